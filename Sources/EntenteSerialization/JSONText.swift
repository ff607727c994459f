import EntenteBytes

/// JSON values, written into an output as RFC 8259 wants them.
enum JSONText {
  /// Appends a string in quotation marks.
  static func append(_ text: String, to output: inout ByteOutput) {
    output.append(UInt8(ascii: "\""))
    appendEscaped(Array(text.utf8), to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a name, a colon and a string.
  static func append(_ name: StaticString, _ text: String, to output: inout ByteOutput) {
    appendName(name, to: &output)
    append(text, to: &output)
  }

  /// Appends a name that needs no escapes, and a colon.
  static func appendName(_ name: StaticString, to output: inout ByteOutput) {
    output.append(UInt8(ascii: "\""))
    output.append(name)
    output.append("\": ")
  }

  /// Appends a list of strings.
  static func append(_ texts: [String], to output: inout ByteOutput) {
    output.append("[")
    for (index, text) in texts.enumerated() {
      if index > 0 { output.append(", ") }
      append(text, to: &output)
    }
    output.append("]")
  }

  private static func appendEscaped(_ bytes: [UInt8], to output: inout ByteOutput) {
    var plain = 0
    for (index, byte) in bytes.enumerated()
    where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F {
      output.append(bytes, plain..<index)
      plain = index + 1
      switch byte {
      case UInt8(ascii: "\""): output.append("\\\"")
      case UInt8(ascii: "\\"): output.append("\\\\")
      case 0x0A: output.append("\\n")
      case 0x0D: output.append("\\r")
      case 0x09: output.append("\\t")
      default:
        output.append("\\u00")
        for digit in [byte >> 4, byte & 15] {
          output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
        }
      }
    }
    output.append(bytes, plain..<bytes.count)
  }
}
