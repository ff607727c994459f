internal import EntenteGraph
internal import EntenteLanguage

/// Lists of names, and nouns that say what the names of a list are.
extension TreeRepair {
  // MARK: Lists

  /// Names of one kind between commas and "and" are members of one list, whose first one heads it.
  mutating func lists() {
    var index = 0
    while index < nodes.count {
      guard nodes[index].isName, !isModifier(index) else {
        index += 1
        continue
      }
      var members = [index]
      while let next = memberAfter(members[members.count - 1]),
        members.count < ClauseReader.coordinationLimit
      {
        members.append(next)
      }
      if members.count > 1 { join(members) }
      index = members[members.count - 1] + 1
    }
  }

  mutating func join(_ members: [Int]) {
    let first = members[0]
    // The list as a whole stands where the tree puts the member that does something in the clause.
    let isOdd = ![
      .nominalSubject, .passiveSubject, .object, .oblique, .agent, .nominalModifier, .root,
      .conjunct, .apposition, .possessiveModifier,
    ]
    .contains(nodes[first].relation)
    if isOdd,
      let main = members.dropFirst().first(where: {
        [.nominalSubject, .passiveSubject, .object, .oblique, .agent].contains(nodes[$0].relation)
          && !members.contains(nodes[$0].head)
      })
    {
      let (head, relation) = (nodes[main].head, nodes[main].relation)
      attach(main, to: -1, as: .root, .list)
      attach(first, to: head, as: relation, .list)
    } else if members.contains(nodes[first].head) {
      let owner = nodes[first].head
      let (head, relation) = (nodes[owner].head, nodes[owner].relation)
      guard !members.contains(head) else { return }
      attach(owner, to: -1, as: .root, .list)
      attach(first, to: head, as: relation, .list)
    }
    for member in members.dropFirst() { attach(member, to: first, as: .conjunct, .list) }
  }

  /// The name that a list goes on with after one of its members.
  func memberAfter(_ index: Int) -> Int? {
    var next = afterRemark(index + 1)
    var connector: Int?
    while let node = graph.node(next) {
      if let connector, let name = titledName(from: next), name > next {
        // "the President and Japanese Prime Minister Shinzo Abe".
        return isSameKind(index, name) && !beginsClause(name, of: index, after: connector)
          ? name : nil
      }
      if !node.mentions.isEmpty {
        guard let connector, node.isName, isSameKind(index, next), !isModifier(next),
          !beginsClause(next, of: index, after: connector)
        else { return nil }
        return next
      }
      if isConnector(next), node.word != ";", !node.isWord(.adversative) {
        connector = next
      } else if node.isWord(.essive), has(.additive, next + 1), has(.essive, next + 2) {
        connector = next
        next += 2
      } else if connector == nil
        || !(node.tag == .determiner || node.isWord(.listAdverb))
      {
        return nil
      }
      next += 1
    }
    return nil
  }

  /// The person's name whose title begins at a node: "Japanese Prime Minister Shinzo Abe".
  private func titledName(from start: Int) -> Int? {
    guard let name = (start..<min(nodes.count, start + 9)).first(where: { isPerson($0) }),
      name > start
    else { return nil }
    return (start..<name).allSatisfy {
      graph.isAncestor(name, of: $0) && nodes[$0].word != "," && !nodes[$0].isVerb
    } ? name : nil
  }

  /// Whether a name after a comma or "and" is the subject of a clause of its own: "…, and Serbia protested".
  func beginsClause(_ index: Int, of first: Int, after connector: Int) -> Bool {
    // "Unlike Chad, Malta …", "Attacked by Chad, Malta …": what is fronted ends with the comma.
    if word(connector) == ",", isFronted(first),
      isFinite(index + 1)
        || [.nominalSubject, .passiveSubject].contains(nodes[index].relation)
          && nodes[index].head > index && nodes[nodes[index].head].isVerb
    {
      return true
    }
    guard [.nominalSubject, .passiveSubject].contains(nodes[index].relation) else {
      // The tree may not have seen it: a finite verb right behind, and a verb before the list's first.
      return nodes[..<first].contains(where: { $0.isVerb && $0.tag == .verb })
        && isFinite(index + 1)
    }
    let verb = nodes[index].head
    guard verb > index else { return false }
    // Of a list that is itself the subject of that verb every member is.
    let hasVerbBefore = nodes[..<first].contains {
      $0.isVerb && $0.relation != .adverbialClause && $0.relation != .adjectivalClause
        && $0.relation != .relativeClause
    }
    return hasVerbBefore
      || [.nominalSubject, .passiveSubject, .object].contains(nodes[first].relation)
        && nodes[first].head != verb && nodes[first].head > 0 && nodes[nodes[first].head].isVerb
        && nodes[first].head < index
  }

