import EntenteBytes
import EntenteGraph
import EntenteRDF
import EntenteSerialization
import Foundation
import TestSupport
import Testing

/// What plain graphs and property graphs make of values, classes, languages and statements.
@Suite struct `A property graph` {
  private static func convert(_ triples: String, to format: GraphFormat) throws -> (
    text: String, losses: LossReport
  ) {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let prefixes = """
      @prefix e: <http://e/> . @prefix x: <http://x/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

      """
    let file = folder.appending(path: "graph.ttl")
    try (prefixes + triples).write(to: file, atomically: true, encoding: .utf8)
    let memory = MemorySink()
    let summaries = try RDFConverter().convert(
      ByteSource(path: file.path), from: .turtle, to: [(format, memory)])
    return (memory.text, try #require(summaries.first).losses)
  }

  /// The header and the row of a table of nodes as a dictionary, for the node `http://e/a`.
  private static func row(_ triples: String) throws -> [String: String] {
    let lines = try convert(triples, to: .neo4jNodes).text.split(separator: "\n")
    let header = lines[0].split(separator: ",", omittingEmptySubsequences: false)
    let row = try #require(lines.first { $0.hasPrefix("http://e/a,") })
      .split(separator: ",", omittingEmptySubsequences: false)
    return Dictionary(
      zip(header.map(String.init), row.map(String.init)), uniquingKeysWith: { a, _ in a })
  }

  @Test(arguments: [
    ("true", "p:boolean", "true"), ("\"0\"^^xsd:boolean", "p:boolean", "false"),
    ("42", "p:int", "42"), ("\"+042\"^^xsd:nonNegativeInteger", "p:int", "42"),
    ("3000000000", "p:long", "3000000000"), ("0.5", "p:double", "0.5"),
    ("1e3", "p:double", "1e3"), ("\"2006-06-03\"^^xsd:date", "p:date", "2006-06-03"),
    ("\"2006-06\"^^xsd:gYearMonth", "p", "2006-06"), ("\"x\"", "p", "x"),
    ("\"x\"^^xsd:integer", "p", "x"), ("\"2006-02-30\"^^xsd:date", "p", "2006-02-30"),
    ("1, 2", "p:int[]", "1;2"), ("1, 0.5", "p:double[]", "1;0.5"),
    ("1, true", "p:string[]", "1;true"),
    ("\"b\", \"a\"", "p:string[]", "b;a"), ("\"b;a\"", "p", "b;a"),
    ("\"b;a\", \"c\"", "p:string[]", "b;a\u{1F}c"), ("\"chat\"@fr", "p_fr", "chat"),
  ])
  func `has values by their datatypes`(object: String, header: String, cell: String) throws {
    let row = try Self.row("e:a e:p \(object) .")
    // Quotes stand around what needs them.
    #expect(row[header]?.replacing("\"", with: "") == cell, "\(row)")
  }

  @Test func `has the first and the last day beside a date that is not known to the day`() throws {
    let row = try Self.row("e:a e:p \"2006-02\"^^xsd:gYearMonth .")
    #expect(row["p"] == "2006-02")
    #expect(row["p_earliest:date"] == "2006-02-01" && row["p_latest:date"] == "2006-02-28")
  }

  @Test func `keeps all classes and all languages`() throws {
    let triples =
      "e:a a e:Fox, x:Animal ; rdfs:label \"renard\"@fr, \"fox\"@en, \"Fuchs\"@de . e:b a e:Fox ."
    let row = try Self.row(triples)
    #expect(row[":LABEL"] == "Resource;Fox;Animal")
    #expect(row["name"] == "fox")
    #expect(
      row["label_fr"] == nil && row["rdfs_label_fr"] == "renard" && row["rdfs_label_de"] == "Fuchs")
    let graphml = try Self.convert(triples, to: .graphml).text
    #expect(graphml.contains("labels=\":Resource:Fox:Animal\""))
    #expect(graphml.contains("[\"Resource\", \"Fox\", \"Animal\"]"))
  }

