import CTraining
import EntenteLanguage

/// The names, of which each corpus marks others.
extension NetworkPass {
  func learnNames(
    _ model: Model, _ examples: [NetworkExample], _ drop: Float, _ scale: Float
  ) -> Float {
    scoreNames(model.weights, examples, drop)
    let loss = learnClasses(names, NameLabel.count, examples, scale: scale, gold: \.names)
    hiddenGradient.clear(count)
    back(
      names, through: hidden, weights: gradient.name, bias: gradient.nameBias,
      transposed: model.transposed.name, into: hiddenGradient)
    unsafe EntenteScale(hiddenGradient.values, hiddenMask.values, count * hidden.columns)
    unsafe EntenteLeakBack(
      hidden.values, hiddenGradient.values, count * hidden.columns, NetworkShape.leak)
    var word = 0
    for example in examples {
      for _ in 0..<example.count {
        unsafe EntenteAddRow(
          gradient.sources[row: example.source.rawValue], hiddenGradient[row: word], shape.name)
        word += 1
      }
    }
    back(
      hiddenGradient, through: top, weights: gradient.nameHidden, bias: nil,
      transposed: model.transposed.nameHidden, into: topGradient)
    return loss
  }

  func scoreNames(
    _ weights: NetworkWeights, _ examples: [NetworkExample], _ drop: Float
  ) {
    product(top, weights.nameHidden, nil, into: hidden)
    var word = 0
    for example in examples {
      for _ in 0..<example.count {
        unsafe EntenteAddRow(
          hidden[row: word], weights.sources[row: example.source.rawValue], shape.name)
        word += 1
      }
    }
    unsafe EntenteLeak(hidden.values, count * hidden.columns, NetworkShape.leak)
    self.drop(hidden, hiddenMask, drop)
    product(hidden, weights.name, weights.nameBias, into: names)
  }
}
