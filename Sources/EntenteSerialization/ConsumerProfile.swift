/// A program that graphs are written for: the formats it takes, and how it loads them.
public enum ConsumerProfile: String, CaseIterable, Sendable {
  /// Gephi.
  case gephi
  /// Cytoscape.
  case cytoscape
  /// yEd.
  case yed
  /// Neo4j with the procedures of APOC.
  case neo4jAPOC = "neo4j-apoc"
  /// Neo4j by its own importers.
  case neo4jAdmin = "neo4j-admin"
  /// Neo4j with neosemantics.
  case neosemantics
  /// Apache Jena Fuseki.
  case fuseki
  /// Virtuoso.
  case virtuoso
  /// Oxigraph.
  case oxigraph
  /// Apache TinkerPop: Gremlin.
  case tinkerpop
  /// Graphviz.
  case graphviz
  /// Kuzu.
  case kuzu
  /// FalkorDB.
  case falkordb

  /// The formats that it reads best.
  public var formats: [GraphFormat] {
    switch self {
    case .gephi: [.graphml, .gexf]
    case .cytoscape: [.graphml, .cytoscape]
    case .yed, .neo4jAPOC, .tinkerpop: [.graphml]
    case .neo4jAdmin: [.neo4jNodes, .neo4jRelationships, .neo4jScript]
    case .graphviz: [.dot]
    case .kuzu: [.kuzu]
    case .falkordb: [.falkordb]
    case .neosemantics, .fuseki: [.turtle]
    case .virtuoso, .oxigraph: [.ntriples]
    }
  }

  /// Sets what it needs.
  public func adjust(_ options: inout ExportOptions) {
    switch self {
    case .cytoscape: options.graphMLFlavour = .strict
    case .yed: options.graphMLFlavour = .yed
    case .tinkerpop: options.graphMLFlavour = .tinkerpop
    case .gephi, .neo4jAPOC, .neo4jAdmin, .graphviz, .kuzu, .falkordb:
      options.graphMLFlavour = .usual
    case .neosemantics, .fuseki, .virtuoso, .oxigraph: options.statementModel = .reified
    }
  }

  /// How to load the files of a folder.
  public func instructions(folder: String) -> String {
    switch self {
    case .gephi:
      "gephi \(folder)/graph.graphml   (graph.gexf has the timeline)"
    case .cytoscape: "File › Import › Network from File: \(folder)/graph.graphml"
    case .yed: "File › Open: \(folder)/graph.graphml (Layout › Organic arranges it anew)"
    case .tinkerpop: "g.io('\(folder)/graph.graphml').read().iterate()"
    case .kuzu: "cd \(folder) && kuzu graph.kuzu < kuzu-load.cypher"
    case .falkordb:
      "cd \(folder) && sh falkordb-load.sh entente --server-url redis://localhost:6379"
    case .graphviz: "sfdp -Tsvg \(folder)/graph.dot -o graph.svg"
    case .neo4jAPOC:
      """
      CALL apoc.import.graphml("file:///graph.graphml", {readLabels: true, storeNodeIds: true})
      """
    case .neo4jAdmin:
      """
      in a running database, with the files in its import folder: cypher-shell --file load.cypher
      in an empty one that is stopped: the command at the top of \(folder)/load.cypher
      """
    case .neosemantics:
      """
      CREATE CONSTRAINT n10s_unique_uri FOR (r:Resource) REQUIRE r.uri IS UNIQUE;
      CALL n10s.graphconfig.init({handleMultival: "ARRAY", keepLangTag: true});
      CALL n10s.rdf.import.fetch("file:///import/graph.ttl", "Turtle");
      """
    case .fuseki: "tdb2.tdbloader --loc DB \(folder)/graph.ttl"
    case .virtuoso:
      // The bulk loader (ld_dir) reads only folders that DirsAllowed of its virtuoso.ini names.
      """
      curl --digest --user dba:dba --header 'Content-Type: text/plain' --upload-file '\(folder)/graph.nt' \
        'http://localhost:8890/sparql-graph-crud-auth?graph-uri=https://w3id.org/entente/'
      """
    case .oxigraph: "oxigraph load --location DB --file \(folder)/graph.nt"
    }
  }
}
