import EntenteLanguage

/// The transposes of the weights, which the way back multiplies with.
final class NetworkTransposes: Sendable {
  let layers: [Matrix]
  let tag: Matrix
  let arc: Matrix
  let pair: Matrix
  let distance: Matrix
  let label: Matrix
  let relation: Matrix
  let nameHidden: Matrix
  let name: Matrix

  init(_ weights: NetworkWeights) {
    func turned(_ matrix: Matrix) -> Matrix { Matrix(matrix.columns, matrix.rows) }
    layers = weights.layers.map(turned)
    tag = turned(weights.tag)
    arc = turned(weights.arc)
    pair = turned(weights.pair)
    distance = turned(weights.distance)
    label = turned(weights.label)
    relation = turned(weights.relation)
    nameHidden = turned(weights.nameHidden)
    name = turned(weights.name)
  }

  func fill(_ weights: NetworkWeights) {
    for (into, from) in zip(layers, weights.layers) { into.transpose(from) }
    tag.transpose(weights.tag)
    arc.transpose(weights.arc)
    pair.transpose(weights.pair)
    distance.transpose(weights.distance)
    label.transpose(weights.label)
    relation.transpose(weights.relation)
    nameHidden.transpose(weights.nameHidden)
    name.transpose(weights.name)
  }
}
