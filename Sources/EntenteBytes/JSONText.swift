/// JSON values as RFC 8259 wants them, appended to bytes.
package enum JSONText {
  /// Appends a string in quotation marks.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    // Few texts hold anything that needs an escape.
    if text.utf8.contains(where: isEscaped) {
      append(utf8: ArraySlice(Array(text.utf8)), to: &bytes)
    } else {
      bytes.append(UInt8(ascii: "\""))
      bytes.append(contentsOf: text.utf8)
      bytes.append(UInt8(ascii: "\""))
    }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Appends the string that UTF-8 bytes hold, in quotation marks.
  package static func append(utf8 text: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(text: "\\\"")
      case UInt8(ascii: "\\"): bytes.append(text: "\\\\")
      case 0x0A: bytes.append(text: "\\n")
      case 0x0D: bytes.append(text: "\\r")
      case 0x09: bytes.append(text: "\\t")
      case ..<0x20, 0x7F:
        bytes.append(text: "\\u00")
        for digit in [byte >> 4, byte & 15] {
          bytes.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a name, a colon and a string.
  package static func append(_ name: String, _ text: String, to bytes: inout [UInt8]) {
    appendName(name, to: &bytes)
    append(text, to: &bytes)
  }

  /// Appends a name and a colon.
  package static func appendName(_ name: String, to bytes: inout [UInt8]) {
    append(name, to: &bytes)
    bytes.append(text: ": ")
  }

  /// Appends a list of strings.
  package static func append(_ texts: [String], to bytes: inout [UInt8]) {
    bytes.append(text: "[")
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(text: ", ") }
      append(text, to: &bytes)
    }
    bytes.append(text: "]")
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a text.
  package mutating func append(text: String) { append(contentsOf: text.utf8) }
}
