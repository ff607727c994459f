extension TurtleReader {
  /// Reads `[ … ]`; tells whether anything was said of the node in it.
  mutating func blankNode(
    into sink: some QuadSink
  ) throws -> (node: TermRecord, hasProperties: Bool) {
    scanner.position += 1
    let node = anonymous()
    scanner.skipSpace()
    if scanner.take(UInt8(ascii: "]")) { return (node, false) }
    try nested { reader in try reader.predicateObjectList(of: node, into: sink) }
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: "]"), "to close the blank node")
    return (node, true)
  }

  /// Reads `( … )` and returns the head of the list.
  mutating func collection(into sink: some QuadSink) throws -> TermRecord {
    scanner.position += 1
    let end = TermRecord(.iri, scanner.append(Array(RDF.nil.utf8)))
    scanner.skipSpace()
    if scanner.take(UInt8(ascii: ")")) { return end }
    let first = TermRecord(.iri, scanner.append(Array(RDF.first.utf8)))
    let rest = TermRecord(.iri, scanner.append(Array(RDF.rest.utf8)))
    let head = anonymous()
    var node = head
    while true {
      let item = try nested { reader in try reader.object(into: sink) }
      try emit(node, first, item, sink)
      scanner.skipSpace()
      if scanner.take(UInt8(ascii: ")")) {
        try emit(node, rest, end, sink)
        return head
      }
      guard !scanner.isAtEnd else { throw scanner.error("the list is not closed by “)”") }
      let next = anonymous()
      try emit(node, rest, next, sink)
      node = next
    }
  }

  /// Reads `<<( s p o )>>`, a triple term.
  mutating func tripleTerm() throws -> TermRecord {
    scanner.position += 3
    let triple = try innerTriple { reader in
      let isTriple =
        reader.scanner.current == UInt8(ascii: "<")
        && reader.scanner.peek() == UInt8(ascii: "<")
      guard isTriple else { return try reader.innerObject() }
      guard reader.scanner.peek(2) == UInt8(ascii: "(") else {
        throw reader.scanner.error("a triple term cannot hold a reified triple")
      }
      return try reader.nested { reader in try reader.tripleTerm() }
    } subject: { reader in
      try reader.innerSubject()
    }
    for byte in ")>>".utf8 { try scanner.expect(byte, "to close the triple term") }
    return scanner.store.append(tripleTerm: triple)
  }

  /// Reads `<< s p o ~ r >>`, says that `r` reifies the triple, and returns `r`.
  mutating func reifiedTriple(into sink: some QuadSink) throws -> TermRecord {
    guard scanner.peek(2) != UInt8(ascii: "(") else {
      throw scanner.error("a triple term cannot be a subject")
    }
    scanner.position += 2
    let triple = try innerTriple { reader in
      guard reader.scanner.current == UInt8(ascii: "<"), reader.scanner.peek() == UInt8(ascii: "<")
      else { return try reader.innerObject() }
      return try reader.nested { reader in
        reader.scanner.peek(2) == UInt8(ascii: "(")
          ? try reader.tripleTerm() : try reader.reifiedTriple(into: sink)
      }
    } subject: { reader in
      guard reader.scanner.current == UInt8(ascii: "<"), reader.scanner.peek() == UInt8(ascii: "<")
      else { return try reader.innerSubject() }
      return try reader.nested { reader in try reader.reifiedTriple(into: sink) }
    }
    let reifier = scanner.take(UInt8(ascii: "~")) ? try reifier() : anonymous()
    scanner.skipSpace()
    for byte in ">>".utf8 { try scanner.expect(byte, "to close the reified triple") }
    try reify(triple, by: reifier, into: sink)
    return reifier
  }

  private mutating func innerTriple(
    object: (inout TurtleReader) throws -> TermRecord,
    subject: (inout TurtleReader) throws -> TermRecord
  ) throws -> QuadRecord {
    scanner.skipSpace()
    let subject = try subject(&self)
    scanner.skipSpace()
    let predicate = try innerPredicate()
    scanner.skipSpace()
    let object = try object(&self)
    scanner.skipSpace()
    return QuadRecord(subject, predicate, object)
  }

  private mutating func innerPredicate() throws -> TermRecord {
    if scanner.current == UInt8(ascii: "a"), scanner.peek() <= 0x20 {
      scanner.position += 1
      return TermRecord(.iri, scanner.append(Array(RDF.type.utf8)))
    }
    guard scanner.current != UInt8(ascii: "_") else {
      throw scanner.error("a blank node cannot be a predicate")
    }
    return try resource("a predicate")
  }

  private mutating func innerSubject() throws -> TermRecord {
    guard scanner.current == UInt8(ascii: "[") else { return try resource("a subject") }
    scanner.position += 1
    scanner.skipSpace()
    try scanner.expect(UInt8(ascii: "]"), "since a triple term holds no properties")
    return anonymous()
  }

  private mutating func innerObject() throws -> TermRecord {
    if scanner.current == UInt8(ascii: "[") { return try innerSubject() }
    return try literal() ?? resource("an object")
  }

  /// The name behind `~`, or a new blank node.
  private mutating func reifier() throws -> TermRecord {
    scanner.skipSpace()
    switch scanner.current {
    case UInt8(ascii: "["): return try innerSubject()
    case UInt8(ascii: "<") where scanner.peek() != UInt8(ascii: "<"): return try iri()
    case UInt8(ascii: "_"), UInt8(ascii: ":"): return try resource("a reifier")
    case let byte where CharacterClass.isLetter(byte) || byte >= 0x80:
      return try resource("a reifier")
    default: return anonymous()
    }
  }

  private mutating func reify(
    _ triple: QuadRecord, by reifier: TermRecord, into sink: some QuadSink
  ) throws {
    let reifies = TermRecord(.iri, scanner.append(Array(RDF.reifies.utf8)))
    try emit(reifier, reifies, scanner.store.append(tripleTerm: triple), sink)
  }

  /// Reads `~ r` and `{| … |}` behind an object.
  mutating func annotations(of triple: QuadRecord, into sink: some QuadSink) throws {
    var pending: TermRecord?
    while true {
      scanner.skipSpace()
      if scanner.take(UInt8(ascii: "~")) {
        let reifier = try reifier()
        try reify(triple, by: reifier, into: sink)
        pending = reifier
      } else if scanner.current == UInt8(ascii: "{"), scanner.peek() == UInt8(ascii: "|") {
        scanner.position += 2
        let subject: TermRecord
        if let pending {
          subject = pending
        } else {
          subject = anonymous()
          try reify(triple, by: subject, into: sink)
        }
        pending = nil
        try nested { reader in try reader.predicateObjectList(of: subject, into: sink) }
        scanner.skipSpace()
        for byte in "|}".utf8 { try scanner.expect(byte, "to close the annotation") }
      } else {
        return
      }
    }
  }
}
