import EntenteExtraction
public import EntenteGraph
import EntenteOntology

extension KnowledgeGraph {
  /// Returns the part of the graph that is asked for, with what the gazetteer knows of the things that it names.
  ///
  ///     var selection = Selection()
  ///     selection.relations = ["memberOf"]
  ///     selection.asOf = PartialDate("2004-05-01")
  ///     let members = try graph.requested(GraphRequest(selection: selection))
  ///
  /// Unlike ``KnowledgeGraph/selecting(_:)`` it knows the ontology: classes stand for all below them, a relation may
  /// be named in either direction, and what lasts until it is ended is told from what happens on a day. A graph that
  /// has a background keeps that.
  ///
  /// - Parameters:
  ///   - request: the selection and the view.
  ///   - knowledge: the ontology and the gazetteer.
  /// - Returns: a graph of its own.
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/selection`` where a relation or class is unknown, or the
  ///   graph holds no entity or document of a name.
  public func requested(
    _ request: GraphRequest, knowledge: Knowledge = .standard
  ) throws(EntenteError) -> KnowledgeGraph {
    try EntenteError.translating {
      var request = request
      request.selection = try request.selection.resolved(with: knowledge.ontology)
      return try request.apply(
        to: self, gazetteer: knowledge.linker.gazetteer, ontology: knowledge.ontology,
        background: statements.contains(where: \.isContext) ? .kept : .made
      ).inMemory()
    }
  }
}
