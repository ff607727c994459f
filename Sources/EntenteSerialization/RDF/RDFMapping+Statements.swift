import EntenteGraph
import EntenteOntology
import EntenteRDF

extension RDFMapping {
  /// Writes what a plain triple may say: facts that are no events, each once.
  func writeDirectTriples(_ statements: ArraySlice<Statement>) throws {
    defer { reset() }
    guard let first = statements.first else { return }
    let subject = iri(first.subject)
    var previous: Statement?
    for (index, statement) in zip(statements.indices, statements) where isDirect(statement) {
      // Statements are sorted, so those that differ in time alone stand together.
      func saysTheSame(_ other: Statement) -> Bool {
        other.relation == statement.relation && other.object == statement.object
      }
      let isRepeated = previous.map(saysTheSame) ?? false
      previous = statement
      if isRepeated { continue }
      let same = statements[index...].prefix(while: saysTheSame)
      graphs = graphs(of: same.lazy.filter { self.isDirect($0) })
      try emit(subject, named(statement.relation.rawValue), object(statement.object))
      graphs = []
    }
  }

  private func isDirect(_ statement: Statement) -> Bool {
    statement.status.isFact && statement.relation.eventKind == nil
  }

  /// The identifier of a statement and the nodes of its evidence: digests that are used more than
  /// once and take their time.
  struct StatementNames {
    let id: EntityID
    let evidence: [TermRecord]

    let isRehearsal: Bool

    /// Whether a node of evidence is that of the evidence before: what differs in its citations alone has
    /// the same, and stands beside it.
    func isRepeated(_ index: Int, _ store: TermStore) -> Bool {
      !isRehearsal && index > 0
        && store.equal(evidence[index - 1].value, evidence[index].value)
    }
  }

  private func names(of statement: Statement) -> StatementNames {
    let id = isRehearsal ? EntityID(path: "statement/a") : statement.id
    return StatementNames(
      id: id, evidence: statement.evidence.map { iri(self.id(of: $0, in: id)) },
      isRehearsal: isRehearsal)
  }

  /// Writes the node of a statement, in the shape that the options ask for, and its evidence.
  func write(_ statement: Statement) throws {
    defer { reset() }
    let own = names(of: statement)
    graphs = graphs(of: CollectionOfOne(statement))
    defer { graphs = [] }
    if let kind = statement.relation.eventKind {
      try writeEvent(statement, own, kind: String(kind))
    } else {
      switch options.statementModel {
      case .none: return
      case .reified: try writeReified(statement, own)
      case .wikidata: try writeWikidata(statement, own)
      case .annotated: try writeAnnotated(statement, own)
      case .namedGraphs:
        if isDirect(statement) {
          try writeNamedGraph(statement, own)
        } else {
          try writeReified(statement, own)
        }
      }
    }
    for (index, evidence) in statement.evidence.enumerated() {
      if own.isRepeated(index, store) {
        try writeCitations(
          of: evidence, besides: statement.evidence[index - 1].citations,
          node: own.evidence[index])
      } else {
        try write(evidence, node: own.evidence[index])
      }
    }
  }

  private func writeReified(_ statement: Statement, _ own: StatementNames) throws {
    let node = iri(own.id)
    try emit(node, names.type, names.rdfStatement)
    try emit(node, names.rdfSubject, iri(statement.subject))
    try emit(node, names.rdfPredicate, named(statement.relation.rawValue))
    try emit(node, names.rdfObject, object(statement.object))
    try writeDetails(of: statement, own, node: node) { named($0) }
  }

  private func writeNamedGraph(_ statement: Statement, _ own: StatementNames) throws {
    let node = iri(own.id)
    try emit(
      iri(statement.subject), named(statement.relation.rawValue), object(statement.object),
      graph: node)
    try emit(node, names.type, names.statement)
    try writeDetails(of: statement, own, node: node) { named($0) }
  }

  private func writeAnnotated(_ statement: Statement, _ own: StatementNames) throws {
    let label = own.id.slug
    let node = TermRecord(.blank, store.append(String("s" + label)))
    let triple = QuadRecord(
      iri(statement.subject), named(statement.relation.rawValue), object(statement.object))
    try emit(node, names.reifies, store.append(tripleTerm: triple))
    try writeDetails(of: statement, own, node: node) { named($0) }
  }

