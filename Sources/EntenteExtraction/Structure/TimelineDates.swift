import EntenteDocuments
import EntenteGraph
import EntenteLanguage

/// The dates that lines and rows of a time line begin with: "17 February: Kosovo declares …".
///
/// A year that the line leaves out is that of the nearest heading above it, or of the title.
struct TimelineDates: Sendable {
  /// How far a date at the beginning may reach, in bytes.
  private static let reach = 48

  let document: Document
  private let reader = DateReader()

  init(_ document: Document) { self.document = document }

  /// The date that a line begins with and the words behind it, `nil` where the line is none of a time
  /// line.
  func entry(in range: Range<Int>, section: Int) -> (date: PartialDate, rest: Range<Int>)? {
    let text = document.text
    guard let first = range.first, text[first] < 0x80, range.count > 12 else { return nil }
    let head = range.lowerBound..<min(range.upperBound, range.lowerBound + Self.reach)
    guard
      let mention = reader.dates(in: text, range: head).first,
      mention.range.lowerBound == range.lowerBound, !mention.isRelative
    else { return nil }
    var index = mention.range.upperBound
    while index < range.upperBound, text[index] == 0x20 { index += 1 }
    guard index + 3 < range.upperBound else { return nil }
    if text[index] == UInt8(ascii: ":") {
      index += 1
    } else if text[index] == 0xE2, text[index + 1] == 0x80,
      text[index + 2] == 0x93 || text[index + 2] == 0x94
    {
      index += 3
    } else if text[index] == UInt8(ascii: "-"), text[index + 1] == 0x20 {
      index += 1
    } else {
      return nil
    }
    while index < range.upperBound, text[index] == 0x20 { index += 1 }
    guard index < range.upperBound, let date = dated(mention.date, section: section) else {
      return nil
    }
    return (date, index..<range.upperBound)
  }

  /// The date of a cell that holds nothing else.
  func date(ofCell range: Range<Int>, section: Int) -> PartialDate? {
    guard !range.isEmpty, range.count <= Self.reach else { return nil }
    let dates = reader.dates(in: document.text, range: range)
    if dates.isEmpty { return CellDates().dates(in: range, of: document).first?.date }
    guard dates.count == 1 else { return nil }
    return dated(dates[0].date, section: section)
  }

  /// A date with the year of the headings above it.
  private func dated(_ date: PartialDate, section: Int) -> PartialDate? {
    if date.hasYear { return date }
    for title in document.titles(above: section) {
      let years = FoldedWords(title).words.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
        .filter { (1000...2199).contains($0) }
      if years.count == 1 { return date.inYear(years[0]) }
    }
    return nil
  }
}

extension ProseFindings.Reading {
  /// Gives the findings that have no time the date of the line or the row that they stand in.
  mutating func take(_ date: PartialDate, by library: PatternLibrary) {
    for index in findings.indices where findings[index].interval == .unknown {
      let isEvent = findings[index].relation.eventKind != nil
      let time =
        isEvent
        ? .date : library.patterns.first { $0.rule == findings[index].rule }?.time ?? .none
      switch time {
      case .date: findings[index].interval = Interval(date: date)
      case .start: findings[index].interval = Interval(start: date)
      case .end: findings[index].interval = Interval(end: date)
      case .none: continue
      }
      findings[index].inheritedFrom = "the date of the line"
    }
  }
}
