import EntenteBytes

/// A writer of the script that loads the CSV files into a running Neo4j: constraints, indices, nodes by
/// their labels, relationships by their types, with typed numbers, dates and lists.
struct CypherWriter: ~Copyable {
  private var output: ByteOutput
  private let network: Network
  private let delimiter: String

  init(of network: Network, to sink: any ByteSink) {
    output = ByteOutput(to: sink)
    self.network = network
    delimiter = Neo4jWriter.delimiter(of: network)
  }

  mutating func write() throws(ByteSinkError) {
    writeHead()
    writeSchema()
    writeNodes()
    writeRelationships()
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func line(_ text: String) {
    output.append(text: text)
    output.append("\n")
  }

  private mutating func writeHead() {
    let shown = delimiter == ";" ? ";" : "U+00" + String(delimiter.utf8.first ?? 0, radix: 16)
    line("// Put nodes.csv and relationships.csv into the import folder of the database, then:")
    line("//   cypher-shell --file load.cypher")
    line("// An empty database takes them faster, when it is stopped:")
    line(
      "//   neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv \\"
    )
    line("//     --array-delimiter=\"\(shown)\" --multiline-fields=true neo4j")
    line("//")
    for (name, iri) in network.vocabulary { line("// \(name)  \(iri)") }
    for attribute in network.nodeAttributes + network.edgeAttributes where !attribute.iri.isEmpty {
      line("// .\(attribute.name)  \(attribute.iri)")
    }
    line("")
  }

  // MARK: Schema

  /// The first labels of nodes, each of which has every node of some kind.
  private var roots: [String] {
    var roots: [String] = []
    for root in network.nodes.compactMap(\.kinds.first) where !roots.contains(root) {
      roots.append(root)
    }
    return roots
  }

  private mutating func writeSchema() {
    for root in roots {
      let name = root.lowercased()
      line(
        "CREATE CONSTRAINT \(quoted(name + "_id")) IF NOT EXISTS FOR (n:\(quoted(root))) "
          + "REQUIRE n.id IS UNIQUE;")
      line(
        "CREATE INDEX \(quoted(name + "_name")) IF NOT EXISTS FOR (n:\(quoted(root))) ON (n.name);")
    }
    let dates = network.edgeAttributes.filter { !$0.isList && $0.type == .date }.map(\.name)
    for kind in kinds {
      let keys = (network.edgeAttributes.contains { $0.name == "statement" } ? ["statement"] : [])
      for key in keys + dates {
        line(
          "CREATE INDEX \(quoted(kind + "_" + key)) IF NOT EXISTS FOR ()-[r:\(quoted(kind))]-() "
            + "ON (r.\(quoted(key)));")
      }
    }
    line("")
  }

  /// The types of relationships in the order of their coming.
  private var kinds: [String] {
    var kinds: [String] = []
    var known: Set<String> = []
    for edge in network.edges where known.insert(edge.kind).inserted { kinds.append(edge.kind) }
    return kinds
  }

  // MARK: Rows

  private mutating func writeNodes() {
    var sets: [[String]] = []
    var known: Set<[String]> = []
    for node in network.nodes where known.insert(node.kinds).inserted { sets.append(node.kinds) }
    for kinds in sets {
      let labels = kinds.map { ":" + quoted($0) }.joined()
      line("LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row")
      line("WITH row WHERE row.`:LABEL` = \(text(kinds.joined(separator: delimiter)))")
      line("MERGE (n:\(quoted(kinds.first ?? "Entity")) {id: row.`:ID`})")
      var settings = ["n\(labels)", "n.name = row.name", "n.iri = row.iri"]
      settings += network.nodeAttributes.map { setting($0, of: "n") }
      line("SET " + settings.joined(separator: ",\n  ") + ";")
    }
    line("")
  }

  private mutating func writeRelationships() {
    struct Pattern: Hashable {
      var kind: String
      var source: String
      var target: String
    }
    var patterns: [Pattern] = []
    var known: Set<Pattern> = []
    for edge in network.edges {
      let pattern = Pattern(
        kind: edge.kind, source: network.nodes[edge.source].kinds.first ?? "Entity",
        target: network.nodes[edge.target].kinds.first ?? "Entity")
      if known.insert(pattern).inserted { patterns.append(pattern) }
    }
    // A statement is one relationship, however often the script runs.
    let isStated = network.edgeAttributes.contains { $0.name == "statement" && !$0.isList }
    for pattern in patterns {
      line("LOAD CSV WITH HEADERS FROM 'file:///relationships.csv' AS row")
      line("WITH row WHERE row.`:TYPE` = \(text(pattern.kind))")
      line(
        "MATCH (a:\(quoted(pattern.source)) {id: row.`:START_ID`}), "
          + "(b:\(quoted(pattern.target)) {id: row.`:END_ID`})")
      line(
        "MERGE (a)-[r:\(quoted(pattern.kind))\(isStated ? " {statement: row.statement}" : "")]->(b)"
      )
      let settings =
        ["r.label = row.label", "r.weight = toInteger(row.`weight:int`)"]
        + network.edgeAttributes.filter { !isStated || $0.name != "statement" }
        .map { setting($0, of: "r") }
      line("SET " + settings.joined(separator: ",\n  ") + ";")
    }
  }

  /// Sets an attribute from its cell; an empty cell leaves it out.
  private func setting(_ attribute: Network.Attribute, of variable: String) -> String {
    let cell = "row." + quoted(Neo4jWriter.header(attribute))
    let function =
      switch attribute.type {
      case .boolean: "toBoolean"
      case .integer: "toInteger"
      case .double: "toFloat"
      case .date: "date"
      case .string, .partialDate: ""
      }
    let value: String
    if attribute.isList && !attribute.isProse {
      let parts = "split(\(cell), \(text(delimiter)))"
      value = function.isEmpty ? parts : "[x IN \(parts) | \(function)(x)]"
    } else {
      value = function.isEmpty ? cell : "\(function)(\(cell))"
    }
    return "\(variable).\(quoted(attribute.name)) = \(value)"
  }

  /// A name of Cypher, in backticks where it needs them.
  private func quoted(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_")
    }
    return isPlain && !name.isEmpty ? name : "`" + name + "`"
  }

  private func text(_ text: String) -> String {
    var quoted = "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'", "\\": quoted += "\\" + String(scalar)
      case _ where scalar.value < 0x20:
        quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "'"
  }
}
