import EntenteBytes
import EntenteRDF

/// A writer of Turtle or TriG that looks at the beginning of a graph before it writes any of it, so
/// that the prefixes stand at the top, and namespaces without one get one.
///
/// Where the beginning is the whole, each subject has one block, its type first, and blank nodes
/// stand in brackets where they can. A longer graph is written in its own order, in constant memory.
final class TurtleLookahead: QuadWriter {
  private let sink: any ByteSink
  private let writesGraphs: Bool
  private var writer: TurtleWriter?
  private var prefixes: [(prefix: String, namespace: String)] = []
  /// The triples that were held back.
  private var store = TermStore()
  private var quads: [QuadRecord] = []
  private static let maximumCount = 10_000

  init(to sink: any ByteSink, writingGraphs writesGraphs: Bool) {
    self.sink = sink
    self.writesGraphs = writesGraphs
  }

  var losses: LossReport { writer?.losses ?? LossReport() }

  func declare(prefix: String, namespace: String) throws {
    prefixes.append((prefix, namespace))
    try writer?.declare(prefix: prefix, namespace: namespace)
  }

  func write(_ quad: QuadRecord, in other: TermStore) throws {
    if let writer { return try writer.write(quad, in: other) }
    quads.append(store.append(copyOf: quad, in: other))
    if quads.count == Self.maximumCount { try begin(nesting: nil) }
  }

  func finish() throws {
    if writer == nil {
      quads = SubjectOrder.sorted(quads, in: store, byGraph: writesGraphs)
      try begin(nesting: BlankNodeNesting(quads, in: store, withGraphs: writesGraphs))
    }
    try writer?.finish()
  }

  func abandon() {
    if let writer { writer.abandon() } else { sink.abandon() }
  }

  /// Writes the prefixes and what was held back.
  private func begin(nesting: BlankNodeNesting?) throws {
    let census = NamespaceCensus(prefixes + EntenteVocabulary.prefixes)
    for quad in quads { census.note(quad, in: store) }
    let prefixes = census.prefixes
    let used = try TurtleWriter.namespaces(
      of: quads, in: store, writingGraphs: writesGraphs, prefixes: prefixes, nesting: nesting)
    // A whole document uses no other prefix. One that was declared later would end a block, and what
    // has no label cannot be the subject of two.
    let writer = TurtleWriter(
      to: sink, writingGraphs: writesGraphs,
      prefixes: nesting == nil ? prefixes : prefixes.keeping(used), declaring: used,
      nesting: nesting)
    self.writer = writer
    for quad in quads { try writer.write(quad, in: store) }
    quads = []
    store = TermStore()
  }
}
