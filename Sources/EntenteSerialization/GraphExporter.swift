package import EntenteBytes
package import EntenteGraph
package import EntenteOntology
import EntenteRDF

/// Writes a knowledge graph in one format or in several.
package struct GraphExporter {
  private let graph: any GraphContents
  private let ontology: Ontology
  private let options: ExportOptions
  /// Writes a shard and returns how many documents it holds: a graph does not know what it was merged
  /// of, so that only who read the documents can.
  package var writeShard: ((any ByteSink) throws -> Int)?

  package init(
    graph: any GraphContents, ontology: Ontology = .standard,
    options: ExportOptions = ExportOptions()
  ) {
    self.graph = graph
    self.ontology = ontology
    self.options = options
  }

  /// Writes the graph in a format; nothing of it stays where that fails.
  @discardableResult
  package func write(_ format: GraphFormat, to sink: any ByteSink) throws -> ExportSummary {
    try write([(format, sink)])[0]
  }

  /// Writes the graph in several formats. The triples are made once for all RDF formats, and the
  /// plain graph once for all others.
  ///
  /// - Throws: `ByteSinkError` where a sink fails, ``ExportError`` where a format cannot carry what
  ///   the options ask for. No sink is committed then.
  package func write(
    _ targets: [(format: GraphFormat, sink: any ByteSink)], digesting: Bool = false
  ) throws -> [ExportSummary] {
    let sinks = targets.map { MeasuringSink(before: $0.sink, digesting: digesting) }
    do {
      for target in targets { try check(target.format) }
      var summaries: [ExportSummary?] = Array(repeating: nil, count: targets.count)
      try writeRDF(targets.map(\.format), sinks, into: &summaries)
      try writeNetworks(targets.map(\.format), sinks, into: &summaries)
      let written = summaries.compactMap(\.self)
      if options.isStrict, let lossy = written.first(where: { $0.losses.preventsStrict }) {
        throw ExportError(format: lossy.format, message: "cannot carry \(lossy.losses.sentence)")
      }
      for sink in sinks { try sink.commitForGood() }
      return written
    } catch {
      for sink in sinks { sink.abandon() }
      throw error
    }
  }

  /// Writes the graph into the files of an export, which take their names together.
  package func write(into files: ExportFiles) throws -> [ExportSummary] {
    do {
      let summaries = try write(files.sinks(), digesting: files.hasManifest)
      try files.commit(summaries)
      return summaries
    } catch {
      files.abandon()
      throw error
    }
  }

  private func check(_ format: GraphFormat) throws(ExportError) {
    let needsGraphs = options.statementModel == .namedGraphs
    if needsGraphs && format.isRDF && !format.hasNamedGraphs {
      throw ExportError(
        format: format, message: "has no named graphs; use trig, nquads or jsonld for them")
    }
    if options.statementModel == .annotated && format == .jsonld {
      throw ExportError(format: format, message: "has no triple terms; use another statement model")
    }
    if format == .shard && writeShard == nil {
      throw ExportError(
        format: format,
        message: "holds what was found in documents; only extract and merge write it")
    }
  }

  private func writeRDF(
    _ formats: [GraphFormat], _ sinks: [MeasuringSink], into summaries: inout [ExportSummary?]
  ) throws {
    let chosen = formats.indices.filter { formats[$0].isRDF }
    guard !chosen.isEmpty else { return }
    let graph: any GraphContents =
      (graph as? KnowledgeGraph).map { OrderedGraph($0) } ?? self.graph
    let needsPrefixes = chosen.contains {
      formats[$0] != .ntriples && formats[$0] != .nquads
    }
    let census = PrefixCensus(
      classPaths: needsPrefixes ? try Self.classPaths(of: graph) : [], options: options)
    if needsPrefixes {
      let rehearsal = RDFMapping(
        of: graph, ontology: ontology, options: options, into: census, isRehearsal: true)
      try rehearsal.run()
    }
    let writers = chosen.map { writer(of: formats[$0], to: sinks[$0], census: census) }
    let sink = writers.count == 1 ? writers[0] : nil
    let fan = QuadFan(writers)
    let mapping = RDFMapping(
      of: graph, ontology: ontology, options: options, into: CountingSink(before: sink ?? fan))
    try mapping.run()
    for (index, writer) in zip(chosen, writers) {
      try writer.finish()
      var losses = writer.losses
      losses.add(mapping.losses)
      let count = (mapping.sink as? CountingSink)?.count ?? 0
      summaries[index] = ExportSummary(
        format: formats[index], counts: [("triples", count)], byteCount: sinks[index].count,
        digest: sinks[index].digest, losses: losses)
    }
  }

  private func writer(
    of format: GraphFormat, to sink: any ByteSink, census: PrefixCensus
  ) -> any QuadWriter {
    switch format {
    case .ntriples: NTriplesWriter(to: sink)
    case .nquads: NTriplesWriter(to: sink, writingGraphs: true)
    case .rdfxml: RDFXMLWriter(to: sink, prefixes: census.usedPrefixes)
    case .jsonld: JSONLDWriter(to: sink, prefixes: census.usedPrefixes, terms: terms)
    default:
      TurtleWriter(
        to: sink, writingGraphs: format == .trig, prefixes: census.usedPrefixes,
        declaring: census.usedNamespaces, quotesReifiers: options.statementModel == .annotated)
    }
  }

  /// The names of the ontology, for the context of JSON-LD.
  private var terms: [JSONLDWriter.Term] {
    (ontology.relations + ontology.qualifiers).map { relation in
      var isReference = false
      if case .entities = relation.range { isReference = true }
      return JSONLDWriter.Term(
        name: relation.name.rawValue, iri: relation.iri, isReference: isReference)
    }
  }

  /// The class paths of all identifiers, each of which gets a prefix.
  private static func classPaths(of graph: any GraphContents) throws -> [String] {
    var paths: Set<String> = [
      "activity", "citation", "document", "event", "evidence", "software", "statement",
    ]
    let entities = try graph.readEntities()
    while let entity = try entities() { paths.insert(String(entity.id.classPath)) }
    return paths.sorted()
  }

  /// The plain graph, with a place for each node where `showingPlaces`: to find one takes time.
  private func network(showingPlaces: Bool, _ losses: inout LossReport) throws -> Network {
    var network = Network(
      try graph.inMemory(), ontology: ontology, options: options, losses: &losses)
    if showingPlaces { ForceLayout.place(&network) }
    return network
  }

  private func writeNetworks(
    _ formats: [GraphFormat], _ sinks: [MeasuringSink], into summaries: inout [ExportSummary?]
  ) throws {
    var network: Network?
    var networkLosses = LossReport()
    for index in formats.indices where !formats[index].isRDF {
      var losses = LossReport()
      var counts = [(name: "statements", count: graph.statementCount)]
      if formats[index] == .shard {
        counts = [("documents", try writeShard?(sinks[index]) ?? 0)]
      } else if formats[index].holdsRows {
        counts = try writeTable(formats[index], to: sinks[index])
      } else if formats[index] == .jsonl {
        var writer = JSONLinesWriter(of: graph, options: options, to: sinks[index])
        try writer.write()
      } else if formats[index] == .html {
        let writer = try PageWriter(
          of: graph, ontology: ontology, options: options, to: sinks[index])
        try writer.write()
        counts = writer.counts
      } else {
        let plain =
          try network
          ?? self.network(
            showingPlaces: formats.contains(where: \.showsPlaces), &networkLosses)
        network = plain
        losses = try plain.write(
          formats[index], to: sinks[index], options: options)
        losses.add(networkLosses)
        counts = [("nodes", plain.nodes.count), ("edges", plain.edges.count)]
      }
      summaries[index] = ExportSummary(
        format: formats[index], counts: counts, byteCount: sinks[index].count,
        digest: sinks[index].digest, losses: losses)
    }
  }

  /// Writes a table, and returns the number of its rows.
  private func writeTable(
    _ format: GraphFormat, to sink: any ByteSink
  ) throws -> [(name: String, count: Int)] {
    let count =
      switch format {
      case .entityTable:
        try CSVWriter.write(EntityTable(graph: graph), options: options, to: sink)
      case .evidenceTable:
        try CSVWriter.write(EvidenceTable(graph: graph), options: options, to: sink)
      case .dyads:
        try CSVWriter.write(
          DyadTable(of: graph, ontology: ontology, years: options.years), options: options,
          to: sink)
      case .sqlite: try SQLiteWriter(graph: graph).write(to: sink)
      default: try CSVWriter.write(StatementTable(graph: graph), options: options, to: sink)
      }
    return [("rows", count)]
  }
}
