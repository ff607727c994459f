import CTraining
import EntenteLanguage

/// One way forward and back through the network, over some sentences; one thread works with a pass at a time.
final class NetworkPass: @unchecked Sendable {
  /// How much is forgotten by chance, so that nothing is learned by heart.
  struct Dropout {
    /// What the chance that a word is shown as one never met is multiplied by.
    var words: Float = 1
    var input: Float = 0.15
    var layers: Float = 0.15
    var arcs: Float = 0.15
    var labels: Float = 0.15
    var names: Float = 0.33

    static let none = Dropout(words: 0, input: 0, layers: 0, arcs: 0, labels: 0, names: 0)
  }

  /// Weights with their transposes, which the way back multiplies with.
  struct Model {
    let weights: NetworkWeights
    let transposed: NetworkTransposes
    let embedding: Matrix
  }

  let shape: NetworkShape
  let gradient: NetworkWeights
  /// The rows of the features of each word of the last pass.
  var rows: [Int32] = []
  /// The gradient of the input of each of these words.
  let inputGradient: Matrix
  /// The loss of the last pass.
  private(set) var loss: Float = 0
  var count = 0

  let capacity: Int
  let input: Matrix
  let inputMask: Matrix
  let sums: [Matrix]
  let sumGradients: [Matrix]
  let saved: [Matrix]
  let states: [Matrix]
  let stateMasks: [Matrix]
  let stateGradients: [Matrix]
  let tags: Matrix
  let arcs: Matrix
  let arcMask: Matrix
  let arcGradient: Matrix
  let pairs: Matrix
  let pairGradient: Matrix
  let distances: Matrix
  let distanceGradient: Matrix
  let labels: Matrix
  let labelGradient: Matrix
  let joined: Matrix
  let joinedMask: Matrix
  let joinedGradient: Matrix
  let relations: Matrix
  let hidden: Matrix
  let hiddenMask: Matrix
  let hiddenGradient: Matrix
  let names: Matrix
  /// The heads of one sentence.
  let headRows: Matrix
  var random: UInt64 = 1

  init(_ shape: NetworkShape, capacity: Int) {
    self.shape = shape
    self.capacity = capacity
    let state = shape.state
    gradient = NetworkWeights(shape)
    input = Matrix(capacity, shape.embedding)
    inputMask = Matrix(capacity, shape.embedding)
    inputGradient = Matrix(capacity, shape.embedding)
    sums = (0..<shape.layers).map { Matrix(capacity, 2 * shape.sums($0) * shape.width) }
    sumGradients = (0..<shape.layers).map { Matrix(capacity, 2 * shape.sums($0) * shape.width) }
    saved = (0..<shape.layers * 2).map { _ in Matrix(capacity, 4 * shape.width) }
    states = (0..<shape.layers).map { _ in Matrix(capacity, state) }
    stateMasks = (0..<shape.layers).map { _ in Matrix(capacity, state) }
    stateGradients = (0..<shape.layers).map { _ in Matrix(capacity, state) }
    tags = Matrix(capacity, NetworkShape.padded(shape.tags))
    arcs = Matrix(capacity, 2 * shape.arc)
    arcMask = Matrix(capacity, 2 * shape.arc)
    arcGradient = Matrix(capacity, 2 * shape.arc)
    pairs = Matrix(capacity, shape.arc)
    pairGradient = Matrix(capacity, shape.arc)
    distances = Matrix(capacity, NetworkShape.padded(NetworkShape.distances))
    distanceGradient = Matrix(capacity, NetworkShape.padded(NetworkShape.distances))
    labels = Matrix(capacity, 2 * shape.label)
    labelGradient = Matrix(capacity, 2 * shape.label)
    joined = Matrix(capacity, shape.label)
    joinedMask = Matrix(capacity, shape.label)
    joinedGradient = Matrix(capacity, shape.label)
    relations = Matrix(capacity, NetworkShape.padded(shape.relations))
    hidden = Matrix(capacity, shape.name)
    hiddenMask = Matrix(capacity, shape.name)
    hiddenGradient = Matrix(capacity, shape.name)
    names = Matrix(capacity, NetworkShape.padded(NameLabel.count))
    headRows = Matrix(capacity + 16, shape.arc)
  }

  /// Learns from sentences: adds to the gradient, each word with weight `scale`, and notes the loss.
  func learn(
    _ model: Model, _ examples: [NetworkExample], _ drop: Dropout, scale: Float, seed: UInt64
  ) {
    random = seed | 1
    forward(model, examples, drop)
    topGradient.clear(count)
    loss =
      learnTags(model, examples, scale) + learnHeads(model, examples, drop.arcs, scale)
      + learnRelations(model, examples, drop.labels, scale)
      + learnNames(model, examples, drop.names, scale)
    backThroughLayers(model, examples)
  }

