/// The places of labels and nodes, by which the next label is fitted in or left out.
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

  /// Takes a place; `false` where something stands.
  mutating func take(_ box: Box) -> Bool {
    for cell in Self.cells(of: box) where cells[cell]?.contains(where: box.overlaps) == true {
      return false
    }
    add(box)
    return true
  }

  /// Takes a place, whatever stands there.
  mutating func add(_ box: Box) {
    for cell in Self.cells(of: box) { cells[cell, default: []].append(box) }
  }

  private static func cells(of box: Box) -> [Cell] {
    let columns = index(box.left)...index(box.left + box.width)
    let rows = index(box.top)...index(box.top + box.height)
    return columns.flatMap { column in rows.map { Cell(column: column, row: $0) } }
  }

  private static func index(_ value: Double) -> Int {
    Int((min(max(value, -1e9), 1e9) / cellSize).rounded(.down))
  }
}
