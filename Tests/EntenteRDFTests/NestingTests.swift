import EntenteBytes
import EntenteRDF
import Testing

@Suite struct `Blank nodes in Turtle` {
  /// Writes N-Triples as Turtle with brackets, without prefixes.
  private func turtle(_ triples: String) throws -> String {
    let collector = Collector()
    var reader = NTriplesReader()
    try reader.read(Array(triples.utf8), into: collector)
    let memory = MemorySink()
    let nesting = BlankNodeNesting(collector.quads, in: collector.store, withGraphs: false)
    let writer = TurtleWriter(to: memory, prefixes: PrefixMap(), nesting: nesting)
    for quad in collector.quads { try writer.write(quad, in: collector.store) }
    try writer.finish()
    return memory.text
  }

  private func same(_ turtle: String, as triples: String) throws -> Bool {
    func quads(_ text: String) throws -> [Quad] {
      try TurtleReader.triples(of: Array(text.utf8)).map { Quad($0) }
    }
    return try Isomorphism.isomorphic(quads(turtle), quads(triples))
  }

  @Test func `stand in brackets where they are referred to once`() throws {
    let triples = """
      <x:s> <x:p> _:a .
      _:a <x:q> "1" .
      _:a <x:r> _:b .
      """
    let text = try turtle(triples)
    #expect(text == "<x:s> <x:p> [ <x:q> \"1\" ;\n        <x:r> []\n      ] .\n")
    #expect(try same(text, as: triples))
  }

  @Test func `keep their labels where they are referred to twice, or by themselves`() throws {
    let triples = """
      <x:s> <x:p> _:a .
      <x:t> <x:p> _:a .
      _:a <x:q> "1" .
      _:c <x:p> _:d .
      _:d <x:p> _:c .
      _:e <x:p> _:e .
      """
    let text = try turtle(triples)
    #expect(!text.contains("["))
    #expect(try same(text, as: triples))
  }

  @Test func `need no label where nothing refers to them`() throws {
    let text = try turtle("_:a <x:p> \"1\" .\n_:a <x:q> \"2\" .\n")
    #expect(text == "[] <x:p> \"1\" ;\n    <x:q> \"2\" .\n")
  }

  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  /// The triples of a list of numbers behind `<x:s> <x:p>`.
  private func list(_ count: Int, and more: String = "") -> String {
    (0..<count).map { index in
      let rest = index + 1 < count ? "_:c\(index + 1)" : "<\(Self.rdf)nil>"
      return """
        _:c\(index) <\(Self.rdf)first> "\(index)" .
        _:c\(index) <\(Self.rdf)rest> \(rest) .

        """
    }.joined() + more + "<x:s> <x:p> _:c0 .\n"
  }

  @Test(arguments: [1, 3, 3_000])
  func `become lists`(count: Int) throws {
    let text = try turtle(list(count))
    #expect(text.hasPrefix("<x:s> <x:p> ( \"0\" "))
    #expect(text.hasSuffix(" ) .\n") && !text.contains("_:"))
    #expect(try TurtleReader.triples(of: Array(text.utf8)).count == 2 * count + 1)
  }

  @Test func `are no list where a cell says more, or where somebody else refers to one`() throws {
    let more = list(3, and: "_:c1 <x:q> \"more\" .\n")
    #expect(try same(turtle(more), as: more))
    #expect(try !turtle(more).contains("( \"0\""))
    let shared = list(3, and: "<x:t> <x:p> _:c1 .\n")
    #expect(try same(turtle(shared), as: shared))
    #expect(try !turtle(shared).contains("( \"0\""))
  }

  @Test func `nest no deeper than a reader goes`() throws {
    let depth = 2_000
    let triples =
      (0..<depth).map { "_:a\($0) <x:p> _:a\($0 + 1) .\n" }.joined() + "<x:s> <x:p> _:a0 .\n"
    let text = try turtle(triples)
    #expect(try TurtleReader.triples(of: Array(text.utf8)).count == depth + 1)
  }

  @Test func `are no prefix`() throws {
    var prefixes = PrefixMap([("_", "http://a/"), ("b.", "http://b/"), ("-c", "http://c/")])
    #expect(prefixes.entries.isEmpty)
    prefixes.insert(prefix: "d.e-1", namespace: "http://d/")
    #expect(prefixes.entries.count == 1)
  }
}

/// Keeps triples in memory, subject by subject as they come.
private final class Collector: QuadSink {
  var store = TermStore()
  var quads: [QuadRecord] = []

  func write(_ quad: QuadRecord, in other: TermStore) throws {
    quads.append(store.append(copyOf: quad, in: other))
  }
}
