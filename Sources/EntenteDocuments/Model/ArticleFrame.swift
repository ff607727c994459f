package import EntenteGraph

extension Block {
  /// What a block is to the article that it stands in: its text, or a part of the frame around it.
  ///
  /// Readers of statements take ``text`` for what it says. The other roles say less: see each.
  package enum Role: String, Hashable, Sendable, CaseIterable {
    /// The text itself, and everything that is nothing else.
    case text
    /// The title of the document, or of an article within it. It announces what the text says and
    /// states nothing by itself; its present tense means the document's date.
    case title
    /// Who wrote it: "By Jane Doe", "Reporting by …; Editing by …".
    case byline
    /// When it was published or changed: "Published: 6 April 2022".
    case publication
    /// What a picture shows. Its present tense means when the picture was taken.
    case caption
    /// The words of somebody else, set apart: `<blockquote>`, `> …`.
    case quotation
    /// Where other texts are found: "Read more: …".
    case related
  }
}

/// The place, the date and the agency that a report begins with, before its first sentence:
/// "WARSAW, 6 April 2022 (Reuters) – ".
///
/// Its place is where the report was written and does nothing in the sentence behind it.
package struct Dateline: Hashable, Sendable {
  /// All of it with the dash and the space behind it, as a range of ``Document/text``; the first
  /// sentence begins at its end.
  package var range: Range<Int>
  /// The words of the place, with the state where one follows: "PRISTINA, Kosovo"; `nil` for
  /// "(Reuters) – ".
  package var place: Range<Int>?
  /// The date, with the year of the document's own where the words leave it out.
  package var date: PartialDate?
  /// The name of the agency, without its brackets.
  package var agency: Range<Int>?

  package init(
    range: Range<Int>, place: Range<Int>? = nil, date: PartialDate? = nil,
    agency: Range<Int>? = nil
  ) {
    self.range = range
    self.place = place
    self.date = date
    self.agency = agency
  }
}

extension Block {
  /// The words without the dateline before them.
  package var sentences: Range<Int> {
    guard let dateline else { return range }
    return max(
      range.lowerBound, min(dateline.range.upperBound, range.upperBound))..<range.upperBound
  }
}
