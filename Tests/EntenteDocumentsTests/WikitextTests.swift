import EntenteDocuments
import EntenteGraph
import TestSupport
import Testing

/// Reads wikitext as a page of that name.
func readWikitext(_ text: String) -> Document {
  UnreadDocument(
    id: "test", path: "test.wiki", title: "test", markup: .wikitext, source: Array(text.utf8)
  ).read()
}

@Suite struct `Wikitext` {
  private func blocks(_ text: String) -> [String] {
    let document = readWikitext(text)
    return document.blocks.map { document.words($0.range) }
  }

  private func links(_ text: String) -> [String] {
    let document = readWikitext(text)
    return document.links.map { "\(document.words($0.range)) -> \($0.target)" }
  }

  private func rows(_ text: String) throws -> [[String]] {
    let document = readWikitext(text)
    let table = try #require(document.tables.first)
    return (0..<table.rowCount).map { row in
      (0..<table.columnCount).map { column in
        table.cell(row: row, column: column).map { document.words($0.range) } ?? "-"
      }
    }
  }

  @Test(arguments: [
    ("'''Bold''' and ''italic''.", ["Bold and italic."]),
    ("One\nline.\n\nTwo.", ["One line.", "Two."]),
    ("A&nbsp;b &ndash; c &#x2013; d &amp; e &madeup; f", ["A b – c – d & e &madeup; f"]),
    ("A<!-- hidden -->b <small>c</small><br/>d", ["Ab c", "d"]),
    ("Not <nowiki>[[a]] {{b}} &lt;</nowiki> markup", ["Not [[a]] {{b}} < markup"]),
    ("[[File:A.jpg|thumb|Words [[B]]]]Text[[Category:X]]", ["Text"]),
    ("__NOTOC__Words {{mystery|x}} more", ["Words more"]),
    ("* One\n** Two\n# Three\n:Four", ["One", "Two", "Three", "Four"]),
    ("{{nowrap|a {{small|b}} c}}", ["a b c"]),
    ("{{ubl|One|Two}}", ["One", "Two"]),
    ("{{plainlist|\n* One\n* Two\n}}", ["One", "Two"]),
    ("{{convert|6|to(-)|12|nmi|0|lk=in}} {{convert|5|km}}", ["6 to(-) 12 nmi 5 km"]),
    (
      "{{yes}} {{no|Never}} {{abbr|UN|United Nations}} {{lang|fr|mot}} {{sort|1|One}}",
      ["Yes Never UN mot One"]
    ),
    ("{{#invoke:dts|main|26 December 1826}}", ["26 December 1826"]),
    (
      "{{dts|2006|6|3}}, {{dts|format=dmy|1992|08|29}}, {{dts|1921-09-22}}, {{start date|2006|June}}",
      ["3 June 2006, 29 August 1992, 22 September 1921, June 2006"]
    ),
    ("{{daterange|1992|}} {{as of|2011|7}}", ["1992– As of July 2011"]),
    ("L'''été''' ''''x''''", ["Lété 'x'"]),
  ])
  func `is read as a person sees it`(_ text: String, _ words: [String]) {
    #expect(blocks(text) == words)
  }

  @Test(arguments: [
    (
      "[[france|French]] [[U.S.]]-led [[Serb]]s",
      ["French -> France", "U.S. -> U.S.", "Serbs -> Serb"]
    ),
    (
      "[[Foo (bar)|]] [[:Category:X]] [[a_b#c|d]]",
      ["Foo -> Foo (bar)", "Category:X -> Category:X", "d -> A b"]
    ),
    (
      "{{flag|Serbia}} {{flag|UK}} {{flag|Russia|1992}} {{flag|China|name=PRC}} {{GER}}",
      ["Serbia -> Serbia", "UK -> UK", "Russia -> Russia", "PRC -> China", "Germany -> Germany"]
    ),
    (
      "{{#invoke:flag||Sri Lanka}} {{Flagu| Georgia (country)|name=Georgia }}",
      ["Sri Lanka -> Sri Lanka", "Georgia -> Georgia (country)"]
    ),
    (
      "{{ill|A B|fr|C}} {{sortname|Jo|Doe}} {{sortname|Jo|Doe|Jo Doe (x)}}",
      ["A B -> A B", "Jo Doe -> Jo Doe", "Jo Doe -> Jo Doe (x)"]
    ),
    (
      "[https://example.org/a Words] and [[France]]",
      ["Words -> https://example.org/a", "France -> France"]
    ),
  ])
  func `links keep what they name`(_ text: String, _ expected: [String]) {
    #expect(links(text) == expected)
  }

  @Test func `headings open sections with their main pages`() {
    let document = readWikitext(
      "Lead.\n== One == <!-- x -->\n{{Main|Page one|Page two#part}}\n=== [[Two]] ===\nWords.\n==Three==\n"
    )
    #expect(document.sections.map(\.title) == ["test", "One", "Two", "Three"])
    #expect(document.sections.map(\.level) == [1, 2, 3, 2])
    #expect(document.sections.map(\.parent) == [0, 0, 1, 0])
    #expect(document.sections[1].mainPages == ["Page one", "Page two"])
    #expect(document.blocks.map(\.section) == [0, 1, 2, 2, 3])
  }

