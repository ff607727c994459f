import EntenteGraph
import EntenteOntology
import EntenteRDF

/// An export of Entente that was read back from its triples: the graph, and what of the triples it does not tell.
struct HeldExport {
  let graph: KnowledgeGraph
  /// The statement model of the triples, and who made them.
  let options: ExportOptions
  /// How many triples the graph would not be written as, with the predicates of some.
  private(set) var foreignCount = 0
  private(set) var foreignPredicates: [String] = []
  /// Whether the graph would be written as exactly these triples.
  private(set) var isWhole = true

  /// Reads held triples; returns `nil` where they hold no statements of Entente's, or some that it cannot read.
  init?(_ held: HeldTriples, ontology: Ontology, options: ExportOptions) throws {
    let nodes = RDFNodes()
    try held.replay(into: nodes)
    let base = nodes.base ?? options.baseIRI
    var assembly = RDFGraphAssembly(nodes, ontology: ontology, baseIRI: base)
    do { try assembly.run() } catch is RDFGraphReader.Problem { return nil }
    guard assembly.statementCount > 0 else { return nil }
    graph = assembly.graph
    var options = options
    options.baseIRI = base
    options.statementModel = nodes.statementModel
    options.hasGraphPerDocument = nodes.hasGraphPerDocument
    options.tool = assembly.tool
    self.options = options
    let tally = QuadTally()
    try held.replay(into: tally)
    tally.isTakingOff = true
    try RDFMapping(of: OrderedGraph(graph), ontology: ontology, options: options, into: tally).run()
    isWhole = tally.isEven
    guard tally.remainingCount > 0 else { return }
    foreignCount = tally.remainingCount
    let rest = ForeignPredicates(of: tally)
    try held.replay(into: rest)
    foreignPredicates = rest.names
  }

  /// Whether a format is written from the graph: RDF only where no triple is lost by it.
  func writes(_ format: GraphFormat) -> Bool {
    guard format.isRDF else { return true }
    let needsGraphs = options.statementModel == .namedGraphs || options.hasGraphPerDocument
    if needsGraphs && !format.hasNamedGraphs { return false }
    if options.statementModel == .annotated && format == .jsonld { return false }
    return isWhole
  }
}

/// Counts triples on the one hand, and takes them off on the other. Blank nodes count as one.
private final class QuadTally: QuadSink {
  private var counts: [QuadDigest: Int] = [:]
  /// Whether the triples that come are taken off.
  var isTakingOff = false
  private var hasMore = false

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    let digest = QuadDigest(quad, in: store, asAnyBlank: true)
    guard isTakingOff else {
      counts[digest, default: 0] += 1
      return
    }
    guard let count = counts[digest] else {
      hasMore = true
      return
    }
    counts[digest] = count > 1 ? count - 1 : nil
  }

  /// How many triples were not taken off.
  var remainingCount: Int { counts.values.reduce(0, +) }

  /// Whether exactly what came first was taken off.
  var isEven: Bool { counts.isEmpty && !hasMore }

  func isRemaining(_ quad: QuadRecord, in store: TermStore) -> Bool {
    counts[QuadDigest(quad, in: store, asAnyBlank: true)] != nil
  }
}

/// The predicates of the triples that were not taken off, the first few.
private final class ForeignPredicates: QuadSink {
  private let tally: QuadTally
  private(set) var names: [String] = []

  init(of tally: QuadTally) { self.tally = tally }

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    guard tally.isRemaining(quad, in: store) else { return }
    let name = store.text(quad.predicate.value)
    if names.count < 5, !names.contains(name) { names.append(name) }
  }
}
