import EntenteBytes

/// Writes a table as comma-separated values (RFC 4180) in UTF-8, with a header and a line feed a row.
///
/// With tabs between the cells, which readers of such tables split before they look for quotation marks, tabs and line breaks of
/// a cell become spaces.
struct CSVWriter: ~Copyable {
  private var output: ByteOutput
  private let columns: [TableColumn]
  private let isHarmless: Bool
  private let separator: UInt8
  private(set) var rowCount = 0

  /// Begins a table with its header.
  init(
    _ columns: [TableColumn], options: ExportOptions, hasTabs: Bool = false, to sink: any ByteSink
  ) {
    output = ByteOutput(to: sink)
    self.columns = columns
    isHarmless = options.escapesFormulas
    separator = UInt8(ascii: hasTabs ? "\t" : ",")
    if options.hasByteOrderMark { output.append([0xEF, 0xBB, 0xBF]) }
    for (index, column) in columns.enumerated() {
      if index > 0 { output.append(separator) }
      output.append(text: column.name)
    }
    output.append(UInt8(ascii: "\n"))
  }

  /// Writes a table.
  ///
  /// - Returns: the number of its rows.
  static func write<Table: GraphTable>(
    _ table: Table, options: ExportOptions, hasTabs: Bool = false, to sink: any ByteSink
  ) throws -> Int {
    var writer = CSVWriter(Table.columns, options: options, hasTabs: hasTabs, to: sink)
    try table.forEachRow { try writer.append($0) }
    try writer.finish()
    return writer.rowCount
  }

  /// Adds a row.
  mutating func append(_ cells: [String]) throws(ByteSinkError) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(separator) }
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
    let hasTabs = separator == UInt8(ascii: "\t")
    let needsQuotes = cell.utf8.contains {
      $0 == 0x22 || !hasTabs && ($0 < 0x20 || $0 == separator)
    }
    if needsQuotes || isFormula { output.append(UInt8(ascii: "\"")) }
    if isFormula { output.append(UInt8(ascii: "'")) }
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      let isBreak = hasTabs && (byte == 0x09 || byte == 0x0A || byte == 0x0D)
      output.append(isBreak ? UInt8(ascii: " ") : byte)
    }
    if needsQuotes || isFormula { output.append(UInt8(ascii: "\"")) }
  }
}
