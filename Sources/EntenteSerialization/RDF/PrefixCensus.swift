import EntenteRDF

/// A sink that writes nothing but notes which prefixes a graph uses, so that a document can declare
/// exactly those at its top.
final class PrefixCensus: QuadSink {
  let prefixes: PrefixMap
  private var used: [Bool]
  /// Those that predicates and classes use, the names of elements in RDF/XML.
  private var usedInNames: [Bool]

  /// Knows the vocabularies and a prefix for every class path, such as `state:`. Prefixes have no
  /// hyphens: neosemantics refuses them.
  init(classPaths: [String], options: ExportOptions) {
    var prefixes = PrefixMap(EntenteVocabulary.prefixes)
    for path in classPaths {
      let prefix = String(path.filter { $0 != "-" })
      prefixes.insert(prefix: prefix, namespace: options.baseIRI + path + "/")
    }
    self.prefixes = prefixes
    used = Array(repeating: false, count: prefixes.entries.count)
    usedInNames = used
  }

  func write(_ quad: QuadRecord, in store: TermStore) throws { note(quad, in: store) }

  private static let type = Array(RDF.type.utf8)

  private func note(_ quad: QuadRecord, in store: TermStore) {
    note(quad.subject, in: store)
    note(quad.object, in: store)
    if let graph = quad.graph { note(graph, in: store) }
    // Turtle writes `a`, and the root of RDF/XML declares rdf anyway.
    if store.equal(quad.predicate.value, Self.type) {
      noteName(quad.object, in: store)
    } else {
      note(quad.predicate, in: store)
      noteName(quad.predicate, in: store)
    }
  }

  private func noteName(_ term: TermRecord, in store: TermStore) {
    guard term.kind == .iri, let (entry, _) = prefixes.split(store.bytes, term.value) else {
      return
    }
    usedInNames[entry] = true
  }

  private func note(_ term: TermRecord, in store: TermStore) {
    switch term.kind {
    case .iri:
      if let (entry, _) = prefixes.split(store.bytes, term.value) { used[entry] = true }
    case .typed where !TurtleWriter.isShorthand(term, in: store):
      if let (entry, _) = prefixes.split(store.bytes, term.qualifier) { used[entry] = true }
    case .triple: note(store.triples[term.value.lowerBound], in: store)
    default: break
    }
  }

  /// The namespaces that were used.
  var usedNamespaces: Set<[UInt8]> {
    Set(zip(prefixes.entries, used).filter(\.1).map(\.0.namespace))
  }

  /// The prefixes that RDF/XML needs, in their order.
  var prefixesOfNames: PrefixMap {
    prefixes.keeping(Set(zip(prefixes.entries, usedInNames).filter(\.1).map(\.0.namespace)))
  }

  /// The prefixes that were used, in their order.
  var usedPrefixes: PrefixMap {
    prefixes.keeping(usedNamespaces)
  }
}
