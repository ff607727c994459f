internal import EntenteGraph

/// A word or a mark of a text, as names are compared: folded, with its place.
struct NameToken {
  /// A digest of the folded word.
  var hash: UInt64
  var start: Int
  var end: Int
  /// Whether the word begins with a capital, a digit or a letter beyond ASCII; marks do not.
  var isCapital: Bool
}

extension NameToken {
  /// Appends the words and marks of a range of a text.
  ///
  /// Spaces, hyphens, dashes, apostrophes and quotation marks only part words; every other mark
  /// counts, so that a name never runs over the end of a sentence. Linear in the range.
  static func split(_ text: Span<UInt8>, in range: Range<Int>, into tokens: inout [NameToken]) {
    let classes = ByteClass.table
    var folded: [UInt8] = []
    var position = range.lowerBound
    let end = range.upperBound
    while position < end {
      let start = position
      let first = text[position]
      switch classes[Int(first)] {
      case .gap: position += 1
      case .mark:
        position += 1
        tokens.append(
          NameToken(
            hash: Digest.of(first) | 1, start: start, end: position, isCapital: false))
      case .lower, .upper:
        var digest = Digest()
        var isASCII = true
        scan: while position < end {
          let byte = text[position]
          switch classes[Int(byte)] {
          case .lower: digest.add(byte)
          case .upper: digest.add(byte | 0x20)
          case .wide:
            guard wordScalar(text, at: position, end: end) != nil else { break scan }
            isASCII = false
          case .gap, .mark: break scan
          }
          position += 1
        }
        var hash = digest.value
        if !isASCII { hash = foldedDigest(text, start..<position, &folded) }
        tokens.append(
          NameToken(
            hash: hash & ~1, start: start, end: position,
            isCapital: first < UInt8(ascii: "a")))
      case .wide:
        guard let scalar = wordScalar(text, at: position, end: end) else {
          position += width(first)
          continue
        }
        var next = position + 1
        while next < end {
          let kind = classes[Int(text[next])]
          guard kind == .lower || kind == .upper || kind == .wide else { break }
          if kind == .wide, wordScalar(text, at: next, end: end) == nil { break }
          next += 1
        }
        position = next
        tokens.append(
          NameToken(
            hash: foldedDigest(text, start..<position, &folded) & ~1, start: start, end: position,
            isCapital: !scalar.properties.isLowercase))
      }
    }
  }

  private static func foldedDigest(
    _ text: Span<UInt8>, _ range: Range<Int>, _ folded: inout [UInt8]
  ) -> UInt64 {
    folded.removeAll(keepingCapacity: true)
    let word = range.map { text[$0] }
    Folding.fold(word, into: &folded)
    var digest = Digest()
    for byte in folded { digest.add(byte) }
    return digest.value
  }

  /// The scalar that begins at or holds a byte, where it belongs to a word; `nil` for punctuation
  /// and spaces beyond ASCII.
  private static func wordScalar(
    _ text: Span<UInt8>, at position: Int, end: Int
  ) -> Unicode.Scalar? {
    let first = text[position]
    // A byte in the middle belongs to what began before it.
    if first & 0xC0 == 0x80 { return "a" }
    let count = width(first)
    guard count > 1, position + count <= end else { return nil }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for offset in 1..<count { value = value << 6 | UInt32(text[position + offset] & 0x3F) }
    switch value {
    case 0xA0...0xBF, 0xD7, 0xF7, 0x2000...0x2BFF, 0x3000...0x303F, 0xFF00...0xFF0F,
      0xFE00...0xFE0F,
      0xFEFF:
      // The letters among the signs of Latin-1.
      guard value == 0xAA || value == 0xBA else { return nil }
      return Unicode.Scalar(value)
    default: return Unicode.Scalar(value)
    }
  }

  private static func width(_ first: UInt8) -> Int {
    first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
  }
}

/// What a byte is to a name.
private enum ByteClass: UInt8 {
  case gap
  case mark
  case lower
  case upper
  case wide

  static let table: [ByteClass] = (0..<256).map { value in
    switch UInt8(value) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): .lower
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .upper
    case 0x80...: .wide
    case ...0x20, 0x7F, UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "\""): .gap
    default: .mark
    }
  }
}

/// A 64-bit digest of bytes (FNV-1a), the same in every run.
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  static func of(_ byte: UInt8) -> UInt64 {
    var digest = Digest()
    digest.add(byte)
    return digest.value
  }

  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var digest = Digest()
    for byte in bytes { digest.add(byte) }
    return digest.value
  }
}
