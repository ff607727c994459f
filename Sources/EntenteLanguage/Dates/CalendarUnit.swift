/// A word, a number or a mark of a text in which dates are read.
struct CalendarUnit {
  enum Kind {
    case word(CalendarWords.Meaning?)
    /// Digits: their value, and how many; 0 digits for "1,200", which is never a year or a day.
    case number(Int, digits: Int)
    /// "3rd".
    case ordinalNumber(Int)
    /// "1990s".
    case decade(Int)
    case dash
    case slash
    case comma
    case period
    case colon
    case open
    case close
    case other
  }

  var range: Range<Int>
  var kind: Kind
  var isCapitalized = false
  var followsSpace = false
}

/// Cuts text into the units in which dates are read.
struct CalendarScanner {
  private let text: [UInt8]
  private let words = CalendarWords.shared
  private let end: Int
  private var index: Int
  private var followsSpace = true
  private var units: [CalendarUnit] = []

  private init(_ text: [UInt8], in range: Range<Int>) {
    self.text = text
    index = range.lowerBound
    end = range.upperBound
    units.reserveCapacity(range.count / 5)
  }

  /// Returns the units of `text` within `range`.
  static func units(_ text: [UInt8], in range: Range<Int>) -> [CalendarUnit] {
    var scanner = CalendarScanner(text, in: range.clamped(to: text.indices))
    scanner.scan()
    return scanner.units
  }

  private mutating func scan() {
    while index < end {
      let character = Character8(text, at: index, end: end)
      switch character.kind {
      case .space:
        index += character.length
        followsSpace = true
      case .letter, .underscore: word(first: character)
      case .digit where character.length == 1: number()
      default: mark(character)
      }
    }
  }

  private mutating func append(_ kind: CalendarUnit.Kind, _ end: Int, isCapitalized: Bool = false) {
    units.append(
      CalendarUnit(
        range: index..<end, kind: kind, isCapitalized: isCapitalized, followsSpace: followsSpace))
    index = end
    followsSpace = false
  }

  private mutating func word(first: Character8) {
    var next = index + first.length
    while next < end {
      let character = Character8(text, at: next, end: end)
      guard character.kind == .letter || character.kind == .digit || character.kind == .mark else {
        break
      }
      next += character.length
    }
    let capital = text[index] >= 0x80 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= text[index]
    append(.word(words.meaning(of: text[index..<next])), next, isCapitalized: capital)
  }

  private mutating func number() {
    var next = index
    var value = 0
    while next < end, let digit = digit(next) {
      value = min(value * 10 + digit, 1 << 50)
      next += 1
    }
    let digits = next - index
    // "1,200" and "3.5" are neither years nor days.
    var isGrouped = false
    while next + 1 < end, text[next] == UInt8(ascii: ",") || text[next] == UInt8(ascii: "."),
      digit(next + 1) != nil
    {
      let isComma = text[next] == UInt8(ascii: ",")
      var after = next + 1
      while after < end, digit(after) != nil { after += 1 }
      if isComma {
        guard after - next == 4, digits <= 3 || isGrouped else { break }
        for position in next + 1..<after {
          value = min(value * 10 + (digit(position) ?? 0), 1 << 50)
        }
      }
      isGrouped = true
      next = after
      if !isComma { break }
    }
    var suffix = next
    while suffix < end, Character8(text, at: suffix, end: end).kind == .letter, suffix - next < 4 {
      suffix += 1
    }
    let letters = text[next..<suffix].map { $0 | 0x20 }
    switch String(decoding: letters, as: UTF8.self) {
    case "": append(.number(value, digits: isGrouped ? 0 : digits), next)
    case "st", "nd", "rd", "th": append(.ordinalNumber(value), suffix)
    case "s" where digits == 4 && value % 10 == 0: append(.decade(value), suffix)
    default:
      // "5km": no number of a date, and the letters are no word of their own.
      while suffix < end, Character8(text, at: suffix, end: end).kind == .letter { suffix += 1 }
      append(.other, suffix)
    }
  }

  private mutating func mark(_ character: Character8) {
    let next = index + character.length
    let kind: CalendarUnit.Kind =
      switch character.kind {
      case .hyphen: .dash
      case .slash: .slash
      case .comma: .comma
      case .period: .period
      case .colon: .colon
      default:
        if text[index] == UInt8(ascii: "(") || text[index] == UInt8(ascii: "[") {
          .open
        } else if text[index] == UInt8(ascii: ")") || text[index] == UInt8(ascii: "]") {
          .close
        } else if isDash(character) {
          .dash
        } else {
          .other
        }
      }
    append(kind, next)
  }

  /// Whether an en dash, an em dash or a minus sign stands at the index.
  private func isDash(_ character: Character8) -> Bool {
    guard character.length == 3, text[index] == 0xE2 else { return false }
    let rest = (text[index + 1], text[index + 2])
    return rest.0 == 0x80 && 0x90...0x95 ~= rest.1 || rest == (0x88, 0x92)
  }

  private func digit(_ position: Int) -> Int? {
    let byte = text[position]
    return UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte ? Int(byte - UInt8(ascii: "0")) : nil
  }
}
