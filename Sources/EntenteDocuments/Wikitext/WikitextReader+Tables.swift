extension WikitextReader {
  /// Reads `{| … |}` from its mark on; returns where the text goes on.
  mutating func readTable(_ mark: Int, end limit: Int) -> (Int, Int) {
    let partner = Int(marks[mark].partner)
    let end = min(Int(marks[mark].end), limit)
    let hasClose = partner > mark && marks[partner].kind == .close
    let contentEnd = hasClose ? min(Int(marks[partner].position), end) : end
    let next = (end, partner + 1)
    let range = Int(marks[mark].position)..<end
    descend { $0.readTable(mark, in: range, contentEnd: contentEnd) }
    return next
  }

  private mutating func readTable(_ mark: Int, in range: Range<Int>, contentEnd: Int) {
    breakBlock(at: range.lowerBound)
    let from = builder.position
    var layout = TableLayout(sourceRange: range)
    let (attributesEnd, firstMark) = endOfLine(
      from: range.lowerBound + 2, mark + 1, end: contentEnd)
    var index = min(attributesEnd + 1, contentEnd)
    var current = firstMark
    while index < contentEnd {
      let lineStart = index
      while index < contentEnd, source[index] == Byte.space || source[index] == Byte.tab {
        index += 1
      }
      guard index < contentEnd else { break }
      let isHeader = source[index] == Byte.exclamation
      guard isHeader || source[index] == Byte.pipe else {
        // Words before the first cell belong to no place of the table.
        (index, current) = endOfLine(from: index, current, end: contentEnd)
        index = min(index + 1, contentEnd)
        continue
      }
      let follower = index + 1 < contentEnd ? source[index + 1] : 0
      if !isHeader, follower == Byte.hyphen {
        layout.beginRow(source: lineStart)
        (index, current) = endOfLine(from: index + 1, current, end: contentEnd)
        index = min(index + 1, contentEnd)
        continue
      }
      let (regionEnd, nextMark, firstLineEnd) = endOfCells(
        from: index + 1, current, end: contentEnd)
      if !isHeader, follower == Byte.plus {
        readCaption(WikitextPiece(start: index + 2, end: regionEnd, mark: current), &layout)
      } else {
        let cells = WikitextCells(
          from: index + 1, firstLineEnd: firstLineEnd, end: regionEnd, mark: current,
          isHeader: isHeader, marks: marks, source: source)
        for cell in cells.cells {
          readCell(cell, isHeader: isHeader, lineStart: lineStart, &layout)
        }
      }
      index = regionEnd
      current = nextMark
    }
    finish(&layout, from: from, end: range.upperBound)
  }

  private mutating func finish(_ layout: inout TableLayout, from: Int, end: Int) {
    let table = layout.finish(source: end)
    blockStart = builder.position
    // A table without a word says nothing, and its block would stand nowhere.
    guard builder.position > from, !table.cells.isEmpty else { return }
    let index = builder.append(table)
    builder.appendBlock(.table(index), range: from..<builder.position - 1)
  }

  /// The end of the cells that begin in a line: the next line that begins with a mark of the table.
  private func endOfCells(
    from start: Int, _ firstMark: Int, end: Int
  ) -> (end: Int, mark: Int, firstLineEnd: Int) {
    var (lineEnd, mark) = endOfLine(from: start, firstMark, end: end)
    let firstLineEnd = lineEnd
    while lineEnd < end {
      var index = lineEnd + 1
      while index < end, source[index] == Byte.space || source[index] == Byte.tab { index += 1 }
      guard index < end else { break }
      if source[index] == Byte.pipe || source[index] == Byte.exclamation {
        return (lineEnd + 1, mark, firstLineEnd)
      }
      var prefix = index
      while prefix < end,
        source[prefix] == Byte.colon || source[prefix] == Byte.star
          || source[prefix] == Byte.space
      {
        prefix += 1
      }
      if mark < marks.count, marks[mark].kind == .table, Int(marks[mark].position) == prefix {
        let tableEnd = min(Int(marks[mark].end), end)
        mark = max(mark, Int(marks[mark].partner)) + 1
        (lineEnd, mark) = endOfLine(from: tableEnd, mark, end: end)
      } else {
        (lineEnd, mark) = endOfLine(from: index, mark, end: end)
      }
    }
    return (end, mark, firstLineEnd)
  }

  private mutating func readCaption(_ piece: WikitextPiece, _ layout: inout TableLayout) {
    breakBlock(at: piece.start)
    let start = builder.position
    blockStart = start
    var piece = piece
    // Attributes may stand before the caption as before a cell.
    if let divider = source[piece.range].firstIndex(of: Byte.pipe),
      source[piece.start..<divider].contains(Byte.equals),
      !source[piece.start..<divider].contains(Byte.openBracket),
      !source[piece.start..<divider].contains(Byte.openBrace)
    {
      piece.start = divider + 1
    }
    withoutBreaks { $0.readInline(piece) }
    builder.trim(to: start)
    let range = start..<builder.position
    if !range.isEmpty { builder.endLine(source: piece.end) }
    blockStart = builder.position
    layout.setCaption(range)
  }

  private func isBold(_ piece: WikitextPiece) -> Bool {
    let range = source.trimmed(piece.range)
    return range.count > 6 && source.holds("'''", at: range.lowerBound)
      && source.holds("'''", at: range.upperBound - 3)
  }

  private mutating func readCell(
    _ cell: WikitextCells.Cell, isHeader: Bool, lineStart: Int, _ layout: inout TableLayout
  ) {
    let outer = builder.divertBlocks()
    let outerKey = sortKey
    let outerBreak = mayBreak
    mayBreak = true
    sortKey = nil
    let start = builder.position
    blockStart = start
    readBlocks(cell.content, isCell: true)
    let blocks = builder.resumeBlocks(outer)
    var result = Table.Cell(
      range: start..<max(start, builder.position - 1), blocks: blocks, isHeader: isHeader,
      sortKey: sortKey)
    sortKey = outerKey
    mayBreak = outerBreak
    if let attributes = cell.attributes, !attributes.isEmpty {
      result.rowSpan = attribute("rowspan", in: attributes).flatMap { TableLayout.span($0) } ?? 1
      result.columnSpan = attribute("colspan", in: attributes).flatMap { TableLayout.span($0) } ?? 1
      if let key = attribute("data-sort-value", in: attributes) { result.sortKey = key }
    }
    let isFirstRow = layout.table.grid.isEmpty
    layout.append(result, isBold: isFirstRow && isBold(cell.content), source: lineStart)
  }
}
