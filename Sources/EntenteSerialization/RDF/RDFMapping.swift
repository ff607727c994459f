import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteRDF

/// The triples of a knowledge graph, made in graph order and handed to a sink one by one.
///
/// Every RDF format is written from here, so that all carry the same triples and the same
/// identifiers. Documents come first; then each entity with its direct triples, followed by its
/// statements, each followed by the evidence that it names.
final class RDFMapping {
  let graph: any GraphContents
  let ontology: Ontology
  let options: ExportOptions
  let sink: any QuadSink
  /// Whether only the prefixes of the triples matter: identifiers that take a digest get a stand-in.
  let isRehearsal: Bool
  /// The ``names`` and the documents at the beginning, behind them the terms of what is written now.
  var store: TermStore
  let names: MappingNames
  /// What is exactly a property of Wikidata, for the statement model `wikidata`.
  let properties: WikidataProperties
  private var documentNodes: [String: TermRecord] = [:]
  private var mark = 0
  var writtenCitations: Set<String> = []
  /// The graphs in which triples stand that name none; none stands for the default graph.
  var graphs: [TermRecord] = []
  private(set) var losses = LossReport()

  init(
    of graph: any GraphContents, ontology: Ontology, options: ExportOptions,
    into sink: any QuadSink,
    isRehearsal: Bool = false
  ) {
    self.graph = graph
    self.ontology = ontology
    self.options = options
    self.sink = sink
    self.isRehearsal = isRehearsal
    properties = WikidataProperties(ontology)
    var store = TermStore()
    names = MappingNames(ontology: ontology, into: &store)
    self.store = store
  }

  /// Puts the names of the first documents at the beginning of the store; a graph may have more than
  /// fit there.
  private func nameDocuments() throws {
    let documents = try graph.readDocuments()
    while documentNodes.count < Self.documentLimit, let document = try documents() {
      documentNodes[document.id] = iri(Self.documentID(document.id))
    }
    mark = store.bytes.count
  }

  private static let documentLimit = 4096

  /// Makes all the triples.
  func run() throws {
    try nameDocuments()
    let documents = try graph.readDocuments()
    while let document = try documents() { try write(document) }
    if let tool = options.tool { try writeProvenance(of: tool) }
    let entities = try graph.readEntities()
    let statements = try graph.readStatements()
    var next = try statements()
    while let entity = try entities() {
      // Statements of a subject that is no entity of the graph come in their place all the same.
      while let first = next, first.subject < entity.id {
        next = try writeStatements(from: first, statements)
      }
      try write(entity)
      if let first = next, first.subject == entity.id {
        next = try writeStatements(from: first, statements)
      }
    }
    while let first = next { next = try writeStatements(from: first, statements) }
  }

  /// Writes the direct triples of one subject, then its statement nodes; returns the first statement
  /// of the next subject.
  private func writeStatements(
    from first: Statement, _ rest: GraphReading<Statement>
  ) throws -> Statement? {
    var group = [first]
    var next = try rest()
    while let statement = next, statement.subject == first.subject {
      group.append(statement)
      next = try rest()
    }
    if options.statementModel != .namedGraphs { try writeDirectTriples(group[...]) }
    for statement in group where options.statementModel != .none { try write(statement) }
    return next
  }

  private func write(_ entity: Entity) throws {
    defer { reset() }
    let subject = iri(entity.id)
    try emit(subject, names.type, named(entity.kind.rawValue))
    try emit(subject, names.label, label(entity.label))
    for label in entity.alternativeLabels {
      try emit(subject, names.alternativeLabel, text(label))
    }
    if let count = entity.count { try emit(subject, names.count, number(count)) }
    if let background = entity.background { try write(background, of: subject) }
    var previous: ExternalLink?
    for link in entity.links {
      // The same link for two reasons is one triple; links are sorted.
      let isRepeated = previous?.iri == link.iri && previous?.match == link.match
      previous = link
      if isRepeated { continue }
      guard let object = external(link.iri) else { continue }
      let predicate =
        switch link.match {
        case .same: names.sameAs
        case .exact: names.exactMatch
        case .close: names.closeMatch
        case .page: names.isPrimaryTopicOf
        }
      try emit(subject, predicate, object)
    }
  }

  private func write(_ background: Entity.Background, of subject: TermRecord) throws {
    if let place = background.coordinates {
      try emit(subject, names.latitude, typed(Decimal.spell(place.latitude), XSD.decimal))
      try emit(subject, names.longitude, typed(Decimal.spell(place.longitude), XSD.decimal))
    }
    if let iso3 = background.iso3 { try emit(subject, names.iso3, text(iso3)) }
    if let cow = background.cow { try emit(subject, names.cow, number(cow)) }
  }

  // MARK: Terms

