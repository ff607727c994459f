extension KnowledgeGraph {
  /// Two statements of one fact whose dates exclude each other.
  public struct Contradiction: Sendable {
    /// The one that stands first in graph order.
    public var first: Statement
    /// The other one.
    public var second: Statement
  }

  /// Merges statements that tell of the same fact with dates of different precision.
  ///
  /// A statement whose interval is unknown or coarser than that of exactly one other with the same
  /// subject, relation, object and status gives its evidence to the finer one. Where more than one
  /// finer statement would fit, the coarse one stays: repeated events are not collapsed. What is
  /// merely `listed` gives way to what is asserted of the same two entities. Of a singular relation, a
  /// statement that tells only an end closes the one that began last before it.
  ///
  /// - Parameter singular: tells the relations that hold between two entities once at a time, so
  ///   that two different starts contradict each other.
  /// - Returns: the contradictions among singular relations, in graph order; both statements stay.
  /// - Complexity: O(*n* log *n*) in the number of statements, but for what names no year.
  public mutating func consolidate(
    singular: (RelationName) -> Bool = { _ in false }
  ) -> [Contradiction] {
    let groups = Dictionary(grouping: statements, by: Fact.init)
    var kept: [Statement] = []
    var contradictions: [Contradiction] = []
    for group in groups.values {
      let isSingular = group.first.map { singular($0.relation) } ?? false
      let (merged, found) = Self.consolidate(group, isSingular: isSingular)
      kept += merged
      contradictions += found
    }
    replaceStatements(by: kept)
    return contradictions.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }

  /// What statements that may be merged or contradict each other share.
  package struct Fact: Hashable {
    var subject: EntityID
    var relation: RelationName
    var object: Statement.Object

    package init(_ statement: Statement) {
      subject = statement.subject
      relation = statement.relation
      object = statement.object
    }
  }

  /// How many statements of a fact each is compared with, those next in time, and how many contradictions of one fact are
  /// told: what is told with a thousand dates is known to be in doubt before the last pair of them.
  package static let mostCompared = 64
  package static let mostContradictions = 256

  /// Merges the statements of one ``Fact``; see ``consolidate(singular:)``.
  ///
  /// - Returns: what stays, in graph order, and the contradictions in it.
  package static func consolidate(
    _ group: [Statement], isSingular: Bool
  ) -> (kept: [Statement], contradictions: [Contradiction]) {
    guard group.count > 1 else { return (group, []) }
    var kept = unified(merged(group.sorted()))
    if isSingular { kept = closing(kept) }
    guard isSingular, kept.count > 1 else { return (kept, []) }
    var contradictions: [Contradiction] = []
    for (index, first) in kept.enumerated() {
      for second in kept[(index + 1)...].prefix(mostCompared) where first.excludes(second) {
        contradictions.append(Contradiction(first: first, second: second))
        if contradictions.count == mostContradictions { return (kept, contradictions) }
      }
    }
    return (kept, contradictions)
  }

  /// Statements in graph order; two that were refined to the same time are one.
  private static func unified(_ statements: [Statement]) -> [Statement] {
    var unified: [Statement] = []
    for statement in statements.sorted() {
      if unified.last?.key == statement.key {
        unified[unified.count - 1].adopt(statement)
      } else {
        unified.append(statement)
      }
    }
    return unified
  }

  /// Ends what began by what tells only its end: relations established in 1922 and broken in 1957 are
  /// one statement, from 1922 to 1957.
  ///
  /// An end belongs to the last beginning that stands before it, and only where the two cannot be
  /// told of another pair.
  private static func closing(_ group: [Statement]) -> [Statement] {
    var statements = group
    for ending in group
    where ending.status == .ended && ending.interval.start == nil && ending.interval.date == nil {
      guard let end = ending.interval.end, end.hasYear else { continue }
      var last: (place: Int, begun: PartialDate)?
      for (place, statement) in statements.enumerated()
      where statement.status == .asserted && statement.interval.end == nil {
        guard let begun = statement.interval.start ?? statement.interval.date, begun.hasYear,
          end.canFollow(begun), last.map({ $0.begun < begun }) ?? true
        else { continue }
        last = (place, begun)
      }
      // Of ends that several statements tell, the first closes; the others contradict it.
      guard let last, let place = statements.firstIndex(of: ending) else { continue }
      statements[last.place].status = .ended
      statements[last.place].interval.end = end
      statements[last.place].adopt(ending)
      statements.remove(at: place)
    }
    return unified(statements)
  }

  /// Merges within one group of statements that share subject, relation and object.
  ///
  /// The finest first, so that a chain year, month, day ends in the day: when a statement's turn comes, what could
  /// absorb it has found its own end.
  private static func merged(_ group: [Statement]) -> [Statement] {
    var statements = group
    var finer = FinerStatements()
    let exactness = group.map(IntervalExactness.init)
    for place in group.indices.sorted(by: { exactness[$0] < exactness[$1] }) {
      let coarse = statements[place]
      let absorbing = finer.places(near: coarse.interval).lazy
        .filter { absorbs(statements[$0], coarse) }.prefix(2)
      let found = Array(absorbing)
      if found.count == 1 {
        statements[found[0]].adopt(coarse)
      } else {
        finer.insert(place, coarse.interval)
      }
    }
    return finer.all.map { statements[$0] }
  }

  /// Whether `fine` says all that `coarse` says, more exactly.
  private static func absorbs(_ fine: Statement, _ coarse: Statement) -> Bool {
    let sameStatus =
      fine.status == coarse.status || (coarse.status == .listed && fine.status.isFact)
    guard sameStatus, fine.interval.isCompatible(with: coarse.interval) else { return false }
    if fine.interval == coarse.interval { return fine.status != coarse.status }
    return fine.interval.refined(by: coarse.interval) == fine.interval
  }
}

