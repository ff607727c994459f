/// A term of RDF 1.2: what stands in a triple.
package enum Term: Hashable, Sendable {
  /// An absolute IRI, without the angle brackets.
  case iri(String)
  /// A blank node, by the label that it has within its document.
  case blank(String)
  /// A string, number, date …
  case literal(Literal)
  /// A triple that a triple speaks of (RDF 1.2).
  indirect case triple(Triple)
}

/// A literal of RDF 1.2: its text, and what the text is to be read as.
package struct Literal: Hashable, Sendable {
  /// The writing direction of a string (RDF 1.2).
  package enum Direction: String, Hashable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// The text as it was written, escapes resolved.
  package var text: String
  /// The IRI of the datatype.
  package var datatype: String
  /// The language tag of an `rdf:langString`.
  package var language: String?
  package var direction: Direction?

  /// Creates a literal of a datatype, `xsd:string` unless said otherwise.
  package init(_ text: String, datatype: String = XSD.string) {
    self.text = text
    self.datatype = datatype
  }

  /// Creates a string in a language.
  package init(_ text: String, language: String, direction: Direction? = nil) {
    self.text = text
    self.language = language
    self.direction = direction
    datatype = direction == nil ? RDF.langString : RDF.dirLangString
  }
}

/// A subject, a predicate and an object.
package struct Triple: Hashable, Sendable {
  package var subject: Term
  package var predicate: Term
  package var object: Term

  package init(_ subject: Term, _ predicate: Term, _ object: Term) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
  }
}

/// A triple in a named graph, or in the default graph.
package struct Quad: Hashable, Sendable {
  package var triple: Triple
  package var graph: Term?

  package init(_ triple: Triple, graph: Term? = nil) {
    self.triple = triple
    self.graph = graph
  }
}
