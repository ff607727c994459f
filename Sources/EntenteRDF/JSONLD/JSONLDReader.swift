import EntenteBytes

/// A reader of JSON-LD 1.1: expansion and the making of triples in one pass, with the contexts that stand
/// in the document. A context elsewhere is refused: a reader that fetches reads something else tomorrow.
package final class JSONLDReader {
  private let bytes: [UInt8]
  private let sink: any QuadSink
  private var store = TermStore()
  private var anonymousCount = 0
  private var original = JSONLDContext()
  /// Names that stand for nothing in their context, which JSON-LD ignores, by how often they came.
  package private(set) var ignoredNames: [String: Int] = [:]

  private init(_ bytes: [UInt8], base: String?, into sink: any QuadSink) {
    self.bytes = bytes
    self.sink = sink
    original.base = base.map { BaseIRI(Array($0.utf8)) }
  }

  /// Reads a whole document; returns the names that stand for nothing in it, sorted.
  @discardableResult
  package static func read(
    _ document: [UInt8], base: String? = nil, into sink: any QuadSink
  ) throws -> [String] {
    let reader = JSONLDReader(document, base: base, into: sink)
    let tree = try JSONTreeReader.read(document)
    try reader.document(tree)
    return reader.ignoredNames.keys.sorted()
  }

  private func document(_ tree: JSONTree) throws {
    for item in tree.items {
      guard let members = item.members else { throw error("expected an object", at: item) }
      var context = original
      if let value = item["@context"] {
        try apply(value, to: &context)
        for member in value.items.flatMap({ $0.members ?? [] }) {
          if let term = context.terms[member.name], term.isPrefix, let iri = term.iri {
            try sink.declare(prefix: member.name, namespace: iri)
          }
        }
      }
      // A document that is nothing but a graph names none.
      let others = members.filter { member in
        let name = context.expand(member.name, isName: true, isReference: false)
        return name != "@context" && name != "@graph"
      }
      if others.isEmpty {
        for member in members where member.name != "@context" {
          for node in member.value.items { _ = try object(node, nil, context, graph: nil) }
        }
      } else {
        _ = try node(item, nil, original, graph: nil)
      }
    }
  }

  func error(_ message: String, at tree: JSONTree) -> RDFSyntaxError {
    JSONTreeReader.error(message, at: tree.place, in: bytes)
  }

  func apply(_ value: JSONTree, to context: inout JSONLDContext) throws(RDFSyntaxError) {
    do {
      try context.apply(value, original: original)
    } catch {
      throw JSONTreeReader.error(error.message, at: error.place, in: bytes)
    }
  }

  // MARK: Nodes

  /// Reads a node object in the context around it and returns its term.
  func node(
    _ tree: JSONTree, _ term: JSONLDContext.Term?, _ outer: JSONLDContext, graph: Term?
  ) throws -> Term? {
    // What the types around brought along holds for their node, not for those within.
    var context = outer.previous.first ?? outer
    if let value = term?.context { try apply(value, to: &context) }
    if let value = tree["@context"] { try apply(value, to: &context) }
    let inner = context
    let members = tree.members ?? []
    func name(_ text: String) -> String? {
      inner.expand(text, isName: true, isReference: false)
    }
    let types = members.filter { name($0.name) == "@type" }.flatMap { $0.value.items }
      .compactMap(\.string)
    for type in types.sorted() {
      if let value = inner.terms[type]?.context {
        try apply(value, to: &context)
        context.previous = [inner]
      }
    }
    let id = members.first { name($0.name) == "@id" }?.value
    let subject: Term
    if let id {
      guard let text = id.string else { throw error("@id is an IRI", at: id) }
      guard let found = try reference(text, inner, at: id) else { return nil }
      subject = found
    } else {
      subject = anonymous()
    }
    for type in types {
      guard let iri = inner.expand(type, isName: true, isReference: true) else { continue }
      if let object = try resource(iri, at: tree) {
        try emit(subject, RDF.type, object, graph)
      }
    }
    try properties(of: subject, members, context, graph: graph)
    return subject
  }

  /// Reads the members of a node.
  private func properties(
    of subject: Term, _ members: [(name: String, value: JSONTree)], _ context: JSONLDContext,
    graph: Term?
  ) throws {
    for (name, value) in members {
      guard let property = context.expand(name, isName: true, isReference: false) else { continue }
      switch property {
      case "@context", "@id", "@type", "@index": continue
      case "@graph":
        for item in value.items { _ = try object(item, nil, context, graph: subject) }
      case "@included":
        for item in value.items { _ = try object(item, nil, context, graph: graph) }
      case "@nest":
        for item in value.items {
          try properties(of: subject, item.members ?? [], context, graph: graph)
        }
      case "@reverse":
        for (name, value) in value.members ?? [] {
          guard let property = context.expand(name, isName: true, isReference: false) else {
            continue
          }
          for item in value.items {
            if let other = try object(item, context.terms[name], context, graph: graph) {
              try emit(other, property, subject, graph)
            }
          }
        }
      default:
        guard !property.hasPrefix("@"), property.contains(":"), !property.hasPrefix("_:") else {
          ignoredNames[name, default: 0] += 1
          continue
        }
        let term = context.terms[name]
        let values = try values(value, term, context, graph: graph)
        for object in values {
          if term?.isReverse == true {
            try emit(object, property, subject, graph)
          } else {
            try emit(subject, property, object, graph)
          }
        }
      }
    }
  }

  // MARK: Terms

  func anonymous() -> Term {
    anonymousCount += 1
    return .blank("anon\(anonymousCount)")
  }

  /// What an `@id` refers to.
  func reference(_ text: String, _ context: JSONLDContext, at tree: JSONTree) throws -> Term? {
    guard let iri = context.expand(text, isName: false, isReference: true) else { return nil }
    return try resource(iri, at: tree)
  }

  /// An IRI or a blank node.
  func resource(_ text: String, at tree: JSONTree) throws -> Term? {
    if text.hasPrefix("_:") {
      let label = String(text.dropFirst(2))
      return .blank(Self.label(label))
    }
    if JSONLDContext.keywords.contains(text) { return nil }
    let bytes = Array(text.utf8)
    guard BaseIRI.schemeLength(bytes) != nil else {
      throw error("a relative IRI without a base: “\(text)”", at: tree)
    }
    guard ByteScan.iriEnd(in: bytes, 0..<bytes.count) == bytes.count else {
      throw error("an IRI with a character that none may hold: “\(text)”", at: tree)
    }
    return .iri(text)
  }

  /// A label that N-Triples can write, and that none of ``anonymous()`` is.
  private static func label(_ label: String) -> String {
    let isPlain =
      !label.isEmpty && !label.hasPrefix("anon") && !label.hasPrefix("x-")
      && label.utf8.allSatisfy {
        CharacterClass.isLetter($0) || CharacterClass.isDigit($0) || $0 == UInt8(ascii: "_")
          || $0 == UInt8(ascii: "-")
      } && !label.hasPrefix("-")
    if isPlain { return label }
    let digits = label.utf8.map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "x-" + digits.joined()
  }

  func emit(_ subject: Term, _ predicate: String, _ object: Term, _ graph: Term?) throws {
    switch subject {
    case .literal, .triple: return
    case .iri, .blank: break
    }
    let quad = QuadRecord(
      store.append(subject), store.iri(predicate), store.append(object),
      graph: graph.map { store.append($0) })
    try sink.write(quad, in: store)
    store.bytes.removeAll(keepingCapacity: true)
    store.triples.removeAll(keepingCapacity: true)
  }
}
