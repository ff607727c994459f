internal import EntenteLanguage

/// What stands beside a noun for the same thing.
extension ClauseReader {
  /// The names that stand beside a noun for the same thing: a title before a name, an apposition on either
  /// side, the other end of a copula.
  func apposed(to noun: Int, depth: Int = 0) -> [Int] {
    let node = nodes[noun]
    var found: [Int] = []
    func add(_ name: Int) {
      guard nodes[name].isName, !graph.isModifier(name), !found.contains(name) else { return }
      found.append(name)
      // "Presidents A and B": each is one; of "President A and B" only the first is.
      if node.features.number == .plural
        || node.word.endsIn(.pluralEnding) && node.lemma != node.word
      {
        for member in members(of: name).dropFirst() where !found.contains(member.node) {
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
      case .nominalModifier where preposition(of: noun).isEmpty:
        if nodes[head].isName { add(head) }
      case .nominalSubject where nodes[head].isName:
        // "The first president of Norway was Jane Doe."
        if !graph.children(head, .copula).isEmpty { add(head) }
      case .conjunct where nodes[head].mentions.isEmpty && nodes[head].isNoun && depth < 4:
        if preposition(of: noun).isEmpty {
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
