import EntenteLanguage

/// Writes model files in the formats of ModelFile.swift, WeightTable.swift and WordTable.swift.
struct ModelWriter {
  private var sections: [(name: String, bytes: [UInt8])] = []

  mutating func add(_ name: String, lines: [String]) {
    sections.append((name, Array((lines.joined(separator: "\n") + "\n").utf8)))
  }

  /// Adds a word table: the value of each hash, none of them 0.
  mutating func add(_ name: String, words: [(hash: UInt64, value: Int)]) {
    var bits = 4
    while 1 << bits < words.count * 2 { bits += 1 }
    var slots = [(UInt32, UInt32)](repeating: (0, 0), count: 1 << bits)
    for (hash, value) in words.sorted(by: { $0.hash < $1.hash }) {
      var place = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
      while slots[place].1 != 0 { place = (place + 1) & (1 << bits - 1) }
      slots[place] = (UInt32(truncatingIfNeeded: hash), UInt32(value))
    }
    var bytes: [UInt8] = []
    bytes.append(UInt32(bits))
    for (fingerprint, value) in slots {
      bytes.append(fingerprint)
      bytes.append(value)
    }
    sections.append((name, bytes))
  }

  /// Adds the averaged weights of one perceptron, or of several that vote with equal weight.
  ///
  /// Returns a line that says how large the table became.
  mutating func add(_ name: String, weights models: [Perceptron], bits: Int) -> String {
    let classes = models.first?.classes ?? 8
    let stride = (classes + 7) / 8 * 8
    var rows: [UInt64: [Float]] = [:]
    var order: [UInt64] = []
    var greatest: Float = 0
    for model in models {
      greatest += model.greatest
      for (index, feature) in model.features.enumerated() {
        let values = model.averaged(index)
        if let known = rows[feature] {
          rows[feature] = zip(known, values).map { $0 + $1 }
        } else {
          rows[feature] = values
          order.append(feature)
        }
      }
    }
    let multiplier = min(256 / Float(max(1, models.count)), 24_000 / max(greatest, 1))
    // Where two features share a bit, the one that weighs more keeps it.
    let ranked = order.map { feature in
      (feature: feature, weight: (rows[feature] ?? []).reduce(0) { $0 + abs($1) })
    }.sorted { ($0.weight, $0.feature) > ($1.weight, $1.feature) }
    var kept: [Int: UInt64] = [:]
    for (feature, _) in ranked {
      let bit = Int(truncatingIfNeeded: feature >> UInt64(64 - bits))
      if kept[bit] == nil { kept[bit] = feature }
    }
    // A weight too faint to turn a decision is left out: a tenth of one update.
    let faintest = Int(multiplier / 10 * Float(models.count))
    var filter = [UInt64](repeating: 0, count: (1 << bits) / 64)
    var rowBytes: [UInt8] = []
    var sparse: [UInt8] = []
    var dense: [UInt8] = []
    var rowCount = 0
    var ranks: [Int] = []
    var lastWord = -1
    for (bit, feature) in kept.sorted(by: { $0.key < $1.key }) {
      let values = (rows[feature] ?? []).map {
        Int16(max(-32_000, min(32_000, ($0 * multiplier).rounded())))
      }
      let present = values.indices.filter { abs(Int(values[$0])) > faintest }
      if present.isEmpty { continue }
      while lastWord < bit >> 6 {
        ranks.append(rowCount)
        lastWord += 1
      }
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      // Eight weights of a dense row are added in the time of one of a list.
      let isDense = present.count >= 32
      let offset = isDense ? dense.count / 2 : sparse.count / 2
      let greatest = present.map { abs(Int(values[$0])) }.max() ?? 0
      var shift = 0
      while (greatest >> shift) + 1 > 127 { shift += 1 }
      let length = isDense ? 0xFFF : present.count
      let row =
        UInt64(UInt16(truncatingIfNeeded: feature)) | UInt64(length) << 16 | UInt64(shift) << 28
        | UInt64(offset) << 32
      rowBytes.append(row)
      rowCount += 1
      if isDense {
        for value in values { dense.append(UInt16(bitPattern: value)) }
      } else {
        for label in present {
          let rounded = (Int(values[label]) + (shift > 0 ? 1 << (shift - 1) : 0)) >> shift
          sparse.append(UInt16(label) | UInt16(UInt8(bitPattern: Int8(rounded))) << 8)
        }
      }
    }
    while ranks.count < filter.count { ranks.append(rowCount) }
    var bytes: [UInt8] = []
    for word in [
      0x3157_5445, UInt32(classes), UInt32(stride), UInt32(bits), UInt32(rowCount),
      UInt32(sparse.count / 2), UInt32(dense.count / 2),
      (multiplier * Float(models.count)).bitPattern,
    ] { bytes.append(word) }
    for (word, rank) in zip(filter, ranks) {
      bytes.append(word)
      bytes.append(UInt64(rank))
    }
    bytes += rowBytes + sparse + dense
    sections.append((name, bytes))
    return
      "\(name): \(rowCount) features, \(sparse.count / 2) sparse weights, \(dense.count / 2 / stride) "
      + "dense rows, scale \(multiplier), \(bytes.count) bytes"
  }

