internal import CLanguage

// Move weights: UInt32 magic, UInt32 bits, then 2^bits buckets of 64 bytes, little-endian: eight
// fingerprints UInt16 (0: free), then eight weights Int16 for each of the three moves.

/// The weights of the three moves of a parser, used where they lie in a model file.
///
/// A feature's bucket is given by the upper bits of its hash, its place in it by a fingerprint, the
/// lower 16 bits: one cache line a feature, and no branch.
@safe package struct MoveWeights: @unchecked Sendable {
  private let buckets: UnsafePointer<UInt8>
  private let shift: UInt32
  private let owner: [UInt8]

  package static let magic: UInt32 = 0x3157_4D45
  /// The features that one bucket takes.
  package static let bucketCapacity = 8

  /// Opens a section of a model file; returns `nil` where it holds no move weights.
  init?(_ section: ModelFile.Section) {
    let bytes = unsafe section.bytes
    guard bytes.count >= 8, let start = bytes.baseAddress else { return nil }
    let magic = unsafe UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
    let bits = unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
    guard magic == Self.magic, 1...24 ~= bits, bytes.count >= 8 + 64 << Int(bits) else {
      return nil
    }
    unsafe buckets = (start + 8).assumingMemoryBound(to: UInt8.self)
    shift = 64 - bits
    owner = section.owner
  }

  /// The fingerprint of a feature in its bucket.
  package static func fingerprint(_ hash: UInt64) -> UInt16 { EntenteFingerprint(hash) }

  /// Returns the scores of shift, left and right.
  @inline(__always)
  func score(_ features: inout FeatureBuffer) -> InlineArray<3, Int32> {
    var sums = InlineArray<3, Int32>(repeating: 0)
    let count = features.count
    unsafe withUnsafeBytes(of: &features.hashes) { hashes in
      unsafe withUnsafeMutableBytes(of: &sums) { sums in
        guard let hashes = unsafe hashes.assumingMemoryBound(to: UInt64.self).baseAddress,
          let sums = unsafe sums.assumingMemoryBound(to: Int32.self).baseAddress
        else { return }
        unsafe EntenteMoveSums(buckets, shift, hashes, count, sums)
      }
    }
    return sums
  }
}
