import EntenteBytes

/// A writer of the CSV that `neo4j-admin database import` reads: nodes in one file, relationships in
/// another.
struct Neo4jWriter: ~Copyable {
  private var output: ByteOutput

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  /// The command that loads the two files.
  static let command = """
    neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv \
    --array-delimiter=";" --multiline-fields=true neo4j
    """

  mutating func writeNodes(of network: Network) throws(ByteSinkError) {
    row([":ID", "name", "iri", ":LABEL"] + network.nodeAttributes.map(Self.header))
    for node in network.nodes {
      row([node.id, node.label, node.iri, node.kind] + cells(node.values, network.nodeAttributes))
      try output.check()
    }
    try output.finish()
  }

  mutating func writeRelationships(of network: Network) throws(ByteSinkError) {
    row(
      [":START_ID", ":END_ID", ":TYPE", "label", "weight:int"]
        + network.edgeAttributes.map(Self.header))
    for edge in network.edges {
      row(
        [
          network.nodes[edge.source].id, network.nodes[edge.target].id, edge.kind, edge.label,
          String(edge.weight),
        ] + cells(edge.values, network.edgeAttributes))
      try output.check()
    }
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

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

  private mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      let needsQuotes = cell.utf8.contains { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C || $0 == 0x27 }
      guard needsQuotes else {
        output.append(text: cell)
        continue
      }
      output.append(UInt8(ascii: "\""))
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { output.append(byte) }
        output.append(byte)
      }
      output.append(UInt8(ascii: "\""))
    }
    output.append("\n")
  }
}
