/// What a character is to the tokenizer.
enum CharacterKind: UInt8 {
  case space
  case letter
  case digit
  /// A combining mark or a joiner: it belongs to what stands before it.
  case mark
  case period
  case comma
  case colon
  case apostrophe
  case hyphen
  case slash
  case ampersand
  case underscore
  case symbol
}

/// A character of UTF-8 text: what it is, and how many bytes it takes.
struct Character8 {
  var kind: CharacterKind
  var length: Int

  /// Reads the character that begins at `index`; a byte that begins none counts as a symbol.
  @inline(__always)
  init(_ text: [UInt8], at index: Int, end: Int) {
    let byte = text[index]
    if byte < 0x80 {
      self.init(kind: Self.kind(ofASCII: byte), length: 1)
    } else {
      self.init(beyondASCII: text, at: index, end: end)
    }
  }

  private init(beyondASCII text: [UInt8], at index: Int, end: Int) {
    let (scalar, length) = Self.scalar(text, at: index, end: end)
    self.init(kind: scalar.map(Self.kind(beyondASCII:)) ?? .symbol, length: length)
  }

  private init(kind: CharacterKind, length: Int) {
    self.kind = kind
    self.length = length
  }

  private static func kind(beyondASCII scalar: Unicode.Scalar) -> CharacterKind {
    switch scalar.value {
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF:
      .space
    case 0xAA, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x370...0x373, 0x400...0x481: .letter
    case 0xAD, 0x200B...0x200F, 0x300...0x36F, 0xFE00...0xFE0F: .mark
    case 0x2018, 0x2019, 0x2BC, 0x2BB: .apostrophe
    case 0x2010, 0x2011: .hyphen
    case 0xA1...0xBF, 0xD7, 0xF7, 0x2012...0x2BFF: .symbol
    default: kind(of: scalar)
    }
  }

  /// Returns the scalar at `index`, `nil` for malformed UTF-8, and its length in bytes, at least 1.
  static func scalar(
    _ text: [UInt8], at index: Int, end: Int
  ) -> (Unicode.Scalar?, Int) {
    let first = UInt32(text[index])
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 0, first < 0xF5, index + length <= end else { return (nil, 1) }
    guard length > 1 else { return (Unicode.Scalar(first), 1) }
    var value = first & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = UInt32(text[index + offset])
      guard byte & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | byte & 0x3F
    }
    return (Unicode.Scalar(value), length)
  }

  private static func kind(of scalar: Unicode.Scalar) -> CharacterKind {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      .letter
    case .decimalNumber, .letterNumber: .digit
    case .nonspacingMark, .spacingMark, .enclosingMark, .format: .mark
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: .space
    default: .symbol
    }
  }

  /// The kind of an ASCII character; a table of the program's when compiled.
  @inline(__always)
  private static func kind(ofASCII byte: UInt8) -> CharacterKind {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 0...UInt8(ascii: " "), 0x7F: .space
    case UInt8(ascii: "."): .period
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "'"): .apostrophe
    case UInt8(ascii: "-"): .hyphen
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "_"): .underscore
    default: .symbol
    }
  }
}
