package import EntenteBytes

/// Writes a shard of documents that come in any order, in a memory that does not depend on how many.
package struct ShardWriter {
  private var pending: [ShardBlock] = []
  private var weight = 0
  private let weightLimit: Int
  private var runs: SpoolRuns<ShardBlock>?
  private let maker: [UInt8]

  /// Creates a writer that keeps about `weightLimit` bytes in memory; `maker` is a digest of the tool
  /// and its knowledge, 16 bytes.
  package init(maker: [UInt8] = [], weightLimit: Int = 1 << 23) {
    self.weightLimit = weightLimit
    self.maker = Array(
      (maker + Array(repeating: 0, count: ShardFormat.digestLength))
        .prefix(ShardFormat.digestLength))
  }

  /// Adds what was found in a document.
  package mutating func insert(_ block: ShardBlock) throws {
    pending.append(block)
    weight += block.payload.count + 64
    if weight >= weightLimit { try spill() }
  }

  private mutating func spill() throws {
    var runs = try self.runs ?? SpoolRuns(in: try TemporaryFile())
    try runs.append(sorted())
    self.runs = runs
    pending = []
    weight = 0
  }

  /// The blocks in memory, each once.
  private func sorted() -> [ShardBlock] {
    var kept: [ShardBlock] = []
    for block in pending.sorted(by: { $0.precedes($1) })
    where kept.last.map({ $0.precedes(block) }) ?? true {
      kept.append(block)
    }
    return kept
  }

  /// Writes the shard, and returns how many documents it holds.
  package consuming func write(to sink: any ByteSink) throws -> Int {
    if runs != nil { try spill() }
    let reading: GraphReadingOfBlocks
    if let runs {
      reading = try runs.merged()
    } else {
      var iterator = sorted().makeIterator()
      reading = { iterator.next() }
    }
    return try Self.write(reading, maker: maker, to: sink)
  }

  /// Writes a shard of blocks that are sorted.
  static func write(
    _ reading: GraphReadingOfBlocks, maker: [UInt8], to sink: any ByteSink
  ) throws -> Int {
    var output = ByteOutput(to: sink)
    output.append(ShardFormat.magic)
    output.append(ShardFormat.version)
    output.append(maker)
    var digests = ShardDigest(maker: maker)
    while let block = try reading() {
      var writer = SpoolWriter()
      block.write(to: &writer)
      let digest = ShardFormat.digest(writer.bytes)
      digests.add(digest)
      output.append(ShardFormat.bytes(writer.bytes.count))
      output.append(digest)
      output.append(writer.bytes)
      try output.check()
    }
    output.append(ShardFormat.bytes(0))
    output.append(ShardFormat.bytes(digests.count))
    output.append(digests.finish())
    try output.finish()
    return digests.count
  }
}

/// Hands out blocks by the identifiers of their documents.
typealias GraphReadingOfBlocks = () throws -> ShardBlock?
