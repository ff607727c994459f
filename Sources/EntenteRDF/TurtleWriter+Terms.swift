import EntenteBytes

extension TurtleWriter {
  /// Writes a predicate and a space.
  @inline(__always)
  static func write(
    predicate: TermRecord, in store: TermStore, _ prefixes: PrefixMap, to output: inout ByteOutput
  ) {
    if store.equal(predicate.value, type) {
      output.append("a ")
    } else {
      writeIRI(predicate.value, in: store, prefixes, to: &output)
      output.append(UInt8(ascii: " "))
    }
  }

  /// Writes a term.
  @inline(__always)
  static func write(
    _ term: TermRecord, in store: TermStore, _ prefixes: PrefixMap, to output: inout ByteOutput
  ) {
    switch term.kind {
    case .iri: writeIRI(term.value, in: store, prefixes, to: &output)
    case .typed: writeTyped(term, in: store, prefixes, to: &output)
    case .triple:
      writeTriple(store.triples[term.value.lowerBound], in: store, prefixes, to: &output)
    case .blank, .string, .language, .leftToRight, .rightToLeft:
      writePlain(term, in: store, to: &output)
    }
  }

  /// Writes what looks the same in N-Triples, but for the case of language tags.
  @inline(__always)
  private static func writePlain(
    _ term: TermRecord, in store: TermStore, to output: inout ByteOutput
  ) {
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
  static func writeIRI(
    _ iri: Range<Int>, in store: TermStore, _ prefixes: PrefixMap, to output: inout ByteOutput
  ) {
    guard let (entry, local) = prefixes.split(store.bytes, iri) else {
      return output.appendIRI(store.bytes, iri)
    }
    output.append(prefixes.entries[entry].prefix)
    output.append(UInt8(ascii: ":"))
    output.append(store.bytes, local)
  }

  private static func writeTyped(
    _ term: TermRecord, in store: TermStore, _ prefixes: PrefixMap, to output: inout ByteOutput
  ) {
    if isShorthand(term, in: store) { return output.append(store.bytes, term.value) }
    output.append(UInt8(ascii: "\""))
    output.appendLiteral(store.bytes, term.value)
    output.append("\"^^")
    writeIRI(term.qualifier, in: store, prefixes, to: &output)
  }

  private static func writeTriple(
    _ triple: QuadRecord, in store: TermStore, _ prefixes: PrefixMap, to output: inout ByteOutput
  ) {
    output.append("<<( ")
    write(triple.subject, in: store, prefixes, to: &output)
    output.append(UInt8(ascii: " "))
    writeIRI(triple.predicate.value, in: store, prefixes, to: &output)
    output.append(UInt8(ascii: " "))
    write(triple.object, in: store, prefixes, to: &output)
    output.append(" )>>")
  }

  // MARK: Numbers and booleans without quotation marks

  private static let shorthands:
    [(datatype: [UInt8], fits: @Sendable (ArraySlice<UInt8>) -> Bool)] =
      [
        (Array(XSD.integer.utf8), { number($0).map { !$0.hasPoint && !$0.hasExponent } ?? false }),
        (Array(XSD.decimal.utf8), { number($0).map { $0.hasPoint && !$0.hasExponent } ?? false }),
        (Array(XSD.double.utf8), { number($0)?.hasExponent ?? false }),
        (
          Array(XSD.boolean.utf8),
          { $0.elementsEqual("true".utf8) || $0.elementsEqual("false".utf8) }
        ),
      ]

  /// Whether the text of a literal is exactly what the grammar reads as this datatype.
  private static func isShorthand(_ term: TermRecord, in store: TermStore) -> Bool {
    // All four have 40 or 41 bytes but no date has a first letter of theirs behind the namespace.
    for (datatype, fits) in shorthands where store.equal(term.qualifier, datatype) {
      return fits(store.bytes[term.value])
    }
    return false
  }

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
