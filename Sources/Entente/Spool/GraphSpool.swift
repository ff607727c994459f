import EntenteBytes
package import EntenteGraph

/// Gathers the graphs of any number of documents in a memory that does not depend on their number.
///
/// A graph is merged in memory until it is large. Then its entities, statements and documents are
/// written, sorted, to a temporary file, and an empty one takes its place. At the end the sorted runs
/// are merged into one, in which the statements of a fact stand side by side and are consolidated.
package struct GraphSpool {
  private var graph = KnowledgeGraph()
  private var weight = 0
  private let weightLimit: Int
  private var files: Files?

  private struct Files {
    var documents: SpoolRuns<SourceDocument>
    var entities: SpoolRuns<Entity>
    var statements: SpoolRuns<Statement>

    init() throws {
      documents = SpoolRuns(in: try TemporaryFile())
      entities = SpoolRuns(in: try TemporaryFile())
      statements = SpoolRuns(in: try TemporaryFile())
    }
  }

  /// Creates a spool that keeps at most about `weightLimit` entities and statements in memory.
  package init(weightLimit: Int = 1 << 14) { self.weightLimit = max(1, weightLimit) }

  /// Adds what a document states.
  package mutating func insert(_ other: KnowledgeGraph) throws {
    graph.merge(other)
    weight += other.entityCount + other.statementCount
    if weight >= weightLimit { try spill() }
  }

  private mutating func spill() throws {
    var files = try self.files ?? Files()
    try files.documents.append(graph.documents)
    try files.entities.append(graph.entities)
    try files.statements.append(graph.statements)
    self.files = files
    graph.removeAll()
    weight = 0
  }

  /// Returns the whole as it was put in, for what was consolidated before.
  package consuming func contents() throws -> any GraphContents {
    guard files != nil else { return graph }
    try spill()
    guard let files else { return graph }
    return try SpooledGraph(
      documents: files.documents.merged(), entities: files.entities.merged(),
      statements: SpooledSequence(files.statements.merged()))
  }

  /// Merges what tells of the same fact, and returns the whole.
  ///
  /// - Parameters:
  ///   - singular: tells the relations that hold between two entities once at a time.
  ///   - observe: is handed every contradiction, in graph order.
  /// - Returns: the graph, in memory where it never grew large.
  /// - Throws: an error of the temporary files.
  package consuming func finish(
    singular: (RelationName) -> Bool, observe: (KnowledgeGraph.Contradiction) -> Void
  ) throws -> any GraphContents {
    guard files != nil else {
      graph.consolidate(singular: singular).forEach(observe)
      return graph
    }
    try spill()
    guard let files else { return graph }
    let merged = try files.statements.merged()
    var next = try merged()
    var kept: ArraySlice<Statement> = []
    let statements = try SpooledSequence<Statement> {
      if let statement = kept.popFirst() { return statement }
      guard let first = next else { return nil }
      var group: [Statement] = []
      let fact = KnowledgeGraph.Fact(first)
      while let statement = next, KnowledgeGraph.Fact(statement) == fact {
        group.append(statement)
        next = try merged()
      }
      let (statements, contradictions) = KnowledgeGraph.consolidate(
        group, isSingular: singular(first.relation))
      contradictions.forEach(observe)
      kept = statements[...]
      return kept.popFirst()
    }
    return try SpooledGraph(
      documents: files.documents.merged(), entities: files.entities.merged(),
      statements: statements)
  }
}
