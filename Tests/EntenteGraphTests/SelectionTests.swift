import EntenteGraph
import Testing

@Suite struct `A selection` {
  @Test func `of nothing in particular is the whole graph`() throws {
    let whole = try SelectedGraph(of: graph, by: Selection()).inMemory()
    #expect(whole.statements == graph.statements)
    #expect(whole.entities == graph.entities)
    #expect(whole.documents == graph.documents)
  }

  @Test func `of relations keeps their ends and sources and nothing else`() throws {
    var selection = Selection()
    selection.relations = ["visited", "event"]
    let part = try graph.selecting(selection)
    #expect(part.statements.map(\.relation) == ["event:ACCUSE", "visited"])
    #expect(part.entities.map(\.id.path) == ["person/ann", "state/a", "state/b"])
    #expect(part.documents.map(\.id) == ["one"])
  }

  @Test func `of a class keeps what has an end of it`() throws {
    var selection = Selection()
    selection.classes = ["Embassy"]
    let part = try graph.selecting(selection)
    #expect(Set(part.statements.map(\.subject.path)) == ["embassy/a-b"])
  }

  @Test(arguments: [
    ("B", 1, 7), ("b'S OTHER náme", 1, 7), ("state/b", 1, 7), ("Q2", 1, 7), ("Ann", 2, 11),
  ])
  func `of an entity reaches as far as the hops`(name: String, hops: Int, count: Int) throws {
    var selection = Selection()
    selection.entities = [name]
    selection.hops = hops
    let part = try graph.selecting(selection)
    #expect(part.statementCount == count)
  }

  @Test func `of an entity or a document that is not there is refused`() {
    var selection = Selection()
    selection.entities = ["Atlantis"]
    #expect(throws: Selection.Problem.self) { try graph.selecting(selection) }
    selection = Selection()
    selection.sources = ["nowhere.txt"]
    #expect(throws: Selection.Problem.self) { try graph.selecting(selection) }
  }

  @Test func `of a source keeps the evidence of that source alone`() throws {
    var selection = Selection()
    selection.sources = ["The second"]
    let part = try graph.selecting(selection)
    #expect(part.statements.allSatisfy { $0.isContext || $0.evidence.map(\.document) == ["two"] })
    #expect(part.documents.map(\.id) == ["two"])
  }

  @Test func `of statuses and of a confidence leaves the others out`() throws {
    var selection = Selection()
    selection.statuses = [.planned]
    let planned = try graph.selecting(selection).statements
    #expect(planned.map(\.object.description) == ["state/c"])
    selection.statuses = []
    selection.minimumConfidence = 0.9
    let sure = try graph.selecting(selection).statements
    #expect(sure.allSatisfy { $0.confidence >= 0.9 })
  }

  @Test func `without context has no background left`() throws {
    var selection = Selection()
    selection.includesContext = false
    let part = try graph.selecting(selection)
    #expect(part.statements.allSatisfy { !$0.isContext })
    #expect(part.entities.allSatisfy { $0.background == nil })
    #expect(part.entityCount == graph.entityCount)
  }

  @Test(
    arguments: [
      // Relations since 1995, broken in 2001 by another statement.
      ("1994-12-31", "diplomaticRelationsWith", [:]),
      ("1995-06-01", "diplomaticRelationsWith", ["state/b": "possible"]),
      ("1996-06-01", "diplomaticRelationsWith", ["state/b": "certain"]),
      ("1996", "diplomaticRelationsWith", ["state/b": "certain"]),
      ("2001-03-31", "diplomaticRelationsWith", ["state/b": "certain"]),
      ("2001-04-15", "diplomaticRelationsWith", ["state/b": "possible"]),
      ("2001-05-01", "diplomaticRelationsWith", [:]),
      // A recognition lasts; a plan is no fact.
      ("2007-01-01", "recognizes", [:]), ("2020-01-01", "recognizes", ["state/b": "certain"]),
      // A visit is over.
      ("2003-05-05", "visited", ["state/b": "certain"]), ("2003-05-06", "visited", [:]),
      ("2003", "visited", ["state/b": "certain"]),
      // The embassy's edges last as the embassy does, and nobody knows when an undated thing was.
      ("1999", "sentBy", [:]), ("2004-01-01", "sentBy", ["state/a": "certain"]),
      ("2011-01-01", "sentBy", [:]), ("1950", "memberOf", ["organization/o": "possible"]),
    ] as [(String, RelationName, [String: String])])
  func `as of a date tells the certain from the possible`(
    date: String, relation: RelationName, holding: [String: String]
  ) throws {
    var selection = Selection()
    selection.asOf = PartialDate(date)
    selection.relations = [relation]
    selection.lastingRelations = [
      "diplomaticRelationsWith", "recognizes", "sentBy", "memberOf", "hostState",
    ]
    let part = try graph.selecting(selection)
    let found = part.statements.map { statement in
      (statement.object.description, statement.qualifiers.last?.value.description ?? "")
    }
    #expect(Dictionary(found, uniquingKeysWith: min) == holding)
    selection.isOnlyCertain = true
    let certain = try graph.selecting(selection).statements.map(\.object.description)
    #expect(Set(certain) == Set(holding.filter { $0.value == "certain" }.keys))
  }

