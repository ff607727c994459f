import EntenteLanguage

/// The gold tree of a sentence, by the numbers of ``ParserState``.
struct GoldTree {
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

  /// A move that costs nothing more than it must: an arc before a shift.
  func best(_ state: ParserState) -> ParserMove {
    let costs = costs(state)
    let least = costs.least
    if state.canLeft, costs.left == least { return .left }
    if state.canRight, costs.right == least { return .right }
    return .shift
  }

  /// The move with the best score, the best of the right ones, the best of the wrong ones.
  func choose(
    _ scores: [Float], _ state: ParserState
  ) -> (best: ParserMove, right: ParserMove, wrong: ParserMove?) {
    let costs = costs(state)
    let least = costs.least
    var best: ParserMove?
    var right: ParserMove?
    var wrong: ParserMove?
    func better(_ move: ParserMove, than other: ParserMove?) -> Bool {
      other.map { scores[move.rawValue] > scores[$0.rawValue] } ?? true
    }
    for (move, cost) in [
      (ParserMove.shift, costs.shift), (.left, costs.left), (.right, costs.right),
    ]
    where state.allows(move) {
      if better(move, than: best) { best = move }
      if cost == least {
        if better(move, than: right) { right = move }
      } else if better(move, than: wrong) {
        wrong = move
      }
    }
    return (best ?? .shift, right ?? .shift, wrong)
  }
}
