package import EntenteGraph

/// Words that say when.
package struct DateMention: Hashable, Sendable {
  /// Where they stand, in bytes of the analysed text.
  package var range: Range<Int>
  package var date: PartialDate
  /// Whether the date rests on the document's date or on one before it in the text ("last Thursday",
  /// "the same year"), rather than on the words alone.
  package var isRelative: Bool

  package init(range: Range<Int>, date: PartialDate, isRelative: Bool = false) {
    self.range = range
    self.date = date
    self.isRelative = isRelative
  }
}