  /// Adds the averaged weights of three moves, of one perceptron or of several that vote.
  ///
  /// Of the features that crowd one bucket, those that weigh least are left out.
  mutating func add(_ name: String, moves models: [Perceptron], bits: Int) -> String {
    var rows: [UInt64: SIMD4<Float>] = [:]
    var greatest: Float = 0
    for model in models {
      greatest += model.greatest
      for (index, feature) in model.features.enumerated() {
        let values = model.averaged(index)
        rows[feature, default: .zero] += SIMD4(values[0], values[1], values[2], 0)
      }
    }
    let multiplier = min(512 / Float(max(1, models.count)), 24_000 / max(greatest, 1))
    let faintest = multiplier / 20 * Float(models.count)
    var buckets = [[(feature: UInt64, weights: SIMD4<Float>)]](repeating: [], count: 1 << bits)
    func weight(_ values: SIMD4<Float>) -> Float {
      abs(values[0]) + abs(values[1]) + abs(values[2])
    }
    for (feature, values) in rows where weight(values * multiplier) > faintest {
      buckets[Int(truncatingIfNeeded: feature >> UInt64(64 - bits))].append((feature, values))
    }
    var bytes: [UInt8] = []
    bytes.append(MoveWeights.magic)
    bytes.append(UInt32(bits))
    var kept = 0
    for bucket in buckets {
      var places: [(fingerprint: UInt16, weights: SIMD4<Float>)] = []
      for (feature, weights) in bucket.sorted(by: {
        (weight($0.weights), $0.feature) > (weight($1.weights), $1.feature)
      }) {
        let fingerprint = MoveWeights.fingerprint(feature)
        guard places.count < MoveWeights.bucketCapacity else { break }
        if !places.contains(where: { $0.fingerprint == fingerprint }) {
          places.append((fingerprint, weights))
        }
      }
      kept += places.count
      while places.count < MoveWeights.bucketCapacity { places.append((0, .zero)) }
      for place in places { bytes.append(place.fingerprint) }
      for move in 0..<3 {
        for place in places {
          let weight = (place.weights[move] * multiplier).rounded()
          bytes.append(UInt16(bitPattern: Int16(max(-32_000, min(32_000, weight)))))
        }
      }
    }
    sections.append((name, bytes))
    return
      "\(name): \(rows.count) features, \(kept) kept, scale \(multiplier), \(bytes.count) bytes"
  }

  /// The bytes of the file.
  var contents: [UInt8] {
    var bytes = Array("ENTM".utf8)
    bytes.append(UInt32(sections.count))
    var offset = 8 + sections.count * 24
    for section in sections {
      bytes +=
        Array(section.name.utf8.prefix(16))
        + Array(repeating: 0, count: max(0, 16 - section.name.utf8.count))
      bytes.append(UInt32(offset))
      bytes.append(UInt32(section.bytes.count))
      offset += section.bytes.count
    }
    for section in sections { bytes += section.bytes }
    return bytes
  }
}

extension [UInt8] {
  /// Appends a number, its least byte first.
  fileprivate mutating func append(_ number: some FixedWidthInteger) {
    var rest = number
    for _ in 0..<number.bitWidth / 8 {
      append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
