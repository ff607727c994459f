internal import EntenteGraph

/// A place of a sentence where a pattern holds.
package struct PatternMatch: Sendable {
  /// The position of the pattern in its library.
  package var pattern: Int
  /// The node that the pattern's words begin with.
  package var trigger: Int
  package var assignment: [String: PhraseReader.Bound]
  package var factuality: Factuality
  package var time: ClauseTime
  /// Whether a point of time tells when the relation began, as with a verb, rather than when it held.
  package var isEvent: Bool
  /// The words that tell why, as written.
  package var reason: String?
  /// The noun of the pattern's words that is the object of its verb.
  package var object: Int?
}
