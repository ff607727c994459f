import EntenteDocuments
import EntenteExtraction
import Testing

@Suite struct `Lists are understood by what leads in to them` {
  struct Example: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var states: [String] = []
    var testDescription: String { name }
  }

  static let examples: [Example] = [
    Example(
      name: "memberships under a heading are listed",
      text: """
        == Membership in international organizations ==
        - World Health Organization
        - Council of Europe (observer)
        - African Union (associate member)
        - The harbour of Bergen is a place of trade.
        """,
      states: [
        "Norway memberOf World Health Organization listed",
        "Norway observerOf Council of Europe listed",
      ]),
    Example(
      name: "a line that says so asserts them",
      text: """
        == International organizations ==
        Norway is a member of the following organizations:

        - World Health Organization
        - NATO
        """,
      states: ["Norway memberOf World Health Organization", "Norway memberOf NATO"]),
    Example(
      name: "an enumeration",
      text: """
        == International organization participation ==
        AfDB, Council of Europe, IAEA, NATO (observer), WHO
        """,
      states: [
        "Norway memberOf African Development Bank listed",
        "Norway memberOf Council of Europe listed",
        "Norway memberOf International Atomic Energy Agency listed",
        "Norway observerOf NATO listed",
        "Norway memberOf World Health Organization listed",
      ]),
    Example(
      name: "a sentence that enumerates",
      text: """
        == Membership in international organizations ==
        Norway is a member of the World Health Organization, NATO, the Council of Europe and the \
        International Labour Organization. It hosts the Union of Small Harbours.
        """,
      states: [
        "Norway memberOf World Health Organization", "Norway memberOf NATO",
        "Norway memberOf Council of Europe", "Norway memberOf International Labour Organization",
      ]),
    Example(
      name: "organizations that sit in a country are not its memberships",
      text: """
        == International organizations ==
        === Organizations with headquarters in Norway ===
        - World Health Organization
        """),
    Example(
      name: "missions that the subject sends",
      text: """
        == Liaison offices of Norway ==
        - Paris
        - Nairobi
        """,
      states: [
        "Liaison Office of Norway in Paris sentBy Norway",
        "Liaison Office of Norway in Paris locatedIn Paris",
        "Liaison Office of Norway in Nairobi sentBy Norway",
        "Liaison Office of Norway in Nairobi locatedIn Nairobi",
      ]),
    Example(
      name: "missions in a city that the line above names",
      text: """
        == Diplomatic missions in Norway ==
        The following governments have offices in Oslo:

        - Kenya – Liaison office
        """,
      states: [
        "Liaison Office of Kenya in Oslo sentBy Kenya",
        "Liaison Office of Kenya in Oslo locatedIn Oslo",
      ]),
    Example(
      name: "missions that the subject receives",
      text: """
        == Diplomatic missions in Norway ==
        - Kenya (High Commission)
        - Nepal
        """,
      states: [
        "High Commission of Kenya in Norway sentBy Kenya",
        "High Commission of Kenya in Norway locatedIn Norway",
        "High Commission of Kenya in Norway accreditedTo Norway",
      ]),
    Example(
      name: "states that withdrew their recognition",
      text: """
        == States that have withdrawn recognition ==
        - Nauru – March 2014.
        - Vanuatu - June 2011, reiterated in March 2013.
        """,
      states: [
        "Nauru recognizes Norway end=2014-03 ended", "Vanuatu recognizes Norway end=2011-06 ended",
      ]),
    Example(
      name: "states without relations",
      text: """
        == Countries without diplomatic relations ==
        - Bhutan
        - Nauru – March 2014.
        """),
  ]

  @Test(arguments: examples)
  func `and state that much`(_ example: Example) {
    let reading = StructureReading(example.text, title: "Foreign relations of Norway")
    #expect(reading.lines == example.states)
  }

  @Test func `and broken text does no harm`() {
    var random = SeededGenerator(state: 7)
    let pieces = [
      "| ", "|", "\n", "\n| # | Country | Date |\n", "(", ")", "France", " 1960", " severed",
      " (as ",
      "== Diplomatic relations ==\n", "== Embassies in Norway ==\n", "- ", "Embassy (", "\u{2013}",
      "== Membership in international organizations ==\n", "Norway is a member of ", ", ", "NATO's",
      "Organization | Admission date |\n", "é", "[", "]", ":", ";", "12 May 1964/3 June 1970",
    ]
    for _ in 0..<400 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let reading = StructureReading(text, title: "Foreign relations of Norway")
      for passage in PassageReader().passages(of: reading.context) {
        #expect(passage.range.upperBound <= reading.document.text.count)
      }
    }
  }
}

/// A generator that gives the same numbers in every run (SplitMix64).
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
