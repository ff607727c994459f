import EntenteGraph
import EntenteOntology
import EntenteRDF

/// Makes a graph of the nodes of an export.
struct RDFGraphAssembly {
  private(set) var graph = KnowledgeGraph()
  private(set) var gaps = RDFGraphReader.Gaps()
  private let nodes: RDFNodes
  private let baseIRI: String
  private let ontology: Ontology
  /// The names of classes, relations and qualifiers by their IRIs.
  private var nameByIRI: [String: String] = [:]
  /// What each predicate is called as a qualifier, in its own namespace and in that of `wikidata`.
  private var keys: [String?] = []
  private var valueKeys: [String?] = []
  private var names: Names
  /// The node that each statement of the `wikidata` model hangs on, and its relation.
  private var subjects: [Int: (subject: EntityID, relation: String)] = [:]
  private var documents: [Int: String] = [:]
  private let properties: WikidataProperties
  private var told: Set<KnowledgeGraph.Fact> = []
  /// How many statements have a node that tells more of them.
  private(set) var statementCount = 0

  /// The numbers of the predicates that exports use.
  private struct Names {
    let type, label, alternative, same, exact, close, page, count: Int
    let subject, predicate, object, reifies, actor, recipient: Int
    let status, confidence, evidence, derived: Int
    let source, begin, end, quote, rule, inherited, cites: Int
    let title, identifier, digest, date, publisher, address, version: Int
    let latitude, longitude, iso3, cow, context: Int
    /// What tells something of a statement and is no qualifier.
    let own: Set<Int>
    /// What tells something of an entity and is no relation.
    let background: Set<Int>

    init(_ nodes: RDFNodes) {
      func own(_ name: String) -> Int { nodes.predicate(EntenteVocabulary.ontology + name) }
      type = nodes.predicate(RDF.type)
      label = nodes.predicate(EntenteVocabulary.label)
      alternative = nodes.predicate(EntenteVocabulary.alternativeLabel)
      same = nodes.predicate(EntenteVocabulary.sameAs)
      exact = nodes.predicate(EntenteVocabulary.exactMatch)
      close = nodes.predicate(EntenteVocabulary.closeMatch)
      page = nodes.predicate(EntenteVocabulary.isPrimaryTopicOf)
      count = own("count")
      subject = nodes.predicate(RDF.subject)
      predicate = nodes.predicate(RDF.predicate)
      object = nodes.predicate(RDF.object)
      reifies = nodes.predicate(RDF.reifies)
      actor = own("actor")
      recipient = own("recipient")
      status = own("status")
      confidence = own("confidence")
      evidence = own("evidence")
      derived = nodes.predicate(EntenteVocabulary.wasDerivedFrom)
      source = own("source")
      begin = own("beginIndex")
      end = own("endIndex")
      quote = own("quote")
      rule = own("rule")
      inherited = own("inheritedFrom")
      cites = own("cites")
      title = nodes.predicate(EntenteVocabulary.title)
      identifier = nodes.predicate(EntenteVocabulary.identifier)
      digest = own("digest")
      date = nodes.predicate(EntenteVocabulary.date)
      publisher = nodes.predicate(EntenteVocabulary.publisher)
      address = nodes.predicate(EntenteVocabulary.address)
      version = nodes.predicate(EntenteVocabulary.version)
      latitude = nodes.predicate(EntenteVocabulary.geo + "lat")
      longitude = nodes.predicate(EntenteVocabulary.geo + "long")
      iso3 = own("iso3")
      cow = own("cow")
      context = own("context")
      // The days follow from the dates.
      let days = ["Start", "End", "Date"].flatMap { [own("earliest" + $0), own("latest" + $0)] }
      background = [count, latitude, longitude, iso3, cow]
      self.own = Set(days).union([
        context, type, label, subject, predicate, object, reifies, actor, recipient, status,
        confidence,
        evidence, derived,
      ])
    }
  }

