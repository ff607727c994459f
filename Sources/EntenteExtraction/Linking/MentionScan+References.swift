internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Words that stand for what was named before: "both nations", "the country", "it", "the Secretary".
extension MentionScan {
  mutating func findReferences() {
    for index in tokens.indices where covered[index] < 0 {
      if has(.dual, index) {
        addPair(from: index, noun: index + 1)
      } else if has(.definiteArticle, index), has(.duality, index + 1) {
        addPair(from: index, noun: index + 2)
      } else if has(.pointer, index) {
        addDescription(at: index)
      } else if has(.neuterPronoun, index) {
        addPronoun(at: index)
      } else if has(.unambiguousPronoun, index)
        || has(.ambiguousPronoun, index) && tokens[index].relation == .possessiveModifier
      {
        addPersonalPronoun(at: index)
      }
    }
  }

  // MARK: Pairs

  /// "both neighbouring countries", "the two states".
  private mutating func addPair(from start: Int, noun first: Int) {
    // "Both are members of …".
    if has(.dual, start), tokens.indices.contains(first), tokens[first].tag == .auxiliary,
      let reference = linker.words.reference(Lexicon.standard.word(.countries)),
      let (a, b) = pair(before: start, reference)
    {
      let range = tokens[start].range
      guard add(range, a, .reference, "both: \(a.label)") else { return }
      mentions.append(
        Mention(range: range, entity: b, form: .reference, reason: "both: \(b.label)"))
      return
    }
    for index in first..<min(first + 3, tokens.count) {
      guard covered[index] < 0 else { return }
      if let reference = linker.words.reference(word(index)), reference.isPlural {
        guard let (a, b) = pair(before: start, reference) else { return }
        let range = tokens[start].range.lowerBound..<tokens[index].range.upperBound
        guard add(range, a, .reference, "\(words(of: range)): \(a.label)") else { return }
        mentions.append(
          Mention(
            range: range, entity: b, form: .reference,
            reason: "\(words(of: range)): \(b.label)"))
        return
      }
    }
  }

  /// The two that were named last: in the sentence, by the page and its section, in the passage.
  private func pair(
    before index: Int, _ reference: LinkingWords.Reference
  ) -> (Entity, Entity)? {
    let limit = tokens[index].range.lowerBound
    var here: [Entity] = []
    for mention in mentions.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where mention.range.upperBound <= limit && mention.form != .reference
      && isOf(mention.entity, reference) && !here.contains(where: { $0.id == mention.entity.id })
    {
      here.append(mention.entity)
    }
    if here.count == 2 { return (here[0], here[1]) }
    if let subject, let counterpart, subject.id != counterpart.id,
      isActor(subject), isActor(counterpart)
    {
      return (subject, counterpart)
    }
    guard here.isEmpty, memory.passageStates.count == 2 else { return nil }
    return (memory.passageStates[0], memory.passageStates[1])
  }

  // MARK: Descriptions

  /// "the country", "the alliance", "the Secretary".
  private mutating func addDescription(at index: Int) {
    guard index + 1 < tokens.count, covered[index + 1] < 0 else { return }
    let noun = word(index + 1)
    let range = tokens[index].range.lowerBound..<tokens[index + 1].range.upperBound
    if let reference = linker.words.reference(noun), !reference.isPlural {
      // "the country of Georgia", "the Republic of …": a name follows.
      guard !has(.genitive, index + 2), !isProper(index + 2) || !adjoins(index + 1, index + 2)
      else {
        return
      }
      if let entity = antecedent(reference, before: index) {
        add(range, entity, .reference, "\(words(of: range)): \(entity.label)")
      }
    } else if isCapitalized(index + 1), has(.personTitle, index + 1),
      !isProper(index + 2), !has(.fieldMarker, index + 2), word(index + 2) != "-"
    {
      if let known = memory.persons.last(where: { $0.title.contains(noun) }) {
        add(range, known.entity, .reference, "title of \(known.entity.label)")
      }
    }
  }

  /// What "the country" or "the alliance" stands for.
  private func antecedent(
    _ reference: LinkingWords.Reference, before index: Int
  ) -> Entity? {
    guard reference.classes.contains("State") else {
      let named = organizations(before: index)
      return named.count == 1 ? named[0] : nil
    }
    let here = states(before: index)
    let page = subject.flatMap { counterpart == nil && isOf($0, reference) ? $0 : nil }
    if isSubject(index + 1) || index == 0 {
      return page ?? subjectAntecedent(here, reference)
    }
    guard let actor = here.first(where: \.isSubject) ?? here.first else {
      return page ?? memory.state.flatMap { isOf($0, reference) ? $0 : nil }
    }
    // It is seldom the subject of its own sentence, for which "it" would do, but the other one that
    // the sentence names, or whose city it names.
    if let other = here.last(where: { $0.entity.id != actor.entity.id }) { return other.entity }
    guard let counterpart, let owner = subject else { return page }
    if actor.entity.id == owner.id { return isOf(counterpart, reference) ? counterpart : nil }
    return actor.entity.id == counterpart.id && isOf(owner, reference) ? owner : nil
  }

  /// What "the country" stands for where it is the subject of its clause: the subject of the
  /// sentence before, or else the only state of its own one; after a list of many, the section's.
  private func subjectAntecedent(
    _ here: [(entity: Entity, isSubject: Bool)], _ reference: LinkingWords.Reference
  ) -> Entity? {
    if let last = memory.subject, isOf(last, reference) { return last }
    let count = Set(here.map(\.entity.id)).count
    if count == 1 { return here[0].entity }
    return count > 2 ? counterpart.flatMap { isOf($0, reference) ? $0 : nil } : nil
  }

