/// Entities and statements, each once, in an order that depends on nothing but themselves.
///
/// Inserting what is already there merges: names and links of an entity, evidence and qualifiers of
/// a statement. ``entities``, ``statements`` and ``documents`` are sorted, whatever the order of
/// insertion was, so that the same input gives the same bytes.
public struct KnowledgeGraph: Sendable {
  private var entityByID: [EntityID: Entity] = [:]
  private var statementByKey: [Statement.Key: GatheredStatement] = [:]
  private var documentByID: [String: SourceDocument] = [:]

  /// An empty graph.
  public init() {}

  /// Adds an entity, or its names and links to the one with the same identifier.
  public mutating func insert(_ entity: Entity) {
    if entityByID[entity.id]?.merge(entity) == nil { entityByID[entity.id] = entity }
  }

  /// Adds a statement, or its evidence to the one with the same ``Statement/key``.
  public mutating func insert(_ statement: Statement) {
    let key = statement.key
    if statementByKey[key]?.add(statement) == nil {
      statementByKey[key] = GatheredStatement(statement)
    }
  }

  /// Adds a document, once for its identifier.
  public mutating func insert(_ document: SourceDocument) {
    if documentByID[document.id]?.merge(document) == nil { documentByID[document.id] = document }
  }

  /// Adds everything that another graph holds.
  public mutating func merge(_ other: KnowledgeGraph) {
    if statementByKey.isEmpty && entityByID.isEmpty && documentByID.isEmpty {
      self = other
      return
    }
    for document in other.documentByID.values { insert(document) }
    for entity in other.entityByID.values { insert(entity) }
    for statement in other.statementByKey.values { insert(statement.whole) }
  }

  /// The entity of an identifier.
  public func entity(_ id: EntityID) -> Entity? { entityByID[id] }

  /// The document of an identifier.
  public func document(_ id: String) -> SourceDocument? { documentByID[id] }

  /// The entities, sorted by identifier.
  public var entities: [Entity] { entityByID.values.sorted { $0.id < $1.id } }

  /// The statements in graph order: subject, relation, object, interval, status.
  public var statements: [Statement] {
    // Most comparisons end at the subject, and a comparison of two statements copies both.
    let all = statementByKey.values.map(\.whole)
    let subjects = all.map(\.subject)
    let order = all.indices.sorted { a, b in
      subjects[a] == subjects[b] ? all[a] < all[b] : subjects[a] < subjects[b]
    }
    return order.map { all[$0] }
  }

  /// The documents, sorted by identifier.
  public var documents: [SourceDocument] { documentByID.values.sorted() }

  /// How many entities there are.
  public var entityCount: Int { entityByID.count }
  /// How many statements there are.
  public var statementCount: Int { statementByKey.count }
  /// How many documents there are.
  public var documentCount: Int { documentByID.count }

  /// Forgets everything but the room that it took, for a graph that is filled again and again.
  package mutating func removeAll() {
    entityByID.removeAll(keepingCapacity: true)
    statementByKey.removeAll(keepingCapacity: true)
    documentByID.removeAll(keepingCapacity: true)
  }

  /// Replaces the statements, keeping entities and documents.
  mutating func replaceStatements(by statements: [Statement]) {
    statementByKey = [:]
    for statement in statements { insert(statement) }
  }
}
