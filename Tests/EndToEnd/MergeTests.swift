import Foundation
import TestSupport
import Testing

@Suite struct `Merging shards` {
  private static let samples = Folder.project.appending(path: "Samples")
  private static let formats =
    "turtle,rdfxml,graphml,ntriples,nquads,trig,jsonld,gexf,neo4j,jsonl,csv,sqlite,dyads,events"

  /// The names and contents of the files of a folder.
  private func contents(of folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
    }
    return files
  }

  private func sample(_ name: String) -> String { Self.samples.appending(path: name).path }

  @Test func `of the samples gives every file of one run, byte for byte`() throws {
    let scratch = try Scratch()
    let one = try Tool.run(
      "extract", Self.samples.path, "--output", scratch.path("one"), "--format", Self.formats)
    #expect(one.status == 0, "\(one.messages)")
    let inputs = [
      ["Foreign relations of Iceland.wiki"], ["vote-on-treaty.html", "briefs.jsonl"],
      ["Foreign relations of Slovenia.txt"],
    ]
    for (number, names) in inputs.enumerated() {
      let run = try Tool.run(
        Tool.executable.path,
        ["extract"] + names.map(sample) + ["--output", scratch.path("\(number).shard")])
      #expect(run.status == 0, "\(run.messages)")
    }
    for (number, order) in [[0, 1, 2], [2, 0, 1]].enumerated() {
      let folder = scratch.path("merged \(number)")
      let merged = try Tool.run(
        Tool.executable.path,
        ["merge"] + order.map { scratch.path("\($0).shard") }
          + ["--output", folder, "--format", Self.formats])
      #expect(merged.status == 0)
      #expect(
        merged.messages.replacing(folder, with: scratch.path("one")) == one.messages,
        "the summary is that of one run")
      #expect(try contents(of: folder) == contents(of: scratch.path("one")))
    }
  }

  @Test func `takes a document out and replaces one`() throws {
    let scratch = try Scratch()
    let text = try String(
      contentsOfFile: sample("Foreign relations of Slovenia.txt"), encoding: .utf8)
    let old = try scratch.file("Slovenia.txt", text)
    let all = try Tool.run(
      "extract", sample("Foreign relations of Iceland.wiki"), old, "-o", scratch.path("all.shard"))
    #expect(all.status == 0)
    let rest = try Tool.run(
      "extract", sample("Foreign relations of Iceland.wiki"), "-o", scratch.path("rest.jsonl"))
    #expect(rest.status == 0)
    let without = try Tool.run(
      "merge", scratch.path("all.shard"), "--without", "Slovenia.txt", "-o", "-", "-f", "jsonl")
    #expect(without.status == 0)
    #expect(try without.output == Data(contentsOf: URL(filePath: scratch.path("rest.jsonl"))))

    _ = try scratch.file(
      "Slovenia.txt", text + "\n\nSlovenia joined the Antarctic Treaty in 2019.\n")
    let new = try Tool.run("extract", old, "-o", scratch.path("new.shard"))
    #expect(new.status == 0)
    let fresh = try Tool.run(
      "extract", sample("Foreign relations of Iceland.wiki"), old, "-o", "-", "-f", "jsonl")
    let merged = try Tool.run(
      "merge", scratch.path("all.shard"), scratch.path("new.shard"), "-o", "-", "-f", "jsonl")
    #expect(merged.output == fresh.output && !fresh.output.isEmpty)
    #expect(merged.messages.contains("“Slovenia.txt” replaces what"), "\(merged.messages)")
    let missing = try Tool.run("merge", scratch.path("all.shard"), "--without", "Atlantis.txt")
    #expect(missing.status == 2)
    #expect(missing.messages.contains("Atlantis.txt: error: no file has this document"))
  }

  @Test func `of a file that is no whole shard says where and writes nothing`() throws {
    let scratch = try Scratch()
    let good = scratch.path("good.shard")
    #expect(try Tool.run("extract", Self.samples.path, "-o", good).status == 0)
    let bytes = try Data(contentsOf: URL(filePath: good))
    var changed = bytes
    changed[bytes.count / 2] ^= 1
    var foreign = bytes
    foreign.replaceSubrange(8..<12, with: Data("0999".utf8))
    for (name, content, message) in [
      ("changed", changed, "what was found in a document is damaged"),
      ("cut", bytes.dropLast(9), "the shard ends too early"),
      ("foreign", foreign, "byte 8: the shard is of version 0999"),
      ("text", Data("a text\n".utf8), "this is no shard"),
    ] {
      let bad = try scratch.file("\(name).shard", Data(content))
      let run = try Tool.run(
        "merge", good, bad, "-o", scratch.path("out"), "--contradictions", scratch.path("c.tsv"))
      #expect(run.status == 2, "\(name)")
      #expect(run.messages.contains("\(name).shard: error: "), "\(run.messages)")
      #expect(run.messages.contains(message), "\(run.messages)")
      #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
      #expect(!FileManager.default.fileExists(atPath: scratch.path("c.tsv")))
    }
    #expect(try Tool.run("merge", scratch.path("none.shard")).status == 2)
    #expect(try Tool.run("convert", good, "--from", "turtle", "--to", "shard").status == 64)
  }

  @Test func `never makes one person of the strangers of two pipes`() throws {
    let scratch = try Scratch()
    let texts = [
      "Minister Jana Novak of Slovenia visited Iceland in 2019.",
      "Jana Novak, who is a singer, was named ambassador of Austria to Chile.",
    ]
    for (number, text) in texts.enumerated() {
      let record = Data("{\"text\": \"\(text)\"}\n".utf8)
      let run = try Tool.run(
        "extract", "-", "--from", "jsonl", "-o", scratch.path("\(number).shard"), input: record)
      #expect(run.status == 0, "\(run.messages)")
    }
    let both = Data(texts.map { "{\"text\": \"\($0)\"}\n" }.joined().utf8)
    let one = try Tool.run("extract", "-", "--from", "jsonl", "-o", "-", "-f", "jsonl", input: both)
    let merged = try Tool.run(
      "merge", scratch.path("0.shard"), scratch.path("1.shard"), "-o", "-", "-f", "jsonl")
    #expect(merged.output == one.output && !one.output.isEmpty)
    #expect(merged.messages.contains("documents 2"), "\(merged.messages)")
  }
}
