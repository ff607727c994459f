import EntenteBytes

extension ByteOutput {
  /// Appends an IRI in angle brackets. A character that no IRI holds becomes `\u00XX`, so that none
  /// can end the IRI and forge a triple.
  @inline(__always)
  mutating func appendIRI(_ bytes: [UInt8], _ range: Range<Int>) {
    append(UInt8(ascii: "<"))
    var plain = range.lowerBound
    while true {
      let stop = ByteScan.iriEnd(in: bytes, plain..<range.upperBound)
      append(bytes, plain..<stop)
      if stop == range.upperBound { break }
      append("\\u00")
      appendHexadecimal(bytes[stop])
      plain = stop + 1
    }
    append(UInt8(ascii: ">"))
  }

  /// Appends the text of a literal with the escapes of the canonical form.
  @inline(__always)
  mutating func appendLiteral(_ bytes: [UInt8], _ range: Range<Int>) {
    var plain = range.lowerBound
    while true {
      let stop = ByteScan.literalEnd(in: bytes, plain..<range.upperBound)
      append(bytes, plain..<stop)
      if stop == range.upperBound { return }
      plain = appendEscaped(bytes, at: stop, end: range.upperBound)
    }
  }

  /// Appends the character that starts at `index`; returns where the next one does.
  private mutating func appendEscaped(_ bytes: [UInt8], at index: Int, end: Int) -> Int {
    switch bytes[index] {
    case 0x08: append("\\b")
    case 0x09: append("\\t")
    case 0x0A: append("\\n")
    case 0x0C: append("\\f")
    case 0x0D: append("\\r")
    case 0x22: append("\\\"")
    case 0x5C: append("\\\\")
    case 0xEF:
      guard index + 2 < end, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else {
        append(0xEF)
        return index + 1
      }
      append(bytes[index + 2] == 0xBE ? "\\uFFFE" : "\\uFFFF")
      return index + 3
    default:
      append("\\u00")
      appendHexadecimal(bytes[index])
    }
    return index + 1
  }

  /// Appends two upper-case hexadecimal digits.
  mutating func appendHexadecimal(_ byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
  }
}
