internal import EntenteGraph
internal import EntenteLanguage

/// Filling the places of a template with what stands in them.
extension PatternMatcher {
  /// The assignments with all that the arguments stand for that fit a place.
  func fill(
    _ slot: PatternTemplate.Slot, _ candidates: [Clause.Argument], _ clause: Clause,
    _ pattern: Pattern,
    into assignments: [Assignment]
  ) -> [Assignment] {
    var results: [Assignment] = []
    let parties = parties(slot, pattern, assignments)
    if case .pair(let one, let other) = slot {
      return fillPair(one, other, candidates, clause, pattern, into: assignments)
    }
    for assignment in assignments {
      for candidate in candidates where results.count < Self.combinationLimit {
        for var filled in values(of: slot, at: candidate.node, clause, pattern, assignment, parties)
        {
          if candidate.isNegated, case .argument(let name) = slot { filled[name]?.isNegated = true }
          results.append(filled)
        }
      }
    }
    return results
  }

  /// All that the assignments give for the argument that a place's argument is sent by or between.
  private func parties(
    _ slot: PatternTemplate.Slot, _ pattern: Pattern, _ assignments: [Assignment]
  ) -> [Bound] {
    guard case .argument(let name) = slot, let sender = pattern.argument(name)?.sender else {
      return []
    }
    return assignments.compactMap { $0[sender] }
  }

  private func values(
    of slot: PatternTemplate.Slot, at index: Int, _ clause: Clause, _ pattern: Pattern,
    _ assignment: Assignment, _ parties: [Bound]
  ) -> [Assignment] {
    switch slot {
    case .argument(let name):
      guard let argument = pattern.argument(name) else { return [] }
      let senders = argument.sender.flatMap { assignment[$0] }.map { [$0] } ?? []
      return phrases.read(index, as: argument, in: clause, senders: senders, parties: parties)
        .map { assignment.merging([name: $0]) { _, new in new } }
    case .pair: return []
    case .words(let words, let complements):
      guard stands(index, for: words) else { return [] }
      return fillNoun(complements, of: index, pattern, into: [assignment], outer: clause)
    }
  }

  /// The pairs of different ones that stand together in a place.
  private func fillPair(
    _ one: String, _ other: String, _ candidates: [Clause.Argument], _ clause: Clause,
    _ pattern: Pattern, into assignments: [Assignment]
  ) -> [Assignment] {
    guard let argument = pattern.argument(one) else { return [] }
    var members: [Bound] = []
    for candidate in candidates {
      for bound in phrases.read(candidate.node, as: argument, in: clause)
      where !members.contains(where: { $0.entity.id == bound.entity.id }) {
        members.append(bound)
      }
    }
    guard (2...Self.pairLimit).contains(members.count) else { return [] }
    return assignments.flatMap { assignment in
      members.indices.flatMap { first in
        members[(first + 1)...].map { second in
          assignment.merging([one: members[first], other: second]) { _, new in new }
        }
      }
    }
  }

  /// The most that pairs are made of.
  private static let pairLimit = 5

  /// Whether a node is one of some words, in any of their forms.
  func stands(_ index: Int, for words: [String]) -> Bool {
    let node = nodes[index]
    let bases = library.vocabulary.bases(of: node.word)
    guard words.contains(where: { $0 == node.lemma || $0 == node.word || bases.contains($0) })
    else { return false }
    return !node.isLemma(.relation)
      || !nodes[clauses.phraseStart(index)..<index].contains { $0.isWord(.otherKind) }
  }

  /// Fills the places that prepositions after a predicate, or after its object, lead to.
  func fill(
    _ complements: [PatternTemplate.Complement], of clause: Clause, object: Int? = nil,
    _ pattern: Pattern, into assignments: [Assignment]
  ) -> [Assignment] {
    var assignments = assignments
    for complement in complements {
      guard !assignments.isEmpty else { return [] }
      // "The ambassador to Chad was accredited to Mali": its own before those of its nouns.
      let all = clause.obliques(complement.prepositions)
      let own = Set(all.filter { !$0.isOfNoun }.map(\.role))
      var filled = fill(
        complement.slot, all.filter { !$0.isOfNoun || !own.contains($0.role) }, clause, pattern,
        into: assignments)
      if filled.isEmpty, complement.prepositions.contains(where: { $0.isOne(of: .ownerMarker) }),
        let object = object ?? clause.arguments(.patient).first?.node
      {
        // "recognized Montenegrin independence": the adjective says of what.
        filled = fillModifier(complement.slot, of: object, pattern, into: assignments)
      }
      if filled.isEmpty && (complement.isOptional || isShared(complement.slot, pattern)) {
        continue
      }
      assignments = filled
    }
    return assignments
  }

