/// What a person is told at the end of a run.
public struct Summary: CustomStringConvertible {
  private let result: Pipeline.Result
  private let rowLimit: Int

  /// Creates a summary that names at most `rowLimit` things of each sort, the commonest first.
  public init(of result: Pipeline.Result, rowLimit: Int = 12) {
    self.result = result
    self.rowLimit = rowLimit
  }

  /// A few aligned lines: documents, entities by kind, statements by relation and status, what was
  /// passed over and why.
  public var description: String {
    let statements = result.graph.statements
    var lines = ["documents \(result.documentCount)"]
    lines += section(
      "entities", total: result.graph.entityCount,
      Self.tally(result.graph.entities.map(\.kind.rawValue)))
    lines += section(
      "statements", total: statements.count, Self.tally(statements.map(\.relation.rawValue)))
    lines += section(
      "by status", total: nil, Self.tally(statements.map(\.status.rawValue)))
    lines += section("read", total: nil, result.coverage.read.map { ($0.key, $0.value) })
    lines += section(
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
  private func section(
    _ title: String, total: Int?, _ counts: [(name: String, count: Int)]
  ) -> [String] {
    let sorted = counts.filter { $0.count > 0 }.sorted {
      ($1.count, $0.name) < ($0.count, $1.name)
    }
    guard let first = sorted.first else { return [] }
    let width = String(first.count).count
    var lines = [title + (total.map { " \($0)" } ?? "")]
    for (name, count) in sorted.prefix(rowLimit) {
      let digits = String(count)
      let indent = String(repeating: " ", count: 2 + width - digits.count)
      lines.append("\(indent)\(digits)  \(name)")
    }
    let rest = sorted.dropFirst(rowLimit)
    if !rest.isEmpty {
      let count = rest.reduce(0) { $0 + $1.count }
      lines.append("  … and \(count) of \(rest.count) other kinds (--verbose lists them)")
    }
    return lines
  }
}
