internal import EntenteGraph

/// Reads the date that begins at a unit.
///
/// Each rule returns the longest reading of its kind; the first rule that reads something wins, so
/// they stand from the most specific to the barest.
struct DateGrammar {
  /// A date and the unit after it.
  struct Match {
    var date: PartialDate
    var end: Int
    var isRelative = false
  }

  /// One calendar date, and the unit after it.
  struct Point {
    var year: Int?
    var month: Int?
    var day: Int?
    var end: Int

    var date: CalendarDate? { CalendarDate(year: year, month: month, day: day) }
  }

  let text: [UInt8]
  let units: [CalendarUnit]
  let reference: CalendarDate?
  let antecedent: CalendarDate?

  /// Returns the date that begins exactly at `index`.
  func match(at index: Int) -> Match? {
    if continuesWord(index) { return nil }
    return range(at: index) ?? period(at: index) ?? relative(at: index)
      ?? point(at: index).flatMap { point in
        point.date.map { Match(date: PartialDate($0), end: point.end) }
      }
  }

  /// Whether a unit clings to a word or number before it ("post-2014" does not, "F-16" does).
  private func continuesWord(_ index: Int) -> Bool {
    guard index > 0, !units[index].followsSpace else { return false }
    switch units[index - 1].kind {
    case .number, .ordinalNumber, .decade: return true
    case .other:
      // "$2000", "#12" and "№ 5" are no dates; quotation marks are nothing.
      let before = text[units[index - 1].range.lowerBound]
      return before == UInt8(ascii: "$") || before == UInt8(ascii: "#") || before == 0xC2
    case .dash:
      guard index > 1, !units[index - 1].followsSpace else { return false }
      if case .number = units[index - 2].kind { return true }
      if case .word(nil) = units[index - 2].kind { return units[index - 2].range.count <= 2 }
      return false
    case .period, .comma, .colon, .slash:
      guard index > 1, !units[index - 1].followsSpace else { return false }
      if case .number = units[index - 2].kind { return true }
      return false
    default: return false
    }
  }

  // MARK: - Units

  func kind(_ index: Int) -> CalendarUnit.Kind? {
    units.indices.contains(index) ? units[index].kind : nil
  }

  func meaning(_ index: Int) -> CalendarWords.Meaning? {
    guard case .word(let meaning)? = kind(index) else { return nil }
    return meaning
  }

  func function(_ index: Int) -> CalendarWords.Function? {
    guard case .function(let function)? = meaning(index) else { return nil }
    return function
  }

  func isComma(_ index: Int) -> Bool {
    if case .comma? = kind(index) { return true }
    return false
  }

  func isDash(_ index: Int) -> Bool {
    if case .dash? = kind(index) { return true }
    return false
  }

  func isSlash(_ index: Int) -> Bool {
    if case .slash? = kind(index) { return true }
    return false
  }

  // MARK: - Parts of a date

  /// Reads a month and its period; "may" and "march" count only with a capital.
  func month(at index: Int) -> (month: Int, end: Int)? {
    guard case .month(let month, let isAbbreviated)? = meaning(index) else { return nil }
    if !units[index].isCapitalized, month == 5 || month == 3 || isAbbreviated && month == 12 {
      return nil
    }
    var end = index + 1
    if isAbbreviated, case .period? = kind(end), !units[end].followsSpace { end += 1 }
    return (month, end)
  }

  /// Reads a day of the month: "3", "3rd", "third", "twenty-first".
  func day(at index: Int) -> (day: Int, end: Int, isOrdinal: Bool)? {
    switch kind(index) {
    case .number(let value, let digits)? where 1...2 ~= digits && 1...31 ~= value:
      return (value, index + 1, false)
    case .ordinalNumber(let value)? where 1...31 ~= value: return (value, index + 1, true)
    case .word(.ordinal(let value)?)? where value <= 31: return (value, index + 1, true)
    case .word(.ten(let ten)?)?:
      let next = isDash(index + 1) ? index + 2 : index + 1
      guard case .ordinal(let value)? = meaning(next), value < 10, ten + value <= 31 else {
        return nil
      }
      return (ten + value, next + 1, true)
    default: return nil
    }
  }

