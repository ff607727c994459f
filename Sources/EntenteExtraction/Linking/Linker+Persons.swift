internal import EntenteGraph
internal import EntenteOntology

/// Persons: by full name, by spelling, by office.
extension Linker {
  /// Returns the person of the gazetteer that a full name means.
  ///
  /// A name that is only spelled alike needs a state that agrees: the one that the text gives, or else
  /// one of those `near`. Two persons of one name are told apart by state and year, or not at all.
  func knownPerson(
    named words: [String], of state: EntityID?, near: [Int], year: Int?
  ) -> LinkedEntity? {
    guard let last = words.last, words.count > 1 else { return nil }
    let namesakes = index.contents.persons[NameSpelling.key(last)] ?? []
    let same = namesakes.filter { isSame($0.words, words) }
    if let found = onlyOne(same, of: state, year: year) {
      return LinkedEntity(entity(at: found), reason: "name of a person")
    }
    guard same.isEmpty else { return nil }
    let spelling = NameSpelling.keys(words)
    let states = state.map { [$0] } ?? near.prefix(Self.nearStates).map(gazetteer.id(at:))
    let alike = namesakes.filter { person in
      isSame(person.spelling, spelling) && states.contains { serves(person.place, $0) }
    }
    return onlyOne(alike, of: state, year: year).map {
      LinkedEntity(entity(at: $0), reason: "spelling of \(gazetteer.label(at: $0))")
    }
  }

  /// Returns the person of a surname who held an office of a state: "President Vujanović".
  func knownPerson(
    surnamed surname: String, title: [String], of state: EntityID, year: Int?
  ) -> LinkedEntity? {
    let spelling = NameSpelling.key(surname)
    let holders = (index.contents.persons[spelling] ?? []).filter { person in
      gazetteer.entry(at: person.place).offices.contains { office in
        office.of == state && Name(office.title).words.contains { title.last == $0 }
          && (year.map { (office.from ?? .min) - 1 <= $0 && $0 <= office.until ?? .max } ?? true)
      }
    }
    let places = Set(holders.map(\.place))
    guard places.count == 1, let place = places.first else { return nil }
    return LinkedEntity(entity(at: place), reason: "holder of the office")
  }

  /// How far back a state may be named that speaks for a spelling.
  private static let nearStates = 8

  /// Whether two sequences of words name one person: the first and the last are the same, and what
  /// stands between in one is missing in the other or the same, or its initial.
  private func isSame(_ a: [String], _ b: [String]) -> Bool {
    guard a.count > 1, b.count > 1, a.first == b.first, a.last == b.last else { return false }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    var rest = long.dropFirst().dropLast()
    for word in short.dropFirst().dropLast() {
      guard
        let index = rest.firstIndex(where: {
          $0 == word || $0.count == 1 && word.hasPrefix($0) || word.count == 1 && $0.hasPrefix(word)
        })
      else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  /// The one person among those of a name, after state and year have had their say.
  private func onlyOne(
    _ persons: [LinkerIndex.Person], of state: EntityID?, year: Int?
  ) -> Int? {
    var places = Array(Set(persons.map(\.place))).sorted()
    if places.count > 1, let state { places = places.filter { serves($0, state) } }
    if places.count > 1, let year {
      places = places.filter { place in
        gazetteer.entry(at: place).offices.contains {
          ($0.from ?? .min) <= year && year <= $0.until ?? .max
        }
      }
    }
    guard places.count == 1, let place = places.first else { return nil }
    // A state that the text gives and that is not the person's tells of a namesake.
    if let state, !serves(place, state) { return nil }
    return place
  }

  /// Whether a person belongs to a state or held an office of it, as far as is known.
  private func serves(_ place: Int, _ state: EntityID) -> Bool {
    let entry = gazetteer.entry(at: place)
    if entry.country == nil && entry.offices.isEmpty { return true }
    return entry.country == state || entry.offices.contains { $0.of == state }
  }
}

/// States by their capitals, organs by their states.
extension Linker {
  /// The state that is governed from a city.
  func stateGoverned(from city: Entity) -> Entity? {
    index.contents.states[city.id].map(entity(at:))
  }

  /// The organ of a state: the one that the gazetteer knows, or else one described by its name.
  func organ(kind: ClassName, named name: String, of state: Entity) -> Entity? {
    let label = "\(name) of \(state.label)"
    let known = (index.contents.organs[state.id] ?? []).filter { gazetteer.kind(at: $0) == kind }
    let folded = Name(label).words
    if let place = known.first(where: { place in
      let entry = gazetteer.entry(at: place)
      return ([entry.label] + entry.names).contains { Name($0).words == folded }
    }) {
      return entity(at: place)
    }
    // A state has one parliament, whatever that is called; its chambers have names of their own.
    let chambers = known.filter { !gazetteer.hasEnded($0) }
    if kind == "Legislature", name == "Parliament", chambers.count == 1 {
      return entity(at: chambers[0])
    }
    var others = [name]
    if let adjective = adjective(of: state) { others.append("\(adjective) \(name.lowercased())") }
    return Entity(
      id: EntityID(minting: kind, name: label), kind: kind,
      label: "\(name) of \(articled(state))",
      alternativeLabels: others + (articled(state) == state.label ? [] : [label]))
  }
}
