internal import CLibXML2

/// A character reference of HTML: `&ndash;`, `&#8211;` or `&#x2013;`.
struct CharacterReference {
  /// The character, in UTF-8. A no-break space stands as a space, as a person reads it.
  let bytes: [UInt8]
  /// The position after it.
  let end: Int

  private static let longest = 12

  /// Returns `nil` where the ampersand at `start` begins none.
  init?(at start: Int, before limit: Int, in source: [UInt8]) {
    let limit = min(limit, start + Self.longest)
    var index = start + 1
    guard index < limit else { return nil }
    let scalar: Unicode.Scalar?
    if source[index] == Byte.number {
      index += 1
      let isHexadecimal = index < limit && source[index].lowercased == UInt8(ascii: "x")
      if isHexadecimal { index += 1 }
      let digits = index
      while index < limit, source[index].isDigit || isHexadecimal && source[index].isLetter {
        index += 1
      }
      scalar = UInt32(source.string(digits..<index), radix: isHexadecimal ? 16 : 10)
        .flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
    } else {
      let name = index
      while index < limit, source[index].isLetter || source[index].isDigit { index += 1 }
      scalar = Self.scalar(named: source.string(name..<index))
    }
    guard let scalar, index < limit, source[index] == Byte.semicolon else { return nil }
    bytes =
      scalar == "\u{A0}" ? [Byte.space] : Array(String(Character(scalar)).utf8)
    end = index + 1
  }

  /// The character that HTML 4 names so.
  private static func scalar(named name: String) -> Unicode.Scalar? {
    // The few that most references are: libxml2 looks its list through from the start.
    switch name {
    case "": return nil
    case "nbsp": return "\u{A0}"
    case "ndash": return "–"
    case "mdash": return "—"
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    default: break
    }
    guard let entity = unsafe htmlEntityLookup(name) else { return nil }
    return unsafe Unicode.Scalar(entity.pointee.value)
  }
}