  /// Reads a year of four digits, or of fewer with an era.
  func year(at index: Int) -> (year: Int, end: Int)? {
    if let era = function(index), era == .ad,
      case .number(let value, let digits)? = kind(index + 1), digits > 0, value > 0, value < 2100
    {
      return (value, index + 2)
    }
    guard case .number(let value, let digits)? = kind(index), digits > 0 else { return nil }
    if let era = function(index + 1), value > 0, value < 9999, units[index + 1].followsSpace {
      let isUpper = text[units[index + 1].range].allSatisfy { $0 < UInt8(ascii: "a") }
      if isUpper, era == .bc || era == .bce { return (1 - value, index + 2) }
      if isUpper, era == .ad || era == .ce { return (value, index + 2) }
    }
    guard digits == 4, 1000...2199 ~= value, !isDecimalAhead(index) else { return nil }
    return (value, index + 1)
  }

  /// Whether the number goes on after a mark without space: "1998.5", "2000%".
  private func isDecimalAhead(_ index: Int) -> Bool {
    guard let next = kind(index + 1), !units[index + 1].followsSpace else { return false }
    switch next {
    case .other: return text[units[index + 1].range.lowerBound] == UInt8(ascii: "%")
    case .period, .colon:
      guard case .number? = kind(index + 2) else { return false }
      return !units[index + 2].followsSpace
    default: return false
    }
  }

  // MARK: - One date

  /// Reads one calendar date, with its weekday if it names one.
  func point(at index: Int) -> Point? {
    if case .weekday? = meaning(index) {
      var next = index + 1
      if case .period? = kind(next), !units[next].followsSpace { next += 1 }
      if isComma(next) { next += 1 }
      if function(next) == .the { next += 1 }
      if let point = dated(at: next), point.day != nil { return point }
      return nil
    }
    return dated(at: index)
  }

  private func dated(at index: Int) -> Point? {
    isoDate(at: index) ?? namedMonthDate(at: index) ?? dayMonth(at: index) ?? monthDay(at: index)
      ?? monthYear(at: index)
      ?? numeric(at: index) ?? bareYear(at: index) ?? bareMonth(at: index)
  }

  /// "2006-06-03", "2006/06/03", "2006-06".
  private func isoDate(at index: Int) -> Point? {
    guard let year = year(at: index), year.end == index + 1 else { return nil }
    guard isDash(index + 1) || isSlash(index + 1), !units[index + 1].followsSpace else {
      return nil
    }
    guard case .number(let month, let digits)? = kind(index + 2), !units[index + 2].followsSpace,
      digits == 2, 1...12 ~= month
    else {
      return nil
    }
    if isDash(index + 3) || isSlash(index + 3), !units[index + 3].followsSpace,
      case .number(let day, let digits)? = kind(index + 4), !units[index + 4].followsSpace,
      1...2 ~= digits
    {
      let point = Point(year: year.year, month: month, day: day, end: index + 5)
      return point.date == nil ? nil : point
    }
    // "2006-06" is a month only where "2006/07" could be no range of years.
    guard isDash(index + 1), text[units[index + 1].range.lowerBound] == UInt8(ascii: "-"),
      month <= year.year % 100
        || text[units[index + 2].range.lowerBound] == UInt8(ascii: "0") && year.year % 100 > month
    else { return nil }
    return Point(year: year.year, month: month, day: nil, end: index + 3)
  }

  /// "2020/Sep/23", "23-Sep-2020", "Sep-23-2020": a month by name among numbers.
  private func namedMonthDate(at index: Int) -> Point? {
    func clings(_ index: Int) -> Bool {
      (isDash(index) || isSlash(index)) && !units[index].followsSpace
        && units.indices.contains(index + 1) && !units[index + 1].followsSpace
    }
    if let year = year(at: index), clings(year.end), let month = month(at: year.end + 1),
      clings(month.end), let day = day(at: month.end + 1)
    {
      return whole(year.year, month.month, day.day, day.end)
    }
    if let day = day(at: index), clings(day.end), let month = month(at: day.end + 1) {
      if clings(month.end), let year = year(at: month.end + 1) {
        return whole(year.year, month.month, day.day, year.end)
      }
      return Point(year: nil, month: month.month, day: day.day, end: month.end)
    }
    guard let month = month(at: index), clings(month.end), let day = day(at: month.end + 1) else {
      return nil
    }
    if clings(day.end) {
      guard let year = year(at: day.end + 1) else { return nil }
      return whole(year.year, month.month, day.day, year.end)
    }
    return Point(year: nil, month: month.month, day: day.day, end: day.end)
  }

