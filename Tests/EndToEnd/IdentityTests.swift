import Foundation
import TestSupport
import Testing

/// Documents of one name are told apart, and what one of them says is not laid at another's door.
@Suite struct `Documents of one name` {
  private struct Line: Decodable {
    struct End: Decodable { var id: String?, label: String? }
    struct Evidence: Decodable { var document: String, digest: String, quote: String }
    var subject: End
    var relation: String
    var evidence: [Evidence]
  }

  private func lines(_ output: Data) throws -> [Line] {
    try output.split(separator: UInt8(ascii: "\n")).map {
      try JSONDecoder().decode(Line.self, from: Data($0))
    }
  }

  private func extract(_ inputs: [String]) throws -> (lines: [Line], messages: String) {
    let run = try Tool.run(
      Tool.executable.path, ["extract"] + inputs + ["--format", "jsonl", "--output", "-"])
    #expect(run.status == 0, "\(run.messages)")
    return (try lines(run.output), run.messages)
  }

  private func files(_ texts: [String: String]) throws -> Scratch {
    let scratch = try Scratch()
    for (name, text) in texts {
      let file = scratch.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return scratch
  }

  private static let first = "Minister Xavier Quandt met the press. Canada is a member of NATO.\n"
  private static let second = "Canada is a member of NATO.\n"

  @Test func `in two folders are two, in each order of the folders`() throws {
    let scratch = try files(["a/x.txt": Self.first, "b/x.txt": Self.second])
    let inputs = [scratch.path("a"), scratch.path("b")]
    for inputs in [inputs, inputs.reversed()] {
      let (lines, messages) = try extract(inputs)
      let evidence = lines.filter { $0.relation == "memberOf" }.flatMap(\.evidence)
      #expect(evidence.map(\.document) == ["x.txt", "x.txt"])
      #expect(Set(evidence.map(\.digest)).count == 2)
      #expect(
        messages.contains("warning: another document is called “x.txt” too; both are kept"),
        "\(messages)")
    }
    let turtle = try Tool.run(
      Tool.executable.path, ["extract"] + inputs + ["--format", "ntriples", "--output", "-"])
    let nodes = String(decoding: turtle.output, as: UTF8.self).split(separator: "\n")
      .filter { $0.contains("/identifier> \"x.txt\"") }
    #expect(Set(nodes).count == 2, "\(nodes)")
    let reversed = try Tool.run(
      Tool.executable.path,
      ["extract"] + inputs.reversed() + ["--format", "ntriples", "--output", "-"])
    #expect(reversed.output == turtle.output)
  }

  @Test func `below one folder are called by their paths`() throws {
    let scratch = try files(["in/a/x.txt": Self.first, "in/b/x.txt": Self.second])
    let (lines, messages) = try extract([scratch.path("in")])
    let evidence = lines.filter { $0.relation == "memberOf" }.flatMap(\.evidence)
    #expect(evidence.map(\.document) == ["a/x.txt", "b/x.txt"])
    #expect(!messages.contains("warning"))
  }

  @Test func `that name a person alike name two persons`() throws {
    let scratch = try files([
      "a/x.txt": "John Smith met Mary Jones. John Smith is the ambassador of Peru to Chile.\n",
      "b/x.txt": "John Smith is the ambassador of Norway to Japan.\n",
      "c/x.txt": "Smith was born in 1950. John Smith is a member of the Labour Party.\n",
      "d/x.txt": "John Smith is a member of the Labour Party. He sleeps.\n",
    ])
    let (lines, _) = try extract(["a", "b", "c", "d"].map(scratch.path))
    let smiths = lines.filter { $0.subject.label == "John Smith" }
    var documents: [String: Set<String>] = [:]
    for line in smiths {
      documents[line.subject.id ?? "", default: []].formUnion(line.evidence.map(\.digest))
    }
    #expect(documents.count >= 2)
    #expect(documents.values.allSatisfy { $0.count == 1 }, "\(documents)")
  }

  @Test func `among records, with one id, one address or none`() throws {
    let text = "Canada is a member of NATO."
    let scratch = try files([
      "a.jsonl": """
      {"id": "1", "text": "\(text)", "url": "https://e.example/a"}
      {"id": "1", "text": "\(text) So it is.", "url": "https://e.example/b"}
      {"id": "2", "text": "\(text) Indeed.", "url": "https://e.example/a"}
      {"id": "1", "text": "\(text)", "url": "https://e.example/a"}

      """
    ])
    let (lines, messages) = try extract([scratch.path("a.jsonl")])
    let evidence = lines.flatMap(\.evidence)
    #expect(evidence.map(\.document) == ["1", "1", "2"])
    #expect(Set(evidence.map(\.digest)).count == 3)
    #expect(messages.contains("a.jsonl:2: warning: another document is called “1” too"))
    #expect(
      messages.contains(
        "a.jsonl:3: warning: another document gives the address https://e.example/a"))
    #expect(messages.contains("a.jsonl:4: warning: the document “1” comes again; it is kept once"))
    // Of two processes each calls its record <stdin>:1.
    func digest(_ text: String) throws -> String? {
      let run = try Tool.run(
        "extract", "-", "--format", "jsonl", "--output", "-",
        input: Data("{\"text\": \"\(text)\"}\n".utf8))
      return try self.lines(run.output).flatMap(\.evidence).first?.digest
    }
    #expect(try digest(text) != digest(text + " So it is."))
    #expect(try digest(text) == digest(text))
  }

  @Test func `are two where a page has two revisions`() throws {
    func dump(_ revision: Int, _ text: String) -> String {
      """
      <mediawiki><page><title>Canada</title><ns>0</ns><id>1</id><revision><id>\(revision)</id>
      <timestamp>2024-01-0\(revision)T00:00:00Z</timestamp><model>wikitext</model><text>\(text)</text></revision></page></mediawiki>
      """
    }
    let scratch = try files([
      "a.xml": dump(1, "Canada is a member of NATO."),
      "b.xml": dump(2, "Canada is a member of NATO."),
    ])
    let (lines, messages) = try extract([scratch.path("a.xml"), scratch.path("b.xml")])
    let evidence = lines.filter { $0.relation == "memberOf" }.flatMap(\.evidence)
    #expect(evidence.map(\.document) == ["Canada", "Canada"])
    #expect(Set(evidence.map(\.digest)).count == 2)
    #expect(messages.contains("another document is called “Canada” too"))
  }
}
