extension GraphFormat {
  /// The media type of its files, as registered with IANA where there is one.
  public var mediaType: String {
    switch self {
    case .turtle: "text/turtle"
    case .rdfxml: "application/rdf+xml"
    case .ntriples: "application/n-triples"
    case .nquads: "application/n-quads"
    case .trig: "application/trig"
    case .jsonld: "application/ld+json"
    case .graphml, .gexf: "application/xml"
    case .statementTable, .entityTable, .evidenceTable, .dyads, .neo4jNodes,
      .neo4jRelationships,
      .edges:
      "text/csv"
    case .events, .quickStatements: "text/tab-separated-values"
    case .sqlite: "application/vnd.sqlite3"
    case .cytoscape: "application/json"
    case .jsonl: "application/jsonl"
    case .html: "text/html"
    case .neo4jScript, .kuzu, .falkordb, .mermaid: "text/plain"
    case .dot: "text/vnd.graphviz"
    case .shard: "application/octet-stream"
    }
  }
}
