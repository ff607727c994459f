internal import EntenteGraph
internal import EntenteLanguage

/// Patterns that a noun begins: what is said of a name, beside it, or by describing it.
extension PatternMatcher {
  /// "A is a member of B", "A was elected president of B", "A, a member of B".
  func copulas(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ clause: Clause,
    _ given: Assignment
  ) -> [PatternMatch] {
    guard let subject = template.subject else { return [] }
    let predicate = clause.predicate
    var subjects = clause.arguments(.subject)
    var factuality = clause.factuality
    var time = ClauseTime()
    switch clause.kind {
    case .verbal:
      // "is accredited to": a participle.
      guard clause.isPassive else { return [] }
      subjects = clause.arguments(.patient)
    case .copular: break
    case .nominal:
      factuality = clauses.described(predicate)
      var names = apposed(to: predicate)
      let isApposed = !names.isEmpty
      if names.isEmpty, let bearer = bearer(of: predicate) {
        // "As a member of B, A …": the clause's subject bears the role.
        names = clauses.surfaceSubjects(bearer)
        if predicate > bearer { factuality = clauses.factualities[bearer] }
      }
      subjects = names.flatMap { name in
        (isApposed ? [name] : clauses.members(of: name).map(\.node)).map {
          Clause.Argument(role: .subject, node: $0, first: name)
        }
      }
    }
    var assignments = fill(subject, subjects, clause, pattern, into: [given])
    assignments =
      clause.kind == .verbal
      ? fill(template.complements, of: clause, pattern, into: assignments)
      : fillNoun(template.complements, of: predicate, pattern, into: assignments)
    let isEvent = clause.link.map { nodes[$0].tag == .verb } ?? (clause.kind == .verbal)
    return assignments.filter { leavesOpen(clause, pattern, $0) && isPaired($0, clause) }.map {
      if clause.kind != .nominal {
        time = clauses.time(of: clause, bound: $0.values.map(\.node).sorted(), memory: memory)
        if isEvent { date(&time, by: clause, pattern) }
      } else {
        time = clauses.time(describing: predicate, $0.values.map(\.node).sorted(), memory)
      }
      return match($0, number, predicate, factuality, time, isEvent: isEvent)
    }
  }

  /// The verb whose subject bears the role that "as" and a noun tell: "As a member, Norway voted".
  private func bearer(of noun: Int) -> Int? {
    guard clauses.preposition(of: noun).isOne(of: .essive) else { return nil }
    var head = nodes[noun].head
    // "its commitments as a member".
    if head >= 0, nodes[head].isNoun, nodes[head].mentions.isEmpty { head = nodes[head].head }
    guard head >= 0, nodes[head].isVerb,
      !clauses.directObjects(head).contains(where: { nodes[$0].isName })
    else { return nil }
    return head
  }

  /// What a phrase says by describing an entity, alone or beside a name.
  func described(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ clause: Clause
  ) -> [PatternMatch] {
    let noun = clause.predicate
    guard case .argument(let name) = template.subject, let argument = pattern.argument(name),
      clause.kind != .verbal, nodes[noun].isNoun
    else { return [] }
    let bounds = phrases.readOne(noun, as: argument, in: clause)
    let assignments = bounds.map { [name: $0] }
    guard !assignments.isEmpty else { return [] }
    guard let slot = template.apposed else {
      let factuality =
        clauses.isDefinite(noun) || nodes[noun].tag == .properNoun
        ? clauses.described(noun) : clauses.factualities[noun]
      return assignments.map {
        match($0, number, noun, factuality, ClauseTime(), isEvent: false)
      }
    }
    if clause.kind == .copular {
      // "A was the president of B": the clause says since when, and whether.
      let isEvent = clause.link.map { nodes[$0].tag == .verb } ?? false
      return fill(slot, clause.arguments(.subject), clause, pattern, into: assignments).map {
        var time = clauses.time(of: clause, bound: $0.values.map(\.node).sorted(), memory: memory)
        if isEvent { date(&time, by: clause, pattern) }
        return match($0, number, noun, clause.factuality, time, isEvent: isEvent)
      }
    }
    let holders = apposed(to: noun)
    let factuality = clauses.described(noun)
    return holders.flatMap { holder -> [PatternMatch] in
      // "Foreign Ministers Lea Kask of Estonia and Nils Berg of Norway": each of the own state.
      let own = assignments.map { assignment -> Assignment in
        guard let bound = assignment[name], let position = phrases.position(bound, heldBy: holder)
        else { return assignment }
        return [name: position]
      }
      let subject = Clause.Argument(role: .subject, node: holder, first: holder)
      let time = clauses.time(describing: noun, [holder], memory)
      return fill(slot, [subject], clause, pattern, into: own).map {
        match($0, number, noun, factuality, time, isEvent: false)
      }
    }
  }

