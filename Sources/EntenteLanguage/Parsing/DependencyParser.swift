/// Finds the head and the relation of each word in linear time.
///
/// Two linear models: one chooses among three moves, and once a move has tied a word to its head the
/// other names the relation. The first keeps one cache line a feature, the second is asked once a word.
package struct DependencyParser: Sendable {
  private let moves: MoveWeights
  /// The weights for keeping several parses, which are trained on whole sequences of moves.
  private let beamMoves: MoveWeights?
  private let relations: WeightTable
  /// The number of the relation of each class.
  private let numbers: [UInt8]

  /// Opens a parser; returns `nil` where the file holds none.
  package init?(_ model: ModelFile) {
    guard let moves = model.moveWeights("moves"), let relations = model.weights("relations") else {
      return nil
    }
    let names = model.lines("labels").compactMap { DependencyRelation(rawValue: $0) }
    guard names.count == relations.classes else { return nil }
    numbers = names.map { DependencyRelation.numbers[$0] ?? 0 }
    self.moves = moves
    beamMoves = model.moveWeights("beam")
    self.relations = relations
  }

  /// What one parse after the other needs.
  package struct Scratch: ~Copyable {
    package var features = FeatureBuffer()
    var scores = Scores()

    package init() {}
  }

  /// Parses a sentence; afterwards `state` holds the head and relation of each word.
  ///
  /// Of a `width` greater than 1 that many parses are kept at each step (Zhang and Clark 2008).
  package func parse(
    _ sentence: ParserWords, count: Int, width: Int = 1, _ state: inout ParserState
  ) {
    if width > 1 {
      parse(sentence, count: count, beam: width, &state)
    } else {
      parse(sentence, count: count, &state)
    }
  }

  private func parse(_ sentence: ParserWords, count: Int, _ state: inout ParserState) {
    var scratch = Scratch()
    state.begin(count)
    while !state.isFinished {
      let move = state.onlyMove ?? best(state, sentence, &scratch.features)
      apply(move, to: &state, sentence, &scratch)
    }
  }

  private func best(
    _ state: ParserState, _ sentence: ParserWords, _ features: inout FeatureBuffer
  ) -> ParserMove {
    ParserFeatures.extract(state, sentence, into: &features)
    let sums = moves.score(&features)
    var best: ParserMove?
    for move in ParserMove.allCases where state.allows(move) {
      if let known = best, sums[move.rawValue] <= sums[known.rawValue] { continue }
      best = move
    }
    return best ?? .shift
  }

  /// Applies a move, and names the relation of the word that it ties.
  package func apply(
    _ move: ParserMove, to state: inout ParserState, _ sentence: ParserWords,
    _ scratch: inout Scratch
  ) {
    guard let arc = state.arc(of: move) else {
      state.shift()
      return
    }
    var relation = ParserState.rootRelation
    if arc.head <= state.count {
      RelationFeatures.extract(state, sentence, arc, into: &scratch.features)
      relations.score(scratch.features, into: &scratch.scores)
      var best = 0
      for label in 1..<numbers.count where scratch.scores[label] > scratch.scores[best] {
        best = label
      }
      relation = numbers[best]
    }
    state.attach(arc, relation)
  }

  private func parse(
    _ sentence: ParserWords, count: Int, beam width: Int, _ state: inout ParserState
  ) {
    var scratch = Scratch()
    let moves = beamMoves ?? moves
    var start = ParserState()
    start.begin(count)
    var beam = [(state: start, score: 0)]
    var next: [(state: ParserState, score: Int)] = []
    var candidates: [Candidate] = []
    for _ in 0..<2 * count {
      candidates.removeAll(keepingCapacity: true)
      for (index, item) in beam.enumerated() {
        if let move = item.state.onlyMove, beam.count == 1 {
          candidates.append(Candidate(parent: index, move: move, score: item.score))
          continue
        }
        ParserFeatures.extract(item.state, sentence, into: &scratch.features)
        let sums = moves.score(&scratch.features)
        for move in ParserMove.allCases where item.state.allows(move) {
          candidates.append(
            Candidate(parent: index, move: move, score: item.score + Int(sums[move.rawValue])))
        }
      }
      candidates.sort {
        ($1.score, $0.parent, $0.move.rawValue) < ($0.score, $1.parent, $1.move.rawValue)
      }
      next.removeAll(keepingCapacity: true)
      for candidate in candidates.prefix(width) {
        var following = beam[candidate.parent].state
        apply(candidate.move, to: &following, sentence, &scratch)
        next.append((following, candidate.score))
      }
      swap(&beam, &next)
    }
    state = beam.first?.state ?? start
  }

  /// A way on from one parse of a beam.
  private struct Candidate {
    var parent: Int
    var move: ParserMove
    var score: Int
  }
}
