internal import EntenteGraph
internal import EntenteLanguage

/// Finds where patterns hold in a sentence.
package struct PatternMatcher: Sendable {
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

  var roles: RoleFinder { phrases.roles }
  var nodes: [SentenceNode] { phrases.roles.graph.nodes }

  /// Returns the matches in the order of the words that they begin with.
  package func matches() -> [PatternMatch] {
    var found: [PatternMatch] = []
    var partial: [PatternMatch] = []
    for index in nodes.indices {
      let node = nodes[index]
      guard node.date == nil else { continue }
      for entry in library.entries(word: node.word, lemma: node.lemma) {
        let pattern = library.patterns[entry.pattern]
        let template = pattern.templates[entry.template]
        for match in matches(of: template, in: pattern, entry.pattern, at: index) {
          let missing = pattern.arguments.filter {
            $0.isShared && match.assignment[$0.name] == nil
              && template.arguments.needed.contains($0.name)
          }
          if missing.isEmpty { found.append(match) } else { partial.append(match) }
        }
      }
    }
    // A phrase that describes a mission says less than a clause about it.
    let told = Set(
      found.filter { match in
        let pattern = library.patterns[match.pattern]
        return pattern.templates.allSatisfy { $0.shape != .phrase }
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
    for match in partial {
      if let completed = complete(match, from: found) { found.append(completed) }
    }
    return found
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
    of template: PatternTemplate, in pattern: Pattern, _ number: Int, at index: Int
  ) -> [PatternMatch] {
    switch template.shape {
    case .clause: clauses(template, pattern, number, index)
    case .copula: copulas(template, pattern, number, index)
    case .noun: nouns(template, pattern, number, index)
    case .phrase: described(template, pattern, number, index)
    }
  }

  /// What the page and the place put into a pattern; `nil` where they lack it.
  func given(_ pattern: Pattern) -> Assignment? {
    var assignment: Assignment = [:]
    for argument in pattern.arguments where argument.source != .words {
      let entity = argument.source == .subject ? phrases.subject : phrases.counterpart
      guard let entity, phrases.accepts(entity, argument) else { return nil }
      assignment[argument.name] = Bound(entity: entity, node: -1)
    }
    return assignment
  }

  /// Whether a clause that leaves it to its place of whom it speaks names none of that kind itself.
  func leavesOpen(_ verb: Int, _ pattern: Pattern, _ assignment: Assignment) -> Bool {
    let open = pattern.arguments.filter { $0.source != .words }
    guard !open.isEmpty else { return true }
    let bound = Set(assignment.values.map(\.entity.id))
    let end = roles.clauseEnd(verb)
    let start = nodes[..<verb].lastIndex { $0.isVerb && $0.tag == .verb || $0.word == ";" } ?? -1
    return !nodes[(start + 1)..<end].contains { node in
      node.mentions.contains { mention in
        mention.form != .adjective && open.contains { phrases.accepts(mention.entity, $0) }
          && !bound.contains(mention.entity.id)
      }
    }
  }

  // MARK: Verbs

  private func clauses(
    _ template: PatternTemplate, _ pattern: Pattern, _ number: Int, _ verb: Int
  ) -> [PatternMatch] {
    guard roles.isVerb(verb), let given = given(pattern) else { return [] }
    if nodes[verb].isVerb, nodes[verb].relation == .adjectivalModifier,
      roles.auxiliaries(verb).isEmpty, roles.graph.children(verb, .nominalSubject).isEmpty
    {
      return []
    }
    var predicate: Int?
    if !template.predicate.isEmpty {
      let after = verb + 1..<min(nodes.count, max(verb, roles.clauseEnd(verb)) + 1)
      predicate = after.first { stands($0, for: template.predicate) }
      guard predicate != nil else { return [] }
    }
    let isPassive = roles.isPassive(verb)
    if template.object == nil, isPassive || roles.hasDirectObject(verb) { return [] }
    let governor = template.governor.isEmpty ? nil : roles.governor(ofInfinitive: verb)
    if !template.governor.isEmpty {
      guard let governor, stands(governor, for: template.governor) else { return [] }
    }
    var assignments: [Assignment] = [given]
    if let subject = template.subject {
      let single = isPassive ? nil : roles.singularAntecedent(of: governor ?? verb)
      assignments = fill(
        subject, single.map { [$0] } ?? roles.subjects(governor ?? verb), pattern,
        into: assignments, isSubject: !isPassive, isOne: single != nil)
    } else if !isPassive, pattern.arguments.contains(where: { $0.source == .counterpart }),
      !roles.surfaceSubjects(verb).isEmpty
    {
      return []
    }
    if let object = template.object, !assignments.isEmpty {
      // "declared six diplomats personae non gratae": the object stands before what it is made.
      let before = isPassive ? nil : predicate.flatMap { nodes[$0 - 1].isNoun ? $0 - 1 : nil }
      assignments = fill(
        object, [before].compactMap(\.self) + roles.objects(verb), pattern, into: assignments,
        isSubject: isPassive)
    }
    var object: Int?
    if case .words(let words, _) = template.object {
      object = roles.objects(verb).first { stands($0, for: words) }
    }
    assignments = fill(
      template.complements, after: verb, object: object, pattern, into: assignments
    )
    .filter { leavesOpen(verb, pattern, $0) }.map(placed)
    if let subject = template.subject, subject.isPair, roles.hasOtherParty(verb, object) {
      return []
    }
    let status = roles.status(ofVerb: governor ?? verb)
    var time = roles.time(ofVerb: verb, memory: memory)
    if time.isEmpty, let governor { time = roles.time(ofVerb: governor, memory: memory) }
    if time.isEmpty, let predicate, nodes[predicate].isVerb {
      time = roles.time(ofVerb: predicate, memory: memory)
    }
    var found = assignments.map {
      match(
        $0, number, verb, status, time, isEvent: true,
        isInfinitive: governor == nil && roles.isAfterTo(verb), object: object)
    }
    if case .argument(let name) = template.subject {
      for other in ellipsis(after: verb, as: pattern.argument(name)) {
        for assignment in assignments {
          var assignment = assignment
          assignment[name] = other
          found.append(match(assignment, number, verb, status, time, isEvent: true))
        }
      }
    }
    return found
  }

  /// An assignment in which a mission stands in the city that the clause names: "opened in Beijing".
  private func placed(_ assignment: Assignment) -> Assignment {
    guard let city = assignment["C"] else { return assignment }
    return assignment.mapValues { phrases.placed($0, in: city.entity) }
  }

  func match(
    _ assignment: Assignment, _ number: Int, _ trigger: Int, _ status: Statement.Status,
    _ time: ClauseTime, isEvent: Bool, isInfinitive: Bool = false, object: Int? = nil
  ) -> PatternMatch {
    var result = PatternMatch(
      pattern: number, trigger: trigger, assignment: assignment, status: status, time: time,
      isEvent: isEvent, object: object)
    result.reason = roles.reason(of: trigger).map { phrases.words($0) }
    for name in assignment.keys.sorted() {
      guard let bound = assignment[name], bound.node > trigger, bound.node >= 0,
        let date = roles.bracketedDate(after: bound.node, memory: memory)
      else { continue }
      // "sought to join the United Nations (2006)": the brackets tell that it came about.
      if isInfinitive && status == .planned { result.status = .asserted }
      result.time = date
      break
    }
    return result
  }

  /// Those of whom the clause is said as well: "as did the United States".
  private func ellipsis(after verb: Int, as argument: PatternArgument?) -> [Bound] {
    guard let argument else { return [] }
    var index = verb + 1
    while index + 2 < nodes.count {
      if ["as", "so"].contains(nodes[index].word), nodes[index + 1].tag == .auxiliary,
        ["did", "do", "does", "has", "have", "had", "is", "are", "was", "were"].contains(
          nodes[index + 1].word),
        let head = roles.phraseHead(from: index + 2, before: nodes.count)
      {
        return phrases.read(head, as: argument, isSubject: false)
      }
      if nodes[index].isVerb && nodes[index].tag == .verb { return [] }
      index += 1
    }
    return []
  }
}

extension Pattern {
  /// The argument of a name.
  func argument(_ name: String) -> PatternArgument? { arguments.first { $0.name == name } }
}
