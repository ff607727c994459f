import EntenteDocuments
import EntenteGraph
import EntenteOntology

/// Reads the rows of a table, or the items of a list, as the statements of the rule that took it.
struct RuleRowReader: Sendable {
  let situation: TableSituation
  let keys: KeyCellReader
  let names: CellNames
  var dates = CellDates()
  var vocabulary = StructureVocabulary.standard

  var document: Document { situation.document }
  var linker: Linker { situation.linker }

  init(_ situation: TableSituation) {
    self.situation = situation
    keys = KeyCellReader(document: situation.document, linker: situation.linker)
    names = CellNames(keys: keys)
  }

  /// A row with what the rule makes of its columns.
  struct Line {
    var row: TableRow
    var fit: TableFit
    /// What names the row.
    var key: KeyCellReader.Reading

    /// The cell of a role as the rule found it.
    func cell(_ role: ColumnRole) -> Table.Cell? {
      fit.columns[role].flatMap { row.table.cell(row: row.index, column: $0) }
    }

    /// The first of some roles that has a column.
    func column(of roles: [ColumnRole]) -> ColumnRole? {
      roles.first { fit.columns[$0] != nil }
    }
  }

  /// Returns what a row states, or counts why it states nothing.
  func read(_ row: TableRow, as fit: TableFit, coverage: inout Coverage) -> [Finding] {
    let rule = fit.rule
    var line = Line(row: row, fit: fit, key: .init())
    if let key = rule.key {
      guard let cell = line.cell(key), !keys.lines(in: cell.range).isEmpty else {
        coverage.passOver("row without data")
        return []
      }
      line.key = self.key(key, cell, of: line)
      guard !line.key.entities.isEmpty || rule.missions != nil else {
        coverage.passOver(
          rule.keyClasses.contains("Organization") && !rule.keyClasses.contains("State")
            ? "row that names no organization known" : "row that names nothing known")
        return []
      }
    }
    if let header = rule.namingHeader, !namesSubject(headerOf: header, in: row) {
      coverage.passOver("recognition by another state")
      return []
    }
    switch rule.missions {
    case .listed: return missions(line, coverage: &coverage)
    case .inColumns: return missionsInColumns(line, coverage: &coverage)
    case nil: break
    }
    return rule.claims.flatMap { findings(of: $0, in: line, coverage: &coverage) }
  }

  // MARK: What names the row

  /// The first date of the row's first statement, by which polities of one name are told apart.
  private func firstDate(of line: Line) -> PartialDate? {
    for claim in line.fit.rule.claims {
      guard let role = line.column(of: claim.timing.columns) else { continue }
      return timeline(role, of: line)?.spells.lazy.compactMap(\.start).first
    }
    return nil
  }

  private func key(
    _ role: ColumnRole, _ cell: Table.Cell, of line: Line
  ) -> KeyCellReader.Reading {
    let classes = line.fit.rule.keyClasses
    switch true {
    case role == .treaty: return treaty(cell, of: line)
    case classes.contains("Person"): return people(cell, classes, of: line)
    case classes.contains("Organization") && !classes.contains("State"):
      return organization(cell, of: line)
    default: return states(cell, of: line)
    }
  }

  /// The states that the row is about.
  ///
  /// A polity that the gazetteer does not know is taken from a flag template, since that names
  /// nothing but polities.
  private func states(_ cell: Table.Cell, of line: Line) -> KeyCellReader.Reading {
    var reading = keys.states(in: cell.range, at: firstDate(of: line))
    if reading.entities.isEmpty,
      let flag = document.links(in: cell.range).first(where: { $0.kind == .template })
    {
      reading.entities = [names.state(ofFlag: flag.target)]
    }
    if usesSubject(line.fit.rule) {
      reading.entities.removeAll { $0.id == situation.subject?.id }
    }
    return reading
  }

  private func usesSubject(_ rule: TableRule) -> Bool {
    rule.missions != nil
      || rule.claims.contains { $0.subject == .subject || $0.object == .subject }
  }

  private func organization(_ cell: Table.Cell, of line: Line) -> KeyCellReader.Reading {
    let isDated = line.fit.rule.claims.contains { claim in
      (claim.timing.columns + claim.details.map(\.column)).contains {
        timeline($0, of: line)?.content == .spells
      }
    }
    let isLinked = !document.links(in: cell.range).isEmpty
    let isNamed = isDated || isLinked || document.text[cell.range].contains(UInt8(ascii: "("))
    var reading = keys.organization(
      in: cell.range, minting: isDated && isLinked ? .linkedNames : isNamed ? .bodies : .nothing)
    reading.entities.removeAll { $0.id == situation.subject?.id }
    return reading
  }

