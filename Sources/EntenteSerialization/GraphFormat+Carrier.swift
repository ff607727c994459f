/// What carries a graph in a format.
enum GraphCarrier: Hashable {
  /// Triples, in a syntax of RDF.
  case triples(RDFSyntax)
  /// Nodes and edges.
  case network(NetworkSyntax)
  /// Rows.
  case rows(Rows)
  /// A statement a line.
  case lines
  /// Commands for Wikidata.
  case commands
  /// A page for a browser.
  case page
  /// What was found in each document.
  case shard

  /// The syntaxes of networks.
  enum NetworkSyntax: Hashable {
    case graphml
    case gexf
    case neo4jNodes
    case neo4jRelationships
    case neo4jScript
    case edges
    case cytoscape
    case dot
    case mermaid
    /// A folder with a table a label and a script that loads them.
    case labelTables(LabelTables.Store)
  }

  /// The tables.
  enum Rows: Hashable {
    case statements
    case entities
    case evidence
    case dyads
    case events
    case database
  }
}

extension GraphFormat {
  /// What carries a graph in this format. All formats are told apart here and by their names, and nowhere else: who
  /// writes one switches over what this returns, without a default, so that a format that nothing writes yet does not
  /// compile.
  var carrier: GraphCarrier {
    switch self {
    case .turtle: .triples(.turtle)
    case .rdfxml: .triples(.rdfxml)
    case .ntriples: .triples(.ntriples)
    case .nquads: .triples(.nquads)
    case .trig: .triples(.trig)
    case .jsonld: .triples(.jsonld)
    case .graphml: .network(.graphml)
    case .gexf: .network(.gexf)
    case .neo4jNodes: .network(.neo4jNodes)
    case .neo4jRelationships: .network(.neo4jRelationships)
    case .neo4jScript: .network(.neo4jScript)
    case .kuzu: .network(.labelTables(.kuzu))
    case .falkordb: .network(.labelTables(.falkordb))
    case .edges: .network(.edges)
    case .cytoscape: .network(.cytoscape)
    case .dot: .network(.dot)
    case .mermaid: .network(.mermaid)
    case .statementTable: .rows(.statements)
    case .entityTable: .rows(.entities)
    case .evidenceTable: .rows(.evidence)
    case .dyads: .rows(.dyads)
    case .events: .rows(.events)
    case .sqlite: .rows(.database)
    case .jsonl: .lines
    case .quickStatements: .commands
    case .html: .page
    case .shard: .shard
    }
  }

  /// The syntax of RDF that it is.
  var syntax: RDFSyntax? {
    if case .triples(let syntax) = carrier { syntax } else { nil }
  }

  /// The syntax of networks that it is.
  var networkSyntax: GraphCarrier.NetworkSyntax? {
    if case .network(let syntax) = carrier { syntax } else { nil }
  }

  /// Whether the format carries RDF.
  public var isRDF: Bool { syntax != nil }

  /// Whether the format shows entities and relations alone, without a node for each statement.
  public var isPlainGraph: Bool { networkSyntax != nil }

  /// Whether the format holds statements with their evidence, which plain RDF lacks.
  public var needsStatements: Bool { !isRDF && !isPlainGraph }

  /// The store that takes a file a label.
  var labelStore: LabelTables.Store? {
    if case .network(.labelTables(let store)) = carrier { store } else { nil }
  }
}
