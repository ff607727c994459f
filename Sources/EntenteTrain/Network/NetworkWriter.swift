import EntenteLanguage

/// Makes whole numbers of a trained network and writes the file that ``LanguageNetwork`` opens.
struct NetworkWriter {
  let model: NetworkPass.Model
  let extremes: NetworkPass.Extremes

  /// Room above the greatest number that was met.
  private static let room: Float = 1.1

  /// The bytes of the file.
  func file(
    labels: [String], relations: [DependencyRelation], rows: FeatureRows, known: KnownNameTable,
    words: NameWordTable
  ) -> [UInt8] {
    let weights = model.weights
    let shape = weights.shape
    var writer = ModelWriter()
    writer.add("labels", lines: labels)
    writer.add("relations", lines: relations.map(\.rawValue))
    writer.add("features", words: rows.rows.map { ($0.key, Int($0.value)) })

    writer.add("known", words: known.entries.map { ($0.key, $0.value) })
    writer.add("words", words: words.entries)

    let inputFactor = factor(extremes.input)
    let embeddingFactor = 32_767 / model.embedding.greatest(model.embedding.rows)
    var embedding: [UInt8] = []
    embedding.reserveCapacity(2 * model.embedding.count)
    for row in 0..<model.embedding.rows {
      for column in 0..<shape.embedding {
        embedding.append(Int16((model.embedding[row, column] * embeddingFactor).rounded()))
      }
    }
    writer.add("embedding", bytes: embedding)
    var below = inputFactor
    var factors: [Float] = []
    for layer in 0..<shape.layers {
      writer.add("sums\(layer)", bytes: matrix(weights.layers[layer], nil, input: below))
      var gates: [UInt8] = []
      for direction in 0..<2 { gates += numbers(weights.gates[2 * layer + direction]) }
      writer.add("gates\(layer)", bytes: gates)
      below = factor(extremes.states[layer])
      factors.append(below)
    }
    let arcFactor = factor(extremes.arcs)
    let pairFactor = factor(extremes.pairs)
    let labelFactor = factor(extremes.joined)
    writer.add("tag", bytes: matrix(weights.tag, weights.tagBias, input: below))
    writer.add("arc", bytes: matrix(weights.arc, weights.arcBias, input: below))
    writer.add("pair", bytes: matrix(weights.pair, weights.pairBias, input: arcFactor))
    writer.add("distance", bytes: matrix(weights.distance, weights.distanceBias, input: arcFactor))
    writer.add(
      "root",
      bytes: (0..<shape.arc).map {
        UInt8(NetworkShape.zero + whole(weights.root[0, $0] * arcFactor))
      })

    // The sums of a word as dependent and of another as head are added up, so they are alike.
    let scales = (0..<2 * shape.label).map { column in
      let other = (column + shape.label) % (2 * shape.label)
      let greatest = max(
        weights.label.greatest(column: column), weights.label.greatest(column: other))
      return most / max(greatest, 1e-6)
    }
    let bias = Matrix(1, 2 * shape.label)
    for column in 0..<shape.label { bias[0, column] = weights.labelBias[0, column] }
    writer.add("label", bytes: matrix(weights.label, bias, input: below, scales: scales))
    var root: [UInt8] = []
    for column in 0..<shape.label {
      root.append(Int32((weights.labelRoot[0, column] * scales[column] * below).rounded()))
    }
    writer.add("labelRoot", bytes: root)
    writer.add(
      "relation", bytes: matrix(weights.relation, weights.relationBias, input: labelFactor))
    let nameFactor = factor(extremes.hidden)
    writer.add("nameHidden", bytes: matrix(weights.nameHidden, nil, input: below))
    var registers: [UInt8] = []
    for register in NameWords.Register.allCases {
      let source = NameSource(register)
      for column in 0..<shape.name {
        registers.append(weights.sources[source.rawValue, column].bitPattern)
      }
    }
    writer.add("registers", bytes: registers)
    writer.add("name", bytes: matrix(weights.name, weights.nameBias, input: nameFactor))
    factors += [
      inputFactor / embeddingFactor, arcFactor, pairFactor, labelFactor, nameFactor,
      1 / (arcFactor * pairFactor),
    ]
    var bytes: [UInt8] = []
    for factor in factors { bytes.append(factor.bitPattern) }
    writer.add("factors", bytes: bytes)
    return writer.contents
  }

  /// The greatest whole number of 8 bits.
  private var most: Float { 127 }

  /// What numbers up to `greatest` are multiplied by to become whole.
  private func factor(_ greatest: Float) -> Float { most / (greatest * Self.room) }

  private func whole(_ number: Float) -> Int { Int(max(-most, min(most, number.rounded()))) }

  private func numbers(_ matrix: Matrix) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns { bytes.append(matrix[row, column].bitPattern) }
    }
    return bytes
  }

  /// A section for ``QuantizedMatrix``.
  private func matrix(
    _ matrix: Matrix, _ bias: Matrix?, input: Float, scales given: [Float]? = nil
  ) -> [UInt8] {
    let scales =
      given ?? (0..<matrix.columns).map { most / max(matrix.greatest(column: $0), 1e-6) }
    var bytes: [UInt8] = []
    bytes.append(UInt32(matrix.rows))
    bytes.append(UInt32(matrix.columns))
    for scale in scales { bytes.append((1 / (scale * input)).bitPattern) }
    for column in 0..<matrix.columns { bytes.append((bias?[0, column] ?? 0).bitPattern) }
    var weights: [UInt8] = []
    var starts = [Int32](repeating: 0, count: matrix.columns)
    for row in stride(from: 0, to: matrix.rows, by: 4) {
      for column in 0..<matrix.columns {
        for row in row..<row + 4 {
          let weight = whole(matrix[row, column] * scales[column])
          weights.append(UInt8(bitPattern: Int8(weight)))
          starts[column] -= Int32(NetworkShape.zero * weight)
        }
      }
    }
    for start in starts { bytes.append(start) }
    bytes += weights
    return bytes
  }
}

extension Matrix {
  /// The greatest number of a column, whatever its sign.
  fileprivate func greatest(column: Int) -> Float {
    (0..<rows).reduce(0) { max($0, abs(self[$1, column])) }
  }
}
