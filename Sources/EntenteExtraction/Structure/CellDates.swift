import EntenteDocuments
import EntenteGraph
import EntenteLanguage

/// Reads the dates of cells and list items.
struct CellDates: Sendable {
  var reader = DateReader()

  /// What a cell says of when something was.
  ///
  /// Where the words hold no date, the value that sorts the cell is one if it is written as a date.
  func timeline(of cell: Table.Cell, in document: Document) -> CellTimeline {
    var dates = self.dates(in: cell.range, of: document)
    if dates.isEmpty, !cell.range.isEmpty, let key = cell.sortKey, let date = PartialDate(key),
      date.hasYear
    {
      dates = [DateMention(range: cell.range, date: date)]
    }
    return CellTimeline(document.text, in: cell.range, dates: dates)
  }

  /// The dates in a stretch of text that name their year.
  func dates(in range: Range<Int>, of document: Document) -> [DateMention] {
    Self.dates(in: document.text, range: range, reader: reader)
  }

  /// The dates in a stretch of text that name their year; a bare number of four digits is a year,
  /// which it need not be in prose.
  static func dates(
    in text: [UInt8], range: Range<Int>, reader: DateReader = DateReader()
  ) -> [DateMention] {
    guard !range.isEmpty else { return [] }
    var dates: [DateMention] = []
    for date in reader.dates(in: text, range: range) where date.date.hasYear && !date.isRelative {
      let slash = text[date.range].firstIndex(of: UInt8(ascii: "/"))
      if let slash, date.date.isRange, date.date.precision == .day {
        // In prose a stroke makes a range; in a cell it divides two dates.
        dates += reader.dates(in: text, range: date.range.lowerBound..<slash)
        dates += reader.dates(in: text, range: slash + 1..<date.range.upperBound)
      } else {
        dates.append(date)
      }
    }
    let words = FoldedWords(text, in: range)
    for (word, place) in zip(words.words, words.ranges)
    where word.utf8.count == 4 && !dates.contains(where: { $0.range.overlaps(place) }) {
      if let year = Int(word), years.contains(year), let date = PartialDate(year: year) {
        dates.append(DateMention(range: place, date: date))
      }
    }
    return dates.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The numbers that are taken for years where they stand alone.
  private static let years = 1000...2100
}
