package import EntenteBytes

/// Text made fit for XML 1.0.
package enum XMLEscaping {
  /// Appends text between tags; returns how many characters XML forbids and were replaced by U+FFFD.
  package static func appendText(
    _ bytes: [UInt8], _ range: Range<Int>, to output: inout ByteOutput
  ) -> Int {
    append(bytes, range, inAttribute: false, to: &output)
  }

  /// Appends the value of an attribute in double quotation marks, without them.
  package static func appendAttribute(
    _ bytes: [UInt8], _ range: Range<Int>, to output: inout ByteOutput
  ) -> Int {
    append(bytes, range, inAttribute: true, to: &output)
  }

  private static func append(
    _ bytes: [UInt8], _ range: Range<Int>, inAttribute: Bool, to output: inout ByteOutput
  ) -> Int {
    var plain = range.lowerBound
    var forbidden = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      // Only these can need an escape; everything else is passed over.
      guard
        byte < 0x20 || byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E
          || byte == 0x7F || byte == 0xEF
      else {
        index += 1
        continue
      }
      var length = 1
      let replacement: StaticString
      switch byte {
      case UInt8(ascii: "&"): replacement = "&amp;"
      case UInt8(ascii: "<"): replacement = "&lt;"
      case UInt8(ascii: ">"): replacement = "&gt;"
      case UInt8(ascii: "\"") where inAttribute: replacement = "&quot;"
      case 0x0D: replacement = "&#xD;"
      case 0x09 where inAttribute: replacement = "&#x9;"
      case 0x0A where inAttribute: replacement = "&#xA;"
      case 0x09, 0x0A, UInt8(ascii: "\""), 0x7F:
        index += 1
        continue
      case 0xEF:
        guard index + 2 < range.upperBound, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE
        else {
          index += 1
          continue
        }
        length = 3
        replacement = "\u{FFFD}"
        forbidden += 1
      default:
        replacement = "\u{FFFD}"
        forbidden += 1
      }
      output.append(bytes, plain..<index)
      output.append(replacement)
      index += length
      plain = index
    }
    output.append(bytes, plain..<range.upperBound)
    return forbidden
  }

  /// Where the longest NCName at the end of an IRI begins; `nil` where there is none or nothing
  /// stands before it.
  package static func localNameStart(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var start: Int?
    var index = range.upperBound
    while index > range.lowerBound {
      var first = index - 1
      while first > range.lowerBound, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      let scalar = decode(bytes[first..<index])
      if scalar != 0x3A, CharacterClass.isNameBase(scalar) || scalar == 0x5F {
        if !isInEscape(bytes, first, from: range.lowerBound) { start = first }
      } else if !(CharacterClass.isName(scalar) || scalar == 0x2E) {
        break
      }
      index = first
    }
    return start.flatMap { $0 > range.lowerBound ? $0 : nil }
  }

  /// Whether a digit of a percent escape stands at `index`: no namespace may end within one.
  private static func isInEscape(_ bytes: [UInt8], _ index: Int, from start: Int) -> Bool {
    (1...2).contains { index - $0 >= start && bytes[index - $0] == UInt8(ascii: "%") }
  }

  private static func decode(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    guard let lead = bytes.first else { return 0 }
    let mask: UInt8 = lead < 0x80 ? 0x7F : lead < 0xE0 ? 0x1F : lead < 0xF0 ? 0x0F : 0x07
    return bytes.dropFirst().reduce(UInt32(lead & mask)) { $0 << 6 | UInt32($1 & 0x3F) }
  }
}
