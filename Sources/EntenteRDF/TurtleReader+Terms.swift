extension TurtleReader {
  /// Reads an IRI, a prefixed name or a blank node label.
  mutating func resource(_ role: String) throws -> TermRecord {
    switch scanner.current {
    case UInt8(ascii: "<") where scanner.peek() != UInt8(ascii: "<"): return try iri()
    case UInt8(ascii: "_"): return try named()
    default: return try prefixedName(role)
    }
  }

  /// Reads the part of a prefixed name before its colon.
  mutating func prefixName() throws -> Range<Int> {
    let start = scanner.position
    var end = start
    while !scanner.isAtEnd {
      let byte = scanner.current
      if CharacterClass.isLetter(byte) {
        scanner.position += 1
      } else if byte == UInt8(ascii: ":") {
        break
      } else if byte == UInt8(ascii: "."), scanner.position > start {
        scanner.position += 1
        continue
      } else {
        let (value, length) = scanner.scalar(at: scanner.position)
        let fits =
          scanner.position == start
          ? CharacterClass.isNameBase(value) : CharacterClass.isName(value)
        guard fits else { break }
        scanner.position += length
      }
      end = scanner.position
    }
    guard end == scanner.position else { throw scanner.error("a prefix must not end with “.”") }
    return start..<end
  }

  private mutating func prefixedName(_ role: String) throws -> TermRecord {
    let start = scanner.position
    let name = try prefixName()
    guard scanner.current == UInt8(ascii: ":"), !scanner.isAtEnd else {
      scanner.position = start
      throw scanner.error("expected \(role), found \(scanner.found)")
    }
    scanner.position += 1
    guard let namespace = namespace(of: name) else {
      throw scanner.error("the prefix “\(scanner.store.text(name)):” is not declared", at: start)
    }
    let iri = scanner.append(namespace).lowerBound
    try localName()
    return TermRecord(.iri, iri..<scanner.store.bytes.count)
  }

  /// Reads `PN_LOCAL` and appends it to the decoded bytes, escapes resolved.
  private mutating func localName() throws {
    let first = scanner.position
    var plain = first
    // Where the name ends unless more than dots follows.
    var end = first
    while !scanner.isAtEnd {
      let byte = scanner.current
      switch byte {
      case _ where CharacterClass.isLetter(byte) || CharacterClass.isDigit(byte),
        UInt8(ascii: "_"), UInt8(ascii: ":"):
        scanner.position += 1
      case UInt8(ascii: ".") where scanner.position > first:
        scanner.position += 1
        continue
      case UInt8(ascii: "%"):
        guard CharacterClass.hexadecimal(scanner.peek()) != nil,
          CharacterClass.hexadecimal(scanner.peek(2)) != nil
        else { throw scanner.error("expected two hexadecimal digits after “%”") }
        scanner.position += 3
      case UInt8(ascii: "\\"):
        let escaped = scanner.peek()
        guard "_~.-!$&'()*+,;=/?#@%".utf8.contains(escaped) else {
          throw scanner.error("no such escape sequence in a name: \(scanner.found)")
        }
        scanner.append(copyOf: plain..<scanner.position)
        plain = scanner.position + 1
        scanner.position += 2
      default:
        let (value, length) = scanner.scalar(at: scanner.position)
        let fits =
          scanner.position == first
          ? CharacterClass.isNameBase(value) : CharacterClass.isName(value)
        guard fits else {
          scanner.append(copyOf: plain..<end)
          scanner.position = end
          return
        }
        scanner.position += length
      }
      end = scanner.position
    }
    scanner.append(copyOf: plain..<end)
    scanner.position = end
  }

  /// Reads an object.
  mutating func object(into sink: some QuadSink) throws -> TermRecord {
    switch scanner.current {
    case UInt8(ascii: "<") where scanner.peek() == UInt8(ascii: "<"):
      return try nested { reader in
        reader.scanner.peek(2) == UInt8(ascii: "(")
          ? try reader.tripleTerm() : try reader.reifiedTriple(into: sink)
      }
    case UInt8(ascii: "["): return try blankNode(into: sink).node
    case UInt8(ascii: "("): return try collection(into: sink)
    default: return try literal() ?? resource("an object")
    }
  }

  /// Reads a literal, if one is next.
  mutating func literal() throws -> TermRecord? {
    switch scanner.current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      let value = try scanner.string()
      scanner.skipSpace()
      if scanner.current == UInt8(ascii: "@") { return try scanner.languageTag(of: value) }
      guard scanner.current == UInt8(ascii: "^"), scanner.peek() == UInt8(ascii: "^") else {
        return TermRecord(.string, value)
      }
      scanner.position += 2
      scanner.skipSpace()
      guard scanner.current != UInt8(ascii: "_") else {
        throw scanner.error("a blank node cannot be a datatype")
      }
      let datatype = try resource("a datatype").value
      return try scanner.typedLiteral(value, datatype: datatype)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try number()
    case UInt8(ascii: "t"): return boolean("true")
    case UInt8(ascii: "f"): return boolean("false")
    default: return nil
    }
  }

  private mutating func boolean(_ word: String) -> TermRecord? {
    let end = scanner.position + word.utf8.count
    guard end <= scanner.limit,
      scanner.store.bytes[scanner.position..<end].elementsEqual(word.utf8)
    else { return nil }
    let (next, _) = scanner.scalar(at: end)
    if next == UInt32(UInt8(ascii: ":")) || CharacterClass.isName(next) { return nil }
    if next == UInt32(UInt8(ascii: ".")) {
      let (later, _) = scanner.scalar(at: end + 1)
      if CharacterClass.isName(later) { return nil }
    }
    let value = scanner.position..<end
    scanner.position = end
    return TermRecord(.typed, value, qualifier: scanner.append(Array(XSD.boolean.utf8)))
  }

  private mutating func number() throws -> TermRecord {
    let start = scanner.position
    if scanner.current == UInt8(ascii: "+") || scanner.current == UInt8(ascii: "-") {
      scanner.position += 1
    }
    let whole = digits()
    var datatype = XSD.integer
    var fraction = 0
    let point = scanner.position
    if scanner.current == UInt8(ascii: ".") {
      scanner.position += 1
      fraction = digits()
      if fraction > 0 { datatype = XSD.decimal }
    }
    let marker = scanner.current | 0x20
    if marker == UInt8(ascii: "e"), whole + fraction > 0 {
      let place = scanner.position
      scanner.position += 1
      if scanner.current == UInt8(ascii: "+") || scanner.current == UInt8(ascii: "-") {
        scanner.position += 1
      }
      guard digits() > 0 else {
        throw scanner.error("expected the digits of an exponent", at: place)
      }
      datatype = XSD.double
    } else if fraction == 0 {
      scanner.position = point
    }
    guard whole + fraction > 0 else {
      throw scanner.error("expected a number, found \(scanner.found)", at: start)
    }
    let value = start..<scanner.position
    return TermRecord(.typed, value, qualifier: scanner.append(Array(datatype.utf8)))
  }

  private mutating func digits() -> Int {
    let start = scanner.position
    while CharacterClass.isDigit(scanner.current) { scanner.position += 1 }
    return scanner.position - start
  }
}
