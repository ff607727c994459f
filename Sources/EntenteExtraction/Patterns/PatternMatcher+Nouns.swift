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
      var names = clauses.apposed(to: predicate)
      let isApposed = !names.isEmpty
      if names.isEmpty, let bearer = bearer(of: predicate) {
        // "As a member of B, A …": the clause's subject bears the role.
        names = clauses.surfaceSubjects(bearer)
        if predicate > bearer { factuality = role(predicate, bornBy: bearer) }
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
    // "became the first member to recognise Chad": it did not become a member then.
    let isRanked = clauses.isRanked(predicate)
    let isEvent =
      !isRanked && (clause.link.map { nodes[$0].tag == .verb } ?? (clause.kind == .verbal))
    return assignments.filter { leavesOpen(clause, pattern, $0) && isPaired($0, clause) }.map {
      if isRanked {
        time = ClauseTime()
      } else if clause.kind != .nominal {
        time = clauses.time(of: clause, bound: $0.values.map(\.node).sorted(), memory: memory)
        if isEvent { date(&time, by: clause, pattern) }
      } else {
        time = clauses.time(describing: predicate, $0.values.map(\.node).sorted(), memory)
      }
      return match($0, number, predicate, factuality, time, isEvent: isEvent)
    }
  }

  /// What a verb makes of the role that its subject bears: "resigned as envoy" ends it, "will resign as envoy" and "will
  /// remain" leave it, "stands for election as president" gives it to nobody.
  private func role(_ noun: Int, bornBy verb: Int) -> Factuality {
    var result = clauses.factualities[verb]
    let node = nodes[verb]
    if node.isLemma(.resign) || node.isLemma(.dismiss) {
      guard result.polarity == .positive else { return result }
      if !result.isPlanned { result.isEnded = true }
      result.isPlanned = false
    } else if node.isLemma(.stay) {
      result.isPlanned = false
    } else if node.isLemma(.candidacy) {
      result.polarity = .unknown
    }
    return result
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
      let isRanked = clauses.isRanked(noun)
      let isEvent = !isRanked && (clause.link.map { nodes[$0].tag == .verb } ?? false)
      return fill(slot, clause.arguments(.subject), clause, pattern, into: assignments).map {
        var time =
          isRanked
          ? ClauseTime()
          : clauses.time(of: clause, bound: $0.values.map(\.node).sorted(), memory: memory)
        if isEvent { date(&time, by: clause, pattern) }
        let said = clause.link.map { role(noun, bornBy: $0) } ?? clause.factuality
        return match($0, number, noun, said, time, isEvent: isEvent)
      }
    }
    let holders = clauses.apposed(to: noun)
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
      let holders = clauses.apposed(to: noun).map {
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
}
