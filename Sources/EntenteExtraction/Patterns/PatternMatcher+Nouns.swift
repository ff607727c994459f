internal import EntenteGraph
internal import EntenteLanguage

/// Patterns that a noun begins: what is said of a name, beside it, or by describing it.
extension PatternMatcher {
  func copulas(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ index: Int
  ) -> [PatternMatch] {
    guard let subject = template.subject, !isOwner(index) else { return [] }
    if nodes[index].isVerb {
      // "is accredited to": a participle.
      guard roles.isPassive(index) else { return [] }
      var assignments = fill(
        subject, roles.objects(index), pattern, into: [[:]], isSubject: true)
      assignments = fill(template.complements, after: index, pattern, into: assignments)
      let status = roles.status(ofVerb: index)
      let time = roles.time(ofVerb: index, memory: memory)
      return assignments.map { match($0, number, index, status, time, isEvent: false) }
    }
    guard nodes[index].mentions.isEmpty,
      nodes[index].isNoun
        || nodes[index].tag == .adjective && !(roles.graph.node(index + 1)?.isNoun ?? false)
    else { return [] }
    guard let noun = roles.status(ofNoun: index, isClaim: false) else { return [] }
    var status = noun
    var time = ClauseTime()
    var subjects: [Int]
    let copula = copula(of: index)
    if let copula {
      subjects = roles.surfaceSubjects(index)
      subjects += roles.surfaceSubjects(copula).filter { !subjects.contains($0) }
      let clause = roles.status(ofVerb: copula, predicate: index)
      status = clause == .asserted ? noun : clause
      time = roles.time(ofVerb: copula, predicate: index, memory: memory)
    } else {
      subjects = apposed(to: index, after: index)
    }
    var assignments = fill(
      subject, subjects, pattern, into: [[:]], isSubject: true,
      isOne: copula == nil && namesOne(index))
    assignments = fillNoun(template.complements, of: index, pattern, into: assignments)
    let isEvent = copula.map { nodes[$0].tag == .verb } ?? false
    return assignments.map { match($0, number, index, status, time, isEvent: isEvent) }
  }

  /// The form of "be" that a noun or adjective is said with, or the verb that does as much: "was elected
  /// a member", "served as president".
  private func copula(of index: Int) -> Int? {
    if nodes[index].relation == .conjunct, nodes[index].head >= 0, nodes[index].head < index,
      nodes[nodes[index].head].isNoun, nodes[nodes[index].head].mentions.isEmpty,
      let outer = copula(of: nodes[index].head)
    {
      return outer
    }
    if let child = roles.graph.children(index, .copula).last(where: { $0 < index }) {
      return child
    }
    var before = roles.phraseStart(index) - 1
    while before >= 0,
      nodes[before].tag == .adverb || roles.isNegation(before)
        || nodes[before].word == "both"
    {
      before -= 1
    }
    guard before >= 0 else { return nil }
    // "was one of the founding members of …".
    if nodes[before].word == "of", before > 0, nodes[before - 1].word == "one" {
      return copula(of: before - 1)
    }
    if nodes[before].tag == .auxiliary {
      return ["is", "are", "was", "were", "be", "been", "'s", "’s"].contains(nodes[before].word)
        ? before : nil
    }
    if nodes[before].tag == .verb, nodes[before].mentions.isEmpty, roles.isPassive(before),
      library.vocabulary.group("elect", contains: nodes[before].lemma)
    {
      return before
    }
    guard ["as", "to"].contains(nodes[before].word) else { return nil }
    let verb = nodes[..<before].lastIndex { $0.tag == .verb && $0.mentions.isEmpty }
    guard let verb, before - verb < 6, verb == before - 1 || nodes[before].head >= 0,
      nodes[verb + 1..<before].allSatisfy({ $0.mentions.isEmpty && $0.word != "," })
    else { return nil }
    let isElected =
      roles.isPassive(verb) && library.vocabulary.group("elect", contains: nodes[verb].lemma)
    return isElected && nodes[before].word == "as"
      || nodes[before].word == "as"
        && library.vocabulary.group("serve", contains: nodes[verb].lemma)
      ? verb : nil
  }

  /// Whether what follows belongs to a noun: "party leaders' choice".
  private func isOwner(_ noun: Int) -> Bool {
    ["'s", "’s", "'", "’"].contains(roles.word(noun + 1))
      && (roles.graph.node(noun + 2)?.isNoun ?? false
        || roles.graph.node(noun + 2)?.tag == .adjective)
  }

  /// Whether a noun stands for one thing: in "French President Macron and President Biden" the first
  /// title is Macron's alone.
  private func namesOne(_ noun: Int) -> Bool {
    nodes[noun].features.number != .plural && !nodes[noun].word.hasSuffix("s")
  }

