import Foundation
import TestSupport
import Testing

/// What becomes of an export of which a system call fails, or at which the process is killed: the files of before or the
/// new ones, all of them, and a word about it.
@Suite(.serialized) struct `An export whose n-th system call fails` {
  /// The library that makes calls fail; see `Tests/Faults/fail_calls.c`.
  private static let library: String = {
    let file = FileManager.default.temporaryDirectory.appending(path: "entente-fail-\(getpid()).so")
    let source = Folder.project.appending(path: "Tests/Faults/fail_calls.c")
    let made = try? Tool.run(
      "/usr/bin/env",
      ["clang", "-shared", "-fPIC", "-O1", "-o", file.path, source.path, "-ldl"])
    precondition(made?.status == 0, "the library cannot be compiled: \(made?.messages ?? "")")
    return file.path
  }()

  private static let old = "Canada is a member of NATO.\n"
  private static let new = "Norway is a member of NATO. Japan recognised Kosovo in 2008.\n"

  /// A run of the tool that replaces the files of an older one.
  private final class Run {
    let scratch: Scratch
    let formats: String
    private let input: String

    init(_ formats: String) throws {
      self.formats = formats
      scratch = try Scratch()
      input = try scratch.file("page.txt", `An export whose n-th system call fails`.old)
      _ = try export()
      _ = try scratch.file("page.txt", `An export whose n-th system call fails`.new)
    }

    func export(_ environment: [String: String] = [:]) throws -> Tool.Outcome {
      try Tool.run(
        Tool.executable.path,
        ["extract", input, "--output", scratch.path("out"), "--format", formats, "--quiet"]
          + (formats.contains(",")
            ? ["--contradictions", scratch.path("out/contradictions.tsv")] : []),
        environment: environment)
    }

    /// What stands in the folder, by name.
    func files() throws -> [String: Data] {
      let folder = scratch.url.appending(path: "out")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      return try Dictionary(
        uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.appending(path: $0))) })
    }
  }

  private func environment(_ call: String, _ number: Int, _ more: [String: String] = [:])
    -> [String: String]
  {
    let errno = ["open": EMFILE, "write": ENOSPC][call] ?? EIO
    return [
      "LD_PRELOAD": Self.library, "FAIL_CALL": call, "FAIL_AT": String(number),
      "FAIL_ERRNO": String(errno),
    ].merging(more) { $1 }
  }

  /// How often a call comes in a run.
  private func count(_ call: String, in run: Run) throws -> Int {
    let file = run.scratch.path("count")
    let whole = try run.export(environment(call, 0, ["FAIL_COUNT": file]))
    #expect(whole.status == 0, "\(whole.messages)")
    return Int(try String(contentsOfFile: file, encoding: .utf8)) ?? 0
  }

  private static let formats = ["jsonl,turtle", "turtle,rdfxml,graphml,jsonl,ntriples"]
  private static let calls = ["open", "read", "write", "rename", "fsync", "link", "mkdir"]

  @Test(arguments: formats, calls)
  func `is whole, old or new, and says so`(_ formats: String, _ call: String) throws {
    let whole = try Run(formats)
    let old = try whole.files()
    _ = try whole.export()
    let new = try whole.files()
    #expect(old != new && old.keys == new.keys)
    let number = try count(call, in: try Run(formats))
    #expect(number > 0 || call == "mkdir")
    for place in 0..<number {
      let run = try Run(formats)
      let failed = try run.export(environment(call, place + 1))
      let there = try run.files()
      let what = "\(call) \(place + 1) of \(number): \(failed.messages)"
      #expect(failed.signal == nil && !failed.messages.contains("broke off"), "\(what)")
      #expect([0, 2].contains(failed.status), "\(what)")
      #expect(failed.status == 0 || failed.messages.contains("error:"), "\(what)")
      #expect(there == (failed.status == 0 ? new : old), "\(what): \(there.keys.sorted())")
    }
  }

  @Test(arguments: ["write", "rename", "fsync", "link"])
  func `and all after it, is finished or undone by the next run`(_ call: String) throws {
    let formats = "turtle,jsonl"
    let whole = try Run(formats)
    _ = try whole.export()
    let new = try whole.files()
    for place in 0..<(try count(call, in: try Run(formats))) {
      let run = try Run(formats)
      let failed = try run.export(environment(call, place + 1, ["FAIL_ALL": "1"]))
      #expect(failed.signal == nil, "\(call) \(place + 1)")
      // Where a file system has no links, files are copied.
      let isDoneWithout = call == "link" && failed.status == 0
      #expect(isDoneWithout || failed.status == 2, "\(call) \(place + 1)")
      #expect(failed.messages.contains("error:") != isDoneWithout)
      if isDoneWithout { #expect(try run.files() == new, "\(call) \(place + 1)") }
      let next = try run.export()
      #expect(next.status == 0, "\(next.messages)")
      #expect(try run.files() == new, "\(call) \(place + 1)")
    }
  }

  @Test(arguments: ["open", "write", "rename", "fsync", "link"])
  func `because it was killed there, is finished or undone by the next run`(_ call: String) throws {
    let formats = "turtle,ntriples"
    let whole = try Run(formats)
    let old = try whole.files()
    _ = try whole.export()
    let new = try whole.files()
    for place in 0..<(try count(call, in: try Run(formats))) {
      let run = try Run(formats)
      let killed = try run.export(environment(call, place + 1, ["FAIL_KILL": "1"]))
      #expect(killed.signal == SIGKILL)
      // Another export into the folder puts in order what it finds.
      let graph = try run.scratch.file("graph.nt", "<http://e/s> <http://e/p> \"o\" .\n")
      let next = try Tool.run(
        "convert", graph, "--to", "trig", "--output", run.scratch.path("out"))
      #expect(next.status == 0, "\(next.messages)")
      var there = try run.files()
      #expect(there.removeValue(forKey: "graph.trig") != nil)
      let names = ["graph.ttl", "graph.nt", "contradictions.tsv"]
      let exported = there.filter { names.contains($0.key) }
      #expect(
        [old, new].map { $0.filter { names.contains($0.key) } }.contains(exported),
        "\(call) \(place + 1)")
      #expect(Set(there.keys) == Set(new.keys), "\(call) \(place + 1): \(there.keys.sorted())")
    }
  }
}
