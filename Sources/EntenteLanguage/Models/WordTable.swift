internal import CLanguage

// A word table: UInt32 bits, then 2^bits slots of UInt32 fingerprint and UInt32 value, little-endian;
// a slot with value 0 is free. A word's slot is given by the upper bits of its hash, or follows it.

/// Numbers by word, used where they lie in a model file. Its words are known by their hashes.
@safe package struct WordTable: @unchecked Sendable {
  private let slots: UnsafeRawPointer
  private let bits: Int
  private let owner: [UInt8]

  init?(_ section: ModelFile.Section) {
    let bytes = unsafe section.bytes
    guard bytes.count >= 4, let start = bytes.baseAddress else { return nil }
    bits = Int(unsafe UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
    guard 1...26 ~= bits, bytes.count >= 4 + 8 << bits else { return nil }
    unsafe slots = start + 4
    owner = section.owner
  }

  /// Asks for the slot of a word before it is needed.
  @inline(__always)
  func prefetch(hash: UInt64) {
    unsafe EntentePrefetch(slots + Int(truncatingIfNeeded: hash >> UInt64(64 - bits)) * 8)
  }

  /// The number of the word with this hash, 0 for unknown words.
  @inline(__always)
  package subscript(hash hash: UInt64) -> Int {
    let fingerprint = UInt32(truncatingIfNeeded: hash)
    var index = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    for _ in 0..<64 {
      let value = unsafe slots.loadUnaligned(fromByteOffset: index * 8 + 4, as: UInt32.self)
      if value == 0 { return 0 }
      if unsafe slots.loadUnaligned(fromByteOffset: index * 8, as: UInt32.self) == fingerprint {
        return Int(value)
      }
      index = (index + 1) & (1 << bits - 1)
    }
    return 0
  }
}
