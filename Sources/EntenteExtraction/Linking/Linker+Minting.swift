package import EntenteGraph
internal import EntenteOntology

/// Entities that a text describes rather than names, with identifiers made from what describes them.
extension Linker {
  /// Returns the mission of a state: "Embassy of Canada in Belgrade".
  ///
  /// `host` is the state or organization in whose capital or territory it stands. A state has one
  /// embassy in another, so where the host is known the city is no part of its identity: "the embassy
  /// in Serbia" and "the embassy in Belgrade" are one. Consulates are told apart by their cities.
  package func mission(kind: ClassName, sender: Entity, city: Entity?, host: Entity?) -> Entity {
    let host = host ?? city.flatMap(state(of:))
    let place = city ?? host
    let isOnlyOne = ["Embassy", "HighCommission", "Legation", "PermanentMission"].contains(kind)
    let identity = isOnlyOne ? host ?? place : place
    let id = EntityID(
      minting: kind,
      name: [sender.label, identity?.label].compactMap(\.self).joined(separator: " in "),
      context: identity.map { "\(sender.id) \($0.id)" } ?? "")
    let names = words.missionNames(kind)
    let noun = names.first ?? kind.rawValue
    let preposition = Lexicon.standard.word(kind == "PermanentMission" ? .allative : .inessive)
    let label =
      "\(noun) of \(articled(sender))"
      + (place.map { " \(preposition) \(articled($0))" } ?? "")
    let adjective = adjective(of: sender)
    var others: [String] = []
    for name in names {
      for place in [city, host].compactMap(\.self) {
        others.append("\(name) of \(sender.label) \(preposition) \(place.label)")
        others.append("\(name) of \(sender.label), \(place.label)")
        if let adjective { others.append("\(adjective) \(name) \(preposition) \(place.label)") }
      }
    }
    return Entity(id: id, kind: kind, label: label, alternativeLabels: others)
  }

  /// Returns a position of a state or body: "Minister of Foreign Affairs of Canada" for "Foreign
  /// Minister". One of which nobody tells whose it is is the document's own: the presidents of two
  /// states hold no office in common.
  package func position(title: String, of holder: Entity?, in document: String) -> Entity {
    let names = words.positionNames(title)
    let name = names.first ?? title
    guard let holder else {
      return Entity(
        id: EntityID(minting: "Position", name: name, context: document), kind: "Position",
        label: name,
        alternativeLabels: names + [title])
    }
    let isOfBody = !ontology.isSubclass(holder.kind, of: "State")
    let owner = bodyTakesArticle(holder) ? "the \(holder.label)" : articled(holder)
    let adjective = adjective(of: holder)
    let bodies =
      isOfBody ? [withoutState(holder)] + holder.alternativeLabels.prefix(Self.longestList) : []
    var others: [String] = []
    for name in names + [title] {
      others.append("\(name) of \(holder.label)")
      others.append("\(holder.label) \(name)")
      if let adjective { others.append("\(adjective) \(name)") }
      // "Foreign Ministry spokesperson".
      for body in bodies {
        others.append("\(name) of the \(body)")
        others.append("\(body) \(name)")
      }
    }
    return Entity(
      id: EntityID(minting: "Position", name: "\(name) of \(holder.label)"), kind: "Position",
      label: "\(name) of \(owner)", alternativeLabels: others)
  }

  /// Returns a person of a name.
  ///
  /// `state` is the one that the person serves or belongs to, where the text says so. Persons of one
  /// name from different documents are one only where they agree in it; a single word is never
  /// enough. The identifier is that of all spellings that transliterations give the name: see
  /// ``NameSpelling``.
  package func person(named name: String, of state: Entity?, in document: String) -> Entity {
    person(named: name, of: state?.id, in: document)
  }

  func person(named name: String, of state: EntityID?, in document: String) -> Entity {
    Entity(id: spelledPerson(name).id(of: state, in: document), kind: "Person", label: name)
  }

  /// What all spellings of a person's name share, from which identifiers are minted.
  struct SpelledPerson {
    fileprivate var spelling: String
    fileprivate var isFull: Bool

    /// The identifier of the person of that name of a state, or of a document alone.
    func id(of state: EntityID?, in document: String) -> EntityID {
      EntityID(
        minting: "Person", name: spelling, context: isFull ? state?.path ?? document : document)
    }
  }

  /// What all spellings of a person's name share.
  func spelledPerson(_ name: String) -> SpelledPerson {
    let words = withoutTitles(Name(name).words)
    let spelling = NameSpelling.keys(words).joined(separator: " ")
    return SpelledPerson(spelling: spelling.isEmpty ? name : spelling, isFull: words.count > 1)
  }

  /// Returns several people who are not named: "Russian diplomats", six of them.
  ///
  /// `context` sets the group apart from another one of the same words: the expelling state and the
  /// date, or else the document and the place in it.
  package func personGroup(
    of nationality: Entity?, role: String, count: Int?, context: String
  ) -> Entity {
    let name = [nationality.flatMap(adjective), role].compactMap(\.self).joined(separator: " ")
    let id = EntityID(minting: "PersonGroup", name: name, context: context + "\u{1F}\(count ?? 0)")
    return Entity(id: id, kind: "PersonGroup", label: name, count: count)
  }

  /// Returns the treaty of a name between parties; one of that name between others is another one.
  package func treaty(named name: String, parties: [Entity]) -> Entity {
    if let known = entity(named: name, expecting: ["Treaty"]) { return known.entity }
    let context = parties.map(\.id.path).sorted().joined(separator: "\u{1F}")
    return Entity(
      id: EntityID(minting: "Treaty", name: name, context: context), kind: "Treaty", label: name)
  }

  /// Returns an organization that the gazetteer need not know; `country` sets namesakes apart.
  package func organization(
    named name: String, kind: ClassName = "Organization", of country: Entity?
  ) -> Entity {
    if let known = entity(named: name, expecting: [kind]) { return known.entity }
    return Entity(
      id: EntityID(minting: kind, name: name, context: country?.id.path ?? ""), kind: kind,
      label: name)
  }

  /// Returns a place that the gazetteer need not know; `country` sets namesakes apart.
  package func place(
    named name: String, kind: ClassName = "Place", in country: Entity?
  ) -> Entity {
    if let known = entity(named: name, expecting: [kind]) { return known.entity }
    return Entity(
      id: EntityID(minting: kind, name: name, context: country?.id.path ?? ""), kind: kind,
      label: name)
  }

  /// Whether "the" stands before a body's name: before one that says by its form what it is, "the Bank of Malta", not
  /// before "NATO", "Hamas" or a region.
  private func bodyTakesArticle(_ body: Entity) -> Bool {
    ontology.isSubclass(body.kind, of: "Organization") && body.label.contains(" ")
  }

  /// The label of a body without its state: "Ministry of Foreign Affairs".
  private func withoutState(_ body: Entity) -> String {
    let ending = state(of: body).map { " of \($0.label)" } ?? ""
    return !ending.isEmpty && body.label.hasSuffix(ending)
      ? String(body.label.dropLast(ending.count)) : body.label
  }

  /// How many of a body's names its positions are named by as well.
  private static let longestList = 6

  /// The label of an entity as it stands after "of": "the United Kingdom".
  func articled(_ entity: Entity) -> String {
    words.takesArticle(Name(entity.label).words) ? "the \(entity.label)" : entity.label
  }
}
