import EntenteSerialization

/// What is wrong with documents that were read on: the first are said, all are counted.
struct ProblemList {
  private(set) var count = 0
  private static let limit = 20

  /// Says a problem, unless there were too many before.
  mutating func add(_ problem: RDFConverter.Problem) {
    count += 1
    if count <= Self.limit { StandardError.say(problem.description) }
  }

  /// Says how many there were.
  func sayRest() {
    if count > Self.limit {
      StandardError.say("entente: … and \(count - Self.limit) more errors")
    }
    if count > 0 { StandardError.say("entente: \(count) errors were passed over") }
  }
}
