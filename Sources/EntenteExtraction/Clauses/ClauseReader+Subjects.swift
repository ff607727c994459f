internal import EntenteLanguage

/// Subjects and objects, also those that a clause shares with another: conjuncts, control and raising,
/// relative clauses, participles.
extension ClauseReader {
  private static let depthLimit = 8

  /// What stands before a predicate as its grammatical subject, its own or the one that it inherits.
  func surfaceSubjects(_ predicate: Int, depth: Int = 0) -> [Int] {
    guard depth < Self.depthLimit else { return [] }
    let own = graph.children(
      predicate, .nominalSubject, .passiveSubject, .outerSubject, .clausalSubject)
    if let subject = own.last(where: { $0 < predicate }) ?? own.first {
      if let antecedent = antecedent(subject, of: predicate) { return [antecedent] }
      return [subject]
    }
    let node = nodes[predicate]
    guard node.head >= 0 else { return [] }
    switch node.relation {
    case .openComplement: return controllers(of: predicate, depth: depth)
    case .conjunct:
      return isPredicate(node.head) ? surfaceSubjects(node.head, depth: depth + 1) : []
    case .adverbialClause, .clausalComplement, .adverbialRelativeClause:
      // "accused Chad of shelling": the object is who would do it.
      let marker = preposition(ofClause: predicate)
      if marker.isOne(of: .controlMarker),
        let object = graph.children(node.head, .object, .indirectObject).first,
        !isPassive(node.head)
      {
        return [object]
      }
      if node.relation == .adverbialClause, marker.isEmpty,
        node.fineTag == "VBN", let object = absoluteSubject(predicate)
      {
        return [object]
      }
      return isPredicate(node.head) ? surfaceSubjects(node.head, depth: depth + 1) : [node.head]
    case .adjectivalClause:
      return isInfinitive(predicate)
        ? infinitiveOwners(node.head, depth: depth + 1) : [node.head]
    case .relativeClause:
      return [node.head]
    case .parataxis where node.features.verbForm != .finite:
      return isPredicate(node.head) ? surfaceSubjects(node.head, depth: depth + 1) : []
    default:
      return []
    }
  }

  private func absoluteSubject(_ participle: Int) -> Int? {
    graph.children(participle, .unspecified).first { nodes[$0].isNoun }
  }

  /// Whether a node is the predicate of a clause: a verb, or something said with a copula.
  func isPredicate(_ index: Int) -> Bool {
    nodes[index].isVerb || !graph.children(index, .copula).isEmpty
      || !graph.children(index, .nominalSubject, .passiveSubject).isEmpty
  }

  /// The preposition or particle before a clause that is not finite: "of", "for", "to"; empty where none.
  func preposition(ofClause predicate: Int) -> String {
    guard
      let marker = graph.children[predicate].first(where: {
        [.marker, .caseMarker].contains(nodes[$0].relation) && $0 < predicate
      })
    else { return "" }
    // "as if", "so that": conjunctions whose parts the tree hangs on the verb side by side.
    let rest = graph.children[predicate].filter {
      $0 == marker + 1 && nodes[$0].relation == .marker && nodes[$0].tag != .particle
    }
    let words = ([marker] + graph.children(marker, .fixed) + rest).map { nodes[$0].word }
    let joined = word(marker - 1) + " " + words.joined(separator: " ")
    return graph.children[predicate].contains(marker - 1)
      && lexicon.operation(.conjunction, joined) != nil ? joined : words.joined(separator: " ")
  }

  /// Whether a verb has "to" before it.
  func isInfinitive(_ verb: Int) -> Bool {
    graph.children(verb, .marker).contains {
      nodes[$0].isWord(.infinitival) && nodes[$0].tag == .particle
    }
      || graph.children(verb, .copula, .auxiliary).contains { isInfinitiveMarked($0) }
  }

  private func isInfinitiveMarked(_ index: Int) -> Bool {
    graph.children(index, .marker).contains { nodes[$0].isWord(.infinitival) }
  }

  /// Who would do what an open complement says: the object of its governor, or its subject.
  private func controllers(of complement: Int, depth: Int) -> [Int] {
    let governor = nodes[complement].head
    guard !isPassive(governor), !nodes[governor].isLemma(.subjectControl)
    else { return surfaceSubjects(governor, depth: depth + 1) }
    let objects = graph.children(governor, .object, .indirectObject)
      .filter { $0 < complement && nodes[$0].date == nil }
    if let object = objects.last, nodes[governor].isVerb { return [object] }
    if let other = graph.children(governor, .oblique).last(where: {
      $0 < complement && nodes[$0].isName
        && nodes[governor].isLemma(.obliqueControl)
    }) {
      return [other]
    }
    return surfaceSubjects(governor, depth: depth + 1)
  }

