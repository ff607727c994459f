extension HTMLReader {
  mutating func beginTable(_ attributes: [HTMLAttribute]) {
    endBlock()
    let classes = attributes.first { $0.name == "class" }?.value ?? ""
    let isInfobox = classes.split(separator: " ").contains { $0.lowercased() == "infobox" }
    tables.append(
      OpenTable(
        layout: TableLayout(sourceRange: place..<source.count), start: builder.position,
        infoboxName: isInfobox ? classes : nil, outerBlockStart: blockStart))
  }

  mutating func beginCell(_ name: String, _ attributes: [HTMLAttribute]) {
    guard let last = tables.indices.last else { return }
    if tables[last].cell != nil { endCell() }
    endBlock()
    func number(_ name: String) -> Int {
      attributes.first { $0.name == name }.flatMap { Int($0.value) } ?? 1
    }
    tables[last].outerBlocks = builder.divertBlocks()
    tables[last].cell = Table.Cell(
      range: builder.position..<builder.position, isHeader: name == "th",
      rowSpan: number("rowspan"), columnSpan: number("colspan"),
      sortKey: attributes.first { $0.name == "data-sort-value" }?.value)
    tables[last].cellSource = place
  }

  mutating func endCell() {
    guard let last = tables.indices.last, var cell = tables[last].cell else { return }
    endBlock()
    tables[last].cell = nil
    let start = cell.range.lowerBound
    cell.blocks = builder.resumeBlocks(tables[last].outerBlocks)
    cell.range = start..<max(start, builder.position - 1)
    tables[last].layout.append(cell, source: tables[last].cellSource)
  }

  mutating func endCaption() {
    guard let last = tables.indices.last, tables[last].isCaption else { return }
    tables[last].isCaption = false
    builder.trim(to: blockStart)
    let range = blockStart..<builder.position
    if !range.isEmpty { builder.endLine(source: place) }
    blockStart = builder.position
    tables[last].layout.setCaption(range)
  }

  mutating func endTable() {
    endCell()
    endBlock()
    guard var open = tables.popLast() else { return }
    open.layout.setEnd(place)
    let table = open.layout.finish(source: place)
    guard !table.cells.isEmpty else { return }
    let range = open.start..<max(open.start, builder.position - 1)
    if let name = open.infoboxName, let infobox = infobox(name, of: table) {
      let index = builder.append(infobox)
      builder.appendBlock(.infobox(index), range: range)
    } else {
      let index = builder.append(table)
      builder.appendBlock(.table(index), range: range)
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
