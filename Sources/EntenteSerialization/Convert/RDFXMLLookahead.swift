import EntenteBytes
import EntenteRDF

/// A writer of RDF/XML that looks at the beginning of a graph before it writes any of it, so that the root
/// declares the namespaces that the names of elements use, and no others. What comes later and has no
/// prefix there declares its own.
final class RDFXMLLookahead: QuadWriter {
  private let sink: any ByteSink
  private var writer: RDFXMLWriter?
  private var prefixes: [(prefix: String, namespace: String)] = []
  /// The triples that were held back.
  private var store = TermStore()
  private var quads: [QuadRecord] = []
  private static let maximumCount = 10_000

  init(to sink: any ByteSink) { self.sink = sink }

  var losses: LossReport { writer?.losses ?? LossReport() }

  func declare(prefix: String, namespace: String) throws { prefixes.append((prefix, namespace)) }

  func write(_ quad: QuadRecord, in other: TermStore) throws {
    if let writer { return try writer.write(quad, in: other) }
    quads.append(store.append(copyOf: quad, in: other))
    if quads.count == Self.maximumCount { try begin() }
  }

  func finish() throws {
    if writer == nil { try begin() }
    try writer?.finish()
  }

  func abandon() {
    if let writer { writer.abandon() } else { sink.abandon() }
  }

  private func begin() throws {
    let census = NamespaceCensus(prefixes + EntenteVocabulary.prefixes)
    for quad in quads { census.noteNames(quad, in: store) }
    let writer = RDFXMLWriter(to: sink, prefixes: census.prefixes)
    self.writer = writer
    for quad in quads { try writer.write(quad, in: store) }
    quads = []
    store = TermStore()
  }
}
