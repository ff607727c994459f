internal import EntenteGraph
internal import EntenteLanguage

/// Filling the places of a template with what stands in them.
extension PatternMatcher {
  /// The assignments with what the first fitting candidate stands for; `isOne` leaves out what stands
  /// beside it in a list.
  func fill(
    _ slot: PatternTemplate.Slot, _ candidates: [Int], _ pattern: Pattern,
    into assignments: [Assignment], isSubject: Bool, all: Bool = false, isOne: Bool = false
  ) -> [Assignment] {
    var results: [Assignment] = []
    let parties = parties(slot, pattern, assignments)
    for candidate in candidates {
      for assignment in assignments where results.count < Self.combinationLimit {
        if isOne, case .argument(let name) = slot, let argument = pattern.argument(name) {
          results += phrases.readOne(candidate, as: argument).map {
            assignment.merging([name: $0]) { _, new in new }
          }
          continue
        }
        results += values(
          of: slot, at: candidate, pattern, assignment, parties, isSubject: isSubject)
      }
      if !all && !results.isEmpty { break }
    }
    return Array(results.prefix(Self.combinationLimit))
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

  /// The assignments that a phrase makes of one.
  private func values(
    of slot: PatternTemplate.Slot, at index: Int, _ pattern: Pattern, _ assignment: Assignment,
    _ parties: [Bound], isSubject: Bool
  ) -> [Assignment] {
    switch slot {
    case .argument(let name):
      guard let argument = pattern.argument(name) else { return [] }
      let senders = argument.sender.flatMap { assignment[$0] }.map { [$0] } ?? []
      return phrases.read(
        index, as: argument, isSubject: isSubject, senders: senders, parties: parties
      )
      .map { assignment.merging([name: $0]) { _, new in new } }
    case .pair(let one, let other):
      guard let argument = pattern.argument(one) else { return [] }
      var members: [Bound] = []
      for bound in phrases.read(index, as: argument, isSubject: isSubject)
      where !members.contains(where: { $0.entity.id == bound.entity.id }) {
        members.append(bound)
      }
      guard members.count == 2 else { return [] }
      return [assignment.merging([one: members[0], other: members[1]]) { _, new in new }]
    case .words(let words, let complements):
      guard stands(index, for: words) else { return [] }
      return fillNoun(complements, of: index, pattern, into: [assignment])
    }
  }

  /// Whether a node is one of some words, in any of their forms.
  func stands(_ index: Int, for words: [String]) -> Bool {
    let node = nodes[index]
    if library.vocabulary.group("relation", contains: node.lemma),
      nodes[roles.phraseStart(index)..<index].contains(where: {
        library.vocabulary.group("otherkind", contains: $0.word)
      })
    {
      return false
    }
    return words.contains {
      $0 == node.lemma || $0 == node.word || library.vocabulary.forms(of: $0).contains(node.word)
    }
  }

  /// Fills the places that prepositions after a verb, or after the noun that it is said of, lead to.
  func fill(
    _ complements: [PatternTemplate.Complement], after verb: Int, object: Int? = nil,
    _ pattern: Pattern, into assignments: [Assignment]
  ) -> [Assignment] {
    var assignments = assignments
    for complement in complements {
      guard !assignments.isEmpty else { return [] }
      var candidates = roles.complements(verb, complement.prepositions)
      if let object, object < verb {
        candidates += roles.complements(object, complement.prepositions)
      }
      var filled = fill(
        complement.slot, candidates, pattern, into: assignments,
        isSubject: complement.slot.isPair, all: true)
      if filled.isEmpty, !Set(complement.prepositions).isDisjoint(with: ["of", "by"]),
        let object = object ?? roles.objects(verb).first
      {
        // "recognized Montenegrin independence": the adjective says of what.
        filled = fillModifier(
          complement.slot, roles.modifiers(object), pattern, into: assignments)
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
    into assignments: [Assignment], beforeTaken: Bool = false
  ) -> [Assignment] {
    var assignments = assignments
    for complement in complements {
      guard !assignments.isEmpty else { return [] }
      // "member of A, activist of B": the nearest is its own, what comes later may be another noun's.
      let near = roles.complementsNear(noun, complement.prepositions)
      var filled = fill(
        complement.slot, near.isEmpty ? roles.complements(noun, complement.prepositions) : near,
        pattern, into: assignments, isSubject: complement.slot.isPair, all: true)
      if filled.isEmpty, complement.prepositions.contains("of"), !beforeTaken {
        filled = fillModifier(complement.slot, roles.modifiers(noun), pattern, into: assignments)
      }
      if filled.isEmpty && complement.isOptional { continue }
      assignments = filled
    }
    return assignments
  }

  /// Fills a place with what stands before a noun, as an adjective or with an apostrophe.
  func fillModifier(
    _ slot: PatternTemplate.Slot, _ modifiers: [Int], _ pattern: Pattern,
    into assignments: [Assignment]
  ) -> [Assignment] {
    guard case .argument(let name) = slot, let argument = pattern.argument(name) else { return [] }
    // The nearest first: in "Montenegro's NATO membership" NATO is what it is of.
    for modifier in modifiers.reversed() {
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
