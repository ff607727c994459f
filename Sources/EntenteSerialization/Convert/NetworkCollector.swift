import EntenteGraph
import EntenteOntology
import EntenteRDF

/// Makes a plain graph of any RDF: IRIs and blank nodes become nodes, their classes kinds, literals
/// attributes, the other triples edges.
///
/// Entente's own statement nodes become what they describe: the attributes of an edge.
final class NetworkCollector: QuadSink {
  private let ontology: Ontology
  private(set) var losses = LossReport()
  private var order: [Term] = []
  private var properties: [Term: [(predicate: String, object: Term)]] = [:]
  private var prefixes: [(prefix: String, namespace: String)] = []
  /// Classes and predicates in the order of their coming.
  private var vocabulary: [String] = []
  private var known: Set<String> = []

  init(ontology: Ontology) { self.ontology = ontology }

  func declare(prefix: String, namespace: String) throws { prefixes.append((prefix, namespace)) }

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    if quad.graph != nil { losses.add(.namedGraph) }
    if quad.object.kind == .triple { return losses.add(.tripleTerm) }
    let subject = store.term(quad.subject)
    let predicate = store.text(quad.predicate.value)
    let object = store.term(quad.object)
    if properties[subject] == nil { order.append(subject) }
    properties[subject, default: []].append((predicate, object))
    if predicate == RDF.type {
      if case .iri(let name) = object { note(name) }
    } else {
      note(predicate)
    }
  }

  private func note(_ iri: String) {
    if known.insert(iri).inserted { vocabulary.append(iri) }
  }

  /// The plain graph of everything that came.
  func network() -> Network {
    let names = NetworkNames(vocabulary, prefixes: prefixes + EntenteVocabulary.prefixes)
    var builder = CollectedNetwork(ontology: ontology, names: names)
    let statements = order.filter { isOf($0, [RDF.statement]) }
    var hidden = Set(["Evidence", "Citation", "Document"].map { EntenteVocabulary.ontology + $0 })
    // The run that made an export of Entente is no part of what it says; in other graphs it may be.
    if order.contains(where: { isOf($0, [EntenteVocabulary.ontology + "Document"]) }) {
      hidden.formUnion(["Activity", "SoftwareAgent"].map { EntenteVocabulary.provenance + $0 })
    }
    let skipped = Set(statements).union(order.filter { isOf($0, hidden) })
    for subject in order where !skipped.contains(subject) {
      builder.addNode(subject, properties[subject] ?? [], without: skipped)
    }
    for statement in statements {
      if !builder.describeEdge(by: properties[statement] ?? []) { losses.add(.statement) }
    }
    losses.add(builder.losses)
    return builder.finish()
  }

  private func isOf(_ subject: Term, _ classes: Set<String>) -> Bool {
    properties[subject]?.contains { property in
      guard property.predicate == RDF.type, case .iri(let name) = property.object else {
        return false
      }
      return classes.contains(name)
    } ?? false
  }
}
