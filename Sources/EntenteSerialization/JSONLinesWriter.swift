import EntenteBytes
import EntenteGraph

/// A writer of JSON Lines: a statement a line, with everything that is known of it.
///
/// A public format, on which scripts rely: names are only ever added.
struct JSONLinesWriter: ~Copyable {
  private var output: ByteOutput
  private let graph: KnowledgeGraph
  private let options: ExportOptions

  init(of graph: KnowledgeGraph, options: ExportOptions, to sink: any ByteSink) {
    output = ByteOutput(to: sink)
    self.graph = graph
    self.options = options
  }

  mutating func write() throws(ByteSinkError) {
    for statement in graph.statements {
      write(statement)
      try output.check()
    }
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func write(_ statement: Statement) {
    output.append("{")
    JSONText.append("id", iri(statement.id), to: &output)
    output.append(", ")
    JSONText.appendName("subject", to: &output)
    write(statement.subject)
    output.append(", ")
    JSONText.append("relation", statement.relation.rawValue, to: &output)
    output.append(", ")
    JSONText.appendName("object", to: &output)
    write(statement.object)
    output.append(", ")
    JSONText.appendName("qualifiers", to: &output)
    writeQualifiers(of: statement)
    output.append(", ")
    JSONText.append("status", statement.status.rawValue, to: &output)
    output.append(", ")
    JSONText.appendName("confidence", to: &output)
    output.append(text: RDFMapping.decimal(statement.confidence))
    output.append(", ")
    JSONText.appendName("evidence", to: &output)
    output.append("[")
    for (index, evidence) in statement.evidence.enumerated() {
      if index > 0 { output.append(", ") }
      write(evidence)
    }
    output.append("]}\n")
  }

  private func iri(_ id: EntityID) -> String { options.baseIRI + id.path }

  private mutating func write(_ id: EntityID) {
    let entity = graph.entity(id)
    output.append("{")
    JSONText.append("id", iri(id), to: &output)
    output.append(", ")
    JSONText.append("label", entity?.label ?? String(id.slug), to: &output)
    if let names = entity?.alternativeLabels, !names.isEmpty {
      output.append(", ")
      JSONText.appendName("altLabels", to: &output)
      JSONText.append(names, to: &output)
    }
    if let entity {
      output.append(", ")
      JSONText.append("type", entity.kind.rawValue, to: &output)
      let links = entity.links.filter { $0.match != .close }.map(\.iri)
      output.append(", ")
      JSONText.appendName("sameAs", to: &output)
      JSONText.append(links, to: &output)
      if let count = entity.count {
        output.append(", ")
        JSONText.appendName("count", to: &output)
        output.append(text: String(count))
      }
    }
    output.append("}")
  }

  private mutating func write(_ object: Statement.Object) {
    let datatype: StaticString
    switch object {
    case .entity(let id): return write(id)
    case .date: datatype = "date"
    case .text: datatype = "string"
    case .number: datatype = "integer"
    }
    output.append("{")
    JSONText.appendName("value", to: &output)
    if case .number(let number) = object {
      output.append(text: String(number))
    } else {
      JSONText.append(object.description, to: &output)
    }
    output.append(", \"datatype\": \"")
    output.append(datatype)
    output.append("\"}")
  }

  /// Dates by their names; an entity by its label, as people would say it.
  private mutating func writeQualifiers(of statement: Statement) {
    output.append("{")
    var isFirst = true
    func separate(_ output: inout ByteOutput) {
      if !isFirst { output.append(", ") }
      isFirst = false
    }
    for (name, date) in [
      ("start", statement.interval.start), ("end", statement.interval.end),
      ("date", statement.interval.date),
    ] {
      guard let date else { continue }
      separate(&output)
      JSONText.append(name, to: &output)
      output.append(": ")
      JSONText.append(date.description, to: &output)
    }
    for qualifier in statement.qualifiers {
      separate(&output)
      JSONText.append(qualifier.key, to: &output)
      output.append(": ")
      switch qualifier.value {
      case .number(let number): output.append(text: String(number))
      case .entity(let id):
        JSONText.append(graph.entity(id)?.label ?? String(id.slug), to: &output)
      case .date, .text: JSONText.append(qualifier.value.description, to: &output)
      }
    }
    output.append("}")
  }

  private mutating func write(_ evidence: Evidence) {
    output.append("{")
    JSONText.append("document", evidence.document, to: &output)
    output.append(text: ", \"start\": \(evidence.range.lowerBound)")
    output.append(text: ", \"end\": \(evidence.range.upperBound), ")
    JSONText.append("quote", evidence.quote, to: &output)
    output.append(", ")
    JSONText.append("rule", evidence.rule, to: &output)
    if let section = evidence.inheritedFrom {
      output.append(", ")
      JSONText.append("inheritedFrom", section, to: &output)
    }
    if !evidence.citations.isEmpty {
      output.append(", ")
      JSONText.appendName("citations", to: &output)
      output.append("[")
      for (index, citation) in evidence.citations.enumerated() {
        if index > 0 { output.append(", ") }
        write(citation)
      }
      output.append("]")
    }
    output.append("}")
  }

  private mutating func write(_ citation: Citation) {
    output.append("{")
    var isFirst = true
    for (name, text) in [
      ("url", citation.address), ("title", citation.title), ("publisher", citation.publisher),
      ("date", citation.date),
    ] {
      guard let text else { continue }
      if !isFirst { output.append(", ") }
      isFirst = false
      JSONText.append(name, to: &output)
      output.append(": ")
      JSONText.append(text, to: &output)
    }
    output.append("}")
  }
}
