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
  /// Whether triples stand in the graphs of the documents that say them.
  private(set) var hasGraphPerDocument = false

  /// What stands before the digest in the name of a statement's graph; other graphs are those of documents.
  private static let statementPath = Array("statement/".utf8)

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    if let graph = quad.graph {
      let name = store.bytes[graph.value]
      let path = name.lastIndex(of: UInt8(ascii: "/")).map { name[...$0] } ?? []
      if path.suffix(Self.statementPath.count).elementsEqual(Self.statementPath) {
        graphs[Self.name(store.term(graph))] = store.triple(quad)
        return
      }
      hasGraphPerDocument = true
    }
    let node = number(of: quad.subject, in: store)
    let property = Property(
      predicate: predicate(Array(store.bytes[quad.predicate.value])),
      object: store.term(quad.object))
    // What two documents say stands in two graphs.
    let isRepeated =
      quad.graph != nil
      && properties[node].contains {
        $0.predicate == property.predicate && $0.object == property.object
      }
    if !isRepeated { properties[node].append(property) }
  }

  /// The statement model that the nodes have.
  var statementModel: StatementModel {
    if !graphs.isEmpty { return .namedGraphs }
    if predicate(RDF.reifies) >= 0 { return .annotated }
    return predicates.contains {
      $0.hasPrefix(EntenteVocabulary.statementProperty)
        || $0.hasPrefix(WikidataProperties.statement + "P")
    }
      ? .wikidata : .reified
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

  /// The base of the identifiers: what stands before that of a document, a statement or evidence.
  var base: String? {
    let type = predicate(RDF.type)
    for (name, properties) in zip(names, properties) {
      for case .iri(let kind) in properties.lazy.filter({ $0.predicate == type }).map(\.object) {
        guard let path = Self.paths[kind], let end = name.start(ofLast: path) else { continue }
        return String(name[..<end])
      }
    }
    return nil
  }

  private static let paths = [
    EntenteVocabulary.ontology + "Document": "document/",
    EntenteVocabulary.ontology + "Evidence": "evidence/",
    EntenteVocabulary.ontology + "Statement": "statement/", RDF.statement: "statement/",
  ]

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

extension String {
  /// Where the last occurrence of a text begins; `nil` where there is none.
  package func start(ofLast text: String) -> String.Index? {
    let wanted = Array(text.utf8)
    let bytes = Array(utf8)
    guard wanted.count <= bytes.count else { return nil }
    var start = bytes.count - wanted.count
    while start >= 0 {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) {
        return utf8.index(startIndex, offsetBy: start)
      }
      start -= 1
    }
    return nil
  }
}
