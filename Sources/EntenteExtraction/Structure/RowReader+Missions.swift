import EntenteDocuments
import EntenteGraph

/// `Host country | City | Mission`, and columns of the missions that two states keep with each other.
extension RowReader {
  func missions(_ row: TableRow, place: MissionPlace?, coverage: inout Coverage) -> [Finding] {
    let reading = states(of: row, at: nil)
    guard let state = reading.entities.first else {
      coverage.passOver("row that names nothing known")
      return []
    }
    if row.group.has(.sentMission) || row.group.has(.receivedMission) {
      return missions(with: state, in: row)
    }
    let words = row.cell(.mission).map { FoldedWords(document.text, in: $0.range) }
    let named = words.flatMap { vocabulary.missions.matches(in: $0).first?.meaning }
    guard let place, let kind = named ?? place.kind else {
      coverage.passOver("row that names no mission")
      return []
    }
    let city = row.cell(.city).flatMap { cell in
      keys.lines(in: cell.range).first.flatMap {
        keys.entity(in: $0, expecting: ["Place"], at: nil)
      }
    }
    let isSent = place.direction == .sent
    return MissionStatements(
      kind: kind, sender: isSent ? subject : state, host: isSent ? state : subject, city: city
    ).findings(
      at: row.range(upTo: [row.cell(.mission), row.cell(.city)]), rule: "table.mission",
      linker: linker)
  }

  /// The missions that a row gives in columns of their own: "Embassy (Algiers)", "non-resident".
  func missions(with state: Entity, in row: TableRow) -> [Finding] {
    var findings: [Finding] = []
    for column in row.group.columns {
      guard column.role == .sentMission || column.role == .receivedMission,
        let cell = row.table.cell(row: row.index, column: column.index)
      else { continue }
      let words = FoldedWords(document.text, in: cell.range)
      let brackets = Brackets(document.text, in: cell.range)
      guard let bracket = brackets.ranges.first,
        let city = keys.entity(in: brackets.inside(bracket), expecting: ["Place"], at: nil)
      else { continue }
      let header = FoldedWords(column.header)
      let inCell = vocabulary.missions.matches(in: words).first?.meaning
      guard let kind = inCell ?? vocabulary.missions.matches(in: header).first?.meaning else {
        continue
      }
      let isSent = column.role == .sentMission
      findings += MissionStatements(
        kind: kind, sender: isSent ? subject : state, host: isSent ? state : subject, city: city,
        isResident: !words.words.contains("non") && inCell != nil,
        isOver: header.words.contains("former")
      ).findings(at: row.range(upTo: [cell]), rule: "table.mission", linker: linker)
    }
    return findings
  }
}
