package import EntenteBytes

/// A writer of Turtle and TriG that streams: consecutive triples of one subject share a block.
///
/// Prefixes that are known before the first triple can be declared at the top; another one is
/// declared before the first block that needs it. Memory does not grow with the graph.
package final class TurtleWriter: QuadWriter {
  private var output: ByteOutput
  private let writesGraphs: Bool
  private let quotesReifiers: Bool
  private var prefixes: PrefixMap
  private var position = Position()
  package private(set) var losses = LossReport()

  /// Where in the document the writer is.
  private struct Position {
    var subject: [UInt8] = []
    var subjectKind = TermRecord.Kind.triple
    var predicate: [UInt8] = []
    var graph: [UInt8] = []
    var isInBlock = false
    var isInGraph = false
    /// Whether the block's subject was written as a quoted triple that still lacks its predicates.
    var awaitsPredicate = false
    var isAtTop = true
  }

  /// Creates a writer of Turtle, or of TriG, that may use `prefixes` and declares the namespaces
  /// `declared` at the top.
  ///
  /// With `quotesReifiers` a blank node that first of all reifies a triple is written as
  /// `<< s p o >>`, which both RDF-star and RDF 1.2 read; it must be referred to nowhere else.
  package init(
    to sink: any ByteSink, writingGraphs writesGraphs: Bool = false,
    prefixes: PrefixMap = PrefixMap(PrefixMap.wellKnown), declaring declared: Set<[UInt8]> = [],
    quotesReifiers: Bool = false
  ) {
    output = ByteOutput(to: sink)
    self.writesGraphs = writesGraphs
    self.prefixes = prefixes
    self.quotesReifiers = quotesReifiers
    for (index, entry) in prefixes.entries.enumerated() where declared.contains(entry.namespace) {
      declare(index)
    }
  }

  package func declare(prefix: String, namespace: String) throws {
    prefixes.insert(prefix: prefix, namespace: namespace)
  }

  package func write(_ quad: QuadRecord, in store: TermStore) throws {
    if quad.graph != nil && !writesGraphs { losses.add(.namedGraph) }
    if prefixes.undeclaredCount > 0 { declarePrefixes(of: quad, in: store) }
    enterGraph(writesGraphs ? quad.graph : nil, in: store)
    let isSameSubject =
      position.isInBlock && position.subjectKind == quad.subject.kind
      && store.equal(quad.subject.value, position.subject)
    if isSameSubject {
      writePredicate(quad.predicate, in: store)
    } else {
      closeBlock()
      if quotesReifiers, quad.subject.kind == .blank, quad.object.kind == .triple,
        store.equal(quad.predicate.value, Self.reifies)
      {
        return openQuotedBlock(quad, in: store)
      }
      openBlock(quad.subject, in: store)
      Self.write(predicate: quad.predicate, in: store, prefixes, to: &output)
      position.predicate = Array(store.bytes[quad.predicate.value])
    }
    Self.write(quad.object, in: store, prefixes, to: &output)
    if output.failure != nil { try output.check() }
  }

  package func finish() throws {
    closeBlock()
    closeGraph()
    try output.finish()
  }

  package func abandon() { output.abandon() }

  // MARK: Blocks

  private static let reifies = Array(RDF.reifies.utf8)
  static let type = Array(RDF.type.utf8)

  private func openBlock(_ subject: TermRecord, in store: TermStore) {
    if !position.isAtTop { output.append("\n") }
    if position.isInGraph { output.append("  ") }
    Self.write(subject, in: store, prefixes, to: &output)
    output.append(UInt8(ascii: " "))
    position.subject = Array(store.bytes[subject.value])
    position.subjectKind = subject.kind
    position.isInBlock = true
    position.isAtTop = false
  }

  private func openQuotedBlock(_ quad: QuadRecord, in store: TermStore) {
    let triple = store.triples[quad.object.value.lowerBound]
    if !position.isAtTop { output.append("\n") }
    if position.isInGraph { output.append("  ") }
    output.append("<< ")
    Self.write(triple.subject, in: store, prefixes, to: &output)
    output.append(UInt8(ascii: " "))
    Self.write(predicate: triple.predicate, in: store, prefixes, to: &output)
    Self.write(triple.object, in: store, prefixes, to: &output)
    output.append(" >> ")
    position.subject = Array(store.bytes[quad.subject.value])
    position.subjectKind = .blank
    position.predicate = []
    position.isInBlock = true
    position.awaitsPredicate = true
    position.isAtTop = false
  }

  private func writePredicate(_ predicate: TermRecord, in store: TermStore) {
    if store.equal(predicate.value, position.predicate) {
      output.append(", ")
      return
    }
    if !position.awaitsPredicate { output.append(position.isInGraph ? " ;\n      " : " ;\n    ") }
    position.awaitsPredicate = false
    Self.write(predicate: predicate, in: store, prefixes, to: &output)
    position.predicate.removeAll(keepingCapacity: true)
    position.predicate.append(contentsOf: store.bytes[predicate.value])
  }

  private func closeBlock() {
    if position.isInBlock { output.append(" .\n") }
    position.isInBlock = false
    position.awaitsPredicate = false
  }

  // MARK: Graphs

  private func enterGraph(_ graph: TermRecord?, in store: TermStore) {
    guard let graph else { return closeGraph() }
    if position.isInGraph, store.equal(graph.value, position.graph) { return }
    closeBlock()
    closeGraph()
    if !position.isAtTop { output.append("\n") }
    Self.write(graph, in: store, prefixes, to: &output)
    output.append(" {\n")
    position.graph = Array(store.bytes[graph.value])
    position.isInGraph = true
    position.isAtTop = true
  }

  private func closeGraph() {
    guard position.isInGraph else { return }
    closeBlock()
    output.append("}\n")
    position.isInGraph = false
    position.isAtTop = false
  }

  // MARK: Prefixes

  /// Declares the prefixes that a triple needs and that are not declared yet.
  private func declarePrefixes(of quad: QuadRecord, in store: TermStore) {
    declarePrefix(of: quad.subject, in: store)
    declarePrefix(of: quad.predicate, in: store)
    declarePrefix(of: quad.object, in: store)
    if writesGraphs, let graph = quad.graph { declarePrefix(of: graph, in: store) }
  }

  @inline(__always)
  private func declarePrefix(of term: TermRecord, in store: TermStore) {
    switch term.kind {
    case .iri: declarePrefix(of: term.value, in: store)
    case .typed: declarePrefix(of: term.qualifier, in: store)
    case .triple: declarePrefixes(of: store.triples[term.value.lowerBound], in: store)
    default: return
    }
  }

  @inline(__always)
  private func declarePrefix(of iri: Range<Int>, in store: TermStore) {
    guard let (entry, _) = prefixes.split(store.bytes, iri), !prefixes.entries[entry].isDeclared
    else { return }
    closeBlock()
    closeGraph()
    declare(entry)
  }

  private func declare(_ index: Int) {
    prefixes.declare(index)
    let entry = prefixes.entries[index]
    output.append("@prefix ")
    output.append(entry.prefix)
    output.append(": ")
    output.appendIRI(entry.namespace, 0..<entry.namespace.count)
    output.append(" .\n")
    position.isAtTop = false
  }
}
