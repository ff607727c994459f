internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Missions that a text describes: "an embassy in Podgorica and consulates-general in Kotor and Bar".
extension PhraseReader {
  /// The missions that a phrase speaks of, with those in a list beside it.
  ///
  /// `senders` is who the clause says has them; a mission's own words override it ("the Canadian
  /// embassy").
  func missions(from index: Int, senders: [Entity], isSubject: Bool) -> [Bound] {
    var heads = [index]
    let end = roles.clauseEnd(index)
    var next = index + 1
    while next < end, heads.count < RoleFinder.coordinationLimit, !isSubject {
      if missionClass(next) != nil, leadsOn(to: next) { heads.append(next) }
      next += 1
    }
    return heads.flatMap { mission(at: $0, senders: senders) }
  }

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
    let node = nodes[index]
    if let known = vocabulary.missions[node.lemma] { return known }
    if let known = vocabulary.missions[node.word] { return known }
    guard node.word.hasSuffix("ies") else {
      return node.word.hasSuffix("s") ? vocabulary.missions[String(node.word.dropLast())] : nil
    }
    return vocabulary.missions[node.word.dropLast(3) + "y"]
  }

  /// Whether a list of missions goes on with the one at an index.
  private func leadsOn(to index: Int) -> Bool {
    let start = roles.phraseStart(index)
    guard start > 0 else { return false }
    let before = nodes[start - 1]
    return [",", "and", "&", "plus", "as", "or"].contains(before.word)
      || ["through", "from", "by", "via", "including"].contains(before.word)
  }

  /// The missions of one noun: one for each city.
  func mission(at index: Int, senders: [Entity]) -> [Bound] {
    guard let kind = missionClass(index), !isNotOne(index) else { return [] }
    var sender: Entity?
    for modifier in roles.modifiers(index) {
      sender = nodes[modifier].mentions.first { isSender($0.entity) }?.entity ?? sender
    }
    var host: Entity?
    var cities: [Bound] = []
    var next = index + 1
    let end = nodes.count
    while next < end {
      let word = nodes[next].word
      let opensBracket = word == "(" && ["in", "at"].contains(roles.word(next + 1))
      if opensBracket { next += 1 }
      guard ["in", "at", "of", "to", "for"].contains(nodes[next].word),
        let head = roles.phraseHead(from: next + 1, before: end)
      else { break }
      let preposition = nodes[next].word
      let named = nodes[head].mentions.first { $0.form != .adjective }?.entity
      switch preposition {
      case "of":
        guard sender == nil, let named, isSender(named) else { return [] }
        sender = named
      case "to":
        guard let named, isSender(named) else {
          return finish(index, kind, sender, senders, cities, host)
        }
        host = named
      default:
        guard cities.isEmpty else {
          return finish(index, kind, sender, senders, cities, host)
        }
        let members = placeList(from: head)
        cities = members.compactMap { place(at: $0) }
        // "Moscow, Russia": a state after the city it holds.
        if let state = stateAfter(members.last ?? head) {
          host = state.entity
          next = state.end
          continue
        }
        next = (members.last ?? head) + 1
        // "in Tuvalu, in Funafuti": the state, then the city.
        if cities.count == 1, isState(cities[0].entity), roles.word(next) == ",",
          ["in", "at"].contains(roles.word(next + 1))
        {
          host = cities[0].entity
          cities = []
          next += 1
          continue
        }
        if roles.word(next) == ")" { next += 1 }
        continue
      }
      next = head + 1
    }
    return finish(index, kind, sender, senders, cities, host)
  }

  /// Whether the words deny a mission or speak of none in particular.
  private func isNotOne(_ index: Int) -> Bool {
    let start = roles.phraseStart(index)
    return nodes[start..<index].contains {
      ["no", "any", "several", "various", "other"].contains($0.word)
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
      guard country?.id != sender.id else { return nil }
      let entity = linker.mission(
        kind: kind, sender: sender, city: place.entity, host: host ?? country)
      return Bound(
        entity: entity, node: index, place: place.entity, host: host, sender: sender)
    }
  }

  /// The places of a list that begins at a node: "Shanghai, Hong Kong and Chengdu".
  private func placeList(from head: Int) -> [Int] {
    var members: [Int] = []
    for member in roles.coordinated(head, isSubject: false)
    where !(head..<member).contains(where: { missionClass($0) != nil })
      && !holds(member, cityAt: members.last)
    {
      members.append(member)
    }
    // A territory among cities is one of the list unless it holds the city before it.
    while let last = members.last, members.count < RoleFinder.coordinationLimit {
      var next = last + 1
      while [",", "and", "the"].contains(roles.word(next)) { next += 1 }
      guard next > last + 1, let node = roles.graph.node(next), node.isName,
        !roles.isModifier(next), !roles.beginsClause(next),
        let named = node.mentions.first?.entity,
        isState(named) || ontology.isSubclass(named.kind, of: "Place"),
        let city = nodes[last].mentions.first?.entity, !isState(named) || !isState(city),
        roles.word(next - 1) == "and" || linker.state(of: city).map({ $0.id != named.id }) ?? false
      else { break }
      members += roles.coordinated(next, isSubject: false)
    }
    return members
  }

  /// Whether a name behind a comma is the state of the city before it: "New York, United States".
  private func holds(_ index: Int, cityAt place: Int?) -> Bool {
    guard let place, index > 0, roles.word(roles.phraseStart(index) - 1) == ",",
      let state = nodes[index].mentions.first?.entity, isState(state),
      let city = nodes[place].mentions.first?.entity
    else { return false }
    return linker.state(of: city)?.id == state.id
  }

  private func isSender(_ entity: Entity) -> Bool {
    isState(entity) || ontology.isSubclass(entity.kind, of: "InternationalOrganization")
  }

  private func isState(_ entity: Entity) -> Bool { ontology.isSubclass(entity.kind, of: "State") }

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
        || [",", "and"].contains(nodes[first - 1].word)
    else { return nil }
    let name = words(first...index)
    return Bound(entity: linker.place(named: name, kind: "City", in: nil), node: index)
  }

  /// The state after a city: ", Russia", "(Kazakhstan)", ", D.C., United States".
  private func stateAfter(_ index: Int) -> (entity: Entity, end: Int)? {
    guard [",", "("].contains(roles.word(index + 1)), let node = roles.graph.node(index + 2) else {
      return nil
    }
    var at = index + 2
    if node.tag == .determiner || node.word == "the" { at += 1 }
    guard let name = roles.graph.node(at), name.isName,
      let state = name.mentions.first(where: { isState($0.entity) })?.entity
    else { return nil }
    // ", and Myanmar has": the subject of what follows.
    if roles.word(index + 1) == ",", let next = roles.graph.node(at + 1), next.isVerb { return nil }
    return (state, roles.word(at + 1) == ")" ? at + 2 : at + 1)
  }
}
