import EntenteLanguage

/// An averaged perceptron whose features are counted before they are learned.
///
/// Every feature has a row of weights of its own, so features never share weights by accident as in
/// a hashed model; a row is made when a feature is first updated, and only for features that the
/// data holds often enough. Averaging is lazy (Daumé 2006, section 2.1.1).
final class Perceptron {
  let classes: Int
  /// Blocks of eight weights in a row.
  private let blocks: Int
  private var weights: [SIMD8<Float>] = []
  private var sums: [SIMD8<Float>] = []
  /// The hashes of the features that have rows, in the order of their rows.
  private(set) var features: [UInt64] = []
  /// Open addressing: the upper half of the hash, and the row + 1 in the lower half.
  private var slots: [UInt64]
  /// A bit for each feature that may have a row, to pass by the others without leaving the cache.
  private var filter = [UInt64](repeating: 0, count: 1 << 18)
  private var slotMask: Int
  private var step: Float = 1
  private(set) var scores: [Float]
  private var rows: [Int] = []
  private var totals: [SIMD8<Float>]
  /// The greatest score seen, which sets the scale of the quantised weights.
  private(set) var greatest: Float = 0

  private let cutoff: UInt8
  private var counts: [UInt8]
  private var isCounting: Bool

  init(classes: Int, cutoff: Int) {
    self.classes = classes
    self.cutoff = UInt8(cutoff)
    blocks = (classes + 7) / 8
    scores = Array(repeating: 0, count: blocks * 8)
    totals = Array(repeating: .zero, count: blocks)
    slots = Array(repeating: 0, count: 1 << 20)
    slotMask = 1 << 20 - 1
    counts = cutoff > 1 ? Array(repeating: 0, count: 1 << 27) : []
    isCounting = cutoff > 1
  }

  /// Counts the features of one decision, before training.
  func count(_ buffer: borrowing FeatureBuffer) {
    guard isCounting else { return }
    for index in 0..<buffer.count {
      let place = Int(truncatingIfNeeded: buffer.hashes[index] >> 37)
      if counts[place] < cutoff { counts[place] += 1 }
    }
  }

  /// Computes ``scores`` for the features of one decision.
  func score(_ buffer: borrowing FeatureBuffer) {
    rows.removeAll(keepingCapacity: true)
    for index in 0..<buffer.count {
      let row = row(of: buffer.hashes[index])
      if row >= 0 { rows.append(row) }
    }
    for block in 0..<blocks { totals[block] = .zero }
    for row in rows {
      let start = row &* blocks
      for block in 0..<blocks { totals[block] += weights[start &+ block] }
    }
    for block in 0..<blocks {
      for lane in 0..<8 { scores[block * 8 + lane] = totals[block][lane] }
    }
  }

  private func row(of hash: UInt64) -> Int {
    let bit = Int(truncatingIfNeeded: hash >> 40)
    if filter[bit >> 6] >> UInt64(bit & 63) & 1 == 0 { return -1 }
    var place = Int(truncatingIfNeeded: hash) & slotMask
    while true {
      let slot = slots[place]
      if slot == 0 { return -1 }
      if slot >> 32 == hash >> 32 { return Int(slot & 0xFFFF_FFFF) - 1 }
      place = (place + 1) & slotMask
    }
  }

  private func makeRow(of hash: UInt64) -> Int {
    let known = row(of: hash)
    if known >= 0 { return known }
    if isCounting, counts[Int(truncatingIfNeeded: hash >> 37)] < cutoff { return -1 }
    features.append(hash)
    weights.append(contentsOf: repeatElement(.zero, count: blocks))
    sums.append(contentsOf: repeatElement(.zero, count: blocks))
    if features.count * 2 > slots.count {
      slotMask = slots.count * 2 - 1
      slots = Array(repeating: 0, count: slots.count * 2)
      for (index, feature) in features.enumerated() { insert(feature, row: index) }
    } else {
      insert(hash, row: features.count - 1)
    }
    return features.count - 1
  }

  private func insert(_ hash: UInt64, row: Int) {
    filter[Int(truncatingIfNeeded: hash >> 46)] |= 1 << (hash >> 40 & 63)
    var place = Int(truncatingIfNeeded: hash) & slotMask
    while slots[place] != 0 { place = (place + 1) & slotMask }
    slots[place] = (hash & 0xFFFF_FFFF_0000_0000) | UInt64(row + 1)
  }

  /// Moves the weights of the features towards `good` and away from `bad`.
  func update(_ buffer: borrowing FeatureBuffer, good: Int, bad: Int) {
    for index in 0..<buffer.count {
      let row = makeRow(of: buffer.hashes[index])
      guard row >= 0 else { continue }
      change(row, good, by: 1)
      change(row, bad, by: -1)
    }
  }

  /// Moves the weights of the features for one class.
  func update(_ buffer: borrowing FeatureBuffer, _ label: Int, by amount: Float) {
    for index in 0..<buffer.count {
      let row = makeRow(of: buffer.hashes[index])
      if row >= 0 { change(row, label, by: amount) }
    }
  }

  /// Goes on from the averages, as another training's beginning.
  func restart() {
    for place in weights.indices {
      weights[place] -= sums[place] / step
      sums[place] = .zero
    }
    step = 1
    greatest = 0
  }

  private func change(_ row: Int, _ label: Int, by amount: Float) {
    let place = row * blocks + label >> 3
    weights[place][label & 7] += amount
    sums[place][label & 7] += amount * step
  }

  /// Ends a decision, updated or not: the averages weigh every decision alike.
  func advance() {
    step += 1
    let score = max(scores.max() ?? 0, -(scores.min() ?? 0))
    if score > greatest { greatest = score }
  }

  /// The averaged weights of a row.
  func averaged(_ row: Int) -> [Float] {
    var values: [Float] = []
    for block in 0..<blocks {
      let average = weights[row * blocks + block] - sums[row * blocks + block] / step
      for lane in 0..<8 { values.append(average[lane]) }
    }
    return values
  }
}
