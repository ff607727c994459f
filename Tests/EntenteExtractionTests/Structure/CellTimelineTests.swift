import EntenteExtraction
import EntenteGraph
import Testing

@Suite struct `Cells with dates` {
  /// What a cell says, and the spells as `start>end`, an end that is not known as `*`.
  struct Example: CustomTestStringConvertible, Sendable {
    var words: String
    var spells: [String]
    var content: CellTimeline.Content = .spells
    var testDescription: String { words }
  }

  static let examples: [Example] = [
    Example(words: "12 May 1964", spells: ["1964-05-12>"]),
    Example(words: "May 1964", spells: ["1964-05>"]),
    Example(words: "1964", spells: ["1964>"]),
    Example(words: "1991-08-26", spells: ["1991-08-26>"]),
    Example(words: "9 november 2012", spells: ["2012-11-09>"]),
    Example(words: "~1989", spells: ["1989>"]),
    Example(words: "c. 1960", spells: ["1960~>"]),
    Example(words: "1950s", spells: ["1950/1959>"]),
    Example(words: "Jan. 26, 1934", spells: ["1934-01-26>"]),
    Example(words: "14 Jan. 1992", spells: ["1992-01-14>"]),
    Example(words: "1824; 1849", spells: ["1824>", "1849>"]),
    Example(words: "1991-10-6", spells: ["1991-10-06>"]),
    Example(words: "early 1960s", spells: ["1960/1969>"]),
    Example(words: "18 June 1972/1 January 1993", spells: ["1972-06-18>", "1993-01-01>"]),
    Example(words: "", spells: [], content: .empty),
    Example(words: "—", spells: [], content: .empty),
    Example(words: "?", spells: [">"]),
    Example(words: "Unknown", spells: [">"]),
    Example(words: "Unknown (before December 2002)", spells: ["../2002-12>"]),
    Example(words: "Before 1995", spells: ["../1995>"]),
    Example(words: "22 January 1993 or before", spells: ["../1993-01-22>"]),
    Example(words: "Established, date unknown", spells: [">"]),
    Example(words: "No diplomatic relations", spells: [], content: .none),
    Example(words: "N/A", spells: [], content: .none),
    Example(words: "not granted because of a dispute", spells: [], content: .refused),
    Example(words: "pending", spells: [], content: .pending),
    Example(words: "see the note", spells: [], content: .unread),
    Example(
      words: "12 May 1964, severed 1967, restored 1972", spells: ["1964-05-12>1967", "1972>"]),
    Example(
      words:
        "30 September 1960, severed diplomatic relations 21 February 1978, restored 30 May 1984",
      spells: ["1960-09-30>1978-02-21", "1984-05-30>"]),
    Example(
      words: "25 June 1980, broke off 29 November 2003. Restored 27 September 2019.",
      spells: ["1980-06-25>2003-11-29", "2019-09-27>"]),
    Example(
      words: "10 October 1942,(broken from 23 April 1954 to 16 March 1959)",
      spells: ["1942-10-10>1954-04-23", "1959-03-16>"]),
    Example(words: "1960\n1993 (reestablished)", spells: ["1960>*", "1993>"]),
    Example(words: "reestablished in 1952", spells: ["1952>"]),
    Example(words: "1955 ended 2012", spells: ["1955>2012"]),
    Example(words: "1973 (suspended 19 March 2021)", spells: ["1973>2021-03-19"]),
    Example(
      words: "1837\nDiplomatic Relations Severed in 5 April 2024", spells: ["1837>2024-04-05"]),
    Example(words: "(Diplomatic relations severed 1978)", spells: [">1978"]),
    Example(words: "1836 (suspended)", spells: ["1836>*"]),
    Example(words: "17 November 2006–1 January 2024", spells: ["2006-11-17>2024-01-01"]),
    Example(words: "1990–1992", spells: ["1990/1992>"]),
    Example(words: "1921-01-26, 1991-08-26", spells: ["1921-01-26>", "1991-08-26>"]),
    Example(words: "12 July 1920 and again 27 July 1991", spells: ["1920-07-12>*", "1991-07-27>"]),
    Example(words: "6 August 2018 (recognized)", spells: [], content: .unread),
    Example(words: "consular relations since 1950", spells: [], content: .unread),
  ]

  @Test(arguments: examples)
  func `say when something began, ended and began again`(_ example: Example) {
    let timeline = CellTimeline(example.words)
    #expect(timeline.content == example.content)
    let spells = timeline.spells.map { spell in
      let end = spell.end?.description ?? (spell.isOver ? "*" : "")
      return "\(spell.start?.description ?? "")>\(end)"
    }
    #expect(spells == example.spells)
  }
}