  /// The states of the last layer, and their gradient.
  var top: Matrix { states[shape.layers - 1] }
  var topGradient: Matrix { stateGradients[shape.layers - 1] }

  /// Replaces the scores of classes by their gradient, word by word; a gold class of -1 is none. Returns the loss.
  func learnClasses(
    _ scores: Matrix, _ classes: Int, _ examples: [NetworkExample], scale: Float,
    gold: KeyPath<NetworkExample, [Int]>
  ) -> Float {
    var loss: Float = 0
    var word = 0
    for example in examples {
      for number in example[keyPath: gold] {
        if number < 0 {
          unsafe scores[row: word].update(repeating: 0, count: scores.columns)
        } else {
          loss += unsafe EntenteSoftmaxLoss(
            scores[row: word], classes, scores.columns, number, Int.max, scale)
        }
        word += 1
      }
    }
    return loss
  }

  private func learnTags(_ model: Model, _ examples: [NetworkExample], _ scale: Float) -> Float {
    product(top, model.weights.tag, model.weights.tagBias, into: tags)
    let loss = learnClasses(tags, shape.tags, examples, scale: scale, gold: \.tags)
    back(
      tags, through: top, weights: gradient.tag, bias: gradient.tagBias,
      transposed: model.transposed.tag, into: topGradient)
    return loss
  }

  /// The way back through a product of matrices: what the weights and what the inputs should change.
  func back(
    _ outputs: Matrix, through inputs: Matrix, weights: Matrix, bias: Matrix?, transposed: Matrix,
    into: Matrix, inner: Int? = nil
  ) {
    let inner = inner ?? inputs.columns
    Block.multiply(
      transposed: Block(inputs), Block(outputs), into: Block(weights), rows: inner, inner: count,
      columns: outputs.columns)
    if let bias {
      for word in 0..<count {
        unsafe EntenteAddRow(bias.values, outputs[row: word], outputs.columns)
      }
    }
    Block.multiply(
      Block(outputs), Block(transposed), into: Block(into), rows: count, inner: outputs.columns,
      columns: inner)
  }

  /// into = from · weights + bias
  func product(
    _ from: Matrix, _ weights: Matrix, _ bias: Matrix?, into: Matrix, inner: Int? = nil
  ) {
    for word in 0..<count {
      if let bias {
        unsafe into[row: word].update(from: bias.values, count: into.columns)
      } else {
        unsafe into[row: word].update(repeating: 0, count: into.columns)
      }
    }
    Block.multiply(
      Block(from), Block(weights), into: Block(into), rows: count, inner: inner ?? from.columns,
      columns: into.columns)
  }

  /// The greatest numbers that a network makes of some sentences, which whole numbers must have room for.
  struct Extremes {
    var input: Float = 0
    var states: [Float]
    var arcs: Float = 0
    var pairs: Float = 0
    var joined: Float = 0
    var hidden: Float = 0
  }

  /// Notes the greatest numbers that the network makes of a sentence with a known tree.
  func measure(_ model: Model, _ example: NetworkExample, _ extremes: inout Extremes) {
    forward(model, [example], .none)
    scoreArcs(model.weights, 0)
    product(top, model.weights.label, nil, into: labels)
    for word in 0..<count { join(model.weights, 0, word, head: max(0, example.heads[word])) }
    scoreNames(model.weights, [example], 0)
    extremes.input = max(extremes.input, input.greatest(count))
    for layer in states.indices {
      extremes.states[layer] = max(extremes.states[layer], states[layer].greatest(count))
    }
    extremes.arcs = max(extremes.arcs, arcs.greatest(count))
    extremes.pairs = max(extremes.pairs, pairs.greatest(count))
    extremes.joined = max(extremes.joined, joined.greatest(count))
    extremes.hidden = max(extremes.hidden, hidden.greatest(count))
  }

  func drop(_ values: Matrix, _ mask: Matrix, _ share: Float) {
    let numbers = count * values.columns
    if share == 0 {
      unsafe mask.values.update(repeating: 1, count: numbers)
    } else {
      unsafe EntenteDrop(values.values, mask.values, numbers, share, &random)
    }
  }

  func chance() -> Float {
    random ^= random << 13
    random ^= random >> 7
    random ^= random << 17
    return Float(random &* 0x2545_F491_4F6C_DD1D >> 40) / Float(1 << 24)
  }
}
