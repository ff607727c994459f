/// A Markdown link, `[words](address)`.
struct LightLink {
  let words: Range<Int>
  let address: Range<Int>
  /// Where the text goes on.
  let end: Int

  /// The longest link, in bytes: brackets that never close must not cost a scan of the whole line.
  private static let limit = 4096

  /// Returns `nil` where the bracket at `start` opens no link.
  init?(at start: Int, before end: Int, in source: [UInt8]) {
    let end = min(end, start + Self.limit)
    var index = start + 1
    while index < end, source[index] != Byte.closeBracket {
      guard source[index] != Byte.openBracket else { return nil }
      index += 1
    }
    guard index + 1 < end, source[index + 1] == UInt8(ascii: "("), index > start + 1 else {
      return nil
    }
    words = (start + 1)..<index
    let from = index + 2
    index = from
    var depth = 1
    while index < end, source[index] != Byte.openBracket {
      if source[index] == UInt8(ascii: "(") { depth += 1 }
      if source[index] == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { break }
      }
      index += 1
    }
    guard depth == 0 else { return nil }
    // A title in quotes may follow the address.
    let stop = source[from..<index].firstIndex(of: Byte.space) ?? index
    address = from..<stop
    self.end = index + 1
  }
}
