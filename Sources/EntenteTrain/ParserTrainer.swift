import EntenteLanguage

/// Trains the parser with the dynamic oracle for arc-hybrid (Goldberg and Nivre 2013): the parser
/// meets its own mistakes, and learns what is best after them.
struct ParserTrainer {
  var epochs = 15
  var cutoff = 8
  var margin: Float = 1
  var exploration = 0.9
  var seed: UInt64 = 1

  /// The moves of the data: the shift, the left moves, the right moves.
  static func moves(_ data: [TreebankSentence]) -> [ParserMove] {
    var left: [DependencyRelation: Int] = [:]
    var right: [DependencyRelation: Int] = [:]
    for sentence in data {
      for (index, head) in sentence.heads.enumerated() {
        // The root waits behind the sentence, so its dependent lies left of it.
        if head < 0 || head > index {
          left[sentence.relations[index], default: 0] += 1
        } else {
          right[sentence.relations[index], default: 0] += 1
        }
      }
    }
    func sorted(_ counts: [DependencyRelation: Int]) -> [DependencyRelation] {
      counts.filter { $0.value >= 3 }
        .sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
    }
    return [.shift] + sorted(left).map { .left($0) } + sorted(right).map { .right($0) }
  }

  /// Returns the trained weights; `tags` are those that a tagger gave that had not seen the sentence.
  func train(
    _ data: [TreebankSentence], tags: [[Int]], coarse: [UInt64], moves: [ParserMove]
  ) -> Perceptron {
    let model = Perceptron(classes: moves.count, cutoff: cutoff)
    let table = MoveTable(moves)
    var features = FeatureBuffer()
    var words = ParserWords()
    var state = ParserState()
    for pass in -1..<epochs {
      var random = RandomSource(seed: seed &* 1000 &+ UInt64(pass + 1))
      for index in pass < 0 ? Array(data.indices) : random.order(data.count) {
        let sentence = data[index]
        words.fill(sentence.forms, tags[index], tags[index].map { coarse[$0] })
        let gold = GoldTree(sentence)
        state.begin(sentence.forms.count)
        while !state.isFinished {
          let costs = gold.costs(state)
          if pass < 0 {
            ParserFeatures.extract(state, words, into: &features)
            model.count(features)
            table.apply(table.best(costs, gold, state), to: &state)
            continue
          }
          // A shift that is forced teaches nothing.
          if state.stack.isEmpty {
            state.shift()
            continue
          }
          ParserFeatures.extract(state, words, into: &features)
          model.score(features)
          let choice = table.choose(model.scores, costs, gold, state)
          if let wrong = choice.wrong, model.scores[choice.right] <= model.scores[wrong] + margin {
            model.update(features, good: choice.right, bad: wrong)
          }
          model.advance()
          let explores = pass > 0 && random.fraction() < exploration
          table.apply(explores ? choice.best : choice.right, to: &state)
        }
      }
    }
    return model
  }

  /// Returns the bytes of a model.
  static func file(_ models: [Perceptron], moves: [ParserMove], bits: Int = 22) -> [UInt8] {
    var writer = ModelWriter()
    writer.add("labels", lines: moves.map(\.description))
    Report.say(writer.add("weights", weights: models, bits: bits))
    return writer.contents
  }
}

/// The moves of a parser by number.
private struct MoveTable {
  let moves: [ParserMove]
  private let numbers: [UInt8]
  private let lefts: Range<Int>
  private let rights: Range<Int>
  /// The class of the left and of the right move with each relation, -1 where there is none.
  private var leftOf: [Int]
  private var rightOf: [Int]

  init(_ moves: [ParserMove]) {
    self.moves = moves
    leftOf = Array(repeating: -1, count: 64)
    rightOf = leftOf
    var firstRight = moves.count
    var numbers: [UInt8] = []
    for (index, move) in moves.enumerated() {
      switch move {
      case .shift: numbers.append(0)
      case .left(let relation):
        numbers.append(DependencyRelation.numbers[relation] ?? 0)
        leftOf[Int(numbers[index])] = index
      case .right(let relation):
        numbers.append(DependencyRelation.numbers[relation] ?? 0)
        rightOf[Int(numbers[index])] = index
        firstRight = min(firstRight, index)
      }
    }
    self.numbers = numbers
    lefts = 1..<firstRight
    rights = firstRight..<moves.count
  }