  /// The class, relation or qualifier of a name; one that the ontology does not define is taken for
  /// one of its namespace.
  func named(_ name: String) -> TermRecord {
    names(name) ?? iri(after: EntenteVocabulary.ontology, name)
  }

  /// The IRI of an entity, a statement, a document …
  func iri(_ id: EntityID) -> TermRecord { iri(after: options.baseIRI, id.path) }

  /// The IRI of a document, which also a document that the graph does not describe has.
  func node(ofDocument id: String) -> TermRecord {
    documentNodes[id] ?? iri(Self.documentID(id))
  }

  func iri(after namespace: String, _ name: String) -> TermRecord {
    let start = store.append(namespace).lowerBound
    if appendEncoded(name) { losses.add(.escapedIRI) }
    return TermRecord(.iri, start..<store.bytes.count)
  }

  /// An address that comes from outside: an IRI, or a text where RFC 3987 does not allow it or it would
  /// run something; such are counted.
  func address(_ address: String) -> TermRecord { external(address) ?? text(address) }

  /// An IRI that comes from outside; `nil`, and counted, where it is none or no link.
  func external(_ iri: String) -> TermRecord? {
    let start = store.bytes.count
    let hadToEncode = appendEncoded(iri)
    let bytes = Array(store.bytes[start...])
    guard IRISyntax.isIRI(bytes), IRISyntax.isLink(bytes) else {
      store.bytes.removeLast(store.bytes.count - start)
      losses.add(.invalidIRI)
      return nil
    }
    if hadToEncode { losses.add(.escapedIRI) }
    return TermRecord(.iri, start..<store.bytes.count)
  }

  /// Appends a part of an IRI; characters that no IRI holds are percent-encoded, and `true` tells that.
  private func appendEncoded(_ text: String) -> Bool {
    let range = store.append(text)
    if isPlain(range) { return false }
    store.bytes.removeLast(range.count)
    return IRIEncoding.append(text, to: &store.bytes)
  }

  /// Whether a part of an IRI is ASCII and needs no further look.
  private func isPlain(_ range: Range<Int>) -> Bool {
    guard ByteScan.iriEnd(in: store.bytes, range) == range.upperBound else { return false }
    for index in range {
      switch store.bytes[index] {
      case 0x7F..., UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "#"), UInt8(ascii: "%"):
        return false
      default: continue
      }
    }
    return true
  }

  func label(_ text: String) -> TermRecord {
    TermRecord(.language, store.append(text), qualifier: names.english)
  }

  func text(_ text: String) -> TermRecord { TermRecord(.string, store.append(text)) }

  func typed(_ text: String, _ datatype: String) -> TermRecord {
    let datatype = names(datatype)?.value ?? store.append(datatype)
    return TermRecord(.typed, store.append(text), qualifier: datatype)
  }

  func number(_ number: Int) -> TermRecord { typed(String(number), XSD.integer) }

  /// A date with the datatype that fits what is known of it; never a padded one.
  func date(_ date: PartialDate) -> TermRecord {
    let datatype =
      if !date.isPlain {
        EntenteVocabulary.extendedDate
      } else if date.isRange {
        EntenteVocabulary.ontology + "DateRange"
      } else {
        switch (date.first.year != nil, date.first.month != nil, date.first.day != nil) {
        case (true, true, true): XSD.date
        case (true, true, false): XSD.gYearMonth
        case (true, false, _): XSD.gYear
        case (false, _, true): XSD.gMonthDay
        case (false, _, false): XSD.gMonth
        }
      }
    return typed(date.description, datatype)
  }

  func object(_ object: Statement.Object) -> TermRecord {
    switch object {
    case .entity(let id): iri(id)
    case .date(let date): self.date(date)
    case .text(let text): self.text(text)
    case .number(let number): self.number(number)
    case .nobody: text("")
    }
  }

  // MARK: Triples

  func emit(
    _ subject: TermRecord, _ predicate: TermRecord, _ object: TermRecord, graph: TermRecord? = nil
  ) throws {
    if graph == nil, !graphs.isEmpty {
      for graph in graphs {
        try sink.write(QuadRecord(subject, predicate, object, graph: graph), in: store)
      }
      return
    }
    try sink.write(QuadRecord(subject, predicate, object, graph: graph), in: store)
  }

  /// The nodes of the documents that say statements, each once, where each has a graph.
  func graphs(of statements: some Sequence<Statement>) -> [TermRecord] {
    guard options.hasGraphPerDocument else { return [] }
    let documents = Set(statements.flatMap { $0.evidence.map(\.document) })
    return documents.sorted().map { node(ofDocument: $0) }
  }

  /// Forgets the terms of what was written last.
  func reset() {
    store.bytes.removeLast(store.bytes.count - mark)
    store.triples.removeAll(keepingCapacity: true)
  }
}
