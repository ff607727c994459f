extension HTMLReader {
  mutating func beginTable(_ attributes: [HTMLAttribute]) {
    beginMissingCell()
    endBlock()
    headingLevel = nil
    let classes = attributes.first { $0.name == "class" }?.value ?? ""
    let isInfobox = classes.split(separator: " ").contains { $0.lowercased() == "infobox" }
    let role = attributes.first { $0.name == "role" }?.value
    tables.append(
      OpenTable(
        layout: TableLayout(sourceRange: place..<source.count), start: builder.position,
        infoboxName: isInfobox ? classes : nil,
        isForLayout: role == "presentation" || role == "none"))
  }

  mutating func beginCell(_ name: String, _ attributes: [HTMLAttribute]) {
    guard let last = tables.indices.last else { return }
    endCaption()
    endCell()
    endBlock()
    func number(_ name: String) -> Int {
      attributes.first { $0.name == name }.flatMap { TableLayout.span($0.value) } ?? 1
    }
    tables[last].outerBlocks = builder.divertBlocks()
    tables[last].cell = Table.Cell(
      range: builder.position..<builder.position, isHeader: name == "th",
      rowSpan: number("rowspan"), columnSpan: number("colspan"),
      sortKey: attributes.first { $0.name == "data-sort-value" }?.value)
    tables[last].cellSource = place
    tables[last].holdsPlainWords = false
  }

  mutating func endCell() {
    guard let last = tables.indices.last, var cell = tables[last].cell else { return }
    endBlock()
    tables[last].cell = nil
    let start = cell.range.lowerBound
    cell.blocks = builder.resumeBlocks(tables[last].outerBlocks)
    cell.range = start..<max(start, builder.position - 1)
    tables[last].layout.append(
      cell, isBold: !cell.range.isEmpty && !tables[last].holdsPlainWords,
      source: tables[last].cellSource)
  }

  /// Whether a table is open, but neither a cell nor a caption of it.
  private var isBetweenCells: Bool {
    tables.last.map { $0.cell == nil && $0.captionStart == nil } ?? false
  }

  /// Begins a cell for what stands in a table but in none of its cells, as pages have it that were never
  /// checked.
  private mutating func beginMissingCell() { if isBetweenCells { beginCell("td", []) } }

  /// Whether words may be written at the place: those between two cells of a row are passed over, for
  /// a cell of their own would move the others.
  mutating func mayWriteInTable() -> Bool {
    guard isBetweenCells else { return true }
    guard tables.last?.layout.isRowEmpty == true else {
      builder.passOver("words between the cells of a table")
      return false
    }
    beginMissingCell()
    return true
  }

  mutating func beginCaption() {
    guard isBetweenCells, let last = tables.indices.last else { return }
    endBlock()
    tables[last].outerBlocks = builder.divertBlocks()
    tables[last].captionStart = builder.position
  }

  mutating func endCaption() {
    guard let last = tables.indices.last, let start = tables[last].captionStart else { return }
    endBlock()
    _ = builder.resumeBlocks(tables[last].outerBlocks)
    tables[last].captionStart = nil
    tables[last].layout.setCaption(start..<max(start, builder.position - 1))
  }

  mutating func beginRow() {
    guard let last = tables.indices.last else { return }
    endCaption()
    endCell()
    tables[last].layout.beginRow(source: place)
  }

  mutating func endTable() {
    endCaption()
    endCell()
    endBlock()
    guard var open = tables.popLast() else { return }
    open.layout.setEnd(place)
    let table = open.layout.finish(source: place)
    // A table without a word says nothing, and its block would stand nowhere.
    guard builder.position > open.start, !table.cells.isEmpty else { return }
    let range = open.start..<builder.position - 1
    if open.isForLayout || isForLayout(table) {
      dissolve(table)
    } else if let name = open.infoboxName, let infobox = infobox(name, of: table) {
      let index = builder.append(infobox)
      builder.appendBlock(.infobox(index), range: range)
    } else {
      let index = builder.append(table)
      builder.appendBlock(.table(index), range: range)
    }
  }

  /// Whether a table only puts parts of the page beside each other: it has no headers, and is one row, or
  /// its cells hold headings or tables of their own.
  private func isForLayout(_ table: Table) -> Bool {
    guard table.caption == nil, !table.cells.contains(where: \.isHeader) else { return false }
    if table.rowCount == 1 { return true }
    return table.cells.contains { cell in
      cell.blocks.contains { block in
        switch block.kind {
        case .heading, .table, .infobox: true
        case .paragraph, .listItem, .preformatted: false
        }
      }
    }
  }

  /// Takes the blocks of the cells for blocks of what stands around the table.
  private mutating func dissolve(_ table: Table) {
    for cell in table.cells {
      for block in cell.blocks { builder.appendBlock(block) }
    }
  }

  /// The rows of one header cell and one cell as keys and values.
  private func infobox(_ name: String, of table: Table) -> Infobox? {
    var infobox = Infobox(name: name, fields: [])
    for row in table.grid where row.count == 2 {
      guard let first = row[0], let second = row[1], first != second,
        table.cells[first].isHeader, !table.cells[second].isHeader,
        !table.cells[second].range.isEmpty
      else { continue }
      let key = builder.document.words(table.cells[first].range).replacing("\n", with: " ")
      infobox.fields.append(Infobox.Field(key: key, value: table.cells[second].range))
    }
    return infobox.fields.isEmpty ? nil : infobox
  }
}
