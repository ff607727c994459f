import Foundation
import TestSupport
import Testing

@Suite struct `A run that was stopped` {
  /// Some seconds of work: the sentences of a sample, in many documents.
  private static func corpus() throws -> Data {
    let sample = Folder.project.appending(path: "Samples/Foreign relations of Slovenia.txt")
    let text = try String(contentsOf: sample, encoding: .utf8)
    var lines = Data()
    for number in 0..<300 {
      let record = [
        "id": "page \(number)", "title": "Page \(number)", "text": text + "\n\(number)",
      ]
      lines += try JSONSerialization.data(withJSONObject: record, options: .sortedKeys)
      lines += Data("\n".utf8)
    }
    return lines
  }

  private func launch(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Tool.executable
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    return process
  }

  @Test func `at 20 random moments goes on and ends with the same bytes`() throws {
    let scratch = try Scratch()
    let input = try scratch.file("pages.jsonl", Self.corpus())
    let formats = "jsonl,turtle,graphml"
    let whole = try Tool.run("extract", input, "-o", scratch.path("whole"), "-f", formats)
    #expect(whole.status == 0, "\(whole.messages)")
    var killed = 0
    var lap = 0
    var random = SystemRandomNumberGenerator()
    while killed < 20 {
      // A run that came to its end begins anew, elsewhere.
      let folder = scratch.path("checkpoint \(lap)")
      let output = scratch.path("out \(lap)")
      let process = try launch(
        ["extract", input, "-o", output, "-f", formats, "--checkpoint", folder])
      usleep(.random(in: 20_000...900_000, using: &random))
      if process.isRunning {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        // It may have ended just before, but then its files are whole.
        killed += 1
        if FileManager.default.fileExists(atPath: output + "/manifest.json") { lap += 1 }
      } else {
        lap += 1
      }
    }
    let last = try Tool.run(
      "extract", input, "-o", scratch.path("out"), "-f", formats, "--checkpoint",
      scratch.path("checkpoint \(lap)"))
    #expect(last.status == 0, "\(last.messages)")
    #expect(
      last.messages.replacing(scratch.path("out"), with: scratch.path("whole")) == whole.messages)
    for name in ["graph.jsonl", "graph.ttl", "graph.graphml", "manifest.json"] {
      #expect(
        try Data(contentsOf: URL(filePath: scratch.path("out/\(name)")))
          == Data(contentsOf: URL(filePath: scratch.path("whole/\(name)"))), "\(name)")
    }
  }

  @Test func `does again what has changed, and what a damaged file held`() throws {
    let scratch = try Scratch()
    let page = try scratch.file("a.txt", "Slovenia joined NATO in 2004.\n")
    let other = try scratch.file("b.txt", "Iceland recognised Kosovo in 2008.\n")
    let folder = scratch.path("checkpoint")
    func run() throws -> Tool.Outcome {
      try Tool.run("extract", page, other, "-o", "-", "-f", "jsonl", "--checkpoint", folder)
    }
    func shards() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
    let first = try run()
    let kept = try shards()
    #expect(first.status == 0 && kept.count == 1)
    #expect(try run().output == first.output)
    #expect(try shards() == kept, "nothing was new")

    _ = try scratch.file("a.txt", "Slovenia joined NATO in 2003.\n")
    let second = try run()
    #expect(second.output != first.output)
    #expect(String(decoding: second.output, as: UTF8.self).contains("\"2003\""))
    #expect(try shards().count == 2)

    let damaged = URL(filePath: folder + "/" + kept[0])
    var bytes = try Data(contentsOf: damaged)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: damaged)
    let third = try run()
    #expect(third.status == 0 && third.output == second.output)
    #expect(third.messages.contains("\(kept[0]): warning: byte "), "\(third.messages)")
  }
}
