internal import EntenteGraph

/// Dates that rest on the document's date, or on the date read before.
extension DateGrammar {
  func relative(at index: Int) -> Match? {
    let match =
      named(at: index) ?? shifted(at: index) ?? anaphoric(at: index) ?? counted(at: index)
      ?? weekday(at: index)
    guard var match else { return nil }
    match.isRelative = true
    return match
  }

  private func single(_ date: CalendarDate?, _ end: Int) -> Match? {
    date.map { Match(date: PartialDate($0), end: end) }
  }

  private func day(_ number: Int, _ end: Int) -> Match? {
    single(CivilDay(number: number).date, end)
  }

  /// "yesterday", "today", "tomorrow".
  private func named(at index: Int) -> Match? {
    guard let today = CivilDay(reference) else { return nil }
    // "three days from today" is another day.
    if case .unit? = meaning(index - 2) { return nil }
    switch function(index) {
    case .yesterday: return day(today.number - 1, index + 1)
    case .today, .tonight: return day(today.number, index + 1)
    case .tomorrow: return day(today.number + 1, index + 1)
    default: return nil
    }
  }

  /// "last Thursday", "next month", "this year", "last June" against the document's date.
  private func shifted(at index: Int) -> Match? {
    guard let reference else { return nil }
    let step: Int
    switch function(index) {
    // "the last year" and "the next day" rest on the text, not on the document.
    case .last where function(index - 1) != .the, .previous where function(index - 1) != .the:
      step = -1
    case .this: step = 0
    case .next where function(index - 1) != .the: step = 1
    default: return nil
    }
    if step == 0, function(index + 1) == .past, case .weekday(let weekday)? = meaning(index + 2),
      let today = CivilDay(reference)
    {
      // "this past Wednesday" is the last one before today.
      return day(today.number - ((today.weekday - weekday + 6) % 7 + 1), index + 3)
    }
    switch meaning(index + 1) {
    case .unit(let unit)?: return moved(reference, by: step, unit, end: index + 2, isExact: false)
    case .weekday(let weekday)?:
      guard let today = CivilDay(reference) else { return nil }
      // The weekday of last, this or next week: on a Thursday "last Wednesday" is not yesterday.
      let number = today.number + weekday - today.weekday + 7 * step
      return day(number, index + 2)
    case .month?:
      guard let month = month(at: index + 1), year(at: month.end) == nil, day(at: month.end) == nil,
        let year = reference.year, let now = reference.month
      else { return nil }
      let shift =
        step < 0 ? (month.month < now ? 0 : -1) : step > 0 ? (month.month > now ? 0 : 1) : 0
      return single(CalendarDate(year: year + shift, month: month.month), month.end)
    default: return nil
    }
  }

  /// A date `count` units away; exact to the day, or the whole week, month or year.
  private func moved(
    _ date: CalendarDate, by count: Int, _ unit: CalendarWords.TimeUnit, end: Int, isExact: Bool
  ) -> Match? {
    switch unit {
    case .day: return CivilDay(date).flatMap { day($0.number + count, end) }
    case .week:
      guard let start = CivilDay(date) else { return nil }
      if isExact { return day(start.number + 7 * count, end) }
      let monday = start.number - start.weekday + 1 + 7 * count
      guard let a = CivilDay(number: monday).date, let b = CivilDay(number: monday + 6).date else {
        return nil
      }
      return PartialDate(from: a, to: b).map { Match(date: $0, end: end) }
    case .month:
      guard let year = date.year, let month = date.month else { return nil }
      let months = year * 12 + month - 1 + count
      return single(CalendarDate(year: months / 12, month: months % 12 + 1), end)
    case .year: return single(date.year.flatMap { CalendarDate(year: $0 + count) }, end)
    case .decade where isExact:
      return single(date.year.flatMap { CalendarDate(year: $0 + 10 * count) }, end)
    case .decade, .century: return nil
    }
  }

  /// "the same year", "that month", "the following day", "the year before", after another date.
  private func anaphoric(at index: Int) -> Match? {
    guard let antecedent else { return nil }
    var next = index
    let isThat = function(next) == .that
    if function(next) == .the || isThat { next += 1 }
    guard next > index else { return nil }
    var step = 0
    switch function(next) {
    case .same: next += 1
    case .following, .next, .subsequent:
      step = 1
      next += 1
    case .previous, .preceding, .prior:
      step = -1
      next += 1
    default: guard isThat || isYearAround(next) else { return nil }
    }
    guard case .unit(let unit)? = meaning(next), unit.rawValue <= 4, !isPlural(next) else {
      return nil
    }
    if step == 0, !isThat, function(next - 1) != .same {
      switch function(next + 1) {
      case .before:
        // "the year before independence" is another year.
        guard isClauseEnd(next + 2) else { return nil }
        return moved(antecedent, by: -1, unit, end: next + 2, isExact: false)
      case .after:
        guard isClauseEnd(next + 2) else { return nil }
        return moved(antecedent, by: 1, unit, end: next + 2, isExact: false)
      default: return nil
      }
    }
    return moved(antecedent, by: step, unit, end: next + 1, isExact: false)
  }

  private func isYearAround(_ index: Int) -> Bool {
    guard case .unit? = meaning(index) else { return false }
    return function(index + 1) == .before || function(index + 1) == .after
  }

  private func isPlural(_ index: Int) -> Bool { text[units[index].range].last == UInt8(ascii: "s") }

  private func isClauseEnd(_ index: Int) -> Bool {
    switch kind(index) {
    case nil, .comma?, .period?, .close?, .colon?: true
    default: false
    }
  }

  /// "two days later", "a year earlier" after another date; "three years ago" against the document's.
  private func counted(at index: Int) -> Match? {
    guard let count = count(at: index), case .unit(let unit)? = meaning(count.end) else {
      return nil
    }
    let next = count.end + 1
    switch function(next) {
    case .ago:
      return reference.flatMap { moved($0, by: -count.value, unit, end: next + 1, isExact: true) }
    case .later:
      return antecedent.flatMap { moved($0, by: count.value, unit, end: next + 1, isExact: true) }
    case .earlier:
      return antecedent.flatMap { moved($0, by: -count.value, unit, end: next + 1, isExact: true) }
    default: return nil
    }
  }

  private func count(at index: Int) -> (value: Int, end: Int)? {
    switch kind(index) {
    case .number(let value, let digits)? where 1...3 ~= digits: return (value, index + 1)
    case .word(.cardinal(let value)?)?: return (value, index + 1)
    case .word(.function(.a)?)?, .word(.function(.an)?)?: return (1, index + 1)
    default: return nil
    }
  }

  /// Words before a weekday that leave open which one is meant, or mean one to come.
  private static let future = [
    "will", "would", "shall", "ll", "next", "this", "coming", "upcoming", "following", "previous",
    "from", "after", "before", "every", "each", "scheduled", "due", "until",
  ]

  /// "Thursday", "on Thursday" in a report: the last one up to the document's date.
  ///
  /// A future tense before it leaves the week open, so nothing is read there.
  private func weekday(at index: Int) -> Match? {
    guard case .weekday(let weekday)? = meaning(index), units[index].isCapitalized,
      let today = CivilDay(reference)
    else { return nil }
    for back in 1...12 where index - back >= 0 {
      if case .period? = kind(index - back) { break }
      let word = text[units[index - back].range]
      if Self.future.contains(where: { word.elementsEqual($0.utf8) }) { return nil }
    }
    return day(today.number - (today.weekday - weekday + 7) % 7, index + 1)
  }
}
