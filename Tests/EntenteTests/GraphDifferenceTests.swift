import Entente
import EntenteGraph
import Testing

@Suite struct `The difference of two graphs` {
  private func graph(_ statements: [Statement]) -> KnowledgeGraph {
    statements.reduce(into: KnowledgeGraph()) { $0.insert($1) }
  }

  private func statement(
    _ object: String, start: String? = nil, end: String? = nil,
    _ status: Statement.Status = .asserted, confidence: Double = 0.9
  ) -> Statement {
    Statement(
      subject: EntityID(path: "state/a"), relation: "memberOf",
      object: .entity(EntityID(path: "body/" + object)),
      interval: Interval(
        start: start.flatMap { PartialDate($0) }, end: end.flatMap { PartialDate($0) }),
      status: status, confidence: confidence)
  }

  private func changes(
    _ old: [Statement], _ new: [Statement]
  ) throws -> [String] {
    var lines: [String] = []
    try GraphDifference(from: graph(old), to: graph(new)).visit { change in
      let object = (change.new ?? change.old)?.object.description.dropFirst(5) ?? ""
      lines.append("\(change.kind.rawValue) \(object)")
    }
    return lines
  }

  @Test func `tells each kind of change once, in graph order`() throws {
    let old = [
      statement("b", start: "1990"), statement("c", start: "1991"), statement("d", start: "1992"),
      statement("e", .planned), statement("f", start: "1999"), statement("g"),
      statement("h", confidence: 0.5),
    ]
    let new = [
      statement("a", start: "2001"), statement("b", start: "1990"),
      statement("d", start: "1992", end: "2004", .ended), statement("e", start: "2002"),
      statement("f", start: "1999-05"), statement("g", .ended),
      statement("h", confidence: 0.6),
    ]
    #expect(
      try changes(old, new) == [
        "added a", "gone c", "ended d", "status e", "date f", "ended g", "confidence h",
      ])
    #expect(try changes(new, new).isEmpty)
  }

  @Test func `pairs a fact that happened twice with the time that fits it`() throws {
    let old = [statement("b", start: "1990"), statement("b", start: "2004")]
    let new = [statement("b", start: "1990-03"), statement("b", start: "2004-05")]
    #expect(try changes(old, new) == ["date b", "date b"])
    #expect(
      try changes(old, new + [statement("b", start: "2010")]) == ["date b", "date b", "added b"])
  }

  @Test func `does not see the digits that an export leaves out`() throws {
    #expect(
      try changes(
        [statement("b", confidence: 0.98765)], [statement("b", confidence: 0.988)]
      ).isEmpty)
  }
}
