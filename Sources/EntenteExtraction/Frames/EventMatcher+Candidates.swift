internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Which frames a clause can be, and who fills their places.
extension EventMatcher {
  func candidate(_ frame: Frame, _ clause: Clause) -> Candidate? {
    switch frame.predicate {
    case .verb: clause.kind == .verbal ? verbCandidate(frame, clause) : nil
    case .noun:
      clause.kind == .nominal && nodes[clause.predicate].isNoun ? nounCandidate(frame, clause) : nil
    case .adjective:
      clause.kind == .copular && nodes[clause.predicate].tag == .adjective
        ? nounCandidate(frame, clause) : nil
    }
  }

  func verbCandidate(_ frame: Frame, _ clause: Clause) -> Candidate? {
    guard nodes[clause.predicate].relation != .adjectivalModifier else { return nil }
    let particles = clauses.graph.children(clause.predicate, .particle).map { nodes[$0].word }
    guard particles.allSatisfy(frame.parts.contains) else { return nil }
    var objects = clause.arguments(.patient).filter { !$0.isNegated }
    var isPrepositional = false
    switch parts(of: frame, clause) {
    case .missing: return nil
    case .particle: break
    case .preposition(let found):
      isPrepositional = true
      objects = found
    }
    if let wanted = frame.clause, !hasClause(wanted, clause) { return nil }
    guard var result = matchObject(frame, clause, objects, isPrepositional) else { return nil }
    result.score += frame.parts.count * 100 + (frame.clause == nil ? 0 : 30)
    if result.recipients.isEmpty {
      for place in frame.places where !place.isOfActor {
        result.recipients = recipients(place, clause, object: result.object, isPrepositional)
        if !result.recipients.isEmpty {
          result.score += frame.isRecipientOptional ? 5 : 1000
          break
        }
      }
      // "demands that Syria withdraw": who is to do it.
      if result.recipients.isEmpty, frame.clause != nil {
        result.recipients = unique(
          clauses.graph.children(clause.predicate, .clausalComplement)
            .flatMap { clauses.surfaceSubjects($0) }.flatMap { ends.read($0, isActor: false) })
      }
      guard !result.recipients.isEmpty || frame.isRecipientOptional else { return nil }
      // "detained two journalists": the people that the frame has for its object.
      if result.recipients.isEmpty, let object = result.object, frame.kind != "RETREAT",
        frame.kind != "MOBILIZE",
        nodes[object].isName
          || lexicon.contains(
            FrameLexicon.Category.people.rawValue, nodes[object].lemma, ends.modifierWords(object))
      {
        result.recipients = ends.read(object, isActor: false)
      }
    }
    return result
  }

  enum Parts {
    case missing
    case particle
    case preposition([Clause.Argument])
  }

  /// Whether the parts of a predicate behind the verb are there.
  func parts(of frame: Frame, _ clause: Clause) -> Parts {
    var holders = [clause.predicate]
    for (index, part) in frame.parts.enumerated().dropFirst() {
      let below = holders.flatMap { clauses.graph.children[$0] }
      if let child = below.first(where: {
        (nodes[$0].lemma == part || nodes[$0].word == part) && nodes[$0].mentions.isEmpty
      }) {
        holders.append(child)
        continue
      }
      guard index == frame.parts.count - 1 else {
        // "call on": the preposition hangs on its complement.
        let arguments = clause.obliques([part])
        guard !arguments.isEmpty else { return .missing }
        holders += arguments.map(\.node)
        continue
      }
      let arguments = clause.obliques([part]).filter { !$0.isOfNoun }
      let hasObject =
        !clause.isPassive && !clause.arguments(.patient).isEmpty
        && !frame.places.contains { $0.prepositions.isEmpty }
      return arguments.isEmpty || hasObject ? .missing : .preposition(arguments)
    }
    return .particle
  }

  func hasClause(_ wanted: Frame.Clause, _ clause: Clause) -> Bool {
    clauses.graph.children[clause.predicate].contains { child in
      guard
        [.openComplement, .clausalComplement, .adverbialClause, .adjectivalClause].contains(
          nodes[child].relation)
      else {
        return false
      }
      switch wanted {
      case .finite:
        return nodes[child].relation == .clausalComplement && !clauses.isInfinitive(child)
      case .infinitive(let category):
        guard let category else {
          return clauses.isInfinitive(child) || nodes[child].relation == .clausalComplement
        }
        return clauses.isInfinitive(child) && lexicon.contains(category, nodes[child].lemma, [])
      }
    }
  }

