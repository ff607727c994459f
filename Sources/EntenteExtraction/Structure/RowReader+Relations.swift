import EntenteDocuments
import EntenteGraph

/// `# | Country | Date` and `Country | Formal relations began | Notes`.
extension RowReader {
  func relations(
    _ row: TableRow, assertsUndated: Bool, isOver: Bool, coverage: inout Coverage
  ) -> [Finding] {
    let dateRole: ColumnRole = row.group.has(.began) ? .began : .date
    let began = timeline(dateRole, of: row)
    let ended = timeline(.ended, of: row)
    let first = began?.spells.lazy.compactMap(\.start).first
    let reading = states(of: row, at: first)
    guard !reading.entities.isEmpty else {
      coverage.passOver("row that names nothing known")
      return []
    }
    var spells: [CellTimeline.Spell]
    switch began?.content ?? .empty {
    case .spells: spells = began?.spells ?? []
    case .empty where assertsUndated || ended?.content == .spells: spells = [.init()]
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
    if let end = ended?.spells.first {
      spells[spells.count - 1].end = end.start ?? end.end
      spells[spells.count - 1].isOver = true
    }
    if reading.isOver { spells[spells.count - 1].isOver = true }
    let range = row.range(upTo: [row.cell(dateRole), row.cell(.ended)])
    var findings: [Finding] = []
    for spell in spells {
      for state in counterparts(of: spell, among: spells, of: reading, coverage: &coverage) {
        findings.append(
          Finding(
            subject: subject, relation: "diplomaticRelationsWith", object: .entity(state),
            interval: Interval(start: spell.start, end: spell.end),
            status: spell.isOver || isOver ? .ended : .asserted, range: range,
            rule: "table.relations"))
      }
    }
    return findings
  }

  /// With whom a spell was: the state of the row, or the one that is named in brackets beside the
  /// date, "1949 (East Germany)".
  private func counterparts(
    of spell: CellTimeline.Spell, among spells: [CellTimeline.Spell],
    of reading: KeyCellReader.Reading, coverage: inout Coverage
  ) -> [Entity] {
    guard let range = spell.qualification else { return reading.entities }
    var words = document.words(range)
    for opening in ["as the ", "as ", "with the ", "with "] where words.hasPrefix(opening) {
      words.removeFirst(opening.count)
      break
    }
    let link = document.links(in: range).first { $0.kind != .address }
    if let named = linker.entity(
      named: words, linkTarget: link?.target, expecting: ["State"], at: spell.start)
    {
      return named.entity.id == subject.id ? reading.entities : [named.entity]
    }
    let isName = words.unicodeScalars.first?.properties.isUppercase ?? false
    if isName && spells.count > 1 {
      coverage.passOver("date of another polity")
      return []
    }
    return reading.entities
  }
}
