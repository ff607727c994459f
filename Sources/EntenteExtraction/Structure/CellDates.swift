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
    guard !range.isEmpty else { return [] }
    return reader.dates(in: document.text, range: range).filter {
      $0.date.hasYear && !$0.isRelative
    }
  }
}
