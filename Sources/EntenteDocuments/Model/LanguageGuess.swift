internal import EntenteKnowledge

/// What language a text seems to be in, by its commonest words and its letters.
///
/// It names what is not English and says nothing of short texts: the point is that a document of another
/// language is not silently empty.
package struct LanguageGuess: Sendable {
  private static let words: [(language: String, words: Set<String>)] = {
    let file = EmbeddedFile.named("languages/common-words.tsv")?.contents ?? []
    return String(decoding: file, as: UTF8.self).split(separator: "\n").compactMap { line in
      let row = line.split(separator: "\t")
      guard row.count == 2, !line.hasPrefix("#") else { return nil }
      return (String(row[0]), Set(row[1].split(separator: " ").map(String.init)))
    }
  }()

  /// How much of a text is looked at, in bytes.
  private static let sample = 1 << 15
  /// The least number of words by which a language is told.
  private static let fewest = 20

  /// The language, or the letters that it is written in; `nil` for English and where nothing shows.
  package static func foreignLanguage(of document: Document) -> String? {
    let bytes = document.text.prefix(sample)
    var letters: [String: Int] = [:]
    var latin = 0
    var known = [Int](repeating: 0, count: words.count)
    var total = 0
    for word in String(decoding: bytes, as: UTF8.self).split(whereSeparator: { !$0.isLetter }) {
      guard let scalar = word.unicodeScalars.first else { continue }
      if let script = script(of: scalar.value) {
        letters[script, default: 0] += 1
      } else {
        latin += 1
        // Names and the first words of sentences say little.
        guard word.first?.isLowercase == true else { continue }
        total += 1
        let word = String(word)
        for index in known.indices where words[index].words.contains(word) { known[index] += 1 }
      }
    }
    let other = letters.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.first
    if let other, other.value > latin, other.value >= 5 { return other.key }
    guard total >= fewest, let english = words.firstIndex(where: { $0.language == "English" }),
      let best = known.indices.max(by: { known[$0] < known[$1] }), best != english
    else { return nil }
    let isClear = known[best] > 2 * known[english] && known[best] * 10 >= total
    return isClear ? words[best].language : nil
  }

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
