/// A number in a text.
package struct NumberMention: Hashable, Sendable {
  /// Where it stands, in bytes of the text.
  package var range: Range<Int>
  package var value: Int
  /// Whether it gives a place in an order ("third") instead of a count.
  package var isOrdinal: Bool
}

/// Finds whole numbers, in digits and in words: "44", "1,200", "3 million", "twenty-five", "third".
package struct NumberReader: Sendable {
  package init() {}

  /// Returns the numbers of `text` within `range`, in order. Fractions are left out.
  package func numbers(in text: [UInt8], range: Range<Int>) -> [NumberMention] {
    let units = CalendarScanner.units(text, in: range)
    var mentions: [NumberMention] = []
    var index = 0
    while index < units.count {
      if let number = Self.number(units, at: index, text: text) {
        let bytes = units[index].range.lowerBound..<units[number.end - 1].range.upperBound
        mentions.append(
          NumberMention(range: bytes, value: number.value, isOrdinal: number.isOrdinal))
        index = number.end
      } else {
        index += 1
      }
    }
    return mentions
  }

  /// Reads the number that begins at a unit; `end` is the unit after it.
  static func number(
    _ units: [CalendarUnit], at index: Int, text: [UInt8]
  ) -> (value: Int, end: Int, isOrdinal: Bool)? {
    switch units[index].kind {
    case .ordinalNumber(let value): return (value, index + 1, true)
    case .number(let value, let digits):
      if digits == 0, text[units[index].range].contains(UInt8(ascii: ".")) { return nil }
      let scaled = scale(units, value, at: index + 1)
      return (scaled.value, scaled.end, false)
    case .word: return words(units, at: index)
    default: return nil
    }
  }

  private static func scale(
    _ units: [CalendarUnit], _ value: Int, at index: Int
  ) -> (value: Int, end: Int) {
    guard index < units.count, case .word(.scale(let scale)?) = units[index].kind, scale > 100
    else {
      return (value, index)
    }
    let (product, overflow) = value.multipliedReportingOverflow(by: scale)
    return overflow ? (value, index) : (product, index + 1)
  }

  private static func words(
    _ units: [CalendarUnit], at start: Int
  ) -> (value: Int, end: Int, isOrdinal: Bool)? {
    var total = 0
    var group = 0
    var index = start
    var hasTen = false
    loop: while index < units.count, case .word(let meaning) = units[index].kind {
      switch meaning {
      case .cardinal(let value)?:
        // "two three" are two numbers.
        guard group % 100 == 0 || hasTen && group % 10 == 0 && value < 10 else { break loop }
        group += value
        hasTen = false
      case .ten(let value)?:
        guard group % 100 == 0 else { break loop }
        group += value
        hasTen = true
      case .scale(100)?:
        guard group > 0, group < 100 else { break loop }
        group *= 100
      case .scale(let value)?:
        guard group > 0, total < 1 << 40 else { break loop }
        total += group * value
        group = 0
      case .ordinal(let value)?:
        guard index == start || hasTen && value < 10 else { break loop }
        return (total + group + value, index + 1, true)
      default: break loop
      }
      index += 1
      if hasTen, index + 1 < units.count, case .dash = units[index].kind,
        !units[index].followsSpace,
        case .word(let next?) = units[index + 1].kind
      {
        switch next {
        case .cardinal(let value) where value < 10: index += 1
        case .ordinal(let value) where value < 10: index += 1
        default: break
        }
      }
    }
    return index > start ? (total + group, index, false) : nil
  }
}
