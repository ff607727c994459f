import Foundation
import TestSupport
import Testing

/// What a run must say, instead of doing something else than was asked for.
@Suite struct `Nothing is silent:` {
  private static let text = "Canada joined NATO on 4 April 1949.\n"

  @Test(arguments: [
    ("extract", "x.svg"), ("extract", "x.html2"), ("extract", "x.md"), ("extract", "x.png"),
    ("extract", "x.json"), ("extract", "new/x.xlsx"), ("convert", "x.svg"), ("convert", "x.md"),
    ("convert", "x.json"), ("convert", "x.jsonl.bak"), ("draw", "x.png"), ("draw", "x.ttl"),
  ])
  func `a file that a command does not write is an error, and no folder of that name`(
    command: String, name: String
  ) throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      command == "extract" ? "a.txt" : "a.nt",
      command == "extract" ? Self.text : "<http://e/a> <http://e/p> <http://e/b> .\n")
    let run = try Tool.run(command, input, "--output", scratch.path(name))
    #expect(run.status == 64)
    #expect(run.messages.contains("." + (name.split(separator: ".").last ?? "")))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).count == 1)
  }

  @Test func `a folder may have a dot in its name where a slash says so`() throws {
    let scratch = try Scratch()
    let input = try scratch.file("a.txt", Self.text)
    let run = try Tool.run(
      "extract", input, "--format", "turtle", "--output", scratch.path("v1.2") + "/")
    #expect(run.status == 0)
    #expect(FileManager.default.fileExists(atPath: scratch.path("v1.2/graph.ttl")))
  }

  @Test(arguments: [("turtle", "x.nt"), ("rdfxml", "x.graphml"), ("jsonl", "x.csv")])
  func `bytes of one format under the name of another are refused`(
    format: String, name: String
  ) throws {
    let scratch = try Scratch()
    let input = try scratch.file("a.txt", Self.text)
    let run = try Tool.run(
      "extract", input, "--format", format, "--output", scratch.path(name))
    #expect(run.status == 64)
    #expect(run.messages.contains("is no extension of \(format)"))
  }

  @Test func `every name of a format works, and is listed with a wrong one`() throws {
    let scratch = try Scratch()
    let input = scratch.path("a.ttl")
    let made = try Tool.run("extract", try scratch.file("a.txt", Self.text), "--output", input)
    #expect(made.status == 0)
    let wrong = try Tool.run("convert", input, "--to", "turtel")
    #expect(wrong.status == 64)
    let list = try #require(wrong.messages.components(separatedBy: "choose from ").last)
    let names = try #require(list.split(separator: "\n").first)
      .split { " (),".contains($0) }.map(String.init)
    #expect(names.contains("neo4j") && names.contains("nt") && names.contains("rdf/xml"))
    for name in names {
      let run = try Tool.run("convert", input, "--to", name, "--output", scratch.path("out"))
      #expect(run.status == 0, "\(name): \(run.messages)")
    }
  }

  @Test(arguments: [
    ["a.txt", "--titles", "^Foreign"], ["a.txt", "--namespace", "4"],
    ["a.txt", "--from", "html", "--titles", "x"],
    ["a.txt", "--format", "turtle", "--every-status"],
    ["a.txt", "--format", "graphml", "--statements", "none"],
    ["a.txt", "--format", "turtle", "--graphml-strict"],
    ["a.txt", "--format", "graphml", "--csv-safe"],
  ])
  func `an option that cannot apply is an error`(arguments: [String]) throws {
    let scratch = try Scratch()
    let input = try scratch.file("a.txt", Self.text)
    let run = try Tool.run(
      Tool.executable.path,
      ["extract", input] + arguments.dropFirst() + ["--output", scratch.path("out")])
    #expect(run.status == 64)
    #expect(run.messages.contains("--"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path("out")))
  }

  @Test func `the files of an extraction are named with what they hold, and what they lack`() throws
  {
    let scratch = try Scratch()
    let input = try scratch.file("a.txt", Self.text + "Ruritania will recognize Kosovo in 2030.\n")
    let run = try Tool.run(
      "extract", input, "--output", scratch.path("out"), "--format", "turtle,graphml")
    #expect(run.status == 0)
    #expect(run.messages.contains("wrote \(scratch.path("out"))/graph.ttl: "))
    #expect(run.messages.contains("graph.graphml: 4 nodes, 4 edges"), "\(run.messages)")
    let quiet = try Tool.run(
      "extract", input, "--output", scratch.path("out"), "--format", "turtle", "--quiet")
    #expect(quiet.messages.isEmpty)
  }

  @Test func `a run that states nothing says why`() throws {
    let scratch = try Scratch()
    let input = try scratch.file("de.txt", "Deutschland erkannte den Kosovo an.\n")
    let run = try Tool.run("extract", input, "--output", scratch.path("out"))
    #expect(run.status == 0)
    #expect(run.messages.contains("nothing is stated; the likeliest reason"))
    #expect(run.messages.contains("only English is read"))
  }

  @Test func `two records of one id are told`() throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      "a.jsonl",
      """
      {"id": "1", "text": "Canada joined NATO on 4 April 1949."}
      {"id": "2", "text": "Norway joined NATO on 4 April 1949."}
      {"id": "1", "text": "Iceland joined NATO on 4 April 1949."}

      """)
    let run = try Tool.run("extract", input, "--output", scratch.path("out"))
    #expect(run.messages.contains("warning: another document is called “1” too"))
    #expect(run.messages.components(separatedBy: "is called").count == 2)
    #expect(run.status == 0)
  }

  @Test(arguments: ["YED", "Gephi", "neo4j-APOC"])
  func `a program's name works in any case`(name: String) throws {
    let scratch = try Scratch()
    let input = try scratch.file("a.nt", "<http://e/a> <http://e/p> <http://e/b> .\n")
    let run = try Tool.run("convert", input, "--for", name, "--output", scratch.path("out"))
    #expect(run.status == 0)
    #expect(FileManager.default.fileExists(atPath: scratch.path("out/graph.graphml")))
  }

  @Test func `cells that a spreadsheet would compute are made harmless on request`() throws {
    let scratch = try Scratch()
    let input = try scratch.file(
      "a.nt",
      """
      <http://e/a> <http://www.w3.org/2000/01/rdf-schema#label> "=1+1" .
      <http://e/b> <http://www.w3.org/2000/01/rdf-schema#label> "-2" .
      <http://e/c> <http://www.w3.org/2000/01/rdf-schema#label> "@x\\u0000y" .

      """)
    func names(_ options: String...) throws -> [Substring] {
      let run = try Tool.run(
        Tool.executable.path,
        ["convert", input, "--to", "neo4j", "--output", scratch.path("out")] + options)
      #expect(run.messages.contains("1 NUL characters"))
      return try String(contentsOfFile: scratch.path("out/nodes.csv"), encoding: .utf8)
        .split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    }
    #expect(try names() == ["=1+1", "-2", "\"@x\u{FFFD}y\""])
    #expect(try names("--csv-safe") == ["\"'=1+1\"", "-2", "\"'@x\u{FFFD}y\""])
  }

  /// The places of 12,000 nodes take a minute to find, in a debug build several.
  @Test(.timeLimit(.minutes(1)))
  func `tables do not wait for a drawing`() throws {
    let scratch = try Scratch()
    let triples = (0..<12_000).map {
      "<http://e/n\($0)> <http://e/p> <http://e/n\($0 * 7 % 997)> .\n"
    }.joined()
    let input = try scratch.file("a.nt", triples)
    let run = try Tool.run("convert", input, "--to", "neo4j", "--output", scratch.path("out"))
    #expect(run.status == 0)
  }
}
