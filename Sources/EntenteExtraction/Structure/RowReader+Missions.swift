import EntenteDocuments
import EntenteGraph

/// `Host country | City | Mission`, and columns of the missions that two states keep with each other.
extension RowReader {
  func missions(_ row: TableRow, kind: ClassName?, coverage: inout Coverage) -> [Finding] {
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
    guard let kind = named ?? kind else {
      coverage.passOver("row that names no mission")
      return []
    }
    let city = row.cell(.city).flatMap { cell in
      keys.lines(in: cell.range).first.flatMap {
        keys.entity(in: $0, expecting: ["Place"], at: nil)
      }
    }
    return findings(
      of: kind, sender: subject, host: state, city: city, isResident: true, row: row, isOver: false,
      cells: [row.cell(.mission), row.cell(.city)])
  }

  /// The missions that a row gives in columns of their own: "Embassy (Algiers)", "non-resident".
  func missions(with state: Entity, in row: TableRow) -> [Finding] {
    var findings: [Finding] = []
    for role in [ColumnRole.sentMission, .receivedMission] {
      guard let cell = row.cell(role),
        let header = row.group.columns.first(where: { $0.role == role })
      else { continue }
      let words = FoldedWords(document.text, in: cell.range)
      let brackets = Brackets(document.text, in: cell.range)
      guard let bracket = brackets.ranges.first else { continue }
      let city = keys.entity(
        in: bracket.lowerBound + 1..<bracket.upperBound - 1, expecting: ["Place"], at: nil)
      let inCell = vocabulary.missions.matches(in: words).first?.meaning
      let inHeader = vocabulary.missions.matches(in: FoldedWords(header.header)).first?.meaning
      guard let city, let kind = inCell ?? inHeader else { continue }
      let isNonResident = words.words.contains("non") || inCell == nil
      findings += self.findings(
        of: kind, sender: role == .sentMission ? subject : state,
        host: role == .sentMission ? state : subject, city: city, isResident: !isNonResident,
        row: row, isOver: FoldedWords(header.header).words.contains("former"), cells: [cell])
    }
    return findings
  }

  private func findings(
    of kind: ClassName, sender: Entity, host: Entity, city: Entity?, isResident: Bool,
    row: TableRow, isOver: Bool, cells: [Table.Cell?]
  ) -> [Finding] {
    let mission = linker.mission(
      kind: kind, sender: sender, city: city, host: isResident ? host : nil)
    let range = row.range(upTo: cells)
    let status: Statement.Status = isOver ? .ended : .asserted
    func finding(_ relation: RelationName, _ object: Entity) -> Finding {
      Finding(
        subject: mission, relation: relation, object: .entity(object), status: status, range: range,
        rule: "table.mission")
    }
    var findings = [finding("sentBy", sender), finding("accreditedTo", host)]
    if let place = city ?? (isResident ? host : nil) {
      findings.append(finding("locatedIn", place))
    }
    return findings
  }
}
