import EntenteGraph

/// What a person is told at the end of a run.
public struct Summary: CustomStringConvertible {
  private let documentCount: Int
  private let coverage: Coverage
  private let contradictionCount: Int
  private let rowLimit: Int
  private var kinds = Tally()
  private var relations = Tally()
  private var statuses = Tally()

  /// Creates a summary that names at most `rowLimit` things of each sort, the commonest first.
  public init(of result: Pipeline.Result, rowLimit: Int = 12) {
    documentCount = result.documentCount
    coverage = result.coverage
    contradictionCount = result.contradictions.count
    self.rowLimit = rowLimit
    for entity in result.graph.entities { count(entity) }
    for statement in result.graph.statements { count(statement) }
  }

  /// Creates the same of what may be larger than memory.
  package init(of gathering: Pipeline.Gathering, rowLimit: Int = 12) throws {
    documentCount = gathering.documentCount
    coverage = gathering.coverage
    contradictionCount = gathering.contradictionCount
    self.rowLimit = rowLimit
    let entities = try gathering.contents.readEntities()
    while let entity = try entities() { count(entity) }
    let statements = try gathering.contents.readStatements()
    while let statement = try statements() { count(statement) }
  }

  /// A few aligned lines: documents, entities by kind, statements by relation and status, what was
  /// passed over and why.
  public var description: String {
    var lines = ["documents \(documentCount)"]
    lines += section("entities", kinds, withTotal: true)
    lines += section("statements", relations, withTotal: true)
    lines += section("by status", statuses)
    lines += section("read", Tally(coverage.read))
    lines += section("passed over", Tally(coverage.passedOver))
    if contradictionCount > 0 { lines.append("contradictions \(contradictionCount)") }
    return lines.joined(separator: "\n")
  }

  private mutating func count(_ entity: Entity) { kinds.add(entity.kind.rawValue) }

  private mutating func count(_ statement: Statement) {
    relations.add(statement.relation.rawValue)
    statuses.add(statement.status.rawValue)
  }

  /// How often each name came.
  private struct Tally {
    var counts: [String: Int]

    init(_ counts: [String: Int] = [:]) { self.counts = counts.filter { $0.value > 0 } }

    mutating func add(_ name: String) { counts[name, default: 0] += 1 }

    var total: Int { counts.values.reduce(0, +) }

    /// The commonest first, then by name.
    var sorted: [(name: String, count: Int)] {
      counts.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }
  }

  private func section(_ title: String, _ tally: Tally, withTotal: Bool = false) -> [String] {
    let sorted = tally.sorted
    guard let first = sorted.first else { return [] }
    let width = String(first.count).count
    var lines = [title + (withTotal ? " \(tally.total)" : "")]
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
