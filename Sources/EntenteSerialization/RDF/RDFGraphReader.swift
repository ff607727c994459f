package import EntenteBytes
package import EntenteGraph
package import EntenteOntology

/// Reads back the graph that an export to RDF holds, in each statement model and syntax.
///
/// The model is told from the nodes. What plain RDF does not carry is gone: why a link was made, and,
/// in the model that writes direct triples alone, time, status, evidence and events.
package struct RDFGraphReader {
  /// What was found in the file and is not in the graph, or not with all that a graph tells.
  package struct Gaps: Sendable {
    /// Triples of two entities without a statement that tells more.
    package var bareTriples = 0
    /// Properties that are not known, by IRI.
    package var unknown: [String: Int] = [:]
  }

  /// A node that lacks what the exports give it.
  package struct Problem: Error, CustomStringConvertible {
    package let node: String
    package let message: String
    package var description: String { "<\(node)> \(message)" }
  }

  private let syntax: RDFSyntax
  private let ontology: Ontology
  /// What stands before identifiers; told from the nodes if `nil`.
  private let baseIRI: String?

  package init(
    _ syntax: RDFSyntax, ontology: Ontology = .standard,
    baseIRI: String? = nil
  ) {
    self.syntax = syntax
    self.ontology = ontology
    self.baseIRI = baseIRI
  }

  /// Reads a document.
  ///
  /// - Throws: `RDFSyntaxError` at the place that is wrong, `ByteSource.Failure`, and ``Problem``.
  package func read(_ source: ByteSource) throws -> (graph: KnowledgeGraph, gaps: Gaps) {
    let nodes = RDFNodes()
    try syntax.read(from: source, base: nil, into: nodes)
    let base = baseIRI ?? nodes.base ?? ExportOptions().baseIRI
    var assembly = RDFGraphAssembly(nodes, ontology: ontology, baseIRI: base)
    try assembly.run()
    return (assembly.graph, assembly.gaps)
  }
}
