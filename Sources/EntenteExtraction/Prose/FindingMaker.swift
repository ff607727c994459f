internal import EntenteGraph
internal import EntenteOntology

/// Turns the matches of patterns into findings.
struct FindingMaker {
  let library: PatternLibrary
  let ontology: Ontology
  /// The words that say it: the sentence.
  let range: Range<Int>

  func findings(of match: PatternMatch) -> [Finding] {
    let pattern = library.patterns[match.pattern]
    guard let status = status(pattern, match) else { return [] }
    return pattern.statements.compactMap { finding($0, pattern, match, status) }
  }

  /// The status of a match; `nil` where pattern and clause together say nothing that can be told.
  private func status(_ pattern: Pattern, _ match: PatternMatch) -> Statement.Status? {
    guard let status = match.factuality.status else { return nil }
    if status == .asserted || status == .ended && pattern.status == .asserted {
      return status == .ended && !pattern.isLasting ? .ended : pattern.status
    }
    // "did not leave", "would refuse": what that makes of the statement is not for a table to say.
    return pattern.status == .asserted ? status : nil
  }

  private func finding(
    _ statement: PatternStatement, _ pattern: Pattern, _ match: PatternMatch,
    _ status: Statement.Status
  ) -> Finding? {
    guard case .entity(let subject) = value(statement.subject, match),
      let object = value(statement.object, match)
    else { return nil }
    if case .entity(let other) = object {
      guard other.id != subject.id,
        ontology.accepts(
          subject: subject.kind, relation: statement.relation, object: other.kind)
      else { return nil }
    }
    var interval = interval(of: match, pattern, status)
    var status = status
    if case .nation = statement.object {
      // Whose people they are holds whether they are expelled or not.
      (interval, status) = (.unknown, .asserted)
    }
    let allowed = ontology.relationNamed(statement.relation)?.qualifiers
    func allows(_ qualifier: Finding.Qualifier) -> Bool {
      allowed?.contains(qualifier.rawValue) ?? (qualifier == .date)
    }
    if !allows(.start) { interval.start = nil }
    if !allows(.end) { interval.end = nil }
    if !allows(.date) { interval.date = nil }
    var details: [Finding.Detail] = []
    for detail in statement.details {
      if let value = value(detail.value, match) { details.append(.init(detail.key, value)) }
    }
    for term in [statement.subject, statement.object] {
      guard let bound = term.argument.flatMap({ match.assignment[$0] }) else { continue }
      if let count = bound.count, allows(.count) {
        details.append(.init(.count, .number(count)))
      }
      if let holder = bound.holder, allows(.of) {
        details.append(.init(.of, .entity(holder)))
      }
    }
    let isOver = status == .asserted && interval.end != nil
    return Finding(
      subject: subject, relation: statement.relation, object: object, interval: interval,
      status: isOver ? .ended : status, details: details, range: range, rule: pattern.rule,
      inheritedFrom: interval.isUnknown ? nil : match.time.inheritedFrom)
  }

  private func interval(
    of match: PatternMatch, _ pattern: Pattern, _ status: Statement.Status
  ) -> Interval {
    let time = match.time
    switch pattern.time {
    case .none: return .unknown
    case .date:
      // "ended its recognition in 1990": what ends it tells when.
      if status == .ended, pattern.status == .asserted {
        return Interval(start: time.start, end: time.point ?? time.end)
      }
      return Interval(date: time.point ?? time.start)
    case .start:
      return Interval(start: time.start ?? (match.isEvent ? time.point : nil), end: time.end)
    case .end: return Interval(start: nil, end: time.point ?? time.end)
    }
  }

  private func value(_ term: PatternStatement.Term, _ match: PatternMatch) -> Finding.Object? {
    switch term {
    case .argument(let name):
      match.assignment[name].map { bound in
        bound.text.map { .text($0) } ?? .entity(bound.entity)
      }
    case .place(let name):
      match.assignment[name]?.place.map { .entity($0) }
    case .sender(let name): match.assignment[name]?.sender.map { .entity($0) }
    case .host(let name): match.assignment[name]?.host.map { .entity($0) }
    case .nation(let name): match.assignment[name]?.holder.map { .entity($0) }
    case .date: (match.time.point ?? match.time.start).map { .date($0) }
    case .reason: match.reason.map { .text($0) }
    case .text(let text): .text(text)
    }
  }
}
