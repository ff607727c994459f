/// What the network sees of a word before it looks at its neighbours.
package struct NetworkWord {
  package var form: WordForm
  /// What ``NameWords`` knows of the word.
  package var facts: UInt64
  /// What ``KnownNames`` sees in it.
  package var hint: UInt64

  package init(form: WordForm, facts: UInt64, hint: UInt64) {
    self.form = form
    self.facts = facts
    self.hint = hint
  }

  /// What all that the network sees of the word depends on.
  var key: UInt64 { Hash.mix(form.form, hint) }
}

/// The features of words, as hashes.
package enum NetworkFeatures {
  package static let count = 16
  /// The place of the feature that stands for the word itself.
  package static let word = 0
  /// The features that tell which word it is.
  package static let identity = 0..<2
  /// The row of words that training never met; row 0 is that of no feature.
  package static let unknownRow = 1

  /// The features of a word; 0 where it has none of a kind.
  @inline(__always)
  package static func extract(
    _ word: borrowing NetworkWord, into hashes: inout InlineArray<16, UInt64>
  ) {
    hashes[0] = key(1, word.form.lower)
    hashes[1] = key(2, word.form.form)
    for length in 1..<5 { hashes[1 + length] = key(2 + UInt64(length), word.form.suffixes[length]) }
    for length in 0..<4 { hashes[6 + length] = key(7 + UInt64(length), word.form.prefixes[length]) }
    hashes[10] = key(11, word.form.shape)
    hashes[11] = key(12, word.form.flags + 1)
    hashes[12] = key(13, word.form.cluster)
    hashes[13] = key(14, word.form.coarse)
    hashes[14] = key(15, NameWords.spelling(word.facts))
    hashes[15] = key(16, word.hint)
  }

  @inline(__always)
  private static func key(_ template: UInt64, _ value: UInt64) -> UInt64 {
    value == 0 ? 0 : Hash.mix(template &* Hash.templateFactor, value)
  }
}
