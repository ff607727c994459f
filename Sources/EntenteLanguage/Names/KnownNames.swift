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

  /// Returns for each word the kinds of the longest known name that it is part of, and its part: the
  /// kinds in the lower 16 bits, above them 1 for the first word, 2 for others. 0 outside of names.
  package func hints(_ forms: [WordForm], facts: [UInt64]) -> [UInt64] {
    var hints = [UInt64](repeating: 0, count: forms.count)
    var index = 0
    while index < forms.count {
      guard forms[index].isCapital || NameWords.isRarelySmall(facts[index]) else {
        index += 1
        continue
      }
      var hash: UInt64 = 0
      var end = index
      var kinds = 0
      var next = index
      while next < forms.count, next - index < Self.longest {
        hash = Self.extend(hash, by: forms[next])
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
      for word in index..<end { hints[word] = UInt64(kinds) | (word == index ? 1 : 2) << 16 }
      index = end
    }
    return hints
  }
}
