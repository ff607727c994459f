/// Phrases and what they mean, found among the words of a text, the longest first.
struct PhraseTable<Meaning: Sendable>: Sendable {
  /// A phrase that was found.
  struct Match: Sendable {
    /// The words that it covers.
    var words: Range<Int>
    var meaning: Meaning
  }

  private var meanings: [String: Meaning] = [:]
  private var longest = 0

  init() {}

  /// Adds a phrase, written as ``FoldedWords`` writes it; the first meaning of a phrase stays.
  mutating func add(_ phrase: String, _ meaning: Meaning) {
    if meanings[phrase] == nil { meanings[phrase] = meaning }
    longest = max(longest, phrase.split(separator: " ").count)
  }

  /// Changes the meaning of a phrase.
  mutating func update(_ phrase: String, _ change: (Meaning?) -> Meaning) {
    meanings[phrase] = change(meanings[phrase])
    longest = max(longest, phrase.split(separator: " ").count)
  }

  /// The meaning of the phrase that all the words make up.
  func meaning(ofAll text: FoldedWords) -> Meaning? {
    meanings[text.words.joined(separator: " ")]
  }

  /// The phrases among the words, from left to right, the longest at each place, without overlaps.
  func matches(in text: FoldedWords) -> [Match] {
    var found: [Match] = []
    var index = 0
    while index < text.words.count {
      if let match = match(in: text, at: index) {
        found.append(match)
        index = match.words.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// All phrases among the words, the longest first, with those that overlap.
  func allMatches(in text: FoldedWords) -> [Match] {
    var found: [Match] = []
    for length in stride(from: min(longest, text.words.count), to: 0, by: -1) {
      for start in 0...(text.words.count - length) {
        let words = start..<start + length
        if let meaning = meanings[text.words[words].joined(separator: " ")] {
          found.append(Match(words: words, meaning: meaning))
        }
      }
    }
    return found
  }

  private func match(in text: FoldedWords, at start: Int) -> Match? {
    var length = min(longest, text.words.count - start)
    while length > 0 {
      let phrase = text.words[start..<start + length].joined(separator: " ")
      if let meaning = meanings[phrase] {
        return Match(words: start..<start + length, meaning: meaning)
      }
      length -= 1
    }
    return nil
  }
}
