/// The lemmas that were given last, so that a frequent word is not edited again and again.
///
/// A fixed number of places: a word with its tag has one of them by its hash, and takes it from another
/// one. Long words are made a lemma each time.
struct RecentLemmas {
  private struct Place {
    /// The bytes of the word below its length and its tag; 0 where the place is free.
    var key: UInt128 = 0
    var lemma = ""
  }

  private static let bits = 10
  private static let longestWord = 14
  private var places: [Place] = []

  /// Returns the lemma of a word whose tag is number `tag` of `tags`.
  mutating func lemma(
    _ text: [UInt8], _ range: Range<Int>, _ lemmatizer: borrowing Lemmatizer, tag: Int,
    of tags: [Lemmatizer.TagKey]
  ) -> String {
    guard 1...Self.longestWord ~= range.count, tag <= UInt8.max else {
      return lemmatizer.lemma(text, range, tag: tags[tag])
    }
    var key = UInt128(tag << 8 | range.count)
    for index in range { key = key << 8 | UInt128(text[index]) }
    let hash = Hash.mix(
      UInt64(truncatingIfNeeded: key), UInt64(truncatingIfNeeded: key >> 64) &* Hash.templateFactor)
    let index = Int(truncatingIfNeeded: hash >> UInt64(64 - Self.bits))
    if places.isEmpty { places = Array(repeating: Place(), count: 1 << Self.bits) }
    if places[index].key != key {
      places[index] = Place(key: key, lemma: lemmatizer.lemma(text, range, tag: tags[tag]))
    }
    return places[index].lemma
  }
}
