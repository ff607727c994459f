import EntenteDocuments
import EntenteGraph

/// `Host country | City | Mission`, and columns of the missions that two states keep with each other.
extension RuleRowReader {
  func missions(_ line: Line, coverage: inout Coverage) -> [Finding] {
    guard let state = line.key.entities.first, let subject = situation.subject else {
      coverage.passOver("row that names nothing known")
      return []
    }
    let place = MissionPlace(titles: situation.missionTitles, subject: subject)
    let words = line.row.cell(.mission).map { FoldedWords(document.text, in: $0.range) }
    let named = words.flatMap { vocabulary.missions.matches(in: $0).first?.meaning }
    guard let place, let kind = named ?? place.kind else {
      coverage.passOver("row that names no mission")
      return []
    }
    let city = line.row.cell(.city).flatMap { cell in
      keys.lines(in: cell.range).first.flatMap {
        keys.entity(in: $0, expecting: ["Place"], at: nil)
      }
    }
    let isSent = place.direction == .sent
    var statements = MissionStatements(
      kind: kind, sender: isSent ? subject : state, host: isSent ? state : subject, city: city)
    statements.start = line.fit.rule.opened.flatMap { timeline($0, of: line)?.spells.first?.start }
    if let closed = line.fit.rule.closed.flatMap({ timeline($0, of: line)?.spells.first }) {
      statements.end = closed.start ?? closed.end
      statements.isOver = true
    }
    return statements.findings(
      at: line.row.range(upTo: [line.row.cell(.mission), line.row.cell(.city)]),
      rule: line.fit.rule.evidenceName, linker: linker)
  }

  /// The missions that a row gives in columns of their own: "Embassy (Algiers)", "non-resident".
  func missionsInColumns(_ line: Line, coverage: inout Coverage) -> [Finding] {
    guard let state = line.key.entities.first, let subject = situation.subject else {
      coverage.passOver("row that names nothing known")
      return []
    }
    var findings: [Finding] = []
    for column in line.row.group.columns {
      guard column.role == .sentMission || column.role == .receivedMission,
        let cell = line.row.table.cell(row: line.row.index, column: column.index)
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
        isResident: !words.words.contains { $0.isOne(of: .nonResident) } && inCell != nil,
        isOver: header.words.contains { $0.isOne(of: .former) }
      ).findings(
        at: line.row.range(upTo: [cell]), rule: line.fit.rule.evidenceName, linker: linker)
    }
    return findings
  }
}
