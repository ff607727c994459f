/// A line of a key and a value, as factbooks write them: `Member of: FAO, IMF, UN`.
struct LightPair {
  let key: Range<Int>
  let value: Range<Int>

  /// The longest key, in bytes, and in words.
  private static let longest = 48
  private static let mostWords = 7

  /// Returns `nil` where the line is none: it has no colon, or is a sentence.
  init?(_ line: Range<Int>, in source: [UInt8]) {
    let end = min(line.upperBound, line.lowerBound + Self.longest)
    guard source[line.lowerBound].isLetter,
      let colon = source[line.lowerBound..<end].firstIndex(of: Byte.colon),
      colon + 1 < line.upperBound, source[colon + 1].isSpace
    else { return nil }
    key = line.lowerBound..<colon
    value = source.trimmed(colon + 1..<line.upperBound)
    var words = 1
    for byte in source[key] {
      if byte == Byte.period || byte == Byte.quote || byte == UInt8(ascii: "?") { return nil }
      if byte.isSpace { words += 1 }
    }
    guard key.count >= 3, words <= Self.mostWords, !Self.isSentence(value, in: source) else {
      return nil
    }
  }

  /// Whether words end as a sentence does and are long enough for one.
  private static func isSentence(_ range: Range<Int>, in source: [UInt8]) -> Bool {
    guard let last = range.last,
      [Byte.period, Byte.exclamation, UInt8(ascii: "?")].contains(source[last])
    else { return false }
    return source[range].count(where: \.isSpace) >= 6
  }
}
