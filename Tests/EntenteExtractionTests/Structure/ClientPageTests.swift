import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `The tables of the client's page` {
  /// A row of the gold: which line of the page says what.
  struct Row {
    var line: Int
    var relation: String
    var objects: Set<String>
    var qualifiers: [String: String]
    var status: String
    var isOptional: Bool
  }

  /// The lines of the page that are rows of tables, by the gold.
  static let tableLines = Set(9...70).union([162])

  static func gold(_ file: URL) throws -> [Row] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let number = Int(fields[0]), tableLines.contains(number) else { return nil }
      var qualifiers: [String: String] = [:]
      for part in fields[4].split(separator: ";") {
        let pair = part.split(separator: "=").map(String.init)
        qualifiers[pair[0]] = pair[1]
      }
      return Row(
        line: number, relation: fields[2],
        objects: Set(fields[3].split(separator: "|").map { Folding.fold(String($0)) }),
        qualifiers: qualifiers, status: fields[5], isOptional: fields[6].contains("optional"))
    }
  }

  @Test(.shared("gold/004_7f2ca54bff3d39aa.tsv"), .shared("corpus/004_7f2ca54bff3d39aa.txt"))
  func `say what the gold says, and nothing else`() throws {
    let page = Folder.shared("corpus/004_7f2ca54bff3d39aa.txt")
    let gold = Folder.shared("gold/004_7f2ca54bff3d39aa.tsv")
    let text = try String(contentsOf: page, encoding: .utf8)
    let reading = StructureReading(text, title: "004_7f2ca54bff3d39aa")
    var rows = Dictionary(grouping: try Self.gold(gold), by: \.line)
    for finding in reading.findings where finding.rule.hasPrefix("table.") {
      let source = reading.document.sourceMap.source(of: finding.range)
      let line = reading.document.source[..<source.lowerBound].count { $0 == 10 } + 1
      let matching = rows[line]?.firstIndex { Self.agree($0, finding) }
      if let matching {
        rows[line]?.remove(at: matching)
      } else {
        Issue.record("line \(line): \(StructureReading.line(finding))")
      }
    }
    for row in rows.values.joined() where !row.isOptional {
      Issue.record("missed line \(row.line): \(row.relation) \(row.objects) \(row.status)")
    }
  }

  @Test(.shared("corpus/004_7f2ca54bff3d39aa.txt"))
  func `Rows without data are counted and state nothing`() throws {
    let page = Folder.shared("corpus/004_7f2ca54bff3d39aa.txt")
    let text = try String(contentsOf: page, encoding: .utf8)
    let reading = StructureReading(text, title: "004_7f2ca54bff3d39aa")
    #expect(reading.coverage.passedOver["row without data"] == 184)
  }

  /// Whether a finding says what a row of the gold does.
  static func agree(_ row: Row, _ finding: Finding) -> Bool {
    guard finding.relation.rawValue == row.relation, finding.status.rawValue == row.status,
      case .entity(let entity) = finding.object
    else { return false }
    let names = Set(([entity.label] + entity.alternativeLabels).map(Folding.fold))
    guard !names.isDisjoint(with: row.objects) else { return false }
    let applied = finding.details.first { $0.key == "applied" }
    var found: [String: String] = [:]
    found["start"] = finding.interval.start?.description
    found["date"] = finding.interval.date?.description
    if case .date(let date) = applied?.value { found["applied"] = date.description }
    return found == row.qualifiers
  }
}
