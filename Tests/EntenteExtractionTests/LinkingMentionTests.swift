import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteLanguage
import Foundation
import Testing

@Suite struct `Words that speak of an entity are found in sentences` {
  let finder = MentionFinder(linker: .standard)
  let analyzer = LanguageAnalyzer()

  /// What a text speaks of, as `words → label`, sentence by sentence, on a page about `subject` in
  /// a section about `counterpart`.
  func mentions(
    _ text: String, subject: String? = nil, counterpart: String? = nil,
    links: [(String, String)] = []
  ) -> [String] {
    var document = Document(id: "d", path: "d", title: "d", source: Array(text.utf8))
    document.text = document.source
    document.sections = [Document.Section(title: "d", level: 1, parent: 0)]
    for (words, target) in links {
      guard let found = text.range(of: words) else { continue }
      let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
      document.links.append(
        Link(kind: .page, range: start..<start + words.utf8.count, target: target))
    }
    let entity = { (name: String?) in
      name.flatMap { Linker.standard.entity(named: $0)?.entity }
    }
    let context = DocumentContext(
      document: document, subject: entity(subject), headingEntities: [nil])
    let passage = Passage(
      kind: .paragraph, range: document.text.indices, section: 0, counterpart: entity(counterpart))
    var memory = DiscourseMemory()
    return analyzer.analyze(document.text, in: document.text.indices).flatMap { sentence in
      finder.mentions(in: sentence, passage: passage, context: context, memory: &memory)
    }.map { "\(document.words($0.range)) → \($0.entity.label)" }
  }

  @Test(arguments: [
    (
      "Guinea-Bissau and Equatorial Guinea met Guinea.",
      ["Guinea-Bissau → Guinea-Bissau", "Equatorial Guinea → Equatorial Guinea", "Guinea → Guinea"]
    ),
    ("Let us say that the US joined.", ["US → United States"]),
    (
      "The Norwegian government sent aid to Nepal.",
      ["Norwegian → Norway", "government → Norway", "Nepal → Nepal"]
    ),
    ("Senator Jane Doe of Georgia visited Georgia's neighbour Armenia.", []),
  ])
  func `Names, acronyms and adjectives`(text: String, expected: [String]) {
    let found = mentions(text)
    for mention in expected { #expect(found.contains(mention), "\(found)") }
  }

  @Test func `A state's name within a person's or a valley's is no state`() {
    let found = mentions("In 1998 Michael Jordan saw the Jordan Valley in Jordan.")
    #expect(found.filter { $0.hasSuffix("→ Jordan") } == ["Jordan → Jordan"])
  }

  @Test func `A name that two states share is the one that the text named`() {
    #expect(mentions("Congo signed.").isEmpty)
    let found = mentions("The Democratic Republic of the Congo signed. Congo left later.")
    #expect(found.last == "Congo → Democratic Republic of the Congo")
  }

  @Test func `Both nations are those of the page and its section`() {
    let found = mentions(
      "Both nations are members of the United Nations. The two countries trade.",
      subject: "Kenya", counterpart: "Ghana")
    #expect(
      found == [
        "Both nations → Kenya", "Both nations → Ghana", "United Nations → United Nations",
        "The two countries → Kenya", "The two countries → Ghana",
      ])
  }

  @Test func `Both countries are those that the sentence names first`() {
    let found = mentions(
      "Peru and Chile agreed that both countries would withdraw.", subject: "Kenya",
      counterpart: "Ghana")
    #expect(found.contains("both countries → Peru") && found.contains("both countries → Chile"))
  }

  @Test func `A link says what its words speak of`() {
    let found = mentions(
      "The union dissolved.", links: [("union", "State Union of Serbia and Montenegro")])
    #expect(found == ["union → Serbia and Montenegro"])
  }

  @Test func `A person is known by surname after the full name, and by title`() {
    let found = mentions(
      "Norwegian Foreign Minister Kari Testmann met reporters. Testmann left. The Minister returned."
    )
    #expect(found.contains("Kari Testmann → Kari Testmann"), "\(found)")
    #expect(found.contains("Testmann → Kari Testmann"), "\(found)")
    #expect(found.contains("The Minister → Kari Testmann"), "\(found)")
  }

  @Test(arguments: [
    ("Maltese President Marie-Louise Testmann visited Chile.", "Marie-Louise Testmann"),
    ("Parliament Speaker Kari Testmann spoke in Oslo.", "Kari Testmann"),
    ("Talks were led by Prime Minister Jean-Pierre Testmann.", "Jean-Pierre Testmann"),
  ])
  func `A person's name is whole and without a title`(text: String, name: String) {
    let found = mentions(text, subject: "Norway")
    #expect(found.contains("\(name) → \(name)"), "\(found)")
  }

  @Test func `An organ of a state is described by its adjective or by the page`() {
    let found = mentions(
      "The Kenyan Foreign Ministry protested. The Foreign Ministry of Ghana replied.",
      subject: "Kenya")
    #expect(
      found.contains("Foreign Ministry → Ministry of Foreign Affairs of Kenya"), "\(found)")
    #expect(
      found.contains("Foreign Ministry of Ghana → Ministry of Foreign Affairs of Ghana"), "\(found)"
    )
  }

  @Test func `Another spelling of a name is the same person where the state agrees`() {
    let found = mentions("Montenegro voted. Parliament Speaker Andria Mandic spoke.")
    #expect(found.contains("Andria Mandic → Andrija Mandić"), "\(found)")
    let elsewhere = mentions("Peru voted. Parliament Speaker Andria Mandic spoke.")
    #expect(elsewhere.contains("Andria Mandic → Andria Mandic"), "\(elsewhere)")
  }

  @Test func `A surname after an office is its holder in that state`() {
    let found = mentions("In 2006 President Vujanović received them.", subject: "Montenegro")
    #expect(found.contains("Vujanović → Filip Vujanović"), "\(found)")
  }

  @Test func `A legislator is known by party and constituency, and Georgia beside it is a region`()
  {
    let found = mentions("Two U.S. Senators, Jane Doe (R-ME) and John Q. Roe (D-GA), came to Oslo.")
    #expect(found.contains("Jane Doe → Jane Doe"), "\(found)")
    #expect(found.contains("John Q. Roe → John Q. Roe"), "\(found)")
  }

  @Test(arguments: [
    ("Moscow accused Norway of espionage.", "Moscow → Russia"),
    ("The talks were held in Moscow.", "Moscow → Moscow"),
    ("Relations between Ankara and Moscow improved.", "Ankara → Turkey"),
    ("Warsaw was destroyed in 1944.", "Warsaw → Warsaw"),
    ("Warsaw and Vilnius have signed a treaty.", "Vilnius → Lithuania"),
  ])
  func `A capital stands for its government where it acts as one`(text: String, expected: String) {
    let found = mentions(text)
    #expect(found.contains(expected), "\(found)")
  }

  @Test func `The country is the other one where the sentence has its own subject`() {
    let found = mentions(
      "Kenya has three consulates throughout the country.", subject: "Kenya", counterpart: "Ghana")
    #expect(found.contains("the country → Ghana"), "\(found)")
  }

  @Test func `It is the subject of what was said, or nothing`() {
    let found = mentions(
      "Kenya recognized Ghana. It opened an embassy. It was clear that all was well.")
    #expect(found.contains("It → Kenya"), "\(found)")
    #expect(found.filter { $0.hasPrefix("It →") }.count == 1, "\(found)")
  }
}