  /// Who would do what an infinitive after a noun says: "Taiwan's wish to join", "the first state to join".
  private func infinitiveOwners(_ noun: Int, depth: Int) -> [Int] {
    if nodes[noun].mentions.isEmpty,
      isPersonOrState(noun)
        || lexicon.signature(of: nodes[noun].lemma, .infinitive)?.affirmed == .holds
    {
      let said = predicationSubjects(noun, link(of: noun))
      return said.isEmpty ? [noun] : said
    }
    let owners = owners(of: noun)
    if !owners.isEmpty { return owners }
    guard nodes[noun].head >= 0, nodes[nodes[noun].head].isVerb else { return [] }
    let verb = nodes[noun].head
    if nodes[noun].relation == .object || nodes[noun].relation == .oblique {
      return surfaceSubjects(verb, depth: depth)
    }
    return []
  }

  private func isPersonOrState(_ noun: Int) -> Bool {
    nodes[noun].isLemma(.listed) || nodes[noun].isPerson
  }

  /// Whose a noun is: by a possessive, an adjective, or "of" and "by".
  func owners(of noun: Int) -> [Int] {
    var found = modifiers(noun)
    for (preposition, child) in adjuncts(of: noun) where preposition.isOne(of: .ownerMarker) {
      found.append(child)
    }
    return found
  }

  /// What a noun is called by, before it: "France's", "French", "its", "EU", in order.
  func modifiers(_ noun: Int) -> [Int] {
    var found: [Int] = []
    func collect(_ head: Int) {
      for child in graph.children[head]
      where child < noun
        && [
          .possessiveModifier, .adjectivalModifier, .compound, .nominalModifier,
          .nominalDescription, .flat,
          .unmarkedNominal,
        ].contains(nodes[child].relation) && preposition(of: child).isEmpty
        && !isInCompound(child, before: noun)
      {
        if nodes[child].mentions.isEmpty {
          collect(child)
        } else {
          for member in members(of: child)
          where member.node < noun && !nodes[member.node].mentions.isEmpty {
            found.append(member.node)
          }
        }
      }
    }
    collect(noun)
    let head = nodes[noun].head
    if found.isEmpty, head > noun, nodes[head].isName,
      [.compound, .nominalDescription, .flat, .adjectivalModifier, .unmarkedNominal].contains(
        nodes[noun].relation), !nodes[noun..<head].contains(where: { $0.word == "," })
    {
      // "NATO member Turkey", where the tree hangs both on the name.
      for child in graph.children[head]
      where child < noun && !nodes[child].mentions.isEmpty && preposition(of: child).isEmpty
        && [.adjectivalModifier, .compound, .possessiveModifier, .nominalModifier].contains(
          nodes[child].relation)
        && !nodes[child..<noun].contains(where: { $0.word == "," || $0.tag == .adposition })
      {
        found.append(child)
      }
    }
    // "the Norwegian singer and actress": what describes the first describes the second.
    let isConjunct = nodes[noun].relation == .conjunct && nodes[noun].head >= 0
    if found.isEmpty, isConjunct, nodes[nodes[noun].head].mentions.isEmpty,
      nodes[nodes[noun].head].isNoun, graph.children(noun, .determiner, .possessiveModifier).isEmpty
    {
      return modifiers(nodes[noun].head)
    }
    return found.sorted()
  }

  /// Whether a hyphen makes a name part of an adjective that does not tell whose a noun is: "the UN-backed council",
  /// "a Sikh-Canadian leader", "pro-Russian troops"; "the then-Iraqi minister" is Iraq's.
  private func isInCompound(_ name: Int, before noun: Int) -> Bool {
    guard !nodes[name].mentions.isEmpty else { return false }
    var next = name + 1
    while next < noun, nodes[next].head == name, nodes[next].relation == .flat { next += 1 }
    if next + 1 < noun, ["-", "–"].contains(nodes[next].word),
      ["VBN", "VBD", "JJ"].contains(nodes[next + 1].fineTag), nodes[next + 1].mentions.isEmpty
    {
      return true
    }
    return name > 1 && nodes[name - 1].word == "-" && nodes[name - 2].mentions.isEmpty
      && lexicon.operation(.attribute, nodes[name - 2].word) == nil
  }

  /// The noun that a relative pronoun stands for.
  func antecedent(_ pronoun: Int, of predicate: Int) -> Int? {
    guard nodes[pronoun].isWord(.relativePronoun), nodes[pronoun].mentions.isEmpty
    else { return nil }
    var clause = predicate
    var steps = 0
    while nodes[clause].relation == .conjunct || nodes[clause].relation == .openComplement,
      nodes[clause].head >= 0, steps < Self.depthLimit
    {
      clause = nodes[clause].head
      steps += 1
    }
    guard [.relativeClause, .adjectivalClause].contains(nodes[clause].relation),
      nodes[clause].head >= 0, nodes[clause].head < pronoun
    else { return nil }
    return nodes[clause].head
  }

  // MARK: Objects

