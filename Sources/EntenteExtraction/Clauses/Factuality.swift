package import EntenteGraph

/// How far a text commits itself to what a clause says: polarity, certainty and source, after FactBank
/// (Saurí & Pustejovsky 2009) and TruthTeller (Lotan, Stern & Dagan 2013).
package struct Factuality: Hashable, Sendable {
  package enum Polarity: String, Sendable {
    case positive
    case negative
    /// The text does not say whether it is so.
    case unknown
  }

  package var polarity = Polarity.positive
  /// Whether it is told as something to come: agreed, intended, announced.
  package var isPlanned = false
  /// Whether somebody else than the text says so.
  package var isReported = false
  /// Whether it was so and is no longer.
  package var isEnded = false
  /// Whether it was asked for and not granted.
  package var isRefused = false
  /// Whether it came about at the date that "not … until" names.
  package var beginsAtUntil = false
  /// Why, from the root of the sentence down, for people: "neither", "refuse to-inf", "said that".
  package var reasons: [String] = []

  package init() {}

  /// What the text itself says plainly.
  package static let asserted = Factuality()

  /// The status of a statement that rests on the clause; `nil` where nothing is stated.
  package var status: Statement.Status? {
    switch polarity {
    case .unknown: nil
    case .negative: isRefused ? .refused : .negated
    case .positive:
      // "announced that it will": what is to come is planned, whoever says so.
      isPlanned ? .planned : isReported ? .reported : isEnded ? .ended : .asserted
    }
  }

  /// The same with one more reason.
  func because(_ reason: String) -> Factuality {
    var copy = self
    copy.reasons.append(reason)
    return copy
  }

  /// What holds whether or not the clause around it does: only who says so is kept.
  var presupposed: Factuality {
    var result = Factuality.asserted
    result.isReported = isReported
    if isReported { result.reasons = reasons }
    return result
  }

  mutating func negate() {
    switch polarity {
    case .positive: polarity = .negative
    case .negative: polarity = .positive
    case .unknown: break
    }
  }
}

extension Factuality: CustomStringConvertible {
  package var description: String {
    var parts = [polarity.rawValue]
    if isPlanned { parts.append(Statement.Status.planned.rawValue) }
    if isReported { parts.append(Statement.Status.reported.rawValue) }
    if isEnded { parts.append(Statement.Status.ended.rawValue) }
    if isRefused { parts.append(Statement.Status.refused.rawValue) }
    let why = reasons.isEmpty ? "" : " (\(reasons.joined(separator: ", ")))"
    return parts.joined(separator: " ") + why
  }
}
