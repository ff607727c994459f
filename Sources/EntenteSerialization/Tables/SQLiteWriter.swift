import EntenteBytes
import EntenteGraph

/// Writes a graph as a database of SQLite: the tables of the CSV export, indexes, and full text over the
/// quotes.
///
///     SELECT s.subject_label, s.relation, s.object_label, e.quote
///     FROM quotes JOIN evidence e ON e.rowid = quotes.rowid JOIN statements s ON s.id = e.statement
///     WHERE quotes MATCH 'ambassador AND recalled';
struct SQLiteWriter {
  let graph: any GraphContents

  /// Writes the database and returns the number of rows.
  func write(to sink: any ByteSink) throws -> Int {
    // The library writes into files only, at places all over them.
    let file = try NamedTemporaryFile()
    var count = 0
    do {
      let database = try SQLiteDatabase(path: file.path)
      try database.execute(
        """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA page_size = 4096;
        PRAGMA user_version = 1; BEGIN;
        """)
      try fill(StatementTable(graph: graph), of: database, into: &count)
      try fill(EntityTable(graph: graph), of: database, into: &count)
      try fill(EvidenceTable(graph: graph), of: database, into: &count)
      try database.execute(
        """
        CREATE VIRTUAL TABLE quotes USING fts5(
          quote, content = 'evidence', content_rowid = 'rowid',
          tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO quotes(quotes) VALUES ('rebuild');
        CREATE INDEX statements_by_subject ON statements(subject, relation);
        CREATE INDEX statements_by_object ON statements(object, relation);
        CREATE INDEX statements_by_relation ON statements(relation);
        CREATE INDEX evidence_by_statement ON evidence(statement);
        CREATE INDEX evidence_by_document ON evidence(document);
        COMMIT;
        """)
    }
    try file.copy(to: sink)
    return count
  }

  private func fill<Table: GraphTable>(
    _ table: Table, of database: SQLiteDatabase, into count: inout Int
  ) throws {
    let columns = Table.columns.map { column in
      let kind =
        switch column.kind {
        case .text: "TEXT"
        case .integer: "INTEGER"
        case .real: "REAL"
        }
      return "\(column.name) \(kind)" + (column.name == "id" ? " PRIMARY KEY" : "")
    }
    try database.execute(
      "CREATE TABLE \(Table.name)(\(columns.joined(separator: ", ")))"
        + (Table.columns[0].name == "id" ? " WITHOUT ROWID" : ""))
    let insertion = try database.insert(into: Table.name, Table.columns)
    try table.forEachRow { row in
      try insertion.append(row)
      count += 1
    }
  }
}
