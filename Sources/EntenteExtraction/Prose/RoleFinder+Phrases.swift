internal import EntenteLanguage

/// What belongs to a verb or a noun: the heads of phrases, complements, whose and of what.
extension RoleFinder {
  /// The noun that heads the phrase beginning at an index, `nil` where no noun phrase begins there.
  func phraseHead(from start: Int, before end: Int) -> Int? {
    var index = start
    while index < end {
      let node = nodes[index]
      if node.isNoun { break }
      let skips =
        [.determiner, .adjective, .numeral, .adverb].contains(node.tag) || !node.mentions.isEmpty
        || Self.possessives.contains(node.word) || ["-", "'", "\"", "‘", "“"].contains(node.word)
        || node.word == "both"
        || (node.fineTag.hasPrefix("VB") && node.relation == .adjectivalModifier)
      guard skips, node.date == nil else { return nil }
      index += 1
    }
    guard index < end else { return nil }
    while index + 1 < end {
      let next = nodes[index + 1]
      if next.word == "'s" || next.word == "’s" || next.word == "'" || next.word == "’" {
        guard let head = phraseHead(from: index + 2, before: end) else { return index }
        return head
      }
      if next.isNoun && next.date == nil {
        index += 1
      } else if !next.mentions.isEmpty || [.adjective].contains(next.tag) || next.word == "-" {
        guard index + 2 < end, nodes[index + 2].isNoun else { return index }
        index += 2
      } else {
        return index
      }
    }
    return index
  }

  /// Where the words end that can belong to a verb or noun: before the next clause.
  package func clauseEnd(_ index: Int) -> Int {
    var next = index + 1
    while next < nodes.count {
      let node = nodes[next]
      if [";", ":", "—"].contains(node.word) && node.mentions.isEmpty { return next }
      if node.mentions.isEmpty && node.date == nil {
        if node.tag == .auxiliary { return next }
        if node.tag == .verb, node.word != "including", node.relation != .adjectivalModifier,
          !isVerbalNoun(next),
          !isAttribute(next)
        {
          return next
        }
        if Self.clauseWords.contains(node.word), node.tag != .adposition, node.tag != .determiner,
          node.tag != .adverb || node.word == "where" || node.word == "when"
        {
          return next
        }
      }
      next += 1
    }
    return nodes.count
  }

  private static let clauseWords: Set<String> = [
    "which", "who", "whom", "while", "whereas", "when", "where", "although", "though", "because",
    "after", "before", "until", "if", "unless", "but", "that", "since", "whose",
  ]

  /// Whether a word in -ing stands as a noun: "for alleged spying, in September".
  private func isVerbalNoun(_ index: Int) -> Bool {
    guard nodes[index].word.hasSuffix("ing"), index > 0 else { return false }
    let before = nodes[index - 1]
    return [.adjective, .determiner].contains(before.tag)
      || (before.tag == .adposition && [",", ".", "in", "and", ""].contains(word(index + 1)))
  }

  /// Whether a participle stands before the noun it describes: "for suspected espionage".
  private func isAttribute(_ index: Int) -> Bool {
    guard index > 0, ["VBN", "VBG"].contains(nodes[index].fineTag),
      let next = graph.node(index + 1),
      next.isNoun || isVerbalNoun(index + 1) || next.word.hasSuffix("ing")
    else { return false }
    return [.adposition, .determiner, .adjective].contains(nodes[index - 1].tag)
  }

  /// What follows a verb or a noun with one of the prepositions, in order.
  func complements(_ index: Int, _ prepositions: [String]) -> [Int] {
    var found: [Int] = []
    let end = clauseEnd(index)
    var next = index + 1
    while next < end {
      if isPreposition(next, prepositions), let head = complementHead(next, before: end),
        nodes[next].word == "by" || !belongsToOther(head, than: index)
      {
        if !found.contains(head) { found.append(head) }
      }
      next += 1
    }
    if graph.isParsed {
      for child in graph.children(index, .oblique, .agent, .nominalModifier) where child > index {
        let cases = graph.children(child, .caseMarker)
        if !found.contains(child), cases.contains(where: { isPreposition($0, prepositions) }) {
          found.append(child)
        }
      }
    }
    return found
  }

