import EntenteBytes
import EntenteRDF

/// A writer of DOT, the language of Graphviz, for small graphs.
struct DOTWriter: ~Copyable {
  private var output: ByteOutput
  private(set) var losses = LossReport()

  init(to sink: any ByteSink) { output = ByteOutput(to: sink) }

  mutating func write(_ network: Network) throws(ByteSinkError) {
    output.append(
      """
      digraph entente {
        graph [overlap=false, splines=true];
        node [shape=ellipse, style=filled, fontname="sans-serif"];
        edge [fontname="sans-serif", fontsize=10];

      """)
    for node in network.nodes {
      let colour = node.colour
      line(
        "  \(quoted(node.id)) [label=\(quoted(node.label)), class=\(quoted(node.kind)), "
          + "URL=\(quoted(node.iri)), fillcolor=\"\(colour.hexadecimal)\", "
          + "fontcolor=\"\(colour.isDark ? "white" : "black")\"];")
      try output.check()
    }
    for edge in network.edges {
      line(
        "  \(quoted(network.nodes[edge.source].id)) -> \(quoted(network.nodes[edge.target].id)) "
          + "[label=\(quoted(edge.label)), class=\(quoted(edge.kind)), weight=\(edge.weight)"
          + (edge.isBackground ? ", context=true, style=dashed];" : "];"))
      try output.check()
    }
    output.append("}\n")
    try output.finish()
  }

  mutating func abandon() { output.abandon() }

  private mutating func line(_ text: String) {
    output.append(text: text)
    output.append("\n")
  }

  /// A text in quotation marks. Of the backslashes of DOT only `\"` is one here, and `\\` a backslash of the
  /// text, so that `\N` and the like are not expanded.
  private mutating func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\0":
        quoted += "\u{FFFD}"
        losses.add(.nul)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
