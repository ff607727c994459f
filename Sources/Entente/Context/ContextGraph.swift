package import EntenteGraph
package import EntenteOntology

/// A graph with what the gazetteer knows of the things that it names beside what documents say.
///
/// The background is made while the graph is read, subject by subject; it changes nothing that documents
/// say. Memory holds what cannot be told from one subject alone: the offices' states, and where missions
/// stand whose place the gazetteer does not know.
package final class ContextGraph: GraphContents {
  private let graph: any GraphContents
  private let facts: ContextFacts
  /// The entities that only the background names, by identifier.
  private var added: [Entity] = []
  private var addedByID: [EntityID: Entity] = [:]
  package private(set) var statementCount = 0

  /// Reads a graph as far as its background needs: twice, or three times where missions stand in places
  /// that the gazetteer does not know.
  ///
  /// - Throws: an error of the graph's files.
  package init(of graph: any GraphContents, gazetteer: Gazetteer, ontology: Ontology) throws {
    self.graph = graph
    let survey = try ContextSurvey(of: graph, gazetteer: gazetteer, ontology: ontology)
    facts = ContextFacts(gazetteer: gazetteer, ontology: ontology, survey: survey)
    var missing: Set<EntityID> = []
    var known: Set<EntityID> = []
    var subjects = try SubjectReading(graph)
    while let subject = try subjects.next() {
      statementCount += subject.statements.count
      for statement in facts.statements(of: subject) {
        statementCount += 1
        guard case .entity(let id) = statement.object, !missing.contains(id),
          known.insert(id).inserted
        else { continue }
        if try graph.entity(id) == nil { missing.insert(id) }
      }
    }
    added = missing.sorted().compactMap { gazetteer.place(of: $0).map(gazetteer.entry(at:)) }
      .map { entry in
        var entity = entry.entity
        entity.background = entry.background
        return entity
      }
    addedByID = Dictionary(uniqueKeysWithValues: added.map { ($0.id, $0) })
  }

  package func readDocuments() throws -> GraphReading<SourceDocument> {
    try graph.readDocuments()
  }

  package func readEntities() throws -> GraphReading<Entity> {
    let entities = try graph.readEntities()
    var told = try entities()
    var rest = added[...]
    return { [facts] in
      if let first = rest.first, told.map({ first.id < $0.id }) ?? true { return rest.popFirst() }
      guard var entity = told else { return nil }
      told = try entities()
      entity.background = facts.background(of: entity.id)
      return entity
    }
  }

  package func readStatements() throws -> GraphReading<Statement> {
    var subjects = try SubjectReading(graph)
    // From the last to the first.
    var kept: [Statement] = []
    return { [facts] in
      while true {
        if let statement = kept.popLast() { return statement }
        guard let subject = try subjects.next() else { return nil }
        let background = facts.statements(of: subject)
        kept =
          (background.isEmpty
          ? subject.statements : (subject.statements + background).sorted()).reversed()
      }
    }
  }

  package func entity(_ id: EntityID) throws -> Entity? {
    guard var entity = try graph.entity(id) else { return addedByID[id] }
    entity.background = facts.background(of: id)
    return entity
  }

  package func document(_ id: String) throws -> SourceDocument? { try graph.document(id) }

  package func inMemory() throws -> KnowledgeGraph { try KnowledgeGraph(reading: self) }
}