  init(_ nodes: RDFNodes, ontology: Ontology, baseIRI: String) {
    self.nodes = nodes
    self.baseIRI = baseIRI
    self.ontology = ontology
    let properties = WikidataProperties(ontology)
    self.properties = properties
    names = Names(nodes)
    for known in ontology.classes { nameByIRI[known.iri] = known.name.rawValue }
    for known in ontology.relations + ontology.qualifiers {
      nameByIRI[known.iri] = known.name.rawValue
    }
    for time in ["start", "end", "date"] { nameByIRI[EntenteVocabulary.ontology + time] = time }
    keys = nodes.predicates.map { nameByIRI[$0] }
    valueKeys = nodes.predicates.map {
      $0.after(EntenteVocabulary.qualifierProperty)
        ?? properties.name(of: $0, in: WikidataProperties.qualifier)
    }
  }

  mutating func run() throws {
    let relations = nodes.predicates.map {
      $0.after(EntenteVocabulary.statementProperty)
        ?? properties.name(of: $0, in: WikidataProperties.statement)
    }
    for node in nodes.names.indices {
      if let name = text(node, names.identifier) {
        documents[node] = DocumentKey.make(name: name, digest: text(node, names.digest))
      }
      for property in nodes.properties[node] {
        guard let relation = relations[property.predicate],
          let statement = nodes.node(RDFNodes.name(property.object)),
          let subject = id(nodes.names[node])
        else { continue }
        subjects[statement] = (subject, relation)
      }
    }
    for node in nodes.names.indices where documents[node] != nil { readDocument(node) }
    for node in nodes.names.indices where documents[node] == nil { try readStatement(node) }
    for node in nodes.names.indices where documents[node] == nil { try readEntity(node) }
  }

  // MARK: Properties

  private func values(_ node: Int, _ predicate: Int) -> [Term] {
    nodes.properties[node].compactMap { $0.predicate == predicate ? $0.object : nil }
  }

  private func value(_ node: Int, _ predicate: Int) -> Term? {
    predicate < 0 ? nil : nodes.properties[node].first { $0.predicate == predicate }?.object
  }

  private func text(_ node: Int, _ predicate: Int) -> String? {
    guard let term = value(node, predicate) else { return nil }
    switch term {
    case .literal(let literal): return literal.text
    case .iri(let iri): return iri
    case .blank, .triple: return nil
    }
  }

  /// The identifier of an entity, a statement … by its IRI.
  private func id(_ iri: String) -> EntityID? { iri.after(baseIRI).map(EntityID.init(path:)) }

  private func name(_ iri: String) -> String? {
    nameByIRI[iri] ?? iri.after(EntenteVocabulary.ontology)
  }

  private func problem(_ node: Int, _ message: String) -> RDFGraphReader.Problem {
    RDFGraphReader.Problem(node: nodes.names[node], message: message)
  }

  private func object(_ term: Term, of node: Int) throws -> Statement.Object {
    switch term {
    case .iri(let iri):
      guard let id = id(iri) else {
        throw problem(node, "speaks of <\(iri)>, which does not begin with \(baseIRI)")
      }
      return .entity(id)
    case .literal(let literal):
      if literal.datatype == XSD.integer, let number = Int(literal.text) { return .number(number) }
      if literal.datatype != XSD.string, let date = PartialDate(literal.text) { return .date(date) }
      return .text(literal.text)
    case .blank, .triple: throw problem(node, "has an object that is neither entity nor value")
    }
  }

  // MARK: Documents and entities

  /// The program that the provenance names.
  var tool: (name: String, version: String)? {
    let agent = EntenteVocabulary.provenance + "SoftwareAgent"
    for node in nodes.names.indices where text(node, names.type) == agent {
      if let name = text(node, names.label), let version = text(node, names.version) {
        return (name, version)
      }
    }
    return nil
  }

  private mutating func readDocument(_ node: Int) {
    guard let id = documents[node] else { return }
    graph.insert(
      SourceDocument(
        id: id, title: text(node, names.label) ?? id, address: text(node, names.address),
        date: text(node, names.date).flatMap { PartialDate($0) },
        revision: text(node, names.version)))
  }

