import EntenteBytes
import EntenteRDF

/// A writer of GraphML that opens well in Gephi, Cytoscape, yEd, networkx, igraph and Neo4j APOC.
///
/// What each of them needs: the node's name under the key `label` and the edge's relation under
/// `edgelabel`, which Gephi looks for; the attributes `labels` and `label`, which APOC reads; colour,
/// size and position under the names that Gephi knows; a weight of at least 1, since 0 deletes an
/// edge; no key twice, no default, nodes before edges. The IRI of an attribute is its key's description.
struct GraphMLWriter: ~Copyable {
  private var output: ByteOutput
  private let flavour: GraphMLFlavour
  private(set) var losses = LossReport()

  init(to sink: any ByteSink, flavour: GraphMLFlavour) {
    output = ByteOutput(to: sink)
    self.flavour = flavour
  }

  mutating func write(_ network: Network) throws(ByteSinkError) {
    output.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
      """)
    if flavour == .yed { output.append(" xmlns:y=\"http://www.yworks.com/xml/graphml\"") }
    output.append(
      """
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

  /// Whether places, sizes and colours are attributes: yEd has them elsewhere, Gremlin no use for them.
  private var drawsByAttributes: Bool { flavour == .usual || flavour == .strict }

  // MARK: Keys

  private mutating func writeKeys(_ network: Network) {
    key("label", for: "node", name: "name", type: "string")
    if flavour == .tinkerpop { key("labelV", for: "node", name: "labelV", type: "string") }
    for name in ["kind", "kinds", "iri"] { key(name, for: "node", name: name, type: "string") }
    if drawsByAttributes {
      for name in ["r", "g", "b"] { key(name, for: "node", name: name, type: "int") }
      for name in ["size", "x", "y"] { key(name, for: "node", name: name, type: "double") }
    }
    keys("n", for: "node", network.nodeAttributes)
    key("edgelabel", for: "edge", name: "interaction", type: "string")
    if flavour == .tinkerpop { key("labelE", for: "edge", name: "labelE", type: "string") }
    key("relation", for: "edge", name: "relation", type: "string")
    key("weight", for: "edge", name: "weight", type: "double")
    keys("e", for: "edge", network.edgeAttributes)
    if flavour == .yed {
      output.append("  <key id=\"graphics\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n")
      output.append("  <key id=\"edgegraphics\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n")
    }
  }

  private mutating func keys(
    _ letter: String, for element: StaticString, _ attributes: [Network.Attribute]
  ) {
    for (index, attribute) in attributes.enumerated() {
      let type =
        switch attribute.cellType {
        case .boolean: "boolean"
        case .integer: attribute.isLong ? "long" : "int"
        case .double: "double"
        case .string, .date, .partialDate: "string"
        }
      key("\(letter)\(index)", for: element, name: attribute.name, type: type, iri: attribute.iri)
    }
  }

  private mutating func key(
    _ id: String, for element: StaticString, name: String, type: String, iri: String = ""
  ) {
    output.append("  <key id=\"\(id)\" for=\"", element, "\" attr.name=\"")
    attribute(name)
    output.append(text: "\" attr.type=\"\(type)\"")
    guard !iri.isEmpty else { return output.append("/>\n") }
    output.append("><desc>")
    text(iri)
    output.append("</desc></key>\n")
  }

  // MARK: Nodes and edges

  private mutating func write(_ node: Network.Node, _ index: Int, _ network: Network) {
    output.append("    <node id=\"")
    attribute(id(of: node, index))
    if flavour == .usual {
      output.append("\" labels=\"")
      attribute(node.kinds.map { ":" + $0 }.joined())
    }
    output.append("\">\n")
    data("label", node.label)
    if flavour == .tinkerpop { data("labelV", node.kind) }
    data("kind", node.kind)
    data("kinds", Network.Value(attribute: 0, texts: node.kinds).spelling)
    data("iri", node.iri)
    if drawsByAttributes {
      data("r", String(node.colour.red))
      data("g", String(node.colour.green))
      data("b", String(node.colour.blue))
      data("size", Decimal.spell(node.size))
      data("x", Decimal.spell(node.x))
      data("y", Decimal.spell(node.y))
    }
    for value in node.values { data("n\(value.attribute)", value.spelling) }
    if flavour == .yed { writeShape(of: node) }
    output.append("    </node>\n")
  }

  private mutating func write(_ edge: Network.Edge, _ index: Int, _ network: Network) {
    output.append(text: "    <edge id=\"e\(index)\" source=\"")
    attribute(id(of: network.nodes[edge.source], edge.source))
    output.append("\" target=\"")
    attribute(id(of: network.nodes[edge.target], edge.target))
    if flavour == .usual {
      output.append("\" label=\"")
      attribute(edge.kind)
    }
    output.append("\">\n")
    data("edgelabel", edge.label)
    if flavour == .tinkerpop { data("labelE", edge.kind) }
    data("relation", edge.kind)
    data("weight", String(edge.weight))
    for value in edge.values { data("e\(value.attribute)", value.spelling) }
    if flavour == .yed { writeShape(of: edge) }
    output.append("    </edge>\n")
  }

  private mutating func writeShape(of node: Network.Node) {
    let size = Decimal.spell(node.size)
    output.append("      <data key=\"graphics\"><y:ShapeNode><y:Geometry height=\"")
    output.append(text: "\(size)\" width=\"\(size)\" x=\"\(Decimal.spell(node.x))\" y=\"")
    output.append(text: "\(Decimal.spell(node.y))\"/><y:Fill color=\"\(node.colour.hexadecimal)\"")
    output.append(" transparent=\"false\"/><y:NodeLabel modelName=\"sides\" modelPosition=\"s\">")
    text(node.label)
    output.append("</y:NodeLabel><y:Shape type=\"ellipse\"/></y:ShapeNode></data>\n")
  }

  private mutating func writeShape(of edge: Network.Edge) {
    output.append("      <data key=\"edgegraphics\"><y:PolyLineEdge><y:LineStyle width=\"")
    output.append(text: "\(edge.weight).0\"/><y:Arrows source=\"none\" target=\"standard\"/>")
    output.append("<y:EdgeLabel>")
    text(edge.label)
    output.append("</y:EdgeLabel></y:PolyLineEdge></data>\n")
  }

  /// The schema allows only name characters in an identifier.
  private func id(of node: Network.Node, _ index: Int) -> String {
    let isName = node.id.utf8.allSatisfy {
      ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x2D < 14 && $0 != 0x2F || $0 == 0x5F
    }
    return flavour == .strict && !isName ? "n\(index)" : node.id
  }

  // MARK: Text

  private mutating func data(_ key: String, _ content: String) {
    guard !content.isEmpty else { return }
    output.append(text: "      <data key=\"\(key)\">")
    text(content)
    if flavour == .usual, content.utf8.count >= 3, XMLText.holdsInfinity(Array(content.utf8)) {
      losses.add(.infinity)
    }
    output.append("</data>\n")
  }

  private mutating func text(_ content: String) {
    let bytes = Array(content.utf8)
    if XMLText.needsSection(bytes) {
      // The reader of the JDK, and so Gephi, loses white space between two entities.
      output.append("<![CDATA[")
      output.append(bytes)
      output.append("]]>")
    } else {
      losses.add(
        .forbiddenCharacter, XMLEscaping.appendText(bytes, 0..<bytes.count, to: &output))
    }
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
