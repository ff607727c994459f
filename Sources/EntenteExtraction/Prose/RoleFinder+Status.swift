internal import EntenteGraph
internal import EntenteLanguage

/// How a clause is meant: as a fact, denied, intended, said by others, past.
extension RoleFinder {
  private static let modals: Set<String> = [
    "will", "would", "shall", "may", "might", "could", "should", "must", "can", "'ll", "’ll", "wo",
    "ca", "ought", "cannot",
  ]

  /// How a verb is meant, together with what governs it.
  ///
  /// `predicate` is the noun or adjective that a copula is for, or the verb itself.
  func status(ofVerb verb: Int, predicate: Int? = nil, depth: Int = 0) -> Statement.Status {
    let predicate = predicate ?? verb
    let start = groupStart(verb)
    let group = nodes[start...verb]
    if group.contains(where: { $0.word == "longer" }) { return .ended }
    if (start...verb).contains(where: isNegation)
      || graph.children(predicate, .adverbialModifier).contains(where: {
        isNegation($0) && $0 < predicate
      })
    {
      return .negated
    }
    if verb < predicate, nodes[verb...predicate].contains(where: { $0.word == "longer" }) {
      return .ended
    }
    if verb < predicate, (verb...predicate).contains(where: isNegation) { return .negated }
    if ["no", "neither", "nor"].contains(word(verb + 1)) || word(start - 1) == "nor" {
      return .negated
    }
    if group.contains(where: { Self.modals.contains($0.word) && $0.tag == .auxiliary }) {
      return .planned
    }
    if isConditional(predicate, before: start) { return .planned }
    let near = nodes[max(0, start - 2)...min(nodes.count - 1, verb + 1)]
    if near.contains(where: { vocabulary.group("reportedly", contains: $0.word) }) {
      return .reported
    }
    if group.dropFirst(0).contains(where: { vocabulary.group("formerly", contains: $0.word) }) {
      return .ended
    }
    guard depth < 4 else { return .asserted }
    return governedStatus(verb, predicate, start, depth: depth)
  }

  /// What the words around a verb make of it: "agreed to", "refused to", "said that".
  private func governedStatus(
    _ verb: Int, _ predicate: Int, _ start: Int, depth: Int
  ) -> Statement.Status {
    if isAfterTo(verb) { return infinitiveStatus(verb, predicate, depth: depth) }
    let node = nodes[verb]
    if node.fineTag == "VBG", auxiliaries(verb).isEmpty {
      return gerundStatus(verb, depth: depth)
    }
    let head = nodes[predicate].head
    guard graph.isParsed, head >= 0, head != predicate else {
      return attribution(before: start) ?? .asserted
    }
    switch nodes[predicate].relation {
    case .conjunct
    where node.fineTag == "VB" && auxiliaries(verb).isEmpty && nodes[head].isVerb
      && graph.children(verb, .nominalSubject, .passiveSubject).isEmpty:
      return status(ofVerb: head, depth: depth + 1)
    case .clausalComplement:
      let lemma = nodes[head].lemma
      if vocabulary.group("report", contains: lemma) { return .reported }
      if vocabulary.group("plan", contains: lemma) { return .planned }
      if vocabulary.group("deny", contains: lemma) { return .negated }
      let outer = nodes[head].isVerb ? status(ofVerb: head, depth: depth + 1) : .asserted
      return outer == .planned || outer == .reported ? outer : .asserted
    default:
      return attribution(before: start) ?? .asserted
    }
  }

  private func infinitiveStatus(
    _ verb: Int, _ predicate: Int, depth: Int
  ) -> Statement.Status {
    var governor: Int?
    if graph.isParsed, nodes[predicate].head >= 0,
      nodes[predicate].relation != .root, nodes[predicate].relation != .conjunct
    {
      governor = nodes[predicate].head
    }
    let to = nodes[..<groupStart(verb)].lastIndex { $0.word == "to" } ?? 0
    let near = nodes[..<to].lastIndex {
      $0.mentions.isEmpty && [.verb, .noun, .adjective].contains($0.tag)
    }
    for candidate in [governor, near].compactMap(\.self) {
      let lemma = nodes[candidate].lemma
      if vocabulary.group("refuse", contains: lemma) { return .negated }
      if vocabulary.group("implicative", contains: lemma) {
        return nodes[candidate].isVerb && nodes[candidate].tag == .verb
          ? status(ofVerb: candidate, depth: depth + 1) : .asserted
      }
      // "the first state to recognize": what is first is a fact.
      let first = phraseStart(candidate)
      if nodes[first...candidate].contains(where: {
        vocabulary.group("ordinal", contains: $0.word)
      }) {
        return .asserted
      }
    }
    return .planned
  }

