import EntenteGraph

/// The words of a stretch of text as phrases are compared: in lower case, without accents, cut at
/// everything that is neither a letter nor a digit.
///
/// `Formal relations (re)established` is `formal`, `relations`, `re`, `established`.
struct FoldedWords: Sendable {
  private(set) var words: [String] = []
  /// Where each word stands, in the bytes it was read from.
  private(set) var ranges: [Range<Int>] = []

  /// Cuts a range of UTF-8 into words.
  init(_ text: [UInt8], in range: Range<Int>) {
    var position = range.lowerBound
    var start: Int?
    while position < range.upperBound {
      let separator = Self.separatorLength(text, at: position, end: range.upperBound)
      if separator > 0 {
        if let first = start { append(text, first..<position) }
        start = nil
        position += separator
      } else {
        if start == nil { start = position }
        position += 1
      }
    }
    if let first = start { append(text, first..<range.upperBound) }
  }

  /// Cuts a text into words.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, in: 0..<bytes.count)
  }

  private mutating func append(_ text: [UInt8], _ range: Range<Int>) {
    words.append(Folding.fold(String(decoding: text[range], as: UTF8.self)))
    ranges.append(range)
  }

  /// How many bytes at `position` separate words; 0 where a word goes on.
  ///
  /// Beside ASCII these are the no-break space, the middle dot, and U+2000 to U+203F and U+2200 to
  /// U+223F: spaces, dashes, quotation marks, bullets, the minus sign.
  private static func separatorLength(_ text: [UInt8], at position: Int, end: Int) -> Int {
    let byte = text[position]
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return 0
    case 0..<0x80: return 1
    case 0xC2:
      guard position + 1 < end else { return 1 }
      return text[position + 1] < 0xC0 && text[position + 1] != 0xAA ? 2 : 0
    case 0xE2:
      guard position + 2 < end else { return 1 }
      let next = text[position + 1]
      return next == 0x80 || next == 0x88 ? 3 : 0
    default: return 0
    }
  }
}
