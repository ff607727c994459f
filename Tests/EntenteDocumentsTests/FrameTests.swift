import EntenteDocuments
import EntenteGraph
import Testing

@Suite struct `The frame of an article` {
  private func read(
    _ text: String, _ markup: UnreadDocument.Markup = .lightText, title: String? = nil
  ) -> Document {
    var unread = UnreadDocument(
      id: "test", path: "test.txt", title: title ?? "test", markup: markup,
      source: Array(text.utf8))
    unread.hasGivenTitle = title != nil
    return unread.read()
  }

  private func roles(_ document: Document) -> [Block.Role] { document.blocks.map(\.role) }

  // MARK: Datelines

  @Test(arguments: [
    ("WARSAW, 6 April 2022 – Poland expelled them.", "WARSAW|2022-04-06|"),
    ("WARSAW, April 6 (Reuters) - Poland expelled them.", "WARSAW|--04-06|Reuters"),
    ("PRISTINA, Kosovo (AP) — Kosovo opened an embassy.", "PRISTINA, Kosovo||AP"),
    ("THE HAGUE -- The court ruled.", "THE HAGUE||"),
    ("KYIV/WARSAW, Nov. 28, 2022 (AFP) - They met.", "KYIV/WARSAW|2022-11-28|AFP"),
    ("BEIJING, Nov. 28 (Xinhua) -- China met them.", "BEIJING|--11-28|Xinhua"),
    ("Brussels, 5 May 2021 – The Council met.", "Brussels|2021-05-05|"),
    ("MOSCOW, Wednesday (TASS) - Russia left.", "MOSCOW||TASS"),
    ("(Reuters) - Montenegro joined NATO.", "||Reuters"),
    ("ISLAMABAD: The Foreign Office said that Pakistan recognised it.", "ISLAMABAD||"),
  ])
  func `a dateline tells its place, its date and its agency`(_ text: String, _ expected: String) {
    let document = read(text)
    let block = document.blocks[0]
    let dateline = block.dateline
    let parts = [
      dateline?.place.map(document.words) ?? "", dateline?.date?.description ?? "",
      dateline?.agency.map(document.words) ?? "",
    ]
    #expect(parts.joined(separator: "|") == expected)
    let first = document.words(block.sentences)
    #expect(
      first.hasSuffix(".") && first.first?.isUppercase == true && first.utf8.count < text.utf8.count
    )
  }

  @Test(arguments: [
    "NATO – the alliance – said nothing.", "Podgorica – the capital – is small.",
    "UNHCR - the agency - left.", "On 6 April 2022 – a Wednesday – they met.",
    "France (a member) – and others – voted.", "EU: The members voted for it and against it too.",
    "Serbia and Kosovo - neighbours - met.", "Member States - all of them - met.",
  ])
  func `a sentence with a dash has no dateline`(_ text: String) {
    #expect(read(text).blocks[0].dateline == nil)
  }

  @Test func `a dateline without a year is of the document's, and gives the document its date`() {
    let document = read("PARIS, 6 April 2022 – France met.\n\nROME, April 7 (Reuters) - Italy met.")
    #expect(document.date == PartialDate(year: 2022, month: 4, day: 6))
    #expect(document.blocks[1].dateline?.date == PartialDate(year: 2022, month: 4, day: 7))
  }

  // MARK: Lines

  @Test func `title, byline and date of a text are told from its sentences`() {
    let document = read(
      """
      NATO admits Montenegro
      By Jane Doe and John Smith
      Published: 5 June 2017, 10:15 GMT

      PODGORICA (Reuters) - Montenegro joined NATO on Monday.
      It is a member now.

      Photo: Leaders in Brussels
      Read more: Serbia stays out
      (Reporting by Jane Doe; Editing by John Smith)
      """)
    #expect(
      roles(document) == [.title, .byline, .publication, .text, .text, .caption, .related, .byline])
    #expect(document.title == "NATO admits Montenegro")
    #expect(document.date == PartialDate(year: 2017, month: 6, day: 5))
  }

  @Test(arguments: [
    "Montenegro joined NATO on 5 June\n2017, and Serbia did not. It is a state.",
    "Montenegro joined NATO in 2017",
    "By 2006 Montenegro was independent.\n\nIt is a state.",
    "Published in 2006 by the ministry, the paper says that Montenegro is a state.",
    "By Treaty of 1990 Germany was united.",
  ])
  func `what is a sentence is no line of the frame`(_ text: String) {
    #expect(roles(read(text)).allSatisfy { $0 == .text })
  }

  @Test func `the title that a record gives is marked where the text repeats it`() {
    let document = read("NATO admits Montenegro\n\nIt joined.", title: "NATO Admits Montenegro")
    #expect(roles(document) == [.title, .text])
    #expect(document.title == "NATO Admits Montenegro")
  }

  @Test func `quoted lines are quotations`() {
    let document = read("He said:\n\n> We met\n> them.\n\nThey left.")
    #expect(roles(document) == [.text, .quotation, .text])
    #expect(document.words(document.blocks[1].range) == "We met them.")
  }

  // MARK: Keys and values

  @Test func `lines of keys and values are no sentences, and speakers are no keys`() throws {
    let document = read(
      "Eritrea left.\n\nMember of: FAO, IMF, WTO (observer)\nCapital: Asmara\n\nChief of state: X\n\n"
        + "Reporter: Did you go?\nMinister: Yes.\nReporter: When?")
    let infobox = try #require(document.infoboxes.first)
    #expect(infobox.fields.map(\.key) == ["Member of", "Capital", "Chief of state"])
    #expect(
      infobox.fields.map { document.words($0.value) } == [
        "FAO, IMF, WTO (observer)", "Asmara", "X",
      ])
    #expect(document.infoboxes.count == 1)
    #expect(document.blocks.count { $0.kind == .paragraph } == 4)
  }

  // MARK: Front matter

  @Test func `front matter gives title, date and language, and is no text`() {
    let document = read(
      "---\nlayout: post\ntitle: \"A: b\" # note\ndate: 4 March 2025 10:00\npublished: true\nlang: EN\n---\n\nWords here."
    )
    #expect(document.title == "A: b")
    #expect(document.date == PartialDate(year: 2025, month: 3, day: 4))
    #expect(document.language == "en")
    #expect(document.words(0..<document.text.count) == "Words here.\n")
    #expect(read("---\nWords.\n---\nMore.").text.starts(with: Array("Words.".utf8)))
  }

  // MARK: HTML

  @Test func `elements of a page tell what their blocks are`() {
    let document = read(
      """
      <title>News of A</title><body><h1>News of A</h1>
      <p class="byline">By Jane Doe | 6 April 2022</p><p><span class="dateline">WARSAW</span> (Reuters) — It met.</p>
      <figure><img src="x"><figcaption>The two in Warsaw.</figcaption></figure>
      <blockquote><p>We met.</p></blockquote><div class="related-stories"><p>Others met</p></div><p>End.</p>
      """, .html)
    #expect(
      roles(document) == [.title, .byline, .text, .caption, .quotation, .related, .text])
    #expect(document.blocks[2].dateline?.place.map(document.words) == "WARSAW")
    #expect(document.date == PartialDate(year: 2022, month: 4, day: 6))
  }

  @Test func `a break within a sentence goes on with it, and one between lines does not`() {
    let document = read(
      "<p>They met in<br>the capital.<br>They left.<br/>Minister<br>Jane Doe</p><p>x <s>y</s> <del>z</del><span style='display: none'>w</span></p>",
      .html)
    #expect(
      document.blocks.map { document.words($0.range) } == [
        "They met in the capital.", "They left.", "Minister", "Jane Doe", "x",
      ])
  }

  @Test func `a span as large as can be is one`() throws {
    let document = read(
      "<table><tr><th colspan=99999999999999999999>A</th></tr><tr><td>b</td><td>c</td></tr></table>",
      .html)
    #expect(try #require(document.tables.first).columnCount >= 2)
    #expect(document.tables.first?.grid[0].count == 1000)
  }

  @Test func `an address of Wikipedia in Markdown names what its page is about`() {
    let document = read(
      "[Israeli](https://en.wikipedia.org/wiki/Israel_Defense_Forces \"Israel Defense Forces\") airstrikes. [(Reuters)](https://www.reuters.com/x)"
    )
    #expect(document.links.map(\.target) == ["Israel Defense Forces", "https://www.reuters.com/x"])
    #expect(document.links.map(\.kind) == [.page, .address])
  }
}