  /// Whether what a frame wants for its object is there, and the recipients that it is.
  func matchObject(
    _ frame: Frame, _ clause: Clause, _ objects: [Clause.Argument], _ isPrepositional: Bool
  ) -> Candidate? {
    var best: Candidate?
    func propose(_ score: Int, _ object: Int?, _ recipients: [EventEnds.End] = []) {
      if best.map({ $0.score < score }) ?? true {
        best = Candidate(frame: frame, score: score, object: object, recipients: recipients)
      }
    }
    for wanted in frame.objects {
      switch wanted {
      case .none:
        if objects.isEmpty, !clause.isPassive { propose(15, nil) }
      case .any:
        if let first = objects.first {
          propose(10, nodes[first.node].isName ? nil : first.node)
        } else if clauses.graph.children[clause.predicate].contains(where: {
          nodes[$0].relation == .clausalComplement
        }) {
          propose(8, nil)
        }
      case .recipient:
        let found = unique(objects.flatMap { ends.read($0.node, isActor: false) })
        if !found.isEmpty { propose(20, nil, found) }
      case .word(let words):
        for object in objects {
          guard let last = words.last,
            nodes[object.node].lemma == last || nodes[object.node].word == last
          else { continue }
          let modifiers = ends.modifierWords(object.node)
          if words.dropLast().allSatisfy(modifiers.contains) {
            propose(50 + words.count, object.node)
          }
        }
      case .category(let name):
        for object in objects {
          let node = content(of: object.node)
          if lexicon.contains(name, nodes[node].lemma, ends.modifierWords(node)) {
            propose(45 - min(lexicon.size(of: name) / 10, 20), node)
          }
        }
      case .between: break
      }
    }
    return best
  }

  /// What a noun of quantity is of: "a series of airstrikes", "a number of soldiers".
  func content(of node: Int) -> Int {
    guard nodes[node].mentions.isEmpty,
      nodes[node].isLemma(.quantity),
      let whole = clauses.adjuncts(of: node).first(where: { $0.preposition.isOne(of: .genitive) })
    else { return node }
    return whole.node
  }

  func recipients(
    _ place: Frame.Place, _ clause: Clause, object: Int?, _ isPrepositional: Bool
  ) -> [EventEnds.End] {
    var clause = clause
    var object = object
    if let category = place.infinitive {
      guard
        let deed = clauses.graph.children[clause.predicate].first(where: {
          [.openComplement, .adverbialClause, .clausalComplement].contains(nodes[$0].relation)
            && lexicon.contains(category, nodes[$0].lemma, [])
        }), let inner = clauses.clause(at: deed)
      else { return [] }
      clause = inner
      if place.isGenitive {
        let found = inner.arguments(.patient).flatMap { ends.read($0.node, isActor: false) }
        if !found.isEmpty { return unique(found) }
      }
      object = inner.arguments(.patient).first?.node
    }
    if place.prepositions.isEmpty {
      let role: Clause.Role = isPrepositional ? .patient : .recipient
      return unique(clause.arguments(role).flatMap { ends.read($0.node, isActor: false) })
    }
    var found = clause.obliques(place.prepositions).filter { !$0.isNegated }
      .flatMap { ends.readPlace($0.node) }
    if found.isEmpty, let object {
      found = clauses.adjuncts(of: object).filter { place.prepositions.contains($0.preposition) }
        .flatMap { clauses.members(of: $0.node).flatMap { ends.readPlace($0.node) } }
      if found.isEmpty, place.isGenitive {
        found = clauses.modifiers(object).reversed().lazy.compactMap { modifier -> EventEnds.End? in
          nodes[modifier].mentions.first { isActor($0.entity) }
            .map { EventEnds.End(entity: $0.entity, node: modifier) }
        }.prefix(1).map(\.self)
      }
    }
    return unique(found)
  }

  func nounCandidate(_ frame: Frame, _ clause: Clause) -> Candidate? {
    let modifiers = ends.modifierWords(clause.predicate)
    guard frame.parts.dropLast().allSatisfy(modifiers.contains) else { return nil }
    var result = Candidate(
      frame: frame, score: frame.parts.count * 100, object: nil, recipients: [])
    if frame.objects.contains(.between) {
      let joined = unique(
        clause.obliques(.reciprocalPlace).flatMap { ends.read($0.node, isActor: true) })
      guard joined.count > 1 else { return nil }
      result.joined = joined
      result.score += 1000
      return result
    }
    for place in frame.places where !place.isOfActor {
      result.recipients = recipients(place, clause, object: nil, false)
      if !result.recipients.isEmpty { break }
    }
    if result.recipients.isEmpty { result.recipients = victims(of: clause.predicate, frame) }
    guard !result.recipients.isEmpty || frame.places.isEmpty || frame.isRecipientOptional else {
      return nil
    }
    result.score += result.recipients.isEmpty ? 0 : 500
    return result
  }

  /// Who is killed in an attack that a noun tells: "seven journalists are killed in an air strike".
  func victims(of noun: Int, _ frame: Frame) -> [EventEnds.End] {
    guard frame.kind == "ASSAULT" else { return [] }
    let here = clauses.adjuncts(of: noun).filter {
      $0.preposition.isOne(of: .locative)
    }.flatMap { ends.readPlace($0.node) }
    if !here.isEmpty { return unique(here) }
    var head = nodes[noun].head
    while head >= 0, !nodes[head].isVerb { head = nodes[head].head }
    guard head >= 0,
      nodes[head].isLemma(.killing) || nodes[head].isLemma(.wounding),
      let clause = clauses.clause(at: head), clause.isPassive
    else { return [] }
    return unique(clause.arguments(.patient).flatMap { ends.read($0.node, isActor: false) }).filter
    {
      $0.entity.kind != "PersonGroup" || $0.entity.label.contains(" ")
    }
  }
}
