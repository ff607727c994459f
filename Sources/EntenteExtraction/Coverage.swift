/// What was read and what was passed over, and why: the answer to "why is it not in the graph?".
public struct Coverage: Sendable {
  /// How many tables, rows, list items, sentences … were looked at, by what they are called.
  public private(set) var read: [String: Int] = [:]
  /// How many of them yielded nothing, by the reason, such as `row without data`.
  public private(set) var passedOver: [String: Int] = [:]

  /// Nothing read yet.
  public init() {}

  /// Counts things that were looked at.
  package mutating func count(_ what: String, _ number: Int = 1) {
    read[what, default: 0] += number
  }

  /// Counts things that yielded nothing, with the reason.
  package mutating func passOver(_ reason: String, _ number: Int = 1) {
    passedOver[reason, default: 0] += number
  }

  /// Adds what another part of the run counted.
  package mutating func merge(_ other: Coverage) {
    read.merge(other.read, uniquingKeysWith: +)
    passedOver.merge(other.passedOver, uniquingKeysWith: +)
  }
}
