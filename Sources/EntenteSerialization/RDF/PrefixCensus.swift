import EntenteRDF

/// A sink that writes nothing but notes which prefixes a graph uses, so that a document can declare
/// exactly those at its top.
final class PrefixCensus: QuadSink {
  let prefixes: PrefixMap
  private var used: [Bool]

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
  }

  func write(_ quad: QuadRecord, in store: TermStore) throws { note(quad, in: store) }

  private func note(_ quad: QuadRecord, in store: TermStore) {
    for term in [quad.subject, quad.predicate, quad.object] { note(term, in: store) }
    if let graph = quad.graph { note(graph, in: store) }
  }

  private func note(_ term: TermRecord, in store: TermStore) {
    switch term.kind {
    case .iri:
      // `a` needs no prefix, but an element of RDF/XML does: its root declares rdf anyway.
      if let (entry, _) = prefixes.split(store.bytes, term.value) { used[entry] = true }
    case .typed:
      if let (entry, _) = prefixes.split(store.bytes, term.qualifier) { used[entry] = true }
    case .triple: note(store.triples[term.value.lowerBound], in: store)
    default: break
    }
  }

  /// The namespaces that were used.
  var usedNamespaces: Set<[UInt8]> {
    Set(zip(prefixes.entries, used).filter(\.1).map(\.0.namespace))
  }

  /// The prefixes that were used, in their order.
  var usedPrefixes: PrefixMap {
    prefixes.keeping(usedNamespaces)
  }
}
