internal import EntenteGraph
internal import EntenteLanguage

/// Finds where patterns hold in the clauses of a sentence.
package struct PatternMatcher {
  let library: PatternLibrary
  let phrases: PhraseReader
  let memory: DateMemory

  /// The most combinations of a match's arguments: one sentence must not flood the graph.
  static let combinationLimit = 80

  package init(library: PatternLibrary, phrases: PhraseReader, memory: DateMemory) {
    self.library = library
    self.phrases = phrases
    self.memory = memory
  }

  typealias Bound = PhraseReader.Bound
  typealias Assignment = [String: Bound]

  package var clauses: ClauseReader { phrases.clauses }
  var nodes: [SentenceNode] { clauses.graph.nodes }

  /// Returns the matches in the order of the words that they begin with.
  package func matches() -> [PatternMatch] {
    var found: [PatternMatch] = []
    var partial: [PatternMatch] = []
    for index in nodes.indices {
      let node = nodes[index]
      guard node.date == nil, let clause = clauses.clause(at: index) else { continue }
      for entry in library.entries(word: node.word, lemma: node.lemma)
      where suits(entry.shape, clause) {
        let pattern = library.patterns[entry.pattern]
        let template = pattern.templates[entry.template]
        if template.shape == .clause, isOtherVerb(node), template.trigger.contains(node.word) {
          continue
        }
        for match in matches(of: template, in: pattern, entry.pattern, clause) {
          let missing = pattern.arguments.filter {
            $0.isShared && match.assignment[$0.name] == nil
              && template.arguments.needed.contains($0.name)
          }
          if missing.isEmpty { found.append(match) } else { partial.append(match) }
        }
      }
    }
    dropWeaker(&found)
    for match in partial {
      if let completed = complete(match, from: found) { found.append(completed) }
    }
    return found
  }

  /// Whether a clause may be of a template's shape at all.
  private func suits(_ shape: PatternTemplate.Shape, _ clause: Clause) -> Bool {
    switch shape {
    case .clause: clause.kind == .verbal
    case .copula: true
    case .noun, .phrase: clause.kind != .verbal
    }
  }

  /// Whether a word is the form of a verb of another dictionary form: "found" of "find".
  private func isOtherVerb(_ node: SentenceNode) -> Bool {
    node.isVerb && node.lemma != node.word && ["VBN", "VBD"].contains(node.fineTag)
  }

  /// Leaves out what another match says more of.
  private func dropWeaker(_ found: inout [PatternMatch]) {
    // A phrase that describes a mission says less than a clause about it.
    let told = Set(
      found.filter { match in
        let pattern = library.patterns[match.pattern]
        let isTold =
          pattern.status == .asserted
          || [.asserted, .ended].contains(match.factuality.status)
        return isTold && pattern.templates.allSatisfy { $0.shape != .phrase }
          && pattern.statements.contains { $0.relation == "sentBy" }
      }
      .flatMap { $0.assignment.values }.filter { $0.sender != nil }.map(\.node))
    found.removeAll {
      told.contains($0.trigger)
        && library.patterns[$0.pattern].templates.contains { $0.shape == .phrase }
    }
    // "withdrew its recognition": the noun is the clause's object, and says nothing by itself.
    let objects = Set(found.compactMap(\.object))
    found.removeAll { $0.object == nil && objects.contains($0.trigger) }
  }

  /// A match with the shared arguments of the nearest complete one.
  private func complete(_ match: PatternMatch, from found: [PatternMatch]) -> PatternMatch? {
    let pattern = library.patterns[match.pattern]
    let others = found.filter { $0.pattern == match.pattern && $0.trigger != match.trigger }
    guard
      let other = others.min(by: {
        abs($0.trigger - match.trigger) < abs($1.trigger - match.trigger)
      })
    else { return nil }
    var match = match
    for argument in pattern.arguments where argument.isShared {
      match.assignment[argument.name] =
        match.assignment[argument.name] ?? other.assignment[argument.name]
    }
    return match
  }

  private func matches(
    of template: PatternTemplate, in pattern: Pattern, _ number: Int, _ clause: Clause
  ) -> [PatternMatch] {
    guard let given = given(pattern) else { return [] }
    return switch template.shape {
    case .clause: verbs(template, pattern, number, clause, given)
    case .copula: copulas(template, pattern, number, clause, given)
    case .noun: nouns(template, pattern, number, clause, given)
    case .phrase: described(template, pattern, number, clause)
    }
  }

  /// What the page and the place put into a pattern; `nil` where they lack it.
  private func given(_ pattern: Pattern) -> Assignment? {
    var assignment: Assignment = [:]
    for argument in pattern.arguments where argument.isGiven {
      let entity = argument.source == .subject ? phrases.subject : phrases.counterpart
      guard let entity, phrases.accepts(entity, argument) else { return nil }
      assignment[argument.name] = Bound(entity: entity, node: -1)
    }
    return assignment
  }

  /// Whether a clause that leaves it to its place of whom it speaks names none of that kind itself.
  func leavesOpen(_ clause: Clause, _ pattern: Pattern, _ assignment: Assignment) -> Bool {
    let open = pattern.arguments.filter(\.isGiven)
    guard !open.isEmpty else { return true }
    let bound = Set(assignment.values.map(\.entity.id))
    return !clause.arguments.contains { argument in
      nodes[argument.node].mentions.contains { mention in
        mention.form != .adjective && open.contains { phrases.accepts(mention.entity, $0) }
          && !bound.contains(mention.entity.id)
      }
    }
  }

  // MARK: Verbs

  private func verbs(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ clause: Clause,
    _ given: Assignment
  ) -> [PatternMatch] {
    let verb = clause.predicate
    guard clause.kind == .verbal, nodes[verb].relation != .adjectivalModifier,
      hasParticle(verb, of: template)
    else { return [] }
    let governor = template.governor.isEmpty ? nil : self.governor(of: verb)
    let main: Clause
    if template.governor.isEmpty {
      main = clause
    } else {
      guard let governor, stands(governor, for: template.governor),
        let outer = clauses.clause(at: governor)
      else { return [] }
      main = outer
    }
    if !template.predicate.isEmpty, !hasPredicate(template.predicate, clause) { return [] }
    if template.object == nil,
      clause.isPassive || !clause.arguments(.patient).isEmpty
    {
      return []
    }
    var assignments: [Assignment] = [given]
    if let subject = template.subject {
      // "Malta's application to join", "was made to leave": whom the infinitive says.
      let agents =
        main.kind == .verbal && !main.isPassive ? main.arguments(.agent) : clause.arguments(.agent)
      assignments = fill(subject, agents, clause, pattern, into: assignments)
    } else if !clause.isPassive, pattern.arguments.contains(where: { $0.source == .counterpart }),
      !clause.arguments(.agent).isEmpty
    {
      return []
    }
    var object: Int?
    if let slot = template.object, !assignments.isEmpty {
      var candidates = clause.arguments(.patient)
      if !template.predicate.isEmpty { candidates = clause.arguments(.recipient) + candidates }
      assignments = fill(slot, candidates, clause, pattern, into: assignments)
      if case .words(let words, _) = slot {
        object = candidates.first { stands($0.node, for: words) }?.node
      }
    }
    assignments = fill(template.complements, of: clause, object: object, pattern, into: assignments)
      .filter { leavesOpen(clause, pattern, $0) && isPaired($0, clause) }.map(placed)
      .flatMap { described($0, pattern) }
    if let subject = template.subject, subject.isPair, hasOtherParty(clause) { return [] }
    return assignments.map { assignment in
      var time = clauses.time(
        of: clause, bound: assignment.values.map(\.node).sorted(), memory: memory)
      if time.isEmpty, main.predicate != clause.predicate {
        time = clauses.time(of: main, bound: [], memory: memory)
      }
      date(&time, by: main, pattern)
      return match(
        assignment, number, verb, main.factuality, time, isEvent: true, object: object)
    }
  }

  /// Gives a deed that dated news tells without a date the date of the news.
  func date(_ time: inout ClauseTime, by clause: Clause, _ pattern: Pattern) {
    guard pattern.isDeed, time.isEmpty, let document = memory.document,
      clause.factuality.status == .asserted, clauses.isNarrated(clause.predicate),
      !nodes.indices.contains(where: {
        nodes[$0].date != nil && clauses.isAncestor(clause.predicate, of: $0)
      })
    else { return }
    time.point = document
    time.inheritedFrom = "the document's date"
  }

  /// Whether the particle stands beside a verb that a template wants with one: "throw out".
  private func hasParticle(_ verb: Int, of template: PatternTemplate) -> Bool {
    guard let particles = template.particles[nodes[verb].lemma] else { return true }
    return clauses.graph.children[verb].contains {
      particles.contains(nodes[$0].word)
        && [.adverbialModifier, .particle, .oblique, .caseMarker, .marker].contains(
          nodes[$0].relation)
    }
  }

  /// The assignments with what describes an argument elsewhere in the sentence: the office of A, beside A's name.
  private func described(_ assignment: Assignment, _ pattern: Pattern) -> [Assignment] {
    var results = [assignment]
    for argument in pattern.arguments {
      guard case .description(let name) = argument.source, assignment[argument.name] == nil,
        let owner = assignment[name]?.node
      else { continue }
      // "became minister, replacing …": what the sentence says of somebody before what it calls them.
      let said = nodes.indices.filter { noun in
        clauses.link(of: noun).map {
          nodes[$0].tag == .verb && clauses.predicationSubjects(noun, $0).contains(owner)
        } ?? false
      }
      let nouns =
        said.isEmpty ? nodes.indices.filter { clauses.apposed(to: $0).contains(owner) } : said
      let bounds =
        nouns
        .flatMap { noun -> [Bound] in
          guard let clause = clauses.clause(at: noun) else { return [] }
          return phrases.readOne(noun, as: argument, in: clause).map {
            phrases.position($0, heldBy: owner) ?? $0
          }
        }
      results = results.flatMap { result in
        bounds.map { result.merging([argument.name: $0]) { _, new in new } }
      }
    }
    return results
  }

  /// The predicate that an infinitive depends on: "refused" for "to extradite".
  func governor(of verb: Int) -> Int? {
    guard clauses.isInfinitive(verb), nodes[verb].head >= 0 else { return nil }
    return nodes[verb].head
  }

  /// Whether what the object is made stands behind it: "declare A persona non grata".
  private func hasPredicate(_ words: [String], _ clause: Clause) -> Bool {
    let near = clauses.graph.children[clause.predicate]
    let under =
      clause.arguments.flatMap { clauses.graph.children[$0.node] }
      + near.filter { nodes[$0].date == nil }.flatMap { clauses.graph.children[$0] }
    return (near + under + clause.arguments.map(\.node)).contains { stands($0, for: words) }
  }

  /// Whether a clause goes on with "with" and a name: "ended their relations with China".
  private func hasOtherParty(_ clause: Clause) -> Bool {
    clause.obliques(.otherParty).contains { nodes[$0.node].isName }
  }

  /// Whether members of two lists stand in the same place where "respectively" pairs them.
  func isPaired(_ assignment: Assignment, _ clause: Clause) -> Bool {
    clauses.isPaired(assignment.values.map(\.node), in: clause)
  }

  /// An assignment in which a mission stands in the city that the clause names: "opened in Beijing".
  private func placed(_ assignment: Assignment) -> Assignment {
    guard let city = assignment["C"] else { return assignment }
    return assignment.mapValues { phrases.placed($0, in: city.entity) }
  }

  func match(
    _ assignment: Assignment, _ number: Int, _ trigger: Int, _ factuality: Factuality,
    _ time: ClauseTime, isEvent: Bool, object: Int? = nil
  ) -> PatternMatch {
    var factuality = factuality
    if assignment.values.contains(where: \.isNegated) {
      factuality.negate()
      factuality.reasons.append("denied of this one alone")
    }
    var result = PatternMatch(
      pattern: number, trigger: trigger, assignment: assignment, factuality: factuality, time: time,
      isEvent: isEvent, object: object)
    result.reason = phrases.reason(of: trigger)
    return result
  }
}

extension Pattern {
  /// The argument of a name.
  func argument(_ name: String) -> PatternArgument? { arguments.first { $0.name == name } }
}
