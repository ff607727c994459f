import EntenteExtraction
import EntenteLanguage
import Testing

@Suite struct `Operators` {
  private static let rows = TableRow.rows(of: "operators")
  private static let fixtures = ClauseFixtures(file: "operators")

  /// Whether a sentence shows what a row says that its words do.
  private func shows(_ row: TableRow, _ reading: ClauseReading) -> Bool {
    let words = row.words(2)
    func worth(_ reasons: [String], _ test: (Factuality) -> Bool) -> Bool {
      reasons.contains { reason in
        reading.clauses(because: reason).contains { test($0.factuality) }
      }
    }
    switch (row.cells[0], row.cells[1]) {
    case ("not", _): return worth(words) { $0.polarity == .negative }
    case ("unknown", _), ("possible", _), ("advisable", _):
      return worth(words) { $0.polarity == .unknown }
    case ("ended", _): return worth(words + ["no longer"]) { $0.isEnded }
    case ("reported", _): return worth(words) { $0.isReported }
    case ("planned", _), ("future", _), ("past-future", _), ("obliged", _):
      return worth(words) { $0.isPlanned }
    case ("later", _):
      return worth(["would later: came about"]) { $0.polarity == .positive && !$0.isPlanned }
    case ("until", "adverb"): return worth(["yet to"]) { $0.polarity == .negative }
    case ("until", _): return worth(["not until"]) { $0.beginsAtUntil }
    case ("instead", _):
      return reading.reader.all.contains { $0.arguments.contains(where: \.isNegated) }
    case ("unlike", _):
      return reading.reader.all.contains { $0.arguments(.agent).contains(where: \.isNegated) }
    case ("like", _):
      return reading.reader.all.contains { $0.arguments(.agent).count > 1 }
    case ("cited", _): return worth(words.map { "cited: \($0)" }) { $0.isReported }
    case ("presupposed", _):
      return worth(["presupposed by the question"]) { $0.polarity == .positive }
    default:
      Issue.record("operators.tsv:\(row.line): nothing is known of \(row.cells[0])")
      return false
    }
  }

  @Test(arguments: TreeSource.allCases, rows)
  func `What an operator does shows in the row's example, and not in its near miss`(
    _ source: TreeSource, _ row: TableRow
  ) throws {
    let example = try source.reading(of: row.cells[3], in: Self.fixtures)
    #expect(
      shows(row, example), "\(row.cells[3])\n\(example.reader.all.map(example.explanation))")
    let near = try source.reading(of: row.cells[4], in: Self.fixtures)
    #expect(!shows(row, near), "\(row.cells[4])\n\(near.reader.all.map(near.explanation))")
  }

  @Test func `A word does one thing in a place`() {
    var lines: [String: Int] = [:]
    for row in Self.rows {
      for word in row.words(2) {
        let other = lines.updateValue(row.line, forKey: "\(row.cells[1]) \(word)")
        #expect(other == nil, "\(word) stands in lines \(other ?? 0) and \(row.line)")
      }
    }
  }

  @Test(arguments: rows)
  func `A near miss has one of the row's words`(_ row: TableRow) {
    // "Why did it …" and "Did it …" differ in the word alone.
    guard row.cells[0] != "presupposed" else { return }
    #expect(
      ClauseReading(parsing: row.cells[4]).hasWord(of: row.words(2)), "\(row.cells[4])")
  }
}
