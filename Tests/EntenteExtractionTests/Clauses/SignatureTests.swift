import EntenteExtraction
import EntenteKnowledge
import EntenteLanguage
import Testing

/// A row of a table of `Ontology/english/`, as its cells.
struct TableRow: CustomTestStringConvertible, Sendable {
  var line: Int
  var cells: [String]

  var testDescription: String { "line \(line): \(cells.prefix(2).joined(separator: " "))" }

  /// The words of a cell, those of several parts with spaces.
  func words(_ column: Int) -> [String] {
    cells[column].split(separator: "|").map { String($0).replacing("_", with: " ") }
  }

  static func rows(of table: String) -> [TableRow] {
    let contents = EmbeddedFile.named("english/\(table).tsv")?.contents ?? []
    let lines = String(decoding: contents, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.isEmpty && !$0.element.hasPrefix("#") }
    return lines.dropFirst().map {
      TableRow(
        line: $0.offset + 1,
        cells: $0.element.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
    }
  }
}

/// A sentence of a table, with the tree of the parser or the one that the fixture keeps.
enum TreeSource: CaseIterable, Sendable {
  case parser, fixture

  func reading(of sentence: String, in fixtures: ClauseFixtures) throws -> ClauseReading {
    switch self {
    case .parser: ClauseReading(parsing: sentence)
    case .fixture:
      ClauseReading(
        try #require(
          fixtures.sentence(sentence), "no tree of “\(sentence)”: Clauses/record-trees writes them")
      )
    }
  }
}

@Suite struct `Signatures` {
  private static let rows = TableRow.rows(of: "signatures")
  private static let fixtures = ClauseFixtures(file: "signatures")

  /// How the reasons end that name a governor and the shape of its complement.
  private static let frames = [" to-inf", " -ing", " that", " whether", " NP", " subj"]

  /// What a complement is worth, as the table writes it.
  private func effect(of factuality: Factuality) -> Set<String> {
    switch factuality.polarity {
    case .unknown: return ["u"]
    case .negative: return factuality.isRefused ? ["refused"] : ["-", "denied"]
    case .positive:
      if factuality.isPlanned { return ["planned"] }
      if factuality.isReported { return ["reported"] }
      return factuality.isEnded ? ["ended"] : ["+"]
    }
  }

  /// What the words of a row make of the complements in a sentence.
  private func effects(of row: TableRow, in reading: ClauseReading) -> [Set<String>] {
    let reasons = Set(row.words(0).map { "\($0) \(row.cells[1])" })
    // Of several governors, one in the other, the last decides.
    return reading.reader.all.filter { clause in
      clause.factuality.reasons.last { reason in Self.frames.contains { reason.hasSuffix($0) } }
        .map(reasons.contains) ?? false
    }.map { effect(of: $0.factuality) }
  }

  @Test(arguments: TreeSource.allCases, rows)
  func
    `What a governor makes of its complement shows in the row's example, and not in its near miss`(
      _ source: TreeSource, _ row: TableRow
    ) throws
  {
    let example = try source.reading(of: row.cells[4], in: Self.fixtures)
    #expect(
      effects(of: row, in: example).contains { $0.contains(row.cells[2]) },
      "\(row.line): \(row.cells[4])\n\(example.reader.all.map(example.explanation))")
    let near = try source.reading(of: row.cells[5], in: Self.fixtures)
    #expect(
      !effects(of: row, in: near).contains { $0.contains(row.cells[2]) },
      "\(row.line): \(row.cells[5])\n\(near.reader.all.map(near.explanation))")
  }

  @Test func `A governor has one signature for each shape of its complement`() {
    var lines: [String: Int] = [:]
    for row in Self.rows {
      for word in row.words(0) {
        let other = lines.updateValue(row.line, forKey: "\(word) \(row.cells[1])")
        #expect(
          other == nil, "\(word) \(row.cells[1]) stands in lines \(other ?? 0) and \(row.line)")
      }
    }
  }

  @Test(arguments: rows)
  func `A near miss has one of the row's words`(_ row: TableRow) {
    #expect(ClauseReading(parsing: row.cells[5]).hasWord(of: row.words(0)), "\(row.cells[5])")
  }
}
