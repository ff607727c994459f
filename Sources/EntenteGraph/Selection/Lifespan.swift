/// The days between which something began and ended to hold, or happened, as far as is told.
///
/// A bare year leaves open on which of its days a thing began, and so whether it held on a day of that
/// year: what follows from the dates is *certain*, what they allow is *possible*.
public struct Lifespan: Hashable, Sendable {
  /// The first day on which it can have begun; `nil` where nothing limits it.
  public var earliestStart: CalendarDate?
  /// The last day on which it can have begun; `nil` where nothing limits it.
  public var latestStart: CalendarDate?
  /// The first day on which it can have ended; `nil` where it may have ended on any.
  public var earliestEnd: CalendarDate?
  /// The last day on which it can have ended; `nil` where nothing limits it.
  public var latestEnd: CalendarDate?
  /// Whether it goes on after its last known day, as what nobody says to have ended does.
  public var isOpen: Bool
  /// Whether it happened on a day rather than held from one to another.
  public var isMoment: Bool

  /// How something fits a day.
  public enum Fit: String, Hashable, Sendable, Comparable {
    /// The dates allow that it holds then, and allow that it does not.
    case possible
    /// It follows from the dates that it holds then.
    case certain

    public static func < (a: Fit, b: Fit) -> Bool { a == .possible && b == .certain }
  }

  /// What holds from a start, within which it began, to an end, within which it ceased;
  /// what is over has ceased, be it that nobody tells when.
  public init(start: PartialDate?, end: PartialDate?, isOver: Bool) {
    earliestStart = start?.earliestDay
    latestStart = start?.latestDay
    earliestEnd = end?.earliestDay
    latestEnd = end?.latestDay
    isOpen = end == nil && !isOver
    isMoment = false
    // It did not end before it began.
    if !isOpen, let first = earliestStart, earliestEnd.map({ $0 < first }) ?? true {
      earliestEnd = first
    }
  }

  /// What happened at a date.
  public init(moment date: PartialDate) {
    earliestStart = date.earliestDay
    latestStart = date.latestDay
    earliestEnd = earliestStart
    latestEnd = latestStart
    isOpen = false
    isMoment = true
  }

  /// Whether no day is known.
  public var isUnknown: Bool {
    earliestStart == nil && latestStart == nil && earliestEnd == nil && latestEnd == nil
  }

  /// How it fits a period, which may be a single day: what holds is certain where it holds on every
  /// day of the period, what happened where it happened on one of them; `nil` where neither is
  /// possible.
  public func fit(from first: CalendarDate, to last: CalendarDate) -> Fit? {
    if let earliestStart, last < earliestStart { return nil }
    if let latestEnd, latestEnd < first { return nil }
    if isMoment {
      guard let earliestStart, let latestStart else { return .possible }
      return first <= earliestStart && latestStart <= last ? .certain : .possible
    }
    guard let latestStart, latestStart <= first else { return .possible }
    if isOpen { return .certain }
    guard let earliestEnd else { return .possible }
    return last < earliestEnd ? .certain : .possible
  }

  /// The same life ended by what is told elsewhere of its end.
  public func ended(by end: PartialDate?) -> Lifespan {
    guard isOpen else { return self }
    var ended = self
    ended.isOpen = false
    ended.earliestEnd = end?.earliestDay
    ended.latestEnd = end?.latestDay
    if let earliestStart, ended.earliestEnd.map({ $0 < earliestStart }) ?? true {
      ended.earliestEnd = earliestStart
    }
    return ended
  }
}
