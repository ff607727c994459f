package import EntenteBytes
import EntenteGraph
package import EntenteOntology
package import EntenteRDF

extension JSONLDWriter.Term {
  /// The names that the context of an export declares: the relations and qualifiers of an ontology, and what exports tell
  /// of entities, statements, evidence and documents.
  static func terms(of ontology: Ontology) -> [JSONLDWriter.Term] {
    var terms = (ontology.relations + ontology.qualifiers).map { relation in
      var isReference = false
      if case .entities = relation.range { isReference = true }
      return JSONLDWriter.Term(
        name: relation.name.rawValue, iri: relation.iri, isReference: isReference)
    }
    var known = Set(terms.map(\.name))
    var knownIRIs = Set(terms.map(\.iri))
    for term in others where known.insert(term.name).inserted && knownIRIs.insert(term.iri).inserted
    {
      terms.append(term)
    }
    return terms
  }

  private static let others: [JSONLDWriter.Term] = {
    func own(_ names: [String], isReference: Bool) -> [JSONLDWriter.Term] {
      names.map {
        JSONLDWriter.Term(
          name: $0, iri: EntenteVocabulary.ontology + $0, isReference: isReference)
      }
    }
    let days = ["Start", "End", "Date"].flatMap { ["earliest" + $0, "latest" + $0] }
    return own(["actor", "recipient", "status", "source", "cites"], isReference: true)
      + own(
        [
          "confidence", "context", "beginIndex", "endIndex", "quote", "rule", "inheritedFrom",
          "digest",
        ]
          + days, isReference: false)
      + [
        // “evidence” is the prefix of its nodes.
        JSONLDWriter.Term(
          name: "hasEvidence", iri: EntenteVocabulary.ontology + "evidence", isReference: true),
        JSONLDWriter.Term(name: "label", iri: EntenteVocabulary.label, isReference: false),
        JSONLDWriter.Term(
          name: "altLabel", iri: EntenteVocabulary.alternativeLabel, isReference: false),
        JSONLDWriter.Term(name: "sameAs", iri: EntenteVocabulary.sameAs, isReference: true),
        JSONLDWriter.Term(name: "exactMatch", iri: EntenteVocabulary.exactMatch, isReference: true),
        JSONLDWriter.Term(name: "closeMatch", iri: EntenteVocabulary.closeMatch, isReference: true),
        JSONLDWriter.Term(name: "subject", iri: RDF.subject, isReference: true),
        JSONLDWriter.Term(name: "predicate", iri: RDF.predicate, isReference: true),
        JSONLDWriter.Term(name: "object", iri: RDF.object, isReference: true),
        JSONLDWriter.Term(
          name: "wasDerivedFrom", iri: EntenteVocabulary.wasDerivedFrom, isReference: true),
        JSONLDWriter.Term(name: "title", iri: EntenteVocabulary.title, isReference: false),
        JSONLDWriter.Term(
          name: "identifier", iri: EntenteVocabulary.identifier, isReference: false),
      ]
  }()
}

extension JSONLDWriter {
  /// Writes the context that exports to JSON-LD have, as a document of its own.
  package static func writeContext(of ontology: Ontology, to sink: any ByteSink) throws {
    let prefixes = PrefixMap(EntenteVocabulary.prefixes)
    try writeContext(prefixes: prefixes, terms: Term.terms(of: ontology), to: sink)
  }
}
