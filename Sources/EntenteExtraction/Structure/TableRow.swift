import EntenteDocuments

/// A row of a table, or of one of its blocks side by side, with the cells by what they hold.
struct TableRow: Sendable {
  var table: Table
  var index: Int
  var group: TableLayout.Group

  /// The cell of a role, `nil` where the table has no such column or the row no such cell.
  func cell(_ role: ColumnRole) -> Table.Cell? {
    group.column(role).flatMap { table.cell(row: index, column: $0) }
  }

  /// The cell that names what the row is about.
  var keyCell: Table.Cell? { group.key.flatMap { table.cell(row: index, column: $0.index) } }

  /// Whether a column's cell began in a row above.
  func isContinued(column: Int) -> Bool {
    guard index > 0, table.grid[index].indices.contains(column),
      table.grid[index - 1].indices.contains(column), let cell = table.grid[index][column]
    else { return false }
    return table.grid[index - 1][column] == cell
  }

  /// Whether every cell with words but those of the notes began in a row above, so that it says nothing
  /// new.
  var isContinued: Bool {
    group.columns.allSatisfy {
      $0.role == .notes || $0.role == .reference || isContinued(column: $0.index)
        || $0.role == nil && table.cell(row: index, column: $0.index)?.range.isEmpty ?? true
    }
      || group.columns.allSatisfy {
        // Under a key that spans rows, remarks alone are new.
        $0.role == nil || $0.role == .notes || $0.role == .reference
          || isContinued(column: $0.index)
      } && group.columns.contains { $0.role?.isKey ?? false }
  }

  /// Whether one cell takes up the whole row, as a heading within the table does.
  var isHeading: Bool {
    let cells = TableLayout.distinctCells(ofRow: index, in: table)
    return cells.count == 1 && table.columnCount > 1
  }

  /// The words from the key to the last of some cells; what evidence quotes.
  func range(upTo cells: [Table.Cell?], key named: Int? = nil) -> Range<Int> {
    let column = named ?? group.key?.index
    let present = cells.compactMap(\.self).filter { !$0.range.isEmpty }
    var ranges = present.map(\.range)
    // A key that began rows above would draw them all into the quote.
    if let column, let key = table.cell(row: index, column: column),
      ranges.isEmpty || !isContinued(column: column)
    {
      ranges.append(key.range)
    }
    let start = ranges.map(\.lowerBound).min() ?? 0
    return start..<(ranges.map(\.upperBound).max() ?? start)
  }
}
