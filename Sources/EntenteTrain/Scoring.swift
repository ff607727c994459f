import EntenteLanguage

/// Scores models on development data, while they are trained.
enum Scoring {
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

  /// The shares of words with the right universal and Penn tags, with the right head, and with the right head
  /// and universal relation; and the F1 of some relations.
  static func syntax(_ network: LanguageNetwork, _ data: [TreebankSentence]) -> String {
    var batch = NetworkBatch()
    var (universal, fine, heads, labelled, total) = (0, 0, 0, 0, 0)
    var relations: [Substring: (right: Int, gold: Int, ours: Int)] = [:]
    for sentence in data {
      batch.clear()
      network.add(sentence.forms, to: &batch)
      network.analyze(&batch)
      for (index, choice) in batch.choices.enumerated() {
        let label = network.labels[choice.label]
        let tags = sentence.tags[index].split(separator: " ", omittingEmptySubsequences: false)
        total += 1
        if tags[0] == label.tag.rawValue { universal += 1 }
        if tags.last.map({ $0 == label.fineTag }) == true { fine += 1 }
        let (ours, gold) = (choice.relation.universal, sentence.relations[index].universal)
        relations[ours, default: (0, 0, 0)].ours += 1
        relations[gold, default: (0, 0, 0)].gold += 1
        guard choice.head == sentence.heads[index] else { continue }
        heads += 1
        guard ours == gold else { continue }
        labelled += 1
        relations[gold, default: (0, 0, 0)].right += 1
      }
    }
    let detail = ["nsubj", "obj", "obl", "nmod", "appos", "conj", "compound", "flat"].map { name in
      let counts = relations[name[...]] ?? (0, 0, 0)
      return "\(name) \(percent(2 * counts.right, counts.gold + counts.ours))"
    }
    return "UPOS \(percent(universal, total)), XPOS \(percent(fine, total)), "
      + "UAS \(percent(heads, total)), LAS \(percent(labelled, total)): "
      + detail.joined(separator: ", ")
  }

  /// Precision, recall and F1 of names by place and kind; `map` gives the kind that the data mean.
  static func names(
    _ network: LanguageNetwork, _ data: [NetworkData.Sentence],
    map: (NameSpan.Kind) -> NameSpan.Kind?
  ) -> String {
    var batch = NetworkBatch()
    var correct = 0
    var found = 0
    var gold = 0
    var kinds: [NameSpan.Kind: (Int, Int, Int)] = [:]
    func spans(_ names: [NameSpan]) -> Set<NamedRange> {
      Set(
        names.compactMap { name in map(name.kind).map { NamedRange(range: name.tokens, kind: $0) } }
      )
    }
    for sentence in data {
      batch.clear()
      network.add(sentence.words.map(\.form), to: &batch)
      network.analyze(&batch)
      let expected = spans(sentence.names ?? [])
      let spans = spans(batch.names)
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

extension DependencyRelation {
  /// The relation without what languages add to it: `nsubj` of `nsubj:pass`.
  fileprivate var universal: Substring { rawValue.prefix { $0 != ":" } }
}
