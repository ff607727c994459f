/// What a document has named so far, for the words that refer back to it.
///
/// One memory goes through the passages of a document in reading order.
package struct DiscourseMemory: Sendable {
  /// The year that the text speaks of at present: of the last full date.
  package var year: Int?

  package init() {}
}
