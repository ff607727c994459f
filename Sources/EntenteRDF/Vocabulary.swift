/// The IRIs of the RDF namespace that the syntaxes themselves use.
package enum RDF {
  package static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  package static let type = namespace + "type"
  package static let first = namespace + "first"
  package static let rest = namespace + "rest"
  package static let `nil` = namespace + "nil"
  package static let reifies = namespace + "reifies"
  package static let langString = namespace + "langString"
  package static let dirLangString = namespace + "dirLangString"
  package static let xmlLiteral = namespace + "XMLLiteral"
  package static let statement = namespace + "Statement"
  package static let subject = namespace + "subject"
  package static let predicate = namespace + "predicate"
  package static let object = namespace + "object"
}

/// The datatypes of XML Schema that the syntaxes and the writers use.
package enum XSD {
  package static let namespace = "http://www.w3.org/2001/XMLSchema#"
  package static let string = namespace + "string"
  package static let boolean = namespace + "boolean"
  package static let integer = namespace + "integer"
  package static let decimal = namespace + "decimal"
  package static let double = namespace + "double"
  package static let date = namespace + "date"
  package static let gYear = namespace + "gYear"
  package static let gYearMonth = namespace + "gYearMonth"
  package static let gMonth = namespace + "gMonth"
  package static let gMonthDay = namespace + "gMonthDay"
  package static let nonNegativeInteger = namespace + "nonNegativeInteger"
  /// The whole numbers of all kinds.
  package static let integers: Set<String> = Set(
    [
      "integer", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger",
      "long", "int", "short", "byte", "unsignedLong", "unsignedInt", "unsignedShort",
      "unsignedByte",
    ].map { namespace + $0 })
  package static let anyURI = namespace + "anyURI"
}
