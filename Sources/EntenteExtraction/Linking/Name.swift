internal import EntenteGraph

/// A name by itself: the words of a cell, a heading, a title.
struct Name {
  let text: String
  let bytes: [UInt8]

  init(_ text: some StringProtocol) {
    self.text = String(text)
    bytes = Array(text.utf8)
  }

  /// The words in lower case without diacritics.
  var words: [String] { words(in: bytes.indices) }

  /// The words of a range of ``bytes``.
  func words(in range: Range<Int>) -> [String] {
    let folded = Folding.fold(String(decoding: bytes[range], as: UTF8.self))
    guard folded.utf8.allSatisfy({ $0 < 0x80 }) else {
      return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
    return folded.utf8.split { !(0x61...0x7A ~= $0 || 0x30...0x39 ~= $0) }.map {
      String(Substring($0))
    }
  }

  /// The name before a parenthesis, and what stands in it.
  var parenthesized: (body: Name, aside: Name)? {
    guard let open = bytes.lastIndex(of: UInt8(ascii: "(")),
      let close = bytes.lastIndex(of: UInt8(ascii: ")")), open < close
    else { return nil }
    let body = bytes[..<open] + bytes[(close + 1)...]
    return (
      Name(String(decoding: body, as: UTF8.self)),
      Name(String(decoding: bytes[(open + 1)..<close], as: UTF8.self))
    )
  }
}
