/// The names of files, which are bytes, as text.
///
/// A name need not be UTF-8, but a `String` is. So a byte that is none stands in text as a scalar from
/// U+10FF80 to U+10FFFF, the end of the last plane for private use, and the same is done to the bytes of
/// such a scalar itself: the way there and back loses nothing.
package enum SystemPath {
  private static let base: UInt32 = 0x10FF00

  /// Returns the text of a name that the system gave.
  package static func text(_ name: some Sequence<UInt8>) -> String {
    let bytes = Array(name)
    if !bytes.contains(0xF4), let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    var rest = bytes[...]
    while let first = rest.first {
      let length = Self.length(firstByte: first)
      if let scalar = String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars.first,
        rest.count >= length, Self.byte(of: scalar) == nil
      {
        text.unicodeScalars.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        text.unicodeScalars.append(Self.scalar(of: first))
        rest = rest.dropFirst()
      }
    }
    return text
  }

  /// Returns the name that a text stands for, with the zero that ends it.
  package static func name(_ text: String) -> [CChar] {
    guard text.utf8.contains(0xF4) else { return Array(text.utf8CString) }
    var name: [CChar] = []
    for scalar in text.unicodeScalars {
      if let byte = byte(of: scalar) {
        name.append(CChar(bitPattern: byte))
      } else {
        name += UTF8.encode(scalar)?.map { CChar(bitPattern: $0) } ?? []
      }
    }
    return name + [0]
  }

  /// The byte that a scalar carries, `nil` where it is a character.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    scalar.value >= base + 0x80 && scalar.value <= base + 0xFF ? UInt8(scalar.value - base) : nil
  }

  private static func scalar(of byte: UInt8) -> Unicode.Scalar {
    // Bytes below 0x80 are ASCII and never come here.
    Unicode.Scalar(base + UInt32(byte)) ?? "\u{FFFD}"
  }

  /// How long the UTF-8 of a scalar is that begins so; 1 for what begins none.
  private static func length(firstByte: UInt8) -> Int {
    switch firstByte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
