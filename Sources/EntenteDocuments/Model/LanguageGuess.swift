internal import EntenteKnowledge

/// What language a text seems to be in, by its commonest words and its letters.
///
/// It names what is not English and says nothing of short texts: the point is that a document of another
/// language is not silently empty.
package struct LanguageGuess: Sendable {
  /// The languages, and those that have each common word, by their places.
  private static let common: (languages: [String], words: [String: [Int]]) = {
    let file = EmbeddedFile.named("languages/common-words.tsv")?.contents ?? []
    var languages: [String] = []
    var words: [String: [Int]] = [:]
    for line in String(decoding: file, as: UTF8.self).split(separator: "\n") {
      let row = line.split(separator: "\t")
      guard row.count == 2, !line.hasPrefix("#") else { continue }
      for word in Set(row[1].split(separator: " ").map(String.init)) {
        words[word, default: []].append(languages.count)
      }
      languages.append(String(row[0]))
    }
    return (languages, words)
  }()

  /// How much of a text is looked at, in bytes.
  private static let sample = 1 << 15
  /// The least number of words by which a language is told.
  private static let fewest = 20

  /// The language, or the letters that it is written in; `nil` for English and where nothing shows.
  package static func foreignLanguage(of document: Document) -> String? {
    let counts = count(document.text.prefix(sample))
    let known = counts.known
    let other = counts.letters.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first
    if let other, other.value > counts.latin, other.value >= 5 { return other.key }
    guard counts.total >= fewest, let english = common.languages.firstIndex(of: "English"),
      let best = known.indices.max(by: { known[$0] < known[$1] }), best != english
    else { return nil }
    let isClear = known[best] > 2 * known[english] && known[best] * 10 >= counts.total
    return isClear ? common.languages[best] : nil
  }

  /// The words of a text by what they tell.
  private struct Counts {
    /// Words in other letters than Latin ones, by what those are called.
    var letters: [String: Int] = [:]
    var latin = 0
    /// Latin words that begin with a small letter.
    var total = 0
    /// Those that are common in each language.
    var known: [Int]

    mutating func add(_ word: Substring) {
      guard let scalar = word.unicodeScalars.first else { return }
      if let script = LanguageGuess.script(of: scalar.value) {
        letters[script, default: 0] += 1
        return
      }
      latin += 1
      // Names and the first words of sentences say little.
      guard word.first?.isLowercase == true else { return }
      total += 1
      for language in LanguageGuess.common.words[String(word)] ?? [] { known[language] += 1 }
    }
  }

  /// Counts the words of a text: what letters that are not ASCII belong to is asked only where there are some.
  private static func count(_ text: ArraySlice<UInt8>) -> Counts {
    var counts = Counts(known: Array(repeating: 0, count: common.languages.count))
    var start = text.startIndex
    var isPlain = true
    func end(_ end: Int) {
      let piece = text[start..<end]
      if isPlain {
        // What parts words stands before them.
        let word = piece.drop { !isLetter($0) }
        if !word.isEmpty { counts.add(String(decoding: word, as: UTF8.self)[...]) }
      } else {
        for word in String(decoding: piece, as: UTF8.self).split(whereSeparator: { !$0.isLetter }) {
          counts.add(word)
        }
      }
      start = end
      isPlain = true
    }
    for index in text.indices {
      if text[index] >= 0x80 { isPlain = false } else if !isLetter(text[index]) { end(index) }
    }
    end(text.endIndex)
    return counts
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte | 0x20 && byte < 0x80 }

  /// The letters that are not Latin, by a name for people.
  private static func script(of scalar: UInt32) -> String? {
    switch scalar {
    case 0x0370..<0x0400, 0x1F00..<0x2000: "Greek"
    case 0x0400..<0x0530: "a language in Cyrillic letters"
    case 0x0530..<0x0590: "Armenian"
    case 0x0590..<0x0600: "Hebrew"
    case 0x0600..<0x0700, 0x0750..<0x0780: "a language in Arabic letters"
    case 0x0900..<0x0980: "a language in Devanagari letters"
    case 0x0E00..<0x0E80: "Thai"
    case 0x10A0..<0x1100: "Georgian"
    case 0x3040..<0x3100: "Japanese"
    case 0x3400..<0xA000: "Chinese or Japanese"
    case 0xAC00..<0xD7B0: "Korean"
    default: nil
    }
  }
}