  /// "A's recognition of B", "member of B, A".
  func nouns(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ clause: Clause,
    _ given: Assignment
  ) -> [PatternMatch] {
    let noun = clause.predicate
    guard clause.kind != .verbal, nodes[noun].isNoun else { return [] }
    var assignments: [Assignment] = [given]
    for slot in [template.subject, template.modifier].compactMap(\.self) {
      assignments = fillModifier(slot, of: noun, pattern, into: assignments)
    }
    var factuality = clauses.factualities[noun]
    if factuality.polarity == .positive, clauses.isDefinite(noun),
      template.complements.contains(where: { $0.prepositions.contains { $0.isOne(of: .essive) } })
    {
      // "delayed its commitments as a member": what is delayed takes the role for granted.
      factuality = clauses.described(noun)
    }
    if let slot = template.apposed {
      factuality = clauses.described(noun)
      let holders = apposed(to: noun).map {
        Clause.Argument(role: .subject, node: $0, first: $0)
      }
      assignments = fill(slot, holders, clause, pattern, into: assignments)
    }
    assignments = fillNoun(
      template.complements, of: noun, pattern, into: assignments,
      beforeTaken: template.subject != nil || template.modifier != nil)
    return assignments.filter { leavesOpen(clause, pattern, $0) }.map {
      let bound = $0.values.map(\.node).sorted()
      var time =
        template.apposed == nil
        ? clauses.time(of: clause, bound: bound, memory: memory)
        : clauses.time(describing: noun, bound, memory)
      if template.apposed == nil { date(&time, by: clause, pattern) }
      return match($0, number, noun, factuality, time, isEvent: template.apposed == nil)
    }
  }

  /// The names that stand beside a noun for the same thing: a title before a name, an apposition on either
  /// side, the other end of a copula.
  func apposed(to noun: Int, depth: Int = 0) -> [Int] {
    let graph = clauses.graph
    let node = nodes[noun]
    var found: [Int] = []
    func add(_ name: Int) {
      guard nodes[name].isName, !graph.isModifier(name), !found.contains(name) else { return }
      found.append(name)
      // "Presidents A and B": each is one; of "President A and B" only the first is.
      if node.features.number == .plural
        || node.word.endsIn(.pluralEnding) && node.lemma != node.word
      {
        for member in clauses.members(of: name).dropFirst() where !found.contains(member.node) {
          if nodes[member.node].isName { found.append(member.node) }
        }
      }
    }
    for child in graph.children(noun, .apposition, .flat, .nominalDescription) {
      // "Croatia, which is a member, borders Serbia": a list of commas goes on behind a relative clause.
      if node.relation == .relativeClause, nodes[child].relation == .apposition { continue }
      add(child)
    }
    if node.head >= 0 {
      let head = node.head
      switch node.relation {
      case .nominalDescription, .compound, .flat, .unmarkedNominal, .apposition,
        .adjectivalModifier:
        if nodes[head].isName { add(head) }
      case .nominalModifier where clauses.preposition(of: noun).isEmpty:
        if nodes[head].isName { add(head) }
      case .nominalSubject where nodes[head].isName:
        // "The first president of Norway was Jane Doe."
        if !graph.children(head, .copula).isEmpty { add(head) }
      case .conjunct where nodes[head].mentions.isEmpty && nodes[head].isNoun && depth < 4:
        if clauses.preposition(of: noun).isEmpty {
          for name in apposed(to: head, depth: depth + 1) { add(name) }
        }
      default: break
      }
    }
    // "Jane Doe pardons six Norwegian citizens": several are not one.
    let isCounted = graph.children(noun, .numericModifier).contains { !nodes[$0].isWord(.unity) }
    if found.count == 1, isCounted { return [] }
    return found
  }
}
