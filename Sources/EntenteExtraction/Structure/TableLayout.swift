import EntenteDocuments

/// What the columns of a table hold, found out from its headers and not from their positions.
struct TableLayout: Sendable {
  struct Column: Sendable {
    var index: Int
    /// `nil` where the header says nothing that is understood.
    var role: ColumnRole?
    /// Everything that the header may mean, what is likeliest first.
    var roles: [ColumnRole] = []
    /// The words of the header, from the top to the bottom.
    var header: String
  }

  /// Columns that make up a row together. A table that is set in several blocks side by side
  /// (`# | Country | Date | # | Country | Date`) has several.
  struct Group: Sendable {
    var columns: [Column]

    /// The columns of a role.
    func columns(_ role: ColumnRole) -> [Int] {
      columns.compactMap { $0.role == role ? $0.index : nil }
    }

    func column(_ role: ColumnRole) -> Int? { columns(role).first }

    func has(_ role: ColumnRole) -> Bool { column(role) != nil }

    /// The column whose header says most surely that it holds a role; of equals the first.
    func column(best role: ColumnRole) -> Int? {
      columns.compactMap { column in
        let rank = column.role == role ? 0 : column.roles.firstIndex(of: role).map { $0 + 1 }
        return rank.map { (rank: $0, index: column.index) }
      }.min { ($0.rank, $0.index) < ($1.rank, $1.index) }?.index
    }

    /// The column that names what the rows are about.
    var key: Column? { columns.first { $0.role?.isKey ?? false } }
  }

  var groups: [Group]
  /// The first row below the headers.
  var firstRow: Int

  /// Whether a role stands anywhere in the table.
  func has(_ role: ColumnRole) -> Bool { groups.contains { $0.has(role) } }

  /// Reads the headers of a table, `nil` where it has none that are understood.
  init?(of table: Table, in document: Document, vocabulary: StructureVocabulary = .standard) {
    guard table.rowCount > 1, table.columnCount > 0, table.columnCount <= 64 else { return nil }
    let rows = Self.headerRows(of: table, in: document, vocabulary: vocabulary)
    guard rows > 0, rows < table.rowCount else { return nil }
    var columns: [Column] = []
    for index in 0..<table.columnCount {
      columns.append(Self.column(index, of: table, rows: rows, document, vocabulary))
    }
    guard columns.contains(where: { $0.role != nil || !$0.roles.isEmpty }) else { return nil }
    groups = Self.groups(of: columns)
    firstRow = rows
  }

  /// Whether a row repeats headers rather than saying something.
  static func isHeader(
    row: Int, of table: Table, in document: Document, vocabulary: StructureVocabulary = .standard
  ) -> Bool {
    var understood = 0
    for index in distinctCells(ofRow: row, in: table) {
      let cell = table.cells[index]
      let words = document.words(cell.range)
      if words.isEmpty { continue }
      guard vocabulary.role(ofHeader: words) != nil else { return false }
      understood += 1
    }
    return understood > 1
  }

  /// The cells of a row from left to right, each once.
  static func distinctCells(ofRow row: Int, in table: Table) -> [Int] {
    var cells: [Int] = []
    for place in table.grid[row] {
      if let place, cells.last != place { cells.append(place) }
    }
    return cells
  }

  /// How many rows at the top are headers: those that the markup marks, or else the first row where
  /// its words are those of headers.
  private static func headerRows(
    of table: Table, in document: Document, vocabulary: StructureVocabulary
  ) -> Int {
    var rows = 0
    while rows < min(table.rowCount, 4) {
      let cells = distinctCells(ofRow: rows, in: table).map { table.cells[$0] }
      let isMarked = !cells.isEmpty && cells.allSatisfy(\.isHeader)
      // A picture or a title set across the table, above the headers.
      let isTitle =
        rows == 0 && cells.count == 1 && table.columnCount > 1 && table.rowCount > 2
        && (isMarked || Self.isHeader(row: 1, of: table, in: document, vocabulary: vocabulary))
      let isRead = Self.isHeader(row: rows, of: table, in: document, vocabulary: vocabulary)
      guard isMarked || isTitle || isRead || rows < table.headerRows else { break }
      // A subheading that is marked as a header does not belong to the headers above it.
      if rows > 0, !isRead, cells.count == 1, rows >= table.headerRows { break }
      rows += 1
    }
    return rows
  }

  private static func column(
    _ index: Int, of table: Table, rows: Int, _ document: Document,
    _ vocabulary: StructureVocabulary
  ) -> Column {
    var headers: [String] = []
    var targets: [String] = []
    for row in 0..<rows {
      guard let cell = table.cell(row: row, column: index) else { continue }
      // What stands across the whole table is its title, not a column's.
      if cell.columnSpan >= table.columnCount && table.columnCount > 1 { continue }
      let words = document.words(cell.range)
      if !words.isEmpty && headers.last != words {
        headers.append(words)
        targets += document.links(in: cell.range).filter { $0.kind == .page }.map(\.target)
      }
    }
    let header = headers.joined(separator: " ")
    let role =
      vocabulary.role(ofHeader: header)
      ?? headers.last.flatMap { vocabulary.role(ofHeader: $0) }
      ?? targets.lazy.compactMap { vocabulary.role(ofHeader: $0) }.first
    var roles = vocabulary.roles(ofHeader: header)
    for part in headers.reversed() { roles += vocabulary.roles(ofHeader: part) }
    if let role, !roles.contains(role) { roles.append(role) }
    return Column(index: index, role: role, roles: roles, header: header)
  }

  /// Cuts the columns where the roles begin again.
  private static func groups(of columns: [Column]) -> [Group] {
    var groups: [Group] = [Group(columns: [])]
    for column in columns {
      let current = groups[groups.count - 1].columns
      let beginsAgain =
        (column.role == .number || column.role == .state)
        && current.contains { $0.role == column.role }
        && column.header == current.first { $0.role == column.role }?.header
      if beginsAgain { groups.append(Group(columns: [])) }
      groups[groups.count - 1].columns.append(column)
    }
    return groups
  }
}
