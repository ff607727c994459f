/// When something was, at the precision that the text gives: one date, a range of two, or all that lies
/// on one side of a date.
///
/// A range says *at some time from … to …* ("in March/April 2022" is `2022-03/2022-04`, "the 1990s"
/// is `1990/1999`); how long a statement holds is an ``Interval``. An open side says *not later than*
/// ("by 1995" is `../1995`) or *not before* ("after 1995" is `1995/..`). A date may besides be told as
/// about right (`1995~`) or as doubtful (`1995?`). The spelling is that of the Extended Date/Time
/// Format, ISO 8601-2, level 1.
public struct PartialDate: Hashable, Sendable {
  /// The date, the first one of a range, or the one that limits an open side.
  public let first: CalendarDate
  /// The last date of a range, `nil` for a single date and an open one.
  public let last: CalendarDate?
  /// Which side of ``first`` is meant, where it is not that date itself.
  public let openSide: OpenSide?
  /// What the text says of how sure the date is.
  public let certainty: Certainty

  /// The side of a date on which something was.
  public enum OpenSide: UInt8, Hashable, Sendable {
    /// At that date or later: `1995/..`.
    case after = 1
    /// At that date or earlier: `../1995`.
    case before = 2
  }

  /// How sure a text is of a date.
  public enum Certainty: UInt8, Hashable, Sendable, CaseIterable {
    /// As it is told, without a doubt.
    case told
    /// "About 1995": `1995~`. One unit of the precision to either side is meant as well.
    case about
    /// "1995, it is thought": `1995?`.
    case doubtful
    /// Both: `1995%`.
    case aboutAndDoubtful

    /// The mark behind a date.
    fileprivate var mark: String {
      switch self {
      case .told: ""
      case .about: "~"
      case .doubtful: "?"
      case .aboutAndDoubtful: "%"
      }
    }

    fileprivate var isAbout: Bool { self == .about || self == .aboutAndDoubtful }
  }

  /// Creates a single date.
  public init(_ date: CalendarDate) { self.init(date, nil, nil, .told) }

  /// Creates a range; returns `nil` where `last` lies before `first`.
  public init?(from first: CalendarDate, to last: CalendarDate) {
    guard first <= last else { return nil }
    self.init(first, first == last ? nil : last, nil, .told)
  }

  /// Creates what lies on one side of a date, that date among it.
  public init(_ side: OpenSide, _ date: CalendarDate) { self.init(date, nil, side, .told) }

  /// Creates a single date from the components that are known; see ``CalendarDate``.
  public init?(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.init(date)
  }

  private init(
    _ first: CalendarDate, _ last: CalendarDate?, _ openSide: OpenSide?, _ certainty: Certainty
  ) {
    self.first = first
    self.last = last
    self.openSide = openSide
    self.certainty = certainty
  }

  /// The same date, told as so sure.
  public func told(_ certainty: Certainty) -> PartialDate {
    PartialDate(first, last, openSide, certainty)
  }

  /// Whether the text gave two dates.
  public var isRange: Bool { last != nil }

  /// Whether it is a single date or a range of two, and told without doubt.
  public var isPlain: Bool { openSide == nil && certainty == .told }

  /// Whether a year is known.
  public var hasYear: Bool { first.year != nil && last?.year != .some(nil) }

  /// The year, where there is one and the range does not leave it.
  public var year: Int? {
    openSide == nil && (last == nil || last?.year == first.year) ? first.year : nil
  }

  /// The precision of a single date; a range is as coarse as its coarser end.
  public var precision: CalendarDate.Precision { min(first.precision, (last ?? first).precision) }

  /// The first day that can be meant; `nil` where the year is unknown, or any day before a date.
  public var earliestDay: CalendarDate? {
    if openSide == .before { return nil }
    return certainty.isAbout ? first.unitBefore?.firstDay ?? first.firstDay : first.firstDay
  }

  /// The last day that can be meant; `nil` where the year is unknown, or any day after a date.
  public var latestDay: CalendarDate? {
    if openSide == .after { return nil }
    let date = last ?? first
    return certainty.isAbout ? date.unitAfter?.lastDay ?? date.lastDay : date.lastDay
  }

