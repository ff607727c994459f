/// The places of labels, by which the next one is fitted in or left out.
struct LabelGrid {
  struct Box {
    var left: Double
    var top: Double
    var width: Double
    var height: Double

    func overlaps(_ other: Box) -> Bool {
      left < other.left + other.width && other.left < left + width
        && top < other.top + other.height && other.top < top + height
    }
  }

  private struct Cell: Hashable {
    var column: Int
    var row: Int
  }

  private var cells: [Cell: [Box]] = [:]
  private static let cellSize = 120.0

  /// Takes a place; `false` where another label stands.
  mutating func take(_ box: Box) -> Bool {
    let columns = Self.index(box.left)...Self.index(box.left + box.width)
    let rows = Self.index(box.top)...Self.index(box.top + box.height)
    for column in columns {
      for row in rows {
        if cells[Cell(column: column, row: row)]?.contains(where: box.overlaps) == true {
          return false
        }
      }
    }
    for column in columns {
      for row in rows { cells[Cell(column: column, row: row), default: []].append(box) }
    }
    return true
  }

  private static func index(_ value: Double) -> Int {
    Int((min(max(value, -1e9), 1e9) / cellSize).rounded(.down))
  }
}