extension Statement {
  /// Whether another statement of the same fact cannot be true beside this one.
  ///
  /// Relations end and are resumed, so that one time after the other excludes nothing; nor do two
  /// times that a document tells in one breath ("1922, broken in 1957, restored in 1968"), or two ends
  /// in one document.
  fileprivate func excludes(_ other: Statement) -> Bool {
    guard status == other.status, !interval.isCompatible(with: other.interval) else { return false }
    if interval.isOver(before: other.interval) || other.interval.isOver(before: interval) {
      return false
    }
    let isOfEnds =
      interval.start == nil && other.interval.start == nil
      && interval.date == nil && other.interval.date == nil
    return !isToldTogether(with: other, anywhere: isOfEnds)
  }

  /// Whether a document tells both in one breath, or anywhere.
  private func isToldTogether(with other: Statement, anywhere: Bool) -> Bool {
    var sides = [evidence[...], other.evidence[...]]
    var document: String?
    /// Whether a side has a place in the document, and how far its places reach.
    var isTold = [false, false]
    var ends = [Int.min, Int.min]
    while true {
      let side: Int
      switch (sides[0].first, sides[1].first) {
      case (nil, nil): return false
      case (_?, nil): side = 0
      case (nil, _?): side = 1
      case (let mine?, let theirs?): side = theirs < mine ? 1 : 0
      }
      let next = sides[side].removeFirst()
      if next.document != document {
        document = next.document
        isTold = [false, false]
        ends = [.min, .min]
      }
      isTold[side] = true
      if anywhere, isTold[1 - side] { return true }
      guard !next.range.isEmpty else { continue }
      if next.range.lowerBound < ends[1 - side] { return true }
      ends[side] = max(ends[side], next.range.upperBound)
    }
  }
}

extension Interval {
  /// Whether it ended before another one began, or when that began.
  fileprivate func isOver(before other: Interval) -> Bool {
    guard let end, let start = other.start else { return false }
    return end < start || end.contains(start) || start.contains(end)
  }
}
