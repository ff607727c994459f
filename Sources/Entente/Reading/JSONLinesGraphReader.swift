import EntenteBytes
import EntenteDocuments
import EntenteGraph
import EntenteSerialization

/// Reads back what the export of JSON Lines wrote, without loss.
///
/// Each line is whole in itself. Documents that state nothing and entities of which nothing is stated
/// are in no line.
struct JSONLinesGraphReader {
  private let path: String
  /// What stands before identifiers, as the first statement tells.
  private var baseIRI: String?
  /// What was read of entities last, so that those that stand in every line are made once.
  private var known: [EntityID: JSONValue] = [:]
  private var documents: [String: JSONValue] = [:]
  private let memory = JSONMemory(keys: ["subject", "object", "source"], limit: knownLimit)

  private static let knownLimit = 1 << 14
  /// How many statements and entities are handed out at a time.
  private static let portion = 1 << 14

  init(path: String) { self.path = path }

  /// What is wrong with a value, for people.
  private struct Problem: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }

  /// Reads a file, and hands out its statements in portions.
  ///
  /// - Throws: a `Diagnostic` at the line that is wrong.
  mutating func read(
    from source: ByteSource, insert: (KnowledgeGraph) throws -> Void
  ) throws {
    var lines = LineSource(source)
    var graph = KnowledgeGraph()
    while true {
      let range: Range<Int>?
      do {
        range = try lines.next()
      } catch {
        throw Diagnostic(path: path, message: "the file cannot be read: \(error.reason)")
      }
      guard let range else { break }
      if lines.buffer[range].allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
      do {
        let value = try JSONParser.parse(lines.buffer, in: range, memory: memory)
        guard case .object = value else { throw Problem("the line is no JSON object") }
        graph.insert(try statement(value, into: &graph))
      } catch let failure as JSONParser.Failure {
        let column =
          String(decoding: lines.buffer[range.lowerBound..<failure.offset], as: UTF8.self)
          .unicodeScalars.count + 1
        throw Diagnostic(
          path: path, line: lines.number, column: column,
          message: "this is not JSON: \(failure.message)")
      } catch let problem as Problem {
        throw Diagnostic(
          path: path, line: lines.number, column: 1,
          message: problem.message + "; only what “entente extract --format jsonl” wrote is read")
      }
      if graph.statementCount + graph.entityCount >= Self.portion {
        try insert(graph)
        graph = KnowledgeGraph()
        known.removeAll(keepingCapacity: true)
        documents.removeAll(keepingCapacity: true)
      }
    }
    try insert(graph)
  }

  private mutating func statement(
    _ line: JSONValue, into graph: inout KnowledgeGraph
  ) throws -> Statement {
    if baseIRI == nil, let own = line["id"]?.text, let end = own.start(ofLast: "statement/") {
      baseIRI = String(own[..<end])
    }
    let subject = try entity(line["subject"], "subject", into: &graph)
    guard let relation = line["relation"]?.text else { throw Problem("“relation” is missing") }
    var statement = Statement(
      subject: subject, relation: RelationName(rawValue: relation),
      object: try object(line["object"], into: &graph))
    try readQualifiers(of: line, into: &statement, &graph)
    guard let status = line["status"]?.text.flatMap(Statement.Status.init(rawValue:)) else {
      throw Problem("“status” is missing or unknown")
    }
    statement.status = status
    guard let confidence = line["confidence"]?.number else {
      throw Problem("“confidence” is missing")
    }
    statement.confidence = confidence
    statement.isContext = line["context"] == .boolean(true)
    statement.evidence = try list(line["evidence"], "evidence").map {
      try evidence($0, into: &graph)
    }.sorted()
    return statement
  }

  private func list(_ value: JSONValue?, _ name: String) throws -> [JSONValue] {
    guard let value else { return [] }
    guard case .array(let values) = value else { throw Problem("“\(name)” is no list") }
    return values
  }

  private func texts(_ value: JSONValue?, _ name: String) throws -> [String] {
    try list(value, name).map {
      guard let text = $0.text else { throw Problem("“\(name)” holds what is no text") }
      return text
    }
  }

  private func id(_ value: JSONValue?, _ name: String) throws -> EntityID {
    guard let iri = value?.text else { throw Problem("“\(name)” has no “id”") }
    let baseIRI = baseIRI ?? ExportOptions().baseIRI
    guard iri.hasPrefix(baseIRI) else {
      throw Problem("“\(name)” is “\(iri)”, which does not begin with \(baseIRI)")
    }
    return EntityID(path: String(iri.dropFirst(baseIRI.count)))
  }

  private mutating func entity(
    _ value: JSONValue?, _ name: String, into graph: inout KnowledgeGraph
  ) throws -> EntityID {
    guard let value else { throw Problem("“\(name)” is missing") }
    let id = try id(value["id"], name)
    if known[id] == value { return id }
    // One that the graph did not describe has no type.
    guard let kind = value["type"]?.text else { return id }
    guard let label = value["label"]?.text else { throw Problem("“\(name)” has no “label”") }
    var links: [ExternalLink] = []
    for link in try list(value["links"], "links") {
      guard let iri = link["iri"]?.text, let reason = link["reason"]?.text,
        let match = link["match"]?.text.flatMap(ExternalLink.Match.init(rawValue:))
      else { throw Problem("a link of “\(name)” lacks “iri”, “match” or “reason”") }
      links.append(ExternalLink(iri: iri, match: match, reason: reason))
    }
    // What stands there again is told above.
    var told = links.filter { $0.match != .close }.map(\.iri)
    for iri in try texts(value["sameAs"], "sameAs") {
      if let index = told.firstIndex(of: iri) {
        told.remove(at: index)
      } else {
        links.append(ExternalLink(iri: iri, reason: ExternalLink.usualReason))
      }
    }
    var entity = Entity(
      id: id, kind: ClassName(rawValue: kind), label: label,
      alternativeLabels: try texts(value["altLabels"], "altLabels"), links: links,
      count: try value["count"].map { try number($0, "count") })
    if let context = value["context"] {
      var background = Entity.Background(
        iso3: context["iso3"]?.text, cow: try context["cow"].map { try number($0, "cow") })
      if let latitude = context["latitude"]?.number, let longitude = context["longitude"]?.number {
        background.coordinates = Entity.Coordinates(latitude: latitude, longitude: longitude)
      }
      entity.background = background
    }
    graph.insert(entity)
    if known.count == Self.knownLimit { known.removeAll(keepingCapacity: true) }
    known[id] = value
    return id
  }

  private func number(_ value: JSONValue?, _ name: String) throws -> Int {
    guard let number = value?.number.flatMap({ Int(exactly: $0) }) else {
      throw Problem("“\(name)” is no whole number")
    }
    return number
  }

  private func date(_ text: String, _ name: String) throws -> PartialDate {
    guard let date = PartialDate(text) else { throw Problem("“\(name)” is no date: “\(text)”") }
    return date
  }

  private mutating func object(
    _ value: JSONValue?, into graph: inout KnowledgeGraph
  ) throws -> Statement.Object {
    guard let datatype = value?["datatype"]?.text else {
      return .entity(try entity(value, "object", into: &graph))
    }
    switch datatype {
    case "integer": return .number(try number(value?["value"], "object"))
    case "date": return .date(try date(value?["value"]?.text ?? "", "object"))
    // An event may be told without a recipient.
    case "none": return .nobody
    case "string":
      guard let text = value?["value"]?.text else { throw Problem("“object” has no “value”") }
      return .text(text)
    default: throw Problem("“object” has the unknown datatype “\(datatype)”")
    }
  }

  private mutating func readQualifiers(
    of line: JSONValue, into statement: inout Statement, _ graph: inout KnowledgeGraph
  ) throws {
    guard case .object(let members)? = line["qualifiers"] else {
      throw Problem("“qualifiers” is missing")
    }
    let texts = try self.texts(line["qualifierTexts"], "qualifierTexts")
    var entities: [JSONValue.Member] = []
    if case .object(let members)? = line["qualifierEntities"] { entities = members }
    var qualifiers: [Qualifier] = []
    for member in members {
      let name = member.key
      switch name {
      case "start": statement.interval.start = try date(member.value.text ?? "", name)
      case "end": statement.interval.end = try date(member.value.text ?? "", name)
      case "date": statement.interval.date = try date(member.value.text ?? "", name)
      default:
        let value: Qualifier.Value
        if let index = entities.firstIndex(where: { $0.key == name }) {
          value = .entity(
            try entity(entities.remove(at: index).value, name, into: &graph))
        } else if let text = member.value.text {
          let date = texts.contains(name) ? nil : PartialDate(text)
          value = date.map { .date($0) } ?? .text(text)
        } else {
          value = .number(try number(member.value, name))
        }
        qualifiers.append(Qualifier(key: name, value: value))
      }
    }
    statement.qualifiers = qualifiers.sorted()
  }

  private mutating func evidence(
    _ value: JSONValue, into graph: inout KnowledgeGraph
  ) throws -> Evidence {
    guard let name = value["document"]?.text else { throw Problem("evidence has no “document”") }
    let document = DocumentKey.make(name: name, digest: value["digest"]?.text)
    let start = try number(value["start"], "start")
    let end = try number(value["end"], "end")
    guard start >= 0, start <= end else { throw Problem("evidence ends before it starts") }
    if let source = value["source"], documents[document] != source {
      documents[document] = source
      graph.insert(
        SourceDocument(
          id: document, title: source["title"]?.text ?? name, address: source["url"]?.text,
          date: try source["date"]?.text.map { try date($0, "date") },
          revision: source["revision"]?.text))
    }
    return Evidence(
      document: document, range: start..<end, quote: value["quote"]?.text ?? "",
      rule: value["rule"]?.text ?? "", inheritedFrom: value["inheritedFrom"]?.text,
      citations: try list(value["citations"], "citations").map {
        Citation(
          address: $0["url"]?.text, title: $0["title"]?.text, publisher: $0["publisher"]?.text,
          date: $0["date"]?.text)
      })
  }
}

extension JSONValue {
  /// The characters of a string.
  fileprivate var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
}
