/// Parses one JSON text (RFC 8259) from bytes of UTF-8.
///
/// Depth is bounded, so that no text can exhaust the stack.
package struct JSONParser {
  package struct Failure: Error, Hashable {
    /// Where in the bytes.
    package var offset: Int
    package var message: String
  }

  private static let deepest = 128

  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private let memory: JSONMemory?

  /// Parses the bytes of `range`, which must hold one value and white space; what earlier texts held and this one
  /// holds again is taken from memory.
  package static func parse(
    _ bytes: [UInt8], in range: Range<Int>, memory: JSONMemory? = nil
  ) throws(Failure) -> JSONValue {
    var parser = JSONParser(
      bytes: bytes, position: range.lowerBound, end: range.upperBound, memory: memory)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == parser.end else { throw parser.failure("something follows the value") }
    return value
  }

  private func failure(_ message: String) -> Failure { Failure(offset: position, message: message) }

  private mutating func skipSpace() {
    while position < end, bytes[position].isSpace { position += 1 }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    skipSpace()
    guard position < end else { throw failure("the text ends where a value should be") }
    guard depth < Self.deepest else { throw failure("values are nested too deeply") }
    switch bytes[position] {
    case Byte.quote: return .string(try string())
    case Byte.openBrace: return try object(depth: depth)
    case Byte.openBracket: return try array(depth: depth)
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Failure) -> JSONValue
  {
    let length = word.utf8CodeUnitCount
    guard position + length <= end, bytes.holds(word, at: position) else {
      throw failure("a value should be here")
    }
    position += length
    return value
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = position
    while position < end,
      bytes[position].isDigit || [Byte.hyphen, Byte.plus, Byte.period].contains(bytes[position])
        || bytes[position].lowercased == UInt8(ascii: "e")
    {
      position += 1
    }
    let text = bytes.string(start..<position)
    guard let number = Double(text), number.isFinite else {
      position = start
      throw failure("a value should be here")
    }
    return .number(number)
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipSpace()
    if position < end, bytes[position] == Byte.closeBrace {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard position < end, bytes[position] == Byte.quote else {
        throw failure("a key in quotes should be here")
      }
      let key = String(decoding: try string(), as: UTF8.self)
      skipSpace()
      guard position < end, bytes[position] == Byte.colon else {
        throw failure("a colon should be here")
      }
      position += 1
      members.append(JSONValue.Member(key: key, value: try value(of: key, depth: depth + 1)))
      if try endOfList(Byte.closeBrace) { return .object(members) }
    }
  }

  /// The value of a member, from memory where it stands there.
  private mutating func value(of key: String, depth: Int) throws(Failure) -> JSONValue {
    guard let memory, memory.keys.contains(key) else { return try value(depth: depth) }
    skipSpace()
    guard let extent = extent() else { return try value(depth: depth) }
    if let known = memory.value(extent.digest, bytes[extent.range]) {
      position = extent.range.upperBound
      return known
    }
    let parsed = try value(depth: depth)
    if position == extent.range.upperBound {
      memory.keep(parsed, extent.digest, bytes[extent.range])
    }
    return parsed
  }

  /// Where the object stands that begins here, as far as brackets and quotes tell, and a digest of its bytes.
  private func extent() -> (range: Range<Int>, digest: UInt64)? {
    var depth = 0
    var isInString = false
    var index = position
    // Fowler, Noll and Vo's hash of 64 bits.
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    while index < end {
      let byte = bytes[index]
      digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3
      switch byte {
      case Byte.backslash where isInString: index += 1
      case Byte.quote: isInString.toggle()
      case Byte.openBrace where !isInString: depth += 1
      case Byte.closeBrace where !isInString:
        depth -= 1
        if depth == 0 { return (position..<index + 1, digest) }
      default: break
      }
      if depth == 0 { return nil }
      index += 1
    }
    return nil
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if position < end, bytes[position] == Byte.closeBracket {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      if try endOfList(Byte.closeBracket) { return .array(values) }
    }
  }

  /// Takes a comma, or the mark that closes the list and says so.
  private mutating func endOfList(_ close: UInt8) throws(Failure) -> Bool {
    skipSpace()
    guard position < end else { throw failure("the text ends in a list or an object") }
    defer { position += 1 }
    if bytes[position] == close { return true }
    guard bytes[position] == Byte.comma else { throw failure("a comma should be here") }
    return false
  }
}

extension JSONParser {
  private mutating func string() throws(Failure) -> [UInt8] {
    position += 1
    var result: [UInt8] = []
    var start = position
    while position < end {
      switch bytes[position] {
      case Byte.quote:
        result.append(contentsOf: bytes[start..<position])
        position += 1
        return result
      case Byte.backslash:
        result.append(contentsOf: bytes[start..<position])
        try escape(into: &result)
        start = position
      case 0..<0x20: throw failure("a control character stands in a string")
      default: position += 1
      }
    }
    throw failure("the string has no closing quote")
  }

  private mutating func escape(into result: inout [UInt8]) throws(Failure) {
    position += 1
    guard position < end else { throw failure("the text ends in an escape") }
    let letter = bytes[position]
    position += 1
    switch letter {
    case Byte.quote, Byte.backslash, Byte.slash: result.append(letter)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(Byte.newline)
    case UInt8(ascii: "r"): result.append(Byte.carriageReturn)
    case UInt8(ascii: "t"): result.append(Byte.tab)
    case UInt8(ascii: "u"):
      var code = try codeUnit()
      if code & 0xFC00 == 0xD800, bytes.holds("\\u", at: position), position + 6 <= end {
        position += 2
        let low = try codeUnit()
        code = low & 0xFC00 == 0xDC00 ? 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF : 0xFFFD
      }
      // A half of a surrogate pair stands for no character.
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      result.append(contentsOf: Array(String(Character(scalar)).utf8))
    default:
      position -= 1
      throw failure("there is no such escape")
    }
  }

  private mutating func codeUnit() throws(Failure) -> UInt32 {
    guard position + 4 <= end, let code = UInt32(bytes.string(position..<position + 4), radix: 16)
    else { throw failure("four hexadecimal digits should follow \\u") }
    position += 4
    return code
  }
}
