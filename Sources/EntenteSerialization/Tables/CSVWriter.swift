import EntenteBytes

/// Writes a table as comma-separated values (RFC 4180) in UTF-8, with a header and a line feed a row.
struct CSVWriter: ~Copyable {
  private var output: ByteOutput
  private let columns: [TableColumn]
  private let isHarmless: Bool
  private(set) var rowCount = 0

  /// Begins a table with its header.
  init(_ columns: [TableColumn], options: ExportOptions, to sink: any ByteSink) {
    output = ByteOutput(to: sink)
    self.columns = columns
    isHarmless = options.escapesFormulas
    if options.hasByteOrderMark { output.append([0xEF, 0xBB, 0xBF]) }
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      output.append(text: column.name)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// Writes a table.
  ///
  /// - Returns: the number of its rows.
  static func write<Table: GraphTable>(
    _ table: Table, options: ExportOptions, to sink: any ByteSink
  ) throws -> Int {
    var writer = CSVWriter(Table.columns, options: options, to: sink)
    try table.forEachRow { try writer.append($0) }
    try writer.finish()
    return writer.rowCount
  }

  /// Adds a row.
  mutating func append(_ cells: [String]) throws(ByteSinkError) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      append(cell, to: columns[index])
    }
    output.append(UInt8(ascii: "\n"))
    rowCount += 1
    try output.check()
  }

  mutating func finish() throws(ByteSinkError) { try output.finish() }

  private mutating func append(_ cell: String, to column: TableColumn) {
    // A spreadsheet takes a text that begins so for a formula; behind an apostrophe it is a text.
    let isFormula =
      isHarmless && column.kind == .text
      && cell.utf8.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
    guard isFormula || cell.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C }) else {
      output.append(text: cell)
      return
    }
    output.append(UInt8(ascii: "\""))
    if isFormula { output.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }
}
