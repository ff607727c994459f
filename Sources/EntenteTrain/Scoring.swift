import EntenteLanguage

/// Scores models on development data, while they are trained.
enum Scoring {
  /// The share of words with the right universal and Penn tags, and the speed.
  static func tags(_ tagger: Tagger, _ data: [TreebankSentence]) -> String {
    var universal = 0
    var fine = 0
    var total = 0
    let tagged = data.map { tagger.tag($0.forms) }
    for (sentence, tags) in zip(data, tagged) {
      for (gold, label) in zip(sentence.tags, tags) {
        let parts = gold.split(separator: " ")
        total += 1
        if parts[0] == tagger.labels[label].tag.rawValue { universal += 1 }
        if parts.dropFirst().first.map(String.init) ?? "" == tagger.labels[label].fineTag {
          fine += 1
        }
      }
    }
    return "UPOS \(percent(universal, total)), XPOS \(percent(fine, total))"
  }

  /// The share of words with the right lemma.
  static func lemmas(_ lemmatizer: Lemmatizer, _ data: [TreebankSentence]) -> String {
    var right = 0
    var total = 0
    for sentence in data {
      for index in sentence.words.indices where sentence.lemmas[index] != "_" {
        let parts = sentence.tags[index].split(separator: " ")
        let word = Array(sentence.words[index].utf8)
        let lemma = lemmatizer.lemma(
          word, word.indices, tag: UniversalTag(rawValue: String(parts[0])) ?? .other,
          fineTag: parts.count > 1 ? String(parts[1]) : "")
        total += 1
        if lemma == sentence.lemmas[index] { right += 1 }
      }
    }
    return "lemmas \(percent(right, total))"
  }

  /// The share of words with the right head, and with the right head and universal relation.
  static func trees(
    _ tagger: Tagger, _ parser: DependencyParser, _ data: [TreebankSentence], width: Int = 1
  )
    -> String
  {
    var heads = 0
    var labelled = 0
    var total = 0
    var doubts: [Int] = []
    var words = ParserWords()
    var state = ParserState()
    for sentence in data {
      let tags = tagger.tag(sentence.forms, doubts: &doubts)
      words.fill(sentence.forms, tagger, tags, doubts: doubts)
      let count = sentence.forms.count
      parser.parse(words, count: count, width: width, &state)
      for index in sentence.forms.indices {
        let node = state.nodes[index + 1]
        let head = Int(node.head) == count + 1 ? -1 : Int(node.head) - 1
        total += 1
        guard head == sentence.heads[index] else { continue }
        heads += 1
        let relation = DependencyRelation.allCases[Int(node.relation)]
        if universal(relation) == universal(sentence.relations[index]) { labelled += 1 }
      }
    }
    return "UAS \(percent(heads, total)), LAS \(percent(labelled, total))"
  }

  private static func universal(_ relation: DependencyRelation) -> Substring {
    relation.rawValue.prefix { $0 != ":" }
  }

  /// Precision, recall and F1 of names by place and kind; `map` gives the kind that the data mean.
  static func names(
    _ finder: NameFinder, _ data: [NameTrainer.Example],
    map: (NameSpan.Kind) -> NameSpan.Kind?
  ) -> String {
    var correct = 0
    var found = 0
    var gold = 0
    var kinds: [NameSpan.Kind: (Int, Int, Int)] = [:]
    for example in data {
      var spans: Set<NamedRange> = []
      for name in finder.find(example.context.forms) {
        if let kind = map(name.kind) { spans.insert(NamedRange(range: name.tokens, kind: kind)) }
      }
      var expected: Set<NamedRange> = []
      var start = 0
      for (index, label) in example.labels.enumerated() {
        if label.part == .first || label.part == .single { start = index }
        if label.part == .last || label.part == .single, let kind = label.kind.flatMap(map) {
          expected.insert(NamedRange(range: start..<index + 1, kind: kind))
        }
      }
      correct += spans.intersection(expected).count
      found += spans.count
      gold += expected.count
      for span in spans { kinds[span.kind, default: (0, 0, 0)].1 += 1 }
      for span in expected { kinds[span.kind, default: (0, 0, 0)].2 += 1 }
      for span in spans.intersection(expected) { kinds[span.kind, default: (0, 0, 0)].0 += 1 }
    }
    let detail = NameSpan.Kind.allCases.compactMap { kind in
      kinds[kind].map { "\(kind.rawValue) \(percent(2 * $0.0, $0.1 + $0.2)) (\($0.2))" }
    }
    return "precision \(percent(correct, found)), recall \(percent(correct, gold)), "
      + "F1 \(percent(2 * correct, found + gold)): " + detail.joined(separator: ", ")
  }

  /// A share in hundredths of a percent.
  static func percent(_ part: Int, _ whole: Int) -> String {
    let hundredths = whole == 0 ? 0 : (part * 10_000 + whole / 2) / whole
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}

/// A name by its words and kind.
private struct NamedRange: Hashable {
  var range: Range<Int>
  var kind: NameSpan.Kind
}
