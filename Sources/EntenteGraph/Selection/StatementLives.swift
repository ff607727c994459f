/// The times in which the statements of one subject hold, each with what the others tell of it.
///
/// A closing ends what was opened: a statement that only says when a relation ended ends those of the
/// same relation that began before. A mission's edges last from its opening to its closing where they
/// tell no time of their own.
package struct StatementLives {
  private let lasting: Set<RelationName>
  private let inception: PartialDate?
  private let dissolved: PartialDate?
  /// What tells an end: `nil` for one that ended at a time that nobody tells.
  private var endings: [KnowledgeGraph.Fact: [PartialDate?]] = [:]
  private var starts: [KnowledgeGraph.Fact: [PartialDate]] = [:]

  /// - Parameters:
  ///   - statements: all that have the same subject.
  ///   - lasting: the relations that hold from their date on until they are ended.
  package init(of statements: [Statement], lasting: Set<RelationName>) {
    self.lasting = lasting
    func only(_ relation: RelationName) -> PartialDate? {
      let dates = Set(
        statements.filter { $0.relation == relation && $0.status.isFact }.compactMap {
          if case .date(let date) = $0.object { date } else { nil }
        })
      return dates.count == 1 ? dates.first : nil
    }
    inception = only("inception")
    dissolved = only("dissolved")
    for statement in statements where statement.status.isFact {
      let fact = KnowledgeGraph.Fact(statement)
      if let start = statement.interval.start ?? statement.interval.date,
        statement.interval.end == nil
      {
        starts[fact, default: []].append(start)
      }
      if statement.status == .ended { endings[fact, default: []].append(statement.interval.end) }
    }
  }

  /// When a statement holds.
  package func life(of statement: Statement) -> Lifespan {
    let interval = statement.interval
    if case .date(let date) = statement.object { return Lifespan(moment: date) }
    guard lasting.contains(statement.relation) || interval.start != nil || interval.end != nil
    else {
      return interval.date.map(Lifespan.init(moment:))
        ?? Lifespan(start: nil, end: nil, isOver: true)
    }
    var start = interval.start ?? interval.date ?? statement.inForce
    var end = interval.end
    let isOver = statement.status == .ended
    if Self.ofMissions.contains(statement.relation), start == nil, end == nil, !isOver {
      start = inception
      end = dissolved
    }
    if isOver, start == nil, let end {
      // It ended what began last before it.
      let fact = KnowledgeGraph.Fact(statement)
      start = starts[fact]?.filter { end.canFollow($0) }.max()
    }
    if !isOver, start == nil, end == nil {
      // What tells no time says no more than what tells when it began.
      start = starts[KnowledgeGraph.Fact(statement)]?.min()
    }
    let life = Lifespan(start: start, end: end, isOver: isOver)
    guard life.isOpen, let endings = endings[KnowledgeGraph.Fact(statement)] else { return life }
    // The first end that does not lie before the start; an end without a date is one of any time.
    let later = endings.compactMap(\.self).filter { end in start.map(end.canFollow) ?? true }
    if let end = later.min() { return life.ended(by: end) }
    return endings.contains(nil) ? life.ended(by: nil) : life
  }

  /// The relations of missions that begin and end with them.
  private static let ofMissions: Set<RelationName> = [
    "sentBy", "locatedIn", "accreditedTo", "hostState",
  ]
}

extension Statement {
  /// When a treaty began to bind, by the best that is told of it.
  fileprivate var inForce: PartialDate? {
    for key in ["inForce", "ratified", "signed"] {
      if case .date(let date)? = qualifiers.first(where: { $0.key == key })?.value { return date }
    }
    return nil
  }
}
