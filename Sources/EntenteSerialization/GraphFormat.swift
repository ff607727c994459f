/// A format in which a graph can be written.
public enum GraphFormat: String, CaseIterable, Sendable {
  /// Turtle 1.2.
  case turtle
  /// RDF/XML.
  case rdfxml
  /// GraphML, for Gephi, Cytoscape, yEd, Neo4j APOC, networkx, igraph.
  case graphml
  /// N-Triples.
  case ntriples
  /// N-Quads.
  case nquads
  /// TriG.
  case trig
  /// JSON-LD 1.1.
  case jsonld
  /// GEXF 1.3 with time, for Gephi.
  case gexf
  /// A statement, an entity and a place that says something a row.
  case statementTable = "statements-csv"
  /// An entity a row.
  case entityTable = "entities-csv"
  /// A place that says something a row.
  case evidenceTable = "evidence-csv"
  /// A pair of states and a year a row.
  case dyads
  /// A pair of actor and recipient of an event a row.
  case events
  /// The three tables in a database of SQLite, with full text over the quotes.
  case sqlite
  /// The nodes for Neo4j's importers.
  case neo4jNodes = "neo4j-nodes"
  /// The relationships for Neo4j's importers.
  case neo4jRelationships = "neo4j-relationships"
  /// The script that loads both into Neo4j.
  case neo4jScript = "neo4j-script"
  /// A folder of tables for Kuzu, with the script that loads them.
  case kuzu
  /// A folder of tables for FalkorDB, with the script that loads them.
  case falkordb
  /// An edge a row.
  case edges
  /// JSON for Cytoscape and Cytoscape.js.
  case cytoscape
  /// Graphviz.
  case dot
  /// A picture in Markdown.
  case mermaid
  /// JSON Lines: a statement a line, with everything.
  case jsonl
  /// QuickStatements: commands that add facts with a cited source to Wikidata.
  case quickStatements = "quickstatements"
  /// A page for a browser.
  case html
  /// What was found in each document, before it is merged; see `entente merge`.
  case shard

  /// The name of the file that an export into a folder writes.
  public var fileName: String {
    switch self {
    case .statementTable: "statements.csv"
    case .entityTable: "entities.csv"
    case .evidenceTable: "evidence.csv"
    case .dyads: "dyads.csv"
    case .events: "events.tsv"
    case .neo4jNodes: "nodes.csv"
    case .neo4jRelationships: "relationships.csv"
    case .neo4jScript: "load.cypher"
    case .kuzu: "kuzu-load.cypher"
    case .falkordb: "falkordb-load.sh"
    case .edges: "edges.csv"
    case .quickStatements: "quickstatements.tsv"
    case .turtle, .rdfxml, .graphml, .ntriples, .nquads, .trig, .jsonld, .gexf, .sqlite, .cytoscape,
      .dot, .mermaid, .jsonl, .html, .shard:
      "graph." + fileExtension
    }
  }

  /// The extension of such files.
  public var fileExtension: String { fileExtensions[0] }

  /// The extensions that a file in this format may have, the usual one first.
  var fileExtensions: [String] {
    switch self {
    case .turtle: ["ttl", "turtle"]
    case .rdfxml: ["rdf", "owl", "xml"]
    case .graphml: ["graphml", "xml"]
    case .ntriples: ["nt", "ntriples"]
    case .nquads: ["nq", "nquads"]
    case .trig: ["trig"]
    case .jsonld: ["jsonld", "json"]
    case .gexf: ["gexf", "xml"]
    case .statementTable, .entityTable, .evidenceTable, .dyads, .neo4jNodes,
      .neo4jRelationships, .edges:
      ["csv"]
    case .events: ["tsv"]
    case .sqlite: ["sqlite", "db"]
    case .neo4jScript, .kuzu: ["cypher", "cql"]
    case .falkordb: ["sh"]
    case .cytoscape: ["cyjs", "json"]
    case .dot: ["dot", "gv"]
    case .mermaid: ["mmd", "mermaid"]
    case .jsonl: ["jsonl", "ndjson"]
    case .quickStatements: ["qs", "tsv"]
    case .html: ["html", "htm"]
    case .shard: ["shard"]
    }
  }

