import EntenteRDF

/// The names that the RDF export uses: of `Ontology/entente.ttl` and of open vocabularies.
enum EntenteVocabulary {
  static let ontology = "https://w3id.org/entente/ontology#"
  /// The namespaces of the `wikidata` statement model.
  static let statementProperty = "https://w3id.org/entente/property/statement/"
  static let valueProperty = "https://w3id.org/entente/property/value/"
  static let qualifierProperty = "https://w3id.org/entente/property/qualifier/"

  static let label = "http://www.w3.org/2000/01/rdf-schema#label"
  static let alternativeLabel = "http://www.w3.org/2004/02/skos/core#altLabel"
  static let exactMatch = "http://www.w3.org/2004/02/skos/core#exactMatch"
  static let closeMatch = "http://www.w3.org/2004/02/skos/core#closeMatch"
  static let sameAs = "http://www.w3.org/2002/07/owl#sameAs"
  static let isPrimaryTopicOf = "http://xmlns.com/foaf/0.1/isPrimaryTopicOf"
  static let provenance = "http://www.w3.org/ns/prov#"
  static let wasDerivedFrom = provenance + "wasDerivedFrom"
  static let title = "http://purl.org/dc/terms/title"
  static let identifier = "http://purl.org/dc/terms/identifier"
  static let date = "http://purl.org/dc/terms/date"
  static let publisher = "http://purl.org/dc/terms/publisher"
  static let source = "http://purl.org/dc/terms/source"
  static let version = "https://schema.org/version"
  static let address = "https://schema.org/url"
  static let geo = "http://www.w3.org/2003/01/geo/wgs84_pos#"
  /// The datatype of dates of ISO 8601-2 that XML Schema has no type for.
  static let extendedDate = "http://id.loc.gov/datatypes/edtf/EDTF"

  /// The prefixes that a document always may use, before those of the class paths.
  static let prefixes: [(prefix: String, namespace: String)] =
    [
      ("ent", ontology), ("p", statementProperty), ("ps", valueProperty), ("pq", qualifierProperty),
      ("wdp", WikidataProperties.statement), ("wdps", WikidataProperties.value),
      ("wdpq", WikidataProperties.qualifier),
    ] + PrefixMap.wellKnown
}
