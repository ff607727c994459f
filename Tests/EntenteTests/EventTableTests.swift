import Entente
import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `The event table` {
  private typealias Row = [String: String]

  /// A graph of states, people, events and deeds.
  private static func graph() -> KnowledgeGraph {
    var graph = KnowledgeGraph()
    graph.insert(
      SourceDocument(id: "news", title: "News\tof the day", date: PartialDate("2022-04-07")))
    for (path, kind, label, iso3, cow) in [
      ("state/latvia", "State", "Latvia", "LVA", 367),
      ("state/russia", "State", "Russia", "RUS", 365),
      ("state/estonia", "State", "Estonia", "EST", 366),
      ("state/belarus", "State", "Belarus", "BLR", 370),
      ("person/a-minister", "Person", "A. Minister", "", 0),
      ("position/foreign-minister", "Position", "Minister of Foreign Affairs", "", 0),
      ("person-group/russian-diplomats", "PersonGroup", "Russian diplomats", "", 0),
      ("person-group/troops", "PersonGroup", "Belarusian troops", "", 0),
      ("treaty/border-treaty", "Treaty", "Border Treaty", "", 0),
    ] {
      var entity = Entity(id: EntityID(path: path), kind: ClassName(rawValue: kind), label: label)
      if cow > 0 { entity.background = Entity.Background(iso3: iso3, cow: cow) }
      graph.insert(entity)
    }
    func add(
      _ subject: String, _ relation: RelationName, _ object: String?,
      _ interval: Interval = .unknown,
      at place: Int, quote: String = "words", status: Statement.Status = .asserted,
      _ qualifiers: [(String, Qualifier.Value)] = [], isContext: Bool = false
    ) {
      var statement = Statement(
        subject: EntityID(path: subject), relation: relation,
        object: object.map { .entity(EntityID(path: $0)) } ?? .nobody, interval: interval,
        status: status,
        qualifiers: qualifiers.map { Qualifier(key: $0.0, value: $0.1) },
        evidence: isContext
          ? [] : [Evidence(document: "news", range: place..<place + 9, quote: quote, rule: "r")],
        confidence: 0.9)
      statement.isContext = isContext
      graph.insert(statement)
    }
    let day = Interval(date: PartialDate("2022-04-05"))
    // Two actors, two recipients, one sentence.
    for actor in ["state/latvia", "state/estonia"] {
      for other in ["state/russia", "state/belarus"] {
        add(
          actor, "event:ACCUSE", other, day, at: 10, quote: "a\tb \"c\"", [("mode", .text("blame"))]
        )
      }
    }
    add(
      "state/latvia", "event:SANCTION", "state/russia", Interval(date: PartialDate("2022-04")),
      at: 30, [("mode", .text("expel"))])
    add(
      "person-group/russian-diplomats", "expelledFrom", "state/latvia",
      Interval(date: PartialDate("2022-04")), at: 30, [("count", .number(13))])
    add("person-group/russian-diplomats", "citizenOf", "state/russia", at: 30, isContext: true)
    // A deed that no event tells, and its end.
    add(
      "state/belarus", "diplomaticRelationsWith", "state/latvia",
      Interval(start: PartialDate("1992-04-07"), end: PartialDate("2023")), at: 50)
    add("state/belarus", "memberOf", "state/russia", at: 60)
    // An event without a recipient, which the deed knows.
    add("state/estonia", "event:SUPPORT", nil, day, at: 70, [("mode", .text("recognize"))])
    add("state/estonia", "recognizes", "state/latvia", day, at: 70)
    add(
      "person/a-minister", "holdsPosition", "position/foreign-minister", at: 80,
      [("of", .entity(EntityID(path: "state/latvia")))])
    add("person/a-minister", "event:CONSULT", "person-group/troops", day, at: 90, status: .planned)
    add(
      "state/latvia", "partyTo", "treaty/border-treaty", at: 95,
      [PartialDate("2007-03-27").map { ("signed", .date($0)) }].compactMap(\.self))
    return graph
  }

  private func rows(of graph: KnowledgeGraph = graph()) throws -> [Row] {
    let sink = MemorySink()
    var exporter = GraphExporter(graph: graph)
    exporter.findStates = { graph in
      let finder = try StateFinder(of: graph, gazetteer: .standard, ontology: .standard)
      return { try finder($0) }
    }
    try exporter.write(.events, to: sink)
    let lines = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n")
    let header = lines[0].split(separator: "\t").map(String.init)
    return lines.dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      #expect(cells.count == header.count)
      return Dictionary(uniqueKeysWithValues: zip(header, cells))
    }
  }

  @Test func `has a row a pair, and one event for what a sentence tells of two and two`() throws {
    let accusations = try rows().filter { $0["Event Type"] == "ACCUSE" }
    #expect(accusations.count == 4)
    #expect(Set(accusations.compactMap { $0["Event ID"] }).count == 1)
    #expect(Set(accusations.compactMap { $0["Statement ID"] }).count == 4)
    let pairs = Set(accusations.map { "\($0["Actor COW"] ?? "")>\($0["Recipient COW"] ?? "")" })
    #expect(pairs == ["367>365", "367>370", "366>365", "366>370"])
    let row = try #require(accusations.first { $0["Actor Country"] == "LVA" })
    #expect(row["Event Date"] == "2022-04-05" && row["Quad Code"] == "VERBAL CONFLICT")
    #expect(row["Event Mode"] == "blame" && row["Primary Actor Sector"] == "GOV")
    #expect(row["Quote"] == "\"a b \"\"c\"\"\"" && row["Headline"] == "News of the day")
    #expect(row["Publication Date"] == "2022-04-07" && row["Source"] == "news")
  }

  @Test func `tells a deed that is an event and a relation once`() throws {
    let rows = try rows().filter { $0["Event Type"] == "SANCTION" && $0["Event Mode"] == "expel" }
    #expect(rows.count == 1)
    let row = try #require(rows.first)
    #expect(
      row["Recipient Name"] == "Russia" && row["Relation"] == "expelledFrom"
        && row["Persons"] == "13")
    // A month is no day.
    #expect(row["Event Date"] == "" && row["Event Date Told"] == "2022-04")
    #expect(row["Event Date Earliest"] == "2022-04-01" && row["Event Date Latest"] == "2022-04-30")
  }

  @Test func `tells relations that are deeds, their ends too, and no others`() throws {
    let all = try rows()
    let ties = all.filter { $0["Relation"] == "diplomaticRelationsWith" }
    #expect(ties.map { $0["Event Mode"] } == ["relations", "cut-ties"])
    #expect(ties.map { $0["Event Date"] } == ["1992-04-07", ""])
    #expect(ties.map { $0["Event Date Told"] } == ["1992-04-07", "2023"])
    #expect(Set(ties.compactMap { $0["Event ID"] }).count == 2)
    let signed = try #require(all.first { $0["Relation"] == "partyTo" })
    #expect(signed["Event Type"] == "AGREE" && signed["Event Date"] == "2007-03-27")
    #expect(signed["Recipient Name"] == "Border Treaty" && signed["Actor COW"] == "367")
    #expect(!all.contains { ["memberOf", "citizenOf", "holdsPosition"].contains($0["Relation"]) })
    let recognition = all.filter { $0["Event Mode"] == "recognize" }
    #expect(recognition.map { $0["Recipient Name"] } == ["Latvia"])
  }

  @Test func `keeps the state beside a person who acts for it, and the sector of a group`() throws {
    let row = try #require(try rows().first { $0["Event Type"] == "CONSULT" })
    #expect(row["Actor Name"] == "A. Minister" && row["Actor Country"] == "LVA")
    #expect(
      row["Primary Actor Sector"] == "GOV" && row["Actor Title"] == "Minister of Foreign Affairs")
    #expect(row["Primary Recipient Sector"] == "MIL" && row["Status"] == "planned")
  }

  /// What scripts that read POLECAT's files name.
  @Test func `loads in pandas and DuckDB under the names that analysts use`() throws {
    let sink = MemorySink()
    try GraphExporter(graph: Self.graph()).write(.events, to: sink)
    let path = FileManager.default.temporaryDirectory.appending(
      path: "events-\(UUID().uuidString).tsv")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(sink.bytes).write(to: path)
    let check = Process()
    check.executableURL = Folder.project.appending(path: ".venv/bin/python")
    check.arguments = [
      "-c",
      """
      import sys, pandas, duckdb
      table = pandas.read_csv(sys.argv[1], sep="\\t", parse_dates=["Event Date"])
      polecat = ["Event ID", "Event Date", "Event Type", "Event Mode", "Quad Code", "Actor Name", "Actor Country", "Actor COW",
                 "Primary Actor Sector", "Actor Title", "Recipient Name", "Recipient Country", "Recipient COW",
                 "Primary Recipient Sector", "Recipient Title", "Placename", "Country", "Latitude", "Longitude", "GeoNames ID",
                 "Source", "Publication Date"]
      assert not set(polecat) - set(table.columns), set(polecat) - set(table.columns)
      assert table["Event Date"].dtype.kind == "M" and table["Actor COW"].dtype.kind == "f"
      assert (table["Event Type"] == "ACCUSE").sum() == 4
      assert table.loc[table["Event Type"] == "ACCUSE", "Quote"].iloc[0] == 'a b "c"'
      found = duckdb.sql(f"SELECT \\"Actor Country\\", \\"Recipient COW\\" FROM read_csv('{sys.argv[1]}', delim='\\t', header=true) "
                         "WHERE \\"Event Type\\" = 'ACCUSE' AND \\"Event Date\\" = DATE '2022-04-05' ORDER BY ALL").fetchall()
      assert found == [("EST", 365), ("EST", 370), ("LVA", 365), ("LVA", 370)], found
      """, path.path,
    ]
    try check.run()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0)
  }
}
