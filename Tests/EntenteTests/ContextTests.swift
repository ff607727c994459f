import Entente
import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteSerialization
import Testing

@Suite struct `What the gazetteer knows` {
  @Test func `tells in which state a mission stands, by its place or by those beside it`() throws {
    let context = try context(of: Self.graph)
    let hosts = context.statements.filter { $0.relation == "hostState" }.map { statement in
      "\(statement.subject.slug) \(statement.object) \(statement.interval) \(statement.status)"
    }
    #expect(
      hosts == [
        "serbia-livno state/canada ../.. asserted",
        "italy-holy-see state/holy-see 1995/.. asserted",
        "japan-belgrade state/serbia ../1999 ended",
        "serbia-canada state/canada ../.. asserted",
      ])
    #expect(context.entity(EntityID(path: "place/livno-mills"))?.background == nil)
    let place = context.statements.filter { $0.subject.path == "place/livno-mills" }
    #expect(place.map(\.object) == [.entity(EntityID(path: "state/canada"))])
  }

  @Test func `tells of cities, states, bodies and offices, and gives codes and coordinates`() throws
  {
    let context = try context(of: Self.graph)
    let told = Set(
      context.statements.filter(\.isContext).map { "\($0.subject) \($0.relation) \($0.object)" })
    #expect(
      told.isSuperset(of: [
        "city/belgrade locatedIn state/serbia", "state/canada capital city/ottawa",
        "position/prime-minister-of-serbia officeOf state/serbia",
        "historical-state/soviet-union inception 1922",
        "historical-state/soviet-union dissolved 1991",
      ]))
    let serbia = try #require(context.entity(EntityID(path: "state/serbia"))?.background)
    #expect(serbia.iso3 == "SRB" && serbia.cow == 345)
    let belgrade = try #require(context.entity(EntityID(path: "city/belgrade"))?.background)
    #expect(belgrade.coordinates.map { Int($0.latitude) } == 44)
  }

  @Test func `leaves alone what documents say`() throws {
    let context = try context(of: Self.graph)
    let told = context.statements.filter { !$0.isContext }
    #expect(told == Self.graph.statements)
    #expect(told.allSatisfy { !$0.evidence.isEmpty })
    // A capital that a document gives is the only one.
    let capitals = context.statements.filter {
      $0.relation == "capital" && $0.subject.path == "state/serbia"
    }
    #expect(capitals.map(\.isContext) == [false])
    let background = context.statements.filter(\.isContext)
    #expect(!background.isEmpty && background.allSatisfy { $0.evidence.isEmpty })
    #expect(context.documents == Self.graph.documents)
  }

  @Test func `is handed out in graph order and counted`() throws {
    let contents = try ContextGraph(of: Self.graph, gazetteer: .standard, ontology: .standard)
    let reading = try contents.readStatements()
    var statements: [Statement] = []
    while let statement = try reading() { statements.append(statement) }
    #expect(statements == statements.sorted())
    #expect(statements.count == contents.statementCount)
    let entities = try contents.readEntities()
    var identifiers: [EntityID] = []
    while let entity = try entities() { identifiers.append(entity.id) }
    #expect(identifiers == identifiers.sorted() && Set(identifiers).count == identifiers.count)
    #expect(identifiers.contains(EntityID(path: "city/ottawa")))
  }

  @Test(
    arguments: GraphFormat.allCases.filter { format in
      // Background is no event, and has no words that could be cited.
      !format.needsFolder && ![.shard, .events, .evidenceTable, .quickStatements].contains(format)
    })
  func `is told apart in every format and can be left out`(format: GraphFormat) throws {
    let with = MemorySink()
    try GraphExporter(graph: try context(of: Self.graph)).write(format, to: with)
    var selection = Selection()
    selection.includesContext = false
    let without = MemorySink()
    let plain = MemorySink()
    let request = GraphRequest(selection: selection)
    try GraphExporter(
      graph: try request.apply(to: Self.graph, gazetteer: .standard, ontology: .standard)
    ).write(format, to: without)
    try GraphExporter(graph: Self.graph).write(format, to: plain)
    #expect(without.bytes == plain.bytes)
    // What a page holds is compressed; rows are marked by a number.
    if [.html, .sqlite, .statementTable, .entityTable, .dyads].contains(format) {
      #expect(with.bytes != plain.bytes)
      return
    }
    let mark =
      switch format {
      case .graphml, .gexf, .neo4jRelationships: "true"
      case .neo4jNodes: "SRB"
      case .mermaid: "-.->"
      default: "context"
      }
    let marks = [with, plain].map { sink in
      String(decoding: sink.bytes, as: UTF8.self).ranges(of: mark).count
    }
    #expect(marks[0] > marks[1], "\(format)")
  }

  @Test func `lets a graph be folded into edges between states`() throws {
    let request = GraphRequest(view: .states)
    let view = try request.apply(to: Self.graph, gazetteer: .standard, ontology: .standard)
      .inMemory()
    let edges = view.statements.map { edge in
      "\(edge.subject.slug) \(edge.relation) \(edge.object.description.dropFirst(6)) \(edge.interval)"
        + edge.qualifiers.map { " \($0.value)" }.joined()
    }
    #expect(
      edges == [
        "soviet-union recognizes italy ../..", "canada peopleMet serbia 2001",
        "italy hasEnvoyTo holy-see 1995/.. Embassy",
        "italy hasMissionIn holy-see 1995/.. Embassy",
        "japan hasMissionIn serbia ../1999 Embassy", "serbia event:ACCUSE canada 2004",
        "serbia hasMissionIn canada ../.. Embassy", "serbia visited canada 2003",
      ])
    #expect(
      view.entities.map(\.id.classPath) == ["historical-state"]
        + Array(repeating: "state", count: 5))
    #expect(view.statements.allSatisfy { !$0.isContext })
  }

  private func context(of graph: KnowledgeGraph) throws -> KnowledgeGraph {
    try ContextGraph(of: graph, gazetteer: .standard, ontology: .standard).inMemory()
  }

  /// Missions, offices and deeds as documents tell them.
  private static let graph: KnowledgeGraph = {
    var graph = KnowledgeGraph()
    graph.insert(SourceDocument(id: "page", title: "Page"))
    for (path, kind) in [
      ("embassy/serbia-canada", "Embassy"), ("embassy/italy-holy-see", "Embassy"),
      ("embassy/japan-belgrade", "Embassy"), ("consulate-general/serbia-livno", "ConsulateGeneral"),
      ("place/livno-mills", "Place"), ("city/ottawa", "City"), ("city/belgrade", "City"),
      ("state/serbia", "State"), ("state/italy", "State"), ("state/japan", "State"),
      ("state/holy-see", "State"), ("person/ann", "Person"), ("person/bob", "Person"),
      ("state/canada", "State"), ("position/prime-minister-of-serbia", "Position"),
      ("position/prime-minister-of-canada", "Position"),
      ("historical-state/soviet-union", "HistoricalState"),
    ] where path != "city/ottawa" {
      graph.insert(
        Entity(id: EntityID(path: path), kind: ClassName(rawValue: kind), label: path))
    }
    func add(
      _ subject: String, _ relation: RelationName, _ object: String, start: String? = nil,
      end: String? = nil, date: String? = nil, _ status: Statement.Status = .asserted,
      at place: Int = 0, of owner: String? = nil
    ) {
      let time = [start, end, date].map { $0.flatMap { PartialDate($0) } }
      graph.insert(
        Statement(
          subject: EntityID(path: subject), relation: relation,
          object: .entity(EntityID(path: object)),
          interval: Interval(start: time[0], end: time[1], date: time[2]), status: status,
          qualifiers: owner.map { [Qualifier(key: "of", value: .entity(EntityID(path: $0)))] }
            ?? [],
          evidence: [
            Evidence(document: "page", range: place..<place + 1, quote: "x", rule: "r")
          ]))
    }
    // "Serbia has an embassy in Ottawa and a consulate-general in Livno Mills."
    add("embassy/serbia-canada", "sentBy", "state/serbia", at: 1)
    add("embassy/serbia-canada", "locatedIn", "city/ottawa", at: 1)
    add("consulate-general/serbia-livno", "sentBy", "state/serbia", at: 1)
    add("consulate-general/serbia-livno", "locatedIn", "place/livno-mills", at: 1)
    add("embassy/italy-holy-see", "sentBy", "state/italy", start: "1995", at: 2)
    add("embassy/italy-holy-see", "accreditedTo", "state/holy-see", start: "1995", at: 2)
    add("embassy/japan-belgrade", "sentBy", "state/japan", end: "1999", .ended, at: 3)
    add("embassy/japan-belgrade", "locatedIn", "city/belgrade", end: "1999", .ended, at: 3)
    add("state/serbia", "capital", "city/belgrade", at: 4)
    add(
      "person/ann", "holdsPosition", "position/prime-minister-of-serbia", at: 5,
      of: "state/serbia")
    add(
      "person/bob", "holdsPosition", "position/prime-minister-of-canada", at: 6,
      of: "state/canada")
    add("person/ann", "metWith", "person/bob", date: "2001", at: 7)
    add("person/ann", "visited", "city/ottawa", date: "2003", at: 8)
    add("embassy/serbia-canada", "event:ACCUSE", "person/bob", date: "2004", at: 9)
    add("historical-state/soviet-union", "recognizes", "state/italy", .negated, at: 10)
    return graph
  }()
}
