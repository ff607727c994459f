package import EntenteBytes
import EntenteOntology
package import EntenteRDF

/// Turns RDF of any kind into any format.
package struct RDFConverter {
  private let options: ExportOptions

  package init(options: ExportOptions = ExportOptions()) { self.options = options }

  /// A document to read.
  package struct Input {
    package var name: String
    package var source: ByteSource
    package var syntax: RDFSyntax
    package var base: String?

    package init(name: String, source: ByteSource, syntax: RDFSyntax, base: String?) {
      self.name = name
      self.source = source
      self.syntax = syntax
      self.base = base
    }
  }

  /// What is wrong with a document.
  package struct Problem: Error, CustomStringConvertible {
    package var name: String
    package var error: RDFSyntaxError

    package var description: String { "\(name):\(error)" }
  }

  /// Reads a document and writes it in other formats; see ``convert(_:to:digesting:open:tell:)``.
  package func convert(
    _ source: ByteSource, from syntax: RDFSyntax, base: String? = nil,
    to targets: [(format: GraphFormat, sink: any ByteSink)], digesting: Bool = false
  ) throws -> [ExportSummary] {
    let input = Input(name: source.name, source: source, syntax: syntax, base: base)
    return try convert([input], to: targets, digesting: digesting)
  }

  /// Reads documents and writes what they say together in other formats; nothing stays where that fails.
  ///
  /// RDF passes triple by triple, each once. A plain graph is collected first, with literals as attributes
  /// of nodes and the class as their kind. With `tell` documents whose syntax allows it are read on behind
  /// what is wrong.
  package func convert(
    _ inputs: [Input], to targets: [(format: GraphFormat, sink: any ByteSink)],
    digesting: Bool = false, open: ((String) throws -> any ByteSink)? = nil,
    tell: ((Problem) -> Void)? = nil
  ) throws -> [ExportSummary] {
    let sinks = targets.map { MeasuringSink(before: $0.sink, digesting: digesting) }
    var files = LabelFiles(open: open)
    var writers: [Int: any QuadWriter] = [:]
    for (index, target) in targets.enumerated() {
      if let syntax = target.format.syntax {
        writers[index] = writer(of: syntax, to: sinks[index])
      }
    }
    do {
      let needsNetwork = targets.contains { !$0.format.isRDF }
      let collector = needsNetwork ? NetworkCollector(ontology: .standard) : nil
      var all: [any QuadSink] = targets.indices.compactMap { writers[$0] }
      if let collector { all.append(collector) }
      let filter = DuplicateFilter(before: all.count == 1 ? all[0] : QuadFan(all))
      var ignored = LossReport()
      for (number, input) in inputs.enumerated() {
        let names = try read(
          input, number: number + 1, of: inputs.count, into: filter, tell: tell)
        for name in names { ignored.add(.ignoredName, example: name) }
      }
      var network = collector?.network()
      if var placed = network, targets.contains(where: { $0.format.showsPlaces(options) }) {
        ForceLayout.place(&placed)
        network = placed
      }
      var summaries: [ExportSummary] = []
      for (index, target) in targets.enumerated() {
        var losses = LossReport()
        var counts = [(name: "triples", count: filter.count)]
        if let writer = writers[index] {
          try writer.finish()
          losses = writer.losses
          // What a syntax leaves out is not in the file.
          counts[0].count -= losses.leftOutTriples
        } else if let network {
          losses = try network.write(
            target.format, to: sinks[index], options: options, files: &files)
          losses.add(collector?.losses ?? LossReport())
          counts = [("nodes", network.nodes.count), ("edges", network.edges.count)]
        }
        losses.add(ignored)
        if filter.duplicateCount > 0 {
          counts.append(("duplicates left out", filter.duplicateCount))
        }
        if options.isStrict, losses.preventsStrict {
          throw ExportError(format: target.format, message: "cannot carry \(losses.sentence)")
        }
        summaries.append(
          ExportSummary(
            format: target.format, counts: counts, byteCount: sinks[index].count,
            digest: sinks[index].digest, losses: losses))
      }
      try MeasuringSink.checkCancellation()
      for sink in sinks + files.sinks { try sink.commitForGood() }
      return summaries + files.summaries
    } catch {
      for sink in sinks { sink.abandon() }
      files.abandon()
      throw error
    }
  }

  /// Reads one of several documents, whose blank nodes are its own.
  private func read(
    _ input: Input, number: Int, of count: Int, into filter: DuplicateFilter,
    tell: ((Problem) -> Void)?
  ) throws -> [String] {
    let sink: any QuadSink = count > 1 ? BlankNodeScope(before: filter, number: number) : filter
    let tell = tell.map { tell in
      { (error: RDFSyntaxError) in tell(Problem(name: input.name, error: error)) }
    }
    do {
      return try input.syntax.read(from: input.source, base: input.base, into: sink, tell: tell)
    } catch let error as RDFSyntaxError {
      throw Problem(name: input.name, error: error)
    }
  }

  private func writer(of syntax: RDFSyntax, to sink: any ByteSink) -> any QuadWriter {
    switch syntax {
    case .ntriples: NTriplesWriter(to: sink)
    case .nquads: NTriplesWriter(to: sink, writingGraphs: true)
    case .rdfxml: RDFXMLLookahead(to: sink)
    case .jsonld: JSONLDWriter(to: sink)
    case .turtle, .trig: TurtleLookahead(to: sink, writingGraphs: syntax == .trig)
    }
  }
}
