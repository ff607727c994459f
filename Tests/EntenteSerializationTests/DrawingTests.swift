import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteRDF
import EntenteSerialization
import Foundation
import Testing

@Suite struct `Drawings` {
  /// The sample graph as a picture, and what was said of it.
  private func draw(
    _ graph: KnowledgeGraph = SampleGraph.usual, _ change: (inout DrawingOptions) -> Void = { _ in }
  ) throws -> (svg: String, summary: GraphDrawing.Summary) {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "draw-\(UUID().uuidString).nt")
    defer { try? FileManager.default.removeItem(at: file) }
    try GraphExporter(graph: graph).write(.ntriples, to: FileSink(path: file.path))
    var options = DrawingOptions()
    change(&options)
    let sink = MemorySink()
    let summary = try GraphDrawing.draw(
      ByteSource(path: file.path), from: .ntriples, base: nil, options: options, to: sink)
    return (sink.text, summary)
  }

  /// States that are all members of one organization.
  private func members(_ count: Int) -> KnowledgeGraph {
    var graph = KnowledgeGraph()
    let body = EntityID(path: "international-organization/body")
    graph.insert(Entity(id: body, kind: "InternationalOrganization", label: "Body"))
    for number in 1...count {
      let id = EntityID(path: "state/s-\(number)")
      graph.insert(Entity(id: id, kind: "State", label: "State \(number)"))
      graph.insert(
        Statement(
          subject: id, relation: "memberOf", object: .entity(body),
          interval: Interval(start: PartialDate(year: 1900 + number % 100))))
    }
    return graph
  }

  @Test(arguments: DrawingLayout.allCases)
  func `are the same bytes each time, and XML`(layout: DrawingLayout) throws {
    let first = try draw { $0.layout = layout }.svg
    #expect(try draw { $0.layout = layout }.svg == first)
    #expect(first.hasPrefix("<svg ") && first.hasSuffix("</svg>\n"))
    #expect(!first.contains("nan") && !first.contains("inf"))
  }

  @Test func `colour edges by relation and say so in the legend`() throws {
    let svg = try draw(members(5)).svg
    #expect(svg.contains("<path stroke=\"#11845b\""))
    #expect(svg.contains(">member of (5)</text>"))
    #expect(svg.contains(">State (5)</text>"))
  }

  @Test func `draw with dashes what no document says`() throws {
    var graph = members(2)
    #expect(try !draw(graph).svg.contains("stroke-dasharray"))
    let body = EntityID(path: "international-organization/body")
    var seat = Statement(
      subject: body, relation: "headquarters", object: .entity(EntityID(path: "state/s-1")))
    seat.isContext = true
    graph.insert(seat)
    let svg = try draw(graph).svg
    #expect(svg.split(separator: "\n").filter { $0.contains("stroke-dasharray") }.count == 2)
    #expect(svg.contains(">known beside the documents</text>"))
    let sink = MemorySink()
    _ = try GraphDrawing.draw(graph, ontology: .standard, to: sink)
    #expect(sink.text.split(separator: "\n").filter { $0.contains("stroke-dasharray") }.count == 2)
  }

  @Test(arguments: [15, 75])
  func `name every node that can be read`(count: Int) throws {
    let svg = try draw(members(count)).svg
    for number in 1...count { #expect(svg.contains(">State \(number)</text>")) }
  }

  @Test(arguments: [15, 299])
  func `give each edge a head`(count: Int) throws {
    let svg = try draw(members(count)).svg
    let heads = svg.split(separator: "<path stroke=\"none\"").count - 1
    // Where a node touches the other there is no room for one.
    #expect(heads > count * 9 / 10)
  }

  @Test func `show no more than can be read, and say what to filter`() throws {
    let (svg, summary) = try draw(members(500))
    #expect(summary.nodes == 300)
    #expect(svg.contains("The 300 most connected of 501 nodes"))
    #expect(summary.notes.contains { $0.contains("201 nodes") && $0.contains("memberOf (500)") })
    #expect(try draw(members(500)) { $0.maximumNodes = 1_000 }.summary.nodes == 501)
  }

  @Test func `show the neighbourhood of one`() throws {
    let (_, summary) = try draw { $0.ego = "nato" }
    #expect(summary.nodes == 2 && summary.edges == 1)
    #expect(throws: GraphDrawing.Problem.self) { try draw { $0.ego = "Atlantis" } }
  }

  @Test func `leave out of the map what has no place, and say so`() throws {
    let (svg, summary) = try draw { $0.layout = .map }
    #expect(svg.contains(">Montenegro</text>"))
    #expect(summary.notes.contains { $0.contains("whose place is not known") })
  }

  @Test func `of time have a lane for each relation, with the years`() throws {
    let svg = try draw(members(30)) { $0.layout = .time }.svg
    #expect(svg.contains(">member of (30)</text>"))
    #expect(svg.contains(">1910</text>") && svg.contains(">State 7 – Body</text>"))
  }

  @Test func `of members have a row for each and a column for each body`() throws {
    let svg = try draw(members(9)) { $0.layout = .matrix }.svg
    #expect(svg.split(separator: "<title>State").count - 1 == 9)
    #expect(svg.contains(">Body</text>"))
  }
}
