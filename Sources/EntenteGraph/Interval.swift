/// The time in which a statement holds, or at which it happened. Part of the statement's identity.
public struct Interval: Hashable, Sendable {
  /// When it began to hold.
  public var start: PartialDate?
  /// When it ceased to hold.
  public var end: PartialDate?
  /// When it happened, for what has no duration: an expulsion, a visit, a recognition.
  public var date: PartialDate?

  /// Puts together what is known of a time.
  public init(start: PartialDate? = nil, end: PartialDate? = nil, date: PartialDate? = nil) {
    self.start = start
    self.end = end
    self.date = date
  }

  /// The interval of which nothing is known.
  public static let unknown = Interval()

  /// Whether nothing is known.
  public var isUnknown: Bool { start == nil && end == nil && date == nil }

  /// Whether it has no beginning that is known: none is told, or only one that it began before.
  public var isStartOpen: Bool { date == nil && start?.earliestDay == nil }

  /// Whether it has no end that is known: none is told, or only one that it ended after.
  public var isEndOpen: Bool { date == nil && end?.latestDay == nil }

  /// Whether both can be told of one and the same fact: each known end agrees with the other's or
  /// contains it.
  public func isCompatible(with other: Interval) -> Bool {
    Self.agree(start, other.start) && Self.agree(end, other.end) && Self.agree(date, other.date)
  }

  /// What both know together, the finer date of each pair; `nil` where they contradict.
  public func refined(by other: Interval) -> Interval? {
    guard isCompatible(with: other) else { return nil }
    return Interval(
      start: Self.finer(start, other.start), end: Self.finer(end, other.end),
      date: Self.finer(date, other.date))
  }

  private static func agree(_ a: PartialDate?, _ b: PartialDate?) -> Bool {
    guard let a, let b else { return true }
    return a.contains(b) || b.contains(a)
  }

  private static func finer(_ a: PartialDate?, _ b: PartialDate?) -> PartialDate? {
    guard let a, let b else { return a ?? b }
    return a.contains(b) ? b : a
  }
}

extension Interval: CustomStringConvertible {
  /// As an interval of ISO 8601-2: `1995/2006-06`, with `..` for an end that nobody tells, or the date
  /// of what has no duration; a range that an end lies in stands in brackets.
  public var description: String {
    if let date, start == nil, end == nil { return date.description }
    let ends = [start, end].map { date in
      date.map { $0.isRange || $0.openSide != nil ? "[\($0)]" : $0.description } ?? ".."
    }
    return ends.joined(separator: "/") + (date.map { " (\($0))" } ?? "")
  }
}

extension Interval: Comparable {
  /// Orders by start, then date, then end; what is unknown comes first.
  public static func < (a: Interval, b: Interval) -> Bool {
    for (x, y) in [(a.start, b.start), (a.date, b.date), (a.end, b.end)] where x != y {
      guard let x else { return true }
      guard let y else { return false }
      return x < y
    }
    return false
  }
}
