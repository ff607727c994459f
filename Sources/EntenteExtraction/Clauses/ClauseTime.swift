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

  /// Adds a date by the preposition before it: "since" begins, "until" ends, others are points.
  mutating func add(_ date: PartialDate, preposition: String, isRange: Bool) {
    // "from 2005 to 2021" is a span; "in March/April" is a time of which only so much is known.
    if isRange, preposition.isOne(of: .rangeOpener), let last = date.last {
      start = start ?? PartialDate(date.first)
      end = end ?? PartialDate(last)
      return
    }
    let classes = Lexicon.standard.classes(of: preposition)
    if !classes.isDisjoint(with: [.beginning, .between]) {
      start = start ?? date
    } else if classes.contains(.vagueTime) || classes.contains(.allative) && start == nil {
      return
    } else if classes.contains(.terminative) || classes.contains(.conjunction) && start != nil {
      end = end ?? date
    } else {
      point = point ?? date
    }
  }
}

/// The dates that a text has named so far, for those that name no year.
package struct DateMemory: Sendable {
  private var paragraph: PartialDate?
  private var section: PartialDate?
  private var sectionIndex = -1
  /// The date of the document, where it is known.
  package let document: PartialDate?

  package init(document: PartialDate? = nil) { self.document = document }

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

  /// Where a year stood that another date leaves out.
  private enum Scope {
    case sentence, paragraph, section
  }

  /// A date with the year that the text leaves out, and from where that is.
  ///
  /// `before` is the last date with a year before it in the sentence.
  /// What is to come is dated from the document's date on, where that is known.
  package func resolve(
    _ date: PartialDate, before: PartialDate?, isToCome: Bool = false
  ) -> (date: PartialDate, inheritedFrom: String?) {
    guard !date.hasYear else { return (date, nil) }
    if isToCome, let document, let year = document.first.year {
      let near = date.inYear(year)
      let found = near < document && !near.contains(document) ? date.inYear(year + 1) : near
      return (found, "the document's date, \(document)")
    }
    for (anchor, place) in [
      (before, Scope.sentence), (paragraph, .paragraph), (section, .section),
    ] {
      guard let anchor, let year = (anchor.last ?? anchor.first).year else { continue }
      return (date.inYear(year), "the year of \(anchor), in the same \(place)")
    }
    if let document, let year = document.first.year {
      let near = date.inYear(year)
      let isLater = near > document && !near.contains(document) && !document.contains(near)
      return (isLater ? date.inYear(year - 1) : near, "the document's date, \(document)")
    }
    return (date, nil)
  }
}
