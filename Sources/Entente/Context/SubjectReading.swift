import EntenteGraph

/// Reads a graph subject by subject: each entity with the statements about it.
struct SubjectReading {
  /// An entity and what is stated of it; a subject that is no entity of the graph has statements alone.
  struct Subject {
    var id: EntityID
    var entity: Entity?
    var statements: [Statement]
  }

  private let entities: GraphReading<Entity>
  private let statements: GraphReading<Statement>
  private var entity: Entity?
  private var statement: Statement?

  init(_ graph: any GraphContents) throws {
    entities = try graph.readEntities()
    statements = try graph.readStatements()
    entity = try entities()
    statement = try statements()
  }

  /// The next subject by identifier, `nil` at the end.
  mutating func next() throws -> Subject? {
    guard let id = [entity?.id, statement?.subject].compactMap(\.self).min() else { return nil }
    var subject = Subject(id: id, entity: nil, statements: [])
    if entity?.id == id {
      subject.entity = entity
      entity = try entities()
    }
    while let told = statement, told.subject == id {
      subject.statements.append(told)
      statement = try statements()
    }
    return subject
  }
}
