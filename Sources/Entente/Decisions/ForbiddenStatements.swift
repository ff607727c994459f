import EntenteGraph

/// A graph without the statements that a person forbade.
final class ForbiddenStatements: GraphContents {
  private let contents: any GraphContents
  private let decisions: Decisions
  /// Entities of which only forbidden statements spoke.
  private var orphans: Set<EntityID> = []
  private(set) var statementCount = 0

  init(_ contents: any GraphContents, decisions: Decisions) throws {
    self.contents = contents
    self.decisions = decisions
    let all = try contents.readStatements()
    while let statement = try all() {
      if decisions.forbids(statement) { orphans.formUnion(statement.mentions) }
    }
    let rest = try readStatements()
    while let statement = try rest() {
      statementCount += 1
      if !orphans.isEmpty { orphans.subtract(statement.mentions) }
    }
  }

  func readDocuments() throws -> GraphReading<SourceDocument> { try contents.readDocuments() }
  func document(_ id: String) throws -> SourceDocument? { try contents.document(id) }

  func readEntities() throws -> GraphReading<Entity> {
    let reading = try contents.readEntities()
    return { [orphans] in
      while let entity = try reading() {
        if !orphans.contains(entity.id) { return entity }
      }
      return nil
    }
  }

  func readStatements() throws -> GraphReading<Statement> {
    let reading = try contents.readStatements()
    return { [decisions] in
      while let statement = try reading() {
        if !decisions.forbids(statement) { return statement }
      }
      return nil
    }
  }

  func entity(_ id: EntityID) throws -> Entity? {
    orphans.contains(id) ? nil : try contents.entity(id)
  }

  func inMemory() throws -> KnowledgeGraph {
    var graph = KnowledgeGraph()
    let documents = try readDocuments()
    while let document = try documents() { graph.insert(document) }
    let entities = try readEntities()
    while let entity = try entities() { graph.insert(entity) }
    let statements = try readStatements()
    while let statement = try statements() { graph.insert(statement) }
    return graph
  }
}
