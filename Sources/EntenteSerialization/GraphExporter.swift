package import EntenteBytes
package import EntenteGraph
package import EntenteOntology
import EntenteRDF

/// Finds the state that an entity stands for.
package typealias StateFinding = (EntityID) throws -> Entity?

/// Writes a knowledge graph in one format or in several.
package struct GraphExporter {
  private let graph: any GraphContents
  private let ontology: Ontology
  private let options: ExportOptions
  /// Writes a shard and returns how many documents it holds: a graph does not know what it was merged
  /// of, so that only who read the documents can.
  package var writeShard: ((any ByteSink) throws -> Int)?
  /// Finds the state that an entity of a graph stands for: a minister's, a parliament's, a city's. Without it
  /// only states do.
  package var findStates: ((any GraphContents) throws -> StateFinding)?

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
  /// A format that is a folder of files asks `open` for each, by its path below the folder.
  ///
  /// - Throws: `ByteSinkError` where a sink fails, ``ExportError`` where a format cannot carry what
  ///   the options ask for. No sink is committed then.
  package func write(
    _ targets: [(format: GraphFormat, sink: any ByteSink)], digesting: Bool = false,
    open: ((String) throws -> any ByteSink)? = nil
  ) throws -> [ExportSummary] {
    let sinks = targets.map { MeasuringSink(before: $0.sink, digesting: digesting) }
    var files = LabelFiles(open: open)
    do {
      let written = try write(targets.map(\.format), sinks, files: &files)
      if options.isStrict, let lossy = written.first(where: { $0.losses.preventsStrict }) {
        throw ExportError(format: lossy.format, message: "cannot carry \(lossy.losses.sentence)")
      }
      try MeasuringSink.checkCancellation()
      for sink in sinks + files.sinks { try sink.commitForGood() }
      return written + files.summaries
    } catch {
      for sink in sinks { sink.abandon() }
      files.abandon()
      throw error
    }
  }

  /// Writes the graph in several formats, and commits nothing.
  func write(
    _ formats: [GraphFormat], _ sinks: [MeasuringSink], files: inout LabelFiles
  ) throws -> [ExportSummary] {
    for format in formats { try check(format) }
    RunMeter.current?.begin(.writing)
    var summaries: [ExportSummary?] = Array(repeating: nil, count: formats.count)
    try writeRDF(formats, sinks, into: &summaries)
    try writeNetworks(formats, sinks, into: &summaries, &files)
    return summaries.compactMap(\.self)
  }

  /// Writes the graph into the files of an export, which take their names together.
  package func write(into files: ExportFiles) throws -> [ExportSummary] {
    do {
      var summaries = try write(
        files.sinks(), digesting: files.hasManifest || options.describesDataset,
        open: files.sink(named:))
      if options.describesDataset {
        summaries.append(try describe(zip(files.names(of: summaries), summaries), in: files))
      }
      try files.commit(summaries)
      return summaries
    } catch {
      files.abandon()
      throw error
    }
  }

  /// Writes what the files of an export hold into another one.
  private func describe(
    _ written: some Sequence<(String, ExportSummary)>, in files: ExportFiles
  ) throws -> ExportSummary {
    let name = DatasetDescription.fileName
    let sink = MeasuringSink(before: try files.sink(named: name), digesting: true)
    let description = DatasetDescription(of: graph, ontology: ontology, options: options)
    try description.write(written.map { (name: $0, summary: $1) }, to: sink)
    try sink.commitForGood()
    return ExportSummary(
      format: .turtle, counts: [], byteCount: sink.count, digest: sink.digest, losses: LossReport(),
      path: name)
  }

  private func check(_ format: GraphFormat) throws(ExportError) {
    let needsGraphs = options.statementModel == .namedGraphs
    if needsGraphs && format.isRDF && !format.hasNamedGraphs {
      throw ExportError(
        format: format, message: "has no named graphs; use trig, nquads or jsonld for them")
    }
    if options.hasGraphPerDocument {
      if format.isRDF && !format.hasNamedGraphs {
        throw ExportError(
          format: format, message: "has no named graphs; use trig, nquads or jsonld for them")
      }
      if needsGraphs {
        throw ExportError(
          format: format,
          message: "a triple stands in one graph: that of its statement or that of its document")
      }
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
    let chosen = formats.indices.compactMap { index in
      formats[index].syntax.map { (index: index, syntax: $0) }
    }
    guard !chosen.isEmpty else { return }
    let graph: any GraphContents =
      (graph as? KnowledgeGraph).map { OrderedGraph($0) } ?? self.graph
    let needsPrefixes = chosen.contains { $0.syntax != .ntriples && $0.syntax != .nquads }
    let census = PrefixCensus(
      classPaths: needsPrefixes ? try Self.classPaths(of: graph) : [], options: options)
    if needsPrefixes {
      let rehearsal = RDFMapping(
        of: graph, ontology: ontology, options: options, into: census, isRehearsal: true)
      try rehearsal.run()
    }
    let writers = chosen.map { writer(of: $0.syntax, to: sinks[$0.index], census: census) }
    let sink = writers.count == 1 ? writers[0] : nil
    let fan = QuadFan(writers)
    let mapping = RDFMapping(
      of: graph, ontology: ontology, options: options, into: CountingSink(before: sink ?? fan))
    try mapping.run()
    for (index, writer) in zip(chosen.map(\.index), writers) {
      try writer.finish()
      var losses = writer.losses
      losses.add(mapping.losses)
      let count = ((mapping.sink as? CountingSink)?.count ?? 0) - losses.leftOutTriples
      summaries[index] = ExportSummary(
        format: formats[index], counts: [("triples", count)], byteCount: sinks[index].count,
        digest: sinks[index].digest, losses: losses)
    }
  }

  private func writer(
    of syntax: RDFSyntax, to sink: any ByteSink, census: PrefixCensus
  ) -> any QuadWriter {
    switch syntax {
    case .ntriples: NTriplesWriter(to: sink)
    case .nquads: NTriplesWriter(to: sink, writingGraphs: true)
    case .rdfxml: RDFXMLWriter(to: sink, prefixes: census.prefixesOfNames)
    case .jsonld: JSONLDWriter(to: sink, prefixes: census.usedPrefixes, terms: terms)
    case .turtle, .trig:
      TurtleWriter(
        to: sink, writingGraphs: syntax == .trig, prefixes: census.usedPrefixes,
        declaring: census.usedNamespaces, quotesReifiers: options.statementModel == .annotated)
    }
  }

  /// The names of the ontology, for the context of JSON-LD.
  private var terms: [JSONLDWriter.Term] { JSONLDWriter.Term.terms(of: ontology) }

  /// The class paths of all identifiers, each of which gets a prefix.
  private static func classPaths(of graph: any GraphContents) throws -> [String] {
    var paths: Set<String> = [
      "activity", "citation", "document", "event", "evidence", "software", "statement",
    ]
    let entities = try graph.readEntities()
    while let entity = try entities() { paths.insert(String(entity.id.classPath)) }
    return paths.sorted()
  }

  private func writeNetworks(
    _ formats: [GraphFormat], _ sinks: [MeasuringSink], into summaries: inout [ExportSummary?],
    _ files: inout LabelFiles
  ) throws {
    for index in formats.indices where formats[index].needsStatements {
      let counts: [(name: String, count: Int)]
      switch formats[index].carrier {
      case .triples, .network: continue
      case .shard: counts = [("documents", try writeShard?(sinks[index]) ?? 0)]
      case .page:
        let writer = try PageWriter(
          of: graph, ontology: ontology, options: options, to: sinks[index])
        try writer.write()
        counts = writer.counts
      case .lines:
        var writer = JSONLinesWriter(of: graph, options: options, to: sinks[index])
        try writer.write()
        counts = [("statements", graph.statementCount)]
      case .commands:
        var writer = QuickStatementsWriter(of: graph, ontology: ontology, to: sinks[index])
        try writer.write()
        counts = [("commands", writer.count)]
      case .rows(let rows): counts = try write(rows, to: sinks[index])
      }
      summaries[index] = summary(formats[index], counts, sinks[index], LossReport())
    }
    for shape in [NetworkBuilder.Shape.facts, .statements] {
      let chosen = formats.indices.filter {
        formats[$0].isPlainGraph && formats[$0].shape(options) == shape
      }
      guard !chosen.isEmpty else { continue }
      var shared = LossReport()
      var network = Network(
        try graph.inMemory(), ontology: ontology, options: options, shape: shape, losses: &shared)
      // To find a place for each node takes time.
      if chosen.contains(where: { formats[$0].showsPlaces(options) }) {
        ForceLayout.place(&network)
        RunMeter.current?.begin(.writing)
      }
      for index in chosen {
        var losses = try network.write(
          formats[index], to: sinks[index], options: options, files: &files)
        losses.add(shared)
        summaries[index] = summary(
          formats[index], [("nodes", network.nodes.count), ("edges", network.edges.count)],
          sinks[index], losses)
      }
    }
  }

  private func summary(
    _ format: GraphFormat, _ counts: [(name: String, count: Int)], _ sink: MeasuringSink,
    _ losses: LossReport
  ) -> ExportSummary {
    ExportSummary(
      format: format, counts: counts, byteCount: sink.count, digest: sink.digest, losses: losses)
  }

  private func states() throws -> StateFinding {
    if let findStates { return try findStates(graph) }
    return { [graph, ontology] id in
      try graph.entity(id).flatMap { ontology.isSubclass($0.kind, of: "State") ? $0 : nil }
    }
  }

  /// Writes a table, and returns the number of its rows.
  private func write(
    _ rows: GraphCarrier.Rows, to sink: any ByteSink
  ) throws -> [(name: String, count: Int)] {
    let count =
      switch rows {
      case .statements:
        try CSVWriter.write(StatementTable(graph: graph), options: options, to: sink)
      case .entities:
        try CSVWriter.write(EntityTable(graph: graph), options: options, to: sink)
      case .evidence:
        try CSVWriter.write(EvidenceTable(graph: graph), options: options, to: sink)
      case .dyads:
        try CSVWriter.write(
          DyadTable(of: graph, ontology: ontology, years: options.years), options: options,
          to: sink)
      case .events:
        try CSVWriter.write(
          EventTable(of: graph, ontology: ontology, states: states()), options: options,
          hasTabs: true, to: sink)
      case .database: try SQLiteWriter(graph: graph).write(to: sink)
      }
    return [("rows", count)]
  }
}
