import Entente
import EntenteBytes
import EntenteGraph

/// A table of the statements that exclude each other, for people who want to know who is wrong.
final class ContradictionTable {
  private var output: ByteOutput

  /// Begins the table with its header.
  init(to sink: any ByteSink) {
    output = ByteOutput(to: sink)
    let sides = ["", " of the other"].flatMap { side in
      ["statement", "time", "document", "rule", "quote"].map { $0 + side }
    }
    write(["subject", "relation", "object"] + sides)
  }

  /// Adds a line.
  func add(_ contradiction: KnowledgeGraph.Contradiction) {
    let statement = contradiction.first
    write(
      [statement.subject.path, statement.relation.rawValue, statement.object.description]
        + cells(of: contradiction.first) + cells(of: contradiction.second))
  }

  /// Gives the file its name.
  func finish() throws { try output.finish() }

  private func cells(of statement: Statement) -> [String] {
    let time = [
      ("start", statement.interval.start), ("end", statement.interval.end),
      ("date", statement.interval.date),
    ].compactMap { name, date in date.map { "\(name) \($0)" } }
    let evidence = statement.evidence.first
    return [
      statement.id.path, time.joined(separator: "; "), evidence?.documentName ?? "",
      evidence?.rule ?? "", evidence?.quote ?? "",
    ]
  }

  private func write(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: "\t")) }
      output.append(text: String(cell.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
    }
    output.append(UInt8(ascii: "\n"))
  }
}
