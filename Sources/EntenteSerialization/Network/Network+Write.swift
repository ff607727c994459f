import EntenteBytes
import EntenteRDF

extension Network {
  /// Writes the network in one of the formats for networks; returns what was lost.
  func write(
    _ format: GraphFormat, to sink: any ByteSink, isStrictGraphML: Bool
  ) throws -> LossReport {
    switch format {
    case .gexf:
      var writer = GEXFWriter(to: sink)
      try writer.write(self)
      return writer.losses
    case .neo4jNodes:
      var writer = Neo4jWriter(to: sink)
      try writer.writeNodes(of: self)
    case .neo4jRelationships:
      var writer = Neo4jWriter(to: sink)
      try writer.writeRelationships(of: self)
    default:
      var writer = GraphMLWriter(to: sink, isStrict: isStrictGraphML)
      try writer.write(self)
      return writer.losses
    }
    return LossReport()
  }
}
