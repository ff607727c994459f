/// A heading of lightly marked text: `= Title =`, `==Section==` or Markdown's `## Section`.
struct LightHeading {
  /// The number of marks: 1 for the highest.
  let level: Int
  let words: Range<Int>

  /// Returns `nil` where the line is none.
  init?(_ line: Range<Int>, in source: [UInt8]) {
    let mark = source[line.lowerBound]
    guard mark == Byte.equals || mark == Byte.number else { return nil }
    var start = line.lowerBound
    while start < line.upperBound, source[start] == mark { start += 1 }
    level = start - line.lowerBound
    var end = line.upperBound
    while end > start, source[end - 1] == mark { end -= 1 }
    if mark == Byte.equals {
      guard end < line.upperBound else { return nil }
    } else {
      // `#1 on the list` is no heading.
      guard start < line.upperBound, source[start] == Byte.space else { return nil }
    }
    words = source.trimmed(start..<end)
    guard level <= 6, !words.isEmpty else { return nil }
  }
}
