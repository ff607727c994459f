/// Statements of one fact by the years of their dates, to find those that may be more exact than another one.
struct FinerStatements {
  /// A date of an interval and its year.
  private struct Year: Hashable {
    var component: Int
    var year: Int
  }

  /// The places of all, in the order in which they came.
  private(set) var all: [Int] = []
  private var byYear: [Year: [Int]] = [:]

  /// Adds the place of a statement with an interval.
  mutating func insert(_ place: Int, _ interval: Interval) {
    all.append(place)
    for (component, date) in Self.dates(of: interval) {
      guard let year = date.first.year else { continue }
      byYear[Year(component: component, year: year), default: []].append(place)
    }
  }

  /// The places of those that may say all that an interval says, and more exactly.
  func places(near interval: Interval) -> [Int] {
    // What lies in a year, month or day has that year; of other dates nothing is sure.
    for (component, date) in Self.dates(of: interval) where date.isPlain && !date.isRange {
      guard let year = date.first.year else { continue }
      return byYear[Year(component: component, year: year)] ?? []
    }
    return all
  }

  private static func dates(of interval: Interval) -> [(component: Int, date: PartialDate)] {
    [interval.start, interval.date, interval.end].enumerated().compactMap { index, date in
      date.map { (index, $0) }
    }
  }
}

/// How exact the interval of a statement is: what may absorb another one stands before it.
struct IntervalExactness: Comparable {
  private var key: [Int]

  init(_ statement: Statement) {
    let dates = [statement.interval.start, statement.interval.date, statement.interval.end]
      .compactMap(\.self)
    key = [
      -dates.count, dates.reduce(0) { $0 + Self.length(of: $1) },
      dates.reduce(0) { $0 + Int($1.certainty.rawValue) }, statement.status == .listed ? 1 : 0,
    ]
  }

  static func < (a: IntervalExactness, b: IntervalExactness) -> Bool {
    a.key.lexicographicallyPrecedes(b.key)
  }

  /// A measure that is the less the fewer days a date can mean.
  private static func length(of date: PartialDate) -> Int {
    let endless = 1 << 40
    switch (date.earliestDay.map(number), date.latestDay.map(number)) {
    case (let start?, let end?): return end - start
    case (let start?, nil): return endless - start
    case (nil, let end?): return endless + end
    case (nil, nil): return 0
    }
  }

  private static func number(of day: CalendarDate) -> Int {
    (day.year ?? 0) * 372 + (day.month ?? 1) * 31 + (day.day ?? 1)
  }
}
