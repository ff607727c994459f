internal import EntenteBytes
internal import EntenteGraph
internal import EntenteRDF
internal import EntenteSerialization

/// A knowledge graph whose every text comes from the fuzzer, written in every format and statement model.
enum HostileTexts {
  private static let base = "https://w3id.org/entente/"
  private static let namespaces = [
    base, "http://www.w3.org/", "http://purl.org/dc/terms/", "https://schema.org/",
  ]

  static func check(_ bytes: [UInt8]) {
    let graph = graph(bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
    let triples = Set(Reading.quads(write(graph, .ntriples), .ntriples).map(\.triple))
    for triple in triples {
      guard case .iri(let subject) = triple.subject, case .iri(let predicate) = triple.predicate
      else {
        fatalError("a blank node from nowhere")
      }
      expect(subject.hasPrefix(base), "a forged subject: \(subject)")
      expect(
        namespaces.contains { predicate.hasPrefix($0) }, "a forged predicate: \(predicate)")
    }
    expect(Reading.quads(write(graph, .turtle), .turtle).count == triples.count, "Turtle")
    expect(Reading.quads(write(graph, .rdfxml), .rdfxml).count <= triples.count, "RDF/XML")
    for model in [StatementModel.wikidata, .annotated] {
      let count = Reading.quads(write(graph, .ntriples, model), .ntriples).count
      expect(Reading.quads(write(graph, .turtle, model), .turtle).count == count, "\(model)")
    }
    let named = Reading.quads(write(graph, .nquads, .namedGraphs), .nquads)
    expect(Reading.quads(write(graph, .trig, .namedGraphs), .trig) == named, "named graphs")
    for format in [GraphFormat.graphml, .gexf] {
      expect(Reading.isWellFormed(write(graph, format)), "\(format)")
    }
    let lines = write(graph, .jsonl)
    expect(lines.count { $0 == 0x0A } == graph.statementCount, "a line a statement")
    for format in [GraphFormat.jsonld, .neo4jNodes, .neo4jRelationships] {
      _ = write(graph, format)
    }
  }

  private static func write(
    _ graph: KnowledgeGraph, _ format: GraphFormat, _ model: StatementModel = .reified
  ) -> [UInt8] {
    var options = ExportOptions()
    options.statementModel = model
    let memory = MemorySink()
    do {
      try GraphExporter(graph: graph, options: options).write(format, to: memory)
    } catch {
      fatalError("\(error)")
    }
    expect(
      ByteScan.invalidUTF8(in: memory.bytes) == memory.bytes.count, "\(format) is no UTF-8")
    return memory.bytes
  }

  /// Puts each text wherever a text can stand.
  private static func graph(_ texts: [String]) -> KnowledgeGraph {
    var graph = KnowledgeGraph()
    for (index, text) in texts.prefix(12).enumerated() {
      let id = EntityID(minting: "State", name: text, context: "\(index)")
      graph.insert(SourceDocument(id: text, title: text, address: text, revision: text))
      graph.insert(
        Entity(
          id: id, kind: "State", label: text, alternativeLabels: [text + "x"],
          links: [
            ExternalLink(iri: text, reason: text),
            ExternalLink(iri: "http://e/" + text, reason: text),
          ]))
      let evidence = Evidence(
        document: text, range: 0..<index, quote: text, rule: text, inheritedFrom: text,
        citations: [Citation(address: text, title: text, publisher: text, date: text)])
      graph.insert(
        Statement(
          subject: id, relation: "politicalIdeology", object: .text(text),
          qualifiers: [Qualifier(key: "reason", value: .text(text))], evidence: [evidence]))
      graph.insert(
        Statement(
          subject: id, relation: RelationName(rawValue: text),
          object: .entity(EntityID(path: "state/x")),
          evidence: [evidence]))
    }
    return graph
  }
}
