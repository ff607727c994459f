/// The part of a graph that a selection asks for, read through it: nothing is copied.
///
/// Memory holds the identifiers of the entities that are chosen and the statements of one subject.
package final class SelectedGraph: GraphContents {
  private let graph: any GraphContents
  private let selection: Selection
  private var scope = Scope()
  package private(set) var statementCount = 0

  /// What the conditions mean for this graph.
  private struct Scope {
    /// The entities of the classes that are asked for; `nil` where none are.
    var ofClasses: Set<EntityID>?
    /// The entities at which the hops begin or pass by; `nil` where none are asked for.
    var reached: Set<EntityID>?
    /// The identifiers of the documents; `nil` where none are asked for.
    var documents: Set<String>?
    /// The entities that chosen statements name.
    var named: Set<EntityID> = []
    /// Those that statements of documents name.
    var namedByDocuments: Set<EntityID> = []
    /// The entities that nothing but background names, where that is left out.
    var namedByBackground: Set<EntityID> = []
    /// The documents that chosen statements cite.
    var cited: Set<String> = []
  }

  /// Works out what a selection means for a graph, which is read once for it and once a hop.
  ///
  /// - Throws: a ``Selection/Problem`` where it names an entity or a document that is not there, and an
  ///   error of the files.
  package init(of graph: any GraphContents, by selection: Selection) throws {
    self.graph = graph
    self.selection = selection
    try findDocuments()
    try findEntities()
    for _ in 1..<max(1, selection.hops) where scope.reached != nil {
      var next = scope.reached ?? []
      let statements = ChosenStatements(of: self, try graph.readStatements())
      while let statement = try statements.next() {
        next.insert(statement.subject)
        if case .entity(let object) = statement.object { next.insert(object) }
      }
      scope.reached = next
    }
    try survey()
    scope.named.formUnion(scope.reached ?? [])
  }

  /// Reads the graph once for what the chosen statements name and how many they are.
  private func survey() throws {
    /// Background that waits for a statement of a document that names the same thing.
    var waiting: [(subject: EntityID, names: Names)] = []
    var told: Set<EntityID> = []
    let all = try graph.readStatements()
    let statements = ChosenStatements(of: self) { [self] in
      let statement = try all()
      guard !selection.includesContext, let statement else { return statement }
      if isLeftOut(statement) {
        scope.namedByBackground.formUnion(Names(of: statement).entities)
      } else {
        told.formUnion(Names(of: statement).entities)
      }
      return statement
    }
    while let statement = try statements.next() {
      let names = Names(of: statement)
      if follows(statement) {
        waiting.append((statement.subject, names))
        continue
      }
      note(names)
      if !statement.isContext { scope.namedByDocuments.formUnion(names.entities) }
    }
    for (subject, names) in waiting where scope.namedByDocuments.contains(subject) { note(names) }
    scope.namedByBackground.subtract(told)
  }

  /// What a statement names.
  private struct Names {
    var entities: [EntityID]
    var documents: [String]

    init(of statement: Statement) {
      entities = [statement.subject]
      if case .entity(let id) = statement.object { entities.append(id) }
      for case .entity(let id) in statement.qualifiers.map(\.value) { entities.append(id) }
      documents = statement.evidence.map(\.document)
    }
  }

  private func note(_ names: Names) {
    scope.named.formUnion(names.entities)
    scope.cited.formUnion(names.documents)
    statementCount += 1
  }

  /// The part of a graph that a selection asks for; the graph itself where that is all of it.
  package static func select(
    _ graph: any GraphContents, by selection: Selection
  ) throws -> any GraphContents {
    selection.isEverything && selection.includesContext
      ? graph : try SelectedGraph(of: graph, by: selection)
  }

  private func findDocuments() throws {
    guard !selection.sources.isEmpty else { return }
    var found: Set<String> = []
    var missing = selection.sources
    let documents = try graph.readDocuments()
    while let document = try documents() {
      for name in [document.id, document.name, document.title]
      where selection.sources.contains(name) {
        found.insert(document.id)
        missing.remove(name)
      }
    }
    if let name = missing.min() {
      throw Selection.Problem(description: "no document of the graph is called “\(name)”")
    }
    scope.documents = found
  }

  private func findEntities() throws {
    guard !selection.classes.isEmpty || !selection.entities.isEmpty else { return }
    var choice = EntityChoice(of: selection.entities)
    var ofClasses: Set<EntityID> = []
    let entities = try graph.readEntities()
    while let entity = try entities() {
      if selection.classes.contains(entity.kind) { ofClasses.insert(entity.id) }
      if !selection.entities.isEmpty { choice.consider(entity) }
    }
    if !selection.classes.isEmpty { scope.ofClasses = ofClasses }
    if !selection.entities.isEmpty { scope.reached = try choice.found() }
  }

  /// Reads the chosen statements subject by subject.
  private final class ChosenStatements {
    private let graph: SelectedGraph
    private let statements: GraphReading<Statement>
    private var following: Statement?
    /// Those of one subject, from the last to the first.
    private var kept: [Statement] = []

    init(of graph: SelectedGraph, _ statements: @escaping GraphReading<Statement>) {
      self.graph = graph
      self.statements = statements
    }

    func next() throws -> Statement? {
      // What others tell of a statement matters for its time alone.
      guard graph.selection.asksForTime else {
        while let statement = try statements() {
          if let chosen = graph.chosen(statement, nil) { return chosen }
        }
        return nil
      }
      while kept.isEmpty {
        guard let first = try following ?? statements() else { return nil }
        var group = [first]
        following = try statements()
        while let statement = following, statement.subject == first.subject {
          group.append(statement)
          following = try statements()
        }
        let lives = StatementLives(of: group, lasting: graph.selection.lastingRelations)
        kept = group.reversed().compactMap { graph.chosen($0, lives) }
      }
      return kept.removeLast()
    }
  }

  /// A statement as the selection tells it, or `nil` where that leaves it out.
  private func chosen(_ statement: Statement, _ lives: StatementLives?) -> Statement? {
    guard !isLeftOut(statement), selection.passesAlone(statement), passesScope(statement) else {
      return nil
    }
    var statement = statement
    if let documents = scope.documents, !statement.isContext {
      statement.evidence.removeAll { !documents.contains($0.document) }
      if statement.evidence.isEmpty { return nil }
    }
    guard let lives else { return statement }
    guard let fit = selection.fit(lives.life(of: statement), of: statement) else { return nil }
    if selection.asOf != nil {
      statement.qualifiers.removeAll { $0.key == Selection.fitQualifier }
      statement.qualifiers.append(
        Qualifier(key: Selection.fitQualifier, value: .text(fit.rawValue)))
      statement.qualifiers.sort()
    }
    return statement
  }

  private func isLeftOut(_ statement: Statement) -> Bool {
    statement.isContext && !selection.includesContext
      && !(selection.includesImplied && statement.isImplied)
  }

  private func passesScope(_ statement: Statement) -> Bool {
    for chosen in [scope.ofClasses, scope.reached] {
      guard let chosen, !chosen.contains(statement.subject) else { continue }
      guard case .entity(let object) = statement.object, chosen.contains(object) else {
        return false
      }
    }
    return true
  }

  /// Whether a statement is background that nobody asked for by name: it stands only beside what documents
  /// say.
  private func follows(_ statement: Statement) -> Bool {
    statement.isContext && scope.reached == nil && selection.relations.isEmpty
      && !selection.isEverything
  }

  package func readDocuments() throws -> GraphReading<SourceDocument> {
    let documents = try graph.readDocuments()
    guard !selection.isEverything else { return documents }
    return { [self] in
      while let document = try documents() {
        if scope.cited.contains(document.id) { return document }
      }
      return nil
    }
  }

  private func isChosen(_ entity: EntityID) -> Bool {
    (selection.isEverything || scope.named.contains(entity))
      && !scope.namedByBackground.contains(entity)
  }

  package func readEntities() throws -> GraphReading<Entity> {
    let entities = try graph.readEntities()
    return { [self] in
      while var entity = try entities() {
        if !isChosen(entity.id) { continue }
        if !selection.includesContext { entity.background = nil }
        return entity
      }
      return nil
    }
  }

  package func readStatements() throws -> GraphReading<Statement> {
    let statements = ChosenStatements(of: self, try graph.readStatements())
    return { [self] in
      while let statement = try statements.next() {
        if !follows(statement) || scope.namedByDocuments.contains(statement.subject) {
          return statement
        }
      }
      return nil
    }
  }

  package func entity(_ id: EntityID) throws -> Entity? {
    guard isChosen(id), var entity = try graph.entity(id) else { return nil }
    if !selection.includesContext { entity.background = nil }
    return entity
  }

  package func document(_ id: String) throws -> SourceDocument? { try graph.document(id) }

  package func inMemory() throws -> KnowledgeGraph { try KnowledgeGraph(reading: self) }
}

extension KnowledgeGraph {
  /// The part of the graph that a selection asks for.
  ///
  /// - Throws: a ``Selection/Problem`` where the selection names what the graph does not hold.
  public func selecting(_ selection: Selection) throws -> KnowledgeGraph {
    try SelectedGraph(of: self, by: selection).inMemory()
  }
}
