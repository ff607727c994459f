import EntenteGraph

/// The digest of a whole shard: of its maker and the digests of its records.
struct ShardDigest {
  private var hash = SHA256()
  private(set) var count = 0

  init(maker: [UInt8]) { hash.update(maker) }

  mutating func add(_ digest: [UInt8]) {
    hash.update(digest)
    count += 1
  }

  func finish() -> [UInt8] {
    var hash = hash
    return Array(hash.finish().prefix(ShardFormat.digestLength))
  }
}
