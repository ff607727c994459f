/// What takes the triples that a reader reads or that a mapping makes.
package protocol QuadSink: AnyObject {
  /// Takes a triple; the records are valid during the call only.
  func write(_ quad: QuadRecord, in store: TermStore) throws
  /// Takes the prefix that the document declares, without the colon, and its namespace.
  func declare(prefix: String, namespace: String) throws
}

extension QuadSink {
  package func declare(prefix: String, namespace: String) throws {}
}

/// A sink that calls a closure with every triple.
package final class QuadHandler: QuadSink {
  private let handle: (Quad) throws -> Void

  package init(_ handle: @escaping (Quad) throws -> Void) { self.handle = handle }

  package func write(_ quad: QuadRecord, in store: TermStore) throws {
    try handle(Quad(store.triple(quad), graph: quad.graph.map(store.term)))
  }
}
