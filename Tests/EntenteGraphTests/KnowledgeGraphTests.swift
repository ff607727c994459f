import EntenteGraph
import Testing

@Suite struct `A knowledge graph` {
  private let montenegro = EntityID(path: "state/montenegro")
  private let nato = EntityID(path: "international-organization/nato")

  private func membership(
    _ start: String?, status: Statement.Status = .asserted, in document: String = "a",
    qualifiers: [Qualifier] = []
  ) -> Statement {
    Statement(
      subject: montenegro, relation: "memberOf", object: .entity(nato),
      interval: Interval(start: start.flatMap(PartialDate.init)), status: status,
      qualifiers: qualifiers,
      evidence: [Evidence(document: document, range: 3..<9, quote: "quote", rule: "test")])
  }

  @Test func `merges the same statement from two documents`() {
    var graph = KnowledgeGraph()
    graph.insert(membership("2017-06-05", in: "b"))
    graph.insert(membership("2017-06-05", in: "a"))
    #expect(graph.statementCount == 1)
    #expect(graph.statements[0].evidence.map(\.document) == ["a", "b"])
  }

  @Test func `keeps apart what differs in time or status`() {
    var graph = KnowledgeGraph()
    for statement in [
      membership("2017-06-05"), membership("2017"), membership(nil),
      membership(nil, status: .refused),
    ] { graph.insert(statement) }
    #expect(graph.statementCount == 4)
    #expect(Set(graph.statements.map(\.id)).count == 4)
  }

  @Test func `does not depend on the order of insertion`() {
    let statements = [
      membership("2017-06-05"), membership("2017", in: "c"), membership(nil, status: .listed),
      membership("2017-06-05", in: "b"),
    ]
    let entities = [
      Entity(id: nato, kind: "InternationalOrganization", label: "NATO"),
      Entity(
        id: nato, kind: "InternationalOrganization", label: "North Atlantic Treaty Organization"),
      Entity(id: montenegro, kind: "State", label: "Montenegro"),
    ]
    var forwards = KnowledgeGraph()
    var backwards = KnowledgeGraph()
    for statement in statements { forwards.insert(statement) }
    for entity in entities { forwards.insert(entity) }
    for entity in entities.reversed() { backwards.insert(entity) }
    for statement in statements.reversed() { backwards.insert(statement) }
    #expect(forwards.statements == backwards.statements)
    #expect(forwards.entities == backwards.entities)
    #expect(forwards.entity(nato)?.alternativeLabels == ["North Atlantic Treaty Organization"])
  }

  @Test func `lets the finer date win`() {
    var graph = KnowledgeGraph()
    for start in [nil, "2017", "2017-06", "2017-06-05"] {
      graph.insert(membership(start, in: start ?? ""))
    }
    graph.insert(membership(nil, status: .listed, in: "list"))
    #expect(graph.consolidate().isEmpty)
    #expect(graph.statements.map { $0.interval.start?.description } == ["2017-06-05"])
    #expect(graph.statements[0].evidence.count == 5)
  }

  @Test func `does not collapse what happened twice`() {
    var graph = KnowledgeGraph()
    for start in ["2017-06-05", "2017-09-01", "2017"] {
      graph.insert(membership(start, in: "told-in-\(start)"))
    }
    let contradictions = graph.consolidate { $0 == "memberOf" }
    #expect(graph.statementCount == 3)
    #expect(contradictions.count == 1)
  }

  @Test func `ends what began by what tells only its end`() {
    var graph = KnowledgeGraph()
    for (start, end, status) in [
      ("1922", nil, Statement.Status.asserted), (nil, "1957-03", .ended),
      ("1968-12-27", nil, .asserted), (nil, "1910", .ended),
    ] {
      graph.insert(
        Statement(
          subject: EntityID(path: "state/a"), relation: "diplomaticRelationsWith",
          object: .entity(EntityID(path: "state/b")),
          interval: Interval(
            start: start.flatMap { PartialDate($0) }, end: end.flatMap { PartialDate($0) }),
          status: status,
          evidence: [
            Evidence(document: start ?? end ?? "", range: 0..<1, quote: "x", rule: "test")
          ]))
    }
    _ = graph.consolidate { _ in true }
    let told = graph.statements.map { "\($0.interval) \($0.status) \($0.evidence.count)" }
    #expect(told == ["../1910 ended 1", "1922/1957-03 ended 2", "1968-12-27/.. asserted 1"])
  }

  @Test func `never merges a refusal into a fact`() {
    var graph = KnowledgeGraph()
    graph.insert(membership("2017-06-05"))
    graph.insert(membership(nil, status: .refused))
    _ = graph.consolidate()
    #expect(graph.statementCount == 2)
  }