  /// What a verb in the active voice acts on.
  func directObjects(_ verb: Int) -> [Int] {
    let own = graph.children(verb, .object)
    if !own.isEmpty { return own.map { antecedent($0, of: verb) ?? $0 } }
    let node = nodes[verb]
    // "the treaty that Samoa had signed": the noun before is the object.
    if node.relation == .relativeClause, node.head >= 0, nodes[node.head].date == nil,
      let subject = graph.children(verb, .nominalSubject).first,
      antecedent(subject, of: verb) == nil,
      !graph.children[verb].contains(where: { nodes[$0].isWord(.relativeAdverb) })
    {
      return [node.head]
    }
    // "signed and ratified the treaty": the object of the last verb is that of both.
    if let next = graph.children(verb, .conjunct).first(where: { nodes[$0].isVerb }),
      graph.children[verb].allSatisfy({
        $0 <= next || nodes[$0].date != nil || nodes[$0].relation == .punctuation
      }), adjuncts(of: verb).isEmpty,
      surfaceSubjectIsShared(next)
    {
      return graph.children(next, .object)
    }
    return []
  }

  private func surfaceSubjectIsShared(_ verb: Int) -> Bool {
    graph.children(verb, .nominalSubject, .passiveSubject).isEmpty
  }

  // MARK: Voice

  /// Whether what a verb's grammatical subject is undergoes it.
  func isPassive(_ verb: Int) -> Bool {
    guard nodes[verb].tag == .verb || nodes[verb].tag == .adjective else { return false }
    if nodes[verb].fineTag == "VBG" { return false }
    if nodes[verb].relation == .root,
      nodes[verb].fineTag == "VBD" || !graph.children(verb, .object).isEmpty,
      graph.children(verb, .passiveAuxiliary, .auxiliary).isEmpty
    {
      // "Senegal recognised Angola", of which the parser makes a passive.
      return false
    }
    if !graph.children(verb, .passiveAuxiliary, .passiveSubject, .agent).isEmpty { return true }
    guard nodes[verb].fineTag == "VBN", graph.children(verb, .auxiliary).isEmpty else {
      return false
    }
    switch nodes[verb].relation {
    case .adjectivalClause, .adverbialClause, .openComplement, .relativeClause, .parataxis:
      return graph.children(verb, .object, .nominalSubject).isEmpty
    case .conjunct:
      // "was seized and burned": the auxiliary of the first is that of both.
      return nodes[verb].head >= 0 && graph.children(verb, .nominalSubject, .object).isEmpty
        && isPassive(nodes[verb].head)
    default:
      return false
    }
  }

  // MARK: Copular clauses

  /// The copula of a noun or adjective, or the verb that does as much: "was elected a member", "served as
  /// president", "became"; a noun's own index where it is in apposition to a name.
  func link(of noun: Int, depth: Int = 0) -> Int? {
    guard depth < Self.depthLimit else { return nil }
    if let copula = graph.children(noun, .copula).first { return copula }
    let node = nodes[noun]
    guard node.head >= 0 else { return nil }
    let head = nodes[node.head]
    switch node.relation {
    case .conjunct where head.isNoun && head.mentions.isEmpty || head.tag == .adjective:
      return link(of: node.head, depth: depth + 1)
    case .openComplement, .object:
      if head.isVerb, isLinking(node.head, noun) { return node.head }
    case .oblique, .nominalModifier:
      if preposition(of: noun).isOne(of: .essive), head.isVerb,
        head.isLemma(.serve)
          || head.isLemma(.elect)
      {
        return node.head
      }
      // "one of the founding members of …".
      if preposition(of: noun).isOne(of: .genitive), head.isWord(.unity) || head.tag == .numeral {
        return link(of: node.head, depth: depth + 1)
      }
    default: break
    }
    return nil
  }

  /// Whether a verb says of its subject, or of its object, what a noun after it says.
  private func isLinking(_ verb: Int, _ noun: Int) -> Bool {
    let lemma = nodes[verb].lemma
    if lemma.isOne(of: .become) { return true }
    guard lemma.isOne(of: .elect) else { return false }
    return isPassive(verb) || nodes[noun].relation == .openComplement
      || graph.children(verb, .object).contains { $0 != noun }
  }

  /// Of whom or what a noun is said by a link.
  func predicationSubjects(_ noun: Int, _ link: Int?) -> [Int] {
    guard let link else {
      return nodes[noun].relation == .apposition && nodes[noun].head >= 0 ? [nodes[noun].head] : []
    }
    if nodes[link].relation == .copula {
      let owner = nodes[link].head >= 0 ? nodes[link].head : noun
      return surfaceSubjects(owner)
    }
    // "elected Jane Doe president": said of the object.
    if !isPassive(link), nodes[link].isLemma(.elect) {
      let objects = graph.children(link, .object, .indirectObject).filter { $0 != noun }
      if !objects.isEmpty { return objects }
    }
    return surfaceSubjects(link)
  }
}
