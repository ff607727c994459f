extension JSONLDContext {
  /// An error in a context, located by the value that is wrong.
  struct Problem: Error {
    var message: String
    var place: Int
  }

  /// Takes over what a `@context` says; `original` is the context of the document before any.
  mutating func apply(_ value: JSONTree, original: JSONLDContext) throws(Problem) {
    for item in value.items {
      switch item.content {
      case .null:
        let base = base
        self = original
        self.base = original.base ?? base
      case .string(let address):
        throw Problem(
          message: "the context “\(address)” is elsewhere, and nothing is fetched; put what stands "
            + "there into the document in its place", place: item.place)
      case .object: try applyDefinitions(item, original: original)
      default: throw Problem(message: "a context is an object", place: item.place)
      }
    }
  }

  private mutating func applyDefinitions(
    _ item: JSONTree, original: JSONLDContext
  ) throws(Problem) {
    if let imported = item["@import"] {
      throw Problem(
        message: "@import names a context elsewhere, and nothing is fetched; put its terms here",
        place: imported.place)
    }
    if let value = item["@base"] {
      if value.isNull {
        base = nil
      } else if let text = value.string {
        let bytes = Array(text.utf8)
        base = BaseIRI(base?.resolve(bytes) ?? bytes)
      } else {
        throw Problem(message: "@base is an IRI or null", place: value.place)
      }
    }
    if let value = item["@vocab"] {
      guard value.isNull || value.string != nil else {
        throw Problem(message: "@vocab is an IRI or null", place: value.place)
      }
      vocabulary = value.string.flatMap { expand($0, isName: true, isReference: true) }
    }
    if let value = item["@language"] { language = value.string }
    if let value = item["@direction"] { direction = value.string }
    var state: [String: Bool] = [:]
    for member in item.members ?? [] where !Self.keywords.contains(member.name) {
      try define(member.name, in: item, &state, original: original)
    }
  }

  /// Defines a term, after those that its definition uses.
  private mutating func define(
    _ name: String, in context: JSONTree, _ state: inout [String: Bool], original: JSONLDContext
  ) throws(Problem) {
    guard let value = context[name] else { return }
    if let isDone = state[name] {
      if isDone { return }
      throw Problem(message: "the term “\(name)” is defined by itself", place: value.place)
    }
    guard !name.isEmpty, !Self.isKeywordLike(name) else {
      state[name] = true
      return
    }
    state[name] = false
    terms[name] = nil
    var term = Term()
    let definition: JSONTree?
    switch value.content {
    case .null:
      terms[name] = term
      state[name] = true
      return
    case .string: definition = nil
    case .object: definition = value
    default:
      throw Problem(message: "the term “\(name)” is an IRI or an object", place: value.place)
    }
    let reverse = definition?["@reverse"]
    let id = definition.map { $0["@id"] ?? reverse } ?? value
    term.isReverse = reverse != nil
    if let text = id?.string, text != name {
      try defineParts(of: text, in: context, &state, original: original)
      term.iri = expand(text, isName: true, isReference: false)
      let isSimple = definition == nil && !name.contains(":") && !name.contains("/")
      term.isPrefix =
        isSimple && (text.hasPrefix("_:") || term.iri?.last.map { ":/?#[]@".contains($0) } ?? false)
    } else if let id, id.isNull {
      term.iri = nil
    } else if name.dropFirst().contains(":") {
      try defineParts(of: name, in: context, &state, original: original)
      term.iri = expand(name, isName: true, isReference: false)
    } else if name == "@type" {
      term.iri = "@type"
    } else {
      term.iri = vocabulary.map { $0 + name }
    }
    if let definition { try read(definition, into: &term, context, &state, original: original) }
    terms[name] = term
    state[name] = true
  }

  /// Defines the terms that a compact IRI or a name is made of.
  private mutating func defineParts(
    of text: String, in context: JSONTree, _ state: inout [String: Bool], original: JSONLDContext
  ) throws(Problem) {
    if context[text] != nil, state[text] != true {
      try define(text, in: context, &state, original: original)
    }
    guard let colon = text.dropFirst().firstIndex(of: ":") else { return }
    let prefix = String(text[..<colon])
    if context[prefix] != nil, state[prefix] != true {
      try define(prefix, in: context, &state, original: original)
    }
  }

  private mutating func read(
    _ definition: JSONTree, into term: inout Term, _ context: JSONTree,
    _ state: inout [String: Bool], original: JSONLDContext
  ) throws(Problem) {
    if let type = definition["@type"]?.string {
      try defineParts(of: type, in: context, &state, original: original)
      term.type = expand(type, isName: true, isReference: false)
    }
    if let value = definition["@language"] { term.language = .some(value.string) }
    if let value = definition["@direction"] { term.direction = .some(value.string) }
    if let value = definition["@container"] {
      term.containers = Set(value.items.compactMap(\.string))
    }
    if case .boolean(let isPrefix) = definition["@prefix"]?.content { term.isPrefix = isPrefix }
    if let value = definition["@index"]?.string { term.index = value }
    term.context = definition["@context"]
  }
}
