import EntenteBytes
import EntenteRDF

/// A writer of a plain table of edges, as spreadsheets, pandas and Gephi's table import take it.
struct EdgeTableWriter: ~Copyable {
  private var table: CSVTable
  private var unconnected = 0

  init(to sink: any ByteSink, escapingFormulas: Bool) {
    table = CSVTable(to: sink, escapingFormulas: escapingFormulas)
  }

  var losses: LossReport {
    var losses = table.losses
    losses.add(.unconnectedNode, unconnected)
    return losses
  }

  mutating func write(_ network: Network) throws(ByteSinkError) {
    table.append(
      ["Source", "Target", "Type", "Relation", "Label", "Weight", "SourceName", "TargetName"]
        + network.edgeAttributes.map(\.name))
    for edge in network.edges {
      let (source, target) = (network.nodes[edge.source], network.nodes[edge.target])
      var cells = Array(repeating: "", count: network.edgeAttributes.count)
      for value in edge.values { cells[value.attribute] = value.spelling }
      table.append(
        [
          source.id, target.id, "Directed", edge.kind, edge.label, String(edge.weight),
          source.label, target.label,
        ] + cells)
      try table.check()
    }
    unconnected = network.nodes.count { $0.degree == 0 }
    try table.finish()
  }

  mutating func abandon() { table.abandon() }
}
