import Entente
import EntenteBytes
import EntenteGraph
import EntenteSerialization

/// The lines that `entente diff` prints.
struct ChangeListing {
  var old: any GraphContents
  var new: any GraphContents
  var isJSON: Bool

  /// Writes a line a change.
  ///
  /// - Returns: how many changes of each kind there are, without kinds of which there is none.
  func write(to sink: any ByteSink) throws -> [(name: String, count: Int)] {
    var output = ByteOutput(to: sink)
    var counts: [GraphDifference.Kind: Int] = [:]
    try GraphDifference(from: old, to: new).visit { change in
      counts[change.kind, default: 0] += 1
      var line: [UInt8] = []
      if isJSON { try appendJSON(change, to: &line) } else { try appendText(change, to: &line) }
      output.append(line)
      output.append(UInt8(ascii: "\n"))
      try output.check()
    }
    try output.finish()
    return GraphDifference.Kind.allCases.compactMap { kind in
      counts[kind].map { (kind.rawValue, $0) }
    }
  }

  private func label(_ id: EntityID) throws -> String {
    try new.entity(id)?.label ?? old.entity(id)?.label ?? id.path
  }

  private func label(_ object: Statement.Object) throws -> String {
    if case .entity(let id) = object { try label(id) } else { object.description }
  }

  private func appendText(_ change: GraphDifference.Change, to line: inout [UInt8]) throws {
    guard let statement = change.new ?? change.old else { return }
    let parts = [
      change.kind.rawValue, try label(statement.subject), statement.relation.rawValue,
      try label(statement.object),
      [change.old, change.new].compactMap { $0.map { describe($0, change.kind) } }
        .joined(separator: " → "),
    ]
    line.append(
      text: parts.map { part in
        String(part.map { $0.isNewline || $0 == "\t" ? " " : $0 })
      }.joined(separator: "\t"))
  }

  /// What may have changed of a statement, in words.
  private func describe(_ statement: Statement, _ kind: GraphDifference.Kind) -> String {
    let times = [
      ("start", statement.interval.start), ("end", statement.interval.end),
      ("date", statement.interval.date),
    ].compactMap { name, date in date.map { "\(name) \($0)" } }
    let confidence =
      kind == .confidence ? ["confidence \(statement.confidenceText)"] : []
    return ([statement.status.rawValue] + times + confidence).joined(separator: " ")
  }

  private func appendJSON(_ change: GraphDifference.Change, to line: inout [UInt8]) throws {
    guard let statement = change.new ?? change.old else { return }
    line.append(text: "{")
    JSONText.append("change", change.kind.rawValue, to: &line)
    line.append(text: ", ")
    try append("subject", .entity(statement.subject), to: &line)
    line.append(text: ", ")
    JSONText.append("relation", statement.relation.rawValue, to: &line)
    line.append(text: ", ")
    try append("object", statement.object, to: &line)
    for (name, side) in [("old", change.old), ("new", change.new)] {
      guard let side else { continue }
      line.append(text: ", ")
      JSONText.appendName(name, to: &line)
      line.append(text: "{")
      JSONText.append("id", ExportOptions().baseIRI + side.id.path, to: &line)
      for (name, date) in [
        ("start", side.interval.start), ("end", side.interval.end), ("date", side.interval.date),
      ] {
        guard let date else { continue }
        line.append(text: ", ")
        JSONText.append(name, date.description, to: &line)
      }
      line.append(text: ", ")
      JSONText.append("status", side.status.rawValue, to: &line)
      line.append(text: ", ")
      JSONText.appendName("confidence", to: &line)
      line.append(text: side.confidenceText)
      line.append(text: "}")
    }
    line.append(text: "}")
  }

  private func append(
    _ name: String, _ object: Statement.Object, to line: inout [UInt8]
  ) throws {
    JSONText.appendName(name, to: &line)
    if object == .nobody { return line.append(text: "null") }
    guard case .entity(let id) = object else {
      return JSONText.append(object.description, to: &line)
    }
    line.append(text: "{")
    JSONText.append("id", ExportOptions().baseIRI + id.path, to: &line)
    line.append(text: ", ")
    JSONText.append("label", try label(id), to: &line)
    line.append(text: "}")
  }
}
