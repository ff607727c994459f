import EntenteBytes

/// A JSON value (RFC 8259) with the place where it begins, for messages.
struct JSONTree {
  enum Content {
    /// The members in their order; of a name that comes twice the last one counts.
    case object([(name: String, value: JSONTree)])
    case array([JSONTree])
    case string(String)
    /// A number as it is spelled.
    case number(String)
    case boolean(Bool)
    case null
  }

  var content: Content
  /// Where it begins, in bytes.
  var place: Int

  /// The value of a member; `nil` where there is none, or where this is no object.
  subscript(_ name: String) -> JSONTree? {
    guard case .object(let members) = content else { return nil }
    return members.last { $0.name == name }?.value
  }

  var string: String? {
    if case .string(let text) = content { text } else { nil }
  }

  var members: [(name: String, value: JSONTree)]? {
    if case .object(let members) = content { members } else { nil }
  }

  /// The items of an array, or the value itself as the only one.
  var items: [JSONTree] {
    if case .array(let items) = content { items } else { [self] }
  }

  var isNull: Bool {
    if case .null = content { true } else { false }
  }
}

/// A reader of JSON.
struct JSONTreeReader {
  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0
  /// How deep values may nest before a document is taken for an attack on the stack.
  private static let maximumDepth = 500

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a whole document.
  static func read(_ bytes: [UInt8]) throws(RDFSyntaxError) -> JSONTree {
    var reader = JSONTreeReader(bytes)
    let invalid = ByteScan.invalidUTF8(in: bytes)
    if invalid < bytes.count { throw error("the text is not UTF-8", at: invalid, in: bytes) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    let value = try reader.value()
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.error("expected the end of the document") }
    return value
  }

  /// An error at a place of a document.
  static func error(_ message: String, at place: Int, in bytes: [UInt8]) -> RDFSyntaxError {
    var line = 1
    var start = 0
    for index in 0..<min(place, bytes.count) where bytes[index] == 0x0A {
      line += 1
      start = index + 1
    }
    return RDFSyntaxError(line: line, column: place - start + 1, message: message)
  }

  private func error(_ message: String) -> RDFSyntaxError {
    Self.error(message, at: position, in: bytes)
  }

  private var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

  private mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  private mutating func value() throws(RDFSyntaxError) -> JSONTree {
    skipSpace()
    let place = position
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.maximumDepth else { throw error("values nest too deep") }
    let content: JSONTree.Content
    switch current {
    case UInt8(ascii: "{"): content = .object(try object())
    case UInt8(ascii: "["): content = .array(try array())
    case UInt8(ascii: "\""): content = .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: content = .number(try number())
    default:
      if take("true") {
        content = .boolean(true)
      } else if take("false") {
        content = .boolean(false)
      } else if take("null") {
        content = .null
      } else {
        throw error("expected a JSON value")
      }
    }
    return JSONTree(content: content, place: place)
  }

  private mutating func take(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(RDFSyntaxError) {
    skipSpace()
    guard current == byte, position < bytes.count else {
      throw error("expected “\(Character(Unicode.Scalar(byte)))”")
    }
    position += 1
  }

  private mutating func object() throws(RDFSyntaxError) -> [(name: String, value: JSONTree)] {
    var members: [(name: String, value: JSONTree)] = []
    position += 1
    skipSpace()
    if take("}") { return [] }
    while true {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw error("expected a name in quotation marks") }
      let name = try string()
      try expect(UInt8(ascii: ":"))
      members.append((name, try value()))
      skipSpace()
      if take("}") { return members }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func array() throws(RDFSyntaxError) -> [JSONTree] {
    var items: [JSONTree] = []
    position += 1
    skipSpace()
    if take("]") { return [] }
    while true {
      items.append(try value())
      skipSpace()
      if take("]") { return items }
      try expect(UInt8(ascii: ","))
    }
  }

  private mutating func number() throws(RDFSyntaxError) -> String {
    let start = position
    if current == UInt8(ascii: "-") { position += 1 }
    if current == UInt8(ascii: "0") { position += 1 } else { try digits() }
    if current == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if current | 0x20 == UInt8(ascii: "e") {
      position += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(RDFSyntaxError) {
    guard CharacterClass.isDigit(current) else { throw error("expected a digit") }
    while CharacterClass.isDigit(current) { position += 1 }
  }

  private mutating func string() throws(RDFSyntaxError) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      guard position < bytes.count else { throw error("the string is not closed") }
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += Array(String(Character(try escape())).utf8)
      case ..<0x20: throw error("a control character within a string")
      default:
        text.append(byte)
        position += 1
      }
    }
  }

  private mutating func escape() throws(RDFSyntaxError) -> Unicode.Scalar {
    position += 1
    let plain: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if let scalar = plain[current] {
      position += 1
      return scalar
    }
    guard current == UInt8(ascii: "u") else { throw error("no such escape sequence") }
    let unit = try hexadecimal()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard 0xD800..<0xDC00 ~= unit, current == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    else { throw error("half of a surrogate pair") }
    position += 1
    let second = try hexadecimal()
    guard 0xDC00..<0xE000 ~= second,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
    else { throw error("half of a surrogate pair") }
    return scalar
  }

  /// Reads `uXXXX`.
  private mutating func hexadecimal() throws(RDFSyntaxError) -> UInt32 {
    position += 1
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard position < bytes.count, let digit = CharacterClass.hexadecimal(bytes[position]) else {
        throw error("expected 4 hexadecimal digits")
      }
      value = value << 4 | digit
      position += 1
    }
    return value
  }
}
