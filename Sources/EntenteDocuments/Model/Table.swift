/// A table with its spans laid out: every place of the grid knows the cell that covers it.
package struct Table: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    /// The words of the cell, as a range of ``Document/text``. Paragraphs and list items in it are
    /// divided by newlines.
    package var range: Range<Int>
    /// The paragraphs, list items and tables in it.
    package var blocks: [Block]
    package var isHeader: Bool
    package var rowSpan: Int
    package var columnSpan: Int
    /// The value that sorts the cell where the markup gives one, such as an ISO date.
    package var sortKey: String?

    package init(
      range: Range<Int>, blocks: [Block] = [], isHeader: Bool = false, rowSpan: Int = 1,
      columnSpan: Int = 1, sortKey: String? = nil
    ) {
      self.range = range
      self.blocks = blocks
      self.isHeader = isHeader
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.sortKey = sortKey
    }
  }

  package var caption: Range<Int>?
  /// The cells in the order of the source.
  package var cells: [Cell] = []
  /// For each row and column the index of the cell that covers the place, `nil` where none does.
  package var grid: [[Int?]] = []
  /// How many rows at the top are headers.
  package var headerRows = 0
  /// The whole table in ``Document/source``.
  package var sourceRange: Range<Int>
  /// For each row, where it stands in ``Document/source``.
  package var rowSourceRanges: [Range<Int>] = []

  package init(sourceRange: Range<Int>) { self.sourceRange = sourceRange }

  package var rowCount: Int { grid.count }
  package var columnCount: Int { grid.map(\.count).max() ?? 0 }

  /// The cell that covers a place of the grid.
  package func cell(row: Int, column: Int) -> Cell? {
    guard grid.indices.contains(row), grid[row].indices.contains(column) else { return nil }
    return grid[row][column].map { cells[$0] }
  }
}
