package import EntenteBytes
package import EntenteRDF

/// A syntax in which RDF can be read.
public enum RDFSyntax: String, CaseIterable, Sendable {
  /// N-Triples 1.2.
  case ntriples
  /// N-Quads 1.2.
  case nquads
  /// Turtle 1.2.
  case turtle
  /// TriG 1.2.
  case trig
  /// RDF/XML 1.2.
  case rdfxml
  /// JSON-LD 1.1 with its context inside.
  case jsonld

  /// Finds a syntax by its name or its extension, in any case.
  public init?(named name: String) {
    switch name.lowercased() {
    case "ntriples", "n-triples", "nt": self = .ntriples
    case "nquads", "n-quads", "nq": self = .nquads
    case "turtle", "ttl": self = .turtle
    case "trig": self = .trig
    case "rdfxml", "rdf/xml", "rdf", "xml", "owl": self = .rdfxml
    case "jsonld", "json-ld", "json": self = .jsonld
    default: return nil
    }
  }

  /// Finds a syntax by the extension of a file's name, before that of an archive.
  public init?(fileName: String) {
    var fileName = fileName
    for ending in [".gz", ".bz2"] where fileName.lowercased().hasSuffix(ending) {
      fileName.removeLast(ending.utf8.count)
    }
    guard let point = fileName.lastIndex(of: ".") else { return nil }
    self.init(named: String(fileName[fileName.index(after: point)...]))
  }

  /// Whether a document is read line by line.
  package var isLineBased: Bool { self == .ntriples || self == .nquads }

  /// Reads a document into a sink. N-Triples and N-Quads pass in constant memory.
  ///
  /// - Parameters:
  ///   - source: the document.
  ///   - base: what relative references are resolved against.
  ///   - sink: takes the triples.
  ///   - tell: takes what is wrong with a document that can be read on; without it the first error of any
  ///     kind is thrown.
  /// - Returns: names that stand for nothing in the document's context, which JSON-LD ignores.
  /// - Throws: `RDFSyntaxError` at the place that is wrong, `ByteSource.Failure`, and what the sink
  ///   throws.
  @discardableResult
  package func read(
    from source: ByteSource, base: String?, into sink: any QuadSink,
    tell: ((RDFSyntaxError) -> Void)? = nil
  ) throws -> [String] {
    switch self {
    case .ntriples, .nquads:
      var reader = NTriplesReader(allowingGraphs: self == .nquads, skip: tell)
      try read(&reader, source, sink)
    case .turtle, .trig:
      var reader = TurtleReader(allowingGraphs: self == .trig, base: base)
      try reader.read(source.readAll(), into: sink)
    case .rdfxml:
      try RDFXMLReader.read(source.readAll(), base: base, into: sink, warn: tell)
    case .jsonld: return try JSONLDReader.read(source.readAll(), base: base, into: sink)
    }
    return []
  }

  /// Opens the existential, so that the reader is specialised for the usual sink.
  private func read(
    _ reader: inout NTriplesReader, _ source: ByteSource, _ sink: any QuadSink
  ) throws {
    if let filter = sink as? DuplicateFilter {
      try reader.read(from: source, into: filter)
    } else {
      try reader.read(from: source, into: sink)
    }
  }
}
