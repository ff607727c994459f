import EntenteDocuments
import EntenteGraph

/// `State | Date of recognition | Diplomatic relations established`, as on the pages of states with
/// limited recognition.
extension RowReader {
  func recognitions(
    _ row: TableRow, isWithdrawn: Bool, coverage: inout Coverage
  ) -> [Finding] {
    var findings: [Finding] = []
    let isBySubject = row.group.has(.recognizedBy)
    let role: ColumnRole = isBySubject ? .recognizedBy : .recognition
    if isBySubject, !namesSubject(headerOf: role, in: row) {
      coverage.passOver("recognition by another state")
      return []
    }
    let recognized = timeline(role, of: row)
    let withdrawn = timeline(.withdrawn, of: row)
    let reading = states(of: row, at: recognized?.spells.first?.start)
    guard !reading.entities.isEmpty else {
      coverage.passOver("row that names nothing known")
      return []
    }
    if case .spells = recognized?.content ?? .empty {
      let range = row.range(upTo: [row.cell(role), row.cell(.withdrawn)])
      for spell in recognized?.spells ?? [] {
        let end = spell.end ?? withdrawn?.spells.first?.start
        let isOver = spell.isOver || isWithdrawn || end != nil || reading.isOver
        for state in reading.entities {
          findings.append(
            Finding(
              subject: isBySubject ? subject : state, relation: "recognizes",
              object: .entity(isBySubject ? state : subject),
              interval: Interval(end: end, date: spell.start),
              status: isOver ? .ended : .asserted, range: range, rule: "table.recognition"))
        }
      }
    } else {
      coverage.passOver("row without data")
    }
    if row.group.has(.began) {
      findings += relations(row, assertsUndated: false, isOver: isWithdrawn, coverage: &coverage)
    }
    return findings
  }

  /// A state under "Countries that recognize X".
  func recognizers(_ row: TableRow, coverage: inout Coverage) -> [Finding] {
    let states = states(of: row, at: nil).entities
    if states.isEmpty { coverage.passOver("row that names nothing known") }
    return states.map {
      Finding(
        subject: $0, relation: "recognizes", object: .entity(subject), range: row.range(upTo: []),
        rule: "table.recognition")
    }
  }

  /// Whether the header of a column names the subject of the page: "Recognized by Nicaragua".
  private func namesSubject(headerOf role: ColumnRole, in row: TableRow) -> Bool {
    guard let header = row.group.columns.first(where: { $0.role == role })?.header else {
      return false
    }
    let words = FoldedWords(header).words
    guard let by = words.lastIndex(of: "by") else { return false }
    let name = words[(by + 1)...].joined(separator: " ")
    return linker.entity(named: name, expecting: ["State"])?.entity.id == subject.id
  }
}
