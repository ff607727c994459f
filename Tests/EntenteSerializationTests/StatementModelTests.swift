import EntenteBytes
import EntenteGraph
import EntenteRDF
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `A statement model` {
  private func text(
    _ model: StatementModel, _ format: GraphFormat, tool: (name: String, version: String)? = nil
  ) throws -> String {
    var options = ExportOptions()
    options.statementModel = model
    options.tool = tool
    let memory = MemorySink()
    try GraphExporter(graph: SampleGraph.usual, options: options).write(format, to: memory)
    return memory.text
  }

  @Test(.python) func `of every kind says the same of each statement`() throws {
    let python = PythonOracle()
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(ProcessInfo.processInfo.processIdentifier)-models")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for model in StatementModel.allCases {
      let format = model == .namedGraphs ? GraphFormat.trig : .turtle
      try text(model, format).write(
        to: folder.appending(path: model.rawValue + "." + format.fileExtension), atomically: true,
        encoding: .utf8)
    }
    try text(.reified, .jsonl).write(
      to: folder.appending(path: "graph.jsonl"), atomically: true, encoding: .utf8)
    let verdict = try python.run("check_models.py", [folder.path])
    #expect(verdict == "")
  }

  @Test(arguments: [GraphFormat.turtle, .ntriples, .rdfxml])
  func `of named graphs is refused by a format without any`(format: GraphFormat) {
    #expect(throws: ExportError.self) { try text(.namedGraphs, format) }
  }

  @Test func `of annotations is quoted triples in Turtle`() throws {
    let turtle = try text(.annotated, .turtle)
    #expect(turtle.contains("<< state:montenegro ent:memberOf "))
    #expect(!turtle.contains("rdf:Statement"))
    #expect(throws: ExportError.self) { try text(.annotated, .jsonld) }
  }

  @Test func `names the run that made the graph, without a clock`() throws {
    let tool = (name: "entente", version: "1.2")
    let turtle = try text(.reified, .turtle, tool: tool)
    #expect(turtle.contains("a prov:Activity"))
    #expect(turtle.contains("\"1.2\""))
    #expect(!turtle.contains("AtTime"))
    #expect(try turtle == text(.reified, .turtle, tool: tool))
  }
}

@Suite struct `A graph a document` {
  private func quads(_ format: GraphFormat, perDocument: Bool) throws -> Set<Quad> {
    var options = ExportOptions()
    options.hasGraphPerDocument = perDocument
    let memory = MemorySink()
    try GraphExporter(graph: SampleGraph.usual, options: options).write(format, to: memory)
    var quads: Set<Quad> = []
    let sink = QuadHandler { quads.insert($0) }
    if format == .trig {
      var reader = TurtleReader(allowingGraphs: true)
      try reader.read(memory.bytes, into: sink)
    } else {
      var reader = NTriplesReader(allowingGraphs: true)
      try reader.read(memory.bytes, into: sink)
    }
    return quads
  }

  @Test func `holds what the document says, and says nothing else`() throws {
    let quads = try quads(.nquads, perDocument: true)
    #expect(try self.quads(.trig, perDocument: true) == quads)
    let plain = try self.quads(.nquads, perDocument: false)
    #expect(Set(quads.map(\.triple)) == Set(plain.map(\.triple)))
    let graphs = Dictionary(grouping: quads, by: \.graph)
    #expect(graphs.count == 3)
    // Two documents say that Montenegro is a member of NATO: the fact stands in the graph of each.
    let fact = quads.filter {
      $0.triple.predicate == .iri("https://w3id.org/entente/ontology#memberOf")
    }
    #expect(
      fact.count == 2 && Set(fact.map(\.graph)).count == 2 && !fact.contains { $0.graph == nil })
    #expect(
      graphs[nil]?.contains {
        $0.triple.predicate == .iri("http://www.w3.org/2000/01/rdf-schema#label")
      } == true)
  }

  @Test(arguments: [GraphFormat.turtle, .rdfxml, .ntriples])
  func `is refused by a format that names none`(format: GraphFormat) {
    #expect(throws: ExportError.self) { try quads(format, perDocument: true) }
  }

  @Test func `or none, no triple is written twice`() throws {
    var graph = SampleGraph.usual
    graph.insert(
      Entity(
        id: EntityID(path: "state/montenegro"), kind: "State", label: "Montenegro",
        links: [
          ExternalLink(iri: "http://www.wikidata.org/entity/Q236", reason: "another reason")
        ]))
    let statement = try #require(graph.statements.first { $0.relation == "memberOf" })
    var more = statement
    more.evidence = statement.evidence.map { evidence in
      var evidence = evidence
      evidence.citations = [Citation(title: "Another"), Citation(title: "Another")]
      return evidence
    }
    graph.insert(more)
    for model in StatementModel.allCases {
      var options = ExportOptions()
      options.statementModel = model
      let memory = MemorySink()
      let summary = try GraphExporter(graph: graph, options: options).write(.nquads, to: memory)
      let lines = memory.text.split(separator: "\n")
      #expect(Set(lines).count == lines.count, "\(model)")
      #expect(summary.counts[0].count == lines.count)
    }
  }
}
