import EntenteBytes

extension TurtleText {
  /// Writes an object; what the nesting holds of a blank node is written in its place.
  @inline(__always)
  mutating func writeObject(_ object: TermRecord, in store: TermStore, indent: Int) {
    guard let nesting, object.kind == .blank, nesting.isNested(object, in: store) else {
      return write(object, in: store)
    }
    if let items = nesting.items(of: object, in: store) {
      output.append("( ")
      for item in items {
        writeObject(item, in: store, indent: indent)
        output.append(UInt8(ascii: " "))
      }
      output.append(")")
    } else {
      writeBrackets(nesting.quads(of: object, in: store), in: store, indent: indent)
    }
  }

  /// Writes `[ … ]`: on one line where it says one thing, or else a line a predicate.
  private mutating func writeBrackets(_ quads: [QuadRecord], in store: TermStore, indent: Int) {
    guard let first = quads.first else { return output.append("[]") }
    let isShort = quads.count == 1
    output.append("[ ")
    write(predicate: first.predicate, in: store)
    writeObject(first.object, in: store, indent: indent + 2)
    var predicate = first.predicate
    for quad in quads.dropFirst() {
      if store.equal(quad.predicate.value, predicate.value) {
        output.append(", ")
      } else {
        output.append(" ;\n")
        for _ in 0..<indent + 2 { output.append(UInt8(ascii: " ")) }
        write(predicate: quad.predicate, in: store)
        predicate = quad.predicate
      }
      writeObject(quad.object, in: store, indent: indent + 2)
    }
    output.append(isShort ? " ]" : "\n")
    if isShort { return }
    for _ in 0..<indent { output.append(UInt8(ascii: " ")) }
    output.append("]")
  }
}
