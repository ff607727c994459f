/// The brackets of a stretch of text.
struct Brackets: Sendable {
  /// What stands between the brackets, with them; the inner ones before those around them.
  private(set) var ranges: [Range<Int>] = []
  private let text: [UInt8]

  /// Finds `( … )` and `[ … ]`; one that is not closed reaches to the end.
  init(_ text: [UInt8], in range: Range<Int>) {
    self.text = text
    var open: [Int] = []
    for position in range {
      switch text[position] {
      case UInt8(ascii: "("), UInt8(ascii: "["): open.append(position)
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if let start = open.popLast() { ranges.append(start..<position + 1) }
      default: break
      }
    }
    while let start = open.popLast() { ranges.append(start..<range.upperBound) }
  }

  /// The smallest brackets around a range.
  func innermost(around range: Range<Int>) -> Range<Int>? {
    ranges.first { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
  }

  /// What stands between the brackets, without them.
  func inside(_ bracket: Range<Int>) -> Range<Int> {
    let last = text[bracket.upperBound - 1]
    let isClosed = bracket.count > 1 && (last == UInt8(ascii: ")") || last == UInt8(ascii: "]"))
    return bracket.lowerBound + 1..<(isClosed ? bracket.upperBound - 1 : bracket.upperBound)
  }

  /// The words in brackets right after a range, without the brackets, where they hold no digit.
  func qualification(after range: Range<Int>) -> Range<Int>? {
    for bracket in ranges where bracket.lowerBound >= range.upperBound {
      guard text[range.upperBound..<bracket.lowerBound].allSatisfy({ $0 <= 0x20 }) else { continue }
      let inside = inside(bracket)
      let hasDigit = text[inside].contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      return hasDigit || inside.isEmpty ? nil : inside
    }
    return nil
  }
}
