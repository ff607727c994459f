extension JSONLDReader {
  /// The values of a property, with the containers of its term.
  func values(
    _ tree: JSONTree, _ term: JSONLDContext.Term?, _ context: JSONLDContext, graph: Term?
  ) throws -> [Term] {
    let containers = term?.containers ?? []
    if term?.type == "@json" { throw error("a literal of JSON is not read", at: tree) }
    if containers.contains("@list") {
      if case .array = tree.content { return [try list(tree.items, term, context, graph)] }
      if tree["@list"] == nil { return [try list([tree], term, context, graph)] }
    }
    if let members = tree.members {
      if containers.contains("@language") {
        return try members.flatMap { language, value in
          try languageValues(value, language, term, context)
        }
      }
      if containers.contains("@graph") {
        return try graphs(tree, members, term, context, containers)
      }
      for kind in ["@index", "@id", "@type"] where containers.contains(kind) {
        return try members.flatMap { key, value in
          try mapped(value, key, kind, term, context, graph)
        }
      }
    } else if containers.contains("@graph") {
      return try tree.items.flatMap { try graphs($0, nil, term, context, containers) }
    }
    return try tree.items.flatMap { item in
      guard let set = member("@set", of: item, context) else {
        return try object(item, term, context, graph: graph).map { [$0] } ?? []
      }
      return try values(set, term, context, graph: graph)
    }
  }

  /// The member of an object whose name stands for a keyword.
  private func member(
    _ keyword: String, of tree: JSONTree, _ context: JSONLDContext
  ) -> JSONTree? {
    tree.members?.last { context.expand($0.name, isName: true, isReference: false) == keyword }?
      .value
  }

  private func languageValues(
    _ tree: JSONTree, _ key: String, _ term: JSONLDContext.Term?, _ context: JSONLDContext
  ) throws -> [Term] {
    let language = context.expand(key, isName: true, isReference: false) == "@none" ? nil : key
    return try tree.items.compactMap { item in
      guard !item.isNull else { return nil }
      guard let text = item.string else {
        throw error("a text in a language is a string", at: item)
      }
      return literal(text, language: language, direction: term?.direction ?? context.direction)
    }
  }

  /// The graphs of a container `@graph`, which each have a name of their own.
  private func graphs(
    _ tree: JSONTree, _ members: [(name: String, value: JSONTree)]?, _ term: JSONLDContext.Term?,
    _ context: JSONLDContext, _ containers: Set<String>
  ) throws -> [Term] {
    var names: [Term] = []
    func add(_ value: JSONTree, _ name: Term?) throws {
      if value["@graph"] != nil, let named = try node(value, term, context, graph: nil) {
        names.append(named)
        return
      }
      let graph = name ?? anonymous()
      _ = try object(value, term, context, graph: graph)
      names.append(graph)
    }
    if containers.contains("@id") || containers.contains("@index"), let members {
      for (key, value) in members {
        for item in value.items {
          let isNone = context.expand(key, isName: true, isReference: false) == "@none"
          let name =
            containers.contains("@id") && !isNone ? try reference(key, context, at: value) : nil
          try add(item, name)
        }
      }
    } else {
      try add(tree, nil)
    }
    return names
  }

  /// The values of an index map, an id map or a type map.
  private func mapped(
    _ tree: JSONTree, _ key: String, _ kind: String, _ term: JSONLDContext.Term?,
    _ context: JSONLDContext, _ graph: Term?
  ) throws -> [Term] {
    let isNone = context.expand(key, isName: true, isReference: false) == "@none"
    var context = context
    if kind == "@type", let value = context.terms[key]?.context { try apply(value, to: &context) }
    return try tree.items.compactMap { item in
      var item = item
      let name = JSONTree(content: .string(key), place: item.place)
      if kind == "@type", item.string != nil {
        item = JSONTree(content: .object([("@id", item)]), place: item.place)
      }
      if !isNone, kind != "@index", case .object(let members) = item.content,
        item[kind] == nil || kind == "@type"
      {
        item.content = .object([(kind, name)] + members)
      }
      guard let object = try object(item, term, context, graph: graph) else { return nil }
      if kind == "@index", !isNone, let index = term?.index,
        let property = context.expand(index, isName: true, isReference: false),
        let value = try self.object(name, context.terms[index], context, graph: graph)
      {
        try emit(object, property, value, graph)
      }
      return object
    }
  }

  /// A value: a node, a list or a literal; `nil` for null.
  func object(
    _ tree: JSONTree, _ term: JSONLDContext.Term?, _ context: JSONLDContext, graph: Term?
  ) throws -> Term? {
    switch tree.content {
    case .null: return nil
    case .array(let items): return try list(items, term, context, graph)
    case .string(let text):
      switch term?.type {
      case "@id": return try reference(text, context, at: tree)
      case "@vocab":
        return try context.expand(text, isName: true, isReference: true).flatMap {
          try resource($0, at: tree)
        }
      case nil, "@none":
        return literal(
          text, language: term?.language ?? context.language,
          direction: term?.direction ?? context.direction)
      case let type?: return .literal(Literal(text, datatype: type))
      }
    case .number(let text): return .literal(Self.number(text, Self.datatype(of: term)))
    case .boolean(let value):
      return .literal(
        Literal(value ? "true" : "false", datatype: Self.datatype(of: term) ?? XSD.boolean))
    case .object: return try objectValue(tree, term, context, graph: graph)
    }
  }

  private static func datatype(of term: JSONLDContext.Term?) -> String? {
    guard let type = term?.type, !type.hasPrefix("@") else { return nil }
    return type
  }

  private func objectValue(
    _ tree: JSONTree, _ term: JSONLDContext.Term?, _ outer: JSONLDContext, graph: Term?
  ) throws -> Term? {
    var context = outer
    if let value = term?.context { try apply(value, to: &context) }
    if let value = tree["@context"] { try apply(value, to: &context) }
    if let value = member("@value", of: tree, context) {
      return try valueObject(
        value, type: member("@type", of: tree, context),
        language: member("@language", of: tree, context),
        direction: member("@direction", of: tree, context), context)
    }
    if let items = member("@list", of: tree, context) {
      return try list(items.items, term, context, graph)
    }
    return try node(tree, term, outer, graph: graph)
  }

  private func valueObject(
    _ value: JSONTree, type: JSONTree?, language: JSONTree?, direction: JSONTree?,
    _ context: JSONLDContext
  ) throws -> Term? {
    let datatype = type?.string.flatMap { context.expand($0, isName: true, isReference: true) }
    if datatype == "@json" { throw error("a literal of JSON is not read", at: value) }
    switch value.content {
    case .null: return nil
    case .string(let text):
      if let datatype, let type {
        guard case .iri(let iri)? = try resource(datatype, at: type) else {
          throw error("a datatype is an IRI", at: type)
        }
        return .literal(Literal(text, datatype: iri))
      }
      return literal(text, language: language?.string, direction: direction?.string)
    case .number(let text): return .literal(Self.number(text, datatype))
    case .boolean(let flag):
      return .literal(Literal(flag ? "true" : "false", datatype: datatype ?? XSD.boolean))
    case .object, .array: throw error("@value is a string, a number or a boolean", at: value)
    }
  }

  private func literal(_ text: String, language: String?, direction: String?) -> Term {
    guard let language, CharacterClass.isLanguageTag(Array(language.utf8)) else {
      return .literal(Literal(text))
    }
    return .literal(
      Literal(
        text, language: language, direction: direction.flatMap(Literal.Direction.init(rawValue:))))
  }

  /// A number in the spelling that JSON-LD gives it: whole numbers as integers, others as doubles.
  private static func number(_ text: String, _ datatype: String?) -> Literal {
    let value = Double(text) ?? 0
    if value.rounded() == value, abs(value) < 1e21, datatype != XSD.double {
      let whole = text.utf8.allSatisfy { CharacterClass.isDigit($0) || $0 == UInt8(ascii: "-") }
      let spelling = whole ? (text == "-0" ? "0" : text) : Self.whole(value)
      return Literal(spelling, datatype: datatype ?? XSD.integer)
    }
    return Literal(scientific(value), datatype: datatype ?? XSD.double)
  }

  private static func whole(_ value: Double) -> String {
    var digits = "\(value.magnitude.rounded())"
    if let exponent = Int64(exactly: value) { return String(exponent) }
    digits = digits.replacing(".0", with: "")
    return (value < 0 ? "-" : "") + digits
  }

  /// `5.3E0`: one digit before the point, no zeros at the end of the mantissa, no plus.
  private static func scientific(_ value: Double) -> String {
    if value == 0 { return "0.0E0" }
    var exponent = 0
    var digits = "\(value.magnitude)"
    if let mark = digits.firstIndex(of: "e") {
      exponent = Int(digits[digits.index(after: mark)...]) ?? 0
      digits = String(digits[..<mark])
    }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(parts[0])
    let fraction = parts.count > 1 ? String(parts[1]) : ""
    var all = Substring(whole + fraction)
    exponent += whole.count - 1
    while all.count > 1, all.hasPrefix("0") {
      all = all.dropFirst()
      exponent -= 1
    }
    while all.count > 1, all.hasSuffix("0") { all = all.dropLast() }
    let rest = all.dropFirst()
    let sign = value < 0 ? "-" : ""
    return "\(sign)\(all.prefix(1)).\(rest.isEmpty ? "0" : String(rest))E\(exponent)"
  }

  /// A list, as cells.
  func list(
    _ items: [JSONTree], _ term: JSONLDContext.Term?, _ context: JSONLDContext, _ graph: Term?
  ) throws -> Term {
    var item = term
    item?.containers = []
    var objects: [Term] = []
    for tree in items {
      if case .array(let inner) = tree.content {
        objects.append(try list(inner, item, context, graph))
      } else if let value = try object(tree, item, context, graph: graph) {
        objects.append(value)
      }
    }
    var rest = Term.iri(RDF.nil)
    for value in objects.reversed() {
      let cell = anonymous()
      try emit(cell, RDF.first, value, graph)
      try emit(cell, RDF.rest, rest, graph)
      rest = cell
    }
    return rest
  }
}
