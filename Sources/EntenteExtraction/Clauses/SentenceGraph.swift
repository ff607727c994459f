package import EntenteLanguage

/// A sentence as patterns see it: its words as nodes of a tree, in their order.
///
/// Where the sentence was not parsed, every node is a root of its own, and the order alone is left.
package struct SentenceGraph: Sendable {
  package private(set) var nodes: [SentenceNode] = []
  /// The rules of ``TreeRepair`` that changed the tree.
  package var repairs: [String] = []
  /// The nodes that hang on each node, in order.
  package private(set) var children: [[Int]] = []
  /// Whether there is a tree.
  package let isParsed: Bool

  /// Joins the words of a sentence that name one thing.
  package init(
    _ sentence: Sentence, text: [UInt8], mentions: [Mention], dates: [DateMention],
    vocabulary: Vocabulary
  ) {
    isParsed = sentence.tokens.contains { $0.head >= 0 }
    var nodeOfToken = [Int](repeating: 0, count: sentence.tokens.count)
    let words = sentence.tokens.map { Self.smallLetters(text[$0.range]) }
    var token = 0
    var nextMention = 0
    var nextDate = 0
    while token < sentence.tokens.count {
      let start = sentence.tokens[token].range.lowerBound
      while nextMention < mentions.count, mentions[nextMention].range.upperBound <= start {
        nextMention += 1
      }
      while nextDate < dates.count, dates[nextDate].range.upperBound <= start { nextDate += 1 }
      var end = token + 1
      var found: [Mention] = []
      var date: DateMention?
      var term: String?
      if nextMention < mentions.count, mentions[nextMention].range.lowerBound <= start {
        let range = mentions[nextMention].range
        found = mentions[nextMention...].prefix { $0.range == range }.map(\.self)
        while end < sentence.tokens.count,
          sentence.tokens[end].range.lowerBound < range.upperBound
        {
          end += 1
        }
      } else if nextDate < dates.count, dates[nextDate].range.lowerBound <= start {
        date = dates[nextDate]
        while end < sentence.tokens.count,
          sentence.tokens[end].range.lowerBound < dates[nextDate].range.upperBound
        {
          end += 1
        }
      } else if let match = Self.term(
        at: token, words, vocabulary,
        before: nextMention < mentions.count ? mentions[nextMention].range.lowerBound : Int.max,
        sentence)
      {
        (end, term) = match
      }
      add(token..<end, of: sentence, words, found, date, term, vocabulary)
      for index in token..<end { nodeOfToken[index] = nodes.count - 1 }
      token = end
    }
    giveVerb()
    attach(sentence, nodeOfToken)
  }

  /// Takes a participle after a name for the verb where the sentence has none: in "Both countries
  /// established relations" the past tense looks like one.
  private mutating func giveVerb() {
    let finite: Set<String> = ["VBD", "VBP", "VBZ", "MD"]
    guard isParsed, !nodes.contains(where: { finite.contains($0.fineTag) }),
      let verb = nodes.indices.dropFirst().first(where: {
        nodes[$0].fineTag == "VBN" && nodes[$0].relation == .adjectivalModifier
          && nodes[$0 - 1].isName
      })
    else { return }
    nodes[verb].fineTag = "VBD"
    nodes[verb].relation = .root
    nodes[verb].head = -1
  }

  /// The end and the dictionary form of the longest term that begins at a token.
  private static func term(
    at token: Int, _ words: [String], _ vocabulary: Vocabulary, before limit: Int,
    _ sentence: Sentence
  ) -> (end: Int, lemma: String)? {
    guard let terms = vocabulary.terms[words[token]] else { return nil }
    for (parts, lemma) in terms {
      var index = token
      var matched = 0
      while index < words.count, matched < parts.count {
        if matched > 0, words[index] == "-" || words[index] == "‑" || words[index] == "–" {
          index += 1
          continue
        }
        guard words[index] == parts[matched], sentence.tokens[index].range.lowerBound < limit else {
          break
        }
        matched += 1
        index += 1
      }
      if matched == parts.count { return (index, lemma) }
    }
    return nil
  }

  private mutating func add(
    _ tokens: Range<Int>, of sentence: Sentence, _ words: [String], _ mentions: [Mention],
    _ date: DateMention?, _ term: String?, _ vocabulary: Vocabulary
  ) {
    let members = sentence.tokens[tokens]
    // The token that hangs on the outside is the one that stands for all.
    let top =
      members.indices.first { !tokens.contains(members[$0].head) } ?? tokens.upperBound - 1
    let token = sentence.tokens[top]
    let lemma =
      term ?? (token.lemma.isEmpty ? words[top] : Self.smallLetters(token.lemma))
    // The lemmatizer leaves plurals with foreign letters as they are: "attachés".
    let isPlural =
      token.fineTag == "NNS" && lemma == words[top] && lemma.endsIn(.foreignPluralEnding)
    var node = SentenceNode(
      tokens: tokens,
      range: members[tokens.lowerBound].range
        .lowerBound..<members[tokens.upperBound - 1].range.upperBound,
      word: tokens.count == 1 ? words[top] : words[tokens].joined(separator: " "),
      lemma: isPlural ? String(lemma.dropLast()) : lemma,
      tag: token.tag,
      fineTag: token.fineTag, features: token.features)
    if term != nil || (mentions.isEmpty && vocabulary.missions[node.word] != nil) {
      node.tag = .noun
    }
    node.mentions = mentions
    node.date = date
    node.relation = token.relation
    node.head = token.head
    nodes.append(node)
  }

  /// Turns heads that are tokens into heads that are nodes; breaks what would be a circle.
  private mutating func attach(_ sentence: Sentence, _ nodeOfToken: [Int]) {
    for index in nodes.indices {
      let head = nodes[index].head
      nodes[index].head =
        isParsed && sentence.tokens.indices.contains(head) ? nodeOfToken[head] : -1
      if nodes[index].head == index { nodes[index].head = -1 }
    }
    for index in nodes.indices {
      var seen = 0
      var ancestor = nodes[index].head
      while ancestor >= 0, ancestor != index, seen <= nodes.count {
        ancestor = nodes[ancestor].head
        seen += 1
      }
      if ancestor == index || seen > nodes.count { nodes[index].head = -1 }
    }
    children = [[Int]](repeating: [], count: nodes.count)
    for index in nodes.indices where nodes[index].head >= 0 {
      children[nodes[index].head].append(index)
    }
  }

  /// ASCII letters made small; others stay, for no word of a pattern has them.
  static func smallLetters(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(where: { (65...90).contains($0) }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(
      decoding: bytes.map { (65...90).contains($0) ? $0 | 32 : $0 }, as: UTF8.self)
  }

  /// The same of a word.
  private static func smallLetters(_ word: String) -> String {
    word.utf8.contains { (65...90).contains($0) } ? smallLetters(Array(word.utf8)[...]) : word
  }

  /// The children of a node that stand in one of the relations to it.
  package func children(_ index: Int, _ relations: DependencyRelation...) -> [Int] {
    children[index].filter { relations.contains(nodes[$0].relation) }
  }

  /// Hangs a node on another one; -1 makes it a root. Returns false where that would close a circle.
  mutating func reattach(_ node: Int, to head: Int, as relation: DependencyRelation) -> Bool {
    var ancestor = head
    var steps = 0
    while ancestor >= 0, steps <= nodes.count {
      if ancestor == node { return false }
      ancestor = nodes[ancestor].head
      steps += 1
    }
    if nodes[node].head >= 0 { children[nodes[node].head].removeAll { $0 == node } }
    nodes[node].head = head
    nodes[node].relation = relation
    if head >= 0 {
      children[head].append(node)
      children[head].sort()
    }
    return true
  }

  /// Whether a node stands above another one, or is it.
  func isAncestor(_ ancestor: Int, of index: Int) -> Bool {
    var index = index
    while index >= 0 {
      if index == ancestor { return true }
      index = nodes[index].head
    }
    return false
  }

  /// Gives a word another part of speech.
  mutating func retag(_ node: Int, _ tag: UniversalTag, _ fineTag: String, lemma: String) {
    nodes[node].tag = tag
    nodes[node].fineTag = fineTag
    nodes[node].lemma = lemma
  }

  /// Whether a name only describes the noun that follows it: "NATO" in "NATO forces", "France" in "France's".
  package func isModifier(_ index: Int) -> Bool {
    guard let next = node(index + 1), next.mentions.isEmpty, next.date == nil else { return false }
    if next.relation == .caseMarker, next.isWord(.possessiveMarker) { return true }
    if next.word == "-" { return nodes[index].head > index + 1 }
    let head = nodes[index].head
    return head > index && nodes[index].relation != .nominalSubject
      && nodes[index].relation != .passiveSubject
      && nodes[head].isNoun
      && [
        .compound, .adjectivalModifier, .possessiveModifier, .nominalModifier, .flat,
        .nominalDescription,
      ].contains(nodes[index].relation)
      && !nodes[(index + 1)...head].contains { $0.word == "," }
  }

  /// Whether a word of the sentence belongs to a class.
  func has(_ item: WordClass, _ index: Int) -> Bool {
    nodes.indices.contains(index) && nodes[index].isWord(item)
  }

  /// The node at an index, `nil` outside the sentence.
  package func node(_ index: Int) -> SentenceNode? {
    nodes.indices.contains(index) ? nodes[index] : nil
  }
}
