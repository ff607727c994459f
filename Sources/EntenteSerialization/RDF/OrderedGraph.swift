import EntenteGraph

/// A knowledge graph in memory with its parts in graph order, sorted once for all that walk it.
struct OrderedGraph: GraphContents {
  private let documents: [SourceDocument]
  private let entities: [Entity]
  private let statements: [Statement]
  private let graph: KnowledgeGraph

  init(_ graph: KnowledgeGraph) {
    self.graph = graph
    documents = graph.documents
    entities = graph.entities
    statements = graph.statements
  }

  var statementCount: Int { statements.count }

  func readDocuments() -> GraphReading<SourceDocument> { Self.reading(documents) }
  func readEntities() -> GraphReading<Entity> { Self.reading(entities) }
  func readStatements() -> GraphReading<Statement> { Self.reading(statements) }
  func entity(_ id: EntityID) -> Entity? { graph.entity(id) }
  func document(_ id: String) -> SourceDocument? { graph.document(id) }
  func inMemory() -> KnowledgeGraph { graph }

  private static func reading<Element>(_ elements: [Element]) -> GraphReading<Element> {
    var iterator = elements.makeIterator()
    return { iterator.next() }
  }
}
