/// A value of a JSON text. Objects keep their order; of equal keys the first one counts.
package enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Double)
  /// The characters, in UTF-8 without escapes.
  case string([UInt8])
  case array([JSONValue])
  case object([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: JSONValue
  }

  /// The member of an object with that key.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The bytes of a string.
  package var bytes: [UInt8]? {
    if case .string(let bytes) = self { return bytes }
    return nil
  }

  /// A string, or a number as a person would write it.
  package var words: String? {
    switch self {
    case .string(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .number(let number):
      if let whole = Int(exactly: number) { return String(whole) }
      return String(number)
    default: return nil
    }
  }

  package var number: Double? {
    if case .number(let number) = self { return number }
    return nil
  }
}