  @Test func `keeps predicates of one local name apart by prefix, with their IRIs in the file`()
    throws
  {
    let triples = "e:a e:p 1 ; x:p 2 ; e:q e:b ; x:q e:b ; e:name \"n\" ."
    let row = try Self.row(triples)
    #expect(row["e_p:int"] == "1" && row["x_p:int"] == "2" && row["e_name"] == "n")
    let graphml = try Self.convert(triples, to: .graphml).text
    #expect(graphml.contains("attr.name=\"x_p\" attr.type=\"int\"><desc>http://x/p</desc>"))
    #expect(graphml.contains("<data key=\"relation\">x_q</data>"))
    let gexf = try Self.convert(triples, to: .gexf).text
    #expect(gexf.contains("x_q = http://x/q") && gexf.contains("e_name = http://e/name"))
    let script = try Self.convert(triples, to: .neo4jScript).text
    #expect(script.contains("// x_q  http://x/q"))
  }

  @Test func `tells several values from one with a semicolon or brackets`() throws {
    let text = try Self.convert(
      "e:a e:p \"x; y\" . e:b e:p \"x\", \"y\" . e:c e:p \"[x]\" .", to: .graphml
    ).text
    for cell in ["x; y", "[\"x\", \"y\"]", "[\"[x]\"]"] {
      #expect(text.contains("<data key=\"n0\">\(cell)</data>"))
    }
  }

  @Test func `counts datatypes and texts that it cannot carry`() throws {
    let losses = try Self.convert(
      "e:a e:p \"P1D\"^^xsd:duration, \"P2D\"^^xsd:duration, \"\" .", to: .neo4jNodes
    ).losses
    #expect(losses[.datatype] == 2 && losses[.emptyText] == 1)
    #expect(losses.examples(of: .datatype) == ["http://www.w3.org/2001/XMLSchema#duration"])
  }

  // MARK: Of an extraction

  private static func write(_ format: GraphFormat, everyStatus: Bool = true) throws -> String {
    var options = ExportOptions()
    options.includesEveryStatus = everyStatus
    let memory = MemorySink()
    try GraphExporter(graph: SampleGraph.usual, options: options).write(format, to: memory)
    return memory.text
  }

  @Test func `leads from a relationship back to its statement, rule, words and documents`() throws {
    let lines = try Self.write(.neo4jRelationships).split(separator: "\n")
    let header = lines[0].split(separator: ",").map(String.init)
    for name in [
      "statement", "rule:string[]", "beginIndex:int[]", "endIndex:int[]", "documents:string[]",
      "quote", "confidence:double", "start", "start_earliest:date", "start_latest:date",
      "applied:date", "status",
    ] { #expect(header.contains(name), "\(name): \(header)") }
    let statement = try #require(SampleGraph.usual.statements.first { $0.relation == "memberOf" })
    let row = try #require(lines.first { $0.contains(",memberOf,") })
    #expect(row.contains(statement.id.path) && row.contains("90;10") && row.contains("2017-06-05"))
    #expect(row.contains("other.txt;sample.wiki") || row.contains("sample.wiki;other.txt"))
    #expect(lines.contains { $0.contains(",cites,") && $0.contains(statement.id.path) })
    #expect(lines.dropFirst().allSatisfy { !($0.split(separator: ",")[2]).contains(":") })
    let nodes = try Self.write(.neo4jNodes)
    #expect(nodes.contains(",Document,") && nodes.contains(",Citation,"))
    #expect(nodes.contains("Entity;DiplomaticMission;Embassy"))
  }

  @Test func `pairs starts and ends of several statements`() throws {
    var graph = KnowledgeGraph()
    let (a, b) = (EntityID(path: "state/a"), EntityID(path: "state/b"))
    for (start, end) in [("1990", "1995"), ("2001", nil), (nil, "2010")] as [(String?, String?)] {
      graph.insert(
        Statement(
          subject: a, relation: "memberOf", object: .entity(b),
          interval: Interval(
            start: start.flatMap { PartialDate($0) }, end: end.flatMap { PartialDate($0) })))
    }
    let memory = MemorySink()
    try GraphExporter(graph: graph).write(.edges, to: memory)
    let text = memory.text.replacing("\"\"", with: "'")
    #expect(text.contains("['', '1990', '2001']") && text.contains("['2010', '1995', '']"))
  }

  @Test func `shows the words that carry the date`() throws {
    var graph = KnowledgeGraph()
    let words = ["They met.", "They met in 1999."]
    graph.insert(
      Statement(
        subject: EntityID(path: "state/a"), relation: "event:VISIT",
        object: .entity(EntityID(path: "state/b")), interval: Interval(date: PartialDate("1999")),
        evidence: words.enumerated().map { index, quote in
          Evidence(document: "d", range: index..<index + 1, quote: quote, rule: "r")
        }))
    let memory = MemorySink()
    try GraphExporter(graph: graph).write(.graphml, to: memory)
    #expect(memory.text.contains(">They met in 1999.<") && !memory.text.contains(">They met.<"))
    #expect(memory.text.contains("<data key=\"relation\">VISIT</data>"))
  }

  @Test func `shows a founded thing from its founding on`() throws {
    let gexf = try Self.write(.gexf)
    let node = try #require(
      gexf.components(separatedBy: "<node ").first { $0.contains("label=\"Montenegro\"") })
    #expect(node.contains("<spell start=\"2006-06-03\"/>"))
  }

