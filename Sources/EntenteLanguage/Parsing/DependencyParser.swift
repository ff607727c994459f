/// Finds the head and the relation of each word, greedily and in linear time.
package struct DependencyParser: Sendable {
  private let moves: [ParserMove]
  private let weights: WeightTable
  /// The classes of the left moves and of the right moves, each a run.
  private let lefts: Range<Int>
  private let rights: Range<Int>
  /// The number of the relation of each class.
  private let relations: [UInt8]

  /// Opens a parser; returns `nil` where the file holds none.
  ///
  /// The classes are the shift, then the left moves, then the right moves.
  package init?(_ model: ModelFile) {
    guard let weights = model.weights("weights") else { return nil }
    moves = model.lines("labels").compactMap { ParserMove($0) }
    guard moves.count == weights.classes, moves.first == .shift else { return nil }
    let firstRight = moves.firstIndex { if case .right = $0 { true } else { false } } ?? moves.count
    lefts = 1..<firstRight
    rights = firstRight..<moves.count
    relations = moves.map { move in
      switch move {
      case .shift: 0
      case .left(let relation), .right(let relation): DependencyRelation.numbers[relation] ?? 0
      }
    }
    self.weights = weights
  }

  /// Parses a sentence; afterwards `state` holds the head and relation of each word.
  package func parse(_ sentence: ParserWords, count: Int, _ state: inout ParserState) {
    var features = FeatureBuffer()
    var scores = Scores()
    state.begin(count)
    while !state.isFinished {
      if state.stack.isEmpty {
        state.shift()
        continue
      }
      ParserFeatures.extract(state, sentence, into: &features)
      weights.score(features, into: &scores)
      let canLeft = state.canLeft
      var best = state.canShift ? 0 : canLeft ? lefts.lowerBound : rights.lowerBound
      if canLeft { for move in lefts where scores[move] > scores[best] { best = move } }
      if state.canRight { for move in rights where scores[move] > scores[best] { best = move } }
      if best == 0 {
        state.shift()
      } else if best < rights.lowerBound {
        state.left(relations[best])
      } else {
        state.right(relations[best])
      }
    }
  }
}
