import EntenteBytes
import EntenteOntology
import EntenteRDF

/// What becomes of RDF that is no export of Entente: it passes to the writers triple by triple, and is collected where a plain
/// graph is made of it.
final class PlainConversion: QuadSink {
  /// A format and where it goes, by the place among all that are written.
  typealias Target = (index: Int, format: GraphFormat, sink: MeasuringSink)

  private let targets: [Target]
  private let options: ExportOptions
  private let writers: [Int: any QuadWriter]
  private let collector: NetworkCollector?
  private let fan: any QuadSink

  /// Begins a conversion; the ontology is read only where a plain graph is made.
  init(_ targets: [Target], ontology: @autoclosure () -> Ontology, options: ExportOptions) {
    self.targets = targets
    self.options = options
    var writers: [Int: any QuadWriter] = [:]
    for target in targets {
      if let syntax = target.format.syntax {
        writers[target.index] = Self.writer(of: syntax, to: target.sink)
      }
    }
    self.writers = writers
    collector =
      targets.contains { $0.format.isPlainGraph } ? NetworkCollector(ontology: ontology()) : nil
    var all: [any QuadSink] = targets.compactMap { writers[$0.index] }
    if let collector { all.append(collector) }
    fan = all.count == 1 ? all[0] : QuadFan(all)
  }

  func declare(prefix: String, namespace: String) throws {
    try fan.declare(prefix: prefix, namespace: namespace)
  }

  func write(_ quad: QuadRecord, in store: TermStore) throws { try fan.write(quad, in: store) }

  /// Writes what is left; returns what was written, by the places of the targets.
  func finish(tripleCount: Int, files: inout LabelFiles) throws -> [Int: ExportSummary] {
    if let target = targets.first(where: { $0.format.needsStatements }) {
      throw ExportError(
        format: target.format,
        message: "holds statements with their evidence, and this RDF has none of Entente's")
    }
    var network = collector?.network()
    if var placed = network, targets.contains(where: { $0.format.showsPlaces(options) }) {
      ForceLayout.place(&placed)
      network = placed
    }
    RunMeter.current?.begin(.writing)
    var summaries: [Int: ExportSummary] = [:]
    for target in targets {
      var losses = LossReport()
      var counts = [(name: "triples", count: tripleCount)]
      if let writer = writers[target.index] {
        try writer.finish()
        losses = writer.losses
        // What a syntax leaves out is not in the file.
        counts[0].count -= losses.leftOutTriples
      } else if let network {
        losses = try network.write(target.format, to: target.sink, options: options, files: &files)
        losses.add(collector?.losses ?? LossReport())
        counts = [("nodes", network.nodes.count), ("edges", network.edges.count)]
      }
      summaries[target.index] = ExportSummary(
        format: target.format, counts: counts, byteCount: target.sink.count,
        digest: target.sink.digest, losses: losses)
    }
    return summaries
  }

  private static func writer(of syntax: RDFSyntax, to sink: MeasuringSink) -> any QuadWriter {
    switch syntax {
    case .ntriples: NTriplesWriter(to: sink)
    case .nquads: NTriplesWriter(to: sink, writingGraphs: true)
    case .rdfxml: RDFXMLLookahead(to: sink)
    case .jsonld: JSONLDWriter(to: sink)
    case .turtle, .trig: TurtleLookahead(to: sink, writingGraphs: syntax == .trig)
    }
  }
}
