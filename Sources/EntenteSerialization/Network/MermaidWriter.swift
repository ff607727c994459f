import EntenteBytes
import EntenteRDF

/// A writer of Mermaid flowcharts, which Markdown pages show, for small graphs.
struct MermaidWriter: ~Copyable {
  private var output: ByteOutput
  private(set) var losses = LossReport()
  /// What Mermaid draws unless its page is told otherwise.
  private static let maximumEdgeCount = 500

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  mutating func write(_ network: Network) throws(ByteSinkError) {
    line("flowchart LR")
    var colours: [Palette] = []
    for (index, node) in network.nodes.enumerated() {
      if !colours.contains(node.colour) { colours.append(node.colour) }
      let style = colours.firstIndex(of: node.colour) ?? 0
      line("  n\(index)[\"\(escaped(node.label))\"]:::c\(style)")
      try output.check()
    }
    for edge in network.edges {
      let arrow = edge.isBackground ? "-.->" : "-->"
      line("  n\(edge.source) \(arrow)|\"\(escaped(edge.label))\"| n\(edge.target)")
      try output.check()
    }
    for (index, colour) in colours.enumerated() {
      line(
        "  classDef c\(index) fill:\(colour.hexadecimal),color:\(colour.isDark ? "#fff" : "#000")")
    }
    losses.add(.undrawnEdge, max(0, network.edges.count - Self.maximumEdgeCount))
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func line(_ text: String) {
    output.append(text: text)
    output.append("\n")
  }

  /// Everything that Mermaid or Markdown could take for its own as a character reference.
  private mutating func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case _ where scalar.value < 0x20: escaped += " "
      case "\"", "#", "&", "<", ">", "`", ";", "|", "[", "]", "{", "}", "(", ")", "\\", "*", "_":
        escaped += "#\(scalar.value);"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped.isEmpty ? " " : escaped
  }
}
