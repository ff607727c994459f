import EntenteGraph

/// The file that holds what was found in documents, before it is merged.
///
///     8 bytes   "ENTSHARD"
///     4 bytes   version, in decimal: "0001"
///     16 bytes  what made it: a digest of the tool and its knowledge; zeros where it was not taken
///     a block a document, sorted by the document's identifier:
///       8 bytes   length of the record, low byte first; never 0
///       16 bytes  of the SHA-256 of the record
///       record    identifier, ``ContentKey``, what was found
///     8 bytes   0: there are no more
///     8 bytes   how many blocks there were
///     16 bytes  of the SHA-256 of what made it and of all the digests of records
///
/// So a reader notices a changed byte at the document in which it is, and a missing end.
enum ShardFormat {
  static let magic = Array("ENTSHARD".utf8)
  /// Raised whenever records are written in another way; a shard is short-lived, and the tool reads
  /// its own version alone.
  static let version = Array("0001".utf8)
  static let digestLength = 16
  static let headerLength = 8 + 4 + digestLength
  /// No record is longer: a length beyond it is damage, for which no memory is taken.
  static let longestRecord = 1 << 34

  static func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(bytes).prefix(digestLength)) }

  static func bytes(_ number: Int) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
