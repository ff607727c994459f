import CSQLite
import EntenteBytes

/// A database file of SQLite that is being written: the one place that knows its library.
///
/// A package over it would bring the whole of Foundation, which costs every start of the tool more than
/// the library itself.
@safe final class SQLiteDatabase {
  /// What the library says is wrong.
  struct Failure: Error, CustomStringConvertible {
    let message: String
    var description: String { "the database cannot be written: \(message)" }
  }

  private var handle: OpaquePointer?

  /// Makes a database at a path.
  init(path: String) throws(Failure) {
    let code = unsafe sqlite3_open(path, &handle)
    guard code == SQLITE_OK else { throw failure() }
  }

  deinit { _ = unsafe sqlite3_close(handle) }

  /// Executes commands that return nothing.
  func execute(_ commands: String) throws(Failure) {
    guard unsafe sqlite3_exec(handle, commands, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// Writes the rows of a table.
  func insert(into table: String, _ columns: [TableColumn]) throws(Failure) -> Insertion {
    let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    var statement: OpaquePointer?
    let command = "INSERT INTO \(table) VALUES (\(marks))"
    guard unsafe sqlite3_prepare_v2(handle, command, -1, &statement, nil) == SQLITE_OK,
      let statement = unsafe statement
    else { throw failure() }
    return unsafe Insertion(statement, columns, database: self)
  }

  fileprivate func failure() -> Failure {
    Failure(message: unsafe sqlite3_errmsg(handle).map { unsafe String(cString: $0) } ?? "error")
  }

  /// A command that inserts a row each time.
  @safe final class Insertion {
    private let statement: OpaquePointer
    private let columns: [TableColumn]
    private let database: SQLiteDatabase

    fileprivate init(
      _ statement: OpaquePointer, _ columns: [TableColumn], database: SQLiteDatabase
    ) {
      unsafe self.statement = statement
      self.columns = columns
      self.database = database
    }

    deinit { _ = unsafe sqlite3_finalize(statement) }

    /// Inserts a row; an empty cell is `NULL`.
    func append(_ cells: [String]) throws(Failure) {
      for (index, cell) in cells.enumerated() {
        let place = Int32(index + 1)
        let code: Int32
        if cell.isEmpty {
          code = unsafe sqlite3_bind_null(statement, place)
        } else if columns[index].kind == .integer, let number = Int64(cell) {
          code = unsafe sqlite3_bind_int64(statement, place, number)
        } else if columns[index].kind == .real, let number = Double(cell) {
          code = unsafe sqlite3_bind_double(statement, place, number)
        } else {
          var cell = cell
          code = cell.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { text in
              unsafe EntenteSQLiteBindText(
                statement, place, text.baseAddress, Int32(clamping: text.count))
            }
          }
        }
        guard code == SQLITE_OK else { throw database.failure() }
      }
      guard unsafe sqlite3_step(statement) == SQLITE_DONE else { throw database.failure() }
      _ = unsafe sqlite3_reset(statement)
    }
  }
}
