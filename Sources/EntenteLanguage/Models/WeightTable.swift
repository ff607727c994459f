internal import CLanguage
internal import EntenteKnowledge

// A weight table, every number little-endian, no section aligned:
//
//   header    8 × UInt32: magic, classes, stride, filter bits, rows, sparse weights, dense weights,
//             unit (Float bit pattern: what one update of every vote weighs)
//   filter    for each 64 of 2^bits: UInt64 with a bit for each feature that has a row, UInt64 with
//             the number of rows before them
//   rows      UInt64 each: fingerprint 16, length 12 (0xFFF: dense), shift 4, offset 32
//   sparse    UInt16 each: class 8, weight 8, to be shifted left by the row's shift
//   dense     Int16, `stride` for each dense row

/// The weights of a linear model, used where they lie in a model file.
///
/// A feature finds its row through a bit set: the bits before its own count the rows before its own.
/// A fingerprint tells it from an unknown feature with the same bit. Rows of few classes are lists,
/// rows of many are dense and added eight weights at a time. This is the one place in the module
/// that reads memory by pointer; the sections are checked against the length once, in `init`.
@safe package struct WeightTable: @unchecked Sendable {
  package let classes: Int
  /// What one update of every vote weighs: the measure of how sure a decision is.
  let unit: Float
  private let stride: Int
  private let shift: UInt64
  private let filter: UnsafeRawPointer
  private let rows: UnsafeRawPointer
  private let sparse: UnsafeRawPointer
  private let dense: UnsafeRawPointer
  /// Keeps the bytes alive that do not live as long as the process.
  private let owner: [UInt8]

  static let magic: UInt32 = 0x3157_5445

  /// Opens a section of a model file; returns `nil` where it is no weight table.
  init?(_ section: ModelFile.Section) {
    let bytes = unsafe section.bytes
    guard bytes.count >= 32 else { return nil }
    func word(_ index: Int) -> Int {
      Int(
        unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
      )
    }
    guard word(0) == Int(Self.magic), let start = bytes.baseAddress else { return nil }
    classes = word(1)
    stride = word(2)
    unit = Float(bitPattern: UInt32(word(7)))
    let bits = word(3)
    guard 6...30 ~= bits, stride % 8 == 0, classes <= stride, stride <= Scores.capacity else {
      return nil
    }
    shift = UInt64(64 - bits)
    let sizes = [32, (1 << bits) / 4, word(4) * 8, word(5) * 2, word(6) * 2]
    guard sizes.reduce(0, +) <= bytes.count else { return nil }
    var offsets: [Int] = []
    var offset = 0
    for size in sizes {
      offsets.append(offset)
      offset += size
    }
    unsafe filter = start + offsets[1]
    unsafe rows = start + offsets[2]
    unsafe sparse = start + offsets[3]
    unsafe dense = start + offsets[4]
    owner = section.owner
    guard isConsistent(rows: word(4), sparse: word(5), dense: word(6)) else { return nil }
  }

  /// Whether every row lies within the weights.
  private func isConsistent(rows count: Int, sparse: Int, dense: Int) -> Bool {
    // The models are built with the program and covered by its tests; reading 2 MB of rows at each
    // start would cost more than all else. The last row stands for the others.
    guard count > 0 else { return true }
    let row = unsafe rows.loadUnaligned(fromByteOffset: (count - 1) * 8, as: UInt64.self)
    let length = Int(row >> 16 & 0xFFF)
    let offset = Int(row >> 32)
    return length == 0xFFF ? offset + stride <= dense : offset + length <= sparse
  }

  /// Adds up the weights of the features for each class.
  ///
  /// In walks that each ask for what the next one needs, so that the memory is waited for once and
  /// not feature by feature: waiting was two thirds of the time.
  @inline(__always)
  func score(_ features: borrowing FeatureBuffer, into scores: inout Scores) {
    unsafe withUnsafeMutableBytes(of: &scores.memory) { memory in
      guard let sums = memory.baseAddress else { return }
      let found = unsafe sums + MemoryLayout<InlineArray<128, Int16>>.size
      for index in 0..<features.count {
        let bit = Int(truncatingIfNeeded: features.hashes[index] >> shift)
        unsafe EntentePrefetch(filter + (bit >> 6) &* 16)
      }
      var count = 0
      for index in 0..<features.count {
        let hash = features.hashes[index]
        let bit = Int(truncatingIfNeeded: hash >> shift)
        let entry = unsafe filter + (bit >> 6) &* 16
        let word = unsafe entry.loadUnaligned(as: UInt64.self)
        let rank = unsafe entry.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
        let below = word & ((1 &<< UInt64(truncatingIfNeeded: bit & 63)) &- 1)
        let row = rank &+ UInt64(truncatingIfNeeded: below.nonzeroBitCount)
        unsafe found.storeBytes(
          of: row << 16 | hash & 0xFFFF, toByteOffset: count &* 8, as: UInt64.self)
        unsafe EntentePrefetch(rows + Int(truncatingIfNeeded: row) &* 8)
        count &+= Int(truncatingIfNeeded: word >> UInt64(truncatingIfNeeded: bit & 63) & 1)
      }
      for index in 0..<count {
        let entry = unsafe found.load(fromByteOffset: index &* 8, as: UInt64.self)
        let row = unsafe rows.loadUnaligned(
          fromByteOffset: Int(truncatingIfNeeded: entry >> 16) &* 8, as: UInt64.self)
        // A row of another feature counts as one of no weights.
        let isOther = (row ^ entry) & 0xFFFF != 0
        unsafe found.storeBytes(of: isOther ? 0 : row, toByteOffset: index &* 8, as: UInt64.self)
        let offset = Int(truncatingIfNeeded: row >> 32) &* 2
        if row >> 16 & 0xFFF == 0xFFF {
          unsafe EntentePrefetch(dense + offset)
          unsafe EntentePrefetch(dense + offset + 64)
          unsafe EntentePrefetch(dense + offset + 128)
        } else {
          unsafe EntentePrefetch(sparse + offset)
        }
      }
      var at = 0
      while at < stride {
        unsafe sums.storeBytes(of: SIMD8<Int16>.zero, toByteOffset: at * 2, as: SIMD8<Int16>.self)
        at += 8
      }
      for index in 0..<count {
        let row = unsafe found.load(fromByteOffset: index &* 8, as: UInt64.self)
        let length = Int(truncatingIfNeeded: row >> 16 & 0xFFF)
        let offset = Int(truncatingIfNeeded: row >> 32)
        if length == 0xFFF {
          unsafe addDense(offset, to: sums)
        } else {
          let shift = Int16(truncatingIfNeeded: row >> 28 & 0xF)
          unsafe addSparse(offset, length, shift, to: sums)
        }
      }
    }
  }

  @inline(__always)
  private func addDense(_ offset: Int, to sums: UnsafeMutableRawPointer) {
    let weights = unsafe dense + offset &* 2
    var at = 0
    while at < stride &* 2 {
      let sum =
        unsafe sums.loadUnaligned(fromByteOffset: at, as: SIMD8<Int16>.self)
        &+ weights.loadUnaligned(fromByteOffset: at, as: SIMD8<Int16>.self)
      unsafe sums.storeBytes(of: sum, toByteOffset: at, as: SIMD8<Int16>.self)
      at &+= 16
    }
  }

  @inline(__always)
  private func addSparse(
    _ offset: Int, _ length: Int, _ shift: Int16, to sums: UnsafeMutableRawPointer
  ) {
    let entries = unsafe sparse + offset &* 2
    for index in 0..<length {
      let entry = unsafe entries.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self)
      let place = Int(truncatingIfNeeded: entry & 0xFF) &* 2
      let weight = Int16(truncatingIfNeeded: Int16(bitPattern: entry) >> 8) &<< shift
      let sum = unsafe sums.loadUnaligned(fromByteOffset: place, as: Int16.self) &+ weight
      unsafe sums.storeBytes(of: sum, toByteOffset: place, as: Int16.self)
    }
  }
}

/// The scores of the classes of one decision.
package struct Scores: ~Copyable {
  static let capacity = 128
  /// The scores; behind them the rows of the features that have one, while scores are added up.
  fileprivate var memory = ScoreMemory()

  package init() {}

  @inline(__always)
  package subscript(label: Int) -> Int16 { memory.values[label] }
}

private struct ScoreMemory {
  var values = InlineArray<128, Int16>(repeating: 0)
  var found = InlineArray<192, UInt64>(repeating: 0)
}
