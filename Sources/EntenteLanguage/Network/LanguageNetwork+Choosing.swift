internal import CLanguage

/// What is made of the states of the last layer: tags, heads, relations and names.
extension LanguageNetwork {
  func chooseTags(_ top: UnsafePointer<UInt8>, _ group: Group, _ batch: inout NetworkBatch) {
    let count = group.count
    let sums = unsafe batch.sums.reserve(count * tag.columns)
    unsafe tag.multiply(top, stride: tag.rows, count: count, into: sums)
    let scores = unsafe batch.scores.reserve(tag.columns)
    for word in 0..<count {
      unsafe EntenteScore(
        sums + word * tag.columns, tag.scales, tag.bias, tag.columns, scores)
      batch.choices[group.start + word].label = unsafe Int(EntenteGreatest(scores, labels.count))
    }
  }

  func findHeads(
    _ top: UnsafePointer<UInt8>, _ group: Group, _ batch: inout NetworkBatch
  ) {
    let count = group.count
    let width = pair.rows
    let arcs = unsafe batch.arcs.reserve(count * 2 * width)
    let pairs = unsafe batch.pairs.reserve(count * width)
    let distances = unsafe batch.distances.reserve(count * distance.columns)
    let sums = unsafe batch.sums.reserve(count * max(arc.columns, pair.columns, distance.columns))
    unsafe arc.multiply(top, stride: tag.rows, count: count, into: sums)
    for word in 0..<count {
      unsafe EntenteActivate(
        sums + word * arc.columns, arc.scales, arc.bias, arc.columns, NetworkShape.leak,
        factors.arc,
        arcs + word * arc.columns)
    }
    unsafe pair.multiply(arcs, stride: 2 * width, count: count, into: sums)
    for word in 0..<count {
      unsafe EntenteActivate(
        sums + word * width, pair.scales, pair.bias, width, 1, factors.pair, pairs + word * width)
    }
    unsafe distance.multiply(arcs, stride: 2 * width, count: count, into: sums)
    for word in 0..<count {
      unsafe EntenteScore(
        sums + word * distance.columns, distance.scales, distance.bias, distance.columns,
        distances + word * distance.columns)
    }
    for piece in group.pieces {
      let columns = NetworkShape.padded(piece.count + 1)
      let packed = unsafe batch.packed.reserve(columns * width)
      let starts = unsafe batch.starts.reserve(columns)
      unsafe EntentePack(
        root.start, arcs + piece.lowerBound * 2 * width + width, 2 * width, piece.count, width,
        columns, packed, starts)
      let sums = unsafe batch.sums.reserve(piece.count * columns)
      unsafe EntenteProduct(
        pairs + piece.lowerBound * width, width, piece.count, packed, starts, width / 4, columns,
        sums, columns)
      let scores = unsafe batch.scores.reserve(piece.count * columns)
      for word in 0..<piece.count {
        let kinds = unsafe distances + (piece.lowerBound + word) * distance.columns
        let row = unsafe scores + word * columns
        let rowSums = unsafe sums + word * columns
        unsafe row[0] = Float(rowSums[0]) * factors.score + kinds[0]
        for head in 0..<piece.count {
          let kind = Int(Self.distanceKinds[head - word + Self.longest])
          unsafe row[head + 1] = Float(rowSums[head + 1]) * factors.score + kinds[kind]
        }
      }
      let heads = unsafe SpanningTree.heads(scores, stride: columns, count: piece.count)
      for (word, head) in heads.enumerated() {
        batch.choices[group.start + piece.lowerBound + word].head = head - 1
      }
    }
  }

  /// The kind of each distance from -``longest`` on.
  private static let distanceKinds = (-longest...longest).map {
    UInt8(NetworkShape.distance($0))
  }

  func chooseRelations(
    _ top: UnsafePointer<UInt8>, _ group: Group, _ batch: inout NetworkBatch
  ) {
    let count = group.count
    let width = relation.rows
    let sums = unsafe batch.sums.reserve(count * (label.columns + relation.columns))
    unsafe label.multiply(top, stride: tag.rows, count: count, into: sums)
    let joined = unsafe batch.pairs.reserve(count * width)
    let both = unsafe batch.rows.reserve(width)
    for piece in group.pieces {
      for word in piece {
        let head = batch.choices[group.start + word].head
        let own = unsafe sums + word * label.columns
        let other =
          unsafe head < 0
          ? labelRoot.start
          : UnsafePointer(sums + (piece.lowerBound + head) * label.columns + width)
        for index in 0..<width { unsafe both[index] = own[index] &+ other[index] }
        unsafe EntenteActivate(
          both, label.scales, label.bias, width, NetworkShape.leak, factors.label,
          joined + word * width)
      }
    }
    let relationSums = unsafe sums + count * label.columns
    unsafe relation.multiply(joined, stride: width, count: count, into: relationSums)
    let scores = unsafe batch.scores.reserve(relation.columns)
    for word in 0..<count {
      // The root's word has the root's relation, and no other word has it.
      guard batch.choices[group.start + word].head >= 0 else { continue }
      unsafe EntenteScore(
        relationSums + word * relation.columns, relation.scales, relation.bias, relation.columns,
        scores)
      unsafe scores[rootRelation] = -.infinity
      let best = unsafe Int(EntenteGreatest(scores, relations.count))
      batch.choices[group.start + word].relation = relations[best]
    }
  }

  func findNames(
    _ top: UnsafePointer<UInt8>, _ group: Group, _ batch: inout NetworkBatch
  ) {
    let count = group.count
    let width = name.rows
    let sums = unsafe batch.sums.reserve(count * max(width, name.columns))
    unsafe nameHidden.multiply(top, stride: tag.rows, count: count, into: sums)
    let hidden = unsafe batch.pairs.reserve(count * width)
    for piece in group.pieces {
      let words = batch.words[group.start + piece.lowerBound..<group.start + piece.upperBound]
      let register = NameWords.register(words.lazy.map(\.facts))
      for word in piece {
        unsafe EntenteActivate(
          sums + word * width, nameHidden.scales, registers.start + register.rawValue * width,
          width,
          NetworkShape.leak, factors.name, hidden + word * width)
      }
    }
    unsafe name.multiply(hidden, stride: width, count: count, into: sums)
    let scores = unsafe batch.scores.reserve(count * name.columns)
    for word in 0..<count {
      unsafe EntenteScore(
        sums + word * name.columns, name.scales, name.bias, name.columns,
        scores + word * name.columns)
    }
    for piece in group.pieces {
      let before = batch.names.count
      unsafe batch.path.find(
        scores + piece.lowerBound * name.columns, stride: name.columns, count: piece.count,
        into: &batch.names)
      for index in before..<batch.names.count {
        let tokens = batch.names[index].tokens
        let start = group.start + piece.lowerBound
        batch.names[index].tokens = start + tokens.lowerBound..<start + tokens.upperBound
      }
    }
  }
}
