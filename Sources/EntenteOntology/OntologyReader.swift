/// Triples of an ontology, from the part of Turtle that ontologies are written in.
///
/// Prefixes, IRIs, prefixed names, literals, `[ … ]` and `( … )`: what `entente.ttl` uses.
struct OntologyReader {
  /// A node of the ontology.
  enum Term: Hashable {
    case iri(String)
    case blank(Int)
    case literal(String)
  }

  /// A triple, and where its object stands.
  struct Triple {
    var subject: Term
    var predicate: String
    var object: Term
    var line: Int
    var column: Int
  }

  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  private let bytes: [UInt8]
  private let path: String
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var prefixes: [String: String] = [:]
  private var blanks: Int
  private(set) var triples: [Triple] = []

  /// Begins at the start; `blanks` is the number of blank nodes of other sources, so that none is
  /// taken twice.
  init(_ bytes: [UInt8], path: String, blanks: Int = 0) {
    self.bytes = bytes
    self.path = path
    self.blanks = blanks
  }

  /// Reads everything.
  ///
  /// - Returns: the number of blank nodes that have been given out.
  mutating func read() throws(OntologyError) -> Int {
    while skipSpace() {
      if bytes[position] == UInt8(ascii: "@") || startsWord("PREFIX") {
        try readPrefix()
        continue
      }
      let start = position
      let subject = try readTerm()
      _ = skipSpace()
      // `[ … ] .` is a whole statement.
      if case .blank = subject, bytes[start] == UInt8(ascii: "["), peek == UInt8(ascii: ".") {
        position += 1
        continue
      }
      try readPredicates(of: subject)
      try expect(".")
    }
    return blanks
  }

  private mutating func readPrefix() throws(OntologyError) {
    let isDirective = bytes[position] == UInt8(ascii: "@")
    let word = takeWhile { $0 > 0x20 }
    guard ["@prefix", "prefix"].contains(word.lowercased()) else {
      throw fault("expected @prefix, found \(word)")
    }
    _ = skipSpace()
    let name = takeWhile { $0 != UInt8(ascii: ":") && $0 > 0x20 }
    try expect(":")
    _ = skipSpace()
    prefixes[name] = try readIRI()
    if isDirective { try expect(".") }
  }

  private mutating func readPredicates(of subject: Term) throws(OntologyError) {
    while true {
      guard skipSpace() else { throw fault("the file ends inside a statement") }
      let predicate: String
      if startsWord("a") {
        position += 1
        predicate = Self.rdf + "type"
      } else {
        guard case .iri(let iri) = try readTerm() else {
          throw fault("a predicate must be an IRI")
        }
        predicate = iri
      }
      repeat {
        _ = skipSpace()
        let place = (line: line, column: position - lineStart + 1)
        let object = try readTerm()
        triples.append(
          Triple(
            subject: subject, predicate: predicate, object: object, line: place.line,
            column: place.column))
      } while take(",")
      guard take(";") else { return }
      while take(";") {}
      if skipSpace(), let next = peek, [UInt8(ascii: "."), UInt8(ascii: "]")].contains(next) {
        return
      }
    }
  }

  private mutating func readTerm() throws(OntologyError) -> Term {
    guard skipSpace(), let byte = peek else { throw fault("the file ends inside a statement") }
    switch byte {
    case UInt8(ascii: "<"): return .iri(try readIRI())
    case UInt8(ascii: "\""): return .literal(try readString())
    case UInt8(ascii: "["):
      position += 1
      let node = newBlank()
      if take("]") { return node }
      try readPredicates(of: node)
      try expect("]")
      return node
    case UInt8(ascii: "("):
      position += 1
      return try readList()
    default:
      let start = position
      let word = takeWhile {
        $0 > 0x20
          && ![UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]")]
            .contains($0)
      }
      return try term(of: word, from: start)
    }
  }

  /// The term that a bare word stands for: a prefixed name, a boolean or a number.
  private mutating func term(of word: String, from start: Int) throws(OntologyError) -> Term {
    var word = word
    if word.hasSuffix(".") {
      word.removeLast()
      position -= 1
    }
    if word == "true" || word == "false" || Double(word) != nil { return .literal(word) }
    guard let colon = word.firstIndex(of: ":") else {
      position = start
      throw fault("expected an IRI, a prefixed name or a literal, found \(word)")
    }
    guard let base = prefixes[String(word[..<colon])] else {
      position = start
      throw fault("the prefix \(word[...colon]) is not declared")
    }
    return .iri(base + word[word.index(after: colon)...])
  }

  private mutating func readList() throws(OntologyError) -> Term {
    if take(")") { return .iri(Self.rdf + "nil") }
    let head = newBlank()
    var node = head
    while true {
      let place = (line: line, column: position - lineStart + 1)
      let item = try readTerm()
      let isLast = take(")")
      let rest = isLast ? Term.iri(Self.rdf + "nil") : newBlank()
      for (name, object) in [("first", item), ("rest", rest)] {
        triples.append(
          Triple(
            subject: node, predicate: Self.rdf + name, object: object, line: place.line,
            column: place.column))
      }
      if isLast { return head }
      node = rest
    }
  }

  private mutating func readIRI() throws(OntologyError) -> String {
    guard take("<") else { throw fault("expected an IRI in < >") }
    let iri = takeWhile { $0 != UInt8(ascii: ">") && $0 > 0x20 }
    guard peek == UInt8(ascii: ">") else { throw fault("an IRI is not closed by >") }
    position += 1
    return iri
  }

  private mutating func readString() throws(OntologyError) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\n") {
      position += 1
      guard byte == UInt8(ascii: "\\"), let escaped = peek else {
        text.append(byte)
        continue
      }
      position += 1
      switch escaped {
      case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
      case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
      default: text.append(escaped)
      }
    }
    guard peek == UInt8(ascii: "\"") else { throw fault("a string is not closed on its line") }
    position += 1
    if peek == UInt8(ascii: "@") {
      _ = takeWhile { $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    } else if bytes[position...].starts(with: "^^".utf8) {
      position += 2
      _ = try readTerm()
    }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func newBlank() -> Term {
    blanks += 1
    return .blank(blanks)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Skips white space and comments; `false` at the end.
  private mutating func skipSpace() -> Bool {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        line += 1
        lineStart = position + 1
        position += 1
      case ...0x20: position += 1
      case UInt8(ascii: "#"):
        while position < bytes.count && bytes[position] != UInt8(ascii: "\n") { position += 1 }
      default: return true
      }
    }
    return false
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard skipSpace(), bytes[position] == UInt8(ascii: mark) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(OntologyError) {
    if !take(mark) { throw fault("expected \(mark)") }
  }

  private func startsWord(_ word: String) -> Bool {
    let end = position + word.utf8.count
    guard end < bytes.count, bytes[end] <= 0x20 else { return false }
    return bytes[position..<end].elementsEqual(word.utf8)
  }

  private mutating func takeWhile(_ belongs: (UInt8) -> Bool) -> String {
    let start = position
    while position < bytes.count && belongs(bytes[position]) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func fault(_ message: String) -> OntologyError {
    OntologyError(
      code: .syntax, message: message, path: path, line: line, column: position - lineStart + 1)
  }
}
