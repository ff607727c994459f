/// The distributional classes of words: words of one class stand in like places in raw text.
package struct Clusters: Sendable {
  private let table: WordTable

  package init?(_ model: ModelFile) {
    guard let table = model.words("clusters") else { return nil }
    self.table = table
  }

  /// Asks for what ``fill(_:)`` reads before it is needed.
  @inline(__always)
  func prefetch(_ form: WordForm) { table.prefetch(hash: form.lower) }

  /// Gives a word its classes: the fine one in the lower 16 bits of its entry, the coarse one above.
  package func fill(_ form: inout WordForm) {
    let entry = table[hash: form.lower]
    form.cluster = UInt64(entry & 0xFFFF)
    form.coarse = UInt64(entry >> 16)
  }
}
