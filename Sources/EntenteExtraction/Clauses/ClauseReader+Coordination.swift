internal import EntenteLanguage

/// What stands side by side, by the tree: "A, B and C", "A but not B".
extension ClauseReader {
  /// The most members that one coordination may have; what follows is left out.
  static let coordinationLimit = 40

  struct Member: Hashable {
    var node: Int
    var isNegated: Bool
  }

  /// The members of the coordination that a node heads, itself first.
  func members(of node: Int) -> [Member] {
    var found = [Member(node: node, isNegated: isContrasted(node))]
    collect(conjunctsOf: node, into: &found)
    for child in graph.children[node]
    where [.nominalModifier, .oblique, .adverbialClause].contains(nodes[child].relation)
      && lexicon.operation(.preposition, preposition(of: child)) == .instead
    {
      found += members(of: child).map { Member(node: $0.node, isNegated: true) }
    }
    return Array(found.prefix(Self.coordinationLimit))
  }

  private func collect(conjunctsOf node: Int, into found: inout [Member]) {
    for child in graph.children(node, .conjunct)
    where !nodes[child].isVerb && !found.contains(where: { $0.node == child }) {
      guard found.count < Self.coordinationLimit else { return }
      found.append(Member(node: child, isNegated: isContrasted(child)))
      collect(conjunctsOf: child, into: &found)
    }
  }

  /// Whether a conjunct is denied alone: "but not Chad", "and not Chad", "rather than Chad".
  private func isContrasted(_ node: Int) -> Bool {
    guard nodes[node].relation == .conjunct || nodes[node].relation == .apposition else {
      return false
    }
    return graph.children[node].contains {
      $0 < node && $0 > nodes[node].head
        && (nodes[$0].relation != .coordination
          && lexicon.operation(.adverb, nodes[$0].word) == .not
          || [.coordination, .caseMarker].contains(nodes[$0].relation)
            && lexicon.operation(
              .preposition,
              ([nodes[$0].word] + graph.children($0, .fixed).map { nodes[$0].word }).joined(
                separator: " ")) == .instead)
    }
  }

  /// The node that heads the coordination to which a node belongs, `nil` where it belongs to none.
  func firstConjunct(of node: Int) -> Int? {
    var first = node
    var steps = 0
    while [.conjunct, .apposition].contains(nodes[first].relation), nodes[first].head >= 0,
      steps < Self.coordinationLimit
    {
      first = nodes[first].head
      steps += 1
    }
    return first == node ? nil : first
  }
}
