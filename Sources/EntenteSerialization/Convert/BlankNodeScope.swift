import EntenteRDF

/// A sink before another one that keeps the blank nodes of several documents apart: each label gets the
/// number of its document.
final class BlankNodeScope: QuadSink {
  private let sink: any QuadSink
  private let number: Int
  private var store = TermStore()

  init(before sink: any QuadSink, number: Int) {
    self.sink = sink
    self.number = number
  }

  func declare(prefix: String, namespace: String) throws {
    try sink.declare(prefix: prefix, namespace: namespace)
  }

  func write(_ quad: QuadRecord, in other: TermStore) throws {
    let terms = [quad.subject, quad.predicate, quad.object] + [quad.graph].compactMap(\.self)
    guard terms.contains(where: { $0.kind == .blank || $0.kind == .triple }) else {
      return try sink.write(quad, in: other)
    }
    store.bytes.removeAll(keepingCapacity: true)
    store.triples.removeAll(keepingCapacity: true)
    let renamed = Quad(rename(other.triple(quad)), graph: quad.graph.map { rename(other.term($0)) })
    let record = QuadRecord(
      store.append(renamed.triple.subject), store.append(renamed.triple.predicate),
      store.append(renamed.triple.object), graph: renamed.graph.map { store.append($0) })
    try sink.write(record, in: store)
  }

  private func rename(_ triple: Triple) -> Triple {
    Triple(rename(triple.subject), triple.predicate, rename(triple.object))
  }

  private func rename(_ term: Term) -> Term {
    switch term {
    case .blank(let label): .blank("d\(number)_" + label)
    case .triple(let triple): .triple(rename(triple))
    case .iri, .literal: term
    }
  }
}
