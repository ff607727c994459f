/// What a word is in a name: its kind of name, and its part of it.
package struct NameLabel: Hashable, Sendable {
  package enum Part: Int, CaseIterable, Sendable {
    case first
    case inner
    case last
    /// The whole of a name of one word.
    case single
  }

  package var part: Part
  package var kind: NameSpan.Kind

  package init(part: Part, kind: NameSpan.Kind) {
    self.part = part
    self.kind = kind
  }

  /// The kinds of names that are learned from data.
  package static let kinds = NameSpan.Kind.allCases.filter { $0 != .position }
  /// How many numbers there are: that of words outside of names, and those of labels.
  package static let count = 1 + kinds.count * Part.allCases.count

  /// The number of the label; 0 is that of words outside of names.
  package var number: Int {
    1 + (Self.kinds.firstIndex(of: kind) ?? 0) * Part.allCases.count + part.rawValue
  }
}
