import EntenteDocuments
import EntenteGraph

/// The first rows of a table, by which a rule sees what a column holds.
struct KeySample: Sendable {
  let table: Table
  let firstRow: Int
  let keys: KeyCellReader

  /// How many rows are looked at.
  private static let size = 12

  /// Whether most cells of a column name something of the classes.
  func names(_ classes: [ClassName], column: Int) -> Bool {
    let names = CellNames(keys: keys)
    let others = Set(classes.filter { $0 != "Person" })
    var filled = 0
    var found = 0
    var last: Int?
    for row in firstRow..<min(table.rowCount, firstRow + Self.size) {
      guard let cell = table.grid[row].indices.contains(column) ? table.grid[row][column] : nil,
        cell != last, !table.cells[cell].range.isEmpty
      else { continue }
      last = cell
      let range = table.cells[cell].range
      // A post that nobody holds says nothing of its column.
      if names.isVacancy(range) { continue }
      filled += 1
      let isNamed =
        classes.contains("Person") && names.isPerson(range)
        || !others.isEmpty
          && keys.lines(in: range).first.map {
            keys.entity(in: $0, expecting: others, at: nil) != nil
          } ?? false
      if isNamed { found += 1 }
    }
    return filled > 0 && found * 5 >= filled * 3
  }
}
