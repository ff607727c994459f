/// A way of finding statements in a document: by its tables, its lists, its prose.
package protocol FindingReader: Sendable {
  /// Returns what the document states as far as this reader understands it, in reading order.
  ///
  /// Counts in `coverage` what it looked at and what it passed over.
  func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding]
}
