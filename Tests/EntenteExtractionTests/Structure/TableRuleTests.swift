import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteOntology
import Testing

@Suite struct `Rules of tables` {
  static let examples = TableRuleExamples()

  @Test(arguments: TableRuleLibrary.standard.rules.map(\.name))
  func `Every example of a rule states what it says, and every near miss nothing`(
    _ name: String
  ) throws {
    let rule = try #require(TableRuleLibrary.standard.rules.first { $0.name == name })
    for example in rule.examples {
      let outcome = Self.examples.outcome(of: example, rule: rule)
      #expect(outcome.isRight, "\(rule.path):\(example.line)\n  \(outcome.description)")
    }
  }

  @Test(arguments: [
    ("title x\n", "'rule NAME' must come first"),
    ("rule a\n  wonder\n", "'wonder' begins no line of a rule"),
    ("rule a\n  page Planet\n", "the ontology has no class 'Planet'"),
    ("rule a\n  topic weather\n", "there is no topic 'weather'"),
    ("rule a\n  title [x\n", "the brackets of the title do not pair"),
    ("rule a\n  key state is State\n", "it says nothing"),
    ("rule a\n  nothing x\n", "every table would be its"),
    (
      "rule a\n  key state is State\n  says state knows subject\n",
      "expected 'says SUBJECT relation OBJECT'"
    ),
    (
      "rule a\n  title of S\n  key state is State\n  says state recognizes S\n",
      "'where S is CLASS' is missing"
    ),
    ("rule a\n  key state is State\n  says state recognizes S\n", "no title has the letter S"),
    ("rule a\n  key state is State\n  says state recognizes subject\n", "it has no example"),
  ])
  func `What is wrong in a rule is said with its line`(_ text: String, _ message: String) {
    let read = TableRuleLibrary.read([(Array(text.utf8), "my.rules")], ontology: .standard)
    #expect(read.diagnostics.contains { $0.message.contains(message) }, "\(read.diagnostics)")
    #expect(read.diagnostics.allSatisfy { $0.path == "my.rules" && $0.line != nil })
  }

  private static let own = """
    header hosts whole hosts
    rule summits
      title summits of A
      where A is Organization
      key hosts is State checked
      says hosts participatesIn A
      example [Summits of NATO]
        | Year | Hosts |
        | 2016 | Poland |
        = Poland participatesIn NATO
      near miss [Summits of the Alps]
        | Year | Hosts |
        | 2016 | Poland |
    """

  @Test func `A user's folder may hold rules, and one whose example fails is refused`() throws {
    var files = Knowledge.Files()
    files.patterns = [(Array(Self.own.utf8), "own.rules")]
    let (knowledge, diagnostics) = Knowledge.extendingStandard(by: files)
    #expect(diagnostics.isEmpty, "\(diagnostics)")
    #expect(try #require(knowledge).tables.rules.contains { $0.name == "summits" })
    files.patterns = [(Array(Self.own.replacing("= Poland", with: "= Spain").utf8), "own.rules")]
    let (none, problems) = Knowledge.extendingStandard(by: files)
    #expect(none == nil)
    #expect(problems.first?.line == 7)
  }

  private func context(_ text: String, title: String) -> DocumentContext {
    ContextReader(linker: .standard).context(
      of: UnreadDocument(
        id: title, path: title, title: title, markup: .lightText, source: Array(text.utf8)
      ).read())
  }

  @Test func `The explanation of a table names the rule that takes it, or what it lacks`() throws {
    let page = context(
      "# Foreign relations of Malta\n\n## Diplomatic relations\n\n| # | Country | Date |\n|---|---|---|\n| 1 | Egypt | 4 November 1965 |\n\n## Visits\n\n| Country | Hotel |\n|---|---|\n| Egypt | Hilton |\n",
      title: "Foreign relations of Malta")
    let lines = TableExplanation().lines(of: page)
    #expect(lines.count == 2)
    #expect(lines[0].contains { $0.contains("rule relations.dated, tables/states.rules:") })
    #expect(lines[1].contains("  no rule takes it"))
    #expect(lines[1].contains { $0.hasPrefix("  nearly ") && $0.contains("lacks") })
  }