  private func isShared(_ slot: PatternTemplate.Slot, _ pattern: Pattern) -> Bool {
    guard case .argument(let name) = slot else { return false }
    return pattern.argument(name)?.isShared ?? false
  }

  /// Fills the places that belong to a noun; what it is of may stand before it.
  func fillNoun(
    _ complements: [PatternTemplate.Complement], of noun: Int, _ pattern: Pattern,
    into assignments: [Assignment], beforeTaken: Bool = false, outer: Clause? = nil
  ) -> [Assignment] {
    guard let clause = clauses.clause(at: noun) else {
      return complements.isEmpty ? assignments : []
    }
    var assignments = assignments
    for complement in complements {
      guard !assignments.isEmpty else { return [] }
      // "member of A, activist of B": its own before those of the verb that says it.
      let own = clause.obliques(complement.prepositions)
      let near = own.filter { !$0.isOfNoun }
      var filled = fill(
        complement.slot, near.isEmpty ? own : near, clause, pattern, into: assignments)
      if filled.isEmpty, own.isEmpty {
        // "the expulsion of six diplomats by Malta": where the tree hangs the last on the one before it.
        filled = fill(
          complement.slot, nested(complement.prepositions, in: clause), clause, pattern,
          into: assignments)
      }
      if filled.isEmpty, let outer, outer.kind == .verbal, !outer.isPassive {
        // "No relations exist between A and B".
        filled = fill(
          complement.slot, outer.obliques(complement.prepositions), outer, pattern,
          into: assignments)
      }
      if filled.isEmpty, complement.prepositions.contains(where: { $0.isOne(of: .genitive) }),
        !beforeTaken
      {
        filled = fillModifier(complement.slot, of: noun, pattern, into: assignments)
      }
      if filled.isEmpty && complement.isOptional { continue }
      assignments = filled
    }
    return assignments
  }

  /// What one of the prepositions leads to behind an argument of a noun.
  private func nested(_ prepositions: [String], in clause: Clause) -> [Clause.Argument] {
    guard clause.kind == .nominal, !prepositions.contains(where: { $0.isOne(of: .genitive) }) else {
      return []
    }
    return clause.arguments.flatMap { argument in
      clauses.adjuncts(of: argument.node).filter { prepositions.contains($0.preposition) }
        .flatMap { adjunct in
          clauses.members(of: adjunct.node).map {
            Clause.Argument(
              role: .oblique(adjunct.preposition), node: $0.node, first: adjunct.node)
          }
        }
    }
  }

  /// Fills a place with what stands before a noun, as an adjective or with an apostrophe.
  func fillModifier(
    _ slot: PatternTemplate.Slot, of noun: Int, _ pattern: Pattern, into assignments: [Assignment]
  ) -> [Assignment] {
    guard case .argument(let name) = slot, let argument = pattern.argument(name) else { return [] }
    if argument.isText, let clause = clauses.clause(at: noun) {
      // "a feminist party".
      let words = clauses.graph.children(noun, .adjectivalModifier, .compound)
      let found = words.filter { $0 < noun }.flatMap { phrases.read($0, as: argument, in: clause) }
      return assignments.flatMap { assignment in
        found.map { assignment.merging([name: $0]) { $1 } }
      }
    }
    let bearer = nodes[noun].head
    if nodes[noun].relation == .parataxis, bearer >= 0, bearer < noun {
      // "Paraguay (capital: Asunción)".
      let named = nodes[bearer].mentions.filter { phrases.accepts($0.entity, argument) }
      if !named.isEmpty {
        return assignments.flatMap { assignment in
          named.map { mention in
            assignment.merging([name: Bound(entity: mention.entity, node: bearer)]) { $1 }
          }
        }
      }
    }
    // The nearest first: in "Montenegro's NATO membership" NATO is what it is of.
    for modifier in clauses.modifiers(noun).reversed() {
      let used = Set(assignments.flatMap { $0.values.map(\.node) })
      guard !used.contains(modifier) else { continue }
      let named = nodes[modifier].mentions.filter { phrases.accepts($0.entity, argument) }
      if named.isEmpty { continue }
      return assignments.flatMap { assignment in
        named.map { mention in
          assignment.merging([name: Bound(entity: mention.entity, node: modifier)]) { $1 }
        }
      }
    }
    return []
  }
}
