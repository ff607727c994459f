package import EntenteGraph
package import EntenteOntology
package import EntenteSerialization

/// Finds the state that an entity of a graph stands for, with the codes that the graph or the gazetteer
/// knows of it.
package struct StateFinder {
  private let graph: any GraphContents
  private let gazetteer: Gazetteer
  private let states: FoldedStates

  /// Reads a graph once.
  package init(of graph: any GraphContents, gazetteer: Gazetteer, ontology: Ontology) throws {
    self.graph = graph
    self.gazetteer = gazetteer
    states = try FoldedStates(of: graph, gazetteer: gazetteer, ontology: ontology)
  }

  /// What an exporter asks, for graphs of this knowledge.
  package static func findStates(
    _ gazetteer: Gazetteer = .standard, _ ontology: Ontology = .standard
  ) -> (any GraphContents) throws -> StateFinding {
    { graph in
      let finder = try StateFinder(of: graph, gazetteer: gazetteer, ontology: ontology)
      return { try finder($0) }
    }
  }

  /// The state of an entity, or the state itself; `nil` where nothing tells it.
  package func callAsFunction(_ id: EntityID) throws -> Entity? {
    guard let state = states.of(id) else { return nil }
    let told = try graph.entity(state)
    guard told?.background == nil, let place = gazetteer.place(of: state) else { return told }
    var known = told ?? gazetteer.entry(at: place).entity
    known.background = gazetteer.background(at: place)
    return known
  }
}
