/// The character set that HTML declares in its first bytes.
struct HTMLEncodingDeclaration {
  let encoding: TextEncoding

  /// How far browsers look for it, in bytes.
  private static let reach = 2048

  /// Finds `charset=…` in a meta tag, or `encoding="…"` in an XML declaration.
  init?(in bytes: [UInt8]) {
    let head = Array(bytes.prefix(Self.reach))
    for index in head.indices {
      var start: Int
      if head.holdsIgnoringCase("charset", at: index) {
        start = index + 7
      } else if head.holdsIgnoringCase("encoding", at: index), head.holds("<?xml", at: 0),
        index < 100
      {
        start = index + 8
      } else {
        continue
      }
      while start < head.count, head[start].isSpace { start += 1 }
      guard start < head.count, head[start] == Byte.equals else { continue }
      start += 1
      while start < head.count,
        head[start].isSpace || head[start] == Byte.quote || head[start] == Byte.apostrophe
      {
        start += 1
      }
      var end = start
      while end < head.count,
        head[end].isLetter || head[end].isDigit
          || [Byte.hyphen, Byte.underscore, Byte.colon].contains(head[end])
      {
        end += 1
      }
      if let encoding = TextEncoding(label: head.string(start..<end)) {
        // A declaration that is read byte by byte cannot be UTF-16: the standard takes it for UTF-8.
        let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        self.encoding = isWide ? .utf8 : encoding
        return
      }
    }
    return nil
  }
}
