internal import EntenteGraph

/// Reads articles from a table in CSV (RFC 4180) or TSV, one a row.
///
/// The header tells the columns by the names that archives give them. Where none names the text, it is the
/// column of the longest cells; what was taken for what is said.
final class DelimitedReader: DocumentProducer {
  private struct Columns {
    var text: Int
    var isHTML = false
    var title: Int?
    var dates: [Int] = []
    var address: Int?
    var id: Int?
    var language: Int?
    var isGuessed = false
  }

  private static let textNames = [
    "text", "content", "body", "article", "article_text", "full_text", "fulltext", "maintext",
    "story", "html",
    "content_html",
  ]
  private static let titleNames = ["title", "headline", "heading"]
  private static let addressNames = ["url", "link", "address", "source_url"]
  private static let idNames = ["id", "guid", "uuid", "article_id"]
  private static let languageNames = ["language", "lang"]
  /// The least mean length, in bytes, of cells that may be a text whose column no name tells.
  private static let shortestText = 60

  private let path: String
  private let bytes: [UInt8]
  private let divider: UInt8
  private var position = 0
  private var line = 1
  private var header: [String] = []
  private var columns: Columns?
  private var hasBegun = false
  private var isFinished = false

  init(_ file: InputFile, head: [UInt8], options: DocumentStream.Options, divider: UInt8)
    throws(Diagnostic)
  {
    path = file.path
    self.divider = divider
    let bytes = try file.readAll(after: head, limit: options.largestDocument)
    self.bytes = try TextDecoder(path: file.path, declared: options.encoding).decode(bytes)
  }

  func next() -> DocumentStream.Element? {
    guard !isFinished else { return nil }
    if !hasBegun {
      hasBegun = true
      return begin()
    }
    while position < bytes.count {
      let start = line
      let row = readRow()
      if row.allSatisfy(\.isEmpty) { continue }
      guard let document = document(row, line: start) else {
        return .diagnostic(
          Diagnostic(.warning, path: path, line: start, message: "the row has no text"))
      }
      return .document(document)
    }
    isFinished = true
    return nil
  }

  /// Reads the header and finds the columns; returns what was found, or that there is no text.
  private func begin() -> DocumentStream.Element {
    header = readRow().map {
      String(decoding: $0, as: UTF8.self).lowercased().split(separator: " ").joined(separator: "_")
    }
    func first(_ names: [String]) -> Int? {
      names.lazy.compactMap { name in self.header.firstIndex(of: name) }.first
    }
    let named = first(Self.textNames)
    guard let text = named ?? longestColumn() else {
      isFinished = true
      return .diagnostic(
        Diagnostic(
          path: path, line: 1,
          message: "no column holds text; name one of them “text” in the first line: "
            + header.prefix(12).joined(separator: ", ")))
    }
    var columns = Columns(text: text, isGuessed: named == nil)
    columns.isHTML = header[text].contains("html")
    columns.title = first(Self.titleNames)
    columns.address = first(Self.addressNames)
    columns.id = first(Self.idNames)
    columns.language = first(Self.languageNames)
    columns.dates = JSONLinesReader.dateKeys.compactMap { key in
      self.header.firstIndex(of: key.lowercased())
    }
    self.columns = columns
    let parts = [
      "text = \(header[text])\(columns.isGuessed ? " (the longest)" : "")",
      columns.title.map { "title = \(header[$0])" },
      columns.dates.first.map { "date = \(header[$0])" },
      columns.address.map { "address = \(header[$0])" },
    ]
    return .diagnostic(
      Diagnostic(
        .note, path: path, line: 1,
        message: "columns: " + parts.compactMap(\.self).joined(separator: ", ")))
  }

  /// The column whose cells are the longest in the first rows, where they are long enough for text.
  private func longestColumn() -> Int? {
    let (place, row) = (position, line)
    defer { (position, line) = (place, row) }
    var lengths = [Int](repeating: 0, count: header.count)
    var rows = 0
    while rows < 20, position < bytes.count {
      for (index, cell) in readRow().enumerated() where lengths.indices.contains(index) {
        lengths[index] += cell.count
      }
      rows += 1
    }
    guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }), rows > 0,
      lengths[longest] >= Self.shortestText * rows
    else { return nil }
    return longest
  }

  /// Reads the cells of a row; a quoted one may hold line breaks, and doubled quotes stand for one.
  private func readRow() -> [[UInt8]] {
    var cells: [[UInt8]] = [[]]
    var isQuoted = false
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == Byte.newline { line += 1 }
      if isQuoted {
        if byte != Byte.quote {
          cells[cells.count - 1].append(byte)
        } else if position < bytes.count, bytes[position] == Byte.quote {
          cells[cells.count - 1].append(byte)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == Byte.quote, cells[cells.count - 1].isEmpty {
        isQuoted = true
      } else if byte == divider {
        cells.append([])
      } else if byte == Byte.newline {
        break
      } else if byte != Byte.carriageReturn {
        cells[cells.count - 1].append(byte)
      }
    }
    return cells
  }

  private func document(_ row: [[UInt8]], line: Int) -> UnreadDocument? {
    guard let columns else { return nil }
    func cell(_ index: Int?) -> [UInt8]? {
      guard let index, row.indices.contains(index), row[index].contains(where: { !$0.isSpace })
      else {
        return nil
      }
      return row[index]
    }
    func words(_ index: Int?) -> String? { cell(index).map { String(decoding: $0, as: UTF8.self) } }
    guard let text = cell(columns.text) else { return nil }
    let title = words(columns.title)
    let id = words(columns.id) ?? "\(FilePath.lastComponent(of: path)):\(line)"
    var document = UnreadDocument(
      id: id, path: "\(path):\(line)", title: title ?? id,
      markup: columns.isHTML ? .html : .lightText, source: text)
    document.hasGivenTitle = title != nil
    document.address = words(columns.address)
    document.language = words(columns.language)?.lowercased()
    for column in columns.dates {
      guard let value = words(column) else { continue }
      let result = DocumentDates.read(value, path: document.path)
      document.dateWarning = document.dateWarning ?? result.warning
      if let date = result.date {
        document.date = date
        break
      }
    }
    return document
  }
}
