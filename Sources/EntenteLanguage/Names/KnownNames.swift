/// The names of the gazetteer as the name finder was trained with them, by their words.
package struct KnownNames: Sendable {
  /// The kinds of the names that begin like this, a bit each; ``isPrefix`` where longer ones exist.
  private let table: WordTable

  /// Opens the names in a model file; returns `nil` where there are none.
  package init?(_ model: ModelFile) {
    guard let table = model.words("known") else { return nil }
    self.table = table
  }

  package static let isPrefix = 1 << 16
  /// The most words of a name that is looked up.
  package static let longest = 10

  /// The hash of a name that goes on with a word.
  package static func extend(_ hash: UInt64, by form: WordForm) -> UInt64 {
    Hash.mix(hash, form.lower)
  }

  /// Gives each word from `start` on its hint: the kinds of the longest known name that it is part of and
  /// its part; the kinds in the lower 16 bits, above them 1 for the first word, 2 for others. 0 outside
  /// of names.
  package func fill(_ words: inout [NetworkWord], from start: Int) {
    var index = start
    while index < words.count {
      guard words[index].form.isCapital || NameWords.isRarelySmall(words[index].facts) else {
        index += 1
        continue
      }
      var hash: UInt64 = 0
      var end = index
      var kinds = 0
      var next = index
      while next < words.count, next - index < Self.longest {
        hash = Self.extend(hash, by: words[next].form)
        let entry = table[hash: hash]
        if entry == 0 { break }
        next += 1
        if entry & 0xFFFF != 0 {
          kinds = entry & 0xFFFF
          end = next
        }
        if entry & Self.isPrefix == 0 { break }
      }
      if end == index {
        index += 1
        continue
      }
      for word in index..<end { words[word].hint = UInt64(kinds) | (word == index ? 1 : 2) << 16 }
      index = end
    }
  }
}

extension WordForm {
  package var isCapital: Bool { flags & 1 != 0 }
  package var hasDigit: Bool { flags & 4 != 0 }
}
