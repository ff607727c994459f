/// What the models see of a word's spelling.
package struct WordForm {
  /// The hash of the spelling, digits and quotation marks made alike.
  package var form: UInt64 = 0
  /// The same in lower case.
  package var lower: UInt64 = 0
  /// The hashes of the last one to five bytes in lower case, with their length.
  var suffixes = InlineArray<5, UInt64>(repeating: 0)
  /// The hashes of the first one to four bytes in lower case.
  var prefixes = InlineArray<4, UInt64>(repeating: 0)
  /// The kinds of characters, runs made one: `Xx`, `0-0`, `X.X.`
  var shape: UInt64 = 0
  /// Bits: capital first, all capitals, a digit, all digits, a hyphen, a period, beyond ASCII, short.
  var flags: UInt64 = 0
  /// The distributional class of the word, fine and coarse; 0 where it has none.
  package var cluster: UInt64 = 0
  var coarse: UInt64 = 0

  package init() {}

  package init(_ text: [UInt8], _ range: Range<Int>) {
    // A word of a megabyte is known by its ends.
    let range = range.count > 64 ? range.lowerBound..<range.lowerBound + 64 : range
    var letters = InlineArray<64, UInt8>(repeating: 0)
    var count = 0
    var form: UInt64 = 0
    var lower: UInt64 = 0
    var shape: UInt64 = 0
    var lastKind: UInt64 = 99
    var upper = 0
    var digits = 0
    var index = range.lowerBound
    while index < range.upperBound {
      var byte = text[index]
      var step = 1
      if byte == 0xE2, index + 2 < range.upperBound, text[index + 1] == 0x80 {
        switch text[index + 2] {
        case 0x98, 0x99:
          byte = UInt8(ascii: "'")
          step = 3
        case 0x9C, 0x9D:
          byte = UInt8(ascii: "\"")
          step = 3
        default: break
        }
      }
      index += step
      var small = byte
      let kind: UInt64
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        small = byte | 0x20
        upper += 1
        kind = 1
      case UInt8(ascii: "a")...UInt8(ascii: "z"): kind = 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        byte = UInt8(ascii: "0")
        small = byte
        digits += 1
        kind = 3
      case 0x80...:
        // Latin-1 capitals: À … Þ.
        if count > 0, letters[count - 1] == 0xC3, 0x80...0x9E ~= byte { small = byte + 0x20 }
        kind = count == 0 && (byte == 0xC3 || byte == 0xC4 || byte == 0xC5) ? 1 : 2
      default: kind = UInt64(byte)
      }
      form = Hash.step(form, byte)
      lower = Hash.step(lower, small)
      if kind != lastKind { shape = Hash.mix(shape, kind) }
      lastKind = kind
      letters[count] = small
      count += 1
    }
    self.form = Hash.finish(form)
    self.lower = Hash.finish(lower)
    self.shape = shape
    var hash: UInt64 = 0
    for length in 0..<min(4, count) {
      hash = Hash.step(hash, letters[length])
      prefixes[length] = Hash.mix(hash, UInt64(length))
    }
    hash = 0
    for length in 0..<min(5, count) {
      hash = Hash.step(hash, letters[count - 1 - length])
      suffixes[length] = Hash.mix(hash, UInt64(length))
    }
    let first = text[range.lowerBound]
    let isCapital = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= first || 0xC3...0xC5 ~= first
    var flags: UInt64 = isCapital ? 1 : 0
    if upper == count, count > 0 { flags |= 2 }
    if digits > 0 { flags |= 4 }
    if digits == count { flags |= 8 }
    for position in 0..<count {
      switch letters[position] {
      case UInt8(ascii: "-"): flags |= 16
      case UInt8(ascii: "."): flags |= 32
      case 0x80...: flags |= 64
      default: break
      }
    }
    if count < 3 { flags |= 128 }
    if upper > 1, upper < count { flags |= 256 }
    self.flags = flags
  }
}
