/// Finds the names in a sentence, and what kind of thing each seems to name.
///
/// A greedy linear model from left to right over the first, inner and last words of names and names
/// of one word. That a name stands in the gazetteer is a feature, not a veto. Words that can neither
/// begin a name nor go on with one are passed by. The tags of the words are no features: they were
/// learned from some of the same sentences, and on others they did harm.
package struct NameFinder: Sendable {
  private let labels: [NameLabel]
  private let weights: WeightTable
  private let known: KnownNames
  private let words: NameWords

  /// Opens a name finder; returns `nil` where the file holds none.
  package init?(_ model: ModelFile) {
    guard let weights = model.weights("weights"), let known = KnownNames(model),
      let words = NameWords(model)
    else { return nil }
    labels = model.lines("labels").compactMap { NameLabel($0) }
    guard labels.count == weights.classes else { return nil }
    self.weights = weights
    self.known = known
    self.words = words
  }

  /// Returns the names of a sentence, in order, without overlaps.
  package func find(_ forms: [WordForm]) -> [NameSpan] {
    let context = NameContext(forms, known: known, words: words)
    let source = context.register == .talk ? NameFeatures.talk : NameFeatures.politics
    var features = FeatureBuffer()
    var scores = Scores()
    var history: [Int] = []
    history.reserveCapacity(forms.count)
    var names: [NameSpan] = []
    var start = 0
    var doubt = 0.0
    var previous = NameLabel.outside
    for index in forms.indices {
      guard previous.isOpen || context.canBegin(index) else {
        history.append(0)
        previous = .outside
        continue
      }
      NameFeatures.extract(context, history, at: index, source: source, into: &features)
      weights.score(features, into: &scores)
      var best = -1
      var second = -1
      let isLast = index == forms.count - 1
      for label in labels.indices where labels[label].follows(previous, isLast: isLast) {
        if best < 0 || scores[label] > scores[best] {
          second = best
          best = label
        } else if second < 0 || scores[label] > scores[second] {
          second = label
        }
      }
      let label = labels[best]
      history.append(best)
      previous = label
      guard let kind = label.kind else { continue }
      if label.part == .first || label.part == .single {
        start = Self.start(of: kind, at: index, context, history)
        doubt = 1
      }
      let lead = second < 0 ? 1 : Double(scores[best]) - Double(scores[second])
      doubt = min(doubt, lead / (lead + Self.halfSure))
      if label.part == .last || label.part == .single {
        names.append(NameSpan(tokens: start..<index + 1, kind: kind, score: 0.5 + doubt / 2))
      }
    }
    return names
  }

  /// Where a name begins that is found from `index` on: with the first word of the known name of its
  /// kind that `index` goes on with, where the words before were passed over.
  private static func start(
    of kind: NameSpan.Kind, at index: Int, _ context: NameContext, _ history: [Int]
  ) -> Int {
    let hints = context.hints
    let bit = NameSpan.Kind.allCases.firstIndex(of: kind) ?? 0
    guard hints[index] >> UInt64(bit) & 1 == 1 else { return index }
    var first = index
    while first > 0, hints[first] >> 16 == 2, history[first - 1] == 0 { first -= 1 }
    return hints[first] >> 16 == 1 ? first : index
  }

  /// The lead over the next best label, in stored weights, at which the finder is half sure.
  private static let halfSure = 400.0
}

/// What a word is in a name: its kind of name, and its part of it.
package struct NameLabel: Hashable, Sendable {
  package enum Part: String, Sendable {
    case outside = "O"
    case first = "B"
    case inner = "I"
    case last = "L"
    case single = "U"
  }

  package var part: Part
  package var kind: NameSpan.Kind?

  package static let outside = NameLabel(part: .outside, kind: nil)

  package init(part: Part, kind: NameSpan.Kind?) {
    self.part = part
    self.kind = kind
  }

  /// Reads "O", "B-Person", "U-State".
  package init?(_ text: String) {
    let parts = text.split(separator: "-")
    guard let part = parts.first.flatMap({ Part(rawValue: String($0)) }) else { return nil }
    kind = parts.count > 1 ? NameSpan.Kind(rawValue: String(parts[1])) : nil
    self.part = part
    guard (part == .outside) == (kind == nil) else { return nil }
  }

  package var description: String {
    kind.map { "\(part.rawValue)-\($0.rawValue)" } ?? part.rawValue
  }

  /// Whether the name goes on behind the word.
  package var isOpen: Bool { part == .first || part == .inner }

  /// Whether the label can stand after `previous`.
  func follows(_ previous: NameLabel, isLast: Bool) -> Bool {
    let isOpen = previous.isOpen
    switch part {
    case .outside, .single: return !isOpen
    case .first: return !isOpen && !isLast
    case .inner: return isOpen && kind == previous.kind && !isLast
    case .last: return isOpen && kind == previous.kind
    }
  }
}
