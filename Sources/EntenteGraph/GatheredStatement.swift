/// A statement that is told again and again.
///
/// Its evidence waits until there is as much of it as was there before, so that *n* places cost *n* log *n* and not *n*².
struct GatheredStatement: Sendable {
  private var statement: Statement
  private var waiting: [Evidence] = []

  /// Fewer are not worth waiting.
  private static let fewest = 16

  init(_ statement: Statement) { self.statement = statement }

  /// Takes over what another statement of the same key knows.
  mutating func add(_ other: Statement) {
    statement.adoptTerms(of: other)
    waiting += other.evidence
    if waiting.count >= max(Self.fewest, statement.evidence.count) {
      statement = whole
      waiting.removeAll(keepingCapacity: true)
    }
  }

  /// The statement with all its evidence.
  var whole: Statement {
    guard !waiting.isEmpty else { return statement }
    var whole = statement
    whole.adopt(evidence: waiting.sorted())
    return whole
  }
}
