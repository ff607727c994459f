import EntenteBytes
import EntenteGraph

/// A statement a row.
struct StatementTable: GraphTable {
  static let name = "statements"
  static let columns =
    [
      TableColumn("id"), TableColumn("subject"), TableColumn("subject_label"),
      TableColumn("subject_class"), TableColumn("relation"), TableColumn("object"),
      TableColumn("object_label"), TableColumn("object_class"), TableColumn("value"),
      TableColumn("value_type"), TableColumn("status"),
    ]
    + ["start", "end", "on"].flatMap {
      [TableColumn($0 + "_date"), TableColumn($0 + "_earliest"), TableColumn($0 + "_latest")]
    } + [
      TableColumn("confidence", .real), TableColumn("context", .integer), TableColumn("qualifiers"),
      TableColumn("documents", .integer), TableColumn("quote"),
    ]

  let graph: any GraphContents

  func forEachRow(_ body: ([String]) throws -> Void) throws {
    let statements = try graph.readStatements()
    while let statement = try statements() { try body(try row(statement)) }
  }

  private func row(_ statement: Statement) throws -> [String] {
    let subject = try graph.entity(statement.subject)
    var row = [
      statement.id.path, statement.subject.path, subject?.label ?? "", subject?.kind.rawValue ?? "",
      statement.relation.rawValue,
    ]
    switch statement.object {
    case .entity(let id):
      let object = try graph.entity(id)
      row += [id.path, object?.label ?? "", object?.kind.rawValue ?? "", "", ""]
    case .date(let date): row += ["", "", "", date.description, "date"]
    case .number(let number): row += ["", "", "", String(number), "number"]
    case .text(let text): row += ["", "", "", text, "text"]
    case .nobody: row += ["", "", "", "", ""]
    }
    row.append(statement.status.rawValue)
    let interval = statement.interval
    for date in [interval.start, interval.end, interval.date] {
      row += [
        date?.description ?? "", date?.earliestDay?.description ?? "",
        date?.latestDay?.description ?? "",
      ]
    }
    let documents = Set(statement.evidence.map(\.document))
    row += [
      statement.confidenceText, statement.isContext ? "1" : "0", qualifiers(of: statement),
      String(documents.count), statement.evidence.first?.quote ?? "",
    ]
    return row
  }

  /// The qualifiers as an object of JSON: identifiers of entities, dates and texts as strings.
  private func qualifiers(of statement: Statement) -> String {
    guard !statement.qualifiers.isEmpty else { return "" }
    var text: [UInt8] = [UInt8(ascii: "{")]
    for (index, qualifier) in statement.qualifiers.enumerated() {
      if index > 0 { text.append(text: ", ") }
      JSONText.appendName(qualifier.key, to: &text)
      if case .number(let number) = qualifier.value {
        text.append(text: String(number))
      } else {
        JSONText.append(qualifier.value.description, to: &text)
      }
    }
    text.append(UInt8(ascii: "}"))
    return String(decoding: text, as: UTF8.self)
  }
}