  private func gerundStatus(_ verb: Int, depth: Int) -> Statement.Status {
    // "with Iran opening its embassy": a clause of its own.
    if verb > 0, let noun = nodes[..<verb].lastIndex(where: \.isNoun), verb - noun < 3,
      word(phraseStart(noun) - 1) == "with"
    {
      // "dissatisfaction with Iran opening …" tells of it, and does not say that it is so.
      let before = phraseStart(noun) - 2
      return before < 0 || !nodes[before].isNoun ? .asserted : .planned
    }
    let before = groupStart(verb) - 1
    let head = nodes[verb].head
    if before >= 0,
      nodes[before].tag == .adposition || nodes[before].tag == .subordinatingConjunction
    {
      if nodes[before].word == "without" { return .negated }
      if ["by", "after", "since", "upon", "despite", "with"].contains(nodes[before].word) {
        return .asserted
      }
      if nodes[before].word == "before" { return .planned }
      let governor = before > 0 ? nodes[before - 1] : nodes[before]
      let candidates = [governor] + (head >= 0 ? [nodes[head]] : [])
      for node in candidates {
        if vocabulary.group("refuse", contains: node.lemma) { return .negated }
        if vocabulary.group("report", contains: node.lemma)
          || vocabulary.group("accuse", contains: node.lemma)
        {
          return .reported
        }
        if vocabulary.group("plan", contains: node.lemma) { return .planned }
      }
      return .asserted
    }
    guard graph.isParsed, head >= 0 else { return .asserted }
    let governor = nodes[head]
    if vocabulary.group("refuse", contains: governor.lemma) { return .negated }
    if nodes[verb].relation == .openComplement || nodes[verb].relation == .clausalComplement {
      if vocabulary.group("plan", contains: governor.lemma) { return .planned }
      if vocabulary.group("report", contains: governor.lemma) { return .reported }
    }
    guard governor.isVerb, governor.tag == .verb else { return .asserted }
    let outer = status(ofVerb: head, depth: depth + 1)
    return outer == .planned || outer == .reported ? outer : .asserted
  }

  /// Whether a clause begins with "if" or the like.
  private func isConditional(_ predicate: Int, before start: Int) -> Bool {
    if graph.children(predicate, .marker).contains(where: {
      vocabulary.group("condition", contains: nodes[$0].word)
    }) {
      return true
    }
    var index = start - 1
    while index >= 0, !nodes[index].isVerb, nodes[index].word != "," {
      if vocabulary.group("condition", contains: nodes[index].word), nodes[index].mentions.isEmpty {
        return true
      }
      index -= 1
    }
    return false
  }

  /// What "according to …" or "X said that" before a clause makes of it.
  private func attribution(before start: Int) -> Statement.Status? {
    guard let that = nodes[..<start].lastIndex(where: { $0.word == "that" && $0.mentions.isEmpty }),
      that > 0, start - that < 12, nodes[(that + 1)..<start].allSatisfy({ !$0.isVerb })
    else { return nil }
    let lemma = nodes[that - 1].lemma
    if vocabulary.group("report", contains: lemma) { return .reported }
    if vocabulary.group("deny", contains: lemma) { return .negated }
    return nil
  }

  /// How a noun is meant that stands for a deed or a state: "recognition", "member".
  ///
  /// `nil` where the words only speak of it, as in "asked for recognition".
  func status(ofNoun noun: Int, isClaim: Bool) -> Statement.Status? {
    let start = phraseStart(noun)
    for node in nodes[start..<noun] where node.mentions.isEmpty || node.tag == .adjective {
      if vocabulary.group("formerly", contains: node.word) { return .ended }
      if vocabulary.group("prospective", contains: node.word) { return .planned }
      if vocabulary.group("reportedly", contains: node.word) { return .reported }
      if node.word == "no" || node.word == "non" { return .negated }
    }
    guard isClaim else { return .asserted }
    for governor in governors(of: noun, from: start) {
      let node = nodes[governor]
      if vocabulary.group("seek", contains: node.lemma) { return nil }
      if vocabulary.group("intended", contains: node.lemma) { return .planned }
      if vocabulary.group("refuse", contains: node.lemma) { return .negated }
    }
    return .asserted
  }

  /// The words that a noun phrase is governed by, the nearest first.
  private func governors(of noun: Int, from start: Int) -> [Int] {
    var found: [Int] = []
    if graph.isParsed {
      var index = nodes[noun].head
      while index >= 0, found.count < 3 {
        found.append(index)
        if nodes[index].isVerb { break }
        index = nodes[index].head
      }
    }
    if start > 0 {
      let before = nodes[start - 1]
      if before.isVerb {
        found.append(start - 1)
      } else if before.tag == .adposition, start > 1,
        nodes[start - 2].isNoun || nodes[start - 2].isVerb
      {
        found.append(start - 2)
      }
    }
    return found
  }
}
