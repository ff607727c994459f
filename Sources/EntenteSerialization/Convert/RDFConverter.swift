package import EntenteBytes
import EntenteOntology
import EntenteRDF

/// Turns RDF of any kind into any format.
package struct RDFConverter {
  private let options: ExportOptions

  package init(options: ExportOptions = ExportOptions()) { self.options = options }

  /// Reads a document and writes it in other formats; nothing stays where that fails.
  ///
  /// RDF passes triple by triple. A plain graph is collected first, with literals as attributes of
  /// nodes and the class as their kind.
  package func convert(
    _ source: ByteSource, from syntax: RDFSyntax, base: String? = nil,
    to targets: [(format: GraphFormat, sink: any ByteSink)], digesting: Bool = false
  ) throws -> [ExportSummary] {
    let sinks = targets.map { MeasuringSink(before: $0.sink, digesting: digesting) }
    var writers: [Int: any QuadWriter] = [:]
    for (index, target) in targets.enumerated() where target.format.isRDF {
      writers[index] = writer(of: target.format, to: sinks[index])
    }
    do {
      let needsNetwork = targets.contains { !$0.format.isRDF }
      let collector = needsNetwork ? NetworkCollector(ontology: .standard) : nil
      var all: [any QuadSink] = targets.indices.compactMap { writers[$0] }
      if let collector { all.append(collector) }
      try syntax.read(from: source, base: base, into: all.count == 1 ? all[0] : QuadFan(all))
      var summaries: [ExportSummary] = []
      var network = collector?.network()
      if var placed = network, targets.contains(where: { $0.format.showsPlaces }) {
        ForceLayout.place(&placed)
        network = placed
      }
      for (index, target) in targets.enumerated() {
        var losses = LossReport()
        var counts: [(name: String, count: Int)] = []
        if let writer = writers[index] {
          try writer.finish()
          losses = writer.losses
        } else if let network {
          losses = try network.write(
            target.format, to: sinks[index], options: options)
          losses.add(collector?.losses ?? LossReport())
          counts = [("nodes", network.nodes.count), ("edges", network.edges.count)]
        }
        if options.isStrict, losses.preventsStrict {
          throw ExportError(format: target.format, message: "cannot carry \(losses.sentence)")
        }
        summaries.append(
          ExportSummary(
            format: target.format, counts: counts, byteCount: sinks[index].count,
            digest: sinks[index].digest, losses: losses))
      }
      for sink in sinks { try sink.commitForGood() }
      return summaries
    } catch {
      for sink in sinks { sink.abandon() }
      throw error
    }
  }

  private func writer(of format: GraphFormat, to sink: any ByteSink) -> any QuadWriter {
    switch format {
    case .ntriples: NTriplesWriter(to: sink)
    case .nquads: NTriplesWriter(to: sink, writingGraphs: true)
    case .rdfxml: RDFXMLWriter(to: sink, prefixes: PrefixMap(EntenteVocabulary.prefixes))
    case .jsonld: JSONLDWriter(to: sink)
    default: TurtleLookahead(to: sink, writingGraphs: format == .trig)
    }
  }
}
