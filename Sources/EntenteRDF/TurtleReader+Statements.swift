extension TurtleReader {
  /// Reads a directive, the triples of a subject, or a graph block.
  mutating func statement(into sink: some QuadSink) throws {
    switch scanner.current {
    case UInt8(ascii: "@"):
      try directive(into: sink)
    case UInt8(ascii: "{") where allowsGraphs:
      try graphBlock(into: sink)
    case let byte where CharacterClass.isLetter(byte):
      if try !keywordDirective(into: sink) { try triplesOrGraph(into: sink) }
    default:
      try triplesOrGraph(into: sink)
    }
  }

  private mutating func directive(into sink: some QuadSink) throws {
    let start = scanner.position
    scanner.position += 1
    let word = keyword()
    scanner.skipSpace()
    switch word {
    case "prefix": try prefixDirective(into: sink)
    case "base": setBase(try directiveIRI())
    case "version": try version()
    default: throw scanner.error("no such directive: “@\(word)”", at: start)
    }
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: "."), "after the directive")
  }

  /// Reads `PREFIX`, `BASE`, `VERSION` or `GRAPH` in any case; `false` where it is another word.
  private mutating func keywordDirective(into sink: some QuadSink) throws -> Bool {
    let start = scanner.position
    let word = keyword().lowercased()
    let known =
      word == "prefix" || word == "base" || word == "version" || (word == "graph" && allowsGraphs)
    guard known, !continuesName else {
      scanner.position = start
      return false
    }
    scanner.skipSpace()
    switch word {
    case "prefix": try prefixDirective(into: sink)
    case "base": setBase(try directiveIRI())
    case "version": try version()
    default:
      graph = try graphLabel()
      scanner.skipSpace()
      try graphBlock(into: sink)
    }
    return true
  }

  /// Whether a name goes on at the position: `base1:` and `graph.a:` are prefixes, no keywords.
  private var continuesName: Bool {
    let (next, _) = scanner.scalar(at: scanner.position)
    return next == UInt32(UInt8(ascii: ":")) || next == UInt32(UInt8(ascii: "."))
      || CharacterClass.isName(next)
  }

  private mutating func keyword() -> String {
    let start = scanner.position
    while CharacterClass.isLetter(scanner.current) { scanner.position += 1 }
    return scanner.store.text(start..<scanner.position)
  }

  private mutating func prefixDirective(into sink: some QuadSink) throws {
    let name = try prefixName()
    guard scanner.take(UInt8(ascii: ":")) else {
      throw scanner.error("expected a prefix that ends with “:”, found \(scanner.found)")
    }
    scanner.skipSpace()
    let namespace = try directiveIRI()
    setPrefix(Array(scanner.store.bytes[name]), namespace)
    try sink.declare(
      prefix: scanner.store.text(name), namespace: scanner.store.text(namespace.value))
  }

  private mutating func directiveIRI() throws -> TermRecord {
    guard scanner.current == UInt8(ascii: "<") else {
      throw scanner.error("expected an IRI in “<” and “>”, found \(scanner.found)")
    }
    return try iri()
  }

  private mutating func version() throws {
    let quote = scanner.current
    let isShort = quote != scanner.peek() || quote != scanner.peek(2)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), isShort else {
      throw scanner.error("expected the version in quotation marks, found \(scanner.found)")
    }
    _ = try scanner.shortString()
  }

  /// Reads triples, or the label of a graph and its block.
  private mutating func triplesOrGraph(into sink: some QuadSink) throws {
    if allowsGraphs, scanner.current != UInt8(ascii: "("),
      scanner.current != UInt8(ascii: "<")
        || scanner.peek() != UInt8(ascii: "<")
    {
      let start = scanner.position
      if let label = try possibleGraphLabel() {
        scanner.skipSpace()
        if scanner.current == UInt8(ascii: "{") {
          graph = label
          return try graphBlock(into: sink)
        }
        try predicateObjectList(of: label, into: sink)
        scanner.skipSpace()
        return try scanner.expect(UInt8(ascii: "."), "after the triples")
      }
      scanner.position = start
    }
    try triples(into: sink)
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: "."), "after the triples")
  }

  /// An IRI, a label or `[]`; `nil` for `[` with properties.
  private mutating func possibleGraphLabel() throws -> TermRecord? {
    guard scanner.current == UInt8(ascii: "[") else { return try resource("a subject") }
    scanner.position += 1
    scanner.skipSpace()
    return scanner.take(UInt8(ascii: "]")) ? anonymous() : nil
  }

  private mutating func graphLabel() throws -> TermRecord {
    guard let label = try possibleGraphLabel() else {
      throw scanner.error("expected the name of a graph, found \(scanner.found)")
    }
    return label
  }

  /// Reads `{ … }` into the current ``graph``.
  private mutating func graphBlock(into sink: some QuadSink) throws {
    try scanner.expect(UInt8(ascii: "{"), "to open the graph")
    decodedMark = scanner.store.bytes.count
    while true {
      scanner.skipSpace()
      if scanner.take(UInt8(ascii: "}")) { return }
      try triples(into: sink)
      scanner.skipSpace()
      scanner.discardDecoded(behind: decodedMark)
      if scanner.take(UInt8(ascii: ".")) { continue }
      return try scanner.expect(UInt8(ascii: "}"), "to close the graph")
    }
  }

  /// Reads a subject and what is said of it.
  private mutating func triples(into sink: some QuadSink) throws {
    if scanner.current == UInt8(ascii: "[") {
      let (subject, hasProperties) = try blankNode(into: sink)
      scanner.skipSpace()
      let isDone = scanner.current == UInt8(ascii: ".") || scanner.current == UInt8(ascii: "}")
      if hasProperties && isDone { return }
      return try predicateObjectList(of: subject, into: sink)
    }
    if scanner.current == UInt8(ascii: "<"), scanner.peek() == UInt8(ascii: "<") {
      let subject = try nested { reader in try reader.reifiedTriple(into: sink) }
      scanner.skipSpace()
      let isDone = scanner.current == UInt8(ascii: ".") || scanner.current == UInt8(ascii: "}")
      if isDone { return }
      return try predicateObjectList(of: subject, into: sink)
    }
    let subject =
      scanner.current == UInt8(ascii: "(")
      ? try collection(into: sink) : try resource("a subject")
    try predicateObjectList(of: subject, into: sink)
  }

  /// Reads predicates and objects, separated by semicolons.
  mutating func predicateObjectList(of subject: TermRecord, into sink: some QuadSink) throws {
    while true {
      scanner.skipSpace()
      let predicate = try predicate()
      repeat {
        scanner.skipSpace()
        let object = try object(into: sink)
        try emit(subject, predicate, object, sink)
        try annotations(of: QuadRecord(subject, predicate, object), into: sink)
        scanner.skipSpace()
      } while scanner.take(UInt8(ascii: ","))
      guard scanner.take(UInt8(ascii: ";")) else { return }
      scanner.skipSpace()
      while scanner.take(UInt8(ascii: ";")) { scanner.skipSpace() }
      switch scanner.current {
      case UInt8(ascii: "."), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "|"), 0: return
      default: continue
      }
    }
  }

  private mutating func predicate() throws -> TermRecord {
    if scanner.current == UInt8(ascii: "a") {
      switch scanner.peek() {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "("),
        UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "#"):
        scanner.position += 1
        return TermRecord(.iri, scanner.append(Array(RDF.type.utf8)))
      default: break
      }
    }
    guard scanner.current != UInt8(ascii: "_") else {
      throw scanner.error("a blank node cannot be a predicate")
    }
    return try resource("a predicate")
  }
}
