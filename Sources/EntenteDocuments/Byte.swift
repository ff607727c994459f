/// The ASCII characters that markup is made of, by name.
enum Byte {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let number = UInt8(ascii: "#")
  static let ampersand = UInt8(ascii: "&")
  static let apostrophe = UInt8(ascii: "'")
  static let star = UInt8(ascii: "*")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let period = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let less = UInt8(ascii: "<")
  static let equals = UInt8(ascii: "=")
  static let greater = UInt8(ascii: ">")
  static let exclamation = UInt8(ascii: "!")
  static let openBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let closeBracket = UInt8(ascii: "]")
  static let underscore = UInt8(ascii: "_")
  static let openBrace = UInt8(ascii: "{")
  static let pipe = UInt8(ascii: "|")
  static let closeBrace = UInt8(ascii: "}")
}

extension UInt8 {
  /// Whether it is a space, a tab or a line break.
  var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isDigit: Bool { self >= Byte.zero && self <= Byte.nine }
  var isLetter: Bool { isLowercase || isUppercase }
  var isLowercase: Bool { self >= 0x61 && self <= 0x7A }
  var isUppercase: Bool { self >= 0x41 && self <= 0x5A }
  /// The small letter of an ASCII capital; any other byte itself.
  var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}

extension [UInt8] {
  /// A range without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, self[start].isSpace { start += 1 }
    while end > start, self[end - 1].isSpace { end -= 1 }
    return start..<end
  }

  /// Whether `word` stands at `position`.
  func holds(_ word: StaticString, at position: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position >= 0, position + length <= count else { return false }
    return word.withUTF8Buffer { letters in
      for index in 0..<length where unsafe self[position + index] != letters[index] { return false }
      return true
    }
  }

  /// Whether `word`, given in small letters, stands at `position` in letters of any case.
  func holdsIgnoringCase(_ word: StaticString, at position: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position >= 0, position + length <= count else { return false }
    return word.withUTF8Buffer { letters in
      for index in 0..<length where unsafe self[position + index].lowercased != letters[index] {
        return false
      }
      return true
    }
  }

  /// The words of a range as a string.
  func string(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

  /// The end of the line that holds `position`: its line feed, or the end of the text.
  func endOfLine(from position: Int) -> Int {
    var index = position
    while index < count, self[index] != Byte.newline { index += 1 }
    return index
  }
}
