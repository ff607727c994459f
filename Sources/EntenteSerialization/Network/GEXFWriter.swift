import EntenteBytes
import EntenteRDF

/// A writer of GEXF 1.3, with a timeline that Gephi plays.
///
/// Gephi gives up the whole import at a date such as `1914-07`, so a partial date stands there as its
/// first or last day; the attributes keep what the text says.
struct GEXFWriter: ~Copyable {
  private var output: ByteOutput
  private(set) var losses = LossReport()

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  mutating func write(_ network: Network) throws(ByteSinkError) {
    let isDynamic =
      network.edges.contains { !$0.spells.isEmpty } || network.nodes.contains { !$0.spells.isEmpty }
    output.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
        <meta>
          <creator>Entente</creator>

      """)
    writeVocabulary(of: network)
    output.append("  </meta>\n  <graph defaultedgetype=\"directed\"")
    output.append(
      isDynamic
        ? " mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\" timezone=\"UTC\">\n"
        : " mode=\"static\">\n")
    writeAttributes(
      "node", [("kind", "string"), ("kinds", "string"), ("iri", "string")], network.nodeAttributes)
    writeAttributes("edge", [("relation", "string")], network.edgeAttributes)
    output.append("    <nodes>\n")
    for node in network.nodes {
      write(node)
      try output.check()
    }
    output.append("    </nodes>\n    <edges>\n")
    for (index, edge) in network.edges.enumerated() {
      write(edge, index, network)
      try output.check()
    }
    output.append("    </edges>\n  </graph>\n</gexf>\n")
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func writeAttributes(
    _ element: String, _ fixed: [(name: String, type: String)], _ others: [Network.Attribute]
  ) {
    output.append(text: "    <attributes class=\"\(element)\" mode=\"static\">\n")
    for attribute in fixed {
      output.append(
        text: "      <attribute id=\"\(attribute.name)\" title=\"\(attribute.name)\" type=\"")
      output.append(text: "\(attribute.type)\"/>\n")
    }
    for (index, attribute) in others.enumerated() {
      let type =
        switch attribute.cellType {
        case .boolean: "boolean"
        case .integer: attribute.isLong ? "long" : "integer"
        case .double: "double"
        case .string, .date, .partialDate: "string"
        }
      output.append(text: "      <attribute id=\"\(index)\" title=\"")
      self.attribute(attribute.name)
      output.append(text: "\" type=\"\(type)\"/>\n")
    }
    output.append("    </attributes>\n")
  }

  private mutating func write(_ node: Network.Node) {
    output.append("      <node id=\"")
    attribute(node.id)
    output.append("\" label=\"")
    attribute(node.label)
    output.append("\">\n")
    writeValues(
      [
        ("kind", node.kind), ("kinds", Network.Value(attribute: 0, texts: node.kinds).spelling),
        ("iri", node.iri),
      ], node.values)
    let colour = node.colour
    output.append(
      text: "        <viz:color r=\"\(colour.red)\" g=\"\(colour.green)\" b=\"\(colour.blue)\"/>\n")
    output.append(
      text: "        <viz:position x=\"\(Decimal.spell(node.x))\" y=\"\(Decimal.spell(node.y))\"")
    output.append(text: " z=\"0.0\"/>\n        <viz:size value=\"\(Decimal.spell(node.size))\"/>\n")
    writeSpells(node.spells)
    output.append("      </node>\n")
  }

  private mutating func write(_ edge: Network.Edge, _ index: Int, _ network: Network) {
    output.append(text: "      <edge id=\"e\(index)\" source=\"")
    attribute(network.nodes[edge.source].id)
    output.append("\" target=\"")
    attribute(network.nodes[edge.target].id)
    output.append("\" label=\"")
    attribute(edge.label)
    output.append("\" kind=\"")
    attribute(edge.kind)
    output.append(text: "\" weight=\"\(edge.weight).0\">\n")
    writeValues([("relation", edge.kind)], edge.values)
    writeSpells(edge.spells)
    losses.add(.unknownYear, edge.timelessCount)
    output.append("      </edge>\n")
  }

  private mutating func writeSpells(_ all: [Network.Spell]) {
    // A time before the year 1 has no place on the timeline of Gephi.
    let spells = Network.Spell.merged(all.filter(\.isOnTimeline))
    losses.add(.earlyDate, all.count { !$0.isOnTimeline })
    guard !spells.isEmpty else { return }
    output.append("        <spells>\n")
    for spell in spells {
      output.append("          <spell")
      if let start = spell.start { output.append(text: " start=\"\(start)\"") }
      if let end = spell.end { output.append(text: " end=\"\(end)\"") }
      output.append("/>\n")
    }
    output.append("        </spells>\n")
  }

  /// The IRIs of attributes, classes and relations, for which GEXF has no place of their own.
  private mutating func writeVocabulary(of network: Network) {
    let attributes = (network.nodeAttributes + network.edgeAttributes).filter { !$0.iri.isEmpty }
    let lines =
      network.vocabulary.map { "\($0.name) = \($0.iri)" }
      + attributes.map { "\($0.name) = \($0.iri)" }
    guard !lines.isEmpty else { return }
    var known: Set<String> = []
    output.append("    <description>")
    for line in lines where known.insert(line).inserted {
      let bytes = Array((known.count > 1 ? "\n" : "").utf8) + Array(line.utf8)
      losses.add(
        .forbiddenCharacter, XMLEscaping.appendText(bytes, 0..<bytes.count, to: &output))
    }
    output.append("</description>\n")
  }

  private mutating func writeValues(
    _ fixed: [(name: String, text: String)], _ others: [Network.Value]
  ) {
    output.append("        <attvalues>\n")
    for value in fixed where !value.text.isEmpty { writeValue(value.name, value.text) }
    for value in others { writeValue(String(value.attribute), value.spelling) }
    output.append("        </attvalues>\n")
  }

  private mutating func writeValue(_ name: String, _ text: String) {
    output.append(text: "          <attvalue for=\"\(name)\" value=\"")
    attribute(text)
    output.append("\"/>\n")
  }

  private mutating func attribute(_ text: String) {
    let bytes = Array(text.utf8)
    losses.add(
      .forbiddenCharacter, XMLEscaping.appendAttribute(bytes, 0..<bytes.count, to: &output))
  }
}

extension Network.Spell {
  /// Whether both ends are of the year 1 or later.
  var isOnTimeline: Bool {
    start?.hasPrefix("-") != true && end?.hasPrefix("-") != true
      && start?.hasPrefix("0000") != true && end?.hasPrefix("0000") != true
  }

  /// The same times with those that overlap joined, by their start.
  static func merged(_ spells: [Network.Spell]) -> [Network.Spell] {
    var merged: [Network.Spell] = []
    for spell in spells.sorted(by: {
      ($0.start ?? "", $0.end ?? "~") < ($1.start ?? "", $1.end ?? "~")
    }) {
      guard let last = merged.last, (spell.start ?? "") <= (last.end ?? "~") else {
        merged.append(spell)
        continue
      }
      merged[merged.count - 1].end = last.end.flatMap { end in spell.end.map { max($0, end) } }
    }
    return merged
  }
}