  @Test func `of a span keeps what held or happened in it`() throws {
    var selection = Selection()
    selection.since = PartialDate("2002")
    selection.until = PartialDate("2003")
    selection.lastingRelations = ["diplomaticRelationsWith", "recognizes", "sentBy"]
    let part = try graph.selecting(selection)
    #expect(
      Set(part.statements.map(\.relation))
        == ["visited", "sentBy", "inception", "hostState", "capital"])
  }

  private let graph: KnowledgeGraph = {
    var graph = KnowledgeGraph()
    graph.insert(SourceDocument(id: "one", title: "The first"))
    graph.insert(SourceDocument(id: "two", title: "The second"))
    for (path, kind, label) in [
      ("state/a", "State", "A"), ("state/b", "State", "B"), ("state/c", "State", "C"),
      ("organization/o", "Organization", "O"), ("embassy/a-b", "Embassy", "Embassy of A in B"),
      ("person/ann", "Person", "Ann"),
    ] {
      var entity = Entity(
        id: EntityID(path: path), kind: ClassName(rawValue: kind), label: label,
        alternativeLabels: label == "B" ? ["B's other name"] : [],
        links: label == "B"
          ? [ExternalLink(iri: "http://www.wikidata.org/entity/Q2", reason: "gazetteer")] : [])
      if kind == "State" { entity.background = Entity.Background(iso3: label + label + label) }
      graph.insert(entity)
    }
    func add(
      _ subject: String, _ relation: RelationName, _ object: Statement.Object,
      start: String? = nil, end: String? = nil, date: String? = nil,
      _ status: Statement.Status = .asserted, in documents: [String] = ["one"],
      confidence: Double = 0.9
    ) {
      let time = [start, end, date].map { $0.flatMap { PartialDate($0) } }
      graph.insert(
        Statement(
          subject: EntityID(path: subject), relation: relation, object: object,
          interval: Interval(start: time[0], end: time[1], date: time[2]), status: status,
          evidence: documents.map { Evidence(document: $0, range: 0..<1, quote: "x", rule: "r") },
          confidence: confidence))
    }
    func year(_ year: Int) -> Statement.Object {
      PartialDate(year: year).map { .date($0) } ?? .number(year)
    }
    func state(_ name: String) -> Statement.Object { .entity(EntityID(path: "state/" + name)) }
    add("state/a", "diplomaticRelationsWith", state("b"), start: "1995", in: ["one", "two"])
    add("state/a", "diplomaticRelationsWith", state("b"), end: "2001-04", .ended)
    add("state/a", "recognizes", state("b"), date: "2008-02", confidence: 0.5)
    add("state/a", "recognizes", state("c"), date: "2008-02", .planned)
    add("state/a", "memberOf", .entity(EntityID(path: "organization/o")), .listed, in: ["two"])
    add("person/ann", "visited", state("b"), date: "2003-05-05")
    add("person/ann", "event:ACCUSE", state("a"), date: "2005-05-05")
    add("embassy/a-b", "sentBy", state("a"))
    add("embassy/a-b", "locatedIn", state("b"))
    add("embassy/a-b", "inception", year(2002))
    add("embassy/a-b", "dissolved", year(2010))
    var context = Statement(
      subject: EntityID(path: "embassy/a-b"), relation: "hostState", object: state("b"))
    context.isContext = true
    graph.insert(context)
    var capital = Statement(
      subject: EntityID(path: "state/b"), relation: "capital",
      object: .entity(EntityID(path: "state/b")))
    capital.isContext = true
    graph.insert(capital)
    return graph
  }()
}
