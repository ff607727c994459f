/// Spelling differences folded away: case, and the diacritics of Latin letters.
///
/// Two names that fold to the same bytes are written alike but for accents and capitals:
/// `Đukanović` and `Dukanovic`. Other scripts keep their letters, in lower case.
package enum Folding {
  /// Returns `text` in lower case with Latin letters reduced to ASCII.
  package static func fold(_ text: String) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      for byte in text.utf8 { folded.append(0x41...0x5A ~= byte ? byte + 0x20 : byte) }
      return String(decoding: folded, as: UTF8.self)
    }
    for scalar in text.unicodeScalars { append(scalar, to: &folded) }
    return String(decoding: folded, as: UTF8.self)
  }

  /// Appends the folded form of a part of a text to `folded`.
  public static func fold(_ bytes: ArraySlice<UInt8>, into folded: inout [UInt8]) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { append(scalar, to: &folded) }
  }

  /// Appends the folded form of UTF-8 bytes to `folded`.
  package static func fold(_ bytes: some Sequence<UInt8>, into folded: inout [UInt8]) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { append(scalar, to: &folded) }
  }

  private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
    switch scalar.value {
    case 0x41...0x5A: folded.append(UInt8(scalar.value) + 0x20)
    case 0..<0x80: folded.append(UInt8(scalar.value))
    case 0x300...0x36F: break  // Combining marks.
    case 0x2018, 0x2019, 0x02BC, 0x02BB: folded.append(UInt8(ascii: "'"))
    case 0x2010...0x2015: folded.append(UInt8(ascii: "-"))
    case 0xA0, 0x2007, 0x202F: folded.append(UInt8(ascii: " "))
    default:
      if let ascii = latin[scalar] {
        folded.append(contentsOf: ascii)
      } else {
        folded.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
      }
    }
  }

  /// The Latin letters with diacritics, by what they fold to. From the Unicode character database:
  /// the base letters of the canonical decompositions in Latin-1, Latin Extended-A, -B and
  /// Additional; the letters without a decomposition (đ, ł, ø, ß, æ …) by their usual ASCII spelling.
  private static let latin: [Unicode.Scalar: [UInt8]] = {
    var table: [Unicode.Scalar: [UInt8]] = [:]
    for (ascii, letters) in [
      ("a", "àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặḁ"), ("ae", "æǽǣ"), ("b", "ḃḅḇ"), ("c", "çćĉċčḉ"),
      ("d", "ďđðḋḍḏḑḓ"), ("e", "èéêëēĕėęěȅȇȩẹẻẽếềểễệḕḗḙḛḝəǝ"), ("f", "ḟ"), ("g", "ĝğġģǧǵḡ"),
      ("h", "ĥħȟḣḥḧḩḫẖ"), ("i", "ìíîïĩīĭįıİǐȉȋḭḯỉị"), ("j", "ĵǰ"), ("k", "ķǩḱḳḵ"),
      ("l", "ĺļľłḷḹḻḽ"), ("m", "ḿṁṃ"), ("n", "ñńņňŉǹṅṇṉṋŋ"),
      ("o", "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱọỏốồổỗộớờởỡợṍṏṑṓ"), ("oe", "œ"), ("p", "ṕṗ"), ("r", "ŕŗřȑȓṙṛṝṟ"),
      ("s", "śŝşšșṡṣṥṧṩ"), ("ss", "ß"), ("t", "ţťŧțṫṭṯṱẗ"), ("th", "þ"),
      ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữựṳṵṷṹṻ"), ("v", "ṽṿ"), ("w", "ŵẁẃẅẇẉẘ"), ("x", "ẋẍ"),
      ("y", "ýÿŷȳẏẙỳỵỷỹ"), ("z", "źżžẑẓẕ"),
    ] {
      for letter in letters.unicodeScalars {
        table[letter] = Array(ascii.utf8)
        for upper in letter.properties.uppercaseMapping.unicodeScalars where upper.value > 0x7F {
          table[upper] = table[upper] ?? Array(ascii.utf8)
        }
      }
    }
    return table
  }()
}
