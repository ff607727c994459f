package import EntenteDocuments
package import EntenteGraph

/// Running text wherever it stands, a paragraph, a list item, a line of a table cell, with what its
/// place says about it.
package struct Passage: Sendable {
  package enum Kind: Hashable, Sendable {
    case paragraph
    case listItem
    case cell
  }

  package var kind: Kind
  /// The words, as a range of ``Document/text``.
  package var range: Range<Int>
  /// The index of the section it stands in.
  package var section: Int
  /// The state or organization that the place speaks of beside the page's subject: that of the
  /// heading, of the table's row, of the item above.
  package var counterpart: Entity?
  /// What it is to the article: ``Block/Role/text``, a caption or a quotation. What only frames an
  /// article is no passage.
  package var role: Block.Role
  /// The date that the place gives the words: that of a line or a row of a time line.
  package var date: PartialDate?
  /// The dateline that stands before ``range``.
  package var dateline: Dateline?

  package init(
    kind: Kind, range: Range<Int>, section: Int, counterpart: Entity? = nil,
    role: Block.Role = .text, dateline: Dateline? = nil
  ) {
    self.role = role
    self.dateline = dateline
    self.kind = kind
    self.range = range
    self.section = section
    self.counterpart = counterpart
  }
}
