extension RDFXMLReader {
  /// Names of the RDF namespace that no element may have, or none that describes a node.
  private static let syntaxNames: Set<String> = [
    "RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "bagID", "aboutEach",
    "aboutEachPrefix", "annotation", "annotationNodeID", "version",
  ]

  /// Reads a node and returns its term; the start tag was read already.
  func nodeElement(_ element: XMLPullReader.Element, _ context: Context) throws -> Term {
    let mark = scope.count
    scope += element.declarations
    defer { scope.removeLast(scope.count - mark) }
    let isSyntax = Self.syntaxNames.contains(element.name) || element.name == "li"
    if element.namespace == RDF.namespace && isSyntax {
      throw xml.error("rdf:\(element.name) describes no node")
    }
    guard !element.namespace.isEmpty else {
      throw xml.error("an element without a namespace: “\(element.name)”")
    }
    let attributes = try Attributes(element, of: self)
    try attributes.allow(["ID", "about", "nodeID"], self)
    guard attributes.syntax.count <= 1 else {
      throw xml.error("a node has one of rdf:ID, rdf:about and rdf:nodeID")
    }
    let subject =
      if let id = attributes["ID"] {
        try iri(id: id, context)
      } else if let about = attributes["about"] {
        try iri(about, context)
      } else if let label = attributes["nodeID"] {
        try named(label)
      } else {
        anonymous()
      }
    if !isRDF(element, "Description") {
      try emit(subject, .iri(RDF.type), iri(namespace: element.namespace, element.name))
    }
    try emitProperties(attributes, of: subject, context)
    if !element.isEmpty { try propertyElementList(of: subject, context) }
    return subject
  }

  private func propertyElementList(of subject: Term, _ context: Context) throws {
    var count = 0
    while let event = try xml.next() {
      switch event {
      case .start(let element):
        try propertyElement(element, of: subject, enter(element, context), &count)
      case .end: return
      case .text(let text): try expectBlank(text)
      case .comment, .instruction: continue
      }
    }
  }

  private func propertyElement(
    _ element: XMLPullReader.Element, of subject: Term, _ context: Context, _ count: inout Int
  ) throws {
    let mark = scope.count
    scope += element.declarations
    defer { scope.removeLast(scope.count - mark) }
    var name = element.name
    if element.namespace == RDF.namespace {
      if element.name == "li" {
        count += 1
        name = "_\(count)"
      } else if Self.syntaxNames.contains(element.name) || element.name == "Description" {
        throw xml.error("rdf:\(element.name) is no property")
      }
    }
    guard !element.namespace.isEmpty else {
      throw xml.error("an element without a namespace: “\(element.name)”")
    }
    let attributes = try Attributes(element, of: self)
    if attributes["parseType"] == "Triple", !context.isVersion12 {
      // RDF 1.1 knows no triple terms, and a document must announce them: the property is ignored.
      return try divert(to: QuadHandler { _ in }) { _ = try tripleTerm(element, context) }
    }
    let object = try object(of: element, attributes, context)
    let triple = try Triple(subject, iri(namespace: element.namespace, name), object)
    try emit(subject, triple.predicate, object)
    try annotate(triple, attributes, context)
  }

  /// Reads the value of a property to the end of its element.
  private func object(
    of element: XMLPullReader.Element, _ attributes: Attributes, _ context: Context
  ) throws -> Term {
    let always: Set<String> = ["ID", "annotation", "annotationNodeID"]
    if let type = attributes["parseType"] {
      try attributes.allow(always.union(["parseType"]), self)
      guard attributes.properties.isEmpty else {
        throw xml.error("rdf:parseType allows no property attributes")
      }
      switch type {
      case "Resource": return try resource(element, context)
      case "Collection": return try collection(element, context)
      case "Triple": return try tripleTerm(element, context)
      default:
        let text = element.isEmpty ? "" : try xmlLiteral()
        return .literal(Literal(text, datatype: RDF.xmlLiteral))
      }
    }
    if let datatype = attributes["datatype"] {
      try attributes.allow(always.union(["datatype"]), self)
      guard attributes.properties.isEmpty else {
        throw xml.error("rdf:datatype allows no property attributes")
      }
      let text = element.isEmpty ? "" : try textContent()
      guard case .iri(let type) = try iri(datatype, context) else { return anonymous() }
      guard type != RDF.langString, type != RDF.dirLangString else {
        throw xml.error("a literal of this datatype needs a language tag")
      }
      return .literal(Literal(text, datatype: type))
    }
    try attributes.allow(always.union(["resource", "nodeID"]), self)
    let isReference =
      attributes["resource"] != nil || attributes["nodeID"] != nil || !attributes.properties.isEmpty
    if isReference { return try reference(element, attributes, context) }
    return element.isEmpty ? literal("", context) : try nodeOrText(context)
  }

