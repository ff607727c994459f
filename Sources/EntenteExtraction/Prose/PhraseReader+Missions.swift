internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Missions that a text describes: "an embassy in Podgorica and consulates-general in Kotor and Bar".
extension PhraseReader {
  /// A mission whose words name no city, in the city that its clause names.
  func placed(_ bound: Bound, in city: Entity) -> Bound {
    guard bound.place.map(isState) ?? true, let sender = bound.sender, bound.entity.id != city.id
    else {
      return bound
    }
    var bound = bound
    bound.place = city
    bound.entity = linker.mission(
      kind: bound.entity.kind, sender: sender, city: city, host: bound.host)
    return bound
  }

  func missionClass(_ index: Int) -> ClassName? {
    if let kind = known.missionClasses[index] { return kind }
    let kind = vocabulary.missionClass(nodes[index])
    known.missionClasses[index] = .some(kind)
    return kind
  }

  /// The missions of one noun: one for each place.
  ///
  /// `senders` is who the clause says has them; a mission's own words override it ("the Canadian embassy").
  func mission(at index: Int, senders: [Entity], in clause: Clause) -> [Bound] {
    guard let kind = missionClass(index), nodes[index].mentions.isEmpty, !isNotOne(index) else {
      return []
    }
    let place = KnownPhrases.MissionPlace(
      node: index, predicate: clause.predicate, senders: senders.map(\.id))
    if let missions = known.missions[place] { return missions }
    let missions = mission(at: index, kind, senders: senders, in: clause)
    known.missions[place] = missions
    return missions
  }

  private func mission(
    at index: Int, _ kind: ClassName, senders: [Entity], in clause: Clause
  ) -> [Bound] {
    var sender = clauses.modifiers(index).lazy
      .compactMap { nodes[$0].mentions.first { isSender($0.entity) }?.entity }.first
    var host: Entity?
    var places: [Bound] = []
    var adjuncts = clauses.adjuncts(of: index)
    if !adjuncts.contains(where: { $0.preposition.isOne(of: .placeOf) }) {
      adjuncts += clause.arguments.compactMap { argument in
        guard case .oblique(let preposition) = argument.role, argument.node == argument.first,
          !argument.isOfNoun,
          preposition.isOne(of: .placeOrHost)
        else { return nil }
        return (preposition, argument.node)
      }
    }
    if !adjuncts.contains(where: { $0.preposition.isOne(of: .placeOf) }),
      clauses.has(.placeOf, index + 1), let next = clauses.graph.node(index + 2),
      next.isName, next.mentions.allSatisfy({ $0.entity.kind != "Person" })
    {
      // "picketed the consulate in Oslo": where the tree hangs the place on the verb.
      adjuncts.append((clauses.word(index + 1), index + 2))
    }
    for (preposition, head) in adjuncts where head != index {
      let named = nodes[head].mentions.first { $0.form != .adjective }?.entity
      if preposition.isOne(of: .genitive) {
        guard sender == nil else { continue }
        guard let named, isSender(named) else { return [] }
        sender = named
      } else if preposition.isOne(of: .allative) {
        if let named, isSender(named), host == nil { host = named }
        // "to the United Nations in Geneva": where the tree hangs the place on the body.
        if places.isEmpty, host.map({ !isState($0) }) ?? false {
          places = clauses.adjuncts(of: head).filter { $0.preposition.isOne(of: .placeOf) }
            .compactMap { place(at: $0.node) }
        }
      } else if preposition.isOne(of: .placeOf) {
        let found = clauses.members(of: head).compactMap { place(at: $0.node) }
        if places.count == 1, isState(places[0].entity), host == nil {
          // "in Tuvalu, in Funafuti": the state, then the city.
          host = places[0].entity
          places = found
        } else if places.isEmpty {
          places = found
        }
        if let last = places.last, let state = stateAfter(last.node) { host = state }
      }
    }
    // "Moscow, Russia": the state is no place beside the city that it holds.
    let all = places
    places.removeAll { place in
      isState(place.entity)
        && all.contains {
          $0.node != place.node && linker.state(of: $0.entity)?.id == place.entity.id
        }
    }
    return finish(index, kind, sender, senders, places, host)
  }

