import CTraining
import EntenteLanguage

/// The layers, forward and back.
extension NetworkPass {
  /// Reads the sentences; afterwards the states of the last layer are known.
  func forward(_ model: Model, _ examples: [NetworkExample], _ drop: Dropout) {
    let weights = model.weights
    rows.removeAll(keepingCapacity: true)
    count = 0
    for example in examples {
      count += example.count
      for word in 0..<example.count {
        let isHidden = chance() < drop.words * example.rarity[word]
        for index in 0..<NetworkFeatures.count {
          let row = example.features[word * NetworkFeatures.count + index]
          rows.append(row)
        }
        if isHidden { hide(word: rows.count / NetworkFeatures.count - 1) }
      }
    }
    precondition(count <= capacity, "a pass takes no more words than it was made for")
    input.clear(count)
    for word in 0..<count {
      for index in 0..<NetworkFeatures.count {
        let row = Int(rows[word * NetworkFeatures.count + index])
        if row > 0 {
          unsafe EntenteAddRow(input[row: word], model.embedding[row: row], shape.embedding)
        }
      }
    }
    self.drop(input, inputMask, drop.input)
    var below = input
    for layer in 0..<shape.layers {
      sums[layer].clear(count)
      Block.multiply(
        Block(below), Block(weights.layers[layer]), into: Block(sums[layer]), rows: count,
        inner: below.columns, columns: sums[layer].columns)
      var start = 0
      for example in examples {
        for direction in 0..<2 {
          let place = self.place(layer, direction, start, example.count, below)
          unsafe EntenteRecur(
            place.sums, place.sumStep, place.skip, place.skipStep,
            weights.gates[2 * layer + direction].values, shape.width, example.count,
            states[layer][row: place.first] + direction * shape.width,
            direction == 0 ? shape.state : -shape.state,
            saved[2 * layer + direction][row: start])
        }
        start += example.count
      }
      self.drop(states[layer], stateMasks[layer], drop.layers)
      below = states[layer]
    }
  }

  /// Shows a word as one never met: its ends, its shape and its class stay.
  private func hide(word: Int) {
    let start = word * NetworkFeatures.count
    for index in NetworkFeatures.identity { rows[start + index] = 0 }
    rows[start + NetworkFeatures.word] = FeatureRows.unknown
  }

  /// Where the words of a sentence stand for one direction of a layer, the first to be read first.
  @safe private struct Place {
    var first: Int
    var sums: UnsafeMutablePointer<Float>
    var sumStep: Int
    var skip: UnsafeMutablePointer<Float>
    var skipStep: Int
  }

  private func place(
    _ layer: Int, _ direction: Int, _ start: Int, _ count: Int, _ below: Matrix,
    ofGradients: Bool = false
  ) -> Place {
    let sums = ofGradients ? sumGradients[layer] : sums[layer]
    let first = direction == 0 ? start : start + count - 1
    let sign = direction == 0 ? 1 : -1
    let own = unsafe sums[row: first] + direction * shape.sums(layer) * shape.width
    return unsafe Place(
      first: first, sums: own, sumStep: sign * sums.columns,
      skip: layer == 0 ? own + 3 * shape.width : below[row: first] + direction * shape.width,
      skipStep: sign * (layer == 0 ? sums.columns : below.columns))
  }

  func backThroughLayers(_ model: Model, _ examples: [NetworkExample]) {
    for layer in (0..<shape.layers).reversed() {
      let below = layer == 0 ? input : states[layer - 1]
      let belowGradient = layer == 0 ? inputGradient : stateGradients[layer - 1]
      let down = stateGradients[layer]
      unsafe EntenteScale(down.values, stateMasks[layer].values, count * down.columns)
      sumGradients[layer].clear(count)
      belowGradient.clear(count)
      var start = 0
      for example in examples {
        for direction in 0..<2 {
          let place = self.place(layer, direction, start, example.count, below)
          let back = self.place(
            layer, direction, start, example.count, belowGradient, ofGradients: true)
          unsafe EntenteRecurBack(
            place.sums, place.sumStep, place.skip, place.skipStep,
            model.weights.gates[2 * layer + direction].values, shape.width, example.count,
            saved[2 * layer + direction][row: start],
            down[row: place.first] + direction * shape.width,
            direction == 0 ? shape.state : -shape.state, back.sums, back.sumStep, back.skip,
            back.skipStep, gradient.gates[2 * layer + direction].values)
        }
        start += example.count
      }
      back(
        sumGradients[layer], through: below, weights: gradient.layers[layer], bias: nil,
        transposed: model.transposed.layers[layer], into: belowGradient)
    }
    unsafe EntenteScale(inputGradient.values, inputMask.values, count * input.columns)
  }
}
