import EntenteBytes
import EntenteRDF
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `JSON-LD` {
  /// Documents of all the ways to say things, each with its context inside.
  private static let documents = [
    #"{"@context": {"e": "http://e/"}, "@id": "e:a", "@type": "e:C", "e:p": ["x", 1, 2.5, true, null]}"#,
    #"{"@context": {"@vocab": "http://v/", "@language": "fr"}, "@id": "http://e/a", "p": "chat", "q": {"@value": "cat", "@language": "en"}}"#,
    #"{"@context": {"p": {"@id": "http://e/p", "@type": "@id"}, "d": {"@id": "http://e/d", "@type": "http://www.w3.org/2001/XMLSchema#date"}}, "@id": "http://e/a", "p": ["b", {"@id": "../c"}], "d": "2006-06-03"}"#,
    #"{"@context": {"@base": "http://base/x/", "p": {"@id": "http://e/p", "@type": "@id"}}, "@id": "a", "p": "../b"}"#,
    #"{"@context": {"l": {"@id": "http://e/l", "@container": "@list"}}, "@id": "http://e/a", "l": ["a", ["b", "c"], []]}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@id": "_:b0", "p": {"@list": [1, {"q": "r"}]}, "s": {"@set": ["x", "y"]}}"#,
    #"{"@context": {"n": {"@id": "http://e/n", "@container": "@language"}}, "@id": "http://e/a", "n": {"en": "one", "de": ["eins", "ein"], "@none": "1"}}"#,
    #"{"@context": {"i": {"@id": "http://e/i", "@container": "@index"}}, "@id": "http://e/a", "i": {"x": "1", "y": ["2", "3"]}}"#,
    #"{"@context": {"@vocab": "http://e/", "i": {"@container": "@id"}}, "@id": "http://e/a", "i": {"http://e/b": {"p": 1}, "@none": {"p": 2}}}"#,
    #"{"@context": {"@vocab": "http://e/", "t": {"@container": "@type"}}, "@id": "http://e/a", "t": {"C": {"p": 1}, "D": [{"@id": "http://e/x"}]}}"#,
    #"{"@context": {"r": {"@reverse": "http://e/p"}}, "@id": "http://e/a", "r": [{"@id": "http://e/b"}, {"@id": "http://e/c"}]}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@id": "http://e/a", "@reverse": {"p": {"@id": "http://e/b", "q": "x"}}}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@graph": [{"@id": "http://e/a", "p": "x"}, {"@id": "http://e/b", "p": "y"}]}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@id": "http://e/g", "p": "of the graph", "@graph": [{"@id": "http://e/a", "p": {"q": 1}}]}"#,
    #"{"@context": {"@vocab": "http://e/", "g": {"@container": "@graph"}}, "@id": "http://e/a", "g": {"@id": "http://e/x", "p": "in a graph"}}"#,
    #"{"@context": {"@vocab": "http://e/", "g": {"@container": ["@graph", "@id"]}}, "@id": "http://e/a", "g": {"http://e/g1": {"@id": "http://e/x", "p": 1}}}"#,
    #"{"@context": {"@version": 1.1, "@vocab": "http://e/", "C": {"@id": "http://e/C", "@context": {"p": "http://other/p"}}}, "@type": "C", "@id": "http://e/a", "p": {"@id": "http://e/b", "p": "outside"}}"#,
    #"{"@context": {"@vocab": "http://e/", "p": {"@id": "http://e/p", "@context": {"q": "http://other/q"}}}, "@id": "http://e/a", "q": 1, "p": {"q": 2}}"#,
    #"{"@context": {"id": "@id", "type": "@type", "value": "@value", "@vocab": "http://e/"}, "id": "http://e/a", "type": ["A", "B"], "p": {"value": "x", "type": "http://e/dt"}}"#,
    #"{"@context": {"@vocab": "http://e/", "x": null, "y": {"@id": null}}, "@id": "http://e/a", "x": "no", "y": "no", "z": "yes"}"#,
    #"{"@context": [{"@vocab": "http://one/"}, {"@vocab": "http://two/", "p": "http://e/p"}], "@id": "http://e/a", "p": 1, "q": 2}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@id": "http://e/a", "p": {"@context": {"@vocab": "http://in/"}, "q": {"@id": "http://e/c", "r": 3}}}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@id": "http://e/a", "p": [1e3, 1.0, -0.5, 1e21, 5.3e-7, 123456789012, 0, {"@value": 2.5, "@type": "http://www.w3.org/2001/XMLSchema#decimal"}]}"#,
    #"{"@context": {"@vocab": "http://e/", "@nest2": "@nest", "labels": "@nest"}, "@id": "http://e/a", "labels": {"p": "x", "q": "y"}}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@id": "http://e/a", "@included": [{"@id": "http://e/i", "p": 1}]}"#,
    #"[{"@id": "http://e/a", "http://e/p": [{"@value": "expanded"}]}, {"@id": "http://e/b", "@type": ["http://e/T"]}]"#,
    #"{"@context": {"p": {"@id": "http://e/p", "@type": "@vocab"}, "v": "http://e/v"}, "@id": "http://e/a", "p": ["v", "http://e/w"]}"#,
    #"{"@context": {"e": {"@id": "http://e/x-", "@prefix": true}, "f": "http://e/f"}, "@id": "http://e/a", "e:p": 1, "f:q": 2}"#,
    #"{"@context": {"@vocab": "http://e/"}, "@id": "http://e/é \u0041", "p": "\ud83c\uddf2\ud83c\uddea \"\\\n"}"#
      .replacingOccurrences(of: " \\u0041", with: "\\u0041"),
  ]

  private static func convert(_ document: String, to path: String? = nil) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "graph.jsonld")
    try document.write(to: file, atomically: true, encoding: .utf8)
    let memory = MemorySink()
    _ = try RDFConverter().convert(
      ByteSource(path: file.path), from: .jsonld, base: "http://example.org/base/doc",
      to: [(.nquads, memory)])
    return memory.text
  }

  @Test(.python) func `is read as pyld reads it`() throws {
    let python = PythonOracle()
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(ProcessInfo.processInfo.processIdentifier)-jsonld")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (number, document) in Self.documents.enumerated() {
      let file = folder.appending(path: "\(number).jsonld")
      try document.write(to: file, atomically: true, encoding: .utf8)
      try Self.convert(document).write(
        to: folder.appending(path: "\(number).nq"), atomically: true, encoding: .utf8)
    }
    #expect(try python.run("check_jsonld.py", [folder.path]) == "")
  }

  @Test(arguments: [
    (#"{"@context": "https://schema.org/", "@id": "http://e/a"}"#, "nothing is fetched"),
    (#"{"@context": {"@import": "x.jsonld"}, "@id": "http://e/a"}"#, "nothing is fetched"),
    (#"{"@id": "http://e/a", "http://e/p": }"#, "expected a JSON value"),
    (#"{"@context": {"a": "b:x", "b": "a:y"}, "@id": "http://e/a"}"#, "defined by itself"),
    (#"{"@id": "http://e/a b"}"#, "none may hold"), ("[1", "expected"), ("", "expected"),
    (String(repeating: "[", count: 100_000), "nest too deep"),
  ])
  func `that is wrong, or needs what is elsewhere, is refused with its place`(
    document: String, message: String
  ) {
    let error = #expect(throws: RDFConverter.Problem.self) { try Self.convert(document) }
    #expect(error?.description.contains(message) == true, "\(error?.description ?? "")")
    #expect(error?.error.line == 1)
  }

  @Test func `of Entente's own says the same as its N-Quads`() throws {
    let memory = (MemorySink(), MemorySink())
    let exporter = GraphExporter(graph: SampleGraph.usual)
    try exporter.write(.jsonld, to: memory.0)
    try exporter.write(.nquads, to: memory.1)
    let lines = try Self.convert(memory.0.text).split(separator: "\n")
    #expect(Set(lines) == Set(memory.1.text.split(separator: "\n")) && lines.count > 50)
  }

  @Test func `names that mean nothing are told`() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let path = folder + "/entente-\(UUID().uuidString).jsonld"
    try #"{"@id": "http://e/a", "p": 1, "http://e/q": 2}"#.write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let memory = MemorySink()
    let summary = try RDFConverter().convert(
      ByteSource(path: path), from: .jsonld, to: [(.ntriples, memory)])[0]
    #expect(summary.losses.examples(of: .ignoredName) == ["p"])
    #expect(summary.counts[0].count == 1)
  }
}