  /// Whether the words speak of no mission in particular.
  private func isNotOne(_ index: Int) -> Bool {
    clauses.graph.children[index].contains {
      $0 < index && nodes[$0].isWord(.indefinite)
    }
  }

  private func finish(
    _ index: Int, _ kind: ClassName, _ own: Entity?, _ senders: [Entity], _ places: [Bound],
    _ host: Entity?
  ) -> [Bound] {
    guard let sender = own ?? (senders.count == 1 ? senders[0] : nil) else { return [] }
    if places.isEmpty {
      guard let host, host.id != sender.id else { return [] }
      let entity = linker.mission(kind: kind, sender: sender, city: nil, host: host)
      return [Bound(entity: entity, node: index, host: host, sender: sender)]
    }
    return places.compactMap { place in
      guard !isState(place.entity) else {
        guard place.entity.id != sender.id else { return nil }
        let entity = linker.mission(kind: kind, sender: sender, city: nil, host: place.entity)
        let isEmbassy = kind == "Embassy" || kind == "HighCommission"
        return Bound(
          entity: entity, node: index, place: place.entity,
          host: host ?? (isEmbassy ? place.entity : nil), sender: sender)
      }
      let country = linker.state(of: place.entity)
      // "its embassies in Africa": nobody has one in a continent.
      guard country?.id != sender.id, country != nil || place.entity.kind != "Region" else {
        return nil
      }
      let entity = linker.mission(
        kind: kind, sender: sender, city: place.entity, host: host ?? country)
      return Bound(
        entity: entity, node: index, place: place.entity, host: host, sender: sender)
    }
  }

  private func isSender(_ entity: Entity) -> Bool {
    isState(entity) || ontology.isSubclass(entity.kind, of: "InternationalOrganization")
  }

  func isState(_ entity: Entity) -> Bool { ontology.isSubclass(entity.kind, of: "State") }

  /// The city that a name stands for; a name that nothing else is known of after "in" is one.
  private func place(at index: Int) -> Bound? {
    let node = nodes[index]
    if let city = node.mentions.first(where: { ontology.isSubclass($0.entity.kind, of: "Place") }) {
      return Bound(entity: city.entity, node: index)
    }
    if let state = node.mentions.first(where: { isState($0.entity) }) {
      // "Singapore", "Luxembourg": the city of the same name as the state, where there is one.
      let city = linker.entity(
        named: words(index...index), linkTarget: nil, expecting: ["City"], at: nil)
      return Bound(entity: city?.entity ?? state.entity, node: index)
    }
    guard node.mentions.isEmpty, node.tag == .properNoun || isCapitalised(index) else { return nil }
    var first = index
    while first > 0, nodes[first - 1].mentions.isEmpty, nodes[first - 1].tag == .properNoun {
      first -= 1
    }
    guard
      first == 0 || nodes[first - 1].tag == .adposition || nodes[first - 1].tag == .determiner
        || nodes[first - 1].isWord(.listSeparator)
    else { return nil }
    let name = words(first...index)
    return Bound(entity: linker.place(named: name, kind: "City", in: nil), node: index)
  }

  /// The state after a city, which the tree hangs on it: ", Russia", "(Kazakhstan)".
  private func stateAfter(_ city: Int) -> Entity? {
    guard !isState(nodes[city].mentions.first?.entity) else { return nil }
    return clauses.graph.children[city].lazy.compactMap { child -> Entity? in
      guard child > city,
        [",", "("].contains(clauses.word(child - 1)) || clauses.word(child - 2) == ",",
        clauses.preposition(of: child).isEmpty, nodes[child].isName
      else { return nil }
      return nodes[child].mentions.first { isState($0.entity) }?.entity
    }.first
  }

  private func isState(_ entity: Entity?) -> Bool { entity.map { isState($0) } ?? false }
}
