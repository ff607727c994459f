import EntenteGraph

/// A column of a table: its name and what its cells hold.
struct TableColumn {
  enum Kind {
    case text
    case integer
    case real
  }

  var name: String
  var kind: Kind

  init(_ name: String, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }
}

/// A table of a graph, row by row.
protocol GraphTable {
  static var name: String { get }
  static var columns: [TableColumn] { get }
  /// Hands out the rows; a cell that nothing is known of is empty.
  func forEachRow(_ body: ([String]) throws -> Void) throws
}
