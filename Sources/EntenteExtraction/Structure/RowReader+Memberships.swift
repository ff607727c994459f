import EntenteDocuments
import EntenteGraph

/// `Organization | Application date | Admission date`.
extension RowReader {
  func memberships(_ row: TableRow, coverage: inout Coverage) -> [Finding] {
    guard let key = row.keyCell else { return [] }
    guard let member = represented(in: row) else {
      coverage.passOver("row of another body")
      return []
    }
    let applied = timeline(.applied, of: row)
    let admittedRole = admissionRole(of: row.group)
    let admitted = admittedRole.flatMap { timeline($0, of: row) }
    let isDated = applied?.content == .spells || admitted?.content == .spells
    let isNamed =
      isDated || !document.links(in: key.range).isEmpty
      || document.text[key.range].contains(UInt8(ascii: "("))
    let isCertain = isDated && !document.links(in: key.range).isEmpty
    let reading = keys.organization(
      in: key.range, minting: isCertain ? .linkedNames : isNamed ? .bodies : .nothing)
    guard let organization = reading.entities.first, organization.id != member.id else {
      coverage.passOver("row that names no organization known")
      return []
    }
    var finding = Finding(
      subject: member, relation: "memberOf", object: .entity(organization),
      range: row.range(upTo: [
        row.cell(.applied), admittedRole.flatMap(row.cell), row.cell(.status),
      ]), rule: "table.membership")
    let application = applied?.spells.lazy.compactMap(\.start).first
    let remark = status(of: row) ?? reading.status
    switch admittedRole {
    case .observerSince: finding.relation = "observerOf"
    case .participantSince: finding.relation = "participatesIn"
    default: break
    }
    guard
      state(
        &finding, admitted: admitted, application: application,
        hasApplied: applied?.content == .spells,
        remark: remark, hasAdmissionColumn: admittedRole != nil)
    else {
      coverage.passOver("row that tells of no membership")
      return []
    }
    if let left = timeline(.left, of: row)?.spells.first {
      finding.interval.end = left.start ?? left.end
      finding.status = .ended
    }
    return [finding]
  }

  /// Fills in relation, interval and status; false where the row states nothing.
  private func state(
    _ finding: inout Finding, admitted: CellTimeline?, application: PartialDate?, hasApplied: Bool,
    remark: StructureVocabulary.MembershipStatus?, hasAdmissionColumn: Bool
  ) -> Bool {
    if let remark {
      guard let relation = remark.relation else { return false }
      finding.relation = relation
    }
    let isMembership = finding.relation == "memberOf"
    switch admitted?.content ?? .empty {
    case .spells:
      guard let spell = admitted?.spells.first else { return false }
      finding.interval = Interval(start: spell.start, end: spell.end)
      finding.status = spell.isOver ? .ended : spell.start == nil ? .listed : .asserted
      if let application { finding.details = [.init("applied", .date(application))] }
    case .refused:
      finding.status = .refused
      if let application { finding.details = [.init("applied", .date(application))] }
    case .pending, .none:
      guard hasApplied else { return false }
      finding.relation = "appliedTo"
      finding.interval = Interval(date: application)
    case .empty:
      if hasApplied && isMembership {
        finding.relation = "appliedTo"
        finding.interval = Interval(date: application)
      } else if hasAdmissionColumn || remark != nil {
        finding.status = .listed
      } else {
        return false
      }
    case .unread: return false
    }
    if let status = remark?.status { finding.status = status }
    return true
  }

  /// The longest remark, in words, that is a status and not a sentence.
  private static let longestStatus = 6

  private func admissionRole(of group: TableLayout.Group) -> ColumnRole? {
    [.admitted, .observerSince, .participantSince, .date].first(where: group.has)
  }

  /// What the status column says; where its words are not understood, a status that states nothing.
  private func status(of row: TableRow) -> StructureVocabulary.MembershipStatus? {
    guard let cell = row.cell(.status), !cell.range.isEmpty else { return nil }
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
