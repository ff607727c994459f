import EntenteGraph
import EntenteOntology

/// What the gazetteer knows of an entity that a graph names, as statements that are marked as context.
///
/// Nothing is added to what documents say of the same relation: a capital that a page gives stays the
/// only one.
struct ContextFacts {
  private let gazetteer: Gazetteer
  private let ontology: Ontology
  private let survey: ContextSurvey
  private let places: PlaceStates

  init(gazetteer: Gazetteer, ontology: Ontology, survey: ContextSurvey) {
    self.gazetteer = gazetteer
    self.ontology = ontology
    self.survey = survey
    places = PlaceStates(gazetteer: gazetteer, ontology: ontology)
  }

  /// Coordinates and codes of an entity.
  func background(of id: EntityID) -> Entity.Background? {
    gazetteer.place(of: id).flatMap(gazetteer.background(at:))
  }

  /// The statements about a subject, each once.
  func statements(of subject: SubjectReading.Subject) -> [Statement] {
    guard let entity = subject.entity else { return [] }
    var made: [Statement] = []
    if ontology.isSubclass(entity.kind, of: "DiplomaticMission") {
      made = hosts(of: entity.id, subject.statements)
    } else if entity.kind == "Position" {
      if let owner = survey.offices[entity.id] { made = [context(entity.id, "officeOf", owner)] }
    } else if let place = gazetteer.place(of: entity.id) {
      made = known(gazetteer.entry(at: place))
    } else if ontology.isSubclass(entity.kind, of: "Place"), let state = survey.states[entity.id] {
      made = [context(entity.id, "locatedIn", state)]
    }
    let told = Set(subject.statements.filter(\.status.isFact).map(\.relation))
    return made.filter { !told.contains($0.relation) && isAllowed($0, of: entity.kind) }
  }

  /// Whether the ontology allows a statement, which a user's own tables may get wrong.
  private func isAllowed(_ statement: Statement, of kind: ClassName) -> Bool {
    switch statement.object {
    case .entity(let id):
      guard id != statement.subject, let place = gazetteer.place(of: id) else {
        return statement.relation == "officeOf"
      }
      return ontology.accepts(
        subject: kind, relation: statement.relation, object: gazetteer.kind(at: place))
    case .date: return ontology.accepts(subject: kind, relation: statement.relation, date: true)
    default: return false
    }
  }

  /// The states in which a mission stands: each place with the status and the time that it is told with.
  private func hosts(of mission: EntityID, _ statements: [Statement]) -> [Statement] {
    let located = statements.filter { $0.relation == "locatedIn" }
    let deciding =
      located.isEmpty ? statements.filter { $0.relation == "accreditedTo" } : located
    let known = places.hosts(of: statements)
    var made: [Statement.Key: Statement] = [:]
    for statement in deciding {
      guard case .entity(let place) = statement.object else { continue }
      let own = places.state(of: place).flatMap { known.contains($0) ? $0 : nil }
      guard let host = own ?? (known.isEmpty ? survey.hosts[mission] : nil) else { continue }
      var context = context(mission, "hostState", host)
      context.interval = statement.interval
      context.status = statement.status
      made[context.key] = context
    }
    return made.values.sorted()
  }

  /// What a row of the gazetteer says.
  private func known(_ entry: GazetteerEntry) -> [Statement] {
    let isState = ontology.isSubclass(entry.kind, of: "State")
    var made: [Statement] = []
    if let seat = entry.seat {
      made.append(context(entry.id, isState ? "capital" : "headquarters", seat))
    }
    if isState {
      for (relation, year) in [("inception", entry.from), ("dissolved", entry.until)] {
        guard let year, let date = PartialDate(year: year) else { continue }
        var context = context(entry.id, RelationName(rawValue: relation), entry.id)
        context.object = .date(date)
        made.append(context)
      }
    } else if ontology.isSubclass(entry.kind, of: "Place")
      || ontology.isSubclass(entry.kind, of: "Organization")
    {
      if let state = places.state(of: entry.id) {
        made.append(context(entry.id, "locatedIn", state))
      }
      if let whole = entry.partOf { made.append(context(entry.id, "partOf", whole)) }
    }
    return made
  }

  private func context(
    _ subject: EntityID, _ relation: RelationName, _ object: EntityID
  ) -> Statement {
    var statement = Statement(subject: subject, relation: relation, object: .entity(object))
    statement.isContext = true
    return statement
  }
}
