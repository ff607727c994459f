import EntenteGraph
import EntenteRDF

/// What the statements of an edge say, attribute by attribute.
///
/// Where there are several, every attribute that any of them has holds a text for each, empty where a
/// statement has none: so starts and ends stay paired.
struct EdgeColumns {
  private var names: [String] = []
  private var columns: [String: [[Network.Scalar]]] = [:]
  private let statements: [Statement]
  private let shape: NetworkBuilder.Shape

  init(_ statements: [Statement], shape: NetworkBuilder.Shape) {
    self.statements = statements
    self.shape = shape
  }

  /// Appends the values to those of an edge.
  mutating func fill(
    _ values: inout [Network.Value], in attributes: inout [Network.Attribute],
    iri: (String) -> String
  ) {
    for (index, statement) in statements.enumerated() { note(statement, index) }
    if shape == .facts { noteWhole() }
    for name in names {
      let attribute = Network.index(of: name, iri: iri(name), in: &attributes)
      for cell in columns[name] ?? [] {
        for scalar in cell {
          Network.append(scalar, attribute, to: &values, in: &attributes)
        }
      }
    }
  }

  private mutating func note(_ statement: Statement, _ index: Int) {
    add("statement", index, Network.Scalar(text: statement.id.path))
    for (name, date) in [
      ("start", statement.interval.start), ("end", statement.interval.end),
      ("date", statement.interval.date),
    ] {
      if let date { add(name, index, Network.Scalar(date)) }
    }
    add("status", index, Network.Scalar(text: statement.status.rawValue))
    if statement.isContext {
      add("context", index, Network.Scalar(text: "true", type: .boolean))
    }
    for qualifier in statement.qualifiers {
      let name = Self.reserved.contains(qualifier.key) ? "q_" + qualifier.key : qualifier.key
      add(NetworkNames.word(name), index, NetworkBuilder.scalar(qualifier.value.object))
    }
    switch shape {
    case .facts:
      if let best = statement.tellingEvidence { note(best, index) }
    case .statements:
      add("confidence", index, Self.confidence(statement.confidence))
      for evidence in statement.evidence {
        add("documents", index, Network.Scalar(text: evidence.document))
        note(evidence, index)
        for citation in evidence.citations { addCitation(citation, index) }
      }
    }
  }

  private mutating func note(_ evidence: Evidence, _ index: Int) {
    add("quote", index, Network.Scalar(text: evidence.quote))
    add("rule", index, Network.Scalar(text: evidence.rule))
    add("beginIndex", index, Network.Scalar(evidence.range.lowerBound))
    add("endIndex", index, Network.Scalar(evidence.range.upperBound))
  }

  /// What an edge of several statements says as a whole.
  private mutating func noteWhole() {
    let evidence = statements.flatMap(\.evidence)
    for document in Set(evidence.map(\.document)).sorted() {
      append("documents", Network.Scalar(text: document))
    }
    var addresses: [String] = []
    for citation in evidence.flatMap(\.citations) {
      if let text = citation.address ?? citation.title, !addresses.contains(text) {
        addresses.append(text)
      }
    }
    for address in addresses { append("citations", Network.Scalar(text: address)) }
    if let confidence = statements.map(\.confidence).max() {
      append("confidence", Self.confidence(confidence))
    }
  }

  private static func confidence(_ value: Double) -> Network.Scalar {
    Network.Scalar(text: RDFMapping.decimal(value), type: .double)
  }

  private mutating func addCitation(_ citation: Citation, _ index: Int) {
    guard let text = citation.address ?? citation.title else { return }
    let known = columns["citations"]?[index].contains { $0.text == text } ?? false
    if !known { add("citations", index, Network.Scalar(text: text)) }
  }

  /// Adds a value of one statement.
  private mutating func add(_ name: String, _ index: Int, _ scalar: Network.Scalar) {
    if columns[name] == nil {
      names.append(name)
      let isPaired = statements.count > 1
      columns[name] = Array(
        repeating: isPaired ? [Network.Scalar(text: "")] : [], count: statements.count)
    }
    if statements.count > 1 {
      columns[name]?[index] = [scalar]
    } else {
      columns[name]?[index].append(scalar)
    }
  }

  /// Adds a value of the edge as a whole.
  private mutating func append(_ name: String, _ scalar: Network.Scalar) {
    if columns[name] == nil { names.append(name) }
    columns[name, default: []].append([scalar])
  }

  /// Names that a qualifier must not take.
  private static let reserved: Set<String> = [
    "statement", "start", "end", "date", "status", "quote", "rule", "beginIndex", "endIndex",
    "documents", "document", "citations", "confidence", "context", "label", "weight", "relation",
    "source",
    "target", "id", "type",
  ]
}
