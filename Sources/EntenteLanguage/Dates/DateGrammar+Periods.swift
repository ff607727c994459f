internal import EntenteGraph

/// Ranges between two dates, and the periods that have names: decades, centuries, seasons, quarters.
extension DateGrammar {
  /// "1998–2001", "between 1990 and 1995", "from 3 to 5 June 2006", "March/April 2022".
  func range(at index: Int) -> Match? {
    switch function(index) {
    case .between: return joined(at: index + 1, by: [.and])
    case .from: return joined(at: index + 1, by: [.to, .until, .till, .through])
    default: break
    }
    guard let match = dashed(at: index) else { return nil }
    return match
  }

  /// Two dates joined by a word after "between" or "from".
  private func joined(at index: Int, by words: [CalendarWords.Function]) -> Match? {
    guard let first = end(at: index), let join = function(first.end), words.contains(join) else {
      return nil
    }
    guard let last = self.end(at: first.end + 1) else { return nil }
    return combine(first, last)
  }

  /// Two dates joined by a dash or a slash, or the days of one month joined by a word.
  private func dashed(at index: Int) -> Match? {
    guard let first = end(at: index) else { return nil }
    let join = first.end
    if isDash(join) || isSlash(join) && !units[join].followsSpace {
      // "2006-06-03" and "1/2 2006" are read elsewhere.
      if isSlash(join), first.day != nil, first.month == nil { return nil }
      if let last = shortYear(first, at: join + 1) ?? end(at: join + 1) {
        return combine(first, last)
      }
      return nil
    }
    if first.month != nil || first.day != nil, let word = function(join),
      word == .to || word == .through || word == .until
    {
      guard let last = end(at: join + 1), last.month != nil || last.day != nil else { return nil }
      return combine(first, last)
    }
    return nil
  }

  /// "98" after "1998–", "02" after "2001/".
  private func shortYear(_ first: Point, at index: Int) -> Point? {
    guard let year = first.year, year > 0, first.day == nil,
      case .number(let value, 2)? = kind(index), !units[index].followsSpace
    else { return nil }
    if case .dash? = kind(index + 1), !units[index + 1].followsSpace { return nil }
    let full = year / 100 * 100 + value
    guard full > year else { return nil }
    return Point(year: full, month: nil, day: nil, end: index + 1)
  }

  /// One end of a range: a date, or a bare day, month or year whose rest the other end gives.
  private func end(at index: Int) -> Point? {
    if let point = point(at: index) { return point }
    let index = function(index) == .the ? index + 1 : index
    if let day = day(at: index) { return Point(year: nil, month: nil, day: day.day, end: day.end) }
    if let month = month(at: index) {
      return Point(year: nil, month: month.month, day: nil, end: month.end)
    }
    if let year = year(at: index), year.year >= 1000, !counts(index) {
      return Point(year: year.year, month: nil, day: nil, end: year.end)
    }
    return nil
  }

  /// The range from `first` to `last`, which share what only one of them says.
  private func combine(_ first: Point, _ last: Point) -> Match? {
    var first = first
    var last = last
    if first.month == nil && first.day == nil || last.month == nil && last.day == nil {
      // Years: both, and nothing to share.
      guard let a = first.year, let b = last.year, a < b || first.month != nil || last.month != nil
      else { return nil }
    }
    if last.month == nil, last.day != nil { last.month = first.month }
    if first.month == nil, first.day != nil {
      guard last.day != nil else { return nil }
      first.month = last.month
    }
    if first.year == nil { first.year = last.year }
    if last.year == nil { last.year = first.year }
    guard let a = first.date, let b = last.date else { return nil }
    if a == b { return Match(date: PartialDate(a), end: last.end) }
    if a > b, let year = last.year, first.year == year, first.month != nil, first.end < last.end {
      // "December–January 2009" begins in the year before.
      guard let earlier = CalendarDate(year: year - 1, month: first.month, day: first.day) else {
        return nil
      }
      return PartialDate(from: earlier, to: b).map { Match(date: $0, end: last.end) }
    }
    return PartialDate(from: a, to: b).map { Match(date: $0, end: last.end) }
  }

  // MARK: - Named periods

  /// "the 1990s", "the 19th century", "spring 2008", "the first half of 2013", "early June 2008".
  func period(at index: Int) -> Match? {
    decade(at: index) ?? season(at: index) ?? century(at: index) ?? fraction(at: index)
  }

  private func decade(at index: Int) -> Match? {
    guard case .decade(let year)? = kind(index), 1000...2199 ~= year else { return nil }
    return years(year, year + (year % 100 == 0 && year < 2000 ? 99 : 9), end: index + 1)
  }

  private func years(_ first: Int, _ last: Int, end: Int) -> Match? {
    guard let a = CalendarDate(year: first), let b = CalendarDate(year: last) else { return nil }
    return PartialDate(from: a, to: b).map { Match(date: $0, end: end) }
  }

  private func season(at index: Int) -> Match? {
    guard case .season(let month)? = meaning(index) else { return nil }
    var next = index + 1
    if function(next) == .of || function(next) == .in || isComma(next) { next += 1 }
    guard let year = year(at: next) else { return nil }
    // A season that runs into the next year may say so: "the winter of 2009–10".
    var end = year.end
    if month == 12,
      let last = shortYear(
        Point(year: year.year, month: nil, day: nil, end: year.end), at: year.end + 1),
      isDash(year.end) || isSlash(year.end)
    {
      end = last.end
    }
    let lastYear = month == 12 ? year.year + 1 : year.year
    guard let a = CalendarDate(year: year.year, month: month),
      let b = CalendarDate(year: lastYear, month: month == 12 ? 2 : month + 2)
    else { return nil }
    return PartialDate(from: a, to: b).map { Match(date: $0, end: end) }
  }

  /// "19th century", "twentieth century": 1801 to 1900.
  private func century(at index: Int) -> Match? {
    let ordinal: Int
    var next = index + 1
    switch kind(index) {
    case .ordinalNumber(let value)?: ordinal = value
    case .word(.ordinal(let value)?)?: ordinal = value
    case .word(.ten(let ten)?)?:
      next = isDash(next) ? next + 1 : next
      guard case .ordinal(let value)? = meaning(next), value < 10 else { return nil }
      ordinal = ten + value
      next += 1
    default: return nil
    }
    if isDash(next) { next += 1 }
    guard case .unit(.century)? = meaning(next), 1...21 ~= ordinal else { return nil }
    if let era = function(next + 1), era == .bc || era == .bce {
      return years(1 - ordinal * 100, -(ordinal - 1) * 100, end: next + 2)
    }
    return years((ordinal - 1) * 100 + 1, ordinal * 100, end: next + 1)
  }

  /// "the first quarter of 2008", "the second half of 2013", "Q1 2008".
  private func fraction(at index: Int) -> Match? {
    let part: Int
    switch kind(index) {
    case .ordinalNumber(let value)?: part = value
    case .word(.ordinal(let value)?)?: part = value
    default: return nil
    }
    let length: Int
    switch function(index + 1) {
    case .quarter where part <= 4: length = 3
    case .half where part <= 2: length = 6
    default: return nil
    }
    let next = function(index + 2) == .of ? index + 3 : index + 2
    guard let year = year(at: next),
      let a = CalendarDate(year: year.year, month: (part - 1) * length + 1),
      let b = CalendarDate(year: year.year, month: part * length)
    else { return nil }
    return PartialDate(from: a, to: b).map { Match(date: $0, end: year.end) }
  }
}
