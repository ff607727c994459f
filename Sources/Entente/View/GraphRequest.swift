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

  /// Where the background of a graph comes from, what the gazetteer knows of the things that its documents
  /// name.
  package enum Background: Sendable {
    /// The graph has none, and it is made.
    case made
    /// The graph has some that is of its parts alone, and it is made for the whole.
    case renewed
    /// It is what stands in the graph.
    case kept
  }

  /// The graph as it is asked for, read through the given one.
  ///
  /// - Throws: a `Selection.Problem` where the selection names what the graph does not hold, and an
  ///   error of the graph's files.
  package func apply(
    to graph: any GraphContents, gazetteer: Gazetteer = .standard, ontology: Ontology = .standard,
    background: Background = .made
  ) throws -> any GraphContents {
    var contents = graph
    if background == .renewed {
      var documents = Selection()
      documents.includesContext = false
      documents.includesImplied = true
      contents = try SelectedGraph(of: graph, by: documents)
    }
    // A view folds by the background, be it that the graph was written without.
    if view != nil || background != .kept && selection.includesContext {
      contents = try ContextGraph(of: contents, gazetteer: gazetteer, ontology: ontology)
    }
    if view == .states {
      contents = try StatesView.fold(contents, gazetteer: gazetteer, ontology: ontology)
    }
    return try SelectedGraph.select(contents, by: selection)
  }
}
