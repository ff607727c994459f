/// What a person is told at the end of a run.
public struct Summary: CustomStringConvertible {
  private let result: Pipeline.Result

  public init(of result: Pipeline.Result) { self.result = result }

  /// A few aligned lines: documents, entities by kind, statements by relation and status, what was
  /// passed over and why.
  public var description: String {
    let statements = result.graph.statements
    var lines = ["documents \(result.documentCount)"]
    lines += Self.section(
      "entities", total: result.graph.entityCount,
      Self.tally(result.graph.entities.map(\.kind.rawValue)))
    lines += Self.section(
      "statements", total: statements.count, Self.tally(statements.map(\.relation.rawValue)))
    lines += Self.section(
      "by status", total: nil, Self.tally(statements.map(\.status.rawValue)))
    lines += Self.section("read", total: nil, result.coverage.read.map { ($0.key, $0.value) })
    lines += Self.section(
      "passed over", total: nil, result.coverage.passedOver.map { ($0.key, $0.value) })
    if !result.contradictions.isEmpty {
      lines.append("contradictions \(result.contradictions.count)")
    }
    return lines.joined(separator: "\n")
  }

  private static func tally(_ names: [String]) -> [(String, Int)] {
    Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +).map { ($0.key, $0.value) }
  }

  /// The commonest first, then by name.
  private static func section(
    _ title: String, total: Int?, _ counts: [(name: String, count: Int)]
  ) -> [String] {
    guard !counts.isEmpty else { return [] }
    let sorted = counts.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
    let width = String(sorted[0].count).count
    return [title + (total.map { " \($0)" } ?? "")]
      + sorted.map { name, count in
        let digits = String(count)
        return "  " + String(repeating: " ", count: width - digits.count) + digits + "  " + name
      }
  }
}
