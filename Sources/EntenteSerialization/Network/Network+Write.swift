import EntenteBytes
import EntenteRDF

extension Network {
  /// Writes the network in one of the formats for networks, some of which have files beside; returns what
  /// was lost.
  func write(
    _ format: GraphFormat, to sink: any ByteSink, options: ExportOptions, files: inout LabelFiles
  ) throws -> LossReport {
    guard let syntax = format.networkSyntax else {
      throw ExportError(format: format, message: "is no format of networks")
    }
    switch syntax {
    case .labelTables(let store):
      return try files.write(self, format, for: store, script: sink, options: options)
    case .gexf:
      var writer = GEXFWriter(to: sink)
      try writer.write(self)
      return writer.losses
    case .neo4jNodes:
      var writer = Neo4jWriter(
        of: self, to: sink, escapingFormulas: options.escapesFormulas)
      try writer.writeNodes()
      return writer.losses
    case .neo4jRelationships:
      var writer = Neo4jWriter(
        of: self, to: sink, escapingFormulas: options.escapesFormulas)
      try writer.writeRelationships()
      return writer.losses
    case .neo4jScript:
      var writer = CypherWriter(of: self, to: sink)
      try writer.write()
      return LossReport()
    case .edges:
      var writer = EdgeTableWriter(to: sink, escapingFormulas: options.escapesFormulas)
      try writer.write(self)
      return writer.losses
    case .dot:
      var writer = DOTWriter(to: sink)
      try writer.write(self)
      return writer.losses
    case .mermaid:
      var writer = MermaidWriter(to: sink)
      try writer.write(self)
      return writer.losses
    case .cytoscape:
      var writer = CytoscapeWriter(to: sink)
      try writer.write(self)
      return LossReport()
    case .graphml:
      var writer = GraphMLWriter(to: sink, flavour: options.graphMLFlavour)
      try writer.write(self)
      return writer.losses
    }
  }
}