  private func people(
    _ cell: Table.Cell, _ classes: [ClassName], of line: Line
  ) -> KeyCellReader.Reading {
    var reading = KeyCellReader.Reading()
    if let entity = names.entity(in: cell.range, among: classes, of: state(of: line)) {
      reading.entities = [entity]
    }
    return reading
  }

  /// The state that the people of a table serve.
  private func state(of line: Line) -> Entity? {
    let candidates = [line.fit.slots["S"], line.fit.slots["A"], situation.subject].compactMap(
      \.self)
    return candidates.first { Ontology.standard.isSubclass($0.kind, of: "State") }
  }

  /// The treaty of a row. One between the page's subject and others is told apart by its parties; one
  /// that anyone may join goes by its name alone.
  private func treaty(_ cell: Table.Cell, of line: Line) -> KeyCellReader.Reading {
    var reading = KeyCellReader.Reading()
    guard let words = keys.lines(in: cell.range).first else { return reading }
    var parties: [Entity] = []
    for claim in line.fit.rule.claims {
      parties += entities(claim.subject, in: line).filter { entity in
        !parties.contains { $0.id == entity.id }
      }
    }
    reading.entities = [
      linker.treaty(named: document.words(words), parties: parties.count > 1 ? parties : [])
    ]
    return reading
  }

  // MARK: Terms

  /// The entities that a term of a claim stands for in a row.
  func entities(_ term: TableRule.Term, in line: Line) -> [Entity] {
    switch term {
    case .subject: return represented(in: line).map { [$0] } ?? []
    case .counterpart: return situation.counterpart.map { [$0] } ?? []
    case .slot(let name): return line.fit.slots[name].map { [$0] } ?? []
    case .position(let title, let owner):
      return line.fit.slots[owner].map { [linker.position(title: title, of: $0, in: document.id)] }
        ?? []
    case .column(let role):
      if role == line.fit.rule.key { return line.key.entities }
      guard let cell = line.cell(role), !cell.range.isEmpty else { return [] }
      if role == .treaty { return treaty(cell, of: line).entities }
      if [.place, .city].contains(role) {
        return names.place(in: cell.range).map { [$0] } ?? []
      }
      if [.person, .visitor, .head, .target].contains(role) {
        let state =
          line.key.entities.first { Ontology.standard.isSubclass($0.kind, of: "State") }
          ?? state(of: line)
        return names.entity(in: cell.range, among: ["Person"], of: state).map { [$0] } ?? []
      }
      return keys.states(in: cell.range).entities
    }
  }

  /// In whose name a row stands: the subject of the page, or the body that a column of its own names;
  /// `nil` where that body is not known.
  private func represented(in line: Line) -> Entity? {
    let subject = situation.subject
    guard line.fit.rule.key == .organization || line.fit.rule.key == .treaty,
      let cell = line.row.cell(.represented)
    else { return subject }
    let words = document.words(cell.range).filter { $0 != "*" }
    guard let first = FoldedWords(words).words.first, !first.isEmpty else { return subject }
    if let state = linker.entity(named: words, expecting: ["State"]) { return state.entity }
    return keys.lines(in: cell.range).first.flatMap {
      keys.entity(in: $0, expecting: ["InternationalOrganization"], at: nil)
    }
  }

  /// Whether the header of a column names the subject of the page: "Recognized by Nicaragua".
  private func namesSubject(headerOf role: ColumnRole, in row: TableRow) -> Bool {
    guard let header = row.group.columns.first(where: { $0.role == role })?.header else {
      return false
    }
    let words = FoldedWords(header).words
    guard let by = words.lastIndex(where: { $0.isOne(of: .agentive) }) else { return false }
    let name = words[(by + 1)...].joined(separator: " ")
    return linker.entity(named: name, expecting: ["State"])?.entity.id == situation.subject?.id
  }

  /// What a date cell of a row says; `nil` where there is no such column.
  func timeline(_ role: ColumnRole, of line: Line) -> CellTimeline? {
    line.cell(role).map { dates.timeline(of: $0, in: document) }
  }
}
