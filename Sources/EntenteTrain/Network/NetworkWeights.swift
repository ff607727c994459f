import EntenteLanguage

/// The weights of a network, or something of the same shape: their gradient, their moments.
final class NetworkWeights: Sendable {
  let shape: NetworkShape
  /// For each layer what makes the sums of both directions: `state` or `embedding` rows.
  let layers: [Matrix]
  /// For each layer and direction the weights of the state and the biases of the two gates.
  let gates: [Matrix]
  let tag: Matrix
  let tagBias: Matrix
  /// What makes of a state a word as a dependent and, behind it, as a head.
  let arc: Matrix
  let arcBias: Matrix
  let pair: Matrix
  let pairBias: Matrix
  let distance: Matrix
  let distanceBias: Matrix
  /// The root as a head.
  let root: Matrix
  let label: Matrix
  let labelRoot: Matrix
  let labelBias: Matrix
  let relation: Matrix
  let relationBias: Matrix
  let nameHidden: Matrix
  /// The bias of the hidden numbers for each source of names; the data disagree on what they mark.
  let sources: Matrix
  let name: Matrix
  let nameBias: Matrix

  var all: [Matrix] {
    layers + gates + [
      tag, tagBias, arc, arcBias, pair, pairBias, distance, distanceBias, root, label, labelRoot,
      labelBias, relation, relationBias, nameHidden, sources, name, nameBias,
    ]
  }

  /// Creates zeros.
  init(_ shape: NetworkShape) {
    self.shape = shape
    let tags = NetworkShape.padded(shape.tags)
    let relations = NetworkShape.padded(shape.relations)
    let distances = NetworkShape.padded(NetworkShape.distances)
    layers = (0..<shape.layers).map {
      Matrix($0 == 0 ? shape.embedding : shape.state, 2 * shape.sums($0) * shape.width)
    }
    gates = (0..<shape.layers * 2).map { _ in Matrix(4, shape.width) }
    tag = Matrix(shape.state, tags)
    tagBias = Matrix(1, tags)
    arc = Matrix(shape.state, 2 * shape.arc)
    arcBias = Matrix(1, 2 * shape.arc)
    pair = Matrix(shape.arc, shape.arc)
    pairBias = Matrix(1, shape.arc)
    distance = Matrix(shape.arc, distances)
    distanceBias = Matrix(1, distances)
    root = Matrix(1, shape.arc)
    label = Matrix(shape.state, 2 * shape.label)
    labelRoot = Matrix(1, shape.label)
    labelBias = Matrix(1, shape.label)
    relation = Matrix(shape.label, relations)
    relationBias = Matrix(1, relations)
    nameHidden = Matrix(shape.state, shape.name)
    sources = Matrix(NameSource.allCases.count, shape.name)
    name = Matrix(shape.name, NetworkShape.padded(NameLabel.count))
    nameBias = Matrix(1, NetworkShape.padded(NameLabel.count))
  }

  /// Fills the weights by chance.
  func begin(_ random: inout RandomSource) {
    for (layer, matrix) in layers.enumerated() {
      matrix.fill(inputs: matrix.rows, outputs: shape.width, &random)
      for direction in 0..<2 {
        let gates = gates[2 * layer + direction]
        for index in 0..<shape.width {
          gates[0, index] = Float(random.fraction() - 0.5) * 0.5
          gates[1, index] = Float(random.fraction() - 0.5) * 0.5
          // States last for some words at first.
          gates[2, index] = 1
        }
      }
    }
    tag.fill(inputs: tag.rows, outputs: shape.tags, &random)
    arc.fill(inputs: arc.rows, outputs: shape.arc, &random)
    pair.fill(inputs: pair.rows, outputs: shape.arc, &random)
    root.fill(upTo: 0.3, &random)
    label.fill(inputs: label.rows, outputs: shape.label, &random)
    labelRoot.fill(upTo: 0.3, &random)
    relation.fill(inputs: relation.rows, outputs: shape.relations, &random)
    nameHidden.fill(inputs: nameHidden.rows, outputs: shape.name, &random)
    name.fill(inputs: shape.name, outputs: NameLabel.count, &random)
  }
}
