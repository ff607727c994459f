import Foundation
import TestSupport
import Testing

@Suite struct `A graph that was exported` {
  private static let samples = Folder.project.appending(path: "Samples").path

  private func world(_ scratch: Scratch) throws -> String {
    let run = try Tool.run(
      "extract", Self.samples, "-o", scratch.path("out/"), "-f", "jsonl,turtle,ntriples,shard")
    #expect(run.status == 0, "\(run.messages)")
    return scratch.path("out")
  }

  @Test func `is the same read back from JSON Lines, Turtle, N-Triples and a shard`() throws {
    let scratch = try Scratch()
    let folder = try world(scratch)
    let bytes = try Data(contentsOf: URL(filePath: folder + "/graph.jsonl"))
    for name in ["graph.jsonl", "graph.ttl", "graph.nt", "graph.shard"] {
      let merged = try Tool.run("merge", folder + "/" + name, "-o", "-", "-f", "jsonl")
      #expect(merged.status == 0 && merged.output == bytes, "\(name): \(merged.messages)")
      let same = try Tool.run("diff", folder + "/graph.jsonl", folder + "/" + name)
      #expect(same.status == 0 && same.output.isEmpty, "\(name): \(same.messages)")
    }
  }

  @Test func `differs from another one by lines that say how`() throws {
    let scratch = try Scratch()
    let old = try scratch.file(
      "a.txt", "Slovenia joined NATO in 2004.\nIceland joined NATO in 1949.\n")
    #expect(try Tool.run("extract", old, "-o", scratch.path("old.jsonl")).status == 0)
    _ = try scratch.file(
      "a.txt", "Slovenia joined NATO on 29 March 2004.\nFrance recognised Kosovo in 2008.\n")
    #expect(try Tool.run("extract", old, "-o", scratch.path("new.ttl")).status == 0)
    let text = try Tool.run("diff", scratch.path("old.jsonl"), scratch.path("new.ttl"))
    #expect(text.status == 1)
    let lines = String(decoding: text.output, as: UTF8.self).split(separator: "\n")
    #expect(
      Set(lines).isSuperset(of: [
        "added\tFrance\trecognizes\tKosovo\tasserted date 2008",
        "gone\tIceland\tmemberOf\tNATO\tasserted start 1949",
        "date\tSlovenia\tmemberOf\tNATO\tasserted start 2004 → asserted start 2004-03-29",
      ]), "\(lines)")
    #expect(text.messages.contains("added ") && text.messages.contains(", gone "))
    let json = try Tool.run("diff", scratch.path("old.jsonl"), scratch.path("new.ttl"), "--json")
    #expect(json.status == 1)
    for line in String(decoding: json.output, as: UTF8.self).split(separator: "\n") {
      let change = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(change["old"] != nil || change["new"] != nil)
    }
    let bad = try scratch.file("bad.jsonl", "{\"id\": 1}\n")
    let failed = try Tool.run("diff", bad, scratch.path("new.ttl"))
    #expect(failed.status == 2 && failed.output.isEmpty)
    #expect(failed.messages.contains("bad.jsonl:1:1: error: “subject” is missing"))
  }

  @Test func `obeys decisions until they are left out`() throws {
    let scratch = try Scratch()
    let folder = try world(scratch)
    func merge(_ decisions: String?) throws -> Tool.Outcome {
      var arguments = ["merge", folder + "/graph.shard", "-o", "-", "-f", "jsonl"]
      if let decisions { arguments += ["--decisions", try scratch.file("d.tsv", decisions)] }
      return try Tool.run(Tool.executable.path, arguments)
    }
    let plain = try merge(nil)
    // What the gazetteer adds is no statement of a run, and no decision's.
    let first = try #require(
      String(decoding: plain.output, as: UTF8.self).split(separator: "\n").first {
        !$0.contains("\"context\": true")
      })
    let line = try #require(
      JSONSerialization.jsonObject(with: Data(first.utf8)) as? [String: Any])
    let id = try #require(line["id"] as? String)
    let decided = try merge("never\t\(id)\n")
    #expect(decided.status == 0 && !String(decoding: decided.output, as: UTF8.self).contains(id))
    #expect(try merge("# nothing\n").output == plain.output)
    let wrong = try merge("never\tstate/slovenia\tsings\tstate/iceland\n")
    #expect(wrong.status == 2 && wrong.output.isEmpty)
    #expect(
      wrong.messages.contains("d.tsv:1:22: error: there is no relation “sings”"),
      "\(wrong.messages)")
    // The same file with the run itself.
    let extracted = try Tool.run(
      "extract", Self.samples, "-o", "-", "-f", "jsonl", "--decisions", scratch.path("d.tsv"))
    #expect(extracted.status == 2)
    _ = try scratch.file("d.tsv", "never\t\(id)\n")
    let run = try Tool.run(
      "extract", Self.samples, "-o", "-", "-f", "jsonl", "--decisions", scratch.path("d.tsv"))
    #expect(run.output == decided.output)
  }
}
