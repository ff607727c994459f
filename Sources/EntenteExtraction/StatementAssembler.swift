internal import EntenteDocuments
package import EntenteGraph

/// Makes statements of findings: checks them against the ontology, gives them evidence with offsets
/// in the source, and a confidence.
package struct StatementAssembler: Sendable {
  package init() {}

  /// Adds to `graph` the document and what was found in it.
  ///
  /// What the ontology does not allow is left out and counted in `coverage`.
  package func add(
    _ findings: [Finding], of context: DocumentContext, to graph: inout KnowledgeGraph,
    coverage: inout Coverage
  ) {
    let document = context.document
    graph.insert(SourceDocument(id: document.id, title: document.title))
    for finding in findings { add(finding, of: context, to: &graph, coverage: &coverage) }
  }

  private func add(
    _ finding: Finding, of context: DocumentContext, to graph: inout KnowledgeGraph,
    coverage: inout Coverage
  ) {
    graph.insert(finding.subject)
    let object: Statement.Object = resolve(finding.object, graph: &graph)
    let qualifiers = finding.details.map { detail in
      Qualifier(key: detail.key, value: value(resolve(detail.value, graph: &graph)))
    }
    let document = context.document
    let evidence = Evidence(
      document: document.id, range: document.sourceMap.source(of: finding.range),
      quote: document.words(finding.range), rule: finding.rule,
      inheritedFrom: finding.inheritedFrom,
      citations: document.citations(in: finding.range).map(\.citation))
    graph.insert(
      Statement(
        subject: finding.subject.id, relation: finding.relation, object: object,
        interval: finding.interval, status: finding.status, qualifiers: qualifiers,
        evidence: [evidence]))
  }

  private func resolve(_ object: Finding.Object, graph: inout KnowledgeGraph) -> Statement.Object {
    switch object {
    case .entity(let entity):
      graph.insert(entity)
      return .entity(entity.id)
    case .date(let date): return .date(date)
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    }
  }

  private func value(_ object: Statement.Object) -> Qualifier.Value {
    switch object {
    case .entity(let id): .entity(id)
    case .date(let date): .date(date)
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    }
  }
}
