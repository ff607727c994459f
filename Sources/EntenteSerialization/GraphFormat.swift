/// A format in which a graph can be written.
public enum GraphFormat: String, CaseIterable, Sendable {
  case turtle
  case rdfxml
  case graphml
  case ntriples
  case nquads
  case trig
  case jsonld
  case gexf
  case neo4jNodes = "neo4j-nodes"
  case neo4jRelationships = "neo4j-relationships"
  case jsonl

  /// The name of the file that an export into a folder writes.
  public var fileName: String {
    switch self {
    case .neo4jNodes: "nodes.csv"
    case .neo4jRelationships: "relationships.csv"
    default: "graph." + fileExtension
    }
  }

  /// The extension of such files.
  public var fileExtension: String {
    switch self {
    case .turtle: "ttl"
    case .rdfxml: "rdf"
    case .graphml: "graphml"
    case .ntriples: "nt"
    case .nquads: "nq"
    case .trig: "trig"
    case .jsonld: "jsonld"
    case .gexf: "gexf"
    case .neo4jNodes, .neo4jRelationships: "csv"
    case .jsonl: "jsonl"
    }
  }

  /// Whether the format carries RDF.
  public var isRDF: Bool {
    switch self {
    case .turtle, .rdfxml, .ntriples, .nquads, .trig, .jsonld: true
    case .graphml, .gexf, .neo4jNodes, .neo4jRelationships, .jsonl: false
    }
  }

  /// Whether the format can name graphs.
  public var hasNamedGraphs: Bool { self == .nquads || self == .trig || self == .jsonld }

  /// Finds a format by its name, its extension or a usual other name, in any case.
  public init?(named name: String) {
    let name = name.lowercased()
    let other: [String: GraphFormat] = [
      "n-triples": .ntriples, "n-quads": .nquads, "rdf/xml": .rdfxml, "xml": .rdfxml,
      "owl": .rdfxml,
      "json-ld": .jsonld, "json-lines": .jsonl, "ndjson": .jsonl,
    ]
    let found =
      Self(rawValue: name) ?? Self.allCases.first { $0.fileExtension == name } ?? other[name]
    guard let found else { return nil }
    self = found
  }

  /// Finds the formats of a name: one, or the two files that Neo4j needs.
  public static func formats(named name: String) -> [GraphFormat] {
    let isNeo4j = ["neo4j", "neo4j-csv", "csv"].contains(name.lowercased())
    return isNeo4j
      ? [.neo4jNodes, .neo4jRelationships] : GraphFormat(named: name).map { [$0] } ?? []
  }
}
