import EntenteGraph
import EntenteOntology

/// The state that each entity of a graph stands for in its relations with others.
struct FoldedStates {
  private var byEntity: [EntityID: EntityID] = [:]
  private var bodies: Set<EntityID> = []

  /// Reads a graph with its background once.
  ///
  /// A mission stands for its sender, an office and a body for their state, a place for the state that
  /// it lies in; a person for the one state whose offices the person holds, or else the one that the
  /// person is a citizen of or belongs to in the gazetteer.
  init(of graph: any GraphContents, gazetteer: Gazetteer, ontology: Ontology) throws {
    let places = PlaceStates(gazetteer: gazetteer, ontology: ontology)
    var offices: [EntityID: EntityID] = [:]
    var people: [EntityID: (positions: [EntityID], owners: [EntityID], states: [EntityID])] = [:]
    var subjects = try SubjectReading(graph)
    while let subject = try subjects.next() {
      guard let kind = subject.entity?.kind else { continue }
      let id = subject.id
      if ontology.isSubclass(kind, of: "State") {
        byEntity[id] = id
        bodies.insert(id)
      } else if ontology.isSubclass(kind, of: "DiplomaticMission") {
        byEntity[id] = Self.only(subject.statements.objects(of: ["sentBy"]))
        bodies.insert(id)
      } else if kind == "Position" {
        offices[id] = Self.only(subject.statements.objects(of: ["officeOf"]))
      } else if ontology.isSubclass(kind, of: "Person") || kind == "PersonGroup" {
        let held = subject.statements.filter { $0.relation == "holdsPosition" && $0.status.isFact }
        people[id] = (
          held.objects(of: ["holdsPosition"]),
          held.flatMap(\.qualifiers).filter { $0.key == "of" }.compactMap {
            if case .entity(let owner) = $0.value { owner } else { nil }
          },
          subject.statements.objects(of: ["citizenOf"])
        )
      } else if kind != "InternationalOrganization" && kind != "Treaty" && kind != "Event" {
        byEntity[id] =
          places.state(of: id)
          ?? Self.only(subject.statements.objects(of: ["locatedIn"]).compactMap(places.state(of:)))
        if ["GovernmentBody", "Legislature", "MilitaryBody"].contains(kind) { bodies.insert(id) }
      }
    }
    for (id, person) in people {
      let owners = person.owners + person.positions.compactMap { offices[$0] }
      byEntity[id] =
        Self.only(owners.compactMap { byEntity[$0] ?? places.state(of: $0) })
        ?? Self.only(person.states) ?? places.state(of: id)
    }
    for (position, owner) in offices { byEntity[position] = byEntity[owner] }
  }

  /// The state that an entity stands for; `asBodyOnly` asks for states, their missions and bodies, and
  /// for nobody else.
  func of(_ id: EntityID, asBodyOnly: Bool = false) -> EntityID? {
    if asBodyOnly && !bodies.contains(id) { return nil }
    return byEntity[id]
  }

  private static func only(_ ids: [EntityID]) -> EntityID? {
    Set(ids).count == 1 ? ids.first : nil
  }
}
