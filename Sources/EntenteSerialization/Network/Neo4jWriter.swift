import EntenteBytes
import EntenteRDF

/// A writer of the CSV that `neo4j-admin database import` reads: nodes in one file, relationships in
/// another.
struct Neo4jWriter: ~Copyable {
  private var table: CSVTable

  init(to sink: any ByteSink, escapingFormulas: Bool) {
    table = CSVTable(to: sink, escapingFormulas: escapingFormulas)
  }

  var losses: LossReport { table.losses }

  /// The command that loads the two files.
  static let command = """
    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv \
    --array-delimiter=";" --multiline-fields=true neo4j
    """

  mutating func writeNodes(of network: Network) throws(ByteSinkError) {
    table.append([":ID", "name", "iri", ":LABEL"] + network.nodeAttributes.map(Self.header))
    for node in network.nodes {
      table.append(
        [node.id, node.label, node.iri, node.kind] + cells(node.values, network.nodeAttributes))
      try table.check()
    }
    try table.finish()
  }

  mutating func writeRelationships(of network: Network) throws(ByteSinkError) {
    table.append(
      [":START_ID", ":END_ID", ":TYPE", "label", "weight:int"]
        + network.edgeAttributes.map(Self.header))
    for edge in network.edges {
      table.append(
        [
          network.nodes[edge.source].id, network.nodes[edge.target].id, edge.kind, edge.label,
          String(edge.weight),
        ] + cells(edge.values, network.edgeAttributes))
      try table.check()
    }
    try table.finish()
  }

  mutating func abandon() { table.abandon() }

  /// What may hold several values is an array of strings.
  private static func header(_ attribute: Network.Attribute) -> String {
    let name = String(attribute.name.map { $0 == ":" ? "_" : $0 })
    return switch attribute.type {
    case .string: name + (attribute.isList ? ":string[]" : "")
    case .int: name + ":int"
    case .double: name + ":double"
    }
  }

  private func cells(
    _ values: [(attribute: Int, text: String)], _ attributes: [Network.Attribute]
  ) -> [String] {
    var cells = Array(repeating: "", count: attributes.count)
    for value in values {
      let isList = attributes[value.attribute].isList
      // Lists are joined by “; ” in networks, and by “;” alone in arrays.
      cells[value.attribute] =
        isList ? value.text.split(separator: "; ").joined(separator: ";") : value.text
    }
    return cells
  }
}
