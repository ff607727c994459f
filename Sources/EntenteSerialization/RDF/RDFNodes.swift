import EntenteRDF

/// The triples of a document by their subjects, in the order of the document.
final class RDFNodes: QuadSink {
  /// A property of a node.
  struct Property {
    /// The number of the predicate's IRI among ``RDFNodes/predicates``.
    var predicate: Int
    var object: Term
  }

  /// The names of the nodes: IRIs, and labels of blank nodes after `_:`.
  private(set) var names: [String] = []
  private(set) var properties: [[Property]] = []
  private(set) var predicates: [String] = []
  /// The one triple of each named graph, by the name of the graph.
  private(set) var graphs: [String: Triple] = [:]
  private var numbers: [[UInt8]: Int] = [:]
  private var predicateNumbers: [[UInt8]: Int] = [:]
  private var last = -1
  private var lastName: [UInt8] = []

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    if let graph = quad.graph {
      graphs[Self.name(store.term(graph))] = store.triple(quad)
      return
    }
    let node = number(of: quad.subject, in: store)
    properties[node].append(
      Property(
        predicate: predicate(Array(store.bytes[quad.predicate.value])),
        object: store.term(quad.object)))
  }

  /// The number of the node of a subject; neighbours mostly have the same.
  private func number(of subject: TermRecord, in store: TermStore) -> Int {
    var name = Array(store.bytes[subject.value])
    if subject.kind == .blank { name = Array("_:".utf8) + name }
    if last >= 0, name == lastName { return last }
    lastName = name
    if let known = numbers[name] {
      last = known
    } else {
      last = names.count
      numbers[name] = last
      names.append(String(decoding: name, as: UTF8.self))
      properties.append([])
    }
    return last
  }

  private func predicate(_ name: [UInt8]) -> Int {
    if let known = predicateNumbers[name] { return known }
    predicateNumbers[name] = predicates.count
    predicates.append(String(decoding: name, as: UTF8.self))
    return predicates.count - 1
  }

  /// The number of a node by its name.
  func node(_ name: String) -> Int? { numbers[Array(name.utf8)] }

  /// The number of a predicate; none has it where no triple uses it.
  func predicate(_ iri: String) -> Int { predicateNumbers[Array(iri.utf8)] ?? -1 }

  /// The name of an IRI or a blank node; empty for a literal.
  static func name(_ term: Term) -> String {
    switch term {
    case .iri(let iri): iri
    case .blank(let label): "_:" + label
    case .literal, .triple: ""
    }
  }
}
