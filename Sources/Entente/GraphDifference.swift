package import EntenteGraph

/// What changed from one graph to another in what documents say, fact by fact, in a memory that holds one
/// fact.
package struct GraphDifference {
  /// What became of a statement.
  package enum Kind: String, CaseIterable, Sendable {
    case added
    case gone
    case ended
    case date
    case status
    case confidence
  }

  /// A statement that is not as it was.
  package struct Change: Sendable {
    package var kind: Kind
    package var old: Statement?
    package var new: Statement?
  }

  private let old: any GraphContents
  private let new: any GraphContents

  package init(from old: any GraphContents, to new: any GraphContents) {
    self.old = old
    self.new = new
  }

  /// Hands out the changes in graph order.
  package func visit(_ body: (Change) throws -> Void) throws {
    var before = try FactReading(old)
    var after = try FactReading(new)
    while let first = [before.next, after.next].compactMap(\.self).min(by: Self.precedes) {
      for change in Self.changes(try before.take(first), try after.take(first)) {
        try body(change)
      }
    }
  }

  /// Whether the fact of one statement comes before that of another.
  private static func precedes(_ a: Statement, _ b: Statement) -> Bool {
    (a.subject, a.relation, a.object) < (b.subject, b.relation, b.object)
  }

  /// What became of the statements of one fact.
  private static func changes(_ old: [Statement], _ new: [Statement]) -> [Change] {
    var changes: [Change] = []
    var before = old
    var after: [Statement] = []
    for statement in new {
      guard let index = before.firstIndex(where: { $0.key == statement.key }) else {
        after.append(statement)
        continue
      }
      let same = before.remove(at: index)
      // Exports have three digits.
      if abs(same.confidence - statement.confidence) >= 0.0005 {
        changes.append(Change(kind: .confidence, old: same, new: statement))
      }
    }
    // What is left is the same fact told otherwise, as far as there is one for one; the likest first.
    let likenesses: [(Statement, Statement) -> Kind?] = [
      { $0.interval == $1.interval ? kind($0, $1) : nil },
      {
        $0.status == $1.status && $0.interval.isCompatible(with: $1.interval) ? kind($0, $1) : nil
      },
      { $0.interval.isCompatible(with: $1.interval) ? kind($0, $1) : nil },
      { $0.status == $1.status ? kind($0, $1) : nil },
    ]
    for likeness in likenesses {
      var rest: [Statement] = []
      for statement in after {
        let match = before.indices.first { likeness(before[$0], statement) != nil }
        guard let match, let kind = likeness(before[match], statement) else {
          rest.append(statement)
          continue
        }
        changes.append(Change(kind: kind, old: before.remove(at: match), new: statement))
      }
      after = rest
    }
    changes += before.map { Change(kind: .gone, old: $0) }
    changes += after.map { Change(kind: .added, new: $0) }
    return changes.sorted { a, b in
      guard let x = a.new ?? a.old, let y = b.new ?? b.old else { return false }
      return x.key == y.key ? a.kind.rawValue < b.kind.rawValue : x < y
    }
  }

  private static func kind(_ old: Statement, _ new: Statement) -> Kind {
    let isOver = new.status == .ended || new.interval.end != nil
    let wasOver = old.status == .ended || old.interval.end != nil
    if isOver && !wasOver { return .ended }
    return old.status == new.status ? .date : .status
  }
}

/// The statements of a graph, a fact at a time.
private struct FactReading {
  private let reading: GraphReading<Statement>
  /// The first statement of the fact that comes next.
  private(set) var next: Statement?

  init(_ contents: any GraphContents) throws {
    // What the gazetteer adds is no difference between what documents say.
    let all = try contents.readStatements()
    reading = {
      while let statement = try all() {
        if !statement.isContext { return statement }
      }
      return nil
    }
    next = try reading()
  }

  /// The statements of the next fact, where it is that of `statement`.
  mutating func take(_ statement: Statement) throws -> [Statement] {
    let fact = KnowledgeGraph.Fact(statement)
    var taken: [Statement] = []
    while let first = next, KnowledgeGraph.Fact(first) == fact {
      taken.append(first)
      next = try reading()
    }
    return taken
  }
}
