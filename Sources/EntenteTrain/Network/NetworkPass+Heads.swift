import CTraining
import EntenteLanguage

/// The heads of words: every word of a sentence is scored as the head of every other.
extension NetworkPass {
  func learnHeads(
    _ model: Model, _ examples: [NetworkExample], _ drop: Float, _ scale: Float
  ) -> Float {
    var loss: Float = 0
    scoreArcs(model.weights, drop)
    arcGradient.clear(count)
    pairGradient.clear(count)
    distanceGradient.clear(count)
    var start = 0
    for example in examples {
      if example.hasTree { loss += learnHeads(model, of: example, start, scale) }
      start += example.count
    }
    back(
      distanceGradient, through: arcs, weights: gradient.distance, bias: gradient.distanceBias,
      transposed: model.transposed.distance, into: arcGradient, inner: shape.arc)
    back(
      pairGradient, through: arcs, weights: gradient.pair, bias: gradient.pairBias,
      transposed: model.transposed.pair, into: arcGradient, inner: shape.arc)
    unsafe EntenteScale(arcGradient.values, arcMask.values, count * arcs.columns)
    unsafe EntenteLeakBack(arcs.values, arcGradient.values, count * arcs.columns, NetworkShape.leak)
    back(
      arcGradient, through: top, weights: gradient.arc, bias: gradient.arcBias,
      transposed: model.transposed.arc, into: topGradient)
    return loss
  }

  func scoreArcs(_ weights: NetworkWeights, _ drop: Float) {
    product(top, weights.arc, weights.arcBias, into: arcs)
    unsafe EntenteLeak(arcs.values, count * arcs.columns, NetworkShape.leak)
    self.drop(arcs, arcMask, drop)
    product(arcs, weights.pair, weights.pairBias, into: pairs, inner: shape.arc)
    product(arcs, weights.distance, weights.distanceBias, into: distances, inner: shape.arc)
  }

  /// The scores of all heads of the words of a sentence.
  private func headScores(_ weights: NetworkWeights, _ start: Int, _ count: Int) -> Matrix {
    let columns = NetworkShape.padded(count + 1)
    let heads = Matrix(columns, shape.arc)
    unsafe heads[row: 0].update(from: weights.root.values, count: shape.arc)
    for word in 0..<count {
      unsafe heads[row: word + 1].update(
        from: arcs[row: start + word] + shape.arc, count: shape.arc)
    }
    unsafe headRows.values.update(from: heads.values, count: heads.count)
    let turned = Matrix(shape.arc, columns)
    turned.transpose(heads)
    let scores = Matrix(count, columns)
    for word in 0..<count {
      let kinds = unsafe distances[row: start + word]
      for head in 0...count {
        let kind = head == 0 ? 0 : NetworkShape.distance(head - 1 - word)
        scores[word, head] = unsafe kinds[kind]
      }
    }
    Block.multiply(
      Block(pairs, row: start), Block(turned), into: Block(scores), rows: count, inner: shape.arc,
      columns: columns)
    return scores
  }

  private func learnHeads(
    _ model: Model, of example: NetworkExample, _ start: Int, _ scale: Float
  ) -> Float {
    let count = example.count
    let scores = headScores(model.weights, start, count)
    var loss: Float = 0
    for word in 0..<count {
      loss += unsafe EntenteSoftmaxLoss(
        scores[row: word], count + 1, scores.columns, example.heads[word], word + 1, scale)
      let kinds = unsafe distanceGradient[row: start + word]
      for head in 0...count {
        let kind = head == 0 ? 0 : NetworkShape.distance(head - 1 - word)
        unsafe kinds[kind] += scores[word, head]
      }
    }
    Block.multiply(
      Block(scores), Block(headRows), into: Block(pairGradient, row: start), rows: count,
      inner: scores.columns, columns: shape.arc)
    let heads = Matrix(scores.columns, shape.arc)
    Block.multiply(
      transposed: Block(scores), Block(pairs, row: start), into: Block(heads), rows: count + 1,
      inner: count, columns: shape.arc)
    unsafe EntenteAddRow(gradient.root.values, heads.values, shape.arc)
    for word in 0..<count {
      unsafe EntenteAddRow(
        arcGradient[row: start + word] + shape.arc, heads[row: word + 1], shape.arc)
    }
    return loss
  }
}