  // MARK: What was read wrongly

  private func wikitext(_ text: String, title: String) -> [String] {
    StructureReading(
      UnreadDocument(
        id: title, path: title, title: title, markup: .wikitext, source: Array(text.utf8)
      ).read()
    ).lines
  }

  @Test func `A hidden key that sorts a date is no part of it, and struck text is not stated`() {
    let lines = wikitext(
      """
      == Diplomatic relations ==
      {| class="wikitable"
      ! # !! Country !! Date
      |-
      | 1 || Egypt || <span style="display:none">2002-05-20</span>20 May 2002
      |-
      | 2 || <s>Italy</s> || <s>3 June 2006</s>
      |-
      | 3 || <del>{{flag|Japan}}</del> Spain || <span style="display: none;"><b>1</b></span>4 June 2006
      |}
      """, title: "Foreign relations of Malta")
    #expect(
      lines == [
        "Malta diplomaticRelationsWith Egypt start=2002-05-20",
        "Malta diplomaticRelationsWith Spain start=2006-06-04",
      ])
  }

  @Test func `What is about right or a bound keeps its mark`() {
    let lines = wikitext(
      """
      == Diplomatic relations ==
      {| class="wikitable"
      ! # !! Country !! Date
      |-
      | 1 || Egypt || c. 1965
      |-
      | 2 || Italy || before 1970
      |}
      """, title: "Foreign relations of Malta")
    #expect(
      lines == [
        "Malta diplomaticRelationsWith Egypt start=1965~",
        "Malta diplomaticRelationsWith Italy start=../1970",
      ])
  }

  @Test func `Rows under a year that spans them are read`() {
    let page = ContextReader(linker: .standard).context(
      of: UnreadDocument(
        id: "t", path: "t", title: "Foreign relations of Malta", markup: .wikitext,
        source: Array(
          """
          == History ==
          {| class="wikitable"
          ! Year !! Event
          |-
          | rowspan=2 | 1990 || Malta joined one body.
          |-
          | Malta joined another body.
          |}
          """.utf8)
      ).read())
    let passages = PassageReader().passages(of: page)
    #expect(
      passages.map { page.document.words($0.range) } == [
        "Malta joined one body.", "Malta joined another body.",
      ])
    #expect(passages.allSatisfy { $0.date?.description == "1990" })
  }

  @Test func `The date of a withdrawal ends a membership, and nested bullets are none`() {
    #expect(
      StructureReading(
        "# OPEC\n\n## Members\n\n| Country | Year joined | Withdrew |\n|---|---|---|\n| Qatar | 1961 | January 2019 |\n",
        title: "OPEC"
      ).lines == [
        "Qatar memberOf OPEC start=1961 end=2019-01 ended"
      ])
    #expect(
      StructureReading(
        "# Council of Europe\n\n## Member states\n\n- Albania\n  - Tirana\n- Andorra\n",
        title: "Council of Europe"
      ).lines.allSatisfy { !$0.contains("Tirana") })
  }

  @Test(arguments: [
    (
      "Foreign relations of Croatia",
      "## Airlines\n\n| Airlines | Destinations |\n|---|---|\n| Croatia Airlines | Germany, Italy |\n"
    ),
    (
      "Foreign relations of Croatia",
      "## Medals\n\n| Rank | Nation | Gold | Total |\n|---|---|---|---|\n| 1 | Germany | 3 | 6 |\n"
    ),
    (
      "Foreign relations of Croatia",
      "## Matches\n\n| Date | Opponent | Result |\n|---|---|---|\n| 3 June 2006 | Turkey | 1–1 |\n"
    ),
    (
      "Foreign relations of Croatia",
      "## Flights\n\n| City | Country | Since |\n|---|---|---|\n| London | United Kingdom | 1960 |\n"
    ),
    (
      "Foreign relations of Croatia",
      "## Budget\n\n| Year | Country | Contribution (million) |\n|---|---|---|\n| 2019 | France | 12 |\n"
    ),
    (
      "Foreign relations of Croatia",
      "## Trade\n\n| Country | Exports 2010 | Imports 2010 |\n|---|---|---|\n| Italy | 13 | 14 |\n"
    ),
  ])
  func `A table of another subject states nothing`(_ title: String, _ text: String) {
    #expect(StructureReading("# \(title)\n\n\(text)", title: title).lines == [])
  }

  @Test func `Lines of keys and values state what factbooks say`() {
    #expect(
      StructureReading(
        "# Eritrea\n\nCapital: Asmara\nIndependence: 24 May 1993 (from Ethiopia)\nChief of state: President ISAIAS Afworki (since 8 June 1993)\nMember of: IMF, UN, WTO (observer)\n",
        title: "Eritrea"
      ).lines.sorted() == [
        "Eritrea capital Asmara",
        "Eritrea headOfState Isaias Afworki start=1993-06-08",
        "Eritrea independentFrom Ethiopia date=1993-05-24",
        "Eritrea memberOf International Monetary Fund",
        "Eritrea memberOf United Nations",
        "Eritrea observerOf World Trade Organization",
      ])
  }

  @Test
  func
    `Missions are listed by city below their host, and by sender under the city that a heading names`()
  {
    #expect(
      wikitext(
        """
        == Europe ==
        * {{AUT}}
        ** [[Vienna]] (Embassy)
        ** [[Salzburg]] (Honorary consulate)
        == Multilateral organisations ==
        * [[Brussels]] ([[European Union]]; Permanent Mission)
        """, title: "List of diplomatic missions of Montenegro"
      ).sorted() == [
        "Embassy of Montenegro in Vienna accreditedTo Austria",
        "Embassy of Montenegro in Vienna locatedIn Vienna",
        "Embassy of Montenegro in Vienna sentBy Montenegro",
        "Honorary Consulate of Montenegro in Salzburg locatedIn Salzburg",
        "Honorary Consulate of Montenegro in Salzburg sentBy Montenegro",
        "Permanent Mission of Montenegro to Brussels accreditedTo European Union",
        "Permanent Mission of Montenegro to Brussels locatedIn Brussels",
        "Permanent Mission of Montenegro to Brussels sentBy Montenegro",
      ])
    #expect(
      wikitext(
        """
        == Embassies in [[Valletta]] ==
        * {{flag|China}}
        == Closed embassies ==
        * {{flag|Iraq}} (closed in 1991)
        == Hotels ==
        * {{flag|Egypt}} Palace
        """, title: "List of diplomatic missions in Malta"
      ).sorted() == [
        "Embassy of China in Valletta accreditedTo Malta",
        "Embassy of China in Valletta locatedIn Valletta",
        "Embassy of China in Valletta sentBy China",
        "Embassy of Iraq in Malta accreditedTo Malta end=1991 ended",
        "Embassy of Iraq in Malta locatedIn Malta end=1991 ended",
        "Embassy of Iraq in Malta sentBy Iraq end=1991 ended",
      ])
  }

  @Test func `Lines tell who voted how on the document that a page is about, and on no other page`()
  {
    let lines = "In favour: France, Syria\nAgainst: Russia\nAbstaining: China\n"
    let title = "United Nations Security Council Resolution 1441"
    #expect(
      StructureReading("# \(title)\n\n\(lines)", title: title).lines.sorted() == [
        "France event:SUPPORT \(title)", "Russia event:REJECT \(title)",
        "Syria event:SUPPORT \(title)",
      ])
    #expect(StructureReading("# Malta\n\n\(lines)", title: "Malta").lines == [])
  }
}
