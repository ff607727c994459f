import EntenteBytes

/// A reader of RDF/XML (RDF 1.1, with the triple terms, annotations and directions of RDF 1.2).
///
/// The names of its methods are those of the productions in “RDF 1.2 XML Syntax”, section 7.
package final class RDFXMLReader {
  let xml: XMLPullReader
  private var sink: any QuadSink
  private var store = TermStore()
  private var anonymousCount = 0
  private var usedIDs: Set<String> = []
  /// The namespaces in scope, the innermost last, for XML literals.
  var scope: [(prefix: String, namespace: String)] = []

  static let its = "http://www.w3.org/2005/11/its"
  static let xmlNamespace = "http://www.w3.org/XML/1998/namespace"

  /// What an element hands down to its content.
  struct Context {
    var base: BaseIRI?
    var language: String?
    var direction: Literal.Direction?
    /// Whether `rdf:version` announces RDF 1.2.
    var isVersion12 = false
  }

  /// Takes an `rdf:ID` that a document uses twice; without it the document is refused.
  private let warn: ((RDFSyntaxError) -> Void)?

  private init(
    _ document: [UInt8], into sink: any QuadSink, warn: ((RDFSyntaxError) -> Void)?
  ) throws {
    xml = try XMLPullReader(document)
    self.sink = sink
    self.warn = warn
  }

  /// Reads a whole document. With `warn` an `rdf:ID` that is used twice is told there and means the same
  /// node twice.
  package static func read(
    _ document: [UInt8], base: String? = nil, into sink: any QuadSink,
    warn: ((RDFSyntaxError) -> Void)? = nil
  ) throws {
    let reader = try RDFXMLReader(document, into: sink, warn: warn)
    let context = Context(base: base.map { BaseIRI(Array($0.utf8)) })
    try reader.document(context)
  }

  private func document(_ outer: Context) throws {
    while let event = try xml.next() {
      guard case .start(let element) = event else { continue }
      if isRDF(element, "RDF") {
        for declaration in element.declarations where !declaration.prefix.isEmpty {
          try sink.declare(prefix: declaration.prefix, namespace: declaration.namespace)
        }
        let attributes = try Attributes(element, of: self)
        guard attributes.properties.isEmpty, attributes.syntax.isEmpty else {
          throw xml.error("rdf:RDF has no attributes of its own")
        }
        let context = try enter(element, outer)
        if !element.isEmpty { try nodeElementList(context) }
      } else {
        _ = try nodeElement(element, enter(element, outer))
      }
    }
  }

  private func nodeElementList(_ context: Context) throws {
    while let event = try xml.next() {
      switch event {
      case .start(let element): _ = try nodeElement(element, enter(element, context))
      case .end: return
      case .text(let text): try expectBlank(text)
      case .comment, .instruction: continue
      }
    }
  }

  /// Takes over what the attributes of an element say for all that is within it.
  func enter(_ element: XMLPullReader.Element, _ outer: Context) throws -> Context {
    var context = outer
    for attribute in element.attributes {
      switch (attribute.namespace, attribute.name) {
      case (Self.xmlNamespace, "base"):
        let bytes = Array(attribute.value.utf8.prefix { $0 != UInt8(ascii: "#") })
        context.base = BaseIRI(context.base?.resolve(bytes) ?? bytes)
      case (Self.xmlNamespace, "lang"):
        let isTag = CharacterClass.isLanguageTag(Array(attribute.value.utf8))
        guard attribute.value.isEmpty || isTag else {
          throw xml.error("no language tag: “\(attribute.value)”")
        }
        context.language = attribute.value.isEmpty ? nil : attribute.value
      case (Self.its, "dir"):
        context.direction = Literal.Direction(rawValue: attribute.value)
      case (RDF.namespace, "version"): context.isVersion12 = attribute.value.hasPrefix("1.2")
      default: continue
      }
    }
    return context
  }

  func isRDF(_ element: XMLPullReader.Element, _ name: String) -> Bool {
    element.namespace == RDF.namespace && element.name == name
  }

  func expectBlank(_ text: String) throws {
    guard text.utf8.allSatisfy({ $0 <= 0x20 }) else { throw xml.error("text where none may stand") }
  }

  /// Hands the triples that `body` makes to another sink.
  func divert(to other: any QuadSink, _ body: () throws -> Void) rethrows {
    let usual = sink
    sink = other
    defer { sink = usual }
    try body()
  }

  // MARK: Terms

  func anonymous() -> Term {
    anonymousCount += 1
    return .blank("anon\(anonymousCount)")
  }

  /// The node of an `rdf:nodeID`; its label never meets one of ``anonymous()``.
  func named(_ label: String) throws -> Term {
    guard isName(label) else { throw xml.error("rdf:nodeID is no XML name: “\(label)”") }
    // A name of XML may end with a point, a label may not.
    if label.hasSuffix(".") { return .blank("anon.\(label)_") }
    guard label.hasPrefix("anon") else { return .blank(label) }
    return .blank("anon_" + label.dropFirst(4))
  }

  func iri(_ reference: String, _ context: Context) throws -> Term {
    let bytes = Array(reference.utf8)
    return try absolute(context.base?.resolve(bytes) ?? bytes)
  }

  /// The IRI of a class or a property, which are names of XML.
  func iri(namespace: String, _ name: String) throws -> Term {
    try absolute(Array((namespace + name).utf8))
  }

  /// Lets nothing through that the other syntaxes could not write.
  private func absolute(_ bytes: [UInt8]) throws -> Term {
    let text = String(decoding: bytes, as: UTF8.self)
    guard BaseIRI.schemeLength(bytes) != nil else {
      throw xml.error("a relative IRI without an absolute base: “\(text)”")
    }
    guard ByteScan.iriEnd(in: bytes, 0..<bytes.count) == bytes.count else {
      throw xml.error("an IRI with a character that none may hold: “\(text)”")
    }
    return .iri(text)
  }

  /// The IRI of an `rdf:ID`, which a document must not use twice.
  func iri(id: String, _ context: Context) throws -> Term {
    guard isName(id) else { throw xml.error("rdf:ID is no XML name: “\(id)”") }
    let term = try iri("#" + id, context)
    guard case .iri(let iri) = term, usedIDs.insert(iri).inserted else {
      let problem = xml.error("rdf:ID is used twice: “\(id)”")
      guard let warn else { throw problem }
      warn(problem)
      return term
    }
    return term
  }

  private func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return (CharacterClass.isNameBase(first.value) || first == "_")
      && text.unicodeScalars.allSatisfy { CharacterClass.isName($0.value) || $0 == "." }
  }

  func literal(_ text: String, _ context: Context) -> Term {
    guard let language = context.language else { return .literal(Literal(text)) }
    let direction = context.isVersion12 ? context.direction : nil
    return .literal(Literal(text, language: language, direction: direction))
  }

  func emit(_ subject: Term, _ predicate: Term, _ object: Term) throws {
    let quad = QuadRecord(store.append(subject), store.append(predicate), store.append(object))
    try sink.write(quad, in: store)
    store.bytes.removeAll(keepingCapacity: true)
    store.triples.removeAll(keepingCapacity: true)
  }
}
