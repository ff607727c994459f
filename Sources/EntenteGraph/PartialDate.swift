/// When something was, at the precision that the text gives: one date, or a range of two.
///
/// A range says *at some time from … to …* ("in March/April 2022" is `2022-03/2022-04`, "the 1990s"
/// is `1990/1999`); how long a statement holds is an ``Interval``.
public struct PartialDate: Hashable, Sendable {
  /// The date, or the first one of the range.
  public let first: CalendarDate
  /// The last date of a range, `nil` for a single date.
  public let last: CalendarDate?

  /// Creates a single date.
  public init(_ date: CalendarDate) {
    first = date
    last = nil
  }

  /// Creates a range; returns `nil` where `last` lies before `first`.
  public init?(from first: CalendarDate, to last: CalendarDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = first == last ? nil : last
  }

  /// Creates a single date from the components that are known; see ``CalendarDate``.
  public init?(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
    self.init(date)
  }

  /// Whether the text gave two dates.
  public var isRange: Bool { last != nil }

  /// Whether a year is known.
  public var hasYear: Bool { first.year != nil && last?.year != .some(nil) }

  /// The year, where there is one and the range does not leave it.
  public var year: Int? { last == nil || last?.year == first.year ? first.year : nil }

  /// The precision of a single date; a range is as coarse as its coarser end.
  public var precision: CalendarDate.Precision { min(first.precision, (last ?? first).precision) }

  /// The same dates with `year` where the text left it open.
  public func inYear(_ year: Int) -> PartialDate {
    guard let first = first.inYear(year) else { return self }
    guard let last else { return PartialDate(first) }
    return last.inYear(year).flatMap { PartialDate(from: first, to: $0) } ?? PartialDate(first)
  }

  /// Whether `other` lies wholly within the time that this date names; a date contains itself.
  public func contains(_ other: PartialDate) -> Bool {
    if !isRange && !other.isRange { return first.contains(other.first) }
    if self == other { return true }
    guard let start = first.firstDay, let end = (last ?? first).lastDay,
      let otherStart = other.first.firstDay, let otherEnd = (other.last ?? other.first).lastDay
    else { return false }
    return start <= otherStart && otherEnd <= end
  }
}

extension PartialDate: Comparable {
  /// Orders by the first date, then a single date before the ranges that begin with it.
  public static func < (a: PartialDate, b: PartialDate) -> Bool {
    if a.first != b.first { return a.first < b.first }
    guard let last = b.last else { return false }
    return a.last.map { $0 < last } ?? true
  }
}

extension PartialDate: LosslessStringConvertible {
  /// `2006-06-03`, `2012`, `--02`, or `2022-03/2022-04` for a range.
  public var description: String { last.map { "\(first)/\($0)" } ?? first.description }

  /// Reads what ``description`` writes, and nothing else.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard let date = CalendarDate(description) else { return nil }
      self.init(date)
    case 2:
      guard let first = CalendarDate(String(parts[0])), let last = CalendarDate(String(parts[1]))
      else { return nil }
      self.init(from: first, to: last)
    default: return nil
    }
  }
}