  /// Whether a complement after a verb hangs on a noun in between that is not the verb's object: "travelled
  /// with him, including his trip to Poland".
  private func belongsToOther(_ complement: Int, than verb: Int) -> Bool {
    guard graph.isParsed, nodes[verb].isVerb, nodes[complement].relation == .nominalModifier,
      case let head = nodes[complement].head, head > verb, head < complement,
      nodes[head].mentions.isEmpty, nodes[head].isNoun, nodes[head].head >= 0,
      phraseHead(from: verb + 1, before: complement) != head
    else { return false }
    return nodes[head].relation == .nominalModifier || nodes[head].relation == .conjunct
  }

  private func isPreposition(_ index: Int, _ prepositions: [String]) -> Bool {
    let node = nodes[index]
    guard node.mentions.isEmpty, prepositions.contains(node.word) else { return false }
    guard node.tag != .particle || node.word != "to" else {
      // An infinitive: "to" before a verb.
      return graph.node(index + 1).map { !$0.isVerb && $0.tag != .adverb } ?? false
    }
    return node.word != "of" || !["because", "instead", "out", "ahead"].contains(word(index - 1))
  }

  /// The noun that a preposition leads to.
  private func complementHead(_ preposition: Int, before end: Int) -> Int? {
    if let near = phraseHead(from: preposition + 1, before: end) { return near }
    let head = nodes[preposition].head
    return graph.isParsed && head > preposition && nodes[head].isNoun ? head : nil
  }

  /// The words after "for" or "over" that tell why something was done: "for alleged spying".
  func reason(of index: Int) -> ClosedRange<Int>? {
    let end = nodes[index...].firstIndex { [";", "."].contains($0.word) } ?? nodes.count
    guard
      let preposition = nodes[index + 1..<max(index + 1, end)].indices.first(where: {
        ["for", "over"].contains(nodes[$0].word) && nodes[$0].mentions.isEmpty
          && [.adposition, .subordinatingConjunction].contains(nodes[$0].tag)
      })
    else { return nil }
    var last = preposition
    while last + 1 < end, nodes[last + 1].date == nil,
      !nodes[last + 1].mentions.isEmpty || nodes[last + 1].word == "of"
        || [.noun, .properNoun, .adjective, .determiner, .pronoun].contains(nodes[last + 1].tag)
        || nodes[last + 1].word.hasSuffix("ing")
        || ["VBN", "VBG"].contains(nodes[last + 1].fineTag)
    {
      last += 1
    }
    let first = nodes[preposition + 1].tag == .determiner ? preposition + 2 : preposition + 1
    guard last >= first, nodes[last].word != "of",
      ![.determiner, .pronoun].contains(nodes[last].tag)
    else { return nil }
    return first...last
  }

  /// Whose a noun is, or what it is called by, before it: "France's", "French", "its", "EU".
  func modifiers(_ noun: Int) -> [Int] {
    let start = phraseStart(noun)
    var found = (start..<noun).filter { !nodes[$0].mentions.isEmpty }
    // "the Norwegian singer and actress": what describes the first describes the second.
    if found.isEmpty, start == noun || nodes[start].tag != .determiner, start > 1,
      nodes[start - 1].word == "and", let before = graph.node(start - 2), before.isNoun,
      before.mentions.isEmpty
    {
      found = modifiers(start - 2)
    }
    for child in graph.children(noun, .possessiveModifier)
    where !nodes[child].mentions.isEmpty && !found.contains(child) && child < noun {
      found.append(child)
    }
    return found
  }

  /// What a noun is of, by "of" or before it.
  func genitives(_ noun: Int) -> [Int] {
    complementsNear(noun, ["of"]) + modifiers(noun)
  }

  /// The complements that follow a noun with no other noun phrase between that they could belong to.
  func complementsNear(_ noun: Int, _ prepositions: [String]) -> [Int] {
    guard graph.node(noun + 1).map({ prepositions.contains($0.word) }) ?? false else { return [] }
    return phraseHead(from: noun + 2, before: nodes.count).map { [$0] } ?? []
  }
}