  /// The subject points to the node by the relation in one namespace, the node to the value by the
  /// relation in another, and to what qualifies it by a third. What is exactly a property of Wikidata has
  /// its number there; the rest is in namespaces of ours.
  private func writeWikidata(_ statement: Statement, _ own: StatementNames) throws {
    let node = iri(own.id)
    let relation = statement.relation.rawValue
    try emit(
      iri(statement.subject),
      property(relation, WikidataProperties.statement, EntenteVocabulary.statementProperty), node)
    try emit(node, names.type, names.statement)
    try emit(
      node, property(relation, WikidataProperties.value, EntenteVocabulary.valueProperty),
      object(statement.object))
    try writeDetails(of: statement, own, node: node) { name in
      property(name, WikidataProperties.qualifier, EntenteVocabulary.qualifierProperty)
    }
  }

  private func property(_ name: String, _ theirs: String, _ ours: String) -> TermRecord {
    properties.number(of: name).map { iri(after: theirs, $0) } ?? iri(after: ours, name)
  }

  private func writeEvent(
    _ statement: Statement, _ own: StatementNames, kind: String
  ) throws {
    let node = iri(EntityID(path: "event/" + own.id.slug))
    let name = ontology.eventClass(ofKind: kind)?.rawValue ?? "Event"
    try emit(node, names.type, named(name))
    let title = ontology.classNamed(ClassName(rawValue: name))?.label ?? kind
    try emit(node, names.label, label("\(title): \(try ends(of: statement))"))
    try emit(node, names.actor, iri(statement.subject))
    switch statement.object {
    case .entity(let id): try emit(node, names.recipient, iri(id))
    case .nobody: break
    default: try emit(node, names.rdfObject, object(statement.object))
    }
    try writeDetails(of: statement, own, node: node) { named($0) }
  }

  /// `A → B` in the words that people use for them.
  private func ends(of statement: Statement) throws -> String {
    let actor = try graph.entity(statement.subject)?.label ?? statement.subject.path
    if statement.object == .nobody { return actor }
    guard case .entity(let id) = statement.object else {
      return "\(actor) → \(statement.object)"
    }
    return "\(actor) → \(try graph.entity(id)?.label ?? id.path)"
  }

  /// Writes time, status, qualifiers, confidence and the names of the evidence.
  private func writeDetails(
    of statement: Statement, _ own: StatementNames, node: TermRecord,
    qualifier: (String) -> TermRecord
  ) throws {
    let interval = statement.interval
    for (index, (name, date)) in [
      ("start", interval.start), ("end", interval.end), ("date", interval.date),
    ].enumerated() {
      guard let date else { continue }
      try emit(node, qualifier(name), self.date(date))
      try writeBounds(of: date, names.bounds[index], node: node)
    }
    if case .date(let date) = statement.object, date != interval.date {
      try writeBounds(of: date, names.bounds[2], node: node)
    }
    if statement.isContext { try emit(node, names.context, typed("true", XSD.boolean)) }
    for entry in statement.qualifiers {
      try emit(node, qualifier(entry.key), object(entry.value.object))
    }
    try emit(node, names.status, named(statement.status.rawValue))
    try emit(node, names.confidence, typed(Self.decimal(statement.confidence), XSD.decimal))
    for (index, evidence) in own.evidence.enumerated() where !own.isRepeated(index, store) {
      try emit(node, names.evidence, evidence)
    }
    var previous: String?
    for evidence in statement.evidence where evidence.document != previous {
      try emit(node, names.wasDerivedFrom, self.node(ofDocument: evidence.document))
      previous = evidence.document
    }
  }

  /// Writes the first and the last day that a date can mean, which filters and timelines can compare;
  /// a side that is open has none.
  private func writeBounds(
    of date: PartialDate, _ bounds: (earliest: TermRecord, latest: TermRecord), node: TermRecord
  ) throws {
    if let day = date.earliestDay {
      try emit(node, bounds.earliest, typed(day.description, XSD.date))
    }
    if let day = date.latestDay { try emit(node, bounds.latest, typed(day.description, XSD.date)) }
  }

  /// A number from 0 to 1 with two or three digits behind the point, as `xsd:decimal`.
  static func decimal(_ value: Double) -> String {
    let clamped = value.isNaN ? 0 : min(max(value, 0), 1)
    let thousandths = Int((clamped * 1000).rounded())
    var digits = String(thousandths % 1000)
    digits = String(repeating: "0", count: 3 - digits.utf8.count) + digits
    while digits.utf8.count > 1, digits.hasSuffix("0") { digits.removeLast() }
    return "\(thousandths / 1000).\(digits)"
  }
}
