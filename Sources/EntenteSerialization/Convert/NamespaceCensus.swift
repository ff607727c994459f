import EntenteRDF

/// The namespaces that triples use, with prefixes for the frequent ones that have none.
final class NamespaceCensus {
  private let known: [(prefix: String, namespace: String)]
  private var counts: [[UInt8]: Int] = [:]
  private var order: [[UInt8]] = []

  /// How often a namespace without a prefix must come to get one.
  private static let minimumCount = 3

  init(_ known: [(prefix: String, namespace: String)]) { self.known = known }

  func note(_ quad: QuadRecord, in store: TermStore) {
    for term in [quad.subject, quad.predicate, quad.object] { note(term, in: store) }
    if let graph = quad.graph { note(graph, in: store) }
  }

  /// Notes what names elements in RDF/XML: the predicate, and a class.
  func noteNames(_ quad: QuadRecord, in store: TermStore) {
    note(quad.predicate, in: store)
    if quad.object.kind == .iri, store.equal(quad.predicate.value, Self.type) {
      note(quad.object, in: store)
    }
    if quad.object.kind == .triple {
      noteNames(store.triples[quad.object.value.lowerBound], in: store)
    }
  }

  private static let type = Array(RDF.type.utf8)

  private func note(_ term: TermRecord, in store: TermStore) {
    switch term.kind {
    case .iri: note(store.bytes[term.value])
    case .typed: note(store.bytes[term.qualifier])
    case .triple: note(store.triples[term.value.lowerBound], in: store)
    default: return
    }
  }

  private func note(_ iri: ArraySlice<UInt8>) {
    let end = iri.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }
    guard let end, end + 1 < iri.endIndex else { return }
    let namespace = Array(iri[...end])
    if counts[namespace, default: 0] == 0 { order.append(namespace) }
    counts[namespace, default: 0] += 1
  }

  /// The known prefixes that are used, then those for the frequent namespaces.
  var prefixes: PrefixMap {
    var prefixes = PrefixMap(known.filter { counts[Array($0.namespace.utf8)] != nil })
    for namespace in order where counts[namespace, default: 0] >= Self.minimumCount {
      if let prefix = Self.prefix(for: namespace) {
        prefixes.insert(prefix: prefix, namespace: String(decoding: namespace, as: UTF8.self))
      }
    }
    return prefixes
  }

  /// The letters and digits of the last step of a namespace: `person` for `…/person/`.
  private static func prefix(for namespace: [UInt8]) -> String? {
    let steps = namespace.dropLast().split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "#") }
    guard steps.count > 2, let step = steps.last else { return nil }
    let letters = step.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      .filter { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
    guard let first = letters.first, first >= 0x61, letters.count <= 32 else { return nil }
    return String(decoding: letters, as: UTF8.self)
  }
}
