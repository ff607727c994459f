import EntenteGraph
import EntenteRDF

extension RDFMapping {
  /// The identifier of a document's node.
  static func documentID(_ document: String) -> EntityID {
    EntityID(
      minting: "Document", name: DocumentKey.name(of: document),
      context: DocumentKey.digest(of: document) ?? "document")
  }

  /// The identifier of the node of a piece of evidence of the statement with such an identifier.
  func id(of evidence: Evidence, in statement: EntityID) -> EntityID {
    if isRehearsal { return EntityID(path: "evidence/a") }
    let parts = [
      String(statement.slug), evidence.document, String(evidence.range.lowerBound),
      String(evidence.range.upperBound), evidence.rule, evidence.quote,
      evidence.inheritedFrom ?? "",
    ]
    return EntityID(path: "evidence/" + ContentDigest.long(parts.joined(separator: "\u{1F}")))
  }

  func write(_ document: SourceDocument) throws {
    defer { reset() }
    let node = node(ofDocument: document.id)
    try emit(node, names.type, names.document)
    try emit(node, names.label, text(document.title))
    try emit(node, names.identifier, text(document.name))
    if let digest = DocumentKey.digest(of: document.id) {
      try emit(node, names.digest, text(digest))
    }
    if let date = document.date { try emit(node, names.documentDate, self.date(date)) }
    if let address = document.address { try emit(node, names.address, self.address(address)) }
    if let revision = document.revision { try emit(node, names.version, text(revision)) }
  }

  func write(_ evidence: Evidence, node: TermRecord) throws {
    try emit(node, names.type, names.evidenceClass)
    try emit(node, names.source, self.node(ofDocument: evidence.document))
    try emit(
      node, names.beginIndex, typed(String(evidence.range.lowerBound), XSD.nonNegativeInteger))
    try emit(
      node, names.endIndex, typed(String(evidence.range.upperBound), XSD.nonNegativeInteger))
    try emit(node, names.quote, text(evidence.quote))
    try emit(node, names.rule, text(evidence.rule))
    if let section = evidence.inheritedFrom { try emit(node, names.inheritedFrom, text(section)) }
    try writeCitations(of: evidence, besides: [], node: node)
  }

  /// Writes what evidence cites, each source once.
  func writeCitations(
    of evidence: Evidence, besides known: [Citation], node: TermRecord
  ) throws {
    var citations: [Citation] = []
    for citation in evidence.citations
    where !known.contains(citation) && !citations.contains(citation) {
      citations.append(citation)
      try emit(node, names.cites, iri(id(of: citation)))
    }
    for citation in citations { try write(citation) }
  }

  private func id(of citation: Citation) -> EntityID {
    isRehearsal ? EntityID(path: "citation/a") : Self.id(of: citation)
  }

  /// The identifier of a source that documents cite.
  static func id(of citation: Citation) -> EntityID {
    let parts = [citation.address, citation.title, citation.publisher, citation.date]
    return EntityID(
      path: "citation/"
        + ContentDigest.long(parts.map { $0 ?? "" }.joined(separator: "\u{1F}")))
  }

  /// Writes a source that a document cites, the first time that it is cited.
  private func write(_ citation: Citation) throws {
    let id = id(of: citation)
    guard isRehearsal || writtenCitations.insert(id.path).inserted else { return }
    let node = iri(id)
    try emit(node, names.type, names.citation)
    if let title = citation.title { try emit(node, names.title, text(title)) }
    if let publisher = citation.publisher { try emit(node, names.publisher, text(publisher)) }
    if let date = citation.date { try emit(node, names.documentDate, text(date)) }
    if let address = citation.address { try emit(node, names.address, self.address(address)) }
  }

  /// Writes who made the graph, from which documents; no clock, so that reruns give the same bytes.
  func writeProvenance(of tool: (name: String, version: String)) throws {
    defer { reset() }
    let prov = EntenteVocabulary.provenance
    let run = iri(EntityID(path: "activity/extraction"))
    let agent = iri(EntityID(path: "software/" + Slug.make("\(tool.name) \(tool.version)")))
    try emit(run, names.type, store.iri(prov + "Activity"))
    try emit(run, store.iri(prov + "wasAssociatedWith"), agent)
    let documents = try graph.readDocuments()
    let used = store.iri(prov + "used")
    let end = store.bytes.count
    while let document = try documents() {
      try emit(run, used, node(ofDocument: document.id))
      store.bytes.removeLast(store.bytes.count - end)
    }
    try emit(agent, names.type, store.iri(prov + "SoftwareAgent"))
    try emit(agent, names.label, text(tool.name))
    try emit(agent, names.version, text(tool.version))
  }
}