  private func reference(
    _ element: XMLPullReader.Element, _ attributes: Attributes, _ context: Context
  ) throws -> Term {
    guard attributes["resource"] == nil || attributes["nodeID"] == nil else {
      throw xml.error("a property has one of rdf:resource and rdf:nodeID")
    }
    let object =
      if let resource = attributes["resource"] {
        try iri(resource, context)
      } else if let label = attributes["nodeID"] {
        try named(label)
      } else {
        anonymous()
      }
    try emitProperties(attributes, of: object, context)
    if !element.isEmpty { try expectEmpty() }
    return object
  }

  private func expectEmpty() throws {
    while let event = try xml.next() {
      switch event {
      case .start: throw xml.error("an element that refers to a node has no content")
      case .end: return
      case .text(let text): try expectBlank(text)
      case .comment, .instruction: continue
      }
    }
  }

  private func textContent() throws -> String {
    var text = ""
    while let event = try xml.next() {
      switch event {
      case .start: throw xml.error("an element within a typed literal")
      case .end: return text
      case .text(let more): text += more
      case .comment, .instruction: continue
      }
    }
    return text
  }

  private func nodeOrText(_ context: Context) throws -> Term {
    var text = ""
    var node: Term?
    while let event = try xml.next() {
      switch event {
      case .start(let element):
        guard node == nil else { throw xml.error("a property with two values") }
        try expectBlank(text)
        node = try nodeElement(element, enter(element, context))
      case .end: return node ?? literal(text, context)
      case .text(let more):
        if node != nil { try expectBlank(more) }
        text += more
      case .comment, .instruction: continue
      }
    }
    return node ?? literal(text, context)
  }

  private func resource(_ element: XMLPullReader.Element, _ context: Context) throws -> Term {
    let node = anonymous()
    if !element.isEmpty { try propertyElementList(of: node, context) }
    return node
  }

  private func collection(_ element: XMLPullReader.Element, _ context: Context) throws -> Term {
    var items: [Term] = []
    var isOpen = !element.isEmpty
    while isOpen, let event = try xml.next() {
      switch event {
      case .start(let element): items.append(try nodeElement(element, enter(element, context)))
      case .end: isOpen = false
      case .text(let text): try expectBlank(text)
      case .comment, .instruction: continue
      }
    }
    var rest = Term.iri(RDF.nil)
    for item in items.reversed() {
      let node = anonymous()
      try emit(node, .iri(RDF.first), item)
      try emit(node, .iri(RDF.rest), rest)
      rest = node
    }
    return rest
  }

  /// Reads the one triple within `rdf:parseType="Triple"`.
  private func tripleTerm(_ element: XMLPullReader.Element, _ context: Context) throws -> Term {
    var triples: [Triple] = []
    let inner = QuadHandler { triples.append($0.triple) }
    if !element.isEmpty {
      try divert(to: inner) {
        while let event = try xml.next() {
          switch event {
          case .start(let element): _ = try nodeElement(element, enter(element, context))
          case .end: return
          case .text(let text): try expectBlank(text)
          case .comment, .instruction: continue
          }
        }
      }
    }
    guard triples.count == 1 else { throw xml.error("a triple term holds one triple") }
    return .triple(triples[0])
  }

  /// Writes the reification by `rdf:ID` and by the annotations of RDF 1.2.
  private func annotate(_ triple: Triple, _ attributes: Attributes, _ context: Context) throws {
    if let id = attributes["ID"] {
      let node = try iri(id: id, context)
      try emit(node, .iri(RDF.type), .iri(RDF.statement))
      try emit(node, .iri(RDF.subject), triple.subject)
      try emit(node, .iri(RDF.predicate), triple.predicate)
      try emit(node, .iri(RDF.object), triple.object)
    }
    if let reference = attributes["annotation"] {
      try emit(iri(reference, context), .iri(RDF.reifies), .triple(triple))
    }
    if let label = attributes["annotationNodeID"] {
      try emit(named(label), .iri(RDF.reifies), .triple(triple))
    }
  }
}
