package import EntenteBytes

/// A writer of RDF/XML, flat and streaming: one element a subject, one a triple.
///
/// What XML cannot carry is counted in ``losses``: characters that XML 1.0 forbids become U+FFFD;
/// triples whose predicate has no qualified name are left out.
package final class RDFXMLWriter: QuadWriter {
  private var output: ByteOutput
  private var prefixes: PrefixMap
  private var subject: [UInt8] = []
  private var subjectKind = TermRecord.Kind.iri
  /// The name of the element that is open, to close it with.
  private var openElement: [UInt8]?
  private var isOpen = false
  package private(set) var losses = LossReport()

  /// Creates a writer; the root element declares `prefixes`, an element the others that it needs.
  package init(to sink: any ByteSink, prefixes: PrefixMap) {
    output = ByteOutput(to: sink)
    self.prefixes = PrefixMap([("rdf", RDF.namespace)])
    for entry in prefixes.entries
    where !Self.isReserved(entry.prefix) && !Self.isReserved(namespace: entry.namespace) {
      self.prefixes.insert(
        prefix: String(decoding: entry.prefix, as: UTF8.self),
        namespace: String(decoding: entry.namespace, as: UTF8.self))
    }
  }

  package func declare(prefix: String, namespace: String) throws {
    let isReserved =
      Self.isReserved(Array(prefix.utf8)) || Self.isReserved(namespace: Array(namespace.utf8))
    if !isOpen && !isReserved {
      prefixes.insert(prefix: prefix, namespace: namespace)
    }
  }

  package func write(_ quad: QuadRecord, in store: TermStore) throws {
    openRoot()
    if quad.graph != nil { losses.add(.namedGraph) }
    guard let name = name(of: quad.predicate.value, in: store), isWritable(quad.object, in: store)
    else { return losses.add(.unsplittablePredicate, example: unwritable(quad, in: store)) }
    let isSame =
      openElement != nil && subjectKind == quad.subject.kind
      && store.equal(quad.subject.value, subject)
    if !isSame {
      closeElement()
      subject = Array(store.bytes[quad.subject.value])
      subjectKind = quad.subject.kind
      if openElement(for: quad, in: store) { return }
    }
    writeProperty(name, quad.object, in: store, indent: "    ")
    if output.failure != nil { try output.check() }
  }

  package func finish() throws {
    openRoot()
    closeElement()
    output.append("</rdf:RDF>\n")
    try output.finish()
  }

  package func abandon() { output.abandon() }

  // MARK: Elements

  private static let type = Array(RDF.type.utf8)

  /// Prefixes that XML keeps for itself, or that no name may have.
  private static func isReserved(_ prefix: [UInt8]) -> Bool {
    prefix.isEmpty || (prefix.count >= 3 && prefix[..<3].map { $0 | 0x20 } == Array("xml".utf8))
      || prefix == Array("its".utf8)
  }

  /// The namespace of declarations, for which no prefix may stand, so that no name is written with it.
  private static func isReserved(namespace: [UInt8]) -> Bool { namespace == declarations }

  private static let declarations = Array("http://www.w3.org/2000/xmlns/".utf8)

  private func openRoot() {
    guard !isOpen else { return }
    isOpen = true
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rdf:RDF")
    for entry in prefixes.entries {
      output.append("\n    xmlns:")
      output.append(entry.prefix)
      output.append("=\"")
      attribute(entry.namespace, 0..<entry.namespace.count)
      output.append("\"")
    }
    output.append(">\n")
  }

  /// Opens the element of a subject; `true` where its name already says the triple.
  private func openElement(for quad: QuadRecord, in store: TermStore) -> Bool {
    var element = Array("rdf:Description".utf8)
    var saysType = false
    if quad.object.kind == .iri, store.equal(quad.predicate.value, Self.type),
      let (entry, local) = prefixes.split(store.bytes, quad.object.value), entry != 0,
      CharacterClass.isLetter(store.bytes[local.lowerBound])
    {
      element = prefixes.entries[entry].prefix + [UInt8(ascii: ":")] + store.bytes[local]
      saysType = true
    }
    output.append("  <")
    output.append(element)
    reference(quad.subject, in: store, about: true)
    output.append(">\n")
    openElement = element
    return saysType
  }

  private func closeElement() {
    guard let openElement else { return }
    output.append("  </")
    output.append(openElement)
    output.append(">\n")
    self.openElement = nil
  }

  /// The name of an element for an IRI, and the declaration that it needs.
  private struct ElementName {
    var text: [UInt8]
    var undeclared: Range<Int>?
  }

  private func name(of iri: Range<Int>, in store: TermStore) -> ElementName? {
    if let (entry, local) = prefixes.split(store.bytes, iri),
      !CharacterClass.isDigit(store.bytes[local.lowerBound])
    {
      if entry == 0, Self.syntaxNames.contains(store.text(local)) { return nil }
      return ElementName(
        text: prefixes.entries[entry].prefix + [UInt8(ascii: ":")] + store.bytes[local])
    }
    guard let start = XMLEscaping.localNameStart(store.bytes, iri) else { return nil }
    let namespace = iri.lowerBound..<start
    if Self.isReserved(namespace: Array(store.bytes[namespace])) { return nil }
    // Names of the RDF namespace with an unusual local part are left to the split above.
    if store.equal(namespace, Array(RDF.namespace.utf8)),
      Self.syntaxNames.contains(store.text(start..<iri.upperBound))
    {
      return nil
    }
    return ElementName(
      text: Array("ns:".utf8) + store.bytes[start..<iri.upperBound], undeclared: namespace)
  }

  /// Whether the predicates within a triple term have qualified names.
  private func isWritable(_ object: TermRecord, in store: TermStore) -> Bool {
    guard object.kind == .triple else { return true }
    let triple = store.triples[object.value.lowerBound]
    return name(of: triple.predicate.value, in: store) != nil
      && isWritable(triple.object, in: store)
  }

  /// The predicate that keeps a triple from being written.
  private func unwritable(_ quad: QuadRecord, in store: TermStore) -> String {
    if name(of: quad.predicate.value, in: store) == nil || quad.object.kind != .triple {
      return store.text(quad.predicate.value)
    }
    return unwritable(store.triples[quad.object.value.lowerBound], in: store)
  }

  /// Names that mean something else as the name of a property element.
  private static let syntaxNames: Set<String> = [
    "Description", "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "li",
    "bagID",
    "aboutEach", "aboutEachPrefix",
  ]

  private func writeProperty(
    _ name: ElementName, _ object: TermRecord, in store: TermStore, indent: StaticString
  ) {
    output.append(indent)
    output.append("<")
    output.append(name.text)
    if let namespace = name.undeclared {
      output.append(" xmlns:ns=\"")
      attribute(store.bytes, namespace)
      output.append("\"")
    }
    switch object.kind {
    case .iri, .blank:
      reference(object, in: store, about: false)
      return output.append("/>\n")
    case .triple: return writeTripleTerm(name, object, in: store)
    case .string: output.append(">")
    case .typed:
      output.append(" rdf:datatype=\"")
      attribute(store.bytes, object.qualifier)
      output.append("\">")
    case .language, .leftToRight, .rightToLeft:
      output.append(" xml:lang=\"")
      attribute(store.bytes, object.qualifier)
      output.append("\"")
      if object.kind != .language {
        output.append(" xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" its:dir=\"")
        output.append(object.kind == .leftToRight ? "ltr" : "rtl")
        output.append("\" rdf:version=\"1.2\"")
      }
      output.append(">")
    }
    losses.add(
      .forbiddenCharacter, XMLEscaping.appendText(store.bytes, object.value, to: &output))
    output.append("</")
    output.append(name.text)
    output.append(">\n")
  }

  /// Writes a triple term as the content of an open property tag (RDF 1.2 XML, parseType Triple).
  private func writeTripleTerm(_ name: ElementName, _ object: TermRecord, in store: TermStore) {
    let triple = store.triples[object.value.lowerBound]
    guard let inner = self.name(of: triple.predicate.value, in: store) else { return }
    output.append(" rdf:parseType=\"Triple\" rdf:version=\"1.2\"><rdf:Description")
    reference(triple.subject, in: store, about: true)
    output.append(">")
    writeProperty(inner, triple.object, in: store, indent: "")
    output.append("</rdf:Description></")
    output.append(name.text)
    output.append(">\n")
  }

  /// Writes the attribute that refers to a node.
  private func reference(_ node: TermRecord, in store: TermStore, about: Bool) {
    if node.kind == .blank {
      output.append(" rdf:nodeID=\"")
      // A label may begin with a digit, a name in XML may not: one underscore more for both.
      let first = store.bytes[node.value.lowerBound]
      if CharacterClass.isDigit(first) || first == UInt8(ascii: "_") { output.append("_") }
      output.append(store.bytes, node.value)
    } else {
      output.append(about ? " rdf:about=\"" : " rdf:resource=\"")
      attribute(store.bytes, node.value)
    }
    output.append("\"")
  }

  private func attribute(_ bytes: [UInt8], _ range: Range<Int>) {
    losses.add(.forbiddenCharacter, XMLEscaping.appendAttribute(bytes, range, to: &output))
  }
}
