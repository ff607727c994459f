package import EntenteBytes
package import EntenteRDF

/// A syntax in which RDF can be read.
public enum RDFSyntax: String, CaseIterable, Sendable {
  case ntriples
  case nquads
  case turtle
  case trig
  case rdfxml

  /// Finds a syntax by its name or its extension, in any case.
  public init?(named name: String) {
    switch name.lowercased() {
    case "ntriples", "n-triples", "nt": self = .ntriples
    case "nquads", "n-quads", "nq": self = .nquads
    case "turtle", "ttl": self = .turtle
    case "trig": self = .trig
    case "rdfxml", "rdf/xml", "rdf", "xml", "owl": self = .rdfxml
    default: return nil
    }
  }

  /// Finds a syntax by the extension of a file's name.
  public init?(fileName: String) {
    guard let point = fileName.lastIndex(of: ".") else { return nil }
    self.init(named: String(fileName[fileName.index(after: point)...]))
  }

  /// Reads a document into a sink. N-Triples and N-Quads pass in constant memory.
  ///
  /// - Throws: `RDFSyntaxError` at the place that is wrong, `ByteSource.Failure`, and what the sink
  ///   throws.
  package func read(
    from source: ByteSource, base: String?, into sink: any QuadSink
  ) throws {
    switch self {
    case .ntriples, .nquads:
      var reader = NTriplesReader(allowingGraphs: self == .nquads)
      try read(&reader, source, sink)
    case .turtle, .trig:
      var reader = TurtleReader(allowingGraphs: self == .trig, base: base)
      try reader.read(source.readAll(), into: sink)
    case .rdfxml: try RDFXMLReader.read(source.readAll(), base: base, into: sink)
    }
  }

  /// Opens the existential, so that the reader is specialised for the most frequent writer.
  private func read(
    _ reader: inout NTriplesReader, _ source: ByteSource, _ sink: any QuadSink
  ) throws {
    if let writer = sink as? NTriplesWriter {
      try reader.read(from: source, into: writer)
    } else {
      try reader.read(from: source, into: sink)
    }
  }
}