  private mutating func readEntity(_ node: Int) throws {
    guard let id = id(nodes.names[node]) else { return }
    if case .iri(let iri)? = value(node, names.type), let kind = name(iri),
      let label = text(node, names.label), value(node, names.actor) == nil
    {
      var links: [ExternalLink] = []
      // Only what a wiki page links, and no table knows, has a page.
      let reason =
        value(node, names.page) == nil ? ExternalLink.usualReason : ExternalLink.pageReason
      for (predicate, match) in [
        (names.same, ExternalLink.Match.same), (names.exact, .exact), (names.close, .close),
        (names.page, .page),
      ] {
        for case .iri(let iri) in values(node, predicate) {
          links.append(ExternalLink(iri: iri, match: match, reason: reason))
        }
      }
      var entity = Entity(
        id: id, kind: ClassName(rawValue: kind), label: label,
        alternativeLabels: values(node, names.alternative).compactMap {
          if case .literal(let literal) = $0 { literal.text } else { nil }
        }, links: links, count: text(node, names.count).flatMap { Int($0) })
      entity.background = background(of: node)
      graph.insert(entity)
      for property in nodes.properties[node] {
        try readBareTriple(id, property, node: node)
      }
    }
  }

  private func background(of node: Int) -> Entity.Background? {
    var background = Entity.Background(
      iso3: text(node, names.iso3), cow: text(node, names.cow).flatMap { Int($0) })
    if let latitude = text(node, names.latitude).flatMap({ Double($0) }),
      let longitude = text(node, names.longitude).flatMap({ Double($0) })
    {
      background.coordinates = Entity.Coordinates(latitude: latitude, longitude: longitude)
    }
    return background.isEmpty ? nil : background
  }

  /// Takes a triple of which no statement tells more for a statement.
  private mutating func readBareTriple(
    _ subject: EntityID, _ property: RDFNodes.Property, node: Int
  ) throws {
    guard !names.background.contains(property.predicate) else { return }
    let iri = nodes.predicates[property.predicate]
    guard let name = keys[property.predicate] ?? iri.after(EntenteVocabulary.ontology) else {
      return
    }
    let relation = RelationName(rawValue: name)
    let statement = Statement(
      subject: subject, relation: relation, object: try object(property.object, of: node),
      confidence: 0.5)
    guard !told.contains(KnowledgeGraph.Fact(statement)) else { return }
    guard ontology.relationNamed(relation) != nil else {
      gaps.unknown[iri, default: 0] += 1
      return
    }
    graph.insert(statement)
    gaps.bareTriples += 1
  }

  // MARK: Statements

  private mutating func readStatement(_ node: Int) throws {
    let statementName = nodes.names[node]
    if value(node, names.actor) != nil {
      return try readEvent(node)
    } else if let predicate = text(node, names.predicate), let object = value(node, names.object),
      let subject = text(node, names.subject)
    {
      try insert(node, subject: id(subject), relation: name(predicate), object: object)
    } else if case .triple(let triple)? = value(node, names.reifies) {
      try insert(node, triple)
    } else if let triple = nodes.graphs[statementName] {
      try insert(node, triple)
    } else if let (subject, relation) = subjects[node] {
      let ours = nodes.predicate(EntenteVocabulary.valueProperty + relation)
      let theirs = properties.number(of: relation).map {
        nodes.predicate(WikidataProperties.value + $0)
      }
      guard let object = value(node, ours) ?? theirs.flatMap({ value(node, $0) }) else {
        throw problem(node, "has no value")
      }
      try insert(
        node, subject: subject, relation: relation, object: object,
        inValueModel: true)
    }
  }

  private mutating func insert(_ node: Int, _ triple: Triple) throws {
    guard case .iri(let predicate) = triple.predicate else { return }
    try insert(
      node, subject: id(RDFNodes.name(triple.subject)), relation: name(predicate),
      object: triple.object)
  }

