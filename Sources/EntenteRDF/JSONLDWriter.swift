package import EntenteBytes

/// A writer of JSON-LD 1.1 that streams: consecutive triples of one subject become one node object.
///
/// Literals keep their text: every datatype but `xsd:string` is written as `@type` beside it, since a
/// JSON number would be spelled anew by a parser.
package final class JSONLDWriter: QuadWriter {
  private var output: ByteOutput
  private let prefixes: PrefixMap
  private let terms: [[UInt8]: Term]
  private var node = Node()
  private var graph: [UInt8]?
  private var isInGraph = false
  private var isFirstInGraph = true
  private var isFirst = true
  package private(set) var losses = LossReport()

  /// A short name for a predicate.
  package struct Term: Sendable {
    package var name: String
    package var iri: String
    /// Whether its values are IRIs, which then need no object around them.
    package var isReference: Bool

    package init(name: String, iri: String, isReference: Bool) {
      self.name = name
      self.iri = iri
      self.isReference = isReference
    }
  }

  /// The node object that is being collected: values by key, since a key must not come twice.
  private struct Node {
    var subject: [UInt8] = []
    var kind = TermRecord.Kind.triple
    var keys: [[UInt8]] = []
    var values: [[UInt8]] = []
    var counts: [Int] = []
    var tripleCount = 0
  }

  /// Creates a writer whose context declares `prefixes` and `terms`.
  package init(to sink: any ByteSink, prefixes: PrefixMap = PrefixMap(), terms: [Term] = []) {
    output = ByteOutput(to: sink)
    self.prefixes = prefixes
    // A name cannot be a term and a prefix at once.
    let taken = Set(prefixes.entries.map(\.prefix))
    let terms = terms.filter { !taken.contains(Array($0.name.utf8)) }
    self.terms = Dictionary(
      terms.map { (Array($0.iri.utf8), $0) }, uniquingKeysWith: { first, _ in first })
    output.append("{\"@context\": ")
    output.append(Self.context(prefixes, terms))
    output.append(",\n\"@graph\": [")
  }

  /// Writes a context as a document of its own.
  package static func writeContext(
    prefixes: PrefixMap, terms: [Term], to sink: any ByteSink
  ) throws {
    var output = ByteOutput(to: sink)
    output.append("{\"@context\": ")
    output.append(context(prefixes, terms))
    output.append("}\n")
    try output.finish()
  }

  package func write(_ quad: QuadRecord, in store: TermStore) throws {
    guard quad.object.kind != .triple else { return losses.add(.tripleTerm) }
    enterGraph(quad.graph, in: store)
    let isSame = node.kind == quad.subject.kind && store.equal(quad.subject.value, node.subject)
    // A node may come in parts, so that a subject of a million triples needs no memory.
    if !isSame || node.tripleCount >= 10_000 {
      closeNode()
      node.subject = Array(store.bytes[quad.subject.value])
      node.kind = quad.subject.kind
    }
    add(quad.predicate, quad.object, in: store)
    if output.failure != nil { try output.check() }
  }

  package func finish() throws {
    closeNode()
    closeGraph()
    output.append(isFirst ? "]}\n" : "\n]}\n")
    try output.finish()
  }

  package func abandon() { output.abandon() }

  private static func context(_ prefixes: PrefixMap, _ terms: [Term]) -> [UInt8] {
    var text: [UInt8] = []
    text.append(text: "{")
    var isFirst = true
    func separate() {
      text.append(text: isFirst ? "\n  " : ",\n  ")
      isFirst = false
    }
    for entry in prefixes.entries {
      separate()
      JSONText.append(
        String(decoding: entry.prefix, as: UTF8.self),
        String(decoding: entry.namespace, as: UTF8.self), to: &text)
    }
    for term in terms {
      separate()
      JSONText.appendName(term.name, to: &text)
      if term.isReference {
        text.append(text: "{\"@id\": ")
        JSONText.append(term.iri, to: &text)
        text.append(text: ", \"@type\": \"@id\"}")
      } else {
        JSONText.append(term.iri, to: &text)
      }
    }
    text.append(text: isFirst ? "}" : "\n}")
    return text
  }

  // MARK: Graphs and nodes

  private func enterGraph(_ name: TermRecord?, in store: TermStore) {
    guard let name else { return closeGraph() }
    let key = reference(name, in: store)
    if isInGraph, key == graph { return }
    closeGraph()
    closeNode()
    separate()
    output.append("{\"@id\": ")
    output.append(key)
    output.append(", \"@graph\": [")
    graph = key
    isInGraph = true
    isFirstInGraph = true
  }

  private func closeGraph() {
    guard isInGraph else { return }
    closeNode()
    output.append("]}")
    isInGraph = false
    isFirst = false
  }

  private func separate() {
    if isInGraph {
      output.append(isFirstInGraph ? "\n  " : ",\n  ")
      isFirstInGraph = false
    } else {
      output.append(isFirst ? "\n" : ",\n")
      isFirst = false
    }
  }

  private func closeNode() {
    defer { node = Node() }
    guard node.tripleCount > 0 else { return }
    separate()
    output.append("{\"@id\": ")
    var id: [UInt8] = []
    appendReference(node.kind, ArraySlice(node.subject), to: &id)
    output.append(id)
    for (index, key) in node.keys.enumerated() {
      output.append(", ")
      output.append(key)
      output.append(node.counts[index] > 1 ? ": [" : ": ")
      output.append(node.values[index])
      if node.counts[index] > 1 { output.append("]") }
    }
    output.append("}")
  }

  private static let type = Array(RDF.type.utf8)

  private func add(_ predicate: TermRecord, _ object: TermRecord, in store: TermStore) {
    let isType = !object.kind.isLiteral && store.equal(predicate.value, Self.type)
    let term = terms[Array(store.bytes[predicate.value])]
    var key: [UInt8] = []
    if isType {
      key.append(text: "\"@type\"")
    } else if let term {
      JSONText.append(term.name, to: &key)
    } else {
      appendReference(.iri, store.bytes[predicate.value], to: &key)
    }
    var value: [UInt8] = []
    if isType || (term?.isReference == true && !object.kind.isLiteral) {
      appendReference(object.kind, store.bytes[object.value], to: &value)
    } else if term?.isReference == true, object.kind == .string {
      // A bare text would be an IRI here.
      value.append(text: "{\"@value\": ")
      JSONText.append(utf8: store.bytes[object.value], to: &value)
      value.append(text: "}")
    } else {
      append(object, in: store, to: &value)
    }
    node.tripleCount += 1
    if let index = node.keys.firstIndex(of: key) {
      node.values[index] += Array(", ".utf8) + value
      node.counts[index] += 1
    } else {
      node.keys.append(key)
      node.values.append(value)
      node.counts.append(1)
    }
  }

  // MARK: Terms

  private func reference(_ term: TermRecord, in store: TermStore) -> [UInt8] {
    var bytes: [UInt8] = []
    appendReference(term.kind, store.bytes[term.value], to: &bytes)
    return bytes
  }

  private func appendReference(
    _ kind: TermRecord.Kind, _ text: ArraySlice<UInt8>, to bytes: inout [UInt8]
  ) {
    if kind == .blank {
      JSONText.append(utf8: ArraySlice(Array("_:".utf8) + text), to: &bytes)
      return
    }
    let whole = Array(text)
    if let (entry, local) = prefixes.split(whole, 0..<whole.count) {
      let compact = prefixes.entries[entry].prefix + [UInt8(ascii: ":")] + whole[local]
      JSONText.append(utf8: ArraySlice(compact), to: &bytes)
    } else {
      JSONText.append(utf8: text, to: &bytes)
    }
  }

  private func append(_ term: TermRecord, in store: TermStore, to bytes: inout [UInt8]) {
    let text = store.bytes[term.value]
    switch term.kind {
    case .iri, .blank, .triple:
      bytes.append(text: "{\"@id\": ")
      appendReference(term.kind, text, to: &bytes)
    case .string:
      return JSONText.append(utf8: text, to: &bytes)
    case .typed:
      bytes.append(text: "{\"@value\": ")
      JSONText.append(utf8: text, to: &bytes)
      bytes.append(text: ", \"@type\": ")
      appendReference(.iri, store.bytes[term.qualifier], to: &bytes)
    case .language, .leftToRight, .rightToLeft:
      bytes.append(text: "{\"@value\": ")
      JSONText.append(utf8: text, to: &bytes)
      bytes.append(text: ", \"@language\": ")
      JSONText.append(utf8: store.bytes[term.qualifier], to: &bytes)
      if term.kind == .leftToRight { bytes.append(text: ", \"@direction\": \"ltr\"") }
      if term.kind == .rightToLeft { bytes.append(text: ", \"@direction\": \"rtl\"") }
    }
    bytes.append(text: "}")
  }
}
