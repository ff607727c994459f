import EntenteGraph
import EntenteOntology

/// The properties of Wikidata that relations and qualifiers are exactly, by the alignments of the ontology.
struct WikidataProperties {
  /// The namespaces of statements, values and qualifiers there.
  static let statement = "http://www.wikidata.org/prop/"
  static let value = "http://www.wikidata.org/prop/statement/"
  static let qualifier = "http://www.wikidata.org/prop/qualifier/"
  static let entity = "http://www.wikidata.org/entity/"

  private var numbers: [String: String] = [:]
  private var names: [String: String] = [:]

  init(_ ontology: Ontology) {
    for known in ontology.relations + ontology.qualifiers {
      for alignment in known.alignments where alignment.match == .exact {
        guard alignment.iri.hasPrefix(Self.entity + "P") else { continue }
        let number = String(alignment.iri.dropFirst(Self.entity.count))
        numbers[known.name.rawValue] = number
        names[number] = known.name.rawValue
      }
    }
  }

  /// The number of a relation or qualifier, such as `P463`; `nil` where no property says exactly the same.
  func number(of name: String) -> String? { numbers[name] }

  /// The relation or qualifier of a property's IRI in one of the namespaces.
  func name(of iri: String, in namespace: String) -> String? {
    iri.hasPrefix(namespace) ? names[String(iri.dropFirst(namespace.count))] : nil
  }
}
