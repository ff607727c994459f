internal import EntenteLanguage

/// Reads the clauses of a sentence from its tree, once: predicates with their arguments by role, and how far the
/// text commits itself to them.
///
/// Knows no relation of the catalogue. Word order is asked by ``TreeRepair`` alone, before.
///
/// A copy is one reference: whoever asks something of a sentence holds one.
package struct ClauseReader: Sendable {
  private var reading: Reading

  package var graph: SentenceGraph { reading.parts.graph }
  var vocabulary: Vocabulary { reading.parts.vocabulary }
  var lexicon: ClauseLexicon { reading.parts.lexicon }
  /// For each node what its clause is worth.
  var factualities: [Factuality] { reading.parts.factualities }
  /// For each date the node that it dates.
  var anchors: [Int: TimeAnchor] { reading.parts.anchors }

  package init(
    graph: SentenceGraph, vocabulary: Vocabulary, lexicon: ClauseLexicon = .standard,
    isHeading: Bool = false
  ) {
    // Each step asks what the steps before it found.
    var parts = Parts(
      graph: TreeRepair.repaired(graph), vocabulary: vocabulary, lexicon: lexicon)
    reading = Reading(parts)
    parts.factualities = readFactualities(isHeading: isHeading)
    reading = Reading(parts)
    parts.anchors = readAnchors()
    reading = Reading(parts)
    parts.clauses = nodes.indices.map { readClause(at: $0) }
    reading = Reading(parts)
  }

  private struct Parts: Sendable {
    var graph: SentenceGraph
    var vocabulary: Vocabulary
    var lexicon: ClauseLexicon
    var factualities: [Factuality] = []
    var anchors: [Int: TimeAnchor] = [:]
    var clauses: [Clause?] = []
  }

  private final class Reading: Sendable {
    let parts: Parts
    init(_ parts: Parts) { self.parts = parts }
  }

  package var nodes: [SentenceNode] { graph.nodes }

  func word(_ index: Int) -> String { graph.node(index)?.word ?? "" }

  /// Whether a word of the sentence belongs to a class.
  func has(_ item: WordClass, _ index: Int) -> Bool { graph.has(item, index) }

  /// The clause of which a node is the predicate, `nil` where it is none.
  package func clause(at index: Int) -> Clause? { reading.parts.clauses[index] }

  /// All clauses, in the order of their predicates.
  package var all: [Clause] { reading.parts.clauses.compactMap(\.self) }

  // MARK: Clauses

  private func readClause(at index: Int) -> Clause? {
    let node = nodes[index]
    guard node.mentions.isEmpty, node.date == nil else { return nil }
    if node.isVerb, node.tag != .auxiliary || isMainVerb(index) {
      return readVerb(index)
    }
    if node.isNoun || node.tag == .adjective
      || node.tag == .numeral && node.relation != .numericModifier
    {
      return readNominal(index)
    }
    return nil
  }

  /// Whether a form of "be", "have" or "do" is a verb of its own.
  private func isMainVerb(_ index: Int) -> Bool {
    ![.auxiliary, .passiveAuxiliary, .copula].contains(nodes[index].relation)
  }

  private func readVerb(_ verb: Int) -> Clause {
    let isPassive = isPassive(verb)
    var clause = Clause(
      predicate: verb, kind: .verbal, isPassive: isPassive, factuality: factualities[verb])
    let surface = surfaceSubjects(verb)
    let objects = isPassive ? surface : directObjects(verb)
    if isPassive {
      for child in graph.children(verb, .oblique, .agent)
      where preposition(of: child).isOne(of: .agentive) {
        clause.add(.agent, child, self)
      }
      if clause.arguments(.agent).isEmpty, let agent = strayAgent(of: verb) {
        clause.add(.agent, agent, self)
      }
      if nodes[verb].relation == .conjunct, clause.arguments.isEmpty,
        self.isPassive(nodes[verb].head)
      {
        // "attacked and burned by rebels": what follows the second is the agent of both.
        for child in graph.children(nodes[verb].head, .oblique, .agent)
        where child > verb && preposition(of: child).isOne(of: .agentive) {
          clause.add(.agent, child, self)
        }
      }
      for child in graph.children(verb, .object) where nodes[child].date == nil {
        clause.add(.recipient, child, self)
      }
    } else {
      for subject in surface {
        clause.add(.agent, subject, self)
        for child in companions(ofSubject: subject) { clause.add(.agent, child, self) }
      }
      for child in companions(of: verb) { clause.add(.agent, child, self) }
    }
    for object in objects { clause.add(.patient, object, self) }
    for child in graph.children(verb, .indirectObject) {
      // "asked Brazil to review it": without another object it is the object.
      let isOnly = !isPassive && objects.isEmpty
      clause.add(isOnly ? .patient : .recipient, child, self)
    }
    for (preposition, child) in adjuncts(of: verb) {
      switch lexicon.operation(.preposition, preposition) {
      case .instead: clause.addContrast(child, isPassive ? .agent : .patient, self)
      case .unlike: clause.addContrast(child, isPassive ? .patient : .agent, self)
      default: clause.add(.oblique(preposition), child, self)
      }
    }
    // "recognised Kosovo but not Palestine", hung on the verb.
    for child in graph.children(verb, .conjunct)
    where nodes[child].isName && members(of: child)[0].isNegated && !objects.isEmpty {
      clause.addContrast(child, .patient, self)
    }
    if isPassive, clause.arguments(.agent).isEmpty { addNestedAgent(to: &clause) }
    for object in objects.flatMap({ members(of: $0).map(\.node) }) {
      // "two diplomats from Iran": where people come from is not where a verb takes them.
      let counted = firstConjunct(of: object) ?? object
      let isOfPeople =
        nodes[object].isLemma(.people)
        || nodes[counted].isLemma(.people)
      for (preposition, child) in adjuncts(of: object)
      where !isAncestor(child, of: verb) && !(isOfPeople && preposition.isOne(of: .ablative)) {
        clause.add(.oblique(preposition), child, self, isOfNoun: true)
      }
    }
    return clause
  }

  /// The agent of a passive that the tree hangs on a noun of the clause: "recognised as a state by Italy".
  private func strayAgent(of verb: Int) -> Int? {
    func search(_ node: Int, _ depth: Int) -> Int? {
      guard depth < 4 else { return nil }
      for child in graph.children[node] where child > verb && !nodes[child].isVerb {
        if preposition(of: child).isOne(of: .agentive), nodes[child].isNoun,
          nodes[child].date == nil
        {
          return child
        }
        if let found = search(child, depth + 1) { return found }
      }
      return nil
    }
    for child in graph.children(verb, .oblique, .unmarkedOblique, .openComplement)
    where child > verb {
      if let found = search(child, 0) { return found }
    }
    return nil
  }

  private func readNominal(_ noun: Int) -> Clause {
    let link = link(of: noun)
    var factuality = factualities[noun]
    if let link, nodes[link].tag == .verb {
      factuality = factualities[link]
      applyAttributes(of: noun, to: &factuality)
    }
    var clause = Clause(
      predicate: noun, kind: link == nil ? .nominal : .copular, link: link, factuality: factuality)
    if let link {
      for subject in predicationSubjects(noun, link) { clause.add(.subject, subject, self) }
      for child in companions(of: noun) { clause.add(.subject, child, self) }
    }
    for (preposition, child) in adjuncts(of: noun) {
      if lexicon.operation(.preposition, preposition) == .instead { continue }
      clause.add(.oblique(preposition), child, self)
    }
    if let link, link != noun, nodes[link].tag == .verb {
      for (preposition, child) in adjuncts(of: link) where child != noun {
        clause.add(.oblique(preposition), child, self, isOfNoun: true)
      }
    }
    return clause
  }

  /// Who does it where the tree hangs "by" on what stands before it: "recognised as a state by Italy".
  private func addNestedAgent(to clause: inout Clause) {
    for argument in clause.arguments where argument.role != .agent && argument.role != .patient {
      for (preposition, child) in adjuncts(of: argument.node)
      where preposition.isOne(of: .agentive) && nodes[child].isName && child > clause.predicate {
        clause.add(.agent, child, self)
        return
      }
    }
  }

  // MARK: Complements

  /// The preposition of a phrase, its parts joined by a space, empty where it has none.
  func preposition(of node: Int) -> String {
    guard
      let first = graph.children[node].first(where: {
        nodes[$0].relation == .caseMarker && !nodes[$0].isWord(.possessiveMarker)
          || nodes[$0].relation == .marker && nodes[$0].tag != .particle
            && !nodes[node].isVerb
      })
    else { return "" }
    let rest = graph.children(first, .fixed).map { nodes[$0].word }
    let others = graph.children(node, .caseMarker).filter {
      $0 != first && $0 < node && $0 == first + 1
    }
    return ([nodes[first].word] + rest + others.map { nodes[$0].word }).joined(separator: " ")
  }

  /// What hangs on a predicate or a noun with a preposition, in order, dates apart.
  func adjuncts(of head: Int) -> [(preposition: String, node: Int)] {
    graph.children[head].compactMap { child in
      guard
        [.oblique, .agent, .nominalModifier, .unmarkedOblique, .adverbialModifier, .nounOblique]
          .contains(nodes[child].relation), nodes[child].date == nil,
        nodes[child].isNoun
          || nodes[child].tag == .pronoun || nodes[child].tag == .numeral
      else { return nil }
      let preposition = preposition(of: child)
      return preposition.isEmpty ? nil : (preposition, child)
    }
  }

  /// Those of whom a clause is said as well: "Like Barbados, Dominica …", "as did Norway".
  private func companions(of predicate: Int) -> [Int] {
    graph.children[predicate].flatMap { child -> [Int] in
      if lexicon.operation(.preposition, preposition(of: child)) == .like, nodes[child].isName,
        nodes[child].relation == .oblique || nodes[child].relation == .nominalModifier
      {
        return [child]
      }
      guard
        [.adverbialClause, .parataxis, .oblique].contains(nodes[child].relation),
        graph.children[child].contains(where: {
          nodes[$0].isWord(.equative) && $0 < child
        })
      else { return [] }
      if nodes[child].isName, graph.children[child].contains(where: { nodes[$0].isLemma(.proVerb) })
      {
        return [child]
      }
      guard nodes[child].isLemma(.ellipticVerb) else { return [] }
      return graph.children(child, .nominalSubject, .object).filter { nodes[$0].isName }
    }
  }

  /// Those of whom a clause is said together with its subject: "Malta, along with Chad, …".
  private func companions(ofSubject subject: Int) -> [Int] {
    adjuncts(of: subject).filter {
      lexicon.operation(.preposition, $0.preposition) == .like && nodes[$0.node].isName
    }.map(\.node)
  }

  // MARK: The tree

  func isAncestor(_ ancestor: Int, of index: Int) -> Bool { graph.isAncestor(ancestor, of: index) }

  /// Where the words begin that belong to a noun before it, without what a preposition or a comma parts from it.
  func phraseStart(_ noun: Int) -> Int {
    var start = noun
    while start > 0, isAncestor(noun, of: start - 1), nodes[start - 1].date == nil,
      ![",", "(", ")", ";", "–", "—"].contains(nodes[start - 1].word),
      ![.caseMarker, .coordination, .marker].contains(nodes[start - 1].relation)
        || nodes[start - 1].isWord(.possessiveMarker)
    {
      start -= 1
    }
    return start
  }

  /// Whether nodes of a clause stand in the same places of two lists that "respectively" pairs.
  func isPaired(_ bound: [Int], in clause: Clause) -> Bool {
    guard isRespective else { return true }
    var places: [Int: Int] = [:]
    for node in bound where node >= 0 {
      guard let argument = clause.arguments.first(where: { $0.node == node }) else { continue }
      let members = clause.arguments.filter { $0.first == argument.first }.map(\.node).sorted()
      guard members.count > 1, let place = members.firstIndex(of: node) else { continue }
      if let known = places[members.count], known != place { return false }
      places[members.count] = place
    }
    return true
  }

  /// Whether a noun speaks of something in particular that is there: "the embassy", "its embassy".
  func isDefinite(_ noun: Int) -> Bool {
    graph.children[noun].contains {
      $0 < noun
        && (nodes[$0].relation == .possessiveModifier
          || nodes[$0].relation == .determiner
            && nodes[$0].isWord(.definiteDeterminer))
    } || nodes[noun].tag == .properNoun && nodes[noun].mentions.isEmpty
  }
}

extension Clause {
  /// Adds what stands in a place with all that is coordinated with it.
  mutating func add(_ role: Role, _ node: Int, _ reader: ClauseReader, isOfNoun: Bool = false) {
    for member in reader.members(of: node) {
      var role = role
      if case .oblique = role, member.node != node {
        let own = reader.preposition(of: member.node)
        if !own.isEmpty { role = .oblique(own) }
      }
      let argument = Argument(
        role: role, node: member.node, first: node, isNegated: member.isNegated, isOfNoun: isOfNoun)
      if !arguments.contains(where: { $0.role == role && $0.node == member.node }) {
        arguments.append(argument)
      }
    }
  }

  /// Adds what stands in contrast to the object or the subject: "rather than China", "unlike Chad".
  fileprivate mutating func addContrast(_ node: Int, _ role: Role, _ reader: ClauseReader) {
    for member in reader.members(of: node) {
      arguments.append(
        Argument(role: role, node: member.node, first: node, isNegated: true))
    }
  }
}
