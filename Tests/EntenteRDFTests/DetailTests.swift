import EntenteBytes
import EntenteRDF
import Testing

/// Details of the syntaxes that peers get wrong, each with the right value.
@Suite struct `Details of RDF` {
  private static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  @Test func `prefixes may begin like keywords`() throws {
    let text = """
      @prefix base1: <http://b/> . PREFIX prefix1: <http://p/> prefix graph.x: <http://g/>
      base1:s prefix1:p graph.x:o . prefix1:s base1:p base1:true1 .
      """
    let triples = try TurtleReader.triples(of: Array(text.utf8))
    #expect(triples.map(\.subject) == [.iri("http://b/s"), .iri("http://p/s")])
    #expect(triples.map(\.object) == [.iri("http://g/o"), .iri("http://b/true1")])
    var quads: [Quad] = []
    var reader = TurtleReader(allowingGraphs: true)
    try reader.read(
      Array("@prefix graph1: <http://g/> . graph1:g { graph1:s graph1:p 1 }".utf8),
      into: QuadHandler { quads.append($0) })
    #expect(quads.map(\.graph) == [.iri("http://g/g")])
  }

  private static func xml(_ declarations: String, _ root: String, _ content: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?>
      <!DOCTYPE rdf:RDF [\(declarations)]>
      <rdf:RDF xmlns:rdf="\(rdf)" \(root)>\(content)</rdf:RDF>
      """.utf8)
  }

  private static func read(_ document: [UInt8]) throws -> [Triple] {
    var triples: [Triple] = []
    try RDFXMLReader.read(document, into: QuadHandler { triples.append($0.triple) })
    return triples
  }

  @Test func `entities are expanded in namespaces, in references and in texts`() throws {
    let triples = try Self.read(
      Self.xml(
        "<!ENTITY e \"http://e/ns#\"><!ENTITY f \"&e;f-\"><!ENTITY t \"Bosnia &amp; Herzegovina\">",
        "xmlns:e=\"&e;\" xmlns:f=\"&f;\" xmlns:q=\"http://q/?a=1&amp;b=\"",
        "<e:C rdf:about=\"&e;x\"><f:p rdf:resource=\"&e;y\"/><q:r>in &t;.</q:r></e:C>"))
    #expect(
      triples == [
        Triple(.iri("http://e/ns#x"), .iri(Self.rdf + "type"), .iri("http://e/ns#C")),
        Triple(.iri("http://e/ns#x"), .iri("http://e/ns#f-p"), .iri("http://e/ns#y")),
        Triple(
          .iri("http://e/ns#x"), .iri("http://q/?a=1&b=r"),
          .literal(Literal("in Bosnia & Herzegovina."))),
      ])
  }

  @Test(arguments: [
    // Ten levels of ten: ten billion letters.
    (0..<10).map {
      "<!ENTITY e\($0 + 1) \"" + String(repeating: "&e\($0);", count: 10) + "\">"
    }.joined() + "<!ENTITY e0 \"xxxxxxxxxx\">",
    "<!ENTITY e10 SYSTEM \"file:///etc/passwd\">", "<!ENTITY e10 \"<b/>\">", "<!ENTITY x \"\">",
    "<!ENTITY e10 \"&e10;\">",
  ])
  func `entities that grow without end, that are files, elements or unknown are refused`(
    declarations: String
  ) {
    for content in ["<e:p>&e10;</e:p>", "<e:q xmlns:e=\"&e10;\"/>"] {
      let content = "<rdf:Description>" + content + "</rdf:Description>"
      #expect(throws: RDFSyntaxError.self) {
        try Self.read(Self.xml(declarations, "xmlns:e=\"http://e/\"", content))
      }
    }
  }

  private static func rdfxml(_ triples: String) throws -> (text: String, losses: LossReport) {
    let memory = MemorySink()
    let writer = RDFXMLWriter(to: memory, prefixes: PrefixMap())
    var reader = NTriplesReader()
    try reader.read(Array(triples.utf8), into: writer)
    try writer.finish()
    return (memory.text, writer.losses)
  }

  @Test func `a text of 12 million letters comes back from RDF/XML`() throws {
    let text = String(repeating: "x", count: 12_000_000)
    let xml = try Self.rdfxml("<http://e/s> <http://e/p> \"\(text)\" .\n").text
    #expect(try Self.read(Array(xml.utf8)).map(\.object) == [.literal(Literal(text))])
  }

  @Test func `elements that nest deep are refused`() {
    let open = String(repeating: "<rdf:Description><e:p>", count: 10_000)
    let document = "<rdf:RDF xmlns:rdf=\"\(Self.rdf)\" xmlns:e=\"http://e/\">" + open
    #expect(throws: RDFSyntaxError.self) { try Self.read(Array(document.utf8)) }
  }

  @Test func `no namespace ends within a percent escape`() throws {
    let (text, losses) = try Self.rdfxml(
      """
      <http://e/s> <http://e/caf%C3%A9> "1" .
      <http://e/s> <http://e/caf%C3%A9s> "2" .
      <http://e/s> <http://e/%4Ab%C3> "3" .

      """)
    #expect(text.contains("<ns:s xmlns:ns=\"http://e/caf%C3%A9\">2</ns:s>"))
    #expect(losses[.unsplittablePredicate] == 2)
    #expect(
      losses.examples(of: .unsplittablePredicate) == [
        "http://e/caf%C3%A9", "http://e/%4Ab%C3",
      ])
  }

  @Test func `a predicate in the namespace of declarations is refused by name`() throws {
    let namespace = "http://www.w3.org/2000/xmlns/"
    let memory = MemorySink()
    let writer = RDFXMLWriter(to: memory, prefixes: PrefixMap([("x", namespace)]))
    var reader = NTriplesReader()
    try writer.declare(prefix: "y", namespace: namespace)
    try reader.read(
      Array("<http://e/s> <\(namespace)foo> \"1\" .\n<http://e/s> <http://e/p> \"2\" .\n".utf8),
      into: writer)
    try writer.finish()
    #expect(!memory.text.contains(namespace))
    #expect(writer.losses.examples(of: .unsplittablePredicate) == [namespace + "foo"])
    #expect(try Self.read(memory.bytes).map(\.predicate) == [.iri("http://e/p")])
  }

  @Test(arguments: [
    ("http://e/", true), ("https://u:p@e.org:8080/a;b?c=/?#d", true), ("http://[::1]:80/", true),
    ("http://[1:2:3:4:5:6:1.2.3.4]/", true), ("http://[v1.a:b]/", true), ("urn:a:b", true),
    ("http://é.org/ü?\u{E000}", true), ("mailto:a@b", true), ("http://e:/", true),
    ("http://e:port/", false), ("http://a:b:1/", false), ("http://[:::]/", false),
    ("http://[1:2:3]/", false), ("http://[::1", false), ("http://a@b@c/", false),
    ("http://[::1.2.3.400]/", false), ("http://e/%4", false), ("http://e/%zz", false),
    ("//e/", false), ("http://e/ /", false), ("http://e/#a#b", false), ("http://e/\u{E000}", false),
    ("1http://e/", false), ("", false), ("http://e:80a/", false), ("http://[::1]x/", false),
  ])
  func `an IRI is what RFC 3987 says`(text: String, isIRI: Bool) {
    #expect(IRISyntax.isIRI(Array(text.utf8)) == isIRI)
  }
}
