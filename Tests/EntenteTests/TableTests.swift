import Entente
import EntenteBytes
import EntenteGraph
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `Tables` {
  typealias Exports = `An export that is read back`

  private func write(
    _ graph: KnowledgeGraph, _ format: GraphFormat,
    _ adjust: (inout ExportOptions) -> Void = { _ in }
  ) throws -> [UInt8] {
    var options = ExportOptions()
    adjust(&options)
    let sink = MemorySink()
    try GraphExporter(graph: graph, options: options).write(format, to: sink)
    return sink.bytes
  }

  /// The rows of a table of CSV, by the names of its columns.
  private func rows(_ bytes: [UInt8]) -> [[String: String]] {
    var rows: [[String]] = [[]]
    var cell: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    for byte in bytes {
      if isQuoted {
        if byte == 0x22 { (isQuoted, wasQuote) = (false, true) } else { cell.append(byte) }
        continue
      }
      switch byte {
      case 0x22:
        if wasQuote { cell.append(byte) }
        isQuoted = true
      case 0x2C, 0x0A:
        rows[rows.count - 1].append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 0x0A { rows.append([]) }
      default: cell.append(byte)
      }
      wasQuote = false
    }
    rows.removeLast()
    let header = rows.removeFirst()
    for row in rows { #expect(row.count == header.count) }
    return rows.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  @Test func `of statements, entities and evidence tell everything`() throws {
    let graph = Exports.values
    let statements = rows(try write(graph, .statementTable))
    #expect(statements.count == graph.statementCount)
    let position = try #require(statements.first { $0["relation"] == "holdsPosition" })
    #expect(
      position["qualifiers"]
        == "{\"applied\": \"2009-12\", \"count\": -6, \"of\": \"legislature/c\", \"reason\": \"2012\"}"
    )
    #expect(position["subject_label"] == "A \"quoted\" state")
    let dated = try #require(statements.first { $0["start_date"] == "1995~" })
    #expect(dated["start_earliest"] == "1994-01-01" && dated["start_latest"] == "1996-12-31")
    let open = try #require(statements.first { $0["start_date"] == "../1995" })
    #expect(open["start_earliest"] == "" && open["start_latest"] == "1995-12-31")
    #expect(statements.count { $0["context"] == "1" } == 1)
    #expect(statements.first { $0["value_type"] == "number" }?["value"] == "12000000")

    let entities = rows(try write(graph, .entityTable))
    #expect(entities.count == graph.entityCount)
    let state = try #require(entities.first { $0["id"] == "state/a" })
    #expect(state["wikidata"] == "Q1" && state["iso3c"] == "AAA" && state["ccode"] == "341")
    #expect(state["latitude"] == "-42.25" && state["longitude"] == "19.5")

    let evidence = rows(try write(graph, .evidenceTable))
    #expect(evidence.count == graph.statements.reduce(0) { $0 + $1.evidence.count })
    let ids = Set(statements.compactMap { $0["id"] })
    #expect(evidence.allSatisfy { ids.contains($0["statement"] ?? "") })
    let cited = try #require(evidence.first { $0["document"] == "a \"page\".wiki" })
    #expect(cited["title"] == "Foreign relations of Café" && cited["start_offset"] == "3")
    #expect(cited["quote"] == "a | b\u{2028}“c”")
  }

  @Test func `begin with a byte-order mark and hold no formula where that is asked for`() throws {
    var graph = KnowledgeGraph()
    for (number, label) in ["=1+1", "+a", "-b", "@c", "\td", "e"].enumerated() {
      graph.insert(Entity(id: EntityID(path: "state/x\(number)"), kind: "State", label: label))
    }
    let plain = try write(graph, .entityTable)
    #expect(rows(plain).map { $0["label"] } == ["=1+1", "+a", "-b", "@c", "\td", "e"])
    let safe = try write(graph, .entityTable) { $0.escapesFormulas = true }
    #expect(rows(safe).map { $0["label"] } == ["'=1+1", "'+a", "'-b", "'@c", "'\td", "e"])
    let marked = try write(graph, .entityTable) { $0.hasByteOrderMark = true }
    #expect(marked == [0xEF, 0xBB, 0xBF] + plain)
    // A negative number is no formula.
    var place = Entity(id: EntityID(path: "city/y"), kind: "City", label: "Y")
    place.background = Entity.Background(
      coordinates: Entity.Coordinates(latitude: -1.5, longitude: -2))
    var one = KnowledgeGraph()
    one.insert(place)
    let table = rows(try write(one, .entityTable) { $0.escapesFormulas = true })
    #expect(table[0]["latitude"] == "-1.5" && table[0]["longitude"] == "-2.0")
  }

  @Test func `in a database are those of the CSV, with full text over the quotes`() throws {
    let graph = Exports.values
    let bytes = try write(graph, .sqlite)
    #expect(try write(graph, .sqlite) == bytes, "the same graph gives the same database")
    let folder = try ScratchFolder()
    let path = folder.path("graph.sqlite")
    try Data(bytes).write(to: URL(filePath: path))
    let program = """
      import sqlite3, sys, csv, io
      db = sqlite3.connect(sys.argv[1])
      assert db.execute('pragma integrity_check').fetchone() == ('ok',)
      for table in 'statements', 'entities', 'evidence':
          cursor = db.execute('select * from ' + table)
          print(table, len(cursor.fetchall()), *(c[0] for c in cursor.description))
      found = db.execute('select count(*) from quotes where quotes match ?', ('b AND c',)).fetchone()
      print('found', found[0])
      print(db.execute('select confidence, typeof(confidence) from statements where relation = "holdsPosition"').fetchone())
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(
      decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for format in [GraphFormat.statementTable, .entityTable, .evidenceTable] {
      let table = try write(graph, format)
      let header = String(decoding: table.prefix { $0 != 0x0A }, as: UTF8.self)
      let name = format.fileName.dropLast(4)
      let line = "\(name) \(rows(table).count) \(header.replacing(",", with: " "))"
      #expect(output.contains(line), "\(output)")
    }
    #expect(output.contains("found 9"), "\(output)")
    #expect(output.contains("(0.5, 'real')"), "\(output)")
  }

  @Test func `tell what documents say from what the gazetteer adds`() throws {
    let (a, b) = (EntityID(path: "state/a"), EntityID(path: "state/b"))
    let (city, mission) = (EntityID(path: "city/c"), EntityID(path: "embassy/a-c"))
    var graph = KnowledgeGraph()
    graph.insert(SourceDocument(id: "d", title: "D", date: PartialDate("2005")))
    for (id, kind) in [(a, "State"), (b, "State"), (city, "City"), (mission, "Embassy")] {
      graph.insert(Entity(id: id, kind: ClassName(rawValue: kind), label: id.path))
    }
    for (relation, object) in [("sentBy", a), ("locatedIn", city), ("hostState", b)] {
      var statement = Statement(
        subject: mission, relation: RelationName(rawValue: relation), object: .entity(object))
      if object == b {
        statement.isContext = true
      } else {
        statement.evidence = [Evidence(document: "d", range: 0..<1, quote: "q", rule: "r")]
      }
      graph.insert(statement)
    }
    let dyads = rows(try write(graph, .dyads))
    #expect(dyads.map { $0["mission"] } == ["1"] && dyads.map { $0["context"] } == ["1"])
    let entities = rows(try write(graph, .entityTable))
    #expect(entities.filter { $0["context"] == "1" }.map { $0["id"] } == ["state/b"])
    let evidence = rows(try write(graph, .evidenceTable))
    #expect(evidence.map { $0["context"] } == ["0", "0"])
    let statements = rows(try write(graph, .statementTable))
    #expect(statements.filter { $0["context"] == "1" }.map { $0["relation"] } == ["hostState"])
    let dot = String(decoding: try write(graph, .dot), as: UTF8.self)
    #expect(
      dot.split(separator: "\n").filter { $0.contains("context=true, style=dashed") }.map {
        $0.contains("hostState")
      } == [true])
    let mermaid = String(decoding: try write(graph, .mermaid), as: UTF8.self)
    #expect(
      mermaid.split(separator: "\n").filter { $0.contains("-.->") }.count == 1, "\(mermaid)")
  }

  @Test func `of pairs of states count each year in which something is told`() throws {
    var graph = KnowledgeGraph()
    for (name, iso, cow) in [("a", "AAA", 1), ("b", "BBB", 2), ("c", "CCC", 3)] {
      var state = Entity(id: EntityID(path: "state/" + name), kind: "State", label: name)
      state.background = Entity.Background(iso3: iso, cow: cow)
      graph.insert(state)
    }
    let nato = EntityID(path: "international-organization/nato")
    graph.insert(Entity(id: nato, kind: "InternationalOrganization", label: "NATO"))
    let mission = EntityID(path: "embassy/a-in-b")
    graph.insert(Entity(id: mission, kind: "Embassy", label: "Embassy"))
    graph.insert(SourceDocument(id: "d", title: "D", date: PartialDate("2005-02")))
    func add(
      _ subject: EntityID, _ relation: RelationName, _ object: EntityID, _ start: String?,
      _ end: String? = nil, _ status: Statement.Status = .asserted
    ) {
      graph.insert(
        Statement(
          subject: subject, relation: relation, object: .entity(object),
          interval: Interval(
            start: start.flatMap { PartialDate($0) }, end: end.flatMap { PartialDate($0) }),
          status: status,
          evidence: [Evidence(document: "d", range: 0..<1, quote: "q", rule: "r")]))
    }
    let (a, b, c) = (
      EntityID(path: "state/a"), EntityID(path: "state/b"), EntityID(path: "state/c")
    )
    add(a, "diplomaticRelationsWith", b, "2001-03", "2003", .ended)
    add(a, "recognizes", c, "2004")
    add(b, "imposesSanctionsOn", a, "1990/2002")
    add(c, "recognizes", a, "2000", nil, .planned)
    add(a, "memberOf", nato, "2002")
    add(b, "memberOf", nato, "2004")
    add(mission, "sentBy", a, nil)
    add(mission, "locatedIn", b, nil)
    let table = rows(try write(graph, .dyads))
    func cells(_ first: String, _ second: String, _ column: String) -> [String] {
      table.filter { $0["iso3c1"] == first && $0["iso3c2"] == second }.map {
        "\($0["year"] ?? "") \($0[column] ?? "")"
      }
    }
    #expect(
      cells("AAA", "BBB", "diplomatic_relations") == [
        "2001 1", "2002 1", "2003 1", "2004 0", "2005 0",
      ])
    #expect(
      cells("BBB", "AAA", "diplomatic_relations").prefix(3) == ["2001 1", "2002 1", "2003 1"])
    #expect(
      cells("BBB", "AAA", "sanctions") == ["2001 0", "2002 1", "2003 1", "2004 1", "2005 1"])
    // The embassy is told without a date, by a document of 2005.
    #expect(cells("AAA", "BBB", "mission").suffix(2) == ["2004 0", "2005 1"])
    #expect(cells("AAA", "BBB", "mission_level").last == "2005 Embassy")
    #expect(cells("AAA", "BBB", "shared_memberships").suffix(2) == ["2004 1", "2005 1"])
    #expect(cells("BBB", "AAA", "alliance").suffix(3) == ["2003 0", "2004 1", "2005 1"])
    #expect(cells("AAA", "CCC", "recognition") == ["2004 1", "2005 1"])
    #expect(cells("CCC", "AAA", "recognition").isEmpty, "what is planned is not so")
    #expect(table.allSatisfy { $0["ccode1"] != "" && $0["ccode2"] != "" })
    #expect(cells("AAA", "CCC", "last_source") == ["2004 d", "2005 d"])
    #expect(cells("AAA", "BBB", "context").allSatisfy { $0.hasSuffix(" 0") })
    let two = rows(try write(graph, .dyads) { $0.years = 2002...2003 })
    #expect(Set(two.compactMap { $0["year"] }) == ["2002", "2003"])
  }
}
