import EntenteBytes

/// The text of a document in Turtle or TriG while it is written: blocks, graphs and prefixes.
struct TurtleText: ~Copyable {
  var output: ByteOutput
  var prefixes: PrefixMap
  let nesting: BlankNodeNesting?
  /// The entries of ``prefixes`` that names were written with, where that is asked for.
  var usedPrefixes: Set<Int>?
  private let quotesReifiers: Bool
  private var position = Position()

  /// Where in the document the text ends.
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

  init(
    to sink: any ByteSink, prefixes: PrefixMap, quotesReifiers: Bool, nesting: BlankNodeNesting?
  ) {
    output = ByteOutput(to: sink)
    self.prefixes = prefixes
    self.quotesReifiers = quotesReifiers
    self.nesting = nesting
  }

  mutating func write(_ quad: QuadRecord, in store: TermStore, withGraph: Bool) throws {
    if let nesting, nesting.isNested(quad.subject, in: store) { return }
    if prefixes.undeclaredCount > 0 { declarePrefixes(of: quad, in: store, withGraph: withGraph) }
    enterGraph(withGraph ? quad.graph : nil, in: store)
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
      write(predicate: quad.predicate, in: store)
      Self.replace(&position.predicate, by: quad.predicate.value, of: store)
    }
    writeObject(quad.object, in: store, indent: position.isInGraph ? 8 : 6)
    if output.failure != nil { try output.check() }
  }

  mutating func finish() throws {
    closeBlock()
    closeGraph()
    try output.finish()
  }

  // MARK: Blocks

  private static let reifies = Array(RDF.reifies.utf8)

  private mutating func openBlock(_ subject: TermRecord, in store: TermStore) {
    if !position.isAtTop { output.append("\n") }
    if position.isInGraph { output.append("  ") }
    if let nesting, nesting.isUnnamed(subject, in: store) {
      output.append("[]")
    } else {
      write(subject, in: store)
    }
    output.append(UInt8(ascii: " "))
    Self.replace(&position.subject, by: subject.value, of: store)
    position.subjectKind = subject.kind
    position.isInBlock = true
    position.isAtTop = false
  }

  private mutating func openQuotedBlock(_ quad: QuadRecord, in store: TermStore) {
    let triple = store.triples[quad.object.value.lowerBound]
    if !position.isAtTop { output.append("\n") }
    if position.isInGraph { output.append("  ") }
    output.append("<< ")
    write(triple.subject, in: store)
    output.append(UInt8(ascii: " "))
    write(predicate: triple.predicate, in: store)
    write(triple.object, in: store)
    output.append(" >> ")
    Self.replace(&position.subject, by: quad.subject.value, of: store)
    position.subjectKind = .blank
    position.predicate = []
    position.isInBlock = true
    position.awaitsPredicate = true
    position.isAtTop = false
  }

  private mutating func writePredicate(_ predicate: TermRecord, in store: TermStore) {
    if store.equal(predicate.value, position.predicate) {
      output.append(", ")
      return
    }
    if !position.awaitsPredicate { output.append(position.isInGraph ? " ;\n      " : " ;\n    ") }
    position.awaitsPredicate = false
    write(predicate: predicate, in: store)
    Self.replace(&position.predicate, by: predicate.value, of: store)
  }

  /// Copies a range into an array whose room is used again.
  @inline(__always)
  private static func replace(_ bytes: inout [UInt8], by range: Range<Int>, of store: TermStore) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: store.bytes[range])
  }

  private mutating func closeBlock() {
    if position.isInBlock { output.append(" .\n") }
    position.isInBlock = false
    position.awaitsPredicate = false
  }

  // MARK: Graphs

  private mutating func enterGraph(_ graph: TermRecord?, in store: TermStore) {
    guard let graph else { return closeGraph() }
    if position.isInGraph, store.equal(graph.value, position.graph) { return }
    closeBlock()
    closeGraph()
    if !position.isAtTop { output.append("\n") }
    write(graph, in: store)
    output.append(" {\n")
    Self.replace(&position.graph, by: graph.value, of: store)
    position.isInGraph = true
    position.isAtTop = true
  }

  private mutating func closeGraph() {
    guard position.isInGraph else { return }
    closeBlock()
    output.append("}\n")
    position.isInGraph = false
    position.isAtTop = false
  }

  // MARK: Prefixes

  /// Declares the prefixes of these namespaces.
  mutating func declare(_ namespaces: Set<[UInt8]>) {
    for (index, entry) in prefixes.entries.enumerated() where namespaces.contains(entry.namespace) {
      declare(index)
    }
  }

  /// Declares the prefixes that a triple needs and that are not declared yet.
  private mutating func declarePrefixes(
    of quad: QuadRecord, in store: TermStore, withGraph: Bool
  ) {
    declarePrefix(of: quad.subject, in: store)
    declarePrefix(of: quad.predicate, in: store)
    declarePrefix(of: quad.object, in: store)
    if withGraph, let graph = quad.graph { declarePrefix(of: graph, in: store) }
  }

  @inline(__always)
  private mutating func declarePrefix(of term: TermRecord, in store: TermStore) {
    switch term.kind {
    case .iri: declarePrefix(of: term.value, in: store)
    case .typed: declarePrefix(of: term.qualifier, in: store)
    case .triple:
      declarePrefixes(of: store.triples[term.value.lowerBound], in: store, withGraph: false)
    default: return
    }
  }

  @inline(__always)
  private mutating func declarePrefix(of iri: Range<Int>, in store: TermStore) {
    guard let (entry, _) = prefixes.split(store.bytes, iri), !prefixes.entries[entry].isDeclared
    else { return }
    closeBlock()
    closeGraph()
    declare(entry)
  }

  private mutating func declare(_ index: Int) {
    prefixes.declare(index)
    output.append("@prefix ")
    prefixes.appendPrefix(of: index, to: &output)
    output.append(" ")
    let namespace = prefixes.entries[index].namespace
    output.appendIRI(namespace, 0..<namespace.count)
    output.append(" .\n")
    position.isAtTop = false
  }
}
