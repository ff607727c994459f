import EntenteBytes
import EntenteRDF

/// A writer of the CSV that `neo4j-admin database import` and `load.cypher` read: nodes in one file,
/// relationships in another.
struct Neo4jWriter: ~Copyable {
  private var table: CSVTable
  private let network: Network
  private let delimiter: String

  init(of network: Network, to sink: any ByteSink, escapingFormulas: Bool) {
    table = CSVTable(to: sink, escapingFormulas: escapingFormulas)
    self.network = network
    delimiter = Self.delimiter(of: network)
  }

  var losses: LossReport { table.losses }

  mutating func writeNodes() throws(ByteSinkError) {
    table.append([":ID", "name", "iri", ":LABEL"] + network.nodeAttributes.map(Self.header))
    for node in network.nodes {
      table.append(
        [node.id, node.label, node.iri, node.kinds.joined(separator: delimiter)]
          + cells(node.values, network.nodeAttributes))
      try table.check()
    }
    try table.finish()
  }

  mutating func writeRelationships() throws(ByteSinkError) {
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

  /// The header of an attribute with its type: `start:date`, `quote:string[]`.
  static func header(_ attribute: Network.Attribute) -> String {
    let type =
      switch attribute.type {
      case .boolean: "boolean"
      case .integer: attribute.isLong ? "long" : "int"
      case .double: "double"
      case .date: "date"
      case .string, .partialDate: "string"
      }
    // A text is what a column holds that says nothing else.
    if attribute.isProse || type == "string" && !attribute.isList { return attribute.name }
    return attribute.name + ":" + type + (attribute.isList ? "[]" : "")
  }

  private func cells(
    _ values: [Network.Value], _ attributes: [Network.Attribute]
  ) -> [String] {
    var cells = Array(repeating: "", count: attributes.count)
    for value in values {
      cells[value.attribute] =
        attributes[value.attribute].isProse
        ? value.spelling : value.texts.joined(separator: delimiter)
    }
    return cells
  }

  /// What divides the texts of an array: a semicolon, or a control character where a text has one.
  static func delimiter(of network: Network) -> String {
    let lists = [
      (network.nodeAttributes, network.nodes.map(\.values)),
      (network.edgeAttributes, network.edges.map(\.values)),
    ]
    func isFree(_ delimiter: UInt8) -> Bool {
      lists.allSatisfy { attributes, elements in
        elements.allSatisfy { values in
          values.allSatisfy { value in
            !attributes[value.attribute].isList || attributes[value.attribute].isProse
              || value.texts.allSatisfy { !$0.utf8.contains(delimiter) }
          }
        }
      }
    }
    let free = [UInt8(ascii: ";"), 0x1F, 0x1E, 0x1D, 0x1C, UInt8(ascii: "|")].first(where: isFree)
    return String(Unicode.Scalar(free ?? UInt8(ascii: ";")))
  }
}
