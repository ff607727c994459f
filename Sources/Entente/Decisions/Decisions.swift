package import EntenteDocuments
package import EntenteGraph
package import EntenteOntology

/// What a person decided about a graph: which entities are one, which are two, and what is never so.
///
/// Decisions are applied to what was found each time that a graph is made of it, and stand in a file of
/// their own. So they hold for documents that are read later, and leaving the file out undoes them.
package final class Decisions {
  /// One line of the file.
  struct Decision {
    enum Choice {
      /// The second entity is the first.
      case one(EntityID, EntityID)
      /// What these documents say of the entity is said of another one.
      case two(EntityID, documents: Set<String>, other: EntityID)
      /// This statement, by its identifier, is not made.
      case neverID(EntityID)
      /// Nor is any of these ends and this relation, at whatever time.
      case never(EntityID, RelationName, object: String)
    }

    var choice: Choice
    var line: Int
    var isUsed = false
  }

  let path: String
  var decisions: [Decision]
  private let ontology: Ontology
  /// The entity that stands for another one, with all chains followed, and the decision's number.
  private var ones: [EntityID: (id: EntityID, decision: Int)] = [:]
  private var twos: [EntityID: [Int]] = [:]
  private var forbiddenIDs: [EntityID: Int] = [:]
  private var forbidden: [EntityID: [Int]] = [:]

  init(_ decisions: [Decision], path: String, ontology: Ontology) {
    self.decisions = decisions
    self.path = path
    self.ontology = ontology
    var direct: [EntityID: (id: EntityID, decision: Int)] = [:]
    for (number, decision) in decisions.enumerated() {
      switch decision.choice {
      case .one(let kept, let other): direct[other] = (kept, number)
      case .two(let id, _, _): twos[id, default: []].append(number)
      case .neverID(let id): forbiddenIDs[id] = number
      case .never(let subject, _, _): forbidden[subject, default: []].append(number)
      }
    }
    for (other, first) in direct {
      var kept = first.id
      // The reader saw to it that chains have an end.
      while let next = direct[kept] { kept = next.id }
      ones[other] = (kept, first.decision)
    }
  }

  /// Where no decision was made.
  package static func none(ontology: Ontology = .standard) -> Decisions {
    Decisions([], path: "", ontology: ontology)
  }

  // MARK: One and two

  /// The graph of some documents as the decisions want it.
  package func applied(to graph: KnowledgeGraph) -> KnowledgeGraph {
    guard concerns(graph) else { return graph }
    var result = KnowledgeGraph()
    for document in graph.documents { result.insert(document) }
    var mentioned: Set<EntityID> = []
    for statement in graph.statements {
      for part in parts(of: statement) {
        result.insert(part)
        mentioned.formUnion(part.mentions)
      }
    }
    for entity in graph.entities {
      for copy in copies(of: entity) where copy.id == entity.id || mentioned.contains(copy.id) {
        // Of an entity all of whose statements speak of another one nothing is left.
        if copy.id == entity.id, twos[entity.id] != nil, !mentioned.contains(copy.id) { continue }
        result.insert(copy)
      }
    }
    return result
  }

  private func concerns(_ graph: KnowledgeGraph) -> Bool {
    guard !ones.isEmpty || !twos.isEmpty else { return false }
    return ones.keys.contains { graph.entity($0) != nil }
      || twos.keys.contains { graph.entity($0) != nil }
  }

  /// The entity under each name that it has now; one that became two loses its links where it is new.
  private func copies(of entity: Entity) -> [Entity] {
    var copies: [Entity] = []
    for number in twos[entity.id] ?? [] {
      guard case .two(_, _, let other) = decisions[number].choice else { continue }
      copies.append(
        Entity(
          id: ones[other]?.id ?? other, kind: entity.kind, label: entity.label,
          alternativeLabels: entity.alternativeLabels, count: entity.count))
    }
    var own = entity
    own.id = ones[entity.id]?.id ?? entity.id
    return copies + [own]
  }

  /// A statement in the parts that speak of different entities now, mostly one.
  private func parts(of statement: Statement) -> [Statement] {
    var parts = [statement]
    for id in statement.mentions {
      for number in twos[id] ?? [] {
        guard case .two(_, let documents, let other) = decisions[number].choice else { continue }
        parts = parts.flatMap { part -> [Statement] in
          let told = part.evidence.filter { documents.contains($0.documentName) }
          guard !told.isEmpty, part.mentions.contains(id) else { return [part] }
          decisions[number].isUsed = true
          var split = part.renaming { $0 == id ? other : $0 }
          split.evidence = told
          var rest = part
          rest.evidence = part.evidence.filter { !documents.contains($0.documentName) }
          return rest.evidence.isEmpty ? [split] : [rest, split]
        }
      }
    }
    return parts.compactMap { part in
      let renamed = part.renaming { id in
        guard let one = ones[id] else { return id }
        decisions[one.decision].isUsed = true
        return one.id
      }
      return ordered(renamed)
    }
  }

  /// The statement with the ends of a symmetric relation in order; `nil` where both became one.
  private func ordered(_ statement: Statement) -> Statement? {
    guard case .entity(let object) = statement.object else { return statement }
    if object == statement.subject, statement.relation.eventKind == nil { return nil }
    guard object < statement.subject,
      ontology.relationNamed(statement.relation)?.isSymmetric == true
    else { return statement }
    var statement = statement
    statement.object = .entity(statement.subject)
    statement.subject = object
    return statement
  }

  // MARK: Never

  /// Whether any statement is forbidden at all.
  var forbidsSome: Bool { !forbiddenIDs.isEmpty || !forbidden.isEmpty }

  /// Whether a statement is never made.
  func forbids(_ statement: Statement) -> Bool {
    for number in forbidden[statement.subject] ?? [] {
      guard
        case .never(_, statement.relation, statement.object.description) =
          decisions[number].choice
      else { continue }
      decisions[number].isUsed = true
      return true
    }
    guard !forbiddenIDs.isEmpty, let number = forbiddenIDs[statement.id] else { return false }
    decisions[number].isUsed = true
    return true
  }

  /// The graph without what is never so, and without entities of which nothing else was said.
  package func applied(to contents: any GraphContents) throws -> any GraphContents {
    forbidsSome ? try ForbiddenStatements(contents, decisions: self) : contents
  }

  /// A warning for each decision that concerned nothing, once all was read.
  package var unused: [Diagnostic] {
    decisions.filter { !$0.isUsed }.map { decision in
      let what =
        switch decision.choice {
        case .one(_, let other): "nothing is said of \(other)"
        case .two(let id, _, _): "none of these documents says anything of \(id)"
        case .neverID(let id): "there is no \(id)"
        case .never(let subject, let relation, let object):
          "nothing says \(subject) \(relation) \(object)"
        }
      return Diagnostic(
        .warning, path: path, line: decision.line, message: "\(what); the decision changes nothing")
    }
  }
}

extension Statement {
  /// The entities at its ends and in its qualifiers.
  var mentions: Set<EntityID> {
    var mentions: Set<EntityID> = [subject]
    if case .entity(let id) = object { mentions.insert(id) }
    for case .entity(let id) in qualifiers.map(\.value) { mentions.insert(id) }
    return mentions
  }

  /// The statement with other names for its entities.
  func renaming(_ name: (EntityID) -> EntityID) -> Statement {
    var copy = self
    copy.subject = name(subject)
    if case .entity(let id) = object { copy.object = .entity(name(id)) }
    copy.qualifiers = qualifiers.map { qualifier in
      guard case .entity(let id) = qualifier.value else { return qualifier }
      return Qualifier(key: qualifier.key, value: .entity(name(id)))
    }.sorted()
    return copy
  }
}