  /// The same dates with `year` where the text left it open.
  public func inYear(_ year: Int) -> PartialDate {
    guard let first = first.inYear(year) else { return self }
    guard let last else { return PartialDate(first, nil, openSide, certainty) }
    guard let end = last.inYear(year), first < end else {
      return PartialDate(first, nil, nil, certainty)
    }
    return PartialDate(first, end, nil, certainty)
  }

  /// Whether `other` lies wholly within the time that this date names; a date contains itself, and
  /// what is told with a doubt the same that is told without.
  public func contains(_ other: PartialDate) -> Bool {
    if self == other { return true }
    if !isRange && !other.isRange && isPlain && other.isPlain { return first.contains(other.first) }
    // Months and days of unknown years are the same or they are not.
    guard first.year != nil, other.first.year != nil, last?.year != .some(nil),
      other.last?.year != .some(nil)
    else { return false }
    let (start, otherStart) = (earliestDay, other.earliestDay)
    let (end, otherEnd) = (latestDay, other.latestDay)
    if start == otherStart && end == otherEnd {
      return certainty.rawValue > other.certainty.rawValue
    }
    return Self.isNotAfter(start, otherStart) && Self.isNotBefore(end, otherEnd)
  }

  /// Whether what ended at this date can have begun at another one; what names no year may have.
  public func canFollow(_ start: PartialDate) -> Bool {
    guard let begun = start.earliestDay, let last = latestDay else { return true }
    return begun <= last
  }

  /// Whether a first day stands at or before another one; where there is none it stands before all.
  private static func isNotAfter(_ a: CalendarDate?, _ b: CalendarDate?) -> Bool {
    guard let a else { return true }
    return b.map { a <= $0 } ?? false
  }

  /// Whether a last day stands at or behind another one; where there is none it stands behind all.
  private static func isNotBefore(_ a: CalendarDate?, _ b: CalendarDate?) -> Bool {
    guard let a else { return true }
    return b.map { $0 <= a } ?? false
  }
}

extension PartialDate: Comparable {
  /// Orders by the first date; then a single date before the ranges that begin with it, what is open
  /// behind them, and what is told before what is doubtful.
  public static func < (a: PartialDate, b: PartialDate) -> Bool {
    if a.first != b.first { return a.first < b.first }
    let sides = (a.openSide?.rawValue ?? 0, b.openSide?.rawValue ?? 0)
    if sides.0 != sides.1 { return sides.0 < sides.1 }
    if a.last != b.last {
      guard let last = b.last else { return false }
      return a.last.map { $0 < last } ?? true
    }
    return a.certainty.rawValue < b.certainty.rawValue
  }
}

extension PartialDate: LosslessStringConvertible {
  /// `2006-06-03`, `2012`, `--02`; `2022-03/2022-04` for a range, `../1995` and `1995/..` for an open
  /// side; with `~`, `?` or `%` behind each date that is not told as sure.
  public var description: String {
    let start = "\(first)\(certainty.mark)"
    switch openSide {
    case .after?: return start + "/.."
    case .before?: return "../" + start
    case nil: return last.map { "\(start)/\($0)\(certainty.mark)" } ?? start
    }
  }

  /// Reads what ``description`` writes, and nothing else.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, let end = parts.last, parts.count <= 2 else { return nil }
    let side: OpenSide? =
      parts.count < 2 ? nil : first == ".." ? .before : end == ".." ? .after : nil
    guard let (date, certainty) = Self.date(in: side == .before ? end : first) else { return nil }
    guard side == nil, parts.count == 2 else {
      self.init(date, nil, side, certainty)
      return
    }
    guard let (last, other) = Self.date(in: end), other == certainty, date < last else {
      return nil
    }
    self.init(date, last, nil, certainty)
  }

  private static func date(in text: Substring) -> (CalendarDate, Certainty)? {
    let certainty =
      Certainty.allCases.last { $0 != .told && text.hasSuffix($0.mark) } ?? .told
    return CalendarDate(String(text.dropLast(certainty.mark.utf8.count))).map { ($0, certainty) }
  }
}
