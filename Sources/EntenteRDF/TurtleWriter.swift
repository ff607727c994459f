package import EntenteBytes

/// A writer of Turtle and TriG that streams: consecutive triples of one subject share a block.
///
/// Prefixes that are known before the first triple can be declared at the top; another one is
/// declared before the first block that needs it. Memory does not grow with the graph.
package final class TurtleWriter: QuadWriter {
  private var text: TurtleText
  private let writesGraphs: Bool
  package private(set) var losses = LossReport()

  /// Creates a writer of Turtle, or of TriG, that may use `prefixes` and declares the namespaces
  /// `declared` at the top.
  ///
  /// With `quotesReifiers` a blank node that first of all reifies a triple is written as
  /// `<< s p o >>`, which both RDF-star and RDF 1.2 read; it must be referred to nowhere else.
  /// The blank nodes of `nesting` are written in brackets where they are referred to.
  package init(
    to sink: any ByteSink, writingGraphs writesGraphs: Bool = false,
    prefixes: PrefixMap = PrefixMap(PrefixMap.wellKnown), declaring declared: Set<[UInt8]> = [],
    quotesReifiers: Bool = false, nesting: BlankNodeNesting? = nil
  ) {
    self.writesGraphs = writesGraphs
    text = TurtleText(
      to: sink, prefixes: prefixes, quotesReifiers: quotesReifiers, nesting: nesting)
    text.declare(declared)
  }

  /// The namespaces whose prefixes stand in the document of these triples: neither `a` nor a number
  /// without quotation marks needs any.
  package static func namespaces(
    of quads: [QuadRecord], in store: TermStore, writingGraphs: Bool, prefixes: PrefixMap,
    nesting: BlankNodeNesting?
  ) throws -> Set<[UInt8]> {
    var text = TurtleText(
      to: MemorySink(), prefixes: prefixes, quotesReifiers: false, nesting: nesting)
    text.usedPrefixes = []
    for quad in quads { try text.write(quad, in: store, withGraph: writingGraphs) }
    return Set((text.usedPrefixes ?? []).map { prefixes.entries[$0].namespace })
  }

  /// Whether a literal is written without quotation marks, and so without its datatype.
  package static func isShorthand(_ literal: TermRecord, in store: TermStore) -> Bool {
    TurtleText.isShorthand(literal, in: store)
  }

  package func declare(prefix: String, namespace: String) throws {
    text.prefixes.insert(prefix: prefix, namespace: namespace)
  }

  package func write(_ quad: QuadRecord, in store: TermStore) throws {
    if quad.graph != nil && !writesGraphs { losses.add(.namedGraph) }
    // One access to the text a triple: the checks of exclusivity cost as much as the escapes.
    try text.write(quad, in: store, withGraph: writesGraphs)
  }

  package func finish() throws { try text.finish() }

  package func abandon() { text.output.abandon() }
}