  /// The states that the sentence names before a token, by themselves or by a city.
  private func states(before index: Int) -> [(entity: Entity, isSubject: Bool)] {
    let limit = tokens[index].range.lowerBound
    return mentions.filter { $0.range.upperBound <= limit && $0.form != .adjective }
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
      .compactMap { mention in
        if isState(mention.entity) { return (mention.entity, isSubject(mention)) }
        guard mention.entity.kind == "City" else { return nil }
        return linker.state(of: mention.entity).map { ($0, false) }
      }
  }

  /// The international organizations that the passage named before a token.
  private func organizations(before index: Int) -> [Entity] {
    let limit = tokens[index].range.lowerBound
    var named = memory.passageOrganizations
    for mention in mentions
    where mention.range.upperBound <= limit && mention.entity.kind == "InternationalOrganization"
      && !named.contains(where: { $0.id == mention.entity.id })
    {
      named.append(mention.entity)
    }
    return named
  }

  /// Whether a mention is the subject of a clause, as far as the sentence was parsed.
  private func isSubject(_ mention: Mention) -> Bool {
    tokenIndices(of: mention.range).contains(where: isSubject)
  }

  private func isSubject(_ index: Int) -> Bool {
    [.nominalSubject, .passiveSubject].contains(tokens[index].relation)
  }

  private func isOf(_ entity: Entity, _ reference: LinkingWords.Reference) -> Bool {
    reference.classes.contains { linker.ontology.isSubclass(entity.kind, of: $0) }
  }

  // MARK: Pronouns

  private mutating func addPronoun(at index: Int) {
    let token = tokens[index]
    guard isParsed, token.relation != .expletive else { return }
    // "it was announced that", "it is clear that": nothing is referred to.
    if has(.neuterSubject, index), isImpersonal(index) { return }
    let actors = actors(before: index)
    let entity: Entity?
    if has(.neuterPossessive, index), let owner = owner(ofPhraseBefore: index) {
      entity = owner
    } else if has(.neuterPossessive, index), actors.count > 1, has(.blame, index - 1) {
      // "condemned Russia for its invasion": whom the clause named last.
      entity = actors.last
    } else {
      entity = precedingSubject(before: index) ?? (actors.isEmpty ? memory.subject : nil)
    }
    guard let entity else { return }
    add(token.range, entity, .reference, "\(word(index)): \(entity.label)")
  }

  /// Whose it is that a preposition before "its" belongs to: "Norway's fulfilment of its promises".
  private func owner(ofPhraseBefore index: Int) -> Entity? {
    guard index > 2, tokens[index - 1].tag == .adposition else { return nil }
    var place = index - 2
    while place > 0, [.noun, .adjective].contains(tokens[place].tag), covered[place] < 0 {
      place -= 1
    }
    guard place > 0, place < index - 2, has(.possessiveMarker, place),
      let owner = mention(at: place - 1)?.entity, isActor(owner)
    else { return nil }
    return owner
  }

  /// The states and organizations that the sentence names before a token, the nearest last.
  private func actors(before index: Int) -> [Entity] {
    let limit = tokens[index].range.lowerBound
    var found: [Entity] = []
    for mention in mentions.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where mention.range.upperBound <= limit && isActor(mention.entity)
      && mention.form != .adjective
    {
      found.removeAll { $0.id == mention.entity.id }
      found.append(mention.entity)
    }
    return found
  }

  /// "he", "her": the only person that the sentence named before, or its subject; else of whom the last
  /// sentence spoke.
  private mutating func addPersonalPronoun(at index: Int) {
    guard isParsed else { return }
    let isFemale = has(.femalePronoun, index)
    let limit = tokens[index].range.lowerBound
    var named: [Mention] = []
    for mention in mentions
    where mention.range.upperBound <= limit && mention.entity.kind == "Person"
      && memory.isFemale[mention.entity.id] != !isFemale
      && !named.contains(where: { $0.entity.id == mention.entity.id })
    {
      named.append(mention)
    }
    var entity = named.first?.entity
    if named.count > 1 {
      let subjects = named.filter(isSubject)
      entity = subjects.count == 1 ? subjects[0].entity : nil
    } else if named.isEmpty {
      entity = memory.personSubject
    } else if let only = named.first, !isSubject(only) {
      // "the eldest son of Doe, he": not Doe.
      let before = word(tokenIndices(of: only.range).lowerBound - 1)
      let isAside = before.isOne(of: .asidePreposition)
      entity =
        isAside || memory.personSubject != nil && memory.personSubject?.id != only.entity.id
        ? nil : only.entity
    }
    guard let entity, memory.isFemale[entity.id] != !isFemale else { return }
    if add(tokens[index].range, entity, .reference, "\(word(index)): \(entity.label)") {
      memory.isFemale[entity.id] = isFemale
    }
  }

  private func isImpersonal(_ index: Int) -> Bool {
    let head = tokens[index].head
    guard tokens.indices.contains(head) else { return false }
    let hasClause = tokens.indices.contains {
      tokens[$0].head == head
        && [.clausalComplement, .clausalSubject, .passiveClausalSubject].contains(
          tokens[$0].relation)
    }
    let isPassive = tokens[index].relation == .passiveSubject
    return hasClause && (isPassive || tokens[head].tag == .adjective)
  }

  /// The state or organization that is the nearest subject before a token in its sentence, or the
  /// only one that stands there.
  private func precedingSubject(before index: Int) -> Entity? {
    let limit = tokens[index].range.lowerBound
    let before = mentions.filter {
      $0.range.upperBound <= limit && isActor($0.entity) && $0.form != .adjective
    }
    let subjects = before.filter(isSubject)
    if let nearest = subjects.max(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      return nearest.entity
    }
    let named = Set(before.map(\.entity.id))
    return named.count == 1 ? before.first?.entity : nil
  }
}
