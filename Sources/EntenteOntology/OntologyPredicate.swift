/// What an ontology says of its classes and relations that the program reads.
enum OntologyPredicate: String, CaseIterable {
  case type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
  case first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
  case rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest"
  case label = "http://www.w3.org/2000/01/rdf-schema#label"
  case subclass = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
  case domain = "http://www.w3.org/2000/01/rdf-schema#domain"
  case range = "http://www.w3.org/2000/01/rdf-schema#range"
  case inverse = "http://www.w3.org/2002/07/owl#inverseOf"
  case union = "http://www.w3.org/2002/07/owl#unionOf"
  case definition = "http://www.w3.org/2004/02/skos/core#definition"
  case notation = "http://www.w3.org/2004/02/skos/core#notation"
  case exactMatch = "http://www.w3.org/2004/02/skos/core#exactMatch"
  case closeMatch = "http://www.w3.org/2004/02/skos/core#closeMatch"
  case broadMatch = "http://www.w3.org/2004/02/skos/core#broadMatch"
  case narrowMatch = "http://www.w3.org/2004/02/skos/core#narrowMatch"
  case relatedMatch = "http://www.w3.org/2004/02/skos/core#relatedMatch"
  case singular = "https://w3id.org/entente/ontology#singular"
  case lasting = "https://w3id.org/entente/ontology#lasting"
  case qualifiedBy = "https://w3id.org/entente/ontology#qualifiedBy"

  /// The predicates by their IRIs.
  static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

/// What a thing that an ontology defines can be.
enum OntologyType: String {
  case owlClass = "http://www.w3.org/2002/07/owl#Class"
  case objectProperty = "http://www.w3.org/2002/07/owl#ObjectProperty"
  case datatypeProperty = "http://www.w3.org/2002/07/owl#DatatypeProperty"
  case symmetricProperty = "http://www.w3.org/2002/07/owl#SymmetricProperty"
}
