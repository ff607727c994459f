import EntenteLanguage

/// The two models of a parser: the moves, and the relations of the arcs that they make.
struct ParserModels {
  var moves: Perceptron
  var relations: Perceptron
}

/// Trains the parser with the dynamic oracle for arc-hybrid (Goldberg and Nivre 2013): the parser
/// meets its own mistakes, and learns what is best after them.
struct ParserTrainer {
  var epochs = 10
  var cutoff = 10
  var margin: Float = 1
  var exploration = 0.9
  var seed: UInt64 = 1
  /// The relations of the data, by class.
  let relations: [DependencyRelation]
  /// The class of each relation by its number in parser states, -1 where it has none.
  private let classes: [Int]
  private let numbers: [UInt8]

  init(relations: [DependencyRelation]) {
    self.relations = relations
    numbers = relations.map { DependencyRelation.numbers[$0] ?? 0 }
    var classes = [Int](repeating: -1, count: DependencyRelation.allCases.count)
    for (index, number) in numbers.enumerated() { classes[Int(number)] = index }
    self.classes = classes
  }

  /// The relations that the data hold often enough to learn, the most frequent first.
  static func relations(_ data: [TreebankSentence]) -> [DependencyRelation] {
    var counts: [DependencyRelation: Int] = [:]
    for sentence in data {
      for relation in sentence.relations where relation != .root {
        counts[relation, default: 0] += 1
      }
    }
    return counts.filter { $0.value >= 3 }
      .sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map(\.key)
  }

  /// Returns trained models; the words hold tags that a tagger gave that had not seen the sentence.
  func train(_ data: [TreebankSentence], words: [ParserWords]) -> ParserModels {
    let models = ParserModels(
      moves: Perceptron(classes: 3, cutoff: cutoff),
      relations: Perceptron(classes: relations.count, cutoff: cutoff))
    var features = FeatureBuffer()
    var state = ParserState()
    for pass in -1..<epochs {
      var random = RandomSource(seed: seed &* 1000 &+ UInt64(pass + 1))
      for index in pass < 0 ? Array(data.indices) : random.order(data.count) {
        let gold = GoldTree(data[index])
        state.begin(data[index].forms.count)
        while !state.isFinished {
          let move: ParserMove
          if let only = state.onlyMove {
            // What is forced teaches nothing.
            move = only
          } else {
            ParserFeatures.extract(state, words[index], into: &features)
            if pass < 0 {
              models.moves.count(features)
              move = gold.best(state)
            } else {
              models.moves.score(features)
              let choice = gold.choose(models.moves.scores, state)
              if let wrong = choice.wrong,
                models.moves.scores[choice.right.rawValue]
                  <= models.moves.scores[wrong.rawValue] + margin
              {
                models.moves.update(features, good: choice.right.rawValue, bad: wrong.rawValue)
              }
              models.moves.advance()
              let explores = pass > 0 && random.fraction() < exploration
              move = explores ? choice.best : choice.right
            }
          }
          apply(move, to: &state, gold, words[index], &features, models.relations, counts: pass < 0)
        }
      }
    }
    return models
  }

  /// Applies a move, and learns the relation of its arc where the tree has the arc.
  private func apply(
    _ move: ParserMove, to state: inout ParserState, _ gold: GoldTree, _ words: ParserWords,
    _ features: inout FeatureBuffer, _ model: Perceptron, counts: Bool
  ) {
    guard let arc = state.arc(of: move) else {
      state.shift()
      return
    }
    guard arc.head <= state.count else {
      state.attach(arc, ParserState.rootRelation)
      return
    }
    RelationFeatures.extract(state, words, arc, into: &features)
    let right = gold.heads[arc.dependent] == arc.head ? gold.relations[arc.dependent] : nil
    if counts {
      model.count(features)
      state.attach(arc, right ?? numbers[0])
      return
    }
    model.score(features)
    var best = 0
    for label in 1..<numbers.count where model.scores[label] > model.scores[best] { best = label }
    if let right, classes[Int(right)] >= 0 {
      let right = classes[Int(right)]
      var wrong = right == 0 ? 1 : 0
      for label in numbers.indices where label != right {
        if model.scores[label] > model.scores[wrong] { wrong = label }
      }
      if model.scores[right] <= model.scores[wrong] + margin {
        model.update(features, good: right, bad: wrong)
      }
      model.advance()
    }
    state.attach(arc, numbers[best])
  }

  /// Returns the file of a parser, of several trainings that vote.
  func file(_ models: [ParserModels]) -> ModelWriter {
    var writer = ModelWriter()
    writer.add("labels", lines: relations.map(\.rawValue))
    Report.say(writer.add("moves", moves: models.map(\.moves), bits: 16))
    Report.say(writer.add("relations", weights: models.map(\.relations), bits: 21))
    return writer
  }
}
