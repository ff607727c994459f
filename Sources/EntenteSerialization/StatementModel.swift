/// How RDF says the time, the status and the evidence of a statement.
public enum StatementModel: String, CaseIterable, Sendable {
  /// Not at all: direct triples only.
  case none
  /// By an `rdf:Statement` with an IRI of its own. Every store loads it.
  case reified
  /// In the shape of Wikidata: the subject points to a statement node, the node to the value.
  case wikidata
  /// By RDF 1.2 triple terms; in Turtle as `<< s p o >>`, which RDF-star reads as well.
  case annotated
  /// By a named graph for each direct triple.
  case namedGraphs = "named-graphs"
}
