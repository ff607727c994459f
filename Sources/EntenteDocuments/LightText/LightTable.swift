/// Pipe rows cut into cells, with the header row told from the others.
struct LightTable {
  struct Row {
    let source: Range<Int>
    let cells: [Range<Int>]
    var isHeader = false
  }

  private(set) var rows: [Row] = []

  /// Reads rows that begin with a pipe each.
  ///
  /// A Markdown rule (`|---|---|`) makes headers of the rows above it. Without one the first row is a
  /// header where it has no digit and no empty cell, and most rows below hold digits in some column:
  /// rows that are all alike in that are data.
  init(rows lines: [Range<Int>], in source: [UInt8]) {
    var hasRule = false
    for line in lines {
      let cells = Self.cells(of: line, in: source)
      if !hasRule, !rows.isEmpty, Self.isRule(cells, in: source) {
        hasRule = true
        for index in rows.indices { rows[index].isHeader = true }
      } else {
        rows.append(Row(source: line, cells: cells))
      }
    }
    if !hasRule, firstRowIsHeader(in: source) { rows[0].isHeader = true }
  }

  private static func cells(of line: Range<Int>, in source: [UInt8]) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound + 1
    for index in start..<line.upperBound
    where source[index] == Byte.pipe && source[index - 1] != Byte.backslash {
      cells.append(source.trimmed(start..<index))
      start = index + 1
    }
    if start < line.upperBound { cells.append(source.trimmed(start..<line.upperBound)) }
    return cells
  }

  private static func isRule(_ cells: [Range<Int>], in source: [UInt8]) -> Bool {
    !cells.isEmpty
      && cells.allSatisfy { cell in
        !cell.isEmpty && source[cell].contains(Byte.hyphen)
          && source[cell].allSatisfy { $0 == Byte.hyphen || $0 == Byte.colon }
      }
  }

  private func firstRowIsHeader(in source: [UInt8]) -> Bool {
    guard rows.count > 1 else { return false }
    let first = rows[0].cells
    guard first.count > 1,
      first.allSatisfy({ !$0.isEmpty && !source[$0].contains { $0.isDigit } })
    else { return false }
    return first.indices.contains { column in
      var filled = 0
      var withDigits = 0
      for row in rows.dropFirst() where column < row.cells.count && !row.cells[column].isEmpty {
        filled += 1
        if source[row.cells[column]].contains(where: { $0.isDigit }) { withDigits += 1 }
      }
      return filled > 0 && withDigits * 2 >= filled
    }
  }
}
