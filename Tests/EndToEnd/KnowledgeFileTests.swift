import Foundation
import TestSupport
import Testing

/// A user's own knowledge that is wrong, large or made to do harm: a message with its place, in time.
@Suite struct `Knowledge of a user's own` {
  private static let prefixes = """
    @prefix : <https://own.example/> . @prefix ent: <https://w3id.org/entente/> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

    """

  private func explain(_ option: String, _ file: String) throws -> Tool.Outcome {
    try Tool.run("explain", "Canada joined NATO.", option, file)
  }

  /// The prefix of the standard ontology's names.
  private func standardPrefix() throws -> String {
    let file = Folder.project.appending(path: "Ontology/entente.ttl")
    let text = try String(contentsOf: file, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("@prefix : ") })
    return String(line)
  }

  @Test(arguments: ["--gazetteer", "--ontology", "--patterns"])
  func `that is not UTF-8 is an error at its place`(_ option: String) throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "own.pattern", Data("# one\n# Montr\u{E9}al\n".unicodeScalars.map { UInt8($0.value) }))
    let run = try explain(option, file)
    #expect(run.status == 2)
    #expect(
      run.messages.contains("own.pattern:2:8: error: the byte 0xE9 is not UTF-8"), "\(run.messages)"
    )
  }

  @Test func `whose classes stand below themselves is an error at its place`() throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "own.ttl",
      Self.prefixes + """
        :A a owl:Class ; rdfs:label "a" ; rdfs:subClassOf :B .
        :B a owl:Class ; rdfs:label "b" ; rdfs:subClassOf :C .
        :C a owl:Class ; rdfs:label "c" ; rdfs:subClassOf :A .

        """)
    let run = try explain("--ontology", file)
    #expect(run.status == 2)
    #expect(run.messages.contains("own.ttl:"), "\(run.messages)")
    #expect(run.messages.contains("stands below itself"), "\(run.messages)")
  }

  @Test func `that narrows a standard relation is an error at its place`() throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "own.ttl",
      "\(try standardPrefix())\n@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        + ":recognizes rdfs:domain :Person .\n")
    let run = try explain("--ontology", file)
    #expect(run.status == 2)
    #expect(run.messages.contains("own.ttl:3:"), "\(run.messages)")
    #expect(run.messages.contains("the domain of the standard relation recognizes lacks"))
  }

  @Test func `with a chain of 20,000 classes is read in time`() throws {
    let scratch = try Scratch()
    let classes = (0..<20_000).map { number in
      ":C\(number) a owl:Class ; rdfs:label \"c\(number)\""
        + (number > 0 ? " ; rdfs:subClassOf :C\(number - 1) .\n" : " .\n")
    }
    let file = try scratch.file("own.ttl", Self.prefixes + classes.reversed().joined())
    let clock = ContinuousClock()
    var run: Tool.Outcome?
    let time = try clock.measure { run = try explain("--ontology", file) }
    #expect(run?.status == 0, "\(run?.messages ?? "")")
    #expect(time < .seconds(60))
  }

  @Test(arguments: ["^(a+)+$", "^(a|a)*$"])
  func `in patterns of titles cannot hang`(_ expression: String) throws {
    let scratch = try Scratch()
    let title = String(repeating: "a", count: 200) + "!"
    let dump = try scratch.file(
      "dump.xml",
      "<mediawiki><page><title>\(title)</title><ns>0</ns><id>1</id><revision><id>1</id>"
        + "<model>wikitext</model><text>Canada is a member of NATO.</text></revision></page></mediawiki>"
    )
    let run = try Tool.run("read", dump, "--titles", expression)
    #expect(run.status == 2)
    let all = try Tool.run("read", dump, "--titles", "^a+!$")
    #expect(all.status == 0, "\(all.messages)")
  }

  @Test func `in patterns of titles that cannot be read is refused before anything is`() throws {
    let run = try Tool.run("extract", "missing.xml", "--titles", "a(b")
    #expect(run.status == 64)
    #expect(
      run.messages.contains("cannot be read at its character 4: a group is not closed"),
      "\(run.messages)")
  }
}