  private mutating func insert(
    _ node: Int, subject: EntityID?, relation: String?, object: Term,
    inValueModel: Bool = false
  ) throws {
    guard let subject, let relation else {
      throw problem(node, "has a subject or a relation that is not of this graph")
    }
    var statement = Statement(
      subject: subject, relation: RelationName(rawValue: relation),
      object: try self.object(object, of: node))
    try readDetails(of: &statement, node, inValueModel: inValueModel)
    told.insert(KnowledgeGraph.Fact(statement))
    graph.insert(statement)
    statementCount += 1
  }

  private mutating func readEvent(_ node: Int) throws {
    guard let actor = text(node, names.actor).flatMap(id), let type = text(node, names.type) else {
      throw problem(node, "is an event without an actor or a kind")
    }
    let known = ontology.classes.first { $0.iri == type }
    guard let kind = known?.eventKind ?? name(type) else {
      throw problem(node, "is an event of the unknown kind <\(type)>")
    }
    let object = value(node, names.recipient) ?? value(node, names.object)
    var statement = Statement(
      subject: actor, relation: RelationName(rawValue: "event:" + kind),
      object: try object.map { try self.object($0, of: node) } ?? .nobody)
    try readDetails(of: &statement, node, inValueModel: false)
    graph.insert(statement)
    statementCount += 1
  }

  /// Reads time, status, qualifiers, confidence and evidence.
  private mutating func readDetails(
    of statement: inout Statement, _ node: Int, inValueModel: Bool
  ) throws {
    guard
      let status = text(node, names.status).flatMap(name).flatMap(Statement.Status.init(rawValue:)),
      let confidence = text(node, names.confidence).flatMap({ Double($0) })
    else { throw problem(node, "has no status or no confidence") }
    statement.status = status
    statement.confidence = confidence
    statement.isContext = text(node, names.context) == "true"
    var qualifiers: [Qualifier] = []
    for property in nodes.properties[node] where !names.own.contains(property.predicate) {
      // What the ontology does not define was written into its namespace all the same.
      let iri = nodes.predicates[property.predicate]
      let known =
        inValueModel
        ? valueKeys[property.predicate]
        : keys[property.predicate] ?? iri.after(EntenteVocabulary.ontology)
      guard let key = known else {
        noteUnknown(property.predicate)
        continue
      }
      let value = try object(property.object, of: node)
      switch (key, value) {
      case ("start", .date(let date)): statement.interval.start = date
      case ("end", .date(let date)): statement.interval.end = date
      case ("date", .date(let date)): statement.interval.date = date
      default: qualifiers.append(Qualifier(key: key, value: Qualifier.Value(value)))
      }
    }
    statement.qualifiers = qualifiers.sorted()
    statement.evidence = try values(node, names.evidence).compactMap { term in
      try nodes.node(RDFNodes.name(term)).map(evidence)
    }.sorted()
  }

  private mutating func noteUnknown(_ predicate: Int) {
    let iri = nodes.predicates[predicate]
    guard iri.after(EntenteVocabulary.valueProperty) == nil,
      iri.after(WikidataProperties.value) == nil
    else { return }
    gaps.unknown[iri, default: 0] += 1
  }

  private func evidence(_ node: Int) throws -> Evidence {
    guard let source = text(node, names.source),
      let start = text(node, names.begin).flatMap({ Int($0) }),
      let end = text(node, names.end).flatMap({ Int($0) }), 0 <= start, start <= end
    else { throw problem(node, "is evidence without a source or a range") }
    let document = nodes.node(source).flatMap { documents[$0] } ?? id(source)?.path ?? source
    return Evidence(
      document: document, range: start..<end, quote: text(node, names.quote) ?? "",
      rule: text(node, names.rule) ?? "", inheritedFrom: text(node, names.inherited),
      citations: values(node, names.cites).compactMap { term in
        nodes.node(RDFNodes.name(term)).map { node in
          Citation(
            address: text(node, names.address), title: text(node, names.title),
            publisher: text(node, names.publisher), date: text(node, names.date))
        }
      })
  }
}

extension String {
  /// What follows a namespace; `nil` where the text does not begin with it.
  fileprivate func after(_ namespace: String) -> String? {
    utf8.starts(with: namespace.utf8) ? String(utf8.dropFirst(namespace.utf8.count)) : nil
  }
}
