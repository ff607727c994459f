/// The rows of one or more tables of entities, read in place: a row is where its line stands.
struct GazetteerTable: Sendable {
  /// A column, by its name in a header. The raw value is its place in ``File/places``.
  enum Column: Int, CaseIterable {
    case id, kind, label, names, weak, adjectives, people, codes, titles, country, partOf, seat,
      from, until, successors, offices, coordinates, iso3, cow, wikidata, dbpedia, geonames, eu,
      sources

    var name: String { "\(self)" }
    /// Columns without which a row means nothing.
    static let needed: [Column] = [.id, .kind, .label]
  }

  /// A file's path and the place of each column in its rows, or -1.
  struct File: Sendable {
    var path: String
    var places: [Int]
  }

  /// A line of a file, without its end.
  struct Row: Sendable {
    var start: Int
    var end: Int
    var file: Int
    /// Counted from 1.
    var line: Int
  }

  private(set) var text: [UInt8] = []
  private(set) var rows: [Row] = []
  private(set) var files: [File] = []

  /// Appends a file: a header, then an entity a line.
  ///
  /// - Throws: an ``OntologyError`` at a column that is unknown or missing, or at a row whose cells
  ///   do not fit the header. Lines that are empty or begin with `#` are passed over.
  mutating func append(_ bytes: [UInt8], path: String) throws(OntologyError) {
    let base = text.count
    text += bytes
    var line = 0
    var start = base
    var columnCount: Int?
    while start < text.count {
      var end = start
      var tabs = 0
      while end < text.count, text[end] != UInt8(ascii: "\n") {
        if text[end] == UInt8(ascii: "\t") { tabs += 1 }
        end += 1
      }
      line += 1
      var stop = end
      if stop > start, text[stop - 1] == UInt8(ascii: "\r") { stop -= 1 }
      if stop > start && text[start] != UInt8(ascii: "#") {
        if let columnCount {
          guard tabs + 1 == columnCount else {
            throw OntologyError(
              code: .syntax, message: "\(tabs + 1) cells where the header has \(columnCount)",
              path: path, line: line)
          }
          rows.append(Row(start: start, end: stop, file: files.count - 1, line: line))
        } else {
          files.append(try header(start..<stop, path: path, line: line))
          columnCount = tabs + 1
        }
      }
      start = end + 1
    }
  }

  private func header(
    _ range: Range<Int>, path: String, line: Int
  ) throws(OntologyError) -> File {
    var places = Array(repeating: -1, count: Column.allCases.count)
    var column = range.lowerBound
    let cells = text[range].split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    for (place, cell) in cells.enumerated() {
      let name = String(decoding: cell, as: UTF8.self)
      guard let known = Column.allCases.first(where: { $0.name == name }) else {
        throw OntologyError(
          code: .unknownName, message: "no column is called \(name)", path: path, line: line,
          column: column - range.lowerBound + 1)
      }
      guard places[known.rawValue] < 0 else {
        throw OntologyError(
          code: .conflict, message: "two columns are called \(name)", path: path, line: line,
          column: column - range.lowerBound + 1)
      }
      places[known.rawValue] = place
      column += cell.count + 1
    }
    for needed in Column.needed where places[needed.rawValue] < 0 {
      throw OntologyError(
        code: .incomplete, message: "the column \(needed.name) is missing", path: path, line: line)
    }
    return File(path: path, places: places)
  }

  /// Where a cell stands in ``text``; empty where the file has no such column.
  func cell(_ row: Int, _ column: Column) -> Range<Int> {
    let row = rows[row]
    var place = files[row.file].places[column.rawValue]
    guard place >= 0 else { return row.start..<row.start }
    var start = row.start
    while place > 0 {
      if text[start] == UInt8(ascii: "\t") { place -= 1 }
      start += 1
    }
    var end = start
    while end < row.end, text[end] != UInt8(ascii: "\t") { end += 1 }
    return start..<end
  }

  /// A cell's text.
  func string(_ row: Int, _ column: Column) -> String {
    String(decoding: text[cell(row, column)], as: UTF8.self)
  }

  /// The parts of a cell that holds a list, parted by `|`.
  func list(_ row: Int, _ column: Column) -> [String] {
    let range = cell(row, column)
    if range.isEmpty { return [] }
    return text[range].split(separator: UInt8(ascii: "|")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
