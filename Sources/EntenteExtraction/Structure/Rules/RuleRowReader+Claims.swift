import EntenteDocuments
import EntenteGraph

/// What a claim of a rule makes of a row.
extension RuleRowReader {
  func findings(
    of claim: TableRule.Claim, in line: Line, coverage: inout Coverage
  ) -> [Finding] {
    if let condition = claim.condition, !holds(condition, in: line) { return [] }
    guard case let subjects = entities(claim.subject, in: line), !subjects.isEmpty else {
      coverage.passOver(
        claim.subject == .subject ? "row of another body" : "row that names nothing known")
      return []
    }
    let objects = entities(claim.object, in: line)
    guard !objects.isEmpty else { return [] }
    var findings: [Finding] = []
    for subject in subjects {
      for object in objects where object.id != subject.id {
        let made = Finding(
          subject: subject, relation: claim.relation, object: .entity(object),
          status: claim.status ?? .asserted, range: range(of: claim, in: line),
          rule: line.fit.rule.evidenceName)
        findings += dated(made, claim, in: line, coverage: &coverage)
      }
    }
    return findings
  }

  /// Whether the words of a cell are among those that a claim asks for.
  private func holds(
    _ condition: (column: ColumnRole, words: Set<String>), in line: Line
  ) -> Bool {
    guard let cell = line.cell(condition.column) else { return false }
    let words = FoldedWords(document.text, in: cell.range).words
    return condition.words.contains(words.joined(separator: " "))
  }

  /// The words that say it: from the key to the last cell that the claim reads.
  private func range(of claim: TableRule.Claim, in line: Line) -> Range<Int> {
    var roles = [
      line.column(of: claim.timing.columns), claim.end, claim.remarks, claim.pending?.column,
    ]
    .compactMap(\.self)
    roles += claim.details.map(\.column)
    for term in [claim.subject, claim.object] {
      if case .column(let role) = term, role != line.fit.rule.key { roles.append(role) }
    }
    if let condition = claim.condition { roles.append(condition.column) }
    let key = line.fit.rule.key.flatMap { line.fit.columns[$0] }
    return line.row.range(upTo: roles.map(line.cell), key: key)
  }

  // MARK: Times

  private func dated(
    _ made: Finding, _ claim: TableRule.Claim, in line: Line, coverage: inout Coverage
  ) -> [Finding] {
    var made = made
    switch claim.timing {
    case .none:
      let end = claim.end.flatMap { timeline($0, of: line)?.spells.first }
      made.interval.end = end.flatMap { $0.start ?? $0.end }
      if end != nil { made.status = .ended }
      return detailed(made, claim, in: line, coverage: &coverage).map { [$0] } ?? []
    case .spells(let roles):
      return spells(made, claim, roles, in: line, coverage: &coverage)
    case .date(let roles):
      guard let role = line.column(of: roles), let cell = timeline(role, of: line),
        cell.content == .spells
      else {
        if claim.undated == .asserted { return [made] }
        coverage.passOver("row without data")
        return []
      }
      let withdrawn = claim.end.flatMap { timeline($0, of: line)?.spells.first }
      return cell.spells.map { spell in
        var finding = made
        let end = spell.end ?? withdrawn?.start ?? withdrawn?.end
        finding.interval = Interval(end: end, date: spell.start)
        let isOver = spell.isOver || end != nil || withdrawn != nil || line.key.isOver
        if isOver { finding.status = .ended }
        return finding
      }
    case .start, .period:
      return started(made, claim, in: line, coverage: &coverage).map { [$0] } ?? []
    }
  }

  /// Adds the dates that stand in columns of their own; a claim that has nothing else needs one.
  private func detailed(
    _ made: Finding, _ claim: TableRule.Claim, in line: Line, coverage: inout Coverage
  ) -> Finding? {
    guard !claim.details.isEmpty else { return made }
    var made = made
    for detail in claim.details {
      if let date = timeline(detail.column, of: line)?.spells.lazy.compactMap(\.start).first {
        made.details.append(.init(detail.key, .date(date)))
      }
    }
    guard !made.details.isEmpty else {
      coverage.passOver("row without a date")
      return nil
    }
    return made
  }

  /// Each time of a cell, with the polity that its brackets name: "1949 (East Germany)".
  private func spells(
    _ made: Finding, _ claim: TableRule.Claim, _ roles: [ColumnRole], in line: Line,
    coverage: inout Coverage
  ) -> [Finding] {
    let began = line.column(of: roles).flatMap { timeline($0, of: line) }
    let ended = claim.end.flatMap { timeline($0, of: line) }
    var spells: [CellTimeline.Spell]
    switch began?.content ?? .empty {
    case .spells: spells = began?.spells ?? []
    case .empty where claim.undated == .asserted || ended?.content == .spells: spells = [.init()]
    case .empty:
      coverage.passOver("row without data")
      return []
    case .none:
      coverage.passOver("row that says there are none")
      return []
    case .refused, .pending:
      coverage.passOver("row that tells of a plan")
      return []
    case .unread:
      coverage.passOver("date that is not understood")
      return []
    }
    if let end = ended?.spells.first, !spells.isEmpty {
      spells[spells.count - 1].end = end.start ?? end.end
      spells[spells.count - 1].isOver = true
    }
    if line.key.isOver, !spells.isEmpty { spells[spells.count - 1].isOver = true }
    return spells.compactMap { spell in
      guard let finding = of(spell, among: spells, made, coverage: &coverage) else { return nil }
      var dated = finding
      dated.interval = Interval(start: spell.start, end: spell.end)
      if spell.isOver { dated.status = .ended }
      return dated
    }
  }