  /// The other names by which people know it.
  var otherNames: [String] {
    switch self {
    case .turtle: ["ttl"]
    case .rdfxml: ["rdf", "rdf/xml", "xml", "owl"]
    case .ntriples: ["n-triples", "nt"]
    case .nquads: ["n-quads", "nq"]
    case .jsonld: ["json-ld"]
    case .jsonl: ["json-lines", "ndjson"]
    case .html: ["page", "htm"]
    case .cytoscape: ["cyjs"]
    case .dot: ["gv", "graphviz"]
    case .mermaid: ["mmd"]
    case .edges: ["edge-list"]
    default: []
    }
  }

  /// Whether the format is a table that spreadsheets open.
  public var isTable: Bool { ["csv", "tsv"].contains(fileExtension) || needsFolder }

  /// Whether the format can name graphs.
  public var hasNamedGraphs: Bool { self == .nquads || self == .trig || self == .jsonld }

  /// Whether the file is of use without others: a list of nodes alone would drop all relations.
  var standsAlone: Bool {
    !needsFolder && Self.bundles.allSatisfy { !$0.formats.contains(self) }
  }

  /// Whether it is a folder of files, one a label.
  public var needsFolder: Bool { labelStore != nil }

  /// Whether nodes have a place in it, which takes time to find.
  func showsPlaces(_ options: ExportOptions) -> Bool {
    switch networkSyntax {
    case .graphml: options.graphMLFlavour != .tinkerpop
    case .gexf, .cytoscape: true
    case .neo4jNodes, .neo4jRelationships, .neo4jScript, .edges, .dot, .mermaid, .labelTables, nil:
      false
    }
  }

  /// What an edge stands for: in a property graph a statement, and documents are nodes there.
  func shape(_ options: ExportOptions) -> NetworkBuilder.Shape {
    switch networkSyntax {
    case .neo4jNodes, .neo4jRelationships, .neo4jScript, .cytoscape, .labelTables: .statements
    case .graphml: options.graphMLFlavour == .tinkerpop ? .statements : .facts
    case .gexf, .edges, .dot, .mermaid, nil: .facts
    }
  }

  /// Names that stand for several files.
  static let bundles: [(names: [String], formats: [GraphFormat])] = [
    (["csv"], [.statementTable, .entityTable, .evidenceTable]),
    (["neo4j", "neo4j-csv"], [.neo4jNodes, .neo4jRelationships, .neo4jScript]),
  ]

  /// Finds a format by one of its names, in any case.
  public init?(named name: String) {
    let name = name.lowercased()
    let found = Self.allCases.first { $0.rawValue == name || $0.otherNames.contains(name) }
    guard let found else { return nil }
    self = found
  }

  /// Finds the formats of a name: one, or the files that belong together.
  public static func formats(named name: String) -> [GraphFormat] {
    let bundle = bundles.first { $0.names.contains(name.lowercased()) }
    return bundle?.formats ?? GraphFormat(named: name).map { [$0] } ?? []
  }

  /// Every name that works: `turtle (ttl), rdfxml (rdf, rdf/xml, xml, owl), …`.
  public static func listing(of formats: [GraphFormat] = allCases) -> String {
    let bundles = bundles.filter { $0.formats.allSatisfy(formats.contains) }
    let names = formats.map { [$0.rawValue] + $0.otherNames } + bundles.map(\.names)
    return names.map { names in
      names.count > 1 ? "\(names[0]) (\(names.dropFirst().joined(separator: ", ")))" : names[0]
    }.joined(separator: ", ")
  }

  /// The formats that may stand in a file with this extension, in any case.
  public static func formats(ofExtension ending: String) -> [GraphFormat] {
    let ending = ending.lowercased()
    let usual = allCases.filter { $0.standsAlone && $0.fileExtension == ending }
    return usual.isEmpty
      ? allCases.filter { $0.standsAlone && $0.fileExtensions.contains(ending) } : usual
  }

  /// Whether a file with this extension may hold the format.
  public func mayStand(inFileWithExtension ending: String) -> Bool {
    fileExtensions.contains(ending.lowercased())
  }
}
