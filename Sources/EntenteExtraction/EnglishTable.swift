internal import EntenteKnowledge

/// A table of `Ontology/english/`: tab-separated, the first line that is no comment names the columns.
struct EnglishTable {
  /// The rows, each with as many cells as there are columns.
  private(set) var rows: [[String]] = []

  init(_ name: String, columns: Int) {
    let contents = EmbeddedFile.named("english/\(name).tsv")?.contents ?? []
    let lines = String(decoding: contents, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    var hasHeader = false
    for (number, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard hasHeader else {
        hasHeader = true
        continue
      }
      precondition(
        cells.count == columns,
        "english/\(name).tsv:\(number + 1): \(columns) columns are expected, not \(cells.count)")
      rows.append(cells)
    }
  }
}
