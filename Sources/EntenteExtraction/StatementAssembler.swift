internal import EntenteDocuments
package import EntenteGraph
package import EntenteOntology

/// Makes statements of findings: checks them against the ontology, gives them evidence with offsets
/// in the source, and a confidence.
package struct StatementAssembler: Sendable {
  private let ontology: Ontology
  private let confidence: RuleConfidence

  package init(ontology: Ontology = .standard, confidence: RuleConfidence = .standard) {
    self.ontology = ontology
    self.confidence = confidence
  }

  /// Adds to `graph` the document and what was found in it.
  ///
  /// What the ontology does not allow is left out and counted in `coverage`.
  package func add(
    _ findings: [Finding], of context: DocumentContext, to graph: inout KnowledgeGraph,
    coverage: inout Coverage
  ) {
    let document = context.document
    graph.insert(
      SourceDocument(
        id: document.id, title: document.title, address: document.address, date: document.date,
        revision: document.revision.flatMap(describe)))
    guard !findings.isEmpty else { return }
    let offsets = ScalarOffsets(document.source)
    for finding in findings {
      if let refusal = refusal(of: finding) {
        coverage.passOver(refusal)
      } else {
        add(ordered(finding), of: document, offsets, to: &graph)
      }
    }
  }

  /// Merges the statements of all documents that tell of the same fact, and returns those that
  /// contradict each other; both stay in the graph.
  package func consolidate(_ graph: inout KnowledgeGraph) -> [KnowledgeGraph.Contradiction] {
    graph.consolidate(singular: ontology.isSingular)
  }

  func isSingular(_ relation: RelationName) -> Bool { ontology.isSingular(relation) }

  /// Why the ontology does not allow a finding, for people; `nil` where it does.
  private func refusal(of finding: Finding) -> String? {
    let relation = finding.relation
    switch finding.object {
    case .entity(let object):
      if object.id == finding.subject.id && relation.eventKind == nil {
        return "\(relation) of a thing with itself"
      }
      return ontology.accepts(
        subject: finding.subject.kind, relation: relation, object: object.kind)
        ? nil : "\(relation) from \(finding.subject.kind) to \(object.kind)"
    case .date:
      return ontology.accepts(subject: finding.subject.kind, relation: relation, date: true)
        ? nil : "\(relation) from \(finding.subject.kind) to a date"
    case .text, .number:
      return ontology.accepts(subject: finding.subject.kind, relation: relation, date: false)
        ? nil : "\(relation) from \(finding.subject.kind) to a text"
    case .nobody:
      return relation.eventKind != nil
        && ontology.accepts(subject: finding.subject.kind, relation: relation, object: "State")
        ? nil : "\(relation) without an object"
    }
  }

  /// The finding with the ends of a symmetric relation in the order of their identifiers, so that
  /// the pages of both make one statement.
  private func ordered(_ finding: Finding) -> Finding {
    guard case .entity(let object) = finding.object, object.id < finding.subject.id,
      ontology.relationNamed(finding.relation)?.isSymmetric == true
    else { return finding }
    var finding = finding
    finding.object = .entity(finding.subject)
    finding.subject = object
    return finding
  }

  private func add(
    _ finding: Finding, of document: Document, _ offsets: ScalarOffsets,
    to graph: inout KnowledgeGraph
  ) {
    graph.insert(finding.subject)
    let object = insert(finding.object, into: &graph)
    let qualifiers = finding.details.map { detail in
      Qualifier(key: detail.key, value: .init(insert(detail.value, into: &graph)))
    }
    let range = document.text.trimming(finding.range)
    let evidence = Evidence(
      document: document.id, range: offsets.scalars(of: document.sourceMap.source(of: range)),
      quote: document.text.quote(range), rule: finding.rule, inheritedFrom: finding.inheritedFrom,
      citations: document.citations(in: range).filter { $0.position > range.lowerBound }
        .map(\.citation))
    // The state of a group is how the text describes it, not what it states; see ``Statement/isImplied``.
    if finding.subject.kind == "PersonGroup", finding.relation == "citizenOf" {
      var background = Statement(
        subject: finding.subject.id, relation: finding.relation, object: object)
      background.isContext = true
      return graph.insert(background)
    }
    graph.insert(
      Statement(
        subject: finding.subject.id, relation: finding.relation, object: object,
        interval: finding.interval, status: finding.status, qualifiers: qualifiers,
        evidence: [evidence], confidence: confidence.confidence(in: finding.rule)))
  }

  private func insert(
    _ object: Finding.Object, into graph: inout KnowledgeGraph
  ) -> Statement.Object {
    switch object {
    case .entity(let entity):
      graph.insert(entity)
      return .entity(entity.id)
    case .date(let date): return .date(date)
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .nobody: return .nobody
    }
  }

  private func describe(_ revision: Document.Revision) -> String? {
    let parts = [
      revision.page.map { "page \($0)" }, revision.revision.map { "revision \($0)" },
      revision.timestamp,
    ]
    let known = parts.compactMap(\.self)
    return known.isEmpty ? nil : known.joined(separator: ", ")
  }
}

extension [UInt8] {
  /// The range without white space at its ends, within bounds.
  fileprivate func trimming(_ range: Range<Int>) -> Range<Int> {
    var range = range.clamped(to: indices)
    while let first = range.first, self[first] <= 0x20 { range = first + 1..<range.upperBound }
    while let last = range.last, self[last] <= 0x20 { range = range.lowerBound..<last }
    return range
  }

  /// The words of a range on one line, with single spaces.
  fileprivate func quote(_ range: Range<Int>) -> String {
    var line: [UInt8] = []
    line.reserveCapacity(range.count)
    for byte in self[range] {
      if byte > 0x20 {
        line.append(byte)
      } else if line.last != 0x20 {
        line.append(0x20)
      }
    }
    return String(decoding: line, as: UTF8.self)
  }
}
