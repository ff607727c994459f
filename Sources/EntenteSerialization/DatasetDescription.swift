import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteRDF

/// What an export holds, for those who find and publish data: counts by VoID, files by DCAT, in Turtle.
///
/// It names no date and no place: where it is published is known to who publishes it, and the same graph gives the same
/// bytes. Sources: VoID (W3C Interest Group Note, 2011), DCAT 3 (W3C Recommendation, 2024), SPDX 2.3 for checksums.
struct DatasetDescription {
  /// The name of the file.
  static let fileName = "dataset.ttl"

  private static let void = "http://rdfs.org/ns/void#"
  private static let dcat = "http://www.w3.org/ns/dcat#"
  private static let dcterms = "http://purl.org/dc/terms/"
  private static let spdx = "http://spdx.org/rdf/terms#"
  private static let mediaTypes = "https://www.iana.org/assignments/media-types/"

  private let graph: any GraphContents
  private let ontology: Ontology
  private let options: ExportOptions

  init(of graph: any GraphContents, ontology: Ontology, options: ExportOptions) {
    self.graph = graph
    self.ontology = ontology
    self.options = options
  }

  /// How often each class and each relation comes.
  private struct Census {
    var entities = 0
    var classes: [String: Int] = [:]
    var relations: [String: Int] = [:]
  }

  /// Writes the description of files that were written.
  func write(_ files: [(name: String, summary: ExportSummary)], to sink: any ByteSink) throws {
    let prefixes = PrefixMap([
      ("void", Self.void), ("dcat", Self.dcat), ("dcterms", Self.dcterms), ("spdx", Self.spdx),
      ("ent", EntenteVocabulary.ontology), ("xsd", XSD.namespace),
    ])
    let writer = TurtleWriter(
      to: sink, prefixes: prefixes, declaring: Set(prefixes.entries.map(\.namespace)))
    for triple in triples(files, try census()) {
      var store = TermStore()
      let record = QuadRecord(
        store.append(triple.subject), store.append(triple.predicate), store.append(triple.object))
      try writer.write(record, in: store)
    }
    try writer.finish()
  }

  private func triples(
    _ files: [(name: String, summary: ExportSummary)], _ census: Census
  ) -> [Triple] {
    let dataset = options.baseIRI + "dataset"
    var triples: [Triple] = []
    func add(_ subject: String, _ predicate: String, _ object: Term) {
      triples.append(Triple(.iri(subject), .iri(predicate), object))
    }
    func number(_ number: Int) -> Term { .literal(Literal(String(number), datatype: XSD.integer)) }

    add(dataset, RDF.type, .iri(Self.void + "Dataset"))
    add(dataset, RDF.type, .iri(Self.dcat + "Dataset"))
    add(
      dataset, Self.dcterms + "title",
      .literal(Literal(options.title ?? "Relations between states", language: "en")))
    if let licence = options.licence { add(dataset, Self.dcterms + "license", .iri(licence)) }
    add(dataset, Self.dcterms + "conformsTo", .iri("https://w3id.org/entente/shapes"))
    add(dataset, Self.void + "vocabulary", .iri("https://w3id.org/entente/ontology"))
    add(dataset, Self.void + "uriSpace", .literal(Literal(options.baseIRI)))
    let triplesOfFiles = files.filter { $0.summary.format.isRDF }.flatMap { $0.summary.counts }
      .filter { $0.name == "triples" }.map(\.count)
    if let count = triplesOfFiles.max() { add(dataset, Self.void + "triples", number(count)) }
    add(dataset, Self.void + "entities", number(census.entities))
    for name in census.classes.keys.sorted() {
      add(dataset, Self.void + "classPartition", .iri("\(dataset)/class/\(name)"))
    }
    for name in census.relations.keys.sorted() {
      add(dataset, Self.void + "propertyPartition", .iri("\(dataset)/property/\(name)"))
    }
    for file in files { add(dataset, Self.dcat + "distribution", .iri("\(dataset)/\(file.name)")) }

    for (name, count) in census.classes.sorted(by: { $0.key < $1.key }) {
      let part = "\(dataset)/class/\(name)"
      let iri = ontology.classNamed(ClassName(rawValue: name))?.iri
      add(part, RDF.type, .iri(Self.void + "Dataset"))
      add(part, Self.void + "class", .iri(iri ?? EntenteVocabulary.ontology + name))
      add(part, Self.void + "entities", number(count))
    }
    for (name, count) in census.relations.sorted(by: { $0.key < $1.key }) {
      let part = "\(dataset)/property/\(name)"
      let iri = ontology.relationNamed(RelationName(rawValue: name))?.iri
      add(part, RDF.type, .iri(Self.void + "Dataset"))
      add(part, Self.void + "property", .iri(iri ?? EntenteVocabulary.ontology + name))
      add(part, Self.void + "triples", number(count))
    }
    for (name, summary) in files {
      let file = "\(dataset)/\(name)"
      add(file, RDF.type, .iri(Self.dcat + "Distribution"))
      add(file, Self.dcterms + "title", .literal(Literal(name)))
      add(file, Self.dcat + "mediaType", .iri(Self.mediaTypes + summary.format.mediaType))
      add(
        file, Self.dcat + "byteSize",
        .literal(Literal(String(summary.byteCount), datatype: XSD.nonNegativeInteger)))
      if let licence = options.licence { add(file, Self.dcterms + "license", .iri(licence)) }
      guard let digest = summary.digest else { continue }
      add(file, Self.spdx + "checksum", .iri(file + "/checksum"))
      add(file + "/checksum", RDF.type, .iri(Self.spdx + "Checksum"))
      add(
        file + "/checksum", Self.spdx + "algorithm", .iri(Self.spdx + "checksumAlgorithm_sha256"))
      add(
        file + "/checksum", Self.spdx + "checksumValue",
        .literal(Literal(digest, datatype: XSD.namespace + "hexBinary")))
    }
    return triples
  }

  private func census() throws -> Census {
    var census = Census()
    let entities = try graph.readEntities()
    while let entity = try entities() {
      census.entities += 1
      census.classes[entity.kind.rawValue, default: 0] += 1
    }
    // A document that the graph speaks of and one that it was made from are of one class.
    let documents = try graph.readDocuments()
    while try documents() != nil { census.classes["Document", default: 0] += 1 }
    let statements = try graph.readStatements()
    var previous: Statement?
    while let statement = try statements() {
      guard statement.status.isFact, statement.relation.eventKind == nil else { continue }
      // Statements that differ in time alone are one triple, and stand together.
      let isRepeated =
        previous.map {
          $0.subject == statement.subject && $0.relation == statement.relation
            && $0.object == statement.object
        } ?? false
      if !isRepeated { census.relations[statement.relation.rawValue, default: 0] += 1 }
      previous = statement
    }
    return census
  }
}
