import EntenteGraph

extension Network.Spell {
  /// The days that something can have held at most; `nil` where none is known. What is over at a time that
  /// nobody tells is there where it must have been.
  init?(_ life: Lifespan) {
    // What began at a time that nobody limits is there at the latest when it must have begun.
    let first = life.earliestStart ?? life.latestStart
    let last = life.isOpen ? nil : life.latestEnd ?? life.earliestEnd
    guard first != nil || last != nil else { return nil }
    self.init(start: first?.description, end: last?.description)
  }

  /// The days that an interval can cover at most; `nil` where it names no year. What is lasting and
  /// began at a date goes on until it is ended, as a recognition does.
  init?(_ interval: Interval, isLasting: Bool = false) {
    let begin = interval.start ?? (isLasting ? interval.date : nil)
    if let date = interval.date, begin == nil {
      guard date.earliestDay != nil || date.latestDay != nil else { return nil }
      self.init(start: date.earliestDay?.description, end: date.latestDay?.description)
      return
    }
    // What began at a time that nobody limits is there at the latest when it must have begun.
    let first = begin?.earliestDay ?? begin?.latestDay
    let last = interval.end?.latestDay ?? interval.end?.earliestDay
    guard first != nil || last != nil else { return nil }
    self.init(start: first?.description, end: last?.description)
  }

  /// The first or the last day that a date can mean; `nil` where it names no year, or is open
  /// to that side.
  static func day(of text: String, isLast: Bool) -> String? {
    guard let date = PartialDate(text) else { return nil }
    return (isLast ? date.latestDay : date.earliestDay)?.description
  }
}
