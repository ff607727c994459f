import EntenteBytes
import EntenteRDF
import Testing

/// What the fuzzer found, and what is like it: documents that are refused, since another syntax could not carry
/// what they say, or that would say something else there.
@Suite struct `Hostile documents` {
  private static func rdfxml(_ attributes: String, _ content: String) -> [UInt8] {
    Array(
      """
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/" \(attributes)>
      <rdf:Description rdf:about="http://e/a">\(content)</rdf:Description></rdf:RDF>
      """.utf8)
  }

  @Test(arguments: [
    ("xml:base=\"ht_p://b/\"", "<e:p rdf:resource=\"x\"/>"),
    ("xmlns:f=\"relative\"", "<f:p>x</f:p>"), ("xmlns:f=\"http://e/> \"", "<f:p>x</f:p>"),
    ("xml:lang=\"en&gt; .\"", "<e:p>x</e:p>"), ("xml:lang=\"en_US\"", "<e:p>x</e:p>"),
    ("", "<e:p rdf:resource=\"http://e/ b\"/>"),
    ("", "<e:p rdf:datatype=\"http://e/&gt;\">x</e:p>"),
    (
      "",
      "<e:p rdf:datatype=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#langString\">x</e:p>"
    ),
  ])
  func `in RDF/XML are refused with their place`(attributes: String, content: String) {
    #expect(throws: RDFSyntaxError.self) {
      try RDFXMLReader.read(Self.rdfxml(attributes, content), into: QuadHandler { _ in })
    }
  }

  @Test(arguments: [
    "@base <h-t$p://b/> . <x> <http://e/p> 1 .", "<http://e/ b> <http://e/p> 1 .",
    "<http://e/a> <http://e/p> \"x\"@en> . <http://e/b> <http://e/p> 1 .",
    "<http://e/a> <http://e/\\u003E> 1 .", "<http://e/a> <http://e/p> \"\\uD800\" .",
  ])
  func `in Turtle are refused with their place`(text: String) {
    #expect(throws: RDFSyntaxError.self) { try TurtleReader.triples(of: Array(text.utf8)) }
  }

  /// A base like `h-t$p:` has no scheme, so that it is itself relative.
  @Test func `resolve a base without a scheme against the one before`() throws {
    let text = "@base <http://b/c/> . @base <h-t$p:d/> . <x> <http://e/p> 1 ."
    let triples = try TurtleReader.triples(of: Array(text.utf8))
    #expect(triples.map(\.subject) == [.iri("http://b/c/h-t$p:d/x")])
  }

  @Test func `name blank nodes as every syntax can`() throws {
    let memory = MemorySink()
    let writer = NTriplesWriter(to: memory)
    try RDFXMLReader.read(
      Self.rdfxml("", "<e:p rdf:nodeID=\"a.\"/><e:p rdf:nodeID=\"a\"/>"), into: writer)
    try writer.finish()
    var labels: Set<Term> = []
    var reader = NTriplesReader()
    try reader.read(memory.bytes, into: QuadHandler { labels.insert($0.triple.object) })
    #expect(labels.count == 2)
  }

  @Test func `make no prefix of what Turtle could not read`() {
    let prefixes = PrefixMap([("a", "relative/"), ("b", "http://e/ /"), ("c", "http://e/>/")])
    #expect(prefixes.entries.isEmpty)
  }
}
