internal import EntenteGraph
internal import EntenteOntology

/// Makes one person of those whom a document names in several ways, and gives each the identifier
/// that other documents give the same person.
///
/// Nobody is merged by name alone:
/// - Within a document, full names that are spelled alike (see ``NameSpelling``) are one person, and
///   a single word ("Minister Doe") is the one person of the document whose full name begins or ends
///   with it, unless what is told of them belongs to different states.
/// - Over documents, persons are one where their names are spelled alike **and** both documents tell
///   that they serve or belong to the same one state: name and state make the identifier. Where a
///   document tells no state, or several, the person is the document's own.
struct PersonResolution {
  let linker: Linker
  let document: String

  /// A person as some findings name one.
  private struct Profile {
    var entity: Entity
    /// The words of the name without titles, folded.
    var words: [String]
    var spelling: [String]
    var states: Set<EntityID> = []
    var isKnown: Bool
  }

  /// Replaces the persons of a document's findings by those that they are.
  func resolve(_ findings: inout [Finding]) {
    var profiles = profiles(of: findings)
    guard !profiles.isEmpty else { return }
    addStates(of: findings, to: &profiles)
    let groups = groups(of: profiles)
    var resolved: [EntityID: Entity] = [:]
    for group in groups {
      let person = person(of: group.map { profiles[$0] })
      for index in group where profiles[index].entity != person {
        resolved[profiles[index].entity.id] = person
      }
    }
    guard !resolved.isEmpty else { return }
    for index in findings.indices { findings[index].replace(resolved) }
  }

  // MARK: Persons

  /// The persons in the order in which they are found.
  private func profiles(of findings: [Finding]) -> [Profile] {
    var profiles: [Profile] = []
    var seen: Set<EntityID> = []
    for entity in findings.flatMap(\.entities)
    where entity.kind == "Person" && seen.insert(entity.id).inserted {
      let words = linker.withoutTitles(Name(entity.label).words)
      profiles.append(
        Profile(
          entity: entity, words: words, spelling: NameSpelling.keys(words),
          isKnown: linker.gazetteer.place(of: entity.id) != nil))
    }
    return profiles
  }

  /// Notes of which state each person is told to be.
  private func addStates(of findings: [Finding], to profiles: inout [Profile]) {
    var index: [EntityID: Int] = [:]
    for (number, profile) in profiles.enumerated() { index[profile.entity.id] = number }
    for finding in findings where finding.status != .negated {
      for (person, state) in finding.allegiances(linker) {
        if let number = index[person] { profiles[number].states.insert(state) }
      }
    }
    // A state that stood before the name is in the identifier alone.
    let states = Set(findings.flatMap(\.entities).filter(linker.isState).map(\.id)).sorted()
    for number in profiles.indices where !profiles[number].isKnown {
      let person = linker.spelledPerson(profiles[number].entity.label)
      // The document's own person is of no state.
      guard person.id(of: nil, in: document) != profiles[number].entity.id else { continue }
      for state in states
      where person.id(of: state, in: document) == profiles[number].entity.id {
        profiles[number].states.insert(state)
      }
    }
  }

  /// The persons that are one, by their places among the profiles.
  private func groups(of profiles: [Profile]) -> [[Int]] {
    var groups: [[Int]] = []
    func agrees(_ a: Profile, _ b: Profile) -> Bool {
      a.states.isEmpty || b.states.isEmpty || !a.states.isDisjoint(with: b.states)
    }
    for (number, profile) in profiles.enumerated() where profile.words.count > 1 {
      let match = groups.firstIndex { group in
        let first = profiles[group[0]]
        return first.spelling == profile.spelling && !(first.isKnown && profile.isKnown)
          && group.allSatisfy { agrees(profiles[$0], profile) }
      }
      if let match { groups[match].append(number) } else { groups.append([number]) }
    }
    for (number, profile) in profiles.enumerated() where profile.words.count <= 1 {
      let matches = groups.indices.filter { index in
        let full = profiles[groups[index][0]]
        return full.words.count > 1 && !profile.isKnown
          && (full.spelling.last == profile.spelling.last
            || full.spelling.first == profile.spelling.last)
          && groups[index].allSatisfy { agrees(profiles[$0], profile) }
      }
      if matches.count == 1 {
        groups[matches[0]].append(number)
      } else {
        groups.append([number])
      }
    }
    return groups
  }

  /// The person that several profiles are: the gazetteer's where it knows one, or else the one of
  /// the fullest name.
  private func person(of group: [Profile]) -> Entity {
    let names = Set(group.map(\.entity.label))
    if let known = group.first(where: \.isKnown) { return known.entity }
    let fullest = group.min {
      (-$0.words.count, -$0.entity.label.count, $0.entity.label)
        < (-$1.words.count, -$1.entity.label.count, $1.entity.label)
    }
    guard let fullest else { return group[0].entity }
    let states = group.reduce(into: Set<EntityID>()) { $0.formUnion($1.states) }
    let person = linker.person(
      named: fullest.entity.label, of: states.count == 1 ? states.first : nil, in: document)
    return Entity(
      id: person.id, kind: person.kind, label: person.label, alternativeLabels: Array(names))
  }
}

extension Linker {
  /// The words of a person's name without the titles before it: "H.E. Dr. Jane Doe".
  func withoutTitles(_ name: [String]) -> [String] {
    var start = 0
    for (index, word) in name.enumerated() {
      if Lexicon.standard.classes(ofAbbreviation: word).contains(.personTitle) {
        start = index + 1
      } else if word.count > 1 {
        break
      }
    }
    return start < name.count ? Array(name[start...]) : name
  }

  func isState(_ entity: Entity) -> Bool { ontology.isSubclass(entity.kind, of: "State") }
}

extension Finding {
  /// The entities at its ends and in its details.
  fileprivate var entities: [Entity] {
    ([.entity(subject), object] + details.map(\.value)).compactMap {
      if case .entity(let entity) = $0 { entity } else { nil }
    }
  }

  /// The persons in it and the states that it tells them to serve or to belong to.
  fileprivate func allegiances(_ linker: Linker) -> [(EntityID, EntityID)] {
    func state(_ value: Object) -> EntityID? {
      guard case .entity(let entity) = value else { return nil }
      return linker.isState(entity) ? entity.id : linker.state(of: entity)?.id
    }
    switch relation {
    case "holdsPosition":
      return details.filter { $0.key == Finding.Qualifier.of.rawValue }.compactMap {
        state($0.value)
      }
      .map { (subject.id, $0) }
    case "citizenOf", "represents", "memberOfParty", "affiliatedWith":
      return state(object).map { [(subject.id, $0)] } ?? []
    case "headOfState", "headOfGovernment":
      guard case .entity(let person) = object else { return [] }
      return [(person.id, subject.id)]
    default: return []
    }
  }

  /// Puts other entities in place of those of some identifiers.
  fileprivate mutating func replace(_ entities: [EntityID: Entity]) {
    subject = entities[subject.id] ?? subject
    if case .entity(let entity) = object { object = .entity(entities[entity.id] ?? entity) }
    for index in details.indices {
      guard case .entity(let entity) = details[index].value else { continue }
      details[index].value = .entity(entities[entity.id] ?? entity)
    }
  }
}
