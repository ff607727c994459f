extension RDFXMLReader {
  /// The attributes of an element, sorted by what they mean to RDF.
  struct Attributes {
    /// `rdf:about`, `rdf:ID` … by their local names.
    var syntax: [String: String] = [:]
    /// The attributes that are triples of their own, in document order.
    var properties: [(namespace: String, name: String, value: String)] = []

    private static let syntaxNames: Set<String> = [
      "ID", "about", "nodeID", "resource", "datatype", "parseType", "annotation",
      "annotationNodeID",
    ]
    private static let forbidden: Set<String> = [
      "Description", "RDF", "li", "bagID", "aboutEach", "aboutEachPrefix",
    ]

    init(_ element: XMLPullReader.Element, of reader: RDFXMLReader) throws {
      for attribute in element.attributes {
        var namespace = attribute.namespace
        if namespace == RDFXMLReader.xmlNamespace || namespace == RDFXMLReader.its { continue }
        if namespace.isEmpty {
          // XML keeps such names for itself.
          if attribute.name.lowercased().hasPrefix("xml") { continue }
          // These five were once written without a prefix.
          guard ["ID", "about", "resource", "parseType", "type"].contains(attribute.name) else {
            throw reader.xml.error("an attribute without a namespace: “\(attribute.name)”")
          }
          namespace = RDF.namespace
        }
        guard namespace == RDF.namespace else {
          properties.append((namespace, attribute.name, attribute.value))
          continue
        }
        if attribute.name == "version" { continue }
        if Self.forbidden.contains(attribute.name) {
          throw reader.xml.error("rdf:\(attribute.name) is no attribute")
        }
        if Self.syntaxNames.contains(attribute.name) {
          syntax[attribute.name] = attribute.value
        } else {
          properties.append((namespace, attribute.name, attribute.value))
        }
      }
    }

    subscript(_ name: String) -> String? { syntax[name] }

    /// Throws where an attribute stands that has no meaning here.
    func allow(_ names: Set<String>, _ reader: RDFXMLReader) throws {
      for name in syntax.keys.sorted() where !names.contains(name) {
        throw reader.xml.error("rdf:\(name) cannot stand here")
      }
    }
  }

  /// Writes the attributes that are triples.
  func emitProperties(_ attributes: Attributes, of subject: Term, _ context: Context) throws {
    for property in attributes.properties {
      let predicate = try iri(namespace: property.namespace, property.name)
      let isType = predicate == .iri(RDF.type)
      let object = try isType ? iri(property.value, context) : literal(property.value, context)
      try emit(subject, predicate, object)
    }
  }
}
