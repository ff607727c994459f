import EntenteGraph

/// Graphs built by hand, with everything that a writer can get wrong.
enum SampleGraph {
  /// A small graph as an extraction makes it.
  static let usual: KnowledgeGraph = {
    var graph = KnowledgeGraph()
    graph.insert(
      SourceDocument(
        id: "sample.wiki", title: "Foreign relations of Montenegro",
        address: "https://example.org/wiki/Foreign relations", date: PartialDate("2025-11"),
        revision: "123"))
    graph.insert(SourceDocument(id: "other.txt", title: "Other"))
    let links = [
      ExternalLink(iri: "http://www.wikidata.org/entity/Q236", reason: "gazetteer"),
      ExternalLink(
        iri: "http://publications.europa.eu/resource/authority/country/MNE", match: .exact,
        reason: "gazetteer"),
    ]
    for (path, kind, label) in [
      ("state/montenegro", "State", "Montenegro"),
      ("state/cote-d-ivoire", "State", "Côte d’Ivoire"),
      ("international-organization/nato", "InternationalOrganization", "NATO"),
      ("person/andrija-mandic", "Person", "Andrija Mandić"),
      ("embassy/russia-podgorica", "Embassy", "Embassy of Russia in Podgorica"),
      ("position/speaker", "Position", "Speaker"),
      ("legislature/skupstina", "Legislature", "Скупштина"),
      ("state/egypt", "State", "مصر"),
    ] {
      graph.insert(
        Entity(
          id: EntityID(path: path), kind: ClassName(rawValue: kind), label: label,
          alternativeLabels: path == "state/montenegro" ? ["Crna Gora", "Црна Гора"] : [],
          links: path == "state/montenegro" ? links : []))
    }
    let montenegro = EntityID(path: "state/montenegro")
    let nato = EntityID(path: "international-organization/nato")
    func evidence(_ start: Int, _ quote: String, _ document: String = "sample.wiki") -> Evidence {
      Evidence(
        document: document, range: start..<start + quote.unicodeScalars.count, quote: quote,
        rule: "table.membership",
        citations: start == 10
          ? [Citation(address: "https://nato.int/x?a=1&b=2", title: "Joins", date: "5 June 2017")]
          : [])
    }
    graph.insert(
      Statement(
        subject: montenegro, relation: "memberOf", object: .entity(nato),
        interval: Interval(start: PartialDate("2017-06-05")),
        qualifiers: [Qualifier(key: "applied", value: .date(dates("2009-12-04")))],
        evidence: [evidence(10, "NATO | 5 June 2017"), evidence(90, "joined", "other.txt")],
        confidence: 0.98))
    for (date, status) in [
      ("2006", Statement.Status.ended), ("2006-06", .asserted), ("--02", .planned),
      ("--06-12", .refused), ("2022-03/2022-04", .listed), ("-0044-03-15", .negated),
    ] {
      graph.insert(
        Statement(
          subject: montenegro, relation: "diplomaticRelationsWith",
          object: .entity(EntityID(path: "state/egypt")),
          interval: Interval(start: PartialDate(date)), status: status,
          evidence: [evidence(100, "since \(date)")], confidence: 0.9))
    }
    graph.insert(
      Statement(
        subject: montenegro, relation: "inception", object: .date(dates("2006-06-03")),
        evidence: [evidence(5, "independent")]))
    graph.insert(
      Statement(
        subject: EntityID(path: "person/andrija-mandic"), relation: "holdsPosition",
        object: .entity(EntityID(path: "position/speaker")),
        qualifiers: [
          Qualifier(key: "of", value: .entity(EntityID(path: "legislature/skupstina"))),
          Qualifier(key: "count", value: .number(6)),
          Qualifier(key: "reason", value: .text("“x” \"y\"")),
        ], evidence: [evidence(7, "Parliament Speaker Andria Mandic")]))
    graph.insert(
      Statement(
        subject: EntityID(path: "embassy/russia-podgorica"), relation: "event:ACCUSE",
        object: .entity(montenegro), interval: Interval(date: PartialDate("2022-03/2022-04")),
        evidence: [evidence(50, "accused")]))
    return graph
  }()

  /// Texts that break careless writers: controls, U+FFFE, CR, `]]>`, right to left, emoji, quotes, and
  /// IRIs that would end early.
  static let hostile: KnowledgeGraph = {
    var graph = KnowledgeGraph()
    graph.insert(
      SourceDocument(id: "a>b\"c\\d.txt", title: "\u{0}\u{1B}", address: "http://x/<>\"{} |^`"))
    let texts =
      (0..<0x20).map { "a\(Character(Unicode.Scalar(UInt8($0))))b" } + [
        "\u{FFFE}", "\u{FFFF}", "\u{7F}", "\u{85}", "\u{2028}", "]]>", "<![CDATA[", "A & B",
        "A &amp; <B",
        "& <", "INF Treaty", "مصر ‏العربية", "🏳️‍🌈🇲🇪", "\"", "\\", "\\\"", "'''", "\"\"\"", "a\r\nb",
        "\r", "\t",
        " ", "", "a . <http://evil/s> <http://evil/p> <http://evil/o> .", "-->", "<?x?>",
        "\u{FFFD}",
        "e\u{301}", "%3E", "&#0;", "\u{10FFFF}", "=1+1", "a;b", "a,b", "a\u{0}\n\"",
      ]
    for (index, text) in texts.enumerated() {
      let id = EntityID(path: "state/x\(index)")
      graph.insert(
        Entity(
          id: id, kind: "State", label: text, alternativeLabels: [text + "!"],
          links: [
            ExternalLink(iri: "http://evil/" + text + "> . <http://evil/s", reason: "x"),
            ExternalLink(iri: text, reason: "x"),
          ]))
      graph.insert(
        Statement(
          subject: id, relation: "politicalIdeology", object: .text(text),
          qualifiers: [Qualifier(key: "reason", value: .text(text))],
          evidence: [
            Evidence(
              document: "a>b\"c\\d.txt", range: 0..<1, quote: text, rule: text, inheritedFrom: text,
              citations: [Citation(address: text, title: text, publisher: text, date: text)])
          ], confidence: .nan))
      graph.insert(
        Statement(
          subject: id, relation: RelationName(rawValue: "odd relation> \(index) end"),
          object: .entity(EntityID(path: "state/x0"))))
    }
    return graph
  }()

  private static func dates(_ text: String) -> PartialDate {
    guard let date = PartialDate(text) else { preconditionFailure("no date: \(text)") }
    return date
  }
}