  @Test func `shows a fact for as long as everything that is told of it says`() throws {
    let (a, b) = (EntityID(path: "state/a"), EntityID(path: "state/b"))
    let mission = EntityID(path: "embassy/a-b")
    var graph = KnowledgeGraph()
    for (id, kind) in [(a, "State"), (b, "State"), (mission, "Embassy")] {
      graph.insert(Entity(id: id, kind: ClassName(rawValue: kind), label: id.path))
    }
    func add(
      _ subject: EntityID, _ relation: RelationName, _ object: Statement.Object,
      _ interval: Interval,
      _ status: Statement.Status = .asserted
    ) {
      graph.insert(
        Statement(
          subject: subject, relation: relation, object: object, interval: interval, status: status))
    }
    func day(_ text: String) throws -> PartialDate { try #require(PartialDate(text)) }
    add(a, "diplomaticRelationsWith", .entity(b), Interval(start: try day("1950-03")))
    add(a, "diplomaticRelationsWith", .entity(b), Interval(end: try day("1967-06-10")), .ended)
    add(a, "recognizes", .entity(b), Interval(date: try day("1949")))
    add(mission, "sentBy", .entity(a), .unknown)
    add(mission, "inception", .date(try day("1951")), .unknown)
    add(mission, "dissolved", .date(try day("1967")), .unknown)
    let memory = MemorySink()
    try GraphExporter(graph: graph).write(.gexf, to: memory)
    let edges = memory.text.components(separatedBy: "<edge ").dropFirst()
    func spells(_ label: String) throws -> [Substring] {
      try #require(edges.first { $0.contains("label=\"\(label)\"") }).split(separator: "<spell ")
        .dropFirst().map { $0.prefix { $0 != "/" } }
    }
    #expect(
      try spells("diplomatic relations with") == ["start=\"1950-03-01\" end=\"1967-06-10\""])
    #expect(try spells("recognizes") == ["start=\"1949-01-01\""])
    #expect(try spells("sent by") == ["start=\"1951-01-01\" end=\"1967-12-31\""])
  }

  @Test(.python) func `is read alike by other programs`() throws {
    let python = PythonOracle()
    for (name, graph) in [("usual", SampleGraph.usual), ("hostile", SampleGraph.hostile)] {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "entente-\(ProcessInfo.processInfo.processIdentifier)-networks-\(name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      for flavour in [GraphMLFlavour.usual, .strict, .yed, .tinkerpop] {
        var options = ExportOptions()
        options.graphMLFlavour = flavour
        try GraphExporter(graph: graph, options: options).write(
          .graphml, to: FileSink(path: folder.path + "/\(flavour).graphml"))
      }
      for format in [
        GraphFormat.jsonl, .gexf, .neo4jNodes, .neo4jRelationships, .edges, .cytoscape, .dot,
        .mermaid,
      ] {
        try GraphExporter(graph: graph).write(
          format, to: FileSink(path: folder.path + "/" + format.fileName))
      }
      let verdict = try python.run("check_networks.py", [folder.path, name])
      #expect(verdict == "", "\(name)")
    }
  }
}
