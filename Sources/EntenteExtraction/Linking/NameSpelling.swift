internal import EntenteGraph

/// What the spellings of one name have in common when a name is written in another alphabet's
/// letters: "Andrija" and "Andria", "Zelensky", "Zelenskyy" and "Zelenskiy".
///
/// A key, not a spelling: letters and groups of letters that transliterations use for one sound are
/// folded into one. Two different names may share a key, so that it needs a context that agrees.
enum NameSpelling {
  /// The key of a folded word.
  static func key(_ word: String) -> String {
    // Numbers of monarchs are no spellings of each other.
    if word.utf8.allSatisfy({ "IVX".utf8.contains($0 & 0xDF) }) { return word }
    var letters = Array(word.utf8.filter { 0x61...0x7A ~= $0 })
    for (group, letter) in Self.groups { replace(group, letter, in: &letters) }
    var key: [UInt8] = []
    for letter in letters where key.last != letter { key.append(letter) }
    return String(decoding: key, as: UTF8.self)
  }

  /// The keys of the words of a name.
  static func keys(_ words: [String]) -> [String] { words.map(key) }

  private static func replace(_ group: [UInt8], _ letter: [UInt8], in letters: inout [UInt8]) {
    var result: [UInt8] = []
    var index = 0
    while index < letters.count {
      if letters[index...].starts(with: group) {
        result += letter
        index += group.count
      } else {
        result.append(letters[index])
        index += 1
      }
    }
    letters = result
  }

  /// In this order: longer groups before their parts.
  private static let groups: [([UInt8], [UInt8])] = EnglishTable(.spellings).rows.map {
    (Array($0[0].utf8), Array($0[1].utf8))
  }
}
