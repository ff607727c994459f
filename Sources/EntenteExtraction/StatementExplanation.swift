package import EntenteDocuments
package import EntenteGraph
internal import EntenteLanguage

/// Why a statement is in a graph, for people: its two ends and why they are taken for what they are,
/// every place that says it, the rule, and how the words there were read.
package struct StatementExplanation {
  private let graph: KnowledgeGraph
  private let documents: [String: Document]
  private let knowledge: Knowledge

  /// Creates the explanations of the statements of a graph that was extracted from documents.
  package init(graph: KnowledgeGraph, documents: [Document], knowledge: Knowledge) {
    self.graph = graph
    self.documents = Dictionary(documents.map { ($0.id, $0) }) { first, _ in first }
    self.knowledge = knowledge
  }

  /// The statement that a person names by its identifier, with or without what stands before it.
  package func statement(named name: String) -> Statement? {
    let slug = name.split(separator: "/").last.map(String.init) ?? name
    return graph.statements.first { $0.id.slug == slug }
  }

  /// The explanation as lines of text.
  package func lines(of statement: Statement) -> [String] {
    var lines = [headline(statement), ""]
    var ids = [statement.subject]
    if case .entity(let id) = statement.object { ids.append(id) }
    for qualifier in statement.qualifiers {
      if case .entity(let id) = qualifier.value { ids.append(id) }
    }
    for id in ids { lines += describe(id) }
    for evidence in statement.evidence { lines += [""] + describe(evidence) }
    return lines
  }

  private func headline(_ statement: Statement) -> String {
    var parts = ["\(label(statement.subject)) \(statement.relation) \(label(statement.object))"]
    for (name, date) in [
      ("start", statement.interval.start), ("end", statement.interval.end),
      ("date", statement.interval.date),
    ] {
      if let date { parts.append("\(name) \(date)") }
    }
    parts += statement.qualifiers.map { "\($0.key) \(label($0.value.object))" }
    parts += ["\(statement.status)", "confidence \(statement.confidence)"]
    return "\(statement.id)\n" + parts.joined(separator: "; ")
  }

  private func label(_ id: EntityID) -> String { graph.entity(id)?.label ?? id.path }

  private func label(_ object: Statement.Object) -> String {
    if case .entity(let id) = object { label(id) } else { object.description }
  }

  private func describe(_ id: EntityID) -> [String] {
    guard let entity = graph.entity(id) else { return [id.path] }
    var lines = ["\(entity.label) (\(entity.kind), \(entity.id))"]
    for link in entity.links {
      let match =
        switch link.match {
        case .same: "same as"
        case .exact: "exact match of"
        case .page: "told of on"
        case .close: "close match of"
        }
      lines.append("  \(match) \(link.iri): \(link.reason)")
    }
    if entity.links.isEmpty {
      lines.append("  in no open data set that is known; named by the documents alone")
    }
    return lines
  }

  // MARK: Evidence

  private func describe(_ evidence: Evidence) -> [String] {
    var lines = [
      "\(evidence.documentName), characters \(evidence.range.lowerBound)–\(evidence.range.upperBound)",
      "  “\(evidence.quote)”",
      "  rule \(evidence.rule)\(place(of: evidence.rule))",
    ]
    if let source = evidence.inheritedFrom { lines.append("  with \(source)") }
    guard let document = documents[evidence.document] else { return lines }
    let reading = sentences(of: document, for: evidence)
    let names = reading.isEmpty ? names(in: document, for: evidence) : reading
    return lines + names.map { $0.isEmpty ? "" : "  " + $0 }
  }

  /// Where the file stands that holds a pattern, for those who want to mend it.
  private func place(of rule: String) -> String {
    knowledge.library.patterns.first { $0.rule == rule }.map { ", \($0.path):\($0.line)" } ?? ""
  }

  /// How the sentences were read that the evidence quotes and its rule holds of.
  private func sentences(of document: Document, for evidence: Evidence) -> [String] {
    let offsets = ScalarOffsets(document.source)
    let context = ContextReader(linker: knowledge.linker).context(of: document)
    var lines: [String] = []
    ProseFindings(knowledge).explain(context) { explanation in
      guard explanation.reading.findings.contains(where: { $0.rule == evidence.rule }) else {
        return
      }
      let source = document.sourceMap.source(of: explanation.reading.sentence.range)
      if offsets.scalars(of: source).overlaps(evidence.range) { lines += explanation.lines }
    }
    return lines
  }

  /// What the names in a row or an item were taken for, and why.
  private func names(in document: Document, for evidence: Evidence) -> [String] {
    let offsets = ScalarOffsets(document.source)
    func isQuoted(_ range: Range<Int>) -> Bool {
      offsets.scalars(of: document.sourceMap.source(of: range)).overlaps(evidence.range)
    }
    var lines: [String] = []
    func add(_ words: String, _ entity: Entity, _ reason: String) {
      let words = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let line = "  \(words) → \(entity.label) (\(entity.kind), \(entity.id)): \(reason)"
      if !lines.contains(line) { lines.append(line) }
    }
    for item in MentionListing(linker: knowledge.linker).items(of: document)
    where item.sourceRange.overlaps(evidence.range) {
      add(item.words, item.mention.entity, item.mention.reason)
    }
    for cell in document.tables.flatMap(\.cells) where !cell.range.isEmpty && isQuoted(cell.range) {
      let words = document.words(cell.range)
      if let linked = knowledge.linker.entity(named: words) {
        add(words, linked.entity, "\(linked.reason), the cell as a whole")
      }
    }
    return lines.isEmpty ? [] : ["names:"] + lines
  }
}
