internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// People and offices that words describe: "six Russian diplomats", "the foreign minister of Canada".
extension PhraseReader {
  // MARK: Groups of people

  /// The people that "six Russian diplomats", "two diplomats from Iran" or "three from Syria" speaks of.
  func group(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty else { return nil }
    var noun = index
    if !isOfPeople(index) {
      // "three from Syria": of the people named before in the list.
      guard vocabulary.number(node.word) != nil,
        [.conjunct, .apposition].contains(node.relation), node.head >= 0,
        let first = clauses.firstConjunct(of: index), isOfPeople(first)
      else { return nil }
      noun = first
    }
    let start = clauses.phraseStart(index)
    var count = noun == index ? nil : vocabulary.number(node.word)
    var first = index
    for (part, node) in nodes[start..<index].enumerated().reversed() where node.mentions.isEmpty {
      if node.tag == .numeral || vocabulary.number(node.word) != nil {
        count = vocabulary.number(node.word)
      } else if first == start + part + 1, [.noun, .adjective, .properNoun].contains(node.tag),
        node.date == nil, !node.isWord(.untold)
      {
        first = start + part
      }
    }
    let origins =
      clauses.modifiers(index)
      + clauses.adjuncts(of: index).filter { $0.preposition.isOne(of: .originMarker) }.map(\.node)
    let origin = origins.first { origin in
      nodes[origin].mentions.contains { isHolder($0.entity) }
    }
    let nationality = origin.flatMap { nodes[$0].mentions.first { isHolder($0.entity) }?.entity }
    guard count != nil || nationality != nil || first < index || node.features.number == .plural
    else { return nil }
    let context = "\(document)\u{1F}\(words(start...index))\u{1F}\(node.range.lowerBound)"
    let role = noun == index ? words(first...index) : nodes[noun].word
    var entity = linker.personGroup(of: nationality, role: role, count: count, context: context)
    // As it is told: "military attaché of Belarus", "Norwegian teachers" for those whose state has no adjective.
    let begin = origin.map { $0 < first && noun == index ? $0 : first } ?? first
    let end = origin.map { max($0, index) } ?? index
    let told = words(begin...end)
    if noun == index, told != entity.label, !entity.alternativeLabels.contains(told) {
      entity.alternativeLabels = (entity.alternativeLabels + [told]).sorted()
    }
    return Bound(entity: entity, node: index, holder: nationality, count: count)
  }

  private func isOfPeople(_ index: Int) -> Bool {
    nodes[index].isLemma(.people) || nodes[index].isLemma(.occupation)
      || nodes[index].isLemma(.position)
  }

  // MARK: Positions

  /// The position that a title names: "Canadian Foreign Minister", "minister of defence of France".
  func position(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty, node.isLemma(.position) else {
      return nil
    }
    if node.isLemma(.counterpart) { return counterpartPosition(at: index) }
    // "a goodwill ambassador" holds no office.
    if clauses.word(index - 1).isOne(of: .honorary) { return nil }
    let isMinisterial = node.isLemma(.ministerial)
    let first = startOfTitle(index, isMinisterial: isMinisterial)
    var title = words(first...index)
    if nodes[index].word.endsIn(.pluralEnding), node.lemma != node.word,
      node.features.number == .plural
    {
      title = String(title.dropLast())
    }
    var holder: Entity?
    for modifier in clauses.modifiers(index).reversed() where modifier < first && holder == nil {
      guard let mention = nodes[modifier].mentions.first else { continue }
      let named = mention.entity
      // "an Argentine cardinal": of what church he is, the adjective does not say.
      if mention.form == .adjective, node.isLemma(.clerical) { continue }
      // "Trump's secretary of state": whose it is, but not of what.
      if named.kind == "Person", isMinisterial { continue }
      guard isHolder(named) else { return nil }
      holder = named
    }
    // "minister of foreign affairs of Canada": what is not a name belongs to the title.
    var end = index
    var noun = index
    while let (preposition, next) = clauses.adjuncts(of: noun).first(where: {
      $0.node > end && $0.preposition.isOne(of: .fieldMarker)
    }) {
      if let named = nodes[next].mentions.first(where: { $0.form != .adjective })?.entity,
        !clauses.graph.isModifier(next) || isHolder(named)
      {
        if holder == nil {
          guard isHolder(named) || preposition.isOne(of: .benefactive) else { return nil }
          if isHolder(named) { holder = named }
        }
        end = next
        break
      }
      // "the government of Canada" is Canada; "the jury" is nothing known.
      if let state = owner(at: next) {
        holder = holder ?? state
        end = next
        break
      }
      guard isMinisterial || isPortfolio(next) else {
        if preposition.isOne(of: .genitive), holder == nil { return nil }
        break
      }
      let last = clauses.members(of: next).map(\.node).filter { nodes[$0].mentions.isEmpty }.max()
      end = max(next, last ?? next)
      title = words(first...end)
      noun = end
    }
    if end == index, isMinisterial, let last = endOfField(after: index) {
      title = words(first...last)
      end = last
    }
    if holder == nil, first == index, end == index,
      node.isLemma(.vague)
    {
      return nil
    }
    return Bound(
      entity: linker.position(title: title, of: holder, in: document), node: index, end: end,
      holder: holder)
  }

