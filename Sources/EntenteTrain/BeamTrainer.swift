import EntenteLanguage

/// Trains the moves of a parser that keeps several parses: whole sequences of moves are compared, at
/// the step where the wrong one is furthest ahead (max-violation, Huang, Fayong and Guo 2012).
struct BeamTrainer {
  var epochs = 3
  var width = 8
  var seed: UInt64 = 1

  /// Goes on training moves that were trained greedily; `parser` names the relations of arcs.
  func train(
    _ moves: Perceptron, _ parser: DependencyParser, _ data: [TreebankSentence],
    words: [ParserWords]
  ) {
    moves.restart()
    var scratch = DependencyParser.Scratch()
    for pass in 0..<epochs {
      var random = RandomSource(seed: seed &* 1000 &+ 500 &+ UInt64(pass))
      var wrong = 0
      for index in random.order(data.count) {
        let gold = GoldTree(data[index])
        if learn(moves, parser, gold, words[index], data[index].forms.count, &scratch) {
          wrong += 1
        }
      }
      Report.say("pass \(pass + 1): \(wrong) of \(data.count) sentences corrected")
    }
  }

  /// A parse on its way, with the moves that led to it.
  private struct Item {
    var state: ParserState
    var score: Float = 0
    var moves: [ParserMove] = []
    var relations: [UInt8] = []
    var isGold = false
  }

  /// Learns from one sentence; returns whether there was anything to learn.
  private func learn(
    _ model: Perceptron, _ parser: DependencyParser, _ gold: GoldTree, _ words: ParserWords,
    _ count: Int, _ scratch: inout DependencyParser.Scratch
  ) -> Bool {
    var start = Item(state: ParserState())
    start.state.begin(count)
    start.isGold = true
    var beam = [start]
    var right = start
    var violation: Float = -1
    var worst: (wrong: Item, right: Item)?
    for _ in 0..<2 * count {
      var candidates: [(parent: Int, move: ParserMove, score: Float)] = []
      let goldMove = gold.best(right.state)
      var goldScore = right.score
      var isKept = false
      for (index, item) in beam.enumerated() {
        ParserFeatures.extract(item.state, words, into: &scratch.features)
        model.score(scratch.features)
        for move in ParserMove.allCases where item.state.allows(move) {
          candidates.append((index, move, item.score + model.scores[move.rawValue]))
        }
        if item.isGold {
          isKept = true
          goldScore += model.scores[goldMove.rawValue]
        }
      }
      if !isKept {
        ParserFeatures.extract(right.state, words, into: &scratch.features)
        model.score(scratch.features)
        goldScore += model.scores[goldMove.rawValue]
      }
      candidates.sort {
        ($1.score, $0.parent, $0.move.rawValue) < ($0.score, $1.parent, $1.move.rawValue)
      }
      advance(&right, goldMove, goldScore, parser, words, &scratch)
      var next: [Item] = []
      for candidate in candidates.prefix(width) {
        var item = beam[candidate.parent]
        item.isGold = item.isGold && candidate.move == goldMove
        advance(&item, candidate.move, candidate.score, parser, words, &scratch)
        next.append(item)
      }
      beam = next
      if let best = beam.first, !best.isGold, best.score - goldScore > violation {
        violation = best.score - goldScore
        worst = (best, right)
      }
    }
    if let best = beam.first, !best.isGold, let worst {
      replay(worst.right, beyond: worst.wrong, by: 1, model, words, count, &scratch)
      replay(worst.wrong, beyond: worst.right, by: -1, model, words, count, &scratch)
    }
    model.advance()
    return beam.first.map { !$0.isGold } ?? false
  }

  private func advance(
    _ item: inout Item, _ move: ParserMove, _ score: Float, _ parser: DependencyParser,
    _ words: ParserWords, _ scratch: inout DependencyParser.Scratch
  ) {
    let arc = item.state.arc(of: move)
    parser.apply(move, to: &item.state, words, &scratch)
    item.moves.append(move)
    item.relations.append(arc.map { item.state.nodes[$0.dependent].relation } ?? 0)
    item.score = score
  }

  /// Changes the weights of the moves of `item` from where it leaves `other`.
  private func replay(
    _ item: Item, beyond other: Item, by amount: Float, _ model: Perceptron,
    _ words: ParserWords, _ count: Int, _ scratch: inout DependencyParser.Scratch
  ) {
    var state = ParserState()
    state.begin(count)
    var isShared = true
    for (index, move) in item.moves.enumerated() {
      isShared = isShared && other.moves[index] == move
      if !isShared {
        ParserFeatures.extract(state, words, into: &scratch.features)
        model.update(scratch.features, move.rawValue, by: amount)
      }
      if let arc = state.arc(of: move) {
        state.attach(arc, item.relations[index])
      } else {
        state.shift()
      }
    }
  }
}
