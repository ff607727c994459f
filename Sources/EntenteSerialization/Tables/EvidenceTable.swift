import EntenteGraph

/// A place that says something a row, with what is known of its document.
struct EvidenceTable: GraphTable {
  static let name = "evidence"
  static let columns = [
    TableColumn("statement"), TableColumn("document"), TableColumn("title"), TableColumn("url"),
    TableColumn("document_date"), TableColumn("revision"), TableColumn("start_offset", .integer),
    TableColumn("end_offset", .integer), TableColumn("quote"), TableColumn("rule"),
    TableColumn("inherited_from"), TableColumn("citations"), TableColumn("context", .integer),
  ]

  let graph: any GraphContents

  func forEachRow(_ body: ([String]) throws -> Void) throws {
    let statements = try graph.readStatements()
    while let statement = try statements() {
      let id = statement.evidence.isEmpty ? "" : statement.id.path
      for evidence in statement.evidence {
        let document = try graph.document(evidence.document)
        try body([
          id, evidence.documentName, document?.title ?? "", document?.address ?? "",
          document?.date?.description ?? "", document?.revision ?? "",
          String(evidence.range.lowerBound), String(evidence.range.upperBound), evidence.quote,
          evidence.rule, evidence.inheritedFrom ?? "",
          evidence.citations.compactMap { $0.address ?? $0.title }.joined(separator: " | "),
          statement.isContext ? "1" : "0",
        ])
      }
    }
  }
}