  /// Whether a name, or the list that it ends, has a preposition and no verb of the main clause before it.
  func isFronted(_ index: Int) -> Bool {
    var first = index
    while nodes[first].relation == .conjunct, nodes[first].head >= 0, nodes[first].head < first {
      first = nodes[first].head
    }
    return caseMarker(of: first) != nil
      && !nodes[..<first].contains { ["VBD", "VBZ", "VBP", "MD"].contains($0.fineTag) }
  }

  func isFinite(_ index: Int) -> Bool {
    guard let node = graph.node(index), node.mentions.isEmpty else { return false }
    return ["VBD", "VBZ", "VBP", "MD"].contains(node.fineTag)
  }

  func afterRemark(_ index: Int) -> Int {
    guard word(index) == "(" || word(index) == "[" else { return index }
    let limit = min(nodes.count, index + Self.remarkLimit)
    return (index..<limit).first { [")", "]"].contains(word($0)) }.map { $0 + 1 } ?? index
  }

  /// The most words of a remark in brackets that is passed over.
  static let remarkLimit = 60

  /// Whether two names are of kinds that a list holds side by side.
  func isSameKind(_ one: Int, _ other: Int) -> Bool {
    guard let a = nodes[one].mentions.first?.entity.id.classPath,
      let b = nodes[other].mentions.first?.entity.id.classPath
    else { return false }
    return NameKind(String(a)) == NameKind(String(b))
  }

  /// Whether a name only describes the noun that follows it: "NATO" in "NATO forces".
  func isModifier(_ index: Int) -> Bool {
    graph.isModifier(index)
  }

  // MARK: Sets

  /// Names behind a plural noun that they are told to be are in apposition to it: "three members – A, B and C –",
  /// "two states (A and B)", "states, among them A and B".
  mutating func sets() {
    for noun in nodes.indices
    where nodes[noun].mentions.isEmpty && nodes[noun].isNoun
      && nodes[noun].features.number == .plural
    {
      guard let (first, isSure) = setStart(after: noun), nodes[first].isName,
        !graph.isModifier(first)
      else { continue }
      let members = [first] + graph.children(first, .conjunct).filter { nodes[$0].isName }
      let count = graph.children(noun, .numericModifier).compactMap { number(nodes[$0].word) }.first
      let others = graph.children(first, .conjunct).contains {
        !nodes[$0].isName && !nodes[$0].isVerb
      }
      guard
        isSure || (count == members.count && !others)
          || count == nil && members.count > 2 && !others && nodes[noun].relation != .conjunct
      else {
        // "109 members, A, B and C": they stand beside the members.
        if let count, count > members.count, nodes[first].relation == .apposition,
          nodes[first].head == noun
        {
          attach(first, to: noun, as: .conjunct, .set)
        }
        continue
      }
      attach(first, to: noun, as: .apposition, .set)
    }
  }

  /// Where the names begin that a noun leads in to, and whether the words leave no doubt that they are it.
  func setStart(after noun: Int) -> (Int, Bool)? {
    var index = noun + 1
    // "members of the body – A, B": what belongs to the noun stands between.
    var steps = 0
    while let node = graph.node(index), steps < 8,
      ![",", "-", "–", "—", "(", ":"].contains(node.word)
    {
      guard !node.isVerb || node.isWord(.inclusion) else { return nil }
      if node.isWord(.enumeration) { break }
      if node.isWord(.exemplification), has(.essive, index + 1) { break }
      index += 1
      steps += 1
    }
    guard graph.node(index) != nil else { return nil }
    var isSure = ["-", "–", "—", "(", ":"].contains(word(index))
    if [",", "-", "–", "—", "(", ":"].contains(word(index)) { index += 1 }
    if has(.leadIn, index) {
      isSure = true
      index += 1
      if has(.leadInRest, index) { index += 1 }
    }
    if nodes.indices.contains(index), nodes[index].tag == .determiner { index += 1 }
    return nodes.indices.contains(index) ? (index, isSure) : nil
  }

  func number(_ word: String) -> Int? { Vocabulary.standard.number(word) }
}

/// The kinds of names that one list holds side by side.
private enum NameKind: Hashable {
  case body, place, state
  case other(String)

  /// How the paths of classes end.
  private enum Ending: String, CaseIterable {
    case state, organization, party, body, legislature, city, place, region
  }

  init(_ classPath: String) {
    switch Ending.allCases.first(where: { classPath.hasSuffix($0.rawValue) }) {
    case .state: self = .state
    case .organization, .party, .body, .legislature: self = .body
    case .city, .place, .region: self = .place
    case nil: self = .other(classPath)
    }
  }
}
