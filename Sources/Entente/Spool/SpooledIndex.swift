import EntenteBytes
import EntenteGraph

/// Sorted records in a file of their own, of which each can be found by its identifier.
final class SpooledIndex<Record: SpoolRecord & Identifiable>
where Record.ID: Comparable & Hashable {
  private let records: SpooledSequence<Record>
  /// The first record of every block, and where the block stands.
  private let blocks: [(first: Record.ID, offset: Int)]
  private var known: [Record.ID: Record] = [:]

  private static var blockSize: Int { 8 }
  private static var knownLimit: Int { 4096 }

  /// Writes what a reading hands out, which must be sorted by identifier.
  init(_ reading: GraphReading<Record>) throws {
    var blocks: [(first: Record.ID, offset: Int)] = []
    var number = 0
    records = try SpooledSequence(reading) { record, offset in
      if number % Self.blockSize == 0 { blocks.append((record.id, offset)) }
      number += 1
    }
    self.blocks = blocks
  }

  /// Begins to read the records.
  func reading() -> GraphReading<Record> { records.reading() }

  /// The record of an identifier.
  func record(_ id: Record.ID) throws -> Record? {
    if let record = known[id] { return record }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if id < blocks[middle].first { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    let reading = records.reading(from: blocks[low - 1].offset, pieceSize: 1 << 13)
    while let record = try reading() {
      if record.id == id {
        if known.count == Self.knownLimit { known.removeAll(keepingCapacity: true) }
        known[id] = record
        return record
      }
      if id < record.id { return nil }
    }
    return nil
  }
}