  @Test func `keeps the finer of two dates in a qualifier`() {
    func applied(_ date: String) -> [Qualifier] {
      PartialDate(date).map { [Qualifier(key: "applied", value: .date($0))] } ?? []
    }
    var graph = KnowledgeGraph()
    graph.insert(membership("2017", qualifiers: applied("2009")))
    graph.insert(membership("2017", qualifiers: applied("2009-12-04")))
    #expect(graph.statements[0].qualifiers == applied("2009-12-04"))
  }
}

@Suite struct `Identifiers` {
  @Test(arguments: [
    ("Andrija Mandić", "andrija-mandic"), ("Côte d’Ivoire", "cote-d-ivoire"),
    ("  São Tomé & Príncipe ", "sao-tome-principe"), ("Đukanović", "dukanovic"), ("東京", ""),
    ("Łódź–Straße", "lodz-strasse"),
  ])
  func `are slugs of names`(name: String, slug: String) { #expect(Slug.make(name) == slug) }

  @Test func `are class paths before slugs`() {
    let id = EntityID(minting: "PoliticalParty", name: "Democratic Front")
    #expect(id.path == "political-party/democratic-front")
    #expect(id.classPath == "political-party" && id.slug == "democratic-front")
  }

  @Test func `set apart namesakes by their context`() {
    let one = EntityID(minting: "Person", name: "Ivan Petrov", context: "Bulgaria")
    let other = EntityID(minting: "Person", name: "Ivan Petrov", context: "Russia")
    #expect(one != other && one.path.hasPrefix("person/ivan-petrov-"))
  }

  @Test func `exist for names in any script`() {
    #expect(EntityID(minting: "City", name: "東京").slug.count == 8)
  }
}

@Suite struct `SHA-256` {
  /// The examples of NIST's FIPS 180-4 test vectors.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `agrees with the standard`(message: String, digest: String) {
    let hex = SHA256.hash(Array(message.utf8)).map {
      ($0 < 16 ? "0" : "") + String($0, radix: 16)
    }
    #expect(hex.joined() == digest)
  }

  @Test func `does not depend on how the message is cut`() {
    let message = (0..<1000).map { UInt8($0 % 251) }
    var hash = SHA256()
    for start in stride(from: 0, to: 1000, by: 37) {
      hash.update(Array(message[start..<min(1000, start + 37)]))
    }
    #expect(hash.finish() == SHA256.hash(message))
  }
}

@Suite struct `Contradictions` {
  private let montenegro = EntityID(path: "state/montenegro")
  private let nato = EntityID(path: "international-organization/nato")

  /// The contradictions between two statements of one fact.
  private func contradictions(
    _ first: (interval: Interval, document: String, range: Range<Int>),
    _ second: (interval: Interval, document: String, range: Range<Int>)
  ) -> Int {
    var graph = KnowledgeGraph()
    for side in [first, second] {
      graph.insert(
        Statement(
          subject: montenegro, relation: "diplomaticRelationsWith", object: .entity(nato),
          interval: side.interval,
          evidence: [
            Evidence(document: side.document, range: side.range, quote: "quote", rule: "test")
          ]))
    }
    return graph.consolidate(singular: { _ in true }).count
  }

  private func interval(_ start: String?, _ end: String? = nil) -> Interval {
    Interval(start: start.flatMap { PartialDate($0) }, end: end.flatMap { PartialDate($0) })
  }

  @Test func `reports two documents that tell of different beginnings`() {
    #expect(
      contradictions((interval("1975-01-09"), "a", 0..<9), (interval("1975-09-09"), "b", 0..<9))
        == 1)
    #expect(
      contradictions((interval("1975-01-09"), "a", 0..<9), (interval("1975-09-09"), "a", 20..<29))
        == 1)
  }

  @Test func `does not take what was resumed for a contradiction`() {
    #expect(
      contradictions(
        (interval("1966", "1983"), "a", 0..<9), (interval("1990", "1994"), "b", 0..<9)) == 0)
    // Told in one breath.
    #expect(
      contradictions((interval("1922-07-11"), "a", 0..<30), (interval("1968-12-27"), "a", 0..<30))
        == 0)
    #expect(
      contradictions((interval(nil, "2002"), "a", 0..<9), (interval(nil, "2024"), "a", 40..<49))
        == 0)
    #expect(
      contradictions((interval(nil, "2002"), "a", 0..<9), (interval(nil, "2024"), "b", 40..<49))
        == 1)
  }
}
