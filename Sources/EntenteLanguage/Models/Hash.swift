/// The hash that features and words share. Its values are part of the models.
package enum Hash {
  static let templateFactor: UInt64 = 0xD6E8_FEB8_6659_FD93

  /// Mixes a value into a hash; the order of values matters.
  @inline(__always)
  package static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 31
  }

  /// The hash of some bytes, 0 of none.
  @inline(__always)
  package static func bytes(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0
    for byte in bytes { hash = step(hash, byte) }
    return finish(hash)
  }

  /// The same of bytes of a text, without the cost of a generic call from another module.
  package static func bytes(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash: UInt64 = 0
    for byte in bytes { hash = step(hash, byte) }
    return finish(hash)
  }

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte) &+ 1) &* 0x0000_0100_0000_01B3 &+ hash >> 47
  }

  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 { mix(hash, 0) }
}
