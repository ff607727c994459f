import EntenteBytes
import EntenteGraph

/// Sorted sequences of records in one temporary file, and their merge.
struct SpoolRuns<Record: SpoolRecord> {
  private let file: TemporaryFile
  private var runs: [Range<Int>] = []

  init(in file: TemporaryFile) { self.file = file }

  /// Writes records that are sorted as one more run.
  mutating func append(_ records: [Record]) throws {
    var iterator = records.makeIterator()
    try append { iterator.next() }
  }

  /// Writes what a reading hands out, which must be sorted, as one more run.
  mutating func append(_ reading: GraphReading<Record>) throws {
    if runs.count == Self.limit {
      let merged = try self.merged()
      runs = [try Self.write(merged, to: file)]
    }
    let run = try Self.write(reading, to: file)
    if !run.isEmpty { runs.append(run) }
  }

  /// Begins to read all runs as one sorted sequence, each thing once.
  func merged() throws -> GraphReading<Record> {
    let merge = try SpoolMerge<Record>(runs.map { SpoolRun(file, $0) })
    return { try merge.next() }
  }

  /// More runs than that become one, so that each has a buffer of its own.
  private static var limit: Int { 64 }

  /// Writes records to the end of a file; returns where they stand.
  static func write(
    _ reading: GraphReading<Record>, to file: TemporaryFile,
    at place: (Record, Int) -> Void = { _, _ in }
  ) throws -> Range<Int> {
    var writer = SpoolWriter()
    let start = file.count
    while let record = try reading() {
      place(record, file.count + writer.bytes.count)
      record.write(to: &writer)
      if writer.bytes.count >= 1 << 18 {
        try file.append(writer.bytes)
        writer.bytes.removeAll(keepingCapacity: true)
      }
    }
    try file.append(writer.bytes)
    return start..<file.count
  }
}

/// Reads the records of one run.
struct SpoolRun<Record: SpoolRecord> {
  private let file: TemporaryFile
  /// What was not read from the file yet.
  private var rest: Range<Int>
  private var buffer: [UInt8] = []
  private var position = 0
  private var pieceSize: Int

  init(_ file: TemporaryFile, _ range: Range<Int>, pieceSize: Int = 1 << 15) {
    self.file = file
    self.pieceSize = pieceSize
    rest = range
  }

  /// The next record, `nil` at the end.
  mutating func next() throws -> Record? {
    while true {
      var reader = SpoolReader(buffer, at: position)
      if position < buffer.count, let record = try? Record(from: &reader) {
        position = reader.position
        return record
      }
      guard !rest.isEmpty else {
        if position < buffer.count { throw SpoolReader.Damage() }
        return nil
      }
      // The record goes on in the file; a record longer than a piece takes several.
      reader = SpoolReader([])
      buffer.removeFirst(position)
      position = 0
      let piece = min(rest.count, max(pieceSize, buffer.count))
      try file.read(at: rest.lowerBound, piece, into: &buffer)
      rest = rest.lowerBound + piece..<rest.upperBound
    }
  }
}

/// Merges runs: the record that stands first of all comes next, with those of the same thing in it.
final class SpoolMerge<Record: SpoolRecord> {
  private var runs: [SpoolRun<Record>]
  /// A heap of the first records of the runs, the one that precedes the others at its top.
  private var heap: [(record: Record, run: Int)] = []

  init(_ runs: [SpoolRun<Record>]) throws {
    self.runs = runs
    for run in runs.indices {
      if let record = try self.runs[run].next() { push((record, run)) }
    }
  }

  func next() throws -> Record? {
    guard var first = try pop() else { return nil }
    while let other = heap.first, !first.precedes(other.record) {
      guard let same = try pop() else { break }
      first.absorb(same)
    }
    return first
  }

  /// Whether one is handed out before another; of the same thing the earlier run's comes first.
  private func isBefore(_ a: (record: Record, run: Int), _ b: (record: Record, run: Int)) -> Bool {
    if a.record.precedes(b.record) { return true }
    return a.run < b.run && !b.record.precedes(a.record)
  }

  private func push(_ entry: (record: Record, run: Int)) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0, isBefore(heap[child], heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  private func pop() throws -> Record? {
    guard let top = heap.first else { return nil }
    if let record = try runs[top.run].next() {
      heap[0] = (record, top.run)
    } else {
      let last = heap.removeLast()
      if heap.isEmpty { return top.record }
      heap[0] = last
    }
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && isBefore(heap[child], heap[least]) {
        least = child
      }
      if least == parent { return top.record }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
