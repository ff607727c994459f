import EntenteBytes

extension RDFScanner {
  /// The number of line feeds in the text.
  var lineCount: Int { ByteScan.count(0x0A, in: store.bytes, 0..<limit) }

  /// Forgets what was decoded behind `mark`, or behind the text.
  @inline(__always) mutating func discardDecoded(behind mark: Int? = nil) {
    let end = mark ?? limit
    if store.bytes.count > end { store.bytes.removeLast(store.bytes.count - end) }
    if !store.triples.isEmpty { store.triples.removeAll(keepingCapacity: true) }
  }

  /// Appends decoded bytes.
  mutating func append(_ bytes: [UInt8]) -> Range<Int> {
    let start = store.bytes.count
    store.bytes.append(contentsOf: bytes)
    return start..<store.bytes.count
  }

  /// Appends a copy of a range of the store.
  ///
  /// Byte by byte: a slice of the array would hold on to it, and appending would copy the whole.
  mutating func append(copyOf range: Range<Int>) {
    for index in range { store.bytes.append(store.bytes[index]) }
  }
}
