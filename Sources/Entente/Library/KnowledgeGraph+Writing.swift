import EntenteBytes
import EntenteExtraction
public import EntenteGraph
public import EntenteSerialization

extension KnowledgeGraph {
  /// Writes the graph in a format.
  ///
  ///     try graph.write(.turtle, to: .file("graph.ttl"))
  ///
  /// The same graph gives the same bytes. A file is replaced only by a whole one, also where the task is cancelled.
  ///
  /// - Parameters:
  ///   - format: any but `shard`, which only ``Pipeline`` and `entente merge` can make, and those that are a folder.
  ///   - destination: a file or a descriptor; for memory see ``bytes(in:options:knowledge:)``.
  ///   - options: the statement model, the base IRI and what else there is to choose.
  ///   - knowledge: the classes and relations that the graph was made with.
  /// - Returns: counts, size and what the format could not carry.
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/unsupported``, ``EntenteError/Code/cancelled`` or a code of
  ///   the output.
  @discardableResult
  public func write(
    _ format: GraphFormat, to destination: GraphDestination,
    options: ExportOptions = ExportOptions(), knowledge: Knowledge = .standard
  ) throws(EntenteError) -> ExportSummary {
    try EntenteError.translating {
      try exporter(options, knowledge).write(format, to: destination.sink())
    }
  }

  /// Writes the graph into a folder in several formats, under the usual names (`graph.ttl`, `graph.graphml` …), with a
  /// manifest that tells counts, SHA-256 and losses. All files take their names together, or none does.
  ///
  /// - Parameters:
  ///   - formats: what is written; each may stand there once.
  ///   - folder: is made where it does not exist. A manifest of somebody else's in it is an error.
  ///   - options: as for ``write(_:to:options:knowledge:)``.
  ///   - knowledge: the classes and relations that the graph was made with.
  /// - Returns: a summary a file, without the manifest.
  /// - Throws: as ``write(_:to:options:knowledge:)``.
  @discardableResult
  public func write(
    _ formats: [GraphFormat], toFolder folder: String, options: ExportOptions = ExportOptions(),
    knowledge: Knowledge = .standard
  ) throws(EntenteError) -> [ExportSummary] {
    try EntenteError.translating {
      try exporter(options, knowledge).write(into: ExportFiles(.folder(folder, formats)))
    }
  }

  /// Returns the graph in a format, as bytes in memory; the text formats are UTF-8.
  ///
  /// - Throws: as ``write(_:to:options:knowledge:)``.
  public func bytes(
    in format: GraphFormat, options: ExportOptions = ExportOptions(),
    knowledge: Knowledge = .standard
  ) throws(EntenteError) -> [UInt8] {
    try EntenteError.translating {
      let sink = MemorySink()
      try exporter(options, knowledge).write(format, to: sink)
      return sink.bytes
    }
  }

  private func exporter(_ options: ExportOptions, _ knowledge: Knowledge) -> GraphExporter {
    var exporter = GraphExporter(graph: self, ontology: knowledge.ontology, options: options)
    exporter.findStates = StateFinder.findStates(knowledge.linker.gazetteer, knowledge.ontology)
    return exporter
  }
}
