/// Finds the names of a sentence in the scores of the labels of its words.
///
/// Labels must follow one another: inner words stand between the first and the last word of a name of their
/// kind. The best path of labels that do is found from left to right (Viterbi 1967).
package struct NamePath {
  /// Returns the names in `count` words by the scores of their labels, a row of ``NameLabel/count`` each.
  package static func names(_ scores: [Float], count: Int) -> [NameSpan] {
    precondition(scores.count == count * NameLabel.count)
    var path = NamePath()
    var names: [NameSpan] = []
    unsafe scores.withUnsafeBufferPointer { scores in
      guard let start = scores.baseAddress else { return }
      unsafe path.find(start, stride: NameLabel.count, count: count, into: &names)
    }
    return names
  }

  // A state between two words: 0 outside of names, otherwise within a name of a kind.
  private static let states = 1 + NameLabel.kinds.count
  private var totals: [Float] = []
  /// For each word and state the label that leads there, and from which state.
  private var labels: [UInt8] = []
  private var origins: [UInt8] = []

  /// The lead of a label over the next best at which the finder is half sure.
  private static let halfSure: Float = 1

  /// Adds the names in `count` words to `names`; the scores of each word are a row of `scores`.
  mutating func find(
    _ scores: UnsafePointer<Float>, stride: Int, count: Int, into names: inout [NameSpan]
  ) {
    let isBest = unsafe choose(scores, stride: stride, count: count)
    if !isBest { unsafe search(scores, stride: stride, count: count) }
    var start = 0
    var lead = Float.infinity
    for word in 0..<count where labels[word] != 0 {
      let label = Int(labels[word]) - 1
      let part = label % NameLabel.Part.allCases.count
      if part == NameLabel.Part.first.rawValue || part == NameLabel.Part.single.rawValue {
        start = word
        lead = .infinity
      }
      lead = min(lead, unsafe Self.lead(scores + word * stride, of: label + 1))
      if part == NameLabel.Part.last.rawValue || part == NameLabel.Part.single.rawValue {
        let sure = lead <= 0 ? 0 : Double(lead / (lead + Self.halfSure))
        names.append(
          NameSpan(
            tokens: start..<word + 1, kind: NameLabel.kinds[label / NameLabel.Part.allCases.count],
            score: 0.5 + sure / 2))
      }
    }
  }

  /// Gives each word its best label; returns whether they follow one another.
  private mutating func choose(
    _ scores: UnsafePointer<Float>, stride: Int, count: Int
  ) -> Bool {
    labels.removeAll(keepingCapacity: true)
    var state = 0
    var isBest = true
    for word in 0..<count {
      let row = unsafe scores + word * stride
      var best = 0
      for label in 1..<NameLabel.count where unsafe row[label] > row[best] { best = label }
      labels.append(UInt8(best))
      let (from, into) = Self.states(of: best)
      if from != state { isBest = false }
      state = into
    }
    return isBest && state == 0
  }

  /// The state before a label and that behind it.
  private static func states(of label: Int) -> (from: Int, into: Int) {
    guard label > 0 else { return (0, 0) }
    let (kind, part) = (label - 1).quotientAndRemainder(dividingBy: NameLabel.Part.allCases.count)
    let isOpenBefore =
      part == NameLabel.Part.inner.rawValue || part == NameLabel.Part.last.rawValue
    let isOpenBehind =
      part == NameLabel.Part.inner.rawValue || part == NameLabel.Part.first.rawValue
    return (isOpenBefore ? kind + 1 : 0, isOpenBehind ? kind + 1 : 0)
  }

  private static let moves = (0..<NameLabel.count).map { states(of: $0) }

  /// Finds the best labels that follow one another.
  private mutating func search(_ scores: UnsafePointer<Float>, stride: Int, count: Int) {
    totals = [0] + Array(repeating: -.infinity, count: Self.states - 1)
    labels = Array(repeating: 0, count: count)
    var chosen = [UInt8](repeating: 0, count: count * Self.states)
    origins = chosen
    for word in 0..<count {
      var next = [Float](repeating: -.infinity, count: Self.states)
      for (label, move) in Self.moves.enumerated() {
        let total = totals[move.from] + (unsafe scores[word * stride + label])
        if total > next[move.into] {
          next[move.into] = total
          chosen[word * Self.states + move.into] = UInt8(label)
          origins[word * Self.states + move.into] = UInt8(move.from)
        }
      }
      totals = next
    }
    var state = 0
    for word in (0..<count).reversed() {
      labels[word] = chosen[word * Self.states + state]
      state = Int(origins[word * Self.states + state])
    }
  }

  /// How far a label is ahead of the best other one.
  private static func lead(_ row: UnsafePointer<Float>, of label: Int) -> Float {
    var other = -Float.infinity
    for index in 0..<NameLabel.count where index != label { other = max(other, unsafe row[index]) }
    return unsafe row[label] - other
  }
}
