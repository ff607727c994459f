/// A word of at most 16 bytes as one number, its capitals made small letters: what the word lists hold,
/// so that a word of the text is looked up without a copy.
struct ShortWord: Hashable, Sendable {
  private var bytes: UInt128 = 0

  /// Takes the word that stands at `range`; `nil` where it is too long for any list.
  @inline(__always)
  init?(_ text: [UInt8], _ range: Range<Int>) {
    guard range.count <= 16 else { return nil }
    for index in range {
      let byte = text[index]
      let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      bytes = bytes << 8 | UInt128(isCapital ? byte | 0x20 : byte)
    }
  }

  /// Takes an entry of a list.
  init?(_ entry: Substring) {
    let text = Array(entry.utf8)
    self.init(text, text.indices)
  }
}