  @Test func `tables have rows, headers, a caption, spans and sort keys`() throws {
    let text = """
      {| class="wikitable sortable"
      |+ style="x=y" | Relations
      ! # !! Country
      ! scope="col" | Date
      |-
      | 1 || {{flag|Serbia}} || {{dts|2006|6|22}}<ref>a</ref>
      |-
      | rowspan="2" | 2||[[Italy|Italia]]
      |align=right|<!--start--> 14 June 2006
      |-
      | colspan=2 | none
      |}
      After.
      """
    #expect(
      try rows(text) == [
        ["#", "Country", "Date"], ["1", "Serbia", "22 June 2006"], ["2", "Italia", "14 June 2006"],
        ["2", "none", "none"],
      ])
    let document = readWikitext(text)
    let table = try #require(document.tables.first)
    #expect(table.headerRows == 1)
    #expect(table.caption.map { document.words($0) } == "Relations")
    #expect(table.cell(row: 1, column: 2)?.sortKey == "2006-06-22")
    #expect(document.blocks.map(\.kind) == [.table(0), .paragraph])
    #expect(
      String(decoding: document.source[table.rowSourceRanges[1]], as: UTF8.self).contains("Serbia"))
    #expect(document.citations.map(\.citation.title) == ["a"])
    #expect(document.citations(in: table.cells[5].range).count == 1)
  }

  @Test func `cells hold lists, paragraphs and tables of their own`() throws {
    let text = "{|\n| Head\n* One\n* Two\n\nMore\n{|\n| inner\n|}\n|| x\n| last\n|}"
    let document = readWikitext(text)
    let table = try #require(document.tables.last)
    #expect(document.tables.count == 2)
    #expect(document.words(table.cells[0].range) == "Head\nOne\nTwo\nMore\ninner")
    #expect(
      table.cells[0].blocks.map(\.kind) == [
        .paragraph, .listItem(depth: 1, ordered: false), .listItem(depth: 1, ordered: false),
        .paragraph, .table(0),
      ])
    #expect(document.words(table.cells[2].range) == "last")
  }

  @Test func `a heading in a cell opens a section that ends with the cell`() throws {
    let document = readWikitext("== A ==\n{|\n| a ||\n=== B ===\nwords\n|-\n| c || d\n|}\nAfter.")
    #expect(document.sections.map(\.title) == ["test", "A", "B"])
    #expect(document.blocks.map(\.section) == [1, 1, 1])
    #expect(
      document.tables.first?.cells.map { $0.blocks.map(\.section) } == [[1], [2, 2], [1], [1]])
  }

  @Test func `a row of bold cells is a header, a table may lack its end`() throws {
    let text = "{|\n|-\n|'''Country'''||'''Date'''\n|-\n|A||b\n== Next ==\nWords.\n"
    let document = readWikitext(text)
    #expect(document.tables.first?.headerRows == 1)
    #expect(document.tables.first?.rowCount == 2)
    #expect(document.sections.map(\.title) == ["test", "Next"])
    #expect(
      document.diagnostics.map(\.description) == [
        "test.wiki:1:1: warning: {| lacks its partner; it is left out"
      ])
  }

  @Test func `references become citations at the words they stand at`() throws {
    let text = """
      Words<ref name="a">{{cite web|url=http://x.org|title=A ''b''|publisher=[[P]]|date=1 May 2001}}</ref> go on.<ref name=late />
      [https://y.org "Title"]<ref>[https://z.org Zed] – 3 May</ref> plain<ref name="a"/>.
      {{reflist|refs=<ref name="late">{{#invoke:cite|web|url=http://late.org|title=Late}}</ref>}}
      """
    let document = readWikitext(text)
    let found = document.citations.map {
      "\(document.words(0..<$0.position).suffix(5)): \($0.citation.address ?? "") \($0.citation.title ?? "")"
    }
    #expect(
      found == [
        "Words: http://x.org A b", "o on.: http://late.org Late", "itle\": https://z.org Zed",
        "plain: http://x.org A b",
      ])
    #expect(document.citations[0].citation.publisher == "P")
    #expect(document.citations[0].citation.date == "1 May 2001")
    #expect(document.words(0..<document.text.count) == "Words go on. \"Title\" plain.\n")
  }

  @Test func `infoboxes are keys and values`() throws {
    let document = readWikitext(
      "{{Infobox country\n| name = X\n| capital = [[Paris]]\n| empty =\n| list = {{plainlist|\n* a\n* b\n}}\n}}\nText."
    )
    let infobox = try #require(document.infoboxes.first)
    #expect(infobox.name == "Infobox country")
    #expect(
      infobox.fields.map { "\($0.key): \(document.words($0.value))" } == [
        "name: X", "capital: Paris", "list: a\nb",
      ])
    #expect(document.blocks.map(\.kind) == [.infobox(0), .paragraph])
    #expect(document.links.map(\.target) == ["Paris"])
  }

  @Test func `unknown templates are counted by name`() {
    #expect(
      readWikitext("{{Mystery box|a}} {{mystery_box}} {{flag|X}}").passedOver == [
        "template mystery box": 2
      ])
  }

  @Test(arguments: [
    ("One {{flag|A\n== Two ==\nWords.", ["One flag|A", "Two", "Words."], 1, "{{"),
    ("See [[France\n\nWords [[Italy]].", ["See France", "Words Italy."], 1, "[["),
    ("A <ref>b [[c]]\n== D ==\n", ["A b c", "D"], 1, "<ref>"),
    ("A }} b ]] c</ref> d", ["A b c d"], 1, "}}"),
    ("A <!-- b", ["A b"], 1, "<!--"),
    ("{|\n| {{flag|A\n|-\n| b\n|}\nAfter", ["A\nb", "After"], 2, "{{"),
  ])
  func `broken markup costs no more than itself`(
    _ text: String, _ words: [String], _ line: Int, _ mark: String
  ) {
    #expect(blocks(text) == words)
    let message = readWikitext(text).diagnostics.first
    #expect(message?.message.hasPrefix("\(mark) lacks its partner") == true)
    #expect(message?.line == line)
  }
}
