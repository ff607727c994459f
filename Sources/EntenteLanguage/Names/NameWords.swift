/// What the name finder knows of single words: how raw text writes them, what lists hold them, and
/// in what register of texts they are at home.
package struct NameWords: Sendable {
  private let table: WordTable

  /// Opens the words in a model file; returns `nil` where there are none.
  package init?(_ model: ModelFile) {
    guard let table = model.words("words") else { return nil }
    self.table = table
  }

  /// A list of names of one word each.
  package enum List: Int {
    case givenNames
    case surnames
    case regionCodes
  }

  /// What data a sentence is like, which decides what of it is marked as a name.
  package enum Register: Int, CaseIterable, Sendable {
    /// Politics and states, as encyclopedias and news tell of them.
    case politics
    /// Other matters of encyclopedias.
    case encyclopedia
    /// Mail, talk, reviews, interviews.
    case talk
  }

  // The facts of a word, from the lowest bit: three for how raw text writes it, one for words that
  // begin names, one a list, and from `registerShift` on four a register.

  /// A word that begins names although it has a small letter: "al", "von".
  package static let beginsNames: UInt64 = 8
  /// The bit of the first ``List``.
  package static let firstList = 4
  /// Above these bits stand four for each register: how much the word speaks for it, 1 … 15 with 8 in
  /// the middle; 0 for words that do not tell.
  package static let registerShift = 8

  /// Asks for the facts of a word before they are needed.
  @inline(__always)
  func prefetch(_ form: WordForm) { table.prefetch(hash: form.lower) }

  /// The facts of a word, 0 of an unknown one.
  @inline(__always)
  package func facts(_ form: WordForm) -> UInt64 { UInt64(table[hash: form.lower]) }

  /// How often raw text writes a word with a capital within sentences: 0 where it does not hold the
  /// word, 1 never … 5 always.
  @inline(__always)
  static func share(_ facts: UInt64) -> UInt64 { facts & 7 }

  /// The lists that hold a word, as bits.
  @inline(__always)
  static func lists(_ facts: UInt64) -> UInt64 { facts >> UInt64(firstList) & 7 }

  /// All that is known of how a word is written.
  @inline(__always)
  package static func spelling(_ facts: UInt64) -> UInt64 { facts & 0x7F }

  /// Whether raw text hardly writes a word with a small letter, so that it may stand for a name where
  /// people write without capitals.
  static func isRarelySmall(_ facts: UInt64) -> Bool { share(facts) == 0 || share(facts) == 5 }

  /// The register that the words of a sentence speak for together.
  package static func register(_ facts: some Sequence<UInt64>) -> Register {
    var sums = InlineArray<3, UInt64>(repeating: 0)
    for fact in facts where fact >> UInt64(registerShift) != 0 {
      for register in 0..<3 {
        sums[register] += fact >> UInt64(registerShift + 4 * register) & 15
      }
    }
    if sums[0] >= sums[1] && sums[0] >= sums[2] { return .politics }
    return sums[1] >= sums[2] ? .encyclopedia : .talk
  }
}