  /// The finding of a spell, with another state where brackets name it; `nil` where they name a polity
  /// that is not known.
  private func of(
    _ spell: CellTimeline.Spell, among spells: [CellTimeline.Spell], _ made: Finding,
    coverage: inout Coverage
  ) -> Finding? {
    guard let range = spell.qualification else { return made }
    var words = document.words(range)
    for opening in Lexicon.standard.words(.counterpartOpening)
    where words.hasPrefix(opening + " ") {
      words.removeFirst(opening.count + 1)
      break
    }
    let link = document.links(in: range).first { $0.kind != .address }
    if let named = linker.entity(
      named: words, linkTarget: link?.target, expecting: ["State"], at: spell.start)
    {
      guard named.entity.id != situation.subject?.id else { return made }
      var other = made
      other.object = .entity(named.entity)
      return other
    }
    let isName = words.unicodeScalars.first?.properties.isUppercase ?? false
    if isName && spells.count > 1 {
      coverage.passOver("date of another polity")
      return nil
    }
    return made
  }

  // MARK: Beginnings

  /// The longest remark, in words, that is a status and not a sentence.
  private static let longestStatus = 6

  /// The first time of a cell, with what a status column and the remarks beside the key say.
  private func started(
    _ made: Finding, _ claim: TableRule.Claim, in line: Line, coverage: inout Coverage
  ) -> Finding? {
    var finding = made
    let role = line.column(of: claim.timing.columns)
    let cell = role.flatMap { timeline($0, of: line) }
    let remark = claim.remarks.flatMap { status($0, of: line) ?? line.key.status }
    if let remark {
      guard let relation = remark.relation else {
        coverage.passOver("row that tells of no \(claim.relation)")
        return nil
      }
      finding.relation = relation
    }
    guard time(&finding, cell, claim, in: line, hasColumn: role != nil, remark: remark) else {
      coverage.passOver("row that tells of no \(claim.relation)")
      return nil
    }
    if let status = remark?.status { finding.status = status }
    if let end = claim.end.flatMap({ timeline($0, of: line)?.spells.first }) {
      finding.interval.end = end.start ?? end.end
      finding.status = .ended
    }
    return finding
  }

  /// Fills in relation, interval and status; false where the row states nothing.
  private func time(
    _ finding: inout Finding, _ cell: CellTimeline?, _ claim: TableRule.Claim, in line: Line,
    hasColumn: Bool, remark: StructureVocabulary.MembershipStatus?
  ) -> Bool {
    let waiting = claim.pending.flatMap { timeline($0.column, of: line) }
    let details = claim.details.compactMap { detail in
      timeline(detail.column, of: line)?.spells.lazy.compactMap(\.start).first
        .map { Finding.Detail(detail.key, .date($0)) }
    }
    func wait() -> Bool {
      guard let pending = claim.pending, waiting?.content == .spells,
        let date = waiting?.spells.lazy.compactMap(\.start).first ?? nil
      else { return waiting?.content == .spells && applyUndated() }
      finding.relation = pending.relation
      finding.interval = Interval(date: date)
      return true
    }
    func applyUndated() -> Bool {
      guard let pending = claim.pending else { return false }
      finding.relation = pending.relation
      return true
    }
    switch cell?.content ?? .empty {
    case .spells:
      guard let spell = cell?.spells.first else { return false }
      finding.interval = claim.interval(of: spell)
      finding.status = spell.isOver ? .ended : spell.start == nil ? .listed : finding.status
      finding.details = details
    case .refused:
      guard claim.pending != nil else { return false }
      finding.status = .refused
      finding.details = details
    case .pending, .none: return wait()
    case .empty:
      if finding.relation == claim.relation, wait() { return true }
      guard hasColumn || remark != nil else { return false }
      switch claim.undated ?? (claim.remarks != nil ? .listed : .nothing) {
      case .nothing: return false
      case .listed: finding.status = .listed
      case .asserted: break
      }
    case .unread: return false
    }
    return true
  }

  /// What the status column says; where its words are not understood, a status that states nothing.
  private func status(
    _ role: ColumnRole, of line: Line
  ) -> StructureVocabulary.MembershipStatus? {
    guard let cell = line.cell(role), !cell.range.isEmpty else { return nil }
    let words = FoldedWords(document.text, in: cell.range)
    guard !words.words.isEmpty else { return nil }
    // A sentence is for the prose to read.
    guard words.words.count <= Self.longestStatus else {
      return StructureVocabulary.MembershipStatus()
    }
    return vocabulary.statuses.matches(in: words).max { $0.words.count < $1.words.count }?.meaning
      ?? StructureVocabulary.MembershipStatus()
  }
}

extension TableRule.Claim {
  /// The interval of a time. In a term a range of years is the time from the one to the other, which
  /// elsewhere is one date that is known no better.
  func interval(of spell: CellTimeline.Spell) -> Interval {
    if case .period = timing, spell.end == nil, let date = spell.start, let last = date.last {
      return Interval(start: PartialDate(date.first), end: PartialDate(last))
    }
    return Interval(start: spell.start, end: spell.end)
  }
}
