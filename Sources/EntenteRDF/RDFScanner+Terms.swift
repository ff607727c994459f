import EntenteBytes

extension RDFScanner {
  /// Reads an IRI reference; the position is at its `<`. The result may be relative.
  @inline(__always) mutating func iriReference() throws(RDFSyntaxError) -> Range<Int> {
    position += 1
    let start = position
    let end = ByteScan.iriEnd(in: store.bytes, start..<limit)
    if end < limit, store.bytes[end] == UInt8(ascii: ">") {
      position = end + 1
      return start..<end
    }
    return try escapedIRIReference(from: start, to: end)
  }

  private mutating func escapedIRIReference(
    from start: Int, to firstStop: Int
  ) throws(RDFSyntaxError) -> Range<Int> {
    let decoded = store.bytes.count
    var plain = start
    var stop = firstStop
    while true {
      append(copyOf: plain..<stop)
      position = stop
      guard position < limit else { throw error("the IRI is not closed by “>”") }
      switch store.bytes[position] {
      case UInt8(ascii: ">"):
        position += 1
        return decoded..<store.bytes.count
      case UInt8(ascii: "\\"):
        let place = position
        let scalar = try numericEscape()
        let forbidden =
          scalar <= 0x20 || (scalar < 0x80 && "<>\"{}|^`\\".utf8.contains(UInt8(scalar)))
        if forbidden { throw error("an IRI must not hold this character", at: place) }
        decode(scalar)
      default: throw error("an IRI must not hold \(found)")
      }
      plain = position
      stop = ByteScan.iriEnd(in: store.bytes, plain..<limit)
    }
  }

