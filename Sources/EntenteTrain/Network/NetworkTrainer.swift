import CTraining
import Dispatch
import EntenteLanguage

/// Trains the network with Adam on two threads.
///
/// Each thread takes half of the sentences of a batch; their gradients are added up in one order.
final class NetworkTrainer: @unchecked Sendable {
  var epochs = 32
  /// The rate of learning at its highest.
  var rate: Float = 2e-3
  /// The words of a batch.
  var batch = 600
  var dropout = NetworkPass.Dropout()

  let shape: NetworkShape
  let model: NetworkPass.Model
  private let first: NetworkWeights
  private let second: NetworkWeights
  private let embeddingFirst: Matrix
  private let embeddingSecond: Matrix
  private let embeddingGradient: Matrix
  private var isTouched: [Bool]
  private let passes: [NetworkPass]
  private var random: RandomSource
  private var step = 0
  /// What is still missing of the moments, which begin at 0.
  private var firstBias: Float = 1
  private var secondBias: Float = 1
  private static let capacity = 4096

  init(_ shape: NetworkShape, rows: Int, seed: UInt64) {
    self.shape = shape
    random = RandomSource(seed: seed)
    let weights = NetworkWeights(shape)
    weights.begin(&random)
    let embedding = Matrix(rows, shape.embedding)
    embedding.fill(upTo: 0.25, &random)
    unsafe embedding[row: 0].update(repeating: 0, count: shape.embedding)
    model = NetworkPass.Model(
      weights: weights, transposed: NetworkTransposes(weights), embedding: embedding)
    first = NetworkWeights(shape)
    second = NetworkWeights(shape)
    embeddingFirst = Matrix(rows, shape.embedding)
    embeddingSecond = Matrix(rows, shape.embedding)
    embeddingGradient = Matrix(rows, shape.embedding)
    isTouched = Array(repeating: false, count: rows)
    passes = (0..<2).map { _ in NetworkPass(shape, capacity: Self.capacity) }
  }

  /// Trains on what `examples` gives for each pass; `after` is told the pass and its loss.
  func train(
    _ examples: (inout RandomSource) -> [NetworkExample], after: (Int, Float) -> Void
  ) {
    var steps: Float = 0
    for pass in 0..<epochs {
      let data = examples(&random)
      let total = data.reduce(0) { $0 + $1.count }
      if pass == 0 { steps = Float(epochs * (total / batch + 1)) }
      var loss: Float = 0
      var halves: [[NetworkExample]] = [[], []]
      var sizes = [0, 0]
      for index in random.order(data.count) {
        let half = sizes[0] <= sizes[1] ? 0 : 1
        halves[half].append(data[index])
        sizes[half] += data[index].count
        if sizes[0] + sizes[1] >= batch {
          loss += learn(halves, words: sizes[0] + sizes[1], rate: rate(Float(step) / steps))
          halves = [[], []]
          sizes = [0, 0]
        }
      }
      after(pass + 1, loss / Float(total))
    }
  }

  /// The rate rises for a twentieth of the time and then falls to nothing.
  private func rate(_ progress: Float) -> Float {
    rate * min(1, progress * 20) * max(0.01, 1 - progress)
  }

  private func learn(_ halves: [[NetworkExample]], words: Int, rate: Float) -> Float {
    model.transposed.fill(model.weights)
    let seeds = [random.next(), random.next()]
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      passes[half].learn(
        model, halves[half], dropout, scale: 1 / Float(words), seed: seeds[half])
    }
    step += 1
    firstBias *= Self.firstDecay
    secondBias *= Self.secondDecay
    let corrected = rate * (1 - secondBias).squareRoot() / (1 - firstBias)
    changeWeights(rate: corrected)
    changeEmbedding(rate: corrected)
    return passes[0].loss + passes[1].loss
  }

  private static let firstDecay: Float = 0.9
  private static let secondDecay: Float = 0.99

  private func changeWeights(rate: Float) {
    let values = model.weights.all
    let gradients = passes.map { $0.gradient.all }
    let (firsts, seconds) = (first.all, second.all)
    for index in values.indices {
      let count = values[index].count
      unsafe EntenteAddRow(gradients[0][index].values, gradients[1][index].values, count)
      gradients[1][index].clear(gradients[1][index].rows)
      unsafe EntenteAdam(
        values[index].values, gradients[0][index].values, firsts[index].values,
        seconds[index].values, count, rate, Self.firstDecay, Self.secondDecay)
    }
  }

  /// Changes the rows of those features that the batch holds; the others keep their moments.
  private func changeEmbedding(rate: Float) {
    var touched: [Int] = []
    for pass in passes {
      for word in 0..<pass.count {
        for index in 0..<NetworkFeatures.count {
          let row = Int(pass.rows[word * NetworkFeatures.count + index])
          guard row > 0 else { continue }
          if !isTouched[row] {
            isTouched[row] = true
            touched.append(row)
          }
          unsafe EntenteAddRow(
            embeddingGradient[row: row], pass.inputGradient[row: word], shape.embedding)
        }
      }
    }
    for row in touched {
      isTouched[row] = false
      unsafe EntenteAdam(
        model.embedding[row: row], embeddingGradient[row: row], embeddingFirst[row: row],
        embeddingSecond[row: row], shape.embedding, rate, Self.firstDecay, Self.secondDecay)
    }
  }

  /// The greatest numbers that the network makes of some sentences.
  func extremes(_ data: some Sequence<NetworkExample>) -> NetworkPass.Extremes {
    var extremes = NetworkPass.Extremes(states: Array(repeating: 0, count: shape.layers))
    for example in data { passes[0].measure(model, example, &extremes) }
    return extremes
  }
}
