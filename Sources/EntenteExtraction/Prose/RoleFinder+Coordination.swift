internal import EntenteGraph
internal import EntenteLanguage

/// Things that stand side by side: "A, B and C".
extension RoleFinder {
  /// The most members that one list may have; what follows is left out.
  static let coordinationLimit = 40

  /// The most words of a remark in brackets that is passed over.
  static let remarkLimit = 60

  /// The names in a list of which one is `index`, itself among them, in order.
  ///
  /// `isSubject` tells that a verb may follow the list; elsewhere the last name before a verb is the
  /// subject of that verb, as in "recognized Kosovo, and Serbia protested".
  func coordinated(_ index: Int, isSubject: Bool) -> [Int] {
    var members = [index]
    if isSubject {
      var first = index
      while let before = memberBefore(first), members.count < Self.coordinationLimit {
        members.insert(before, at: 0)
        first = before
      }
    }
    var last = index
    while let next = memberAfter(last), members.count < Self.coordinationLimit {
      if !isSubject && beginsClause(next) { break }
      members.append(next)
      last = next
    }
    for child in graph.children(index, .conjunct)
    where nodes[child].isName && !members.contains(child) && nodes[index].isName
      && members.count < Self.coordinationLimit && (isSubject || !beginsClause(child))
    {
      members.append(child)
    }
    return members.sorted()
  }

  /// Whether a verb follows a name whose subject the name is.
  func beginsClause(_ index: Int) -> Bool {
    var next = index + 1
    while let node = graph.node(next), node.tag == .adverb { next += 1 }
    guard let node = graph.node(next), node.isVerb else { return false }
    return node.fineTag != "VBG" && node.fineTag != "VBN" || node.tag == .auxiliary
  }

  /// The name that a list goes on with after one of its members.
  private func memberAfter(_ index: Int) -> Int? {
    var next = skipBrackets(index + 1)
    var hasConnector = false
    while let node = graph.node(next) {
      if !node.mentions.isEmpty {
        guard hasConnector, node.isName, isSameKind(index, next), !isModifier(next) else {
          return nil
        }
        return next
      }
      if node.word == "," || node.tag == .coordinatingConjunction || node.word == "&" {
        guard node.word != "but" else { return nil }
        hasConnector = true
      } else if node.word == "as", word(next + 1) == "well", word(next + 2) == "as" {
        hasConnector = true
        next += 2
      } else {
        let joins =
          (hasConnector && describesNext(next)) || node.tag == .determiner || node.word == "the"
          || (hasConnector
            && (node.tag == .adposition && node.word == preposition(of: index)
              || ["also", "both", "notably"].contains(node.word)))
        if !joins {
          // A name that is not known, between commas: the list goes on after it.
          guard hasConnector, node.tag == .properNoun, node.date == nil,
            [",", "and"].contains(word(next + 1))
          else { return nil }
          hasConnector = false
        }
      }
      next += 1
    }
    return nil
  }

  /// Whether words describe the name that follows them: "the military alliance NATO".
  private func describesNext(_ index: Int) -> Bool {
    let node = nodes[index]
    guard [.adjective, .noun].contains(node.tag), node.date == nil,
      let end = nodes[index...].firstIndex(where: {
        ![.adjective, .noun].contains($0.tag) || !$0.mentions.isEmpty
      })
    else { return false }
    return nodes[end].isName && end - index <= 3 && word(index - 1) == "the"
      || nodes[end].isName && [.adjective, .noun].contains(nodes[index - 1].tag)
  }

  /// The name that stands before one of a list's members.
  private func memberBefore(_ index: Int) -> Int? {
    var before = index - 1
    var hasConnector = false
    while before >= 0 {
      before = beforeBrackets(before)
      guard before >= 0 else { return nil }
      let node = nodes[before]
      if !node.mentions.isEmpty {
        guard hasConnector, node.isName, isSameKind(index, before),
          preposition(of: before) == nil
        else { return nil }
        return before
      }
      if node.word == "," || (node.tag == .coordinatingConjunction && node.word != "but") {
        hasConnector = true
      } else if node.tag != .determiner {
        return nil
      }
      before -= 1
    }
    return nil
  }

  /// The preposition before a name.
  func preposition(of index: Int) -> String? {
    let start = phraseStart(index)
    guard start > 0, nodes[start - 1].tag == .adposition else { return nil }
    return nodes[start - 1].word
  }

  /// The index after a remark in brackets that begins at an index, or that index.
  func skipBrackets(_ index: Int) -> Int {
    guard word(index) == "(" || word(index) == "[" else { return index }
    let limit = min(nodes.count, index + Self.remarkLimit)
    let close = (index..<limit).first { [")", "]"].contains(word($0)) }
    return close.map { $0 + 1 } ?? index
  }

  /// The index before a remark in brackets that ends at an index, or that index.
  func beforeBrackets(_ index: Int) -> Int {
    guard word(index) == ")" else { return index }
    let open = (max(0, index - Self.remarkLimit)..<index).last { word($0) == "(" }
    return open.map { $0 - 1 } ?? index
  }

  /// Whether two names are of kinds that a list holds side by side.
  func isSameKind(_ one: Int, _ other: Int) -> Bool {
    guard let a = nodes[one].mentions.first?.entity.id.classPath,
      let b = nodes[other].mentions.first?.entity.id.classPath
    else { return false }
    if a == b { return true }
    let bodies = ["organization", "international-organization", "political-party"]
    let places = ["city", "place", "region"]
    return bodies.contains(where: { a.hasSuffix($0) })
      && bodies.contains(where: { b.hasSuffix($0) })
      || places.contains(where: { a.hasSuffix($0) }) && places.contains(where: { b.hasSuffix($0) })
      || a.hasSuffix("state") && b.hasSuffix("state")
  }

  /// Whether a name only describes the noun that follows it: "NATO" in "NATO forces".
  func isModifier(_ index: Int) -> Bool {
    guard let next = graph.node(index + 1), next.mentions.isEmpty, next.date == nil else {
      return false
    }
    if next.tag == .noun || next.tag == .properNoun { return !isVerb(index + 1) }
    if ["'s", "’s", "'", "’"].contains(next.word) {
      return next.tag == .particle || next.tag == .other || next.relation == .caseMarker
        || !graph.isParsed
    }
    if next.word == "-" { return true }
    return next.tag == .adjective && (graph.node(index + 2)?.tag == .noun)
  }
}
