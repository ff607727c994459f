/// Percent-encoding of what an IRI may not hold (RFC 3987, section 2.2).
enum IRIEncoding {
  /// Appends an IRI or the last part of one; tells whether anything had to be encoded.
  static func append(_ text: String, to bytes: inout [UInt8]) -> Bool {
    var changed = false
    var hasFragment = false
    let scalars = Array(text.unicodeScalars)
    let host = hostRange(of: scalars)
    for (index, scalar) in scalars.enumerated() {
      let allowed =
        switch scalar {
        case "[", "]": host.contains(index)
        case "#": !hasFragment
        case "%": isEscape(scalars[index...])
        default: isAllowed(scalar.value)
        }
      if scalar == "#" { hasFragment = true }
      let encoded = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      if allowed {
        bytes.append(contentsOf: encoded)
        continue
      }
      changed = true
      for byte in encoded {
        bytes.append(UInt8(ascii: "%"))
        for digit in [byte >> 4, byte & 15] {
          bytes.append(digit < 10 ? 0x30 + digit : 0x37 + digit)
        }
      }
    }
    return changed
  }

  /// Where `[::1]` stands in `http://[::1]/`, the one place of brackets.
  private static func hostRange(of scalars: [Unicode.Scalar]) -> Range<Int> {
    guard let colon = scalars.firstIndex(of: ":"),
      scalars[colon...].starts(with: Array("://[".unicodeScalars)),
      let end = scalars[colon...].firstIndex(of: "]"),
      scalars[(colon + 4)..<end].allSatisfy({
        $0.properties.isASCIIHexDigit || $0 == ":" || $0 == "."
      })
    else { return 0..<0 }
    return colon..<end + 1
  }

  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let digits = scalars.dropFirst().prefix(2)
    return digits.count == 2 && digits.allSatisfy(\.properties.isASCIIHexDigit)
  }

  /// Whether the character is printable ASCII that an IRI reference may hold, or a `ucschar`.
  private static func isAllowed(_ scalar: UInt32) -> Bool {
    switch scalar {
    case ..<0x80: scalar > 0x20 && scalar != 0x7F && !"<>\"{}|^`\\".utf8.contains(UInt8(scalar))
    // Spaces and the marks of direction, which no person could see.
    case 0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000: false
    case 0xA1...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: true
    case 0xE0000...0xE0FFF, 0xF0000...: false
    case 0x10000...: scalar & 0xFFFF < 0xFFFE
    default: false
    }
  }
}
