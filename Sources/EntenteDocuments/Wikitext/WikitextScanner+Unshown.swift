/// Words of a page that readers do not see as its own: struck out, hidden by a style, shown elsewhere only.
extension WikitextScanner {
  /// Tags whose words a page takes back.
  private static let struckTags: [StaticString] = ["s", "del", "strike"]
  /// Tags that may say that their words are not shown.
  private static let styledTags: [StaticString] = ["span", "div", "small"]
  /// How far such an element may reach, in bytes.
  private static let longestUnshown = 2000

  /// Hides what is struck out, what a style hides and what is only shown where the page is included.
  mutating func unshownTag(at index: Int) -> Int {
    for (names, isAlways) in [
      (Self.struckTags, true), (Self.styledTags, false), (["includeonly"], true),
    ] {
      for name in names where source.holdsIgnoringCase(name, at: index + 1) {
        let after = index + 1 + name.utf8CodeUnitCount
        guard after < source.count, !source[after].isLetter, !source[after].isDigit,
          let end = endOfTag(from: after), source[end - 1] != Byte.slash,
          isAlways || hides(after..<end), let close = endOfElement(name, from: end + 1)
        else { continue }
        appendLeaf(.hidden, index..<close)
        return close
      }
    }
    return index + 1
  }

  /// Whether the attributes of a tag hide what it holds.
  private func hides(_ attributes: Range<Int>) -> Bool {
    guard attributes.count < 300 else { return false }
    let words = source.string(attributes).lowercased().filter { $0 != " " }
    return words.contains("display:none") || words.contains("visibility:hidden")
  }

  /// Where an element ends whose tag ended at `start`: behind the closing tag that pairs with it, in the same
  /// cell and paragraph.
  private func endOfElement(_ name: StaticString, from start: Int) -> Int? {
    var depth = 1
    var index = start
    let end = min(source.count, start + Self.longestUnshown)
    while index < end {
      if source[index] == Byte.newline, index + 1 < end,
        source[index + 1] == Byte.pipe || source[index + 1] == Byte.newline
      {
        return nil
      }
      if source[index] == Byte.less {
        let isClose = index + 1 < end && source[index + 1] == Byte.slash
        let letters = index + (isClose ? 2 : 1)
        let after = letters + name.utf8CodeUnitCount
        if source.holdsIgnoringCase(name, at: letters), after < source.count,
          !source[after].isLetter, let last = endOfTag(from: after)
        {
          depth += isClose ? -1 : source[last - 1] == Byte.slash ? 0 : 1
          if depth == 0 { return last + 1 }
          index = last
        }
      }
      index += 1
    }
    return nil
  }
}
