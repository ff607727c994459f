import EntenteLanguage

/// Learns how words of each tag are edited into their lemmas, by the shortest endings that tell.
struct LemmatizerTrainer {
  private var counts: [UInt64: [Lemmatizer.Edit: Int]] = [:]

  mutating func learn(_ data: [TreebankSentence]) {
    for sentence in data {
      for index in sentence.words.indices where sentence.lemmas[index] != "_" {
        let word = Lemmatizer.plain(Array(sentence.words[index].utf8)[...])
        let lemma = Lemmatizer.plain(Array(sentence.lemmas[index].utf8)[...])
        let edit = Lemmatizer.Edit(from: word, to: lemma)
        for (place, key) in keys(sentence, index, word).enumerated() {
          // "September" is the lemma of "Sept.", not of all that ends alike.
          if place > 0, edit.ending.count > 3 { continue }
          counts[key, default: [:]][edit, default: 0] += 1
        }
      }
    }
  }

  private func keys(_ sentence: TreebankSentence, _ index: Int, _ word: [UInt8]) -> [UInt64] {
    let parts = sentence.tags[index].split(separator: " ")
    let tag = Lemmatizer.TagKey(
      UniversalTag(rawValue: String(parts[0])) ?? .other, parts.count > 1 ? String(parts[1]) : "")
    return Lemmatizer.keys(Lemmatizer.lowercased(word), tag.hash(of: word))
  }

  /// Returns the bytes of a model: an ending is kept where it says other than the next shorter one.
  func file(_ data: [TreebankSentence]) -> [UInt8] {
    var chosen: [UInt64: Lemmatizer.Edit] = [:]
    for (key, edits) in counts {
      let best = edits.max { ($0.value, $1.key.description) < ($1.value, $0.key.description) }
      guard let best else { continue }
      chosen[key] = best.key
    }
    var kept: [UInt64: Lemmatizer.Edit] = [:]
    for sentence in data {
      for index in sentence.words.indices {
        let word = Lemmatizer.plain(Array(sentence.words[index].utf8)[...])
        var shorter: Lemmatizer.Edit?
        let keys = keys(sentence, index, word)
        for (place, key) in keys.enumerated().reversed() {
          guard let edit = chosen[key] else { continue }
          // Of a long ending seen once little is learned; the word itself is kept.
          let total = counts[key]?.values.reduce(0, +) ?? 0
          if edit != shorter, place == 0 || total > 1 || place == keys.count - 1 {
            kept[key] = edit
          }
          if kept[key] != nil { shorter = kept[key] }
        }
      }
    }
    let edits = Set(kept.values).sorted { $0.description < $1.description }
    let numbers = Dictionary(uniqueKeysWithValues: edits.enumerated().map { ($1, $0 + 1) })
    var writer = ModelWriter()
    writer.add("edits", lines: edits.map(\.description))
    writer.add("endings", words: kept.compactMap { key, edit in numbers[edit].map { (key, $0) } })
    Report.say("lemmatizer: \(edits.count) edits, \(kept.count) endings")
    return writer.contents
  }
}
