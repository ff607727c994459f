import EntenteRDF

/// A sink that hands every triple to several others.
final class QuadFan: QuadSink {
  private let sinks: [any QuadSink]

  init(_ sinks: [any QuadSink]) { self.sinks = sinks }

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    for sink in sinks { try sink.write(quad, in: store) }
  }

  func declare(prefix: String, namespace: String) throws {
    for sink in sinks { try sink.declare(prefix: prefix, namespace: namespace) }
  }
}

/// A sink before another one that counts the triples.
final class CountingSink: QuadSink {
  private let sink: any QuadSink
  private(set) var count = 0

  init(before sink: any QuadSink) { self.sink = sink }

  func write(_ quad: QuadRecord, in store: TermStore) throws {
    count += 1
    try sink.write(quad, in: store)
  }
}
