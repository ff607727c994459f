import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import Testing

@Suite struct `Tables are understood by what they say of themselves` {
  struct Example: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var states: [String] = []
    var passedOver: [String] = []
    var testDescription: String { name }
  }

  static let examples: [Example] = [
    Example(
      name: "a numbered list of relations, with rows without dates and without states",
      text: """
        == Diplomatic relations ==
        | # | Country | Date |
        | 1 | France | 3 May 1919 |
        | 2 | Japan | |
        | 3 | | |
        | — | Kosovo | 2009 |
        """,
      states: [
        "Norway diplomaticRelationsWith France start=1919-05-03",
        "Norway diplomaticRelationsWith Japan",
        "Norway diplomaticRelationsWith Kosovo start=2009",
      ], passedOver: ["row without data"]),
    Example(
      name: "columns in another order and under other names",
      text: """
        == Bilateral relations ==
        | Notes | Formal relations (re)established | State |
        | None to speak of. | 4 June 1921 | Finland |
        """,
      states: ["Norway diplomaticRelationsWith Finland start=1921-06-04"]),
    Example(
      name: "blocks of columns side by side",
      text: """
        == Diplomatic relations ==
        | # | Country | Date | # | Country | Date |
        | 1 | France | 1919 | 3 | Chile | 2 May 1920 |
        | 2 | Japan | 1920 | 4 | Peru | 1921 |
        """,
      states: [
        "Norway diplomaticRelationsWith France start=1919",
        "Norway diplomaticRelationsWith Japan start=1920",
        "Norway diplomaticRelationsWith Chile start=1920-05-02",
        "Norway diplomaticRelationsWith Peru start=1921",
      ]),
    Example(
      name: "states without relations",
      text: """
        == Countries without diplomatic relations ==
        | # | Country | Date |
        | 1 | France | 3 May 1919 |
        | 2 | Japan | 1920 |
        """),
    Example(
      name: "regions of states without relations",
      text: """
        == States with which Norway has not established diplomatic relations ==
        === Asia ===
        | # | Country | Date |
        | 1 | Japan | 1920 |
        """),
    Example(
      name: "a table of trade",
      text: """
        == Bilateral relations ==
        | Country | Exports | Imports |
        | France | 1919 | 2011 |
        | Japan | 1920 | 2012 |
        """),
    Example(
      name: "a table of visits",
      text: """
        == Diplomatic relations ==
        === State visits ===
        | # | Country | Date |
        | 1 | France | 3 May 1919 |
        """),
    Example(
      name: "consular relations",
      text: """
        == Diplomatic relations ==
        === Consular relations ===
        | # | Country | Date |
        | 1 | Poland | 8 November 2022 |
        """),
    Example(
      name: "an empty date beside notes states nothing",
      text: """
        == Bilateral relations ==
        | Country | Formal relations began | Notes |
        | France | | Both are old friends. |
        | Japan | 1920 | See the article. |
        """,
      states: ["Norway diplomaticRelationsWith Japan start=1920"],
      passedOver: ["row without data"]),
    Example(
      name: "ends in the date cell, in the state's cell and by the heading",
      text: """
        == Diplomatic relations ==
        | # | Country | Date |
        | 1 | Chile | 12 May 1964, severed 1967, restored 1972 |
        | 2 | Iran (suspended) | 1950 |
        == Former diplomatic relations ==
        | # | Country | Date |
        | 1 | Soviet Union | 1924 |
        """,
      states: [
        "Norway diplomaticRelationsWith Chile start=1964-05-12 end=1967 ended",
        "Norway diplomaticRelationsWith Chile start=1972",
        "Norway diplomaticRelationsWith Iran start=1950 ended",
        "Norway diplomaticRelationsWith Soviet Union start=1924 ended",
      ]),
    Example(
      name: "a state of the past in brackets",
      text: """
        == Bilateral relations ==
        | Country | Formal relations began | Notes |
        | Germany | 1973 (East Germany), 1951 | |
        """,
      states: [
        "Norway diplomaticRelationsWith East Germany start=1973",
        "Norway diplomaticRelationsWith Germany start=1951",
      ]),
    Example(
      name: "memberships: applied, admitted, refused, listed, and no invented names",
      text: """
        == Membership in international organizations ==
        | Organization | Application date | Admission date |
        | Full Membership | 4 Dec 2009 | 5 June 2017 |
        | Bank for Northern Studies (BNS) | 1 May 2001 | 2 June 2003 |
        | Union of Small Harbours (USH) | | not granted because of a dispute |
        | Council of Lighthouses (CL) | | |
        | Nordic Court of Herring | 3 August 2006 | |
        | International Sports Organizations | | |
        """,
      states: [
        "Norway memberOf Bank for Northern Studies start=2003-06-02 applied=2001-05-01",
        "Norway memberOf Union of Small Harbours refused",
        "Norway memberOf Council of Lighthouses listed",
        "Norway appliedTo Nordic Court of Herring date=2006-08-03",
      ], passedOver: ["row that names no organization known"]),
    Example(
      name: "a membership of another body",
      text: """
        == Memberships ==
        | International organisation | Entity represented | Admission date | Status |
        | Union of Small Harbours | Norway | 2 June 2003 | Observer |
        | Council of Lighthouses | Guild of Keepers | 1999 | Member |
        """,
      states: ["Norway observerOf Union of Small Harbours start=2003-06-02"],
      passedOver: ["row of another body"]),
    Example(
      name: "recognition by others, and its end",
      text: """
        == International recognition ==
        | State | Date of recognition | Notes |
        | Chile | 3 March 1906 | |
        | Nauru | 17 November 2006–1 January 2024 | |
        | Peru | n/a | Talks were held. |
        """,
      states: [
        "Chile recognizes Norway date=1906-03-03",
        "Nauru recognizes Norway end=2024-01-01 date=2006-11-17 ended",
      ]),
    Example(
      name: "states that recognize the subject, under a heading that also speaks of no relations",
      text: """
        == Countries that recognise Norway but have not yet established diplomatic relations ==
        | # | Country |
        | 1 | Benin |
        | 2 | Haiti |
        """,
      states: ["Benin recognizes Norway", "Haiti recognizes Norway"]),
    Example(
      name: "treaties",
      text: """
        == Treaties ==
        | Treaty | Signature | Ratification |
        | Convention on Lamps | 25 July 2010 | 27 November 2013 |
        | Convention on Horns | | |
        """,
      states: [
        "Norway partyTo Convention on Lamps signed=2010-07-25 ratified=2013-11-27"
      ], passedOver: ["row without a date"]),
  ]

  @Test(arguments: examples)
  func `and state that much`(_ example: Example) {
    let reading = StructureReading(example.text, title: "Foreign relations of Norway")
    #expect(reading.lines == example.states)
    for reason in example.passedOver {
      #expect(reading.coverage.passedOver[reason] != nil, "\(reason)")
    }
  }

  @Test func `Lines of notes are passages that speak of the row's state`() throws {
    let text = """
      == Europe ==
      | Country | Formal relations began | Notes |
      | Finland | 1921 | Finland has an embassy in Oslo. |
      == See also ==
      - List of diplomatic missions of Norway
      """
    let reading = StructureReading(text, title: "Foreign relations of Norway")
    let passages = PassageReader().passages(of: reading.context)
    let words = passages.map { reading.document.words($0.range) }
    #expect(words == ["Finland has an embassy in Oslo."])
    #expect(passages.first?.counterpart?.label == "Finland")
  }
}
