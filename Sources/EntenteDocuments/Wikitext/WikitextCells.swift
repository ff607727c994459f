/// The cells of one line of a wikitext table, and what the last one holds in the lines below.
struct WikitextCells {
  struct Cell {
    var attributes: Range<Int>?
    var content: WikitextPiece
  }

  private(set) var cells: [Cell] = []

  /// Divides the line at `||`, in a line of headers also at `!!`, and each cell from its attributes.
  init(
    from start: Int, firstLineEnd: Int, end: Int, mark: Int, isHeader: Bool,
    marks: [WikitextMark], source: [UInt8]
  ) {
    var index = start
    var mark = mark
    var cell = Cell(attributes: nil, content: WikitextPiece(start: start, end: end, mark: mark))
    var mayHaveAttributes = true
    while index < firstLineEnd {
      if mark < marks.count, Int(marks[mark].position) < index {
        mark += 1
        continue
      }
      if mark < marks.count, Int(marks[mark].position) == index {
        switch marks[mark].kind {
        case .template, .link, .reference:
          if marks[mark].kind == .link { mayHaveAttributes = false }
          index = Int(marks[mark].end)
          mark = Int(marks[mark].partner) + 1
          continue
        case .hidden, .literal, .referenceUse:
          index = Int(marks[mark].end)
          mark += 1
          continue
        case .table, .pipe, .close, .stray: break
        }
      }
      let byte = source[index]
      if byte == Byte.pipe || byte == Byte.exclamation && isHeader {
        let isDouble = index + 1 < firstLineEnd && source[index + 1] == byte
        if isDouble {
          cell.content.end = index
          cells.append(cell)
          index += 2
          cell = Cell(attributes: nil, content: WikitextPiece(start: index, end: end, mark: mark))
          mayHaveAttributes = true
          continue
        }
        if byte == Byte.pipe, mayHaveAttributes {
          mayHaveAttributes = false
          cell.attributes = cell.content.start..<index
          cell.content.start = index + 1
          cell.content.mark = mark
        }
      }
      index += 1
    }
    cell.content.end = max(end, cell.content.start)
    cells.append(cell)
  }
}
