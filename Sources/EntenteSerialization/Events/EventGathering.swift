import EntenteGraph

/// What one pass over a graph finds of events: which pairs are of one event, and which deed of a relation an event tells too.
///
/// A sentence that tells of two actors and two recipients makes four statements, one event: the same sentence, kind, mode and
/// time, and an end in common. A relation that is a deed is told by the event that the same sentence makes of the same ends, as
/// far as they stand for the same states: "expelled six Russian diplomats" is of the diplomats there and of Russia here.
struct EventGathering {
  /// What is told, in graph order.
  private(set) var tellings: [Telling] = []
  /// The statement and the quantities of the deed that an event tells too, by the place of the event.
  private(set) var deeds: [Int: Told] = [:]
  /// What has no row of its own, because another one tells it.
  private(set) var isTold: Set<Int> = []
  /// Who holds which positions, and who is head of a state or a government.
  private(set) var positions: [EntityID: [EntityID]] = [:]
  private(set) var heads: Set<EntityID> = []
  private var events: [Int] = []

  /// A sentence of a document.
  private struct Place: Hashable {
    var document: String
    var range: Range<Int>
  }

  /// A relation that an event tells too.
  struct Told {
    var statement: EntityID
    var relation: RelationName
    var qualifiers: [Qualifier]
  }

  /// Reads a graph; `state` is what an entity stands for.
  init(_ graph: any GraphContents, state: (EntityID) throws -> EntityID?) throws {
    var places: [Place: [Int]] = [:]
    var told: [Int: (relation: Told, places: [Place])] = [:]
    let statements = try graph.readStatements()
    while let statement = try statements() {
      note(statement)
      let all = Telling.all(of: statement)
      guard !all.isEmpty else { continue }
      let keys = statement.evidence.map { Place(document: $0.document, range: $0.range) }
      for telling in all {
        if telling.moment == nil {
          for key in Set(keys) { places[key, default: []].append(tellings.count) }
        } else {
          let relation = Told(
            statement: statement.id, relation: statement.relation,
            qualifiers: statement.qualifiers)
          told[tellings.count] = (relation, keys)
        }
        tellings.append(telling)
      }
    }
    events = Array(tellings.indices)
    for found in places.values { join(found) }
    for (deed, known) in told.sorted(by: { $0.key < $1.key }) {
      let near = Set(known.places.flatMap { places[$0] ?? [] }).sorted()
      guard let event = try near.first(where: { try isSame(deed, $0, state) }) else { continue }
      // Of an event without a recipient the deed knows more.
      if tellings[event].recipient == nil, tellings[deed].recipient != nil {
        isTold.insert(event)
        continue
      }
      isTold.insert(deed)
      if deeds[event] == nil { deeds[event] = known.relation }
    }
  }

  /// The identifier of the event that a pair belongs to: that of its first statement.
  func event(of place: Int) -> String {
    var first = place
    while events[first] != first { first = events[first] }
    let telling = tellings[first]
    return "event/\(telling.statement.slug)" + (telling.moment.map { "-" + $0 } ?? "")
  }

  private mutating func note(_ statement: Statement) {
    guard statement.status.isFact, case .entity(let object) = statement.object else { return }
    switch statement.relation {
    case "holdsPosition": positions[statement.subject, default: []].append(object)
    case "headOfState", "headOfGovernment": heads.insert(object)
    default: break
    }
  }

  /// Joins what stands in one sentence and is of one event.
  private mutating func join(_ found: [Int]) {
    for (index, second) in found.enumerated() {
      for first in found[..<index] where isOneEvent(tellings[first], tellings[second]) {
        let (a, b) = (root(first), root(second))
        events[max(a, b)] = min(a, b)
      }
    }
  }

  private func root(_ place: Int) -> Int {
    var place = place
    while events[place] != place { place = events[place] }
    return place
  }

  private func isOneEvent(_ a: Telling, _ b: Telling) -> Bool {
    guard a.kind == b.kind, a.mode == b.mode, a.date == b.date, a.status == b.status else {
      return false
    }
    let ends = [b.actor, b.recipient].compactMap(\.self)
    return [a.actor, a.recipient].compactMap(\.self).contains { ends.contains($0) }
  }

  /// Whether an event tells a deed too.
  private func isSame(
    _ deed: Int, _ event: Int, _ state: (EntityID) throws -> EntityID?
  ) throws -> Bool {
    let (a, b) = (tellings[deed], tellings[event])
    guard a.kind == b.kind, a.status == b.status else { return false }
    func stands(_ id: EntityID, for other: EntityID) throws -> Bool {
      if id == other { return true }
      guard let one = try state(id) else { return false }
      return try one == state(other)
    }
    func agree(_ actor: EntityID, _ recipient: EntityID?) throws -> Bool {
      guard try stands(actor, for: b.actor) else { return false }
      guard let recipient, let other = b.recipient else { return true }
      return try stands(recipient, for: other)
    }
    if try agree(a.actor, a.recipient) { return true }
    // Nobody is the first of two who meet.
    guard a.kind == "CONSULT" || a.kind == "COOPERATE", let recipient = a.recipient else {
      return false
    }
    return try agree(recipient, a.actor)
  }
}
