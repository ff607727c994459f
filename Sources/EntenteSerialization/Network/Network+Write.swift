import EntenteBytes
import EntenteRDF

extension Network {
  /// Writes the network in one of the formats for networks; returns what was lost.
  func write(
    _ format: GraphFormat, to sink: any ByteSink, options: ExportOptions
  ) throws -> LossReport {
    switch format {
    case .gexf:
      var writer = GEXFWriter(to: sink)
      try writer.write(self)
      return writer.losses
    case .neo4jNodes:
      var writer = Neo4jWriter(to: sink, escapingFormulas: options.escapesFormulas)
      try writer.writeNodes(of: self)
      return writer.losses
    case .neo4jRelationships:
      var writer = Neo4jWriter(to: sink, escapingFormulas: options.escapesFormulas)
      try writer.writeRelationships(of: self)
      return writer.losses
    default:
      var writer = GraphMLWriter(to: sink, isStrict: options.isStrictGraphML)
      try writer.write(self)
      return writer.losses
    }
  }
}