  func apply(_ move: Int, to state: inout ParserState) {
    if move == 0 {
      state.shift()
    } else if move < rights.lowerBound {
      state.left(numbers[move])
    } else {
      state.right(numbers[move])
    }
  }

  /// A move that costs nothing more than it must.
  func best(_ costs: GoldTree.Costs, _ gold: GoldTree, _ state: ParserState) -> Int {
    let least = costs.least
    let relation = state.stack.last.map { Int(gold.relations[Int($0)]) } ?? 0
    if state.canLeft, costs.left == least { return max(lefts.lowerBound, leftOf[relation]) }
    if state.canRight, costs.right == least { return max(rights.lowerBound, rightOf[relation]) }
    return 0
  }

  /// The move with the best score, the best of the right ones, the best of the wrong ones.
  func choose(
    _ scores: [Float], _ costs: GoldTree.Costs, _ gold: GoldTree, _ state: ParserState
  ) -> (best: Int, right: Int, wrong: Int?) {
    let least = costs.least
    var best = -1
    var right = -1
    var wrong = -1
    func consider(_ move: Int, _ isRight: Bool) {
      if best < 0 || scores[move] > scores[best] { best = move }
      if isRight {
        if right < 0 || scores[move] > scores[right] { right = move }
      } else if wrong < 0 || scores[move] > scores[wrong] {
        wrong = move
      }
    }
    let top = Int(state.stack.last ?? 0)
    let relation = Int(gold.relations[top])
    if state.canShift { consider(0, costs.shift == least) }
    if state.canLeft {
      let isArc = gold.heads[top] == state.next
      for move in lefts {
        consider(
          move, costs.left == least && (!isArc || leftOf[relation] < 0 || leftOf[relation] == move))
      }
    }
    if state.canRight {
      let isArc = gold.heads[top] == Int(state.stack[state.stack.count - 2])
      for move in rights {
        consider(
          move,
          costs.right == least && (!isArc || rightOf[relation] < 0 || rightOf[relation] == move))
      }
    }
    return (best, right, wrong < 0 ? nil : wrong)
  }
}

/// The gold tree of a sentence, by the numbers of ``ParserState``.
private struct GoldTree {
  /// How many gold arcs each move makes unreachable.
  struct Costs {
    var shift = 1000
    var left = 1000
    var right = 1000
    var least: Int { min(shift, left, right) }
  }

  var heads: [Int] = [-6]
  var relations: [UInt8] = [0]

  init(_ sentence: TreebankSentence) {
    let root = sentence.forms.count + 1
    for head in sentence.heads { heads.append(head < 0 ? root : head + 1) }
    for relation in sentence.relations {
      relations.append(DependencyRelation.numbers[relation] ?? 0)
    }
    heads.append(-5)
    relations.append(0)
  }

  func costs(_ state: ParserState) -> Costs {
    var costs = Costs()
    let next = state.next
    let depth = state.stack.count
    if state.canShift {
      costs.shift = 0
      for (place, word) in state.stack.enumerated() {
        if heads[Int(word)] == next { costs.shift += 1 }
        if place < depth - 1, heads[next] == Int(word) { costs.shift += 1 }
      }
    }
    guard let last = state.stack.last else { return costs }
    let top = Int(last)
    var dependents = 0
    for word in next..<max(next, state.count + 1) where heads[word] == top { dependents += 1 }
    let head = heads[top]
    let isBelow = depth > 1 && head == Int(state.stack[depth - 2])
    if state.canLeft { costs.left = dependents + (isBelow || head > next ? 1 : 0) }
    if state.canRight { costs.right = dependents + (head >= next ? 1 : 0) }
    return costs
  }
}
