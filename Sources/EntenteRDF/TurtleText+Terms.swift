import EntenteBytes

extension TurtleText {
  /// Writes a predicate and a space.
  @inline(__always)
  mutating func write(predicate: TermRecord, in store: TermStore) {
    if predicate.value.count == Self.type.count, store.equal(predicate.value, Self.type) {
      output.append("a ")
    } else {
      writeIRI(predicate.value, in: store)
      output.append(UInt8(ascii: " "))
    }
  }

  private static let type = Array(RDF.type.utf8)

  /// Writes a term.
  @inline(__always)
  mutating func write(_ term: TermRecord, in store: TermStore) {
    switch term.kind {
    case .iri: writeIRI(term.value, in: store)
    case .typed: writeTyped(term, in: store)
    case .triple:
      writeTriple(store.triples[term.value.lowerBound], in: store)
    case .blank, .string, .language, .leftToRight, .rightToLeft:
      writePlain(term, in: store)
    }
  }

  /// Writes what looks the same in N-Triples, but for the case of language tags.
  @inline(__always)
  private mutating func writePlain(_ term: TermRecord, in store: TermStore) {
    if term.kind == .blank {
      output.append("_:")
      return output.append(store.bytes, term.value)
    }
    output.append(UInt8(ascii: "\""))
    output.appendLiteral(store.bytes, term.value)
    output.append(UInt8(ascii: "\""))
    guard term.kind != .string else { return }
    output.append(UInt8(ascii: "@"))
    output.append(store.bytes, term.qualifier)
    if term.kind == .leftToRight { output.append("--ltr") }
    if term.kind == .rightToLeft { output.append("--rtl") }
  }

  @inline(__always)
  private mutating func writeIRI(_ iri: Range<Int>, in store: TermStore) {
    guard let (entry, local) = prefixes.split(store.bytes, iri) else {
      return output.appendIRI(store.bytes, iri)
    }
    if usedPrefixes != nil { usedPrefixes?.insert(entry) }
    prefixes.appendPrefix(of: entry, to: &output)
    output.append(store.bytes, local)
  }

  private mutating func writeTyped(_ term: TermRecord, in store: TermStore) {
    if Self.isShorthand(term, in: store) { return output.append(store.bytes, term.value) }
    output.append(UInt8(ascii: "\""))
    output.appendLiteral(store.bytes, term.value)
    output.append("\"^^")
    writeIRI(term.qualifier, in: store)
  }

  private mutating func writeTriple(_ triple: QuadRecord, in store: TermStore) {
    output.append("<<( ")
    write(triple.subject, in: store)
    output.append(UInt8(ascii: " "))
    writeIRI(triple.predicate.value, in: store)
    output.append(UInt8(ascii: " "))
    write(triple.object, in: store)
    output.append(" )>>")
  }

  // MARK: Numbers and booleans without quotation marks

  /// Whether the text of a literal is exactly what the grammar reads as this datatype.
  static func isShorthand(_ term: TermRecord, in store: TermStore) -> Bool {
    let text = store.bytes[term.value]
    // No datatype of dates has a name of this length, so that they are told by one comparison.
    switch term.qualifier.count {
    case double.count where store.equal(term.qualifier, double):
      return number(text)?.hasExponent ?? false
    case integer.count where store.equal(term.qualifier, integer):
      return number(text).map { !$0.hasPoint && !$0.hasExponent } ?? false
    case decimal.count where store.equal(term.qualifier, decimal):
      return number(text).map { $0.hasPoint && !$0.hasExponent } ?? false
    case boolean.count where store.equal(term.qualifier, boolean):
      return text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8)
    default: return false
    }
  }

  private static let double = Array(XSD.double.utf8)
  private static let integer = Array(XSD.integer.utf8)
  private static let decimal = Array(XSD.decimal.utf8)
  private static let boolean = Array(XSD.boolean.utf8)

  /// Reads INTEGER, DECIMAL or DOUBLE of the grammar; `nil` where the text is none of them.
  private static func number(_ text: ArraySlice<UInt8>) -> (hasPoint: Bool, hasExponent: Bool)? {
    var rest = text
    func digits() -> Int {
      let count = rest.prefix(while: CharacterClass.isDigit).count
      rest = rest.dropFirst(count)
      return count
    }
    func sign() {
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    }
    sign()
    let whole = digits()
    var fraction = 0
    let hasPoint = rest.first == UInt8(ascii: ".")
    if hasPoint {
      rest.removeFirst()
      fraction = digits()
    }
    let hasExponent = rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E")
    if hasExponent {
      rest.removeFirst()
      sign()
      if digits() == 0 { return nil }
    }
    // A decimal needs digits behind its point, or else the point would end the statement.
    let isWhole = whole > 0 || fraction > 0
    return rest.isEmpty && isWhole && (!hasPoint || fraction > 0 || hasExponent)
      ? (hasPoint, hasExponent) : nil
  }
}
