/// The character classes of the Turtle grammar.
enum CharacterClass {
  /// Whether `PN_CHARS_BASE` holds the character.
  static func isNameBase(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D,
      0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
      0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// Whether `PN_CHARS` holds the character.
  static func isName(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x30...0x39, 0x5F, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: isNameBase(scalar)
    }
  }

  /// Whether a text is empty or a `PN_PREFIX`.
  static func isPrefix(_ text: [UInt8]) -> Bool {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value))
    guard let first = scalars.first, let last = scalars.last else { return true }
    let point = UInt32(UInt8(ascii: "."))
    return isNameBase(first) && last != point
      && scalars.allSatisfy { isName($0) || $0 == point }
  }

  /// Whether a text is a `LANGTAG` without its `@`.
  static func isLanguageTag(_ text: [UInt8]) -> Bool {
    let subtags = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return subtags.allSatisfy { 1...8 ~= $0.count && $0.allSatisfy { isLetter($0) || isDigit($0) } }
      && subtags[0].allSatisfy(isLetter)
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// The value of a hexadecimal digit.
  static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
