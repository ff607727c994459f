import EntenteBytes
import EntenteGraph

/// A writer of JSON Lines: a statement a line, with everything that is known of it.
///
/// A public format, on which scripts rely: names are only ever added. Entente reads it back without
/// loss, so that what people read (labels, dates as text) has beside it what says which entity or type
/// it is, where that cannot be told from it.
struct JSONLinesWriter: ~Copyable {
  private var output: ByteOutput
  /// The line that is being written.
  private var line: [UInt8] = []
  private let graph: any GraphContents
  private let options: ExportOptions
  /// What was written of entities and documents before: a state stands in every other line.
  private var writtenEntities: [EntityID: [UInt8]] = [:]
  private var writtenDocuments: [String: WrittenDocument] = [:]

  /// What an entry of evidence says of its document, before its words and behind them.
  private struct WrittenDocument {
    var name: [UInt8]
    var source: [UInt8]
  }

  /// More are forgotten, so that memory does not grow with the graph.
  private static let mostWritten = 2048

  init(of graph: any GraphContents, options: ExportOptions, to sink: any ByteSink) {
    output = ByteOutput(to: sink)
    self.graph = graph
    self.options = options
  }

  mutating func write() throws {
    let statements = try graph.readStatements()
    while let statement = try statements() {
      line.removeAll(keepingCapacity: true)
      try write(statement)
      output.append(line)
      try output.check()
    }
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func write(_ statement: Statement) throws {
    line.append(text: "{")
    JSONText.append("id", iri(statement.id), to: &line)
    line.append(text: ", ")
    JSONText.appendName("subject", to: &line)
    try write(statement.subject)
    line.append(text: ", ")
    JSONText.append("relation", statement.relation.rawValue, to: &line)
    line.append(text: ", ")
    JSONText.appendName("object", to: &line)
    try write(statement.object)
    line.append(text: ", ")
    JSONText.appendName("qualifiers", to: &line)
    try writeQualifiers(of: statement)
    try writeTypes(of: statement.qualifiers)
    line.append(text: ", ")
    JSONText.append("status", statement.status.rawValue, to: &line)
    line.append(text: ", ")
    JSONText.appendName("confidence", to: &line)
    line.append(text: RDFMapping.decimal(statement.confidence))
    line.append(text: ", ")
    if statement.isContext { line.append(text: "\"context\": true, ") }
    JSONText.appendName("evidence", to: &line)
    line.append(text: "[")
    for (index, evidence) in statement.evidence.enumerated() {
      if index > 0 { line.append(text: ", ") }
      try write(evidence)
    }
    line.append(text: "]}\n")
  }

  private func iri(_ id: EntityID) -> String { options.baseIRI + id.path }

  private mutating func write(_ id: EntityID) throws {
    if let written = writtenEntities[id] {
      line += written
      return
    }
    let start = line.count
    try writeNew(id)
    if writtenEntities.count == Self.mostWritten { writtenEntities.removeAll() }
    writtenEntities[id] = Array(line[start...])
  }

  private mutating func writeNew(_ id: EntityID) throws {
    let entity = try graph.entity(id)
    line.append(text: "{")
    JSONText.append("id", iri(id), to: &line)
    line.append(text: ", ")
    JSONText.append("label", entity?.label ?? String(id.slug), to: &line)
    if let names = entity?.alternativeLabels, !names.isEmpty {
      line.append(text: ", ")
      JSONText.appendName("altLabels", to: &line)
      JSONText.append(names, to: &line)
    }
    if let entity {
      line.append(text: ", ")
      JSONText.append("type", entity.kind.rawValue, to: &line)
      let links = entity.links.filter(\.match.isSameThing).map(\.iri)
      line.append(text: ", ")
      JSONText.appendName("sameAs", to: &line)
      JSONText.append(links, to: &line)
      write(entity.links.filter { $0.match != .same || $0.reason != ExternalLink.usualReason })
      if let count = entity.count {
        line.append(text: ", ")
        JSONText.appendName("count", to: &line)
        line.append(text: String(count))
      }
      if let background = entity.background { write(background) }
    }
    line.append(text: "}")
  }

  private mutating func write(_ background: Entity.Background) {
    var parts: [String] = []
    if let place = background.coordinates {
      parts.append("\"latitude\": \(Decimal.spell(place.latitude))")
      parts.append("\"longitude\": \(Decimal.spell(place.longitude))")
    }
    if let cow = background.cow { parts.append("\"cow\": \(cow)") }
    line.append(text: ", ")
    JSONText.appendName("context", to: &line)
    line.append(text: "{" + parts.joined(separator: ", "))
    if let iso3 = background.iso3 {
      if !parts.isEmpty { line.append(text: ", ") }
      JSONText.append("iso3", iso3, to: &line)
    }
    line.append(text: "}")
  }

  /// Writes what `sameAs` does not tell of links: how close they are and why they were made.
  private mutating func write(_ links: [ExternalLink]) {
    guard !links.isEmpty else { return }
    line.append(text: ", ")
    JSONText.appendName("links", to: &line)
    line.append(text: "[")
    for (index, link) in links.enumerated() {
      line.append(text: index > 0 ? ", {" : "{")
      JSONText.append("iri", link.iri, to: &line)
      line.append(text: ", ")
      JSONText.append("match", link.match.rawValue, to: &line)
      line.append(text: ", ")
      JSONText.append("reason", link.reason, to: &line)
      line.append(text: "}")
    }
    line.append(text: "]")
  }

  private mutating func write(_ object: Statement.Object) throws {
    let datatype: String
    switch object {
    case .entity(let id): return try write(id)
    case .date: datatype = "date"
    case .text: datatype = "string"
    case .number: datatype = "integer"
    case .nobody: datatype = "none"
    }
    line.append(text: "{")
    JSONText.appendName("value", to: &line)
    if case .number(let number) = object {
      line.append(text: String(number))
    } else {
      JSONText.append(object.description, to: &line)
    }
    line.append(text: ", \"datatype\": \"")
    line.append(text: datatype)
    line.append(text: "\"}")
  }

  /// Dates by their names; an entity by its label, as people would say it.
  private mutating func writeQualifiers(of statement: Statement) throws {
    line.append(text: "{")
    var isFirst = true
    func separate(_ line: inout [UInt8]) {
      if !isFirst { line.append(text: ", ") }
      isFirst = false
    }
    for (name, date) in [
      ("start", statement.interval.start), ("end", statement.interval.end),
      ("date", statement.interval.date),
    ] {
      guard let date else { continue }
      separate(&line)
      JSONText.appendName(name, to: &line)
      JSONText.append(date.description, to: &line)
    }
    for qualifier in statement.qualifiers {
      separate(&line)
      JSONText.appendName(qualifier.key, to: &line)
      switch qualifier.value {
      case .number(let number): line.append(text: String(number))
      case .entity(let id):
        JSONText.append(try graph.entity(id)?.label ?? String(id.slug), to: &line)
      case .date, .text: JSONText.append(qualifier.value.description, to: &line)
      }
    }
    line.append(text: "}")
  }

  /// Writes the entities behind the labels of qualifiers, and which texts are no dates though they look
  /// like one.
  private mutating func writeTypes(of qualifiers: [Qualifier]) throws {
    var isFirst = true
    for qualifier in qualifiers {
      guard case .entity(let id) = qualifier.value else { continue }
      line.append(text: ", ")
      if isFirst {
        JSONText.appendName("qualifierEntities", to: &line)
        line.append(text: "{")
      }
      isFirst = false
      JSONText.appendName(qualifier.key, to: &line)
      try write(id)
    }
    if !isFirst { line.append(text: "}") }
    let texts = qualifiers.filter {
      if case .text(let text) = $0.value { PartialDate(text) != nil } else { false }
    }
    guard !texts.isEmpty else { return }
    line.append(text: ", ")
    JSONText.appendName("qualifierTexts", to: &line)
    JSONText.append(texts.map(\.key), to: &line)
  }

  /// What entries of evidence say of a document.
  private mutating func written(_ document: String) throws -> WrittenDocument {
    if let written = writtenDocuments[document] { return written }
    let start = line.count
    JSONText.append("document", DocumentKey.name(of: document), to: &line)
    if let digest = DocumentKey.digest(of: document) {
      line.append(text: ", ")
      JSONText.append("digest", digest, to: &line)
    }
    let middle = line.count
    write(try graph.document(document))
    let written = WrittenDocument(
      name: Array(line[start..<middle]), source: Array(line[middle...]))
    line.removeLast(line.count - start)
    if writtenDocuments.count == Self.mostWritten { writtenDocuments.removeAll() }
    writtenDocuments[document] = written
    return written
  }

  private mutating func write(_ evidence: Evidence) throws {
    let document = try written(evidence.document)
    line.append(text: "{")
    line += document.name
    line.append(text: ", \"start\": \(evidence.range.lowerBound)")
    line.append(text: ", \"end\": \(evidence.range.upperBound), ")
    JSONText.append("quote", evidence.quote, to: &line)
    line.append(text: ", ")
    JSONText.append("rule", evidence.rule, to: &line)
    if let section = evidence.inheritedFrom {
      line.append(text: ", ")
      JSONText.append("inheritedFrom", section, to: &line)
    }
    line += document.source
    if !evidence.citations.isEmpty {
      line.append(text: ", ")
      JSONText.appendName("citations", to: &line)
      line.append(text: "[")
      for (index, citation) in evidence.citations.enumerated() {
        if index > 0 { line.append(text: ", ") }
        write(citation)
      }
      line.append(text: "]")
    }
    line.append(text: "}")
  }

  /// Writes what is known of a document beside its identifier.
  private mutating func write(_ document: SourceDocument?) {
    guard let document else { return }
    line.append(text: ", ")
    JSONText.appendName("source", to: &line)
    line.append(text: "{")
    JSONText.append("title", document.title, to: &line)
    for (name, text) in [
      ("url", document.address), ("date", document.date?.description),
      ("revision", document.revision),
    ] {
      guard let text else { continue }
      line.append(text: ", ")
      JSONText.append(name, text, to: &line)
    }
    line.append(text: "}")
  }

  private mutating func write(_ citation: Citation) {
    line.append(text: "{")
    var isFirst = true
    for (name, text) in [
      ("url", citation.address), ("title", citation.title), ("publisher", citation.publisher),
      ("date", citation.date),
    ] {
      guard let text else { continue }
      if !isFirst { line.append(text: ", ") }
      isFirst = false
      JSONText.appendName(name, to: &line)
      JSONText.append(text, to: &line)
    }
    line.append(text: "}")
  }
}

extension ExternalLink {
  /// Why most links are made; exports do not repeat it.
  package static let usualReason = "gazetteer"
  /// Why a thing has a page that no table names.
  package static let pageReason = "wikilink"
}

extension Statement {
  /// The confidence as exports write it, with three digits.
  package var confidenceText: String { RDFMapping.decimal(confidence) }
}
