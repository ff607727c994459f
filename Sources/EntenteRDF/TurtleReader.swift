import EntenteBytes

/// A reader of Turtle and TriG (RDF 1.2, which holds RDF 1.1).
///
/// It hands every triple to a sink as soon as it is complete. The document stands in memory as a
/// whole, since strings may span lines; the triples do not.
package struct TurtleReader {
  var scanner = RDFScanner()
  let allowsGraphs: Bool
  private(set) var base: BaseIRI?
  /// The prefixes with their namespaces, in the order of their declaration.
  private var prefixes: [(name: [UInt8], namespace: [UInt8])] = []
  /// The graph of the triples that are read now.
  var graph: TermRecord?
  private var anonymousCount = 0
  private var depth = 0
  /// What the terms of an enclosing graph block need of the decoded bytes.
  var decodedMark: Int?
  /// How deep brackets may nest before a document is taken for an attack on the stack.
  private static let maximumDepth = 500

  /// Creates a reader of Turtle, or of TriG; relative references are resolved against `base`.
  package init(allowingGraphs allowsGraphs: Bool = false, base: String? = nil) {
    self.allowsGraphs = allowsGraphs
    self.base = base.map { BaseIRI(Array($0.utf8)) }
  }

  /// Reads a whole document.
  package mutating func read(_ document: [UInt8], into sink: some QuadSink) throws {
    try scanner.load(document)
    if document.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
    while true {
      scanner.skipSpace()
      if scanner.isAtEnd { return }
      try statement(into: sink)
      graph = nil
      decodedMark = nil
      scanner.discardDecoded()
    }
  }

  /// Returns the triples of a Turtle document.
  package static func triples(of document: [UInt8], base: String? = nil) throws -> [Triple] {
    var triples: [Triple] = []
    var reader = TurtleReader(base: base)
    try reader.read(document, into: QuadHandler { triples.append($0.triple) })
    return triples
  }

  /// Counts a level of nesting while `body` runs.
  mutating func nested<Result>(
    _ body: (inout TurtleReader) throws -> Result
  ) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw scanner.error("brackets nest too deep") }
    return try body(&self)
  }

  /// A blank node that the document does not name.
  mutating func anonymous() -> TermRecord {
    anonymousCount += 1
    return TermRecord(.blank, scanner.append(Array("anon\(anonymousCount)".utf8)))
  }

  /// A blank node that the document names. Labels that look like those of ``anonymous()`` get one
  /// more underscore, so that the two never meet.
  mutating func named() throws -> TermRecord {
    let label = try scanner.blankLabel()
    let bytes = scanner.store.bytes[label]
    guard bytes.starts(with: "anon".utf8) else { return TermRecord(.blank, label) }
    let digits = bytes.dropFirst(4).drop { $0 == UInt8(ascii: "_") }
    guard !digits.isEmpty, digits.allSatisfy(CharacterClass.isDigit) else {
      return TermRecord(.blank, label)
    }
    let renamed = Array("anon_".utf8) + bytes.dropFirst(4)
    return TermRecord(.blank, scanner.append(renamed))
  }

  /// Hands a triple over.
  @inline(__always)
  mutating func emit(
    _ subject: TermRecord, _ predicate: TermRecord, _ object: TermRecord, _ sink: some QuadSink
  ) throws {
    try sink.write(QuadRecord(subject, predicate, object, graph: graph), in: scanner.store)
  }

  /// Reads an IRI reference at the position and resolves it.
  mutating func iri() throws -> TermRecord {
    let start = scanner.position
    let reference = try scanner.iriReference()
    if scanner.isAbsolute(reference) { return TermRecord(.iri, reference) }
    guard let base else { throw scanner.error("a relative IRI without a base", at: start) }
    let resolved = base.resolve(Array(scanner.store.bytes[reference]))
    guard BaseIRI.schemeLength(resolved) != nil else {
      throw scanner.error("the base of a relative IRI is not absolute", at: start)
    }
    return TermRecord(.iri, scanner.append(resolved))
  }

  /// Takes a base or a prefix from a directive.
  mutating func setBase(_ iri: TermRecord) {
    base = BaseIRI(Array(scanner.store.bytes[iri.value]))
  }

  mutating func setPrefix(_ name: [UInt8], _ namespace: TermRecord) {
    let bytes = Array(scanner.store.bytes[namespace.value])
    if let index = prefixes.firstIndex(where: { $0.name == name }) {
      prefixes[index].namespace = bytes
    } else {
      prefixes.append((name, bytes))
    }
  }

  /// The namespace of a prefix.
  func namespace(of name: Range<Int>) -> [UInt8]? {
    for prefix in prefixes where scanner.store.equal(name, prefix.name) { return prefix.namespace }
    return nil
  }
}
