import EntenteGraph
import EntenteOntology

/// What the background of one subject takes from others: whose office a position is, and in which state
/// a mission stands whose place the gazetteer does not know.
///
/// "X has an embassy in Ottawa and consulates-general in Toronto and Livno": the missions of one sender
/// that one stretch of text names stand in one state, so the known places tell of the unknown one.
struct ContextSurvey {
  /// The state or body of each position, where all that hold it agree.
  private(set) var offices: [EntityID: EntityID] = [:]
  /// The states of missions that their own statements do not tell.
  private(set) var hosts: [EntityID: EntityID] = [:]
  /// The states of places that the gazetteer does not know.
  private(set) var states: [EntityID: EntityID] = [:]

  private let ontology: Ontology
  private let places: PlaceStates

  /// A stretch of text that names missions of a sender.
  private struct Passage: Hashable {
    var document: String
    var range: Range<Int>
    var sender: EntityID?
  }

  /// A mission that no known place locates.
  private struct Stray {
    var mission: EntityID
    var places: [EntityID]
    var passages: [Passage]
  }

  init(of graph: any GraphContents, gazetteer: Gazetteer, ontology: Ontology) throws {
    self.ontology = ontology
    places = PlaceStates(gazetteer: gazetteer, ontology: ontology)
    var strays: [Stray] = []
    var offices: [EntityID: Set<EntityID>] = [:]
    var told: [EntityID: Set<EntityID>] = [:]
    var subjects = try SubjectReading(graph)
    while let subject = try subjects.next() {
      for statement in subject.statements where statement.relation == "holdsPosition" {
        guard case .entity(let position) = statement.object else { continue }
        for case .entity(let owner) in statement.qualifiers.filter({ $0.key == "of" }).map(\.value)
        {
          offices[position, default: []].insert(owner)
        }
      }
      if isMission(subject.entity) {
        if places.hosts(of: subject.statements).isEmpty { strays.append(stray(subject)) }
      } else if let entity = subject.entity, ontology.isSubclass(entity.kind, of: "Place"),
        places.state(of: entity.id) == nil
      {
        for object in subject.statements.objects(of: ["locatedIn"]) {
          if let state = places.state(of: object) { told[entity.id, default: []].insert(state) }
        }
      }
    }
    self.offices = Self.agreed(offices)
    states = Self.agreed(told)
    try settle(strays, in: graph)
  }

  private func isMission(_ entity: Entity?) -> Bool {
    entity.map { ontology.isSubclass($0.kind, of: "DiplomaticMission") } ?? false
  }

  private func stray(_ subject: SubjectReading.Subject) -> Stray {
    Stray(
      mission: subject.id, places: subject.statements.objects(of: ["locatedIn"]),
      passages: Self.passages(of: subject))
  }

  private static func passages(of subject: SubjectReading.Subject) -> [Passage] {
    let sender = subject.statements.objects(of: ["sentBy"]).first
    let evidence = subject.statements.filter {
      $0.relation == "locatedIn" || $0.relation == "sentBy"
    }
    .flatMap(\.evidence)
    return evidence.map { Passage(document: $0.document, range: $0.range, sender: sender) }
  }

  /// Finds the states of missions by what the same passages say of others, and then those of the places
  /// in which they stand.
  private mutating func settle(_ strays: [Stray], in graph: any GraphContents) throws {
    guard !strays.isEmpty else { return }
    let asked = Set(strays.flatMap(\.passages))
    var found: [Passage: Set<EntityID>] = [:]
    var subjects = try SubjectReading(graph)
    while let subject = try subjects.next() {
      guard isMission(subject.entity) else { continue }
      let hosts = places.hosts(of: subject.statements)
      for passage in Self.passages(of: subject) where asked.contains(passage) {
        found[passage, default: []].formUnion(hosts)
      }
    }
    var byMission: [EntityID: Set<EntityID>] = [:]
    var byPlace: [EntityID: Set<EntityID>] = [:]
    for stray in strays {
      let hosts = Set(stray.places.compactMap { states[$0] })
        .union(stray.passages.flatMap { found[$0] ?? [] })
      guard hosts.count == 1 else { continue }
      byMission[stray.mission] = hosts
      for place in stray.places where places.state(of: place) == nil {
        byPlace[place, default: []].formUnion(hosts)
      }
    }
    hosts = Self.agreed(byMission)
    for (place, state) in Self.agreed(byPlace) where states[place] == nil { states[place] = state }
    for stray in strays where hosts[stray.mission] == nil {
      let hosts = Set(stray.places.compactMap { states[$0] })
      if hosts.count == 1 { self.hosts[stray.mission] = hosts.first }
    }
  }

  /// What is told of a thing where all tell the same.
  private static func agreed(_ told: [EntityID: Set<EntityID>]) -> [EntityID: EntityID] {
    told.filter { $0.value.count == 1 }.compactMapValues(\.first)
  }
}

extension [Statement] {
  /// The entities that statements of these relations lead to, whatever their status.
  func objects(of relations: Set<RelationName>) -> [EntityID] {
    compactMap { statement in
      guard relations.contains(statement.relation), case .entity(let id) = statement.object else {
        return nil
      }
      return id
    }
  }
}
