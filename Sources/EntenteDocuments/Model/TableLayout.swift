/// Lays the cells of a table out in a grid while its rows are read.
///
/// Spans come from documents, so their product is bounded: places that spans claim beyond
/// `spanBudget` are not given to them. That keeps the grid linear in the source.
struct TableLayout {
  private(set) var table: Table
  /// The cell that reaches down into a column, and for how many more rows.
  private var reaching: [(cell: Int, rows: Int)] = []
  private var row: [Int?] = []
  private var rowStart: Int?
  private var spanBudget: Int
  /// How many cells of the first row are bold throughout.
  private var boldCells = 0

  init(sourceRange: Range<Int>) {
    table = Table(sourceRange: sourceRange)
    spanBudget = 10_000 + 2 * sourceRange.count
  }

  var isEmpty: Bool { table.cells.isEmpty }

  /// The number that an attribute begins with, however large it is; `nil` where it begins with none.
  static func span(_ value: String) -> Int? {
    let digits = value.drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    return Int(digits) ?? 65_534
  }

  /// Whether the row that is being read has no cell so far.
  var isRowEmpty: Bool { row.isEmpty }

  /// Begins a row; a row without cells is none.
  mutating func beginRow(source: Int) {
    endRow(source: source)
    rowStart = source
  }

  mutating func setCaption(_ range: Range<Int>) { if !range.isEmpty { table.caption = range } }

  mutating func setEnd(_ end: Int) {
    table.sourceRange = table.sourceRange.lowerBound..<max(table.sourceRange.lowerBound, end)
  }

  /// Places a cell at the next free place of the row.
  mutating func append(_ cell: Table.Cell, isBold: Bool = false, source: Int) {
    if rowStart == nil { rowStart = source }
    if isBold, table.grid.isEmpty { boldCells += 1 }
    fillFromAbove()
    var cell = cell
    let columns = max(1, min(cell.columnSpan, 1000, spanBudget))
    let rows = max(1, min(cell.rowSpan, 65_534, spanBudget / columns))
    if columns > 1 || rows > 1 { spanBudget = max(1, spanBudget - columns * rows) }
    cell.columnSpan = columns
    cell.rowSpan = rows
    let index = table.cells.count
    table.cells.append(cell)
    for _ in 0..<columns {
      let column = row.count
      row.append(index)
      while reaching.count <= column { reaching.append((cell: 0, rows: 0)) }
      reaching[column] = (cell: index, rows: rows - 1)
    }
  }

  /// Gives the next places to the cells that reach down from the rows above.
  private mutating func fillFromAbove() {
    while row.count < reaching.count, reaching[row.count].rows > 0 {
      reaching[row.count].rows -= 1
      row.append(reaching[row.count].cell)
    }
  }

  private mutating func endRow(source: Int) {
    guard !row.isEmpty else { return }
    while row.count < reaching.count {
      if reaching[row.count].rows > 0 {
        fillFromAbove()
      } else if reaching[row.count...].contains(where: { $0.rows > 0 }) {
        row.append(nil)
      } else {
        break
      }
    }
    table.grid.append(row)
    let start = rowStart ?? source
    table.rowSourceRanges.append(start..<max(start, source))
    row = []
    rowStart = nil
  }

  /// Ends the last row and counts the header rows at the top.
  mutating func finish(source: Int) -> Table {
    endRow(source: source)
    for row in table.grid {
      let cells = row.compactMap { $0 }
      guard !cells.isEmpty, cells.allSatisfy({ table.cells[$0].isHeader }) else { break }
      table.headerRows += 1
    }
    if table.headerRows == table.grid.count, table.grid.count > 1 { table.headerRows = 1 }
    markBoldHeader()
    return table
  }

  /// A row of bold cells at the top is a header that was not marked as one.
  private mutating func markBoldHeader() {
    guard table.headerRows == 0, table.rowCount > 1, boldCells > 0 else { return }
    let cells = table.grid[0].compactMap { $0 }
    guard cells.count == boldCells else { return }
    table.headerRows = 1
    for cell in cells { table.cells[cell].isHeader = true }
  }
}
