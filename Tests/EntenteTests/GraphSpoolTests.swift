import Entente
import EntenteBytes
import EntenteGraph
import EntenteSerialization
import TestSupport
import Testing

@Suite struct `A spool of graphs` {
  /// The graphs of many documents that tell of some of the same things, in small words.
  static let graphs: [KnowledgeGraph] = (0..<40).map { number in
    var graph = KnowledgeGraph()
    let document = "page \(number)"
    graph.insert(SourceDocument(id: document, title: "Page \(number)"))
    let states = (0..<7).map { EntityID(path: "state/s\((number * 3 + $0 * 5) % 23)") }
    for (index, state) in states.enumerated() {
      graph.insert(
        Entity(
          id: state, kind: "State", label: "State \(state.slug)",
          alternativeLabels: ["Name \(number % 4) of \(state.slug)"],
          links: [ExternalLink(iri: "http://example.org/\(state.slug)", reason: "test")]))
      let other = states[(index + 1) % states.count]
      guard state != other else { continue }
      let date = [nil, "1992", "1992-05", "1992-05-\(10 + number % 3)"][(number + index) % 4]
      graph.insert(
        Statement(
          subject: min(state, other), relation: "diplomaticRelationsWith",
          object: .entity(max(state, other)),
          interval: Interval(start: date.flatMap { PartialDate($0) }),
          status: index == 3 ? .listed : .asserted,
          qualifiers: [Qualifier(key: "count", value: .number(-number))],
          evidence: [
            Evidence(
              document: document, range: index * 10..<index * 10 + 7, quote: "“q” \(index)",
              rule: "test", inheritedFrom: index == 2 ? "the section" : nil,
              citations: [Citation(address: "http://example.org/\(number % 5)", title: nil)])
          ], confidence: Double(number) / 64))
      graph.insert(
        Statement(
          subject: state, relation: "inception",
          object: PartialDate("1990/1999").map { .date($0) } ?? .text("the 1990s"),
          evidence: [Evidence(document: document, range: 0..<1, quote: "x", rule: "test")]))
    }
    return graph
  }

  private func export(
    _ graphs: [KnowledgeGraph], weightLimit: Int, _ format: GraphFormat
  ) throws -> (bytes: [UInt8], contradictions: Int) {
    var spool = GraphSpool(weightLimit: weightLimit)
    for graph in graphs { try spool.insert(graph) }
    var contradictions = 0
    let contents = try spool.finish(
      singular: { $0 == "diplomaticRelationsWith" }, observe: { _ in contradictions += 1 })
    let sink = MemorySink()
    try GraphExporter(graph: contents).write(format, to: sink)
    return (sink.bytes, contradictions)
  }

  @Test(arguments: [GraphFormat.jsonl, .ntriples, .turtle, .rdfxml, .graphml])
  func `gives the same bytes through files as in memory`(format: GraphFormat) throws {
    let memory = try export(Self.graphs, weightLimit: .max, format)
    #expect(memory.contradictions > 0)
    // The last limit makes more runs than are merged at once.
    for limit in [100, 1] {
      let files = try export(Self.graphs, weightLimit: limit, format)
      #expect(files.bytes == memory.bytes, "limit \(limit)")
      #expect(files.contradictions == memory.contradictions)
    }
  }

  @Test func `gives the same bytes in another order`() throws {
    let forwards = try export(Self.graphs, weightLimit: 50, .jsonl)
    let backwards = try export(Self.graphs.reversed(), weightLimit: 50, .jsonl)
    #expect(forwards.bytes == backwards.bytes)
  }

  @Test func `merges more runs than it reads at once`() throws {
    let many = (0..<3).flatMap { _ in Self.graphs }
    #expect(
      try export(many, weightLimit: 1, .jsonl).bytes
        == export(Self.graphs, weightLimit: .max, .jsonl).bytes)
  }

  @Test func `finds every entity of a graph in files`() throws {
    var spool = GraphSpool(weightLimit: 1)
    for number in 0..<200 {
      var graph = KnowledgeGraph()
      graph.insert(
        Entity(id: EntityID(path: "person/p\(number)"), kind: "Person", label: "P \(number)"))
      try spool.insert(graph)
    }
    let contents = try spool.finish(singular: { _ in false }, observe: { _ in })
    for number in 0..<200 {
      #expect(try contents.entity(EntityID(path: "person/p\(number)"))?.label == "P \(number)")
    }
    #expect(try contents.entity(EntityID(path: "person/none")) == nil)
    #expect(try contents.entity(EntityID(path: "a/first")) == nil)
  }
}