  /// The names that stand beside a noun for the same thing.
  private func apposed(to noun: Int, after end: Int) -> [Int] {
    var found: [Int] = []
    // "President Jane Doe", "the president of Norway Jane Doe".
    if let next = roles.graph.node(end + 1), end == noun || namesOne(noun), next.isName {
      found.append(end + 1)
    }
    // "The first president of Norway was Jane Doe."
    let head = nodes[noun].head
    if nodes[noun].relation == .nominalSubject, head > noun, nodes[head].isName,
      let copula = roles.graph.children(head, .copula).first,
      roles.status(ofVerb: copula, predicate: head) == .asserted
    {
      found.append(head)
    }
    let start = roles.phraseStart(noun)
    let isComplement =
      start > 0 && nodes[start - 1].tag == .adposition && nodes[start - 1].word != "as"
    if roles.word(end + 1) == ",", let next = roles.graph.node(end + 2),
      !isComplement
        || (nodes[noun].features.number != .plural
          && [",", ".", "(", ")", ""].contains(roles.word(end + 3)))
    {
      if next.isName { found.append(end + 2) }
      if next.tag == .determiner, let name = roles.graph.node(end + 3), name.isName {
        found.append(end + 3)
      }
    }
    let before = start > 1 && nodes[start - 1].word == "," ? roles.beforeBrackets(start - 2) : -1
    if before >= 0, nodes[before].isName { found.append(before) }
    if nodes[noun].relation == .apposition, nodes[noun].head >= 0, nodes[noun].head < noun,
      noun - nodes[noun].head < 14
    {
      found.append(nodes[noun].head)
    }
    return found.filter { !roles.isModifier($0) }
  }

  /// What a phrase says by describing an entity, alone or beside a name.
  func described(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ noun: Int
  ) -> [PatternMatch] {
    guard case .argument(let name) = template.subject, let argument = pattern.argument(name),
      nodes[noun].mentions.isEmpty, template.apposed == nil || !isOwner(noun),
      let status = roles.status(ofNoun: noun, isClaim: false)
    else { return [] }
    let isMission = phrases.missionClass(noun) != nil && !argument.classes.contains("Position")
    let bounds =
      isMission
      ? phrases.mission(at: noun, senders: []) : phrases.readOne(noun, as: argument)
    let assignments = bounds.map { [name: $0] }
    guard !assignments.isEmpty else { return [] }
    guard let slot = template.apposed else {
      return assignments.map { match($0, number, noun, status, ClauseTime(), isEvent: false) }
    }
    if let copula = copula(of: noun) {
      // "A was the president of B": the clause says since when, and whether.
      let subjects = roles.surfaceSubjects(noun) + roles.surfaceSubjects(copula)
      let clause = roles.status(ofVerb: copula, predicate: noun)
      let time = roles.time(ofVerb: copula, predicate: noun, memory: memory)
      return fill(slot, subjects, pattern, into: assignments, isSubject: true).map {
        match(
          $0, number, noun, clause == .asserted ? status : clause, time,
          isEvent: nodes[copula].tag == .verb)
      }
    }
    let end = bounds.map(\.end).max() ?? noun
    return fill(
      slot, apposed(to: noun, after: end), pattern, into: assignments, isSubject: true,
      isOne: namesOne(noun)
    ).map { match($0, number, noun, status, ClauseTime(), isEvent: false) }
  }

  func nouns(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ noun: Int
  ) -> [PatternMatch] {
    guard nodes[noun].mentions.isEmpty, nodes[noun].isNoun,
      let status = roles.status(ofNoun: noun, isClaim: template.apposed == nil),
      let given = given(pattern)
    else { return [] }
    var assignments: [Assignment] = [given]
    for slot in [template.subject, template.modifier].compactMap(\.self) {
      assignments = fillModifier(slot, roles.modifiers(noun), pattern, into: assignments)
    }
    assignments = fillNoun(
      template.complements, of: noun, pattern, into: assignments,
      beforeTaken: template.subject != nil || template.modifier != nil)
    if let slot = template.apposed {
      let end = assignments.first?.values.map(\.end).max() ?? noun
      assignments = fill(
        slot, apposed(to: noun, after: max(noun, end)), pattern, into: assignments,
        isSubject: true, isOne: namesOne(noun))
    }
    assignments = assignments.filter { leavesOpen(noun, pattern, $0) }
    var actual = status
    let time = roles.time(ofNoun: noun, memory: memory)
    if status == .planned, roles.happening(of: noun) != nil { actual = .asserted }
    return assignments.map {
      match($0, number, noun, actual, time, isEvent: template.apposed == nil)
    }
  }
}
