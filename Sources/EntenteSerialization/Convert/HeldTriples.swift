import EntenteRDF

/// The triples of what may be an export of Entente, held until all are known; those of other RDF pass.
///
/// Which of the two it is the first triple tells: an export begins with a node of its own.
final class HeldTriples: QuadSink {
  private let baseIRI: [UInt8]
  private let pass: () -> any QuadSink
  private var sink: (any QuadSink)?
  private var store = TermStore()
  private var quads: [QuadRecord] = []
  private var prefixes: [(prefix: String, namespace: String)] = []

  /// Begins to hold what has a first subject below `baseIRI`; `pass` makes the sink of all else.
  init(baseIRI: String, orPassTo pass: @escaping () -> any QuadSink) {
    self.baseIRI = Array(baseIRI.utf8)
    self.pass = pass
  }

  /// Whether anything is held.
  var isHolding: Bool { sink == nil && !quads.isEmpty }

  func declare(prefix: String, namespace: String) throws {
    prefixes.append((prefix, namespace))
    try sink?.declare(prefix: prefix, namespace: namespace)
  }

  func write(_ quad: QuadRecord, in other: TermStore) throws {
    if let sink { return try sink.write(quad, in: other) }
    if quads.isEmpty, !other.bytes[quad.subject.value].starts(with: baseIRI) {
      try open().write(quad, in: other)
    } else {
      quads.append(store.append(copyOf: quad, in: other))
    }
  }

  /// Hands all that is held to a sink.
  func replay(into sink: any QuadSink) throws {
    for (prefix, namespace) in prefixes { try sink.declare(prefix: prefix, namespace: namespace) }
    for quad in quads { try sink.write(quad, in: store) }
  }

  /// The sink that takes what is not held, which gets the prefixes that came before.
  @discardableResult
  func open() throws -> any QuadSink {
    if let sink { return sink }
    let sink = pass()
    for (prefix, namespace) in prefixes { try sink.declare(prefix: prefix, namespace: namespace) }
    self.sink = sink
    return sink
  }
}
