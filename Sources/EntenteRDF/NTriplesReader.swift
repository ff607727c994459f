package import EntenteBytes

/// A reader of N-Triples and N-Quads (RDF 1.2), a line a statement, in constant memory.
package struct NTriplesReader {
  private var scanner = RDFScanner()
  private let allowsGraphs: Bool
  private var termDepth = 0
  /// Takes a line that cannot be read and lets the reader go on behind it; without it the first ends all.
  private let skip: ((RDFSyntaxError) -> Void)?
  private var isAtStart = true
  /// How deep triple terms may nest before a document is taken for an attack on the stack.
  private static let maximumDepth = 200

  /// Creates a reader of N-Triples, or of N-Quads. With `skip` it goes on behind a line that is wrong.
  package init(
    allowingGraphs allowsGraphs: Bool = false, skip: ((RDFSyntaxError) -> Void)? = nil
  ) {
    self.allowsGraphs = allowsGraphs
    self.skip = skip
  }

  /// Reads a whole document.
  package mutating func read(_ document: [UInt8], into sink: some QuadSink) throws {
    try load(document, firstLine: 1)
    try readStatements(into: sink)
  }

  /// Takes a piece of the document; lines that are not UTF-8 are blanked out where errors are skipped.
  private mutating func load(_ piece: [UInt8], firstLine: Int) throws(RDFSyntaxError) {
    var piece = piece
    while true {
      do {
        try scanner.load(piece, firstLine: firstLine)
        break
      } catch {
        guard let skip else { throw error }
        let place = ByteScan.invalidUTF8(in: piece)
        guard place < piece.count else { throw error }
        skip(error)
        let start = piece[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let end = piece[place...].firstIndex(of: 0x0A) ?? piece.count
        for index in start..<end { piece[index] = 0x20 }
      }
    }
    if isAtStart, piece.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.position = 3 }
    isAtStart = false
  }

  /// Reads a document from a file, piece by piece.
  package mutating func read(
    from source: ByteSource, pieceSize: Int = 1 << 20, into sink: some QuadSink
  ) throws {
    var pending: [UInt8] = []
    var line = 1
    while true {
      var piece = pending
      piece.reserveCapacity(pending.count + pieceSize + (1 << 12))
      let isLast = try source.read(pieceSize, into: &piece) == 0
      if isLast {
        pending = []
      } else {
        guard let end = piece.lastIndex(of: UInt8(ascii: "\n")) else {
          pending = piece
          continue
        }
        pending = Array(piece[(end + 1)...])
        piece.removeLast(piece.count - end - 1)
      }
      try load(piece, firstLine: line)
      line += scanner.lineCount
      try readStatements(into: sink)
      if isLast { return }
    }
  }

  private mutating func readStatements(into sink: some QuadSink) throws {
    while true {
      scanner.skipSpace()
      if scanner.isAtEnd { return }
      guard let skip else {
        try readLine(into: sink)
        continue
      }
      let start = scanner.position
      do {
        try readLine(into: sink)
      } catch let error as RDFSyntaxError {
        skip(error)
        scanner.position = start
        scanner.skipComment()
        scanner.discardDecoded()
        termDepth = 0
      }
    }
  }

  @inline(__always)
  private mutating func readLine(into sink: some QuadSink) throws {
    if CharacterClass.isLetter(scanner.current) {
      try version()
    } else {
      let subject = try subject()
      scanner.skipBlanks()
      let predicate = try iri("a predicate")
      scanner.skipBlanks()
      let object = try object()
      scanner.skipBlanks()
      var graph: TermRecord?
      if allowsGraphs, scanner.current != UInt8(ascii: ".") {
        graph = try self.subject()
        scanner.skipBlanks()
      }
      try scanner.expect(UInt8(ascii: "."), "after the statement")
      try sink.write(
        QuadRecord(subject, predicate, object, graph: graph), in: scanner.store)
      scanner.discardDecoded()
    }
    scanner.skipBlanks()
    switch scanner.current {
    case 0x0A, 0x0D: break
    case UInt8(ascii: "#"): scanner.skipComment()
    default:
      if !scanner.isAtEnd {
        throw scanner.error("expected the end of the line, found \(scanner.found)")
      }
    }
  }

  private mutating func version() throws {
    let start = scanner.position
    while CharacterClass.isLetter(scanner.current) { scanner.position += 1 }
    guard scanner.store.text(start..<scanner.position) == "VERSION" else {
      throw scanner.error("expected a statement", at: start)
    }
    scanner.skipBlanks()
    guard scanner.current == UInt8(ascii: "\"") || scanner.current == UInt8(ascii: "'") else {
      throw scanner.error("expected the version in quotation marks, found \(scanner.found)")
    }
    _ = try scanner.shortString()
  }

  @inline(__always)
  private mutating func subject() throws(RDFSyntaxError) -> TermRecord {
    if scanner.current == UInt8(ascii: "_") { return TermRecord(.blank, try scanner.blankLabel()) }
    return try iri("a subject")
  }

  @inline(__always)
  private mutating func iri(_ role: StaticString) throws(RDFSyntaxError) -> TermRecord {
    guard scanner.current == UInt8(ascii: "<"), scanner.peek() != UInt8(ascii: "<") else {
      throw scanner.error("expected \(role), found \(scanner.found)")
    }
    let start = scanner.position
    let reference = try scanner.iriReference()
    guard scanner.isAbsolute(reference) else {
      throw scanner.error("the IRI is not absolute", at: start)
    }
    return TermRecord(.iri, reference)
  }

  @inline(__always)
  private mutating func object() throws(RDFSyntaxError) -> TermRecord {
    switch scanner.current {
    case UInt8(ascii: "\""):
      let value = try scanner.shortString()
      scanner.skipBlanks()
      if scanner.current == UInt8(ascii: "@") { return try scanner.languageTag(of: value) }
      guard scanner.current == UInt8(ascii: "^") else { return TermRecord(.string, value) }
      scanner.position += 1
      try scanner.expect(UInt8(ascii: "^"), "before the datatype")
      scanner.skipBlanks()
      let datatype = try iri("a datatype")
      return try scanner.typedLiteral(value, datatype: datatype.value)
    case UInt8(ascii: "_"): return TermRecord(.blank, try scanner.blankLabel())
    case UInt8(ascii: "<") where scanner.peek() == UInt8(ascii: "<"): return try tripleTerm()
    default: return try iri("an object")
    }
  }

  private mutating func tripleTerm() throws(RDFSyntaxError) -> TermRecord {
    termDepth += 1
    defer { termDepth -= 1 }
    guard termDepth < Self.maximumDepth else { throw scanner.error("triple terms nest too deep") }
    scanner.position += 2
    try scanner.expect(UInt8(ascii: "("), "to open a triple term")
    scanner.skipBlanks()
    let subject = try subject()
    scanner.skipBlanks()
    let predicate = try iri("a predicate")
    scanner.skipBlanks()
    let object = try object()
    scanner.skipBlanks()
    for byte in ")>>".utf8 { try scanner.expect(byte, "to close a triple term") }
    return scanner.store.append(tripleTerm: QuadRecord(subject, predicate, object))
  }
}
