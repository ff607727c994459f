import CTraining
import EntenteLanguage

/// The relations of words to their heads.
extension NetworkPass {
  func learnRelations(
    _ model: Model, _ examples: [NetworkExample], _ drop: Float, _ scale: Float
  ) -> Float {
    product(top, model.weights.label, nil, into: labels)
    var start = 0
    for example in examples {
      for word in 0..<example.count {
        join(model.weights, start, word, head: max(0, example.heads[word]))
      }
      start += example.count
    }
    unsafe EntenteLeak(joined.values, count * joined.columns, NetworkShape.leak)
    self.drop(joined, joinedMask, drop)
    product(joined, model.weights.relation, model.weights.relationBias, into: relations)
    let loss = learnClasses(
      relations, shape.relations, examples, scale: scale, gold: \.relations)
    joinedGradient.clear(count)
    back(
      relations, through: joined, weights: gradient.relation, bias: gradient.relationBias,
      transposed: model.transposed.relation, into: joinedGradient)
    unsafe EntenteScale(joinedGradient.values, joinedMask.values, count * joined.columns)
    unsafe EntenteLeakBack(
      joined.values, joinedGradient.values, count * joined.columns, NetworkShape.leak)
    labelGradient.clear(count)
    start = 0
    for example in examples {
      for word in 0..<example.count {
        let from = unsafe joinedGradient[row: start + word]
        unsafe EntenteAddRow(labelGradient[row: start + word], from, shape.label)
        let head = max(0, example.heads[word])
        unsafe EntenteAddRow(
          head == 0
            ? gradient.labelRoot.values : labelGradient[row: start + head - 1] + shape.label,
          from, shape.label)
        unsafe EntenteAddRow(gradient.labelBias.values, from, shape.label)
      }
      start += example.count
    }
    back(
      labelGradient, through: top, weights: gradient.label, bias: nil,
      transposed: model.transposed.label, into: topGradient)
    return loss
  }

  /// Adds up what a word is as a dependent and what another is as its head.
  func join(_ weights: NetworkWeights, _ start: Int, _ word: Int, head: Int) {
    let into = unsafe joined[row: start + word]
    unsafe into.update(from: labels[row: start + word], count: shape.label)
    unsafe EntenteAddRow(into, weights.labelBias.values, shape.label)
    unsafe EntenteAddRow(
      into, head == 0 ? weights.labelRoot.values : labels[row: start + head - 1] + shape.label,
      shape.label)
  }
}
