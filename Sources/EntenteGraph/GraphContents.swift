/// Hands out the next element of a graph, `nil` at the end; throws where a file fails.
package typealias GraphReading<Element> = () throws -> Element?

/// What a writer reads of a graph, wherever that stands: in memory, or in files where it is large.
///
/// Everything is handed out one by one and in graph order. A reading may be begun any number of
/// times.
package protocol GraphContents {
  var statementCount: Int { get }
  /// Begins to read the documents, by identifier.
  func readDocuments() throws -> GraphReading<SourceDocument>
  /// Begins to read the entities, by identifier.
  func readEntities() throws -> GraphReading<Entity>
  /// Begins to read the statements: subject, relation, object, interval, status.
  func readStatements() throws -> GraphReading<Statement>
  /// The entity of an identifier.
  func entity(_ id: EntityID) throws -> Entity?
  /// The document of an identifier.
  func document(_ id: String) throws -> SourceDocument?
  /// The whole graph in memory, for formats that need all of it at once.
  func inMemory() throws -> KnowledgeGraph
}

extension KnowledgeGraph: GraphContents {
  package func readDocuments() -> GraphReading<SourceDocument> { Self.reading(documents) }
  package func readEntities() -> GraphReading<Entity> { Self.reading(entities) }
  package func readStatements() -> GraphReading<Statement> { Self.reading(statements) }
  package func inMemory() -> KnowledgeGraph { self }

  private static func reading<Element>(_ elements: [Element]) -> GraphReading<Element> {
    var iterator = elements.makeIterator()
    return { iterator.next() }
  }
}

extension KnowledgeGraph {
  /// Reads a graph into memory.
  package init(reading graph: some GraphContents) throws {
    self.init()
    let documents = try graph.readDocuments()
    while let document = try documents() { insert(document) }
    let entities = try graph.readEntities()
    while let entity = try entities() { insert(entity) }
    let statements = try graph.readStatements()
    while let statement = try statements() { insert(statement) }
  }
}
