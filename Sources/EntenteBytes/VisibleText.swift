/// Text as it may be shown on a terminal.
///
/// A name or a text of a stranger may hold what a terminal obeys: escape sequences that rewrite what was
/// shown, bells, marks that turn the direction of writing, line breaks that forge a message.
package enum VisibleText {
  /// What remains as it is beside letters.
  package enum Layout {
    /// Nothing: what is shown is one line.
    case line
    /// Line breaks and tabs: what is shown are lines.
    case lines
  }

  /// Returns the text with each character that a terminal obeys written as `\u{1B}`, `\n` or the like, and bytes of
  /// names that are not UTF-8 as `\xE9`.
  package static func escaped(_ text: some StringProtocol, _ layout: Layout = .line) -> String {
    guard text.utf8.contains(where: mayHide) else { return String(text) }
    var result = ""
    for scalar in text.unicodeScalars {
      if let byte = SystemPath.byte(of: scalar) {
        result += "\\x" + String(byte, radix: 16, uppercase: true)
      } else if isObeyed(scalar, layout) {
        result += escape(scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Returns the text of a name with only those bytes escaped that are not UTF-8.
  package static func escapingBytes(_ text: String) -> String {
    guard text.utf8.contains(0xF4) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let byte = SystemPath.byte(of: scalar) {
        result += "\\x" + String(byte, radix: 16, uppercase: true)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a byte may belong to a character that is escaped.
  private static func mayHide(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || [0xC2, 0xD8, 0xE2, 0xF4].contains(byte)
  }

  private static func isObeyed(_ scalar: Unicode.Scalar, _ layout: Layout) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: layout == .line
    case 0..<0x20, 0x7F...0x9F: true
    // Marks of direction (UAX #9), and the separators of lines and paragraphs.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}
