import EntenteBytes
import EntenteRDF

/// A writer of GraphML that opens well in Gephi, Cytoscape, yEd, networkx, igraph and Neo4j APOC.
///
/// What each of them needs: the node's name under the key `label` and the edge's relation under
/// `edgelabel`, which Gephi looks for; the attributes `labels` and `label`, which APOC reads; colour,
/// size and position under the names that Gephi knows; a weight of at least 1, since 0 deletes an
/// edge; no key twice, no default, nodes before edges.
struct GraphMLWriter: ~Copyable {
  private var output: ByteOutput
  private let isStrict: Bool
  private(set) var losses = LossReport()

  /// Creates a writer; a strict one leaves out the attributes that the schema does not know.
  init(to sink: any ByteSink, isStrict: Bool) {
    output = ByteOutput(to: sink)
    self.isStrict = isStrict
  }

  mutating func write(_ network: Network) throws(ByteSinkError) {
    output.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    writeKeys(network)
    output.append("  <graph id=\"entente\" edgedefault=\"directed\">\n")
    for (index, node) in network.nodes.enumerated() {
      write(node, index, network)
      try output.check()
    }
    for (index, edge) in network.edges.enumerated() {
      write(edge, index, network)
      try output.check()
    }
    output.append("  </graph>\n</graphml>\n")
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func writeKeys(_ network: Network) {
    key("label", for: "node", name: "name", type: "string")
    for name in ["kind", "iri"] { key(name, for: "node", name: name, type: "string") }
    for name in ["r", "g", "b"] { key(name, for: "node", name: name, type: "int") }
    for name in ["size", "x", "y"] { key(name, for: "node", name: name, type: "double") }
    for (index, attribute) in network.nodeAttributes.enumerated() {
      key("n\(index)", for: "node", name: attribute.name, type: attribute.type.rawValue)
    }
    key("edgelabel", for: "edge", name: "interaction", type: "string")
    key("relation", for: "edge", name: "relation", type: "string")
    key("weight", for: "edge", name: "weight", type: "double")
    for (index, attribute) in network.edgeAttributes.enumerated() {
      key("e\(index)", for: "edge", name: attribute.name, type: attribute.type.rawValue)
    }
  }

  private mutating func key(_ id: String, for element: StaticString, name: String, type: String) {
    output.append("  <key id=\"\(id)\" for=\"", element, "\" attr.name=\"")
    attribute(name)
    output.append(text: "\" attr.type=\"\(type)\"/>\n")
  }

  private mutating func write(_ node: Network.Node, _ index: Int, _ network: Network) {
    output.append("    <node id=\"")
    attribute(id(of: node, index))
    if !isStrict {
      output.append("\" labels=\":")
      attribute(node.kind)
    }
    output.append("\">\n")
    data("label", node.label)
    data("kind", node.kind)
    data("iri", node.iri)
    data("r", String(node.colour.red))
    data("g", String(node.colour.green))
    data("b", String(node.colour.blue))
    data("size", Decimal.spell(node.size))
    data("x", Decimal.spell(node.x))
    data("y", Decimal.spell(node.y))
    for value in node.values { data("n\(value.attribute)", value.text) }
    output.append("    </node>\n")
  }

  private mutating func write(_ edge: Network.Edge, _ index: Int, _ network: Network) {
    output.append(text: "    <edge id=\"e\(index)\" source=\"")
    attribute(id(of: network.nodes[edge.source], edge.source))
    output.append("\" target=\"")
    attribute(id(of: network.nodes[edge.target], edge.target))
    if !isStrict {
      output.append("\" label=\"")
      attribute(edge.kind)
    }
    output.append("\">\n")
    data("edgelabel", edge.label)
    data("relation", edge.kind)
    data("weight", String(edge.weight))
    for value in edge.values { data("e\(value.attribute)", value.text) }
    output.append("    </edge>\n")
  }

  /// The schema allows only name characters in an identifier.
  private func id(of node: Network.Node, _ index: Int) -> String {
    let isName = node.id.utf8.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x2D < 14 && $0 != 0x2F || $0 == 0x5F
    }
    return isStrict && !isName ? "n\(index)" : node.id
  }

  private mutating func data(_ key: String, _ text: String) {
    guard !text.isEmpty else { return }
    output.append(text: "      <data key=\"\(key)\">")
    let bytes = Array(text.utf8)
    if XMLText.needsSection(bytes) {
      // The reader of the JDK, and so Gephi, loses white space between two entities.
      output.append("<![CDATA[")
      output.append(bytes)
      output.append("]]>")
    } else {
      losses.add(
        .forbiddenCharacter, XMLEscaping.appendText(bytes, 0..<bytes.count, to: &output))
    }
    if !isStrict, text.utf8.count >= 3, XMLText.holdsInfinity(bytes) { losses.add(.infinity) }
    output.append("</data>\n")
  }

  private mutating func attribute(_ text: String) {
    let bytes = Array(text.utf8)
    losses.add(
      .forbiddenCharacter, XMLEscaping.appendAttribute(bytes, 0..<bytes.count, to: &output))
  }
}

extension ByteOutput {
  fileprivate mutating func append(_ start: String, _ middle: StaticString, _ end: String) {
    append(text: start)
    append(middle)
    append(text: end)
  }
}
