public import EntenteGraph
package import EntenteOntology

/// How a graph is asked for: with or without what the gazetteer knows, folded into states or as it is,
/// whole or in part.
public struct GraphRequest: Sendable {
  /// The shapes in which a graph can be had.
  public enum View: String, CaseIterable, Sendable {
    /// Edges between states alone; see the help of `--view`.
    case states
  }

  /// What part of the graph is asked for.
  public var selection: Selection
  /// The shape in which it is asked for; as it is if `nil`.
  public var view: View?

  /// Asks for a part of a graph in a shape.
  public init(selection: Selection = Selection(), view: View? = nil) {
    self.selection = selection
    self.view = view
  }

  /// The graph as it is asked for, read through the given one.
  ///
  /// A written graph holds the background that stood in it; that is made anew, for what the gazetteer
  /// knows now of the things that its documents name.
  ///
  /// - Throws: a `Selection.Problem` where the selection names what the graph does not hold, and an
  ///   error of the graph's files.
  package func apply(
    to graph: any GraphContents, gazetteer: Gazetteer = .standard, ontology: Ontology = .standard,
    isWritten: Bool = false
  ) throws -> any GraphContents {
    var contents = graph
    if isWritten {
      var documents = Selection()
      documents.includesContext = false
      documents.includesImplied = true
      contents = try SelectedGraph(of: graph, by: documents)
    }
    if selection.includesContext || view != nil {
      contents = try ContextGraph(of: contents, gazetteer: gazetteer, ontology: ontology)
    }
    if view == .states {
      contents = try StatesView.fold(contents, gazetteer: gazetteer, ontology: ontology)
    }
    return try SelectedGraph.select(contents, by: selection)
  }
}
