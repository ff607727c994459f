/// The features of one decision, as hashes of 64 bits.
///
/// It is large, and never copied.
package struct FeatureBuffer: ~Copyable {
  package internal(set) var hashes = InlineArray<192, UInt64>(repeating: 0)
  package private(set) var count = 0

  package init() {}

  /// Forgets all features.
  @inline(__always)
  package mutating func clear() { count = 0 }

  /// Adds what template `template` sees. A buffer takes 192 features; more are dropped.
  @inline(__always)
  package mutating func add(_ template: UInt64, _ a: UInt64) {
    append(Hash.mix(template &* Hash.templateFactor, a))
  }

  @inline(__always)
  package mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64) {
    append(Hash.mix(Hash.mix(template &* Hash.templateFactor, a), b))
  }

  @inline(__always)
  package mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64) {
    append(Hash.mix(Hash.mix(Hash.mix(template &* Hash.templateFactor, a), b), c))
  }

  @inline(__always)
  package mutating func add(_ template: UInt64, _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64)
  {
    append(Hash.mix(Hash.mix(Hash.mix(Hash.mix(template &* Hash.templateFactor, a), b), c), d))
  }

  @inline(__always)
  private mutating func append(_ hash: UInt64) {
    guard count < 192 else { return }
    hashes[count] = hash
    count &+= 1
  }
}

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

  @inline(__always)
  static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte) &+ 1) &* 0x0000_0100_0000_01B3 &+ hash >> 47
  }

  @inline(__always)
  static func finish(_ hash: UInt64) -> UInt64 { mix(hash, 0) }
}
