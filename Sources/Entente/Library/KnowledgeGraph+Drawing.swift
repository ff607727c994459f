import EntenteBytes
public import EntenteGraph
public import EntenteSerialization

/// A picture of a graph.
public struct Drawing: Sendable {
  /// The picture as SVG, in UTF-8.
  public var svg: String
  /// How many nodes it shows.
  public var nodeCount: Int
  /// How many edges it shows.
  public var edgeCount: Int
  /// What it leaves out and how more of that can be seen, for people.
  public var notes: [String]
}

extension KnowledgeGraph {
  /// Draws the graph: colours tell classes and relations, sizes the number of relations, thickness the number of
  /// documents that say so. The same graph gives the same picture.
  ///
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/selection`` where nothing has the name of
  ///   ``DrawingOptions/ego``.
  public func drawing(
    _ options: DrawingOptions = DrawingOptions()
  ) throws(EntenteError) -> Drawing {
    let triples = try bytes(in: .ntriples)
    return try EntenteError.translating {
      var rest = triples[...]
      let source = ByteSource(name: "graph") { limit, buffer in
        let piece = rest.prefix(limit)
        rest = rest.dropFirst(limit)
        buffer += piece
        return piece.count
      }
      let sink = MemorySink()
      let summary = try GraphDrawing.draw(
        source, from: .ntriples, base: nil, options: options, to: sink)
      return Drawing(
        svg: sink.text, nodeCount: summary.nodes, edgeCount: summary.edges, notes: summary.notes)
    }
  }
}
