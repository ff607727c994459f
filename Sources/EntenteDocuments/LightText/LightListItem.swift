/// An item of a list in lightly marked text: `- `, `* `, `• ` or `1. `, indented by its depth.
struct LightListItem {
  /// 1 for the outermost list; two spaces or a tab make a level.
  let depth: Int
  let isOrdered: Bool
  let words: Range<Int>

  /// Returns `nil` where the line, which begins at `start` before its indentation, is none.
  init?(_ line: Range<Int>, from start: Int, in source: [UInt8]) {
    var index = line.lowerBound
    let first = source[index]
    if first == Byte.hyphen || first == Byte.star || first == Byte.plus {
      index += 1
      // Wikis nest by repeating the mark.
      while index < line.upperBound, source[index] == first { index += 1 }
      isOrdered = false
    } else if source.holds("•", at: index) {
      index += 3
      isOrdered = false
    } else if first.isDigit {
      while index < line.upperBound, source[index].isDigit { index += 1 }
      guard index - line.lowerBound <= 3, index < line.upperBound,
        source[index] == Byte.period || source[index] == UInt8(ascii: ")")
      else { return nil }
      index += 1
      isOrdered = true
    } else {
      return nil
    }
    guard index < line.upperBound, source[index].isSpace else { return nil }
    let marks = first == Byte.star || first == Byte.hyphen ? index - line.lowerBound : 1
    var indentation = 0
    for position in start..<line.lowerBound {
      indentation += source[position] == Byte.tab ? 2 : 1
    }
    depth = min(marks + indentation / 2, 16)
    words = source.trimmed(index..<line.upperBound)
    guard !words.isEmpty else { return nil }
  }
}
