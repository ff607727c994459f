/// A calendar date of which the text may have given only a part.
///
/// `2006-06-03`, `2008-06`, `2012`, or, with the year unknown, `--02` and `--06-12`. The proleptic
/// Gregorian calendar of ISO 8601 is meant. A missing component stays missing: nothing is padded.
public struct CalendarDate: Hashable, Sendable {
  /// How much of a date is known.
  public enum Precision: Int, Comparable, Sendable {
    /// A year.
    case year
    /// A month.
    case month
    /// A day.
    case day

    public static func < (a: Precision, b: Precision) -> Bool { a.rawValue < b.rawValue }
  }

  /// The astronomical year (0 is 1 BC), or `nil` where the text does not give one.
  public let year: Int?
  /// The month, 1 to 12.
  public let month: Int?
  /// The day of the month, from 1.
  public let day: Int?

  /// Creates a date from the components that are known.
  ///
  /// Returns `nil` where the components name no date: a day without a month, a day that the month
  /// does not have, or nothing at all.
  public init?(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
    guard year != nil || month != nil else { return nil }
    if let year { guard -9999...9999 ~= year else { return nil } }
    if let month { guard 1...12 ~= month else { return nil } }
    if let day {
      guard let month, 1...Self.days(inMonth: month, ofYear: year ?? 2000) ~= day else {
        return nil
      }
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Creates a day that is known to exist.
  init(day: Int, of month: Int, in year: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The finest component that is known.
  public var precision: Precision { day != nil ? .day : month != nil ? .month : .year }

  /// The same date with `year` where the text left it open.
  public func inYear(_ year: Int) -> CalendarDate? {
    self.year == nil ? CalendarDate(year: year, month: month, day: day) : self
  }

  /// Whether `other` lies within the time that this date names; a date contains itself.
  ///
  /// `2006-06` contains `2006-06-03`. Dates without a year contain only such.
  public func contains(_ other: CalendarDate) -> Bool {
    (year == other.year) && (month == nil || month == other.month)
      && (day == nil || day == other.day)
  }

  /// The first day that this date can mean, `nil` while the year is unknown.
  public var firstDay: CalendarDate? {
    year == nil ? nil : CalendarDate(year: year, month: month ?? 1, day: day ?? 1)
  }

  /// The last day that this date can mean, `nil` while the year is unknown.
  public var lastDay: CalendarDate? {
    guard let year else { return nil }
    let month = month ?? 12
    return CalendarDate(
      year: year, month: month, day: day ?? Self.days(inMonth: month, ofYear: year))
  }

  /// The year, month or day before this one, in the same precision; `nil` while the year is unknown.
  public var unitBefore: CalendarDate? {
    guard let year else { return nil }
    guard let month else { return CalendarDate(year: year - 1) }
    let before = month == 1 ? (year - 1, 12) : (year, month - 1)
    guard let day else { return CalendarDate(year: before.0, month: before.1) }
    if day > 1 { return CalendarDate(year: year, month: month, day: day - 1) }
    return CalendarDate(
      year: before.0, month: before.1, day: Self.days(inMonth: before.1, ofYear: before.0))
  }

  /// The year, month or day after this one, in the same precision; `nil` while the year is unknown.
  public var unitAfter: CalendarDate? {
    guard let year else { return nil }
    guard let month else { return CalendarDate(year: year + 1) }
    let after = month == 12 ? (year + 1, 1) : (year, month + 1)
    guard let day else { return CalendarDate(year: after.0, month: after.1) }
    return CalendarDate(year: year, month: month, day: day + 1)
      ?? CalendarDate(year: after.0, month: after.1, day: 1)
  }

  /// The number of days in a month of a year.
  public static func days(inMonth month: Int, ofYear year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension CalendarDate: Comparable {
  /// Orders by time, a coarser date before the finer ones that it contains, unknown years last.
  public static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year ?? .max, a.month ?? 0, a.day ?? 0) < (b.year ?? .max, b.month ?? 0, b.day ?? 0)
  }
}

extension CalendarDate: LosslessStringConvertible {
  /// The ISO 8601 form with as many components as are known: `2006-06-03`, `2012`, `--02`.
  public var description: String {
    var text = year.map(Self.spell(year:)) ?? "-"
    if let month { text += "-" + Self.twoDigits(month) }
    if let day { text += "-" + Self.twoDigits(day) }
    return text
  }

  /// Reads what ``description`` writes, and nothing else.
  public init?(_ description: String) {
    let text = Array(description.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= text.count else { return nil }
      var value = 0
      for byte in text[range] {
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      }
      return value
    }
    func dash(_ index: Int) -> Bool { index < text.count && text[index] == UInt8(ascii: "-") }
    var year: Int?
    var rest = 1
    if !(dash(0) && dash(1)) {
      let negative = dash(0)
      let first = negative ? 1 : 0
      guard let value = number(first..<first + 4) else { return nil }
      year = negative ? -value : value
      rest = first + 4
    }
    var month: Int?
    var day: Int?
    if rest < text.count {
      guard dash(rest), let value = number(rest + 1..<rest + 3) else { return nil }
      month = value
      rest += 3
      if rest < text.count {
        guard dash(rest), let value = number(rest + 1..<rest + 3) else { return nil }
        day = value
        rest += 3
      }
    }
    guard rest == text.count else { return nil }
    self.init(year: year, month: month, day: day)
  }

  private static func spell(year: Int) -> String {
    let digits = String(abs(year))
    return (year < 0 ? "-" : "") + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }
}