  /// Reads `\uXXXX` or `\UXXXXXXXX`; the position is at the backslash.
  mutating func numericEscape() throws(RDFSyntaxError) -> UInt32 {
    let start = position
    let digits =
      switch peek() {
      case UInt8(ascii: "u"): 4
      case UInt8(ascii: "U"): 8
      default: 0
      }
    guard digits > 0 else { throw error("no such escape sequence: \(found)") }
    position += 2
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = CharacterClass.hexadecimal(current), position < limit else {
        throw error("expected \(digits) hexadecimal digits", at: start)
      }
      guard value <= 0xFFF_FFFF else { throw error("no such character", at: start) }
      value = value << 4 | digit
      position += 1
    }
    guard Unicode.Scalar(value) != nil else {
      throw error("the escape sequence names no character", at: start)
    }
    return value
  }

  /// Reads a string in single or double quotation marks on one line; the position is at the mark.
  @inline(__always) mutating func shortString() throws(RDFSyntaxError) -> Range<Int> {
    let quote = store.bytes[position]
    position += 1
    let start = position
    let end = ByteScan.literalEnd(in: store.bytes, start..<limit)
    if end < limit, store.bytes[end] == UInt8(ascii: "\""), quote == UInt8(ascii: "\"") {
      position = end + 1
      return start..<end
    }
    return try stringTail(quote: quote, long: false, start: start)
  }

  /// Reads the string at the position, which three quotation marks may enclose.
  mutating func string() throws(RDFSyntaxError) -> Range<Int> {
    let quote = current
    if peek() == quote, peek(2) == quote {
      position += 3
      return try stringTail(quote: quote, long: true, start: position)
    }
    return try shortString()
  }

  private mutating func stringTail(
    quote: UInt8, long: Bool, start: Int
  ) throws(RDFSyntaxError) -> Range<Int> {
    let decoded = store.bytes.count
    var plain = start
    position = start
    var hasEscapes = false
    while true {
      guard position < limit else { throw error("the string is not closed", at: start - 1) }
      let byte = store.bytes[position]
      if byte == quote, !long || (peek() == quote && peek(2) == quote) {
        let end = position
        position += long ? 3 : 1
        if !hasEscapes { return start..<end }
        append(copyOf: plain..<end)
        return decoded..<store.bytes.count
      } else if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        append(copyOf: plain..<position)
        decode(try stringEscape())
        plain = position
      } else if !long, byte == 0x0A || byte == 0x0D {
        throw error("the string is not closed on its line", at: start - 1)
      } else {
        position += 1
      }
    }
  }

  private mutating func stringEscape() throws(RDFSyntaxError) -> UInt32 {
    let value: UInt32
    switch peek() {
    case UInt8(ascii: "t"): value = 0x09
    case UInt8(ascii: "b"): value = 0x08
    case UInt8(ascii: "n"): value = 0x0A
    case UInt8(ascii: "r"): value = 0x0D
    case UInt8(ascii: "f"): value = 0x0C
    case UInt8(ascii: "\""): value = 0x22
    case UInt8(ascii: "'"): value = 0x27
    case UInt8(ascii: "\\"): value = 0x5C
    default: return try numericEscape()
    }
    position += 2
    return value
  }

  /// Reads a blank node label; the position is at its `_`.
  mutating func blankLabel() throws(RDFSyntaxError) -> Range<Int> {
    guard peek() == UInt8(ascii: ":") else { throw error("expected a term, found \(found)") }
    position += 2
    let start = position
    var end = start
    while position < limit {
      let byte = store.bytes[position]
      if CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte) || byte == UInt8(ascii: "_")
      {
        position += 1
      } else if byte == UInt8(ascii: "."), position > start {
        position += 1
        continue
      } else {
        let (value, length) = scalar(at: position)
        let fits =
          position == start ? CharacterClass.isNameBase(value) : CharacterClass.isName(value)
        guard fits else { break }
        position += length
      }
      end = position
    }
    position = end
    guard end > start else { throw error("expected the label of a blank node, found \(found)") }
    return start..<end
  }

  /// Reads what may follow a string: a language tag, with a direction, or nothing. Datatypes are the
  /// reader's, since they may be prefixed names.
  mutating func languageTag(of value: Range<Int>) throws(RDFSyntaxError) -> TermRecord {
    position += 1
    let start = position
    var subtag = position
    while position < limit {
      let byte = store.bytes[position]
      let isFirst = subtag == start
      if CharacterClass.isLetter(byte) || (!isFirst && CharacterClass.isDigit(byte)) {
        position += 1
        guard position - subtag <= 8 else {
          throw error("a subtag of a language tag has 8 characters at most", at: start)
        }
      } else if byte == UInt8(ascii: "-"), position > subtag, peek() != UInt8(ascii: "-") {
        position += 1
        subtag = position
      } else {
        break
      }
    }
    guard position > subtag else { throw error("expected a language tag, found \(found)") }
    let tag = start..<position
    guard current == UInt8(ascii: "-"), peek() == UInt8(ascii: "-") else {
      return TermRecord(.language, value, qualifier: tag)
    }
    position += 2
    let direction = position
    while CharacterClass.isLetter(current) { position += 1 }
    switch store.text(direction..<position) {
    case "ltr": return TermRecord(.leftToRight, value, qualifier: tag)
    case "rtl": return TermRecord(.rightToLeft, value, qualifier: tag)
    default: throw error("a direction is “ltr” or “rtl”", at: direction)
    }
  }

  /// The literal of a datatype; `xsd:string` becomes a plain string, the language types are refused.
  func typedLiteral(_ value: Range<Int>, datatype: Range<Int>) throws(RDFSyntaxError) -> TermRecord
  {
    switch datatype.count {
    case 39 where store.equal(datatype, Self.stringType): return TermRecord(.string, value)
    case 53 where store.equal(datatype, Self.languageType),
      56 where store.equal(datatype, Self.directionType):
      throw error("a literal of this datatype needs a language tag")
    default: return TermRecord(.typed, value, qualifier: datatype)
    }
  }

  private static let stringType = Array(XSD.string.utf8)
  private static let languageType = Array(RDF.langString.utf8)
  private static let directionType = Array(RDF.dirLangString.utf8)

  /// Whether an IRI reference begins with a scheme.
  func isAbsolute(_ reference: Range<Int>) -> Bool {
    var index = reference.lowerBound
    guard index < reference.upperBound, CharacterClass.isLetter(store.bytes[index]) else {
      return false
    }
    while index < reference.upperBound {
      let byte = store.bytes[index]
      if byte == UInt8(ascii: ":") { return true }
      guard
        CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte)
          || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      else { return false }
      index += 1
    }
    return false
  }
}
