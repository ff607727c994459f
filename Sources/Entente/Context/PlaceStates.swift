import EntenteGraph
import EntenteOntology

/// The states in which places lie, as the gazetteer knows them.
struct PlaceStates {
  let gazetteer: Gazetteer
  let ontology: Ontology

  /// The state that a place lies in, or the state itself; `nil` where the gazetteer does not know.
  func state(of id: EntityID) -> EntityID? {
    var step: EntityID? = id
    // An island of a region of a state; a user's table may run in a circle.
    for _ in 0..<Self.longestWay {
      guard let current = step, let place = gazetteer.place(of: current) else { return nil }
      if ontology.isSubclass(gazetteer.kind(at: place), of: "State") { return current }
      step = gazetteer.country(at: place) ?? gazetteer.whole(at: place)
    }
    return nil
  }

  private static let longestWay = 5

  /// The states in which a mission stands, by what is told of it: where it is located, or else the one
  /// state to which it is accredited.
  func hosts(of statements: [Statement]) -> Set<EntityID> {
    let located = statements.objects(of: ["locatedIn"])
    if !located.isEmpty { return Set(located.compactMap(state(of:))) }
    let accredited = Set(statements.objects(of: ["accreditedTo"]).compactMap(state(of:)))
    return accredited.count == 1 ? accredited : []
  }
}