  /// The office told before, of another state: "Croatian Foreign Minister Ana Horvat met her Danish counterpart".
  private func counterpartPosition(at index: Int) -> Bound? {
    let holder =
      clauses.modifiers(index).reversed().compactMap { nodes[$0].mentions.first }
      .first { $0.form != .reference && isHolder($0.entity) }?.entity
      ?? clauses.adjuncts(of: index).first { $0.preposition.isOne(of: .originMarker) }
      .flatMap { nodes[$0.node].mentions.first?.entity }
    guard let holder, isHolder(holder),
      let office = (0..<index).last(where: {
        nodes[$0].isLemma(.position)
          && !nodes[$0].isLemma(.counterpart)
          && nodes[$0].mentions.isEmpty && !clauses.apposed(to: $0).isEmpty
      }), let other = position(at: office)
    else { return nil }
    var end = office
    if other.end > office, nodes[other.end].mentions.isEmpty { end = other.end }
    let isMinisterial = nodes[office].isLemma(.ministerial)
    var title = words(startOfTitle(office, isMinisterial: isMinisterial)...end)
    if nodes[office].features.number == .plural, title.endsIn(.pluralEnding) { title.removeLast() }
    return Bound(
      entity: linker.position(title: title, of: holder, in: document), node: index, holder: holder)
  }

  /// Where the words of a title begin: "deputy" in "the new deputy prime minister".
  private func startOfTitle(_ index: Int, isMinisterial: Bool) -> Int {
    var first = index
    let start = clauses.phraseStart(index)
    while first > start {
      let before = nodes[first - 1]
      if before.word == "-", first > start + 1, nodes[first - 2].mentions.isEmpty {
        first -= 2
        continue
      }
      guard before.mentions.isEmpty, before.date == nil,
        !before.isWord(.untold)
          || nodes[index].lemma.split(separator: " ").contains(where: { $0 == before.word })
      else { break }
      let isTitle =
        before.isWord(.titleWord)
        || before.isLemma(.position)
      let isField =
        isMinisterial
        && (before.tag == .noun || before.tag == .properNoun
          || before.isWord(.fieldConjunction) && first > start + 1
            && nodes[first - 2].isNoun && nodes[first - 2].mentions.isEmpty)
      guard isTitle || isField else { break }
      first -= 1
    }
    return first
  }

  /// Where the field of an office ends that the tree does not hang on it: "Secretary of Health and Human Services".
  private func endOfField(after index: Int) -> Int? {
    guard clauses.has(.fieldMarker, index + 1) else { return nil }
    var last: Int?
    var next = index + 2
    while let node = clauses.graph.node(next), node.mentions.isEmpty, node.date == nil,
      [.noun, .properNoun, .adjective].contains(node.tag)
        || node.isWord(.fieldWord)
    {
      if node.tag != .determiner, !node.isWord(.conjunction) { last = next }
      next += 1
    }
    return last
  }

  private func isPortfolio(_ index: Int) -> Bool {
    nodes[index].isLemma(.portfolio)
      || nodes[index].isWord(.portfolio)
  }

  /// The state or body that "the government of Canada" or "the Canadian army" in a title stands for.
  private func owner(at index: Int) -> Entity? {
    guard nodes[index].mentions.isEmpty,
      nodes[index].isLemma(.transparent)
    else { return nil }
    // "the Indian state of Karnataka" is Karnataka.
    let named = clauses.adjuncts(of: index).filter { $0.preposition.isOne(of: .genitive) }.map(
      \.node)
    return (named + clauses.owners(of: index)).lazy.compactMap { owner in
      nodes[owner].mentions.first { isHolder($0.entity) }?.entity
    }.first
  }

  /// A position without a state with that of the name beside it: "Foreign Minister Lea Kask of Estonia".
  func position(_ bound: Bound, heldBy name: Int) -> Bound? {
    guard bound.holder == nil, bound.entity.kind == "Position",
      let state = clauses.adjuncts(of: name).first(where: { $0.preposition.isOne(of: .genitive) })
        .flatMap({ nodes[$0.node].mentions.first?.entity })
        ?? clauses.modifiers(name)
        .compactMap({ nodes[$0].mentions.first?.entity }).last,
      isHolder(state)
    else { return nil }
    var result = bound
    result.holder = state
    result.entity = linker.position(title: bound.entity.label, of: state, in: document)
    return result
  }

  private func isHolder(_ entity: Entity) -> Bool {
    ontology.isSubclass(entity.kind, of: "State")
      || ontology.isSubclass(entity.kind, of: "Organization")
      || ontology.isSubclass(entity.kind, of: "Region")
  }
}
