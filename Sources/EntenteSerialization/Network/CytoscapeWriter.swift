import EntenteBytes

/// A writer of Cytoscape JSON, which Cytoscape and Cytoscape.js open: values keep their types, and lists
/// are lists.
struct CytoscapeWriter: ~Copyable {
  private var output: ByteOutput
  private var text: [UInt8] = []

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  mutating func write(_ network: Network) throws(ByteSinkError) {
    output.append("{\"data\": {\"name\": \"entente\"},\n\"elements\": {\n\"nodes\": [")
    for (index, node) in network.nodes.enumerated() {
      output.append(index > 0 ? ",\n  {\"data\": {" : "\n  {\"data\": {")
      string("id", node.id)
      for (name, value) in [("name", node.label), ("kind", node.kind), ("iri", node.iri)]
      where !value.isEmpty {
        separate()
        string(name, value)
      }
      separate()
      JSONText.appendName("kinds", to: &text)
      JSONText.append(node.kinds, to: &text)
      append(node.values, network.nodeAttributes)
      text.append(text: "}, \"position\": {\"x\": \(Decimal.spell(node.x)), \"y\": ")
      text.append(text: "\(Decimal.spell(node.y))}}")
      try flush()
    }
    output.append("\n],\n\"edges\": [")
    for (index, edge) in network.edges.enumerated() {
      output.append(index > 0 ? ",\n  {\"data\": {" : "\n  {\"data\": {")
      string("id", "e\(index)")
      for (name, value) in [
        ("source", network.nodes[edge.source].id), ("target", network.nodes[edge.target].id),
        ("interaction", edge.label), ("relation", edge.kind),
      ] {
        separate()
        string(name, value)
      }
      text.append(text: ", \"weight\": \(edge.weight)")
      append(edge.values, network.edgeAttributes)
      text.append(text: "}}")
      try flush()
    }
    output.append("\n]}}\n")
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func flush() throws(ByteSinkError) {
    output.append(text)
    text.removeAll(keepingCapacity: true)
    try output.check()
  }

  private mutating func separate() { text.append(text: ", ") }

  private mutating func string(_ name: String, _ value: String) {
    JSONText.append(name, value, to: &text)
  }

  private mutating func append(_ values: [Network.Value], _ attributes: [Network.Attribute]) {
    for value in values {
      let attribute = attributes[value.attribute]
      separate()
      JSONText.appendName(attribute.name, to: &text)
      if attribute.isList { text.append(text: "[") }
      for (index, item) in value.texts.enumerated() {
        if index > 0 { separate() }
        append(item, attribute.type)
      }
      if attribute.isList { text.append(text: "]") }
    }
  }

  private mutating func append(_ item: String, _ type: Network.ValueType) {
    switch type {
    case .boolean: text.append(text: item)
    case .integer: text.append(text: item)
    case .double: text.append(text: Self.number(item))
    case .date, .partialDate, .string: JSONText.append(item, to: &text)
    }
  }

  /// A number as JSON spells it: `.5` and `+1` are none there.
  private static func number(_ text: String) -> String {
    Double(text).map { "\($0)" } ?? "null"
  }
}
