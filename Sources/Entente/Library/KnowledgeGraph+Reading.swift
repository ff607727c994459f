import EntenteBytes
import EntenteDocuments
import EntenteExtraction
public import EntenteGraph
public import EntenteSerialization

extension KnowledgeGraph {
  /// Reads a graph that Entente wrote: JSON Lines, RDF of any statement model, or a shard, which is merged.
  ///
  /// Statements come back with time, status and evidence as they were written; of statement model `none` only bare
  /// triples are left, which count as asserted.
  ///
  /// - Parameters:
  ///   - path: the file, or `-` for standard input.
  ///   - format: the format of the file; told from its extension if `nil`.
  ///   - knowledge: the classes and relations that the graph was made with.
  ///   - observe: is handed what the file cannot tell.
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/input`` at the place that is wrong, or
  ///   ``EntenteError/Code/unsupported`` for a format that cannot be read back.
  public init(
    contentsOf path: String, format: GraphFormat? = nil, knowledge: Knowledge = .standard,
    observe: (Diagnostic) -> Void = { _ in }
  ) throws(EntenteError) {
    if let format, GraphFile.Kind(format) == nil {
      throw EntenteError(
        .unsupported, "\(format.rawValue) cannot be read back; use jsonl, shard or RDF")
    }
    self = try EntenteError.translating {
      let file = try GraphFile(path: path, from: format?.rawValue)
      return try file.contents(ontology: knowledge.ontology, observe: observe).inMemory()
    }
  }
}

extension GraphFile.Kind {
  /// How a format is read back; `nil` where it cannot be.
  fileprivate init?(_ format: GraphFormat) { self.init(named: format.rawValue) }
}