  /// "3 June 2006", "3rd of June", "the third of June, 2006".
  private func dayMonth(at index: Int) -> Point? {
    var start = index
    if function(start) == .the { start += 1 }
    guard let day = day(at: start) else { return nil }
    if start > index, !day.isOrdinal { return nil }
    if !day.isOrdinal, isCurrency(start - 1) { return nil }
    var next = day.end
    if case .unit(.day)? = meaning(next), day.isOrdinal { next += 1 }
    if function(next) == .of {
      next += 1
    } else if isDash(next), !units[next].followsSpace {
      next += 1
    }
    guard let month = month(at: next) else { return nil }
    return withYear(Point(year: nil, month: month.month, day: day.day, end: month.end))
  }

  /// "June 3, 2006", "June 3rd", "June the third".
  private func monthDay(at index: Int) -> Point? {
    guard let month = month(at: index) else { return nil }
    var next = month.end
    // "October, 1st", but not "in October, first".
    if isComma(next), case .ordinalNumber? = kind(next + 1) { next += 1 }
    if function(next) == .the { next += 1 }
    guard let day = day(at: next) else { return nil }
    if next > month.end, !day.isOrdinal { return nil }
    // "June 3 million", "May 10,000": the number counts something.
    if case .scale? = meaning(day.end) { return nil }
    return withYear(Point(year: nil, month: month.month, day: day.day, end: day.end))
  }

  /// Adds the year that follows a day and month, with or without a comma or "of".
  private func withYear(_ point: Point) -> Point? {
    var point = point
    var next = point.end
    let hasComma = isComma(next)
    if hasComma || function(next) == .of || function(next) == .in { next += 1 }
    if !hasComma, next == point.end, isDash(next), !units[next].followsSpace { next += 1 }
    if let year = year(at: next) {
      let dated = Point(year: year.year, month: point.month, day: point.day, end: year.end)
      // "3 June 2006" is whole; a number that counts what follows is not its year.
      if dated.date != nil, !(hasComma && counts(next)) { return dated }
    }
    point.year = nil
    return point.date == nil ? nil : point
  }

  /// "June 2008", "June, 2008", "June of 2008".
  private func monthYear(at index: Int) -> Point? {
    guard let month = month(at: index) else { return nil }
    var next = month.end
    if isComma(next) || function(next) == .of || function(next) == .in { next += 1 }
    if isDash(next) || isSlash(next), !units[next].followsSpace { next += 1 }
    guard let year = year(at: next), !(next > month.end && counts(next)) else { return nil }
    return Point(year: year.year, month: month.month, day: nil, end: year.end)
  }

  /// "25/12/2006": read where only one order makes a date.
  private func numeric(at index: Int) -> Point? {
    guard case .number(let first, let digits)? = kind(index), 1...2 ~= digits,
      case .number(let second, let more)? = kind(index + 2), 1...2 ~= more,
      isSlash(index + 1) || isDash(index + 1) || isPeriod(index + 1),
      !units[index + 1].followsSpace, !units[index + 2].followsSpace
    else { return nil }
    guard isSlash(index + 3) || isDash(index + 3) || isPeriod(index + 3),
      case .number(let year, 4)? = kind(index + 4), !units[index + 4].followsSpace,
      1000...2199 ~= year
    else { return nil }
    if first > 12 || first == second { return whole(year, second, first, index + 5) }
    return second > 12 ? whole(year, first, second, index + 5) : nil
  }

  private func isCurrency(_ index: Int) -> Bool {
    guard case .other? = kind(index) else { return false }
    return text[units[index].range.lowerBound] == UInt8(ascii: "$")
  }

  private func isPeriod(_ index: Int) -> Bool {
    if case .period? = kind(index) { return true }
    return false
  }

  private func whole(_ year: Int, _ month: Int, _ day: Int, _ end: Int) -> Point? {
    let point = Point(year: year, month: month, day: day, end: end)
    return point.date == nil ? nil : point
  }
}
