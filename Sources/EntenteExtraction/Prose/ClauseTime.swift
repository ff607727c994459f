package import EntenteGraph

/// When a clause says that something was.
package struct ClauseTime: Hashable, Sendable {
  /// On, in or at.
  package var point: PartialDate?
  /// Since or from.
  package var start: PartialDate?
  /// Until or to.
  package var end: PartialDate?
  /// Where a year was taken from that the words leave out, for people.
  package var inheritedFrom: String?

  package var isEmpty: Bool { point == nil && start == nil && end == nil }
}

/// The dates that a text has named so far, for those that name no year.
package struct DateMemory: Sendable {
  private var paragraph: PartialDate?
  private var section: PartialDate?
  private var sectionIndex = -1

  package init() {}

  /// The last date that the paragraph, or else the one before it in the section, named.
  package var last: PartialDate? { paragraph ?? section }

  /// Begins a paragraph, in a section.
  package mutating func beginParagraph(section index: Int) {
    section = index == sectionIndex ? paragraph : nil
    sectionIndex = index
    paragraph = nil
  }

  /// Remembers a date that the text named.
  package mutating func remember(_ date: PartialDate) {
    guard date.hasYear else { return }
    paragraph = date
  }

  /// A date with the year that the text leaves out, and from where that is.
  ///
  /// `before` is the last date with a year before it in the sentence.
  package func resolve(
    _ date: PartialDate, before: PartialDate?
  ) -> (date: PartialDate, inheritedFrom: String?) {
    guard !date.hasYear else { return (date, nil) }
    for (anchor, place) in [(before, "sentence"), (paragraph, "paragraph"), (section, "section")] {
      guard let anchor, let year = (anchor.last ?? anchor.first).year else { continue }
      return (date.inYear(year), "the year of \(anchor), in the same \(place)")
    }
    return (date, nil)
  }
}
