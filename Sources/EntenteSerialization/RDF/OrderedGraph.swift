import EntenteGraph

/// A knowledge graph with its parts in graph order, sorted once for all that walk it.
struct OrderedGraph {
  let documents: [SourceDocument]
  let entities: [Entity]
  let statements: [Statement]
  private let graph: KnowledgeGraph

  init(_ graph: KnowledgeGraph) {
    self.graph = graph
    documents = graph.documents
    entities = graph.entities
    statements = graph.statements
  }

  /// The entity of an identifier.
  func entity(_ id: EntityID) -> Entity? { graph.entity(id) }
}
