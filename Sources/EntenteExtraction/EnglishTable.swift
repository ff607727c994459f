internal import EntenteKnowledge

/// A table of `Ontology/english/`: tab-separated, the first line that is no comment names the columns.
struct EnglishTable {
  /// The tables by the names of their files.
  enum Name: String {
    case articles, frames, inflections, missions, openers, operators, organs, positions, references,
      signatures
    case spellings
  }

  /// The rows, each with as many cells as there are columns.
  private(set) var rows: [[String]] = []

  init(_ name: Name) {
    let lines = Self.lines(EmbeddedFile.named("english/\(name).tsv")?.contents ?? [])
    let columns = lines.first?.cells.count ?? 0
    for line in lines.dropFirst() {
      precondition(
        line.cells.count == columns,
        "english/\(name).tsv:\(line.number): \(columns) columns are expected, not \(line.cells.count)"
      )
      rows.append(line.cells)
    }
  }

  /// The lines that are no comments, the one with the names of the columns first, with their numbers and cells.
  static func lines(_ contents: [UInt8]) -> [(number: Int, cells: [String])] {
    let lines = String(decoding: contents, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }
      .map { number, line in
        (
          number + 1,
          line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        )
      }
  }
}
