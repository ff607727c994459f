import Entente
import EntenteBytes
import EntenteDocuments
import EntenteGraph
import EntenteRDF
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `An export that is read back` {
  typealias Spool = `A spool of graphs`

  @Test func `from JSON Lines is the same though its entities are parsed once`() throws {
    let memory = JSONMemory(keys: ["a"], limit: 2)
    for text in [
      #"{"a": {"b": "}\\", "c": {"d": 1}}, "e": {"b": 2}}"#, #"{"a": {"b": "}\\", "c": {"d": 1}}}"#,
      #"{"a" : {"b": "\"{"}, "f": "{"}"#, #"{"a": {"b": "\"{"} }"#, #"{"a": 3}"#,
      #"{"a": [{"a": {}}]}"#,
      #"{"a": {}}"#, #"{"a": {"a": {"a": {}}}}"#,
    ] {
      let bytes = Array(text.utf8)
      for _ in 0..<2 {
        #expect(
          try JSONParser.parse(bytes, in: 0..<bytes.count, memory: memory)
            == JSONParser.parse(bytes, in: 0..<bytes.count), "\(text)")
      }
    }
    for text in [
      #"{"a": {"b": }}"#, #"{"a": {"b": 1}"#, #"{"a": {"b": 1]}"#, #"{"a": {"#, #"{"a": {"b\"}}"#,
    ] {
      let bytes = Array(text.utf8)
      let plain = #expect(throws: JSONParser.Failure.self) {
        try JSONParser.parse(bytes, in: 0..<bytes.count)
      }
      let remembered = #expect(throws: JSONParser.Failure.self) {
        try JSONParser.parse(bytes, in: 0..<bytes.count, memory: memory)
      }
      #expect(plain == remembered, "\(text)")
    }
  }

  /// Graphs with everything that a format can get wrong.
  static let graphs: [String: KnowledgeGraph] = [
    "many documents": Spool.graphs.reduce(into: KnowledgeGraph()) { $0.merge($1) },
    "all kinds of values": values,
  ]

  /// Every kind of value, qualifier, link, date and text.
  static let values: KnowledgeGraph = {
    var graph = KnowledgeGraph()
    graph.insert(
      SourceDocument(
        id: "a \"page\".wiki", title: "Foreign relations of Café",
        address: "https://example.org/?a=1",
        date: PartialDate("2025-11"), revision: "page 1, revision 2"))
    graph.insert(SourceDocument(id: "b.txt", title: "b"))
    let links = [
      ExternalLink(iri: "http://www.wikidata.org/entity/Q1", reason: "gazetteer"),
      ExternalLink(iri: "http://example.org/exact", match: .exact, reason: "gazetteer"),
      ExternalLink(iri: "http://example.org/close", match: .close, reason: "gazetteer"),
    ]
    for (path, kind, label) in [
      ("state/a", "State", "A \"quoted\" state"), ("state/b", "State", "مصر 🇲🇪"),
      ("legislature/c", "Legislature", "C\\D"), ("person-group/d", "PersonGroup", "diplomats"),
    ] {
      var entity = Entity(
        id: EntityID(path: path), kind: ClassName(rawValue: kind), label: label,
        alternativeLabels: ["e\u{301}", "\u{E9} other", label + "!"],
        links: path == "state/a" ? links : [], count: kind == "PersonGroup" ? 12 : nil)
      if path == "state/a" {
        entity.background = Entity.Background(
          coordinates: Entity.Coordinates(latitude: -42.25, longitude: 19.5), iso3: "AAA", cow: 341)
      }
      graph.insert(entity)
    }
    let a = EntityID(path: "state/a")
    let b = EntityID(path: "state/b")
    let evidence = [
      Evidence(
        document: "a \"page\".wiki", range: 3..<9, quote: "a | b\u{2028}“c”", rule: "table.x",
        inheritedFrom: "History",
        citations: [
          Citation(
            address: "http://example.org/1", title: "T & Co", publisher: "P", date: "5 June"),
          Citation(title: "only a title"),
        ]), Evidence(document: "b.txt", range: 0..<1, quote: "x", rule: "y"),
    ]
    for (number, status) in Statement.Status.allCases.enumerated() {
      graph.insert(
        Statement(
          subject: a, relation: "diplomaticRelationsWith", object: .entity(b),
          interval: Interval(
            start: PartialDate(
              ["2006", "2006-06-03", "--02", "1990/1999", "../1995", "1995~", "1995-03?"][number]),
            end: number == 5 ? PartialDate("2010-12") : nil), status: status,
          evidence: evidence, confidence: 0.125 * Double(number)))
    }
    graph.insert(
      Statement(
        subject: a, relation: "holdsPosition", object: .entity(b),
        qualifiers: [
          Qualifier(key: "of", value: .entity(EntityID(path: "legislature/c"))),
          Qualifier(key: "count", value: .number(-6)),
          Qualifier(key: "applied", value: .date(PartialDate("2009-12") ?? undated)),
          Qualifier(key: "reason", value: .text("2012")),
        ], evidence: [evidence[1]], confidence: 0.5))
    for (relation, object) in [
      ("inception", Statement.Object.date(PartialDate("2006-06-03") ?? undated)),
      ("politicalIdeology", .text("2006")), ("population", .number(12_000_000)),
    ] {
      graph.insert(
        Statement(
          subject: b, relation: RelationName(rawValue: relation), object: object,
          evidence: [evidence[1]], confidence: 1))
    }
    var background = Statement(
      subject: b, relation: "capital", object: .entity(a), confidence: 1)
    background.isContext = true
    graph.insert(background)
    for object in [Statement.Object.entity(a), .text("the wind")] {
      graph.insert(
        Statement(
          subject: EntityID(path: "person-group/d"), relation: "event:ACCUSE", object: object,
          interval: Interval(date: PartialDate("2022-03/2022-04")), evidence: evidence,
          confidence: 0.75))
    }
    return graph
  }()

  private static var undated: PartialDate {
    preconditionFailure("the dates of this test are dates")
  }

  private func write(
    _ graph: any GraphContents, _ format: GraphFormat, _ model: StatementModel = .reified
  ) throws -> [UInt8] {
    var options = ExportOptions()
    options.statementModel = model
    let sink = MemorySink()
    try GraphExporter(graph: graph, options: options).write(format, to: sink)
    return sink.bytes
  }

  private func read(_ bytes: [UInt8], _ format: GraphFormat) throws -> any GraphContents {
    let folder = try ScratchFolder()
    let path = folder.path("graph." + format.fileExtension)
    try Data(bytes).write(to: URL(filePath: path))
    return try GraphFile(path: path).contents { Issue.record("\($0)") }
  }

  @Test(arguments: graphs.keys.sorted())
  func `of JSON Lines is the same graph`(name: String) throws {
    let graph = try #require(Self.graphs[name])
    let bytes = try write(graph, .jsonl)
    let again = try read(bytes, .jsonl)
    #expect(try write(again, .jsonl) == bytes)
    // Nothing is lost that another format would show.
    for format in GraphFormat.allCases where format != .shard && !format.needsFolder {
      #expect(try write(again, format) == write(graph, format), "\(format)")
    }
  }

  @Test(
    arguments: [StatementModel.reified, .wikidata, .annotated, .namedGraphs],
    [GraphFormat.ntriples, .turtle, .rdfxml, .nquads, .trig])
  func `of RDF is the same graph, whatever the model`(
    model: StatementModel, format: GraphFormat
  ) throws {
    if model == .namedGraphs && !format.hasNamedGraphs { return }
    for (name, graph) in Self.graphs {
      let again = try read(try write(graph, format, model), format)
      #expect(try write(again, format, model) == write(graph, format, model), "\(name)")
      // Why a link was made is all that RDF does not say.
      if name == "all kinds of values" {
        #expect(try write(again, .jsonl) == write(graph, .jsonl))
      }
    }
  }

  @Test func `of RDF tells a thing that a wiki page links from one that a table knows`() throws {
    var graph = KnowledgeGraph()
    let id = EntityID(path: "organization/a")
    graph.insert(SourceDocument(id: "d", title: "D"))
    graph.insert(
      Entity(
        id: id, kind: "Organization", label: "A",
        links: [
          ExternalLink(iri: "http://dbpedia.org/resource/A", reason: "wikilink"),
          ExternalLink(
            iri: "https://en.wikipedia.org/wiki/A", match: .page, reason: "wikilink"),
        ]))
    graph.insert(
      Statement(
        subject: id, relation: "inception", object: .text("2006"),
        evidence: [Evidence(document: "d", range: 0..<1, quote: "q", rule: "r")]))
    let again = try read(try write(graph, .turtle), .turtle)
    #expect(try write(again, .jsonl) == write(graph, .jsonl))
  }

  @Test func `of direct triples alone tells what they tell, and says so`() throws {
    let folder = try ScratchFolder()
    let path = folder.path("graph.ttl")
    try Data(write(Self.values, .turtle, .none)).write(to: URL(filePath: path))
    var warnings: [String] = []
    let graph = try GraphFile(path: path).contents { warnings.append($0.description) }
    #expect(warnings.count == 2)
    #expect(
      warnings[0].hasPrefix("\(path): warning: 5 triples have no statement that tells time"),
      "\(warnings)")
    #expect(warnings[1].contains("population> is no property that Entente knows; 1 left out"))
    #expect(graph.statementCount == 5)
    #expect(try graph.entity(EntityID(path: "state/a"))?.links.count == 3)
  }

  @Test func `says where it is not what was written`() throws {
    let folder = try ScratchFolder()
    let good = String(decoding: try write(Self.values, .jsonl), as: UTF8.self)
    func problem(_ text: String, _ name: String = "graph.jsonl") throws -> String? {
      let path = folder.path(name)
      try Data(text.utf8).write(to: URL(filePath: path))
      do {
        _ = try GraphFile(path: path).contents()
        return nil
      } catch let diagnostic as Diagnostic {
        return String(diagnostic.description.dropFirst(path.count))
      }
    }
    #expect(try problem(good) == nil)
    let lines = good.split(separator: "\n").count
    let dated = try #require(
      good.split(separator: "\n").first { $0.contains("\"start\": \"2006\"") })
    #expect(
      try problem(good + "{\"id\": 5")?.hasPrefix(":\(lines + 1):9: error: this is not JSON")
        == true)
    for (line, message) in [
      ("[]", "the line is no JSON object"), ("{}", "“subject” is missing"),
      ("{\"subject\": {\"id\": \"http://x/y\"}}", "which does not begin with"),
      (dated.replacing("asserted", with: "sung"), "“status”"),
      (
        dated.replacing("\"start\": 3", with: "\"start\": 10"),
        "before it starts"
      ),
      (
        dated.replacing("\"2006\"", with: "\"soon\""),
        "“start” is no date: “soon”"
      ),
    ] {
      let text = try problem(good + line + "\n")
      #expect(
        text?.hasPrefix(":\(lines + 1):1: error: ") == true, "\(text ?? "nothing") for \(line)")
      #expect(text?.contains(message) == true, "\(text ?? "nothing")")
    }
    let turtle = String(decoding: try write(Self.values, .turtle), as: UTF8.self)
    #expect(try problem(turtle + "oops", "graph.ttl")?.contains("error: ") == true)
    let broken = turtle.replacing("ent:status ent:ended", with: "ent:status ent:sung")
    #expect(broken != turtle)
    #expect(
      try problem(broken, "graph.ttl")?.contains("has no status or no confidence") == true)
    #expect(try problem("x", "graph.xyz")?.contains("say it with --from") == true)
  }
}
