import Entente
import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteSerialization

/// Writes a graph where the options say.
final class GraphOutput {
  private let plan: OutputPlan
  /// The files to write; `nil` for standard output.
  private let files: ExportFiles?

  /// Opens the place before anything is read, so that what stands in the way is told at once.
  ///
  /// - Parameters:
  ///   - plan: the place and the formats.
  ///   - besides: whether another file belongs to the output; see ``sink(at:)``.
  /// - Throws: what stands in the way, a `ByteSinkError`.
  init(plan: OutputPlan, besides: Bool = false) throws {
    self.plan = plan
    files = try plan.target.map { try ExportFiles($0, besides: besides) }
  }

  /// A file that takes its name with the others.
  func sink(at path: String) throws -> any ByteSink {
    try files?.sink(at: path) ?? FileSink(path: path)
  }

  /// Writes every format; files take their names only when all of them are whole.
  ///
  /// - Returns: what was written, in the order of the formats.
  @discardableResult
  func write(
    _ graph: any GraphContents, ontology: Ontology = .standard, gazetteer: Gazetteer = .standard,
    options: ExportOptions = ExportOptions(), shard: ShardWriter? = nil
  ) throws -> [ExportSummary] {
    var exporter = GraphExporter(graph: graph, ontology: ontology, options: options)
    exporter.findStates = StateFinder.findStates(gazetteer, ontology)
    if let shard { exporter.writeShard = { try shard.write(to: $0) } }
    if let files { return try exporter.write(into: files) }
    return try exporter.write([(plan.formats[0], DescriptorSink.standardOutput())])
  }

  /// Converts RDF into every format, in the same way.
  func convert(
    _ inputs: [RDFConverter.Input], options: ExportOptions,
    tell: ((RDFConverter.Problem) -> Void)?
  ) throws -> [ExportSummary] {
    var converter = RDFConverter(options: options)
    converter.findStates = StateFinder.findStates()
    guard let files else {
      return try converter.convert(
        inputs, to: [(plan.formats[0], DescriptorSink.standardOutput())], tell: tell)
    }
    do {
      let summaries = try converter.convert(
        inputs, to: files.sinks(), digesting: files.hasManifest, open: files.sink(named:),
        tell: tell)
      try files.commit(summaries)
      return summaries
    } catch {
      files.abandon()
      throw error
    }
  }
}
