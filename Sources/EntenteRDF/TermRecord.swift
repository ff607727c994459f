import EntenteBytes

/// A term as a range of bytes in a ``TermStore``.
///
/// Readers and writers exchange terms in this form, so that a triple passes from a file to a file
/// without a `String` in between.
package struct TermRecord: Sendable {
  package enum Kind: UInt8, Sendable {
    case iri
    case blank
    /// An `xsd:string`.
    case string
    /// A literal of another datatype, whose IRI is the ``TermRecord/qualifier``.
    case typed
    /// A string whose language tag is the ``TermRecord/qualifier``.
    case language
    /// The same, written from left to right.
    case leftToRight
    /// The same, written from right to left.
    case rightToLeft
    /// A triple term: ``TermRecord/value`` starts at its index in ``TermStore/triples``.
    case triple

    package var isLiteral: Bool { self != .iri && self != .blank && self != .triple }
  }

  package var kind: Kind
  /// The IRI, the label or the text, without delimiters and escapes.
  package var value: Range<Int>
  /// The datatype or the language tag.
  package var qualifier: Range<Int>

  package init(_ kind: Kind, _ value: Range<Int>, qualifier: Range<Int> = 0..<0) {
    self.kind = kind
    self.value = value
    self.qualifier = qualifier
  }
}

/// A triple as records, with the graph that it stands in.
package struct QuadRecord: Sendable {
  package var subject: TermRecord
  package var predicate: TermRecord
  package var object: TermRecord
  /// The name of the graph, `nil` for the default graph.
  package var graph: TermRecord?

  package init(
    _ subject: TermRecord, _ predicate: TermRecord, _ object: TermRecord, graph: TermRecord? = nil
  ) {
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.graph = graph
  }
}

/// The bytes that term records point into.
package struct TermStore: Sendable {
  package var bytes: [UInt8] = []
  /// The triples that are terms themselves.
  package var triples: [QuadRecord] = []

  package init() {}

  /// Appends an IRI.
  package mutating func iri(_ text: String) -> TermRecord { TermRecord(.iri, append(text)) }

  /// Appends the UTF-8 of a text; returns where it stands.
  package mutating func append(_ text: String) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return start..<bytes.count
  }

  /// Appends a term.
  package mutating func append(_ term: Term) -> TermRecord {
    switch term {
    case .iri(let text): return iri(text)
    case .blank(let label): return TermRecord(.blank, append(label))
    case .literal(let literal):
      let value = append(literal.text)
      if let language = literal.language {
        let kind: TermRecord.Kind =
          switch literal.direction {
          case nil: .language
          case .leftToRight: .leftToRight
          case .rightToLeft: .rightToLeft
          }
        return TermRecord(kind, value, qualifier: append(language))
      }
      if literal.datatype == XSD.string { return TermRecord(.string, value) }
      return TermRecord(.typed, value, qualifier: append(literal.datatype))
    case .triple(let triple):
      return append(
        tripleTerm: QuadRecord(
          append(triple.subject), append(triple.predicate), append(triple.object)))
    }
  }

  /// Appends a triple term.
  package mutating func append(tripleTerm triple: QuadRecord) -> TermRecord {
    triples.append(triple)
    return TermRecord(.triple, triples.count - 1..<triples.count)
  }

  /// Appends a quad of another store.
  package mutating func append(copyOf quad: QuadRecord, in other: TermStore) -> QuadRecord {
    QuadRecord(
      append(copyOf: quad.subject, in: other), append(copyOf: quad.predicate, in: other),
      append(copyOf: quad.object, in: other),
      graph: quad.graph.map { append(copyOf: $0, in: other) })
  }

  private mutating func append(copyOf term: TermRecord, in other: TermStore) -> TermRecord {
    if term.kind == .triple {
      return append(
        tripleTerm: append(copyOf: other.triples[term.value.lowerBound], in: other))
    }
    var copy = term
    copy.value = append(copyOf: term.value, in: other)
    if !term.qualifier.isEmpty { copy.qualifier = append(copyOf: term.qualifier, in: other) }
    return copy
  }

  private mutating func append(copyOf range: Range<Int>, in other: TermStore) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: other.bytes[range])
    return start..<bytes.count
  }

  /// The text of a range.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The term that a record stands for.
  package func term(_ record: TermRecord) -> Term {
    switch record.kind {
    case .iri: return .iri(text(record.value))
    case .blank: return .blank(text(record.value))
    case .string: return .literal(Literal(text(record.value)))
    case .typed:
      return .literal(Literal(text(record.value), datatype: text(record.qualifier)))
    case .language, .leftToRight, .rightToLeft:
      let direction: Literal.Direction? =
        record.kind == .language
        ? nil : record.kind == .leftToRight ? .leftToRight : .rightToLeft
      return .literal(
        Literal(text(record.value), language: text(record.qualifier), direction: direction))
    case .triple: return .triple(triple(triples[record.value.lowerBound]))
    }
  }

  /// The triple that a record stands for.
  package func triple(_ record: QuadRecord) -> Triple {
    Triple(term(record.subject), term(record.predicate), term(record.object))
  }

  /// Whether two ranges hold the same bytes.
  package func equal(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    a == b || ByteScan.equal(bytes, a, bytes, b)
  }

  /// Whether a range holds these bytes.
  package func equal(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    ByteScan.equal(bytes, range, text, 0..<text.count)
  }
}
