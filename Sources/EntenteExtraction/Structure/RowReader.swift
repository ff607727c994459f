import EntenteDocuments
import EntenteGraph

/// Reads rows of one table as statements about the subject of its page.
///
/// What a row of each kind of table says stands in an extension of its own.
struct RowReader: Sendable {
  let document: Document
  let subject: Entity
  let linker: Linker
  let keys: KeyCellReader
  var dates = CellDates()
  var vocabulary = StructureVocabulary.standard

  init(document: Document, subject: Entity, linker: Linker) {
    self.document = document
    self.subject = subject
    self.linker = linker
    keys = KeyCellReader(document: document, linker: linker)
  }

  /// Returns what a row states, or why it states nothing.
  func read(_ row: TableRow, as kind: TableKind, coverage: inout Coverage) -> [Finding] {
    guard let key = row.keyCell, !keys.lines(in: key.range).isEmpty else {
      coverage.passOver("row without data")
      return []
    }
    switch kind {
    case .relations(let assertsUndated, let isOver):
      return relations(row, assertsUndated: assertsUndated, isOver: isOver, coverage: &coverage)
    case .recognitions(let isWithdrawn):
      return recognitions(row, isWithdrawn: isWithdrawn, coverage: &coverage)
    case .recognizers: return recognizers(row, coverage: &coverage)
    case .memberships: return memberships(row, coverage: &coverage)
    case .treaties: return treaties(row, coverage: &coverage)
    case .missions(let place): return missions(row, place: place, coverage: &coverage)
    case .nothing: return []
    }
  }

  /// What a date cell of a row says; empty where there is none.
  func timeline(_ role: ColumnRole, of row: TableRow) -> CellTimeline? {
    row.cell(role).map { dates.timeline(of: $0, in: document) }
  }

  /// The states that the row is about, or why there are none.
  ///
  /// A polity that the gazetteer does not know is taken from a flag template, since that names
  /// nothing but polities.
  func states(of row: TableRow, at date: PartialDate?) -> KeyCellReader.Reading {
    guard let cell = row.keyCell else { return KeyCellReader.Reading() }
    var reading = keys.states(in: cell.range, at: date)
    if reading.entities.isEmpty, row.group.key?.role == .state,
      let flag = document.links(in: cell.range).first(where: { $0.kind == .template })
    {
      reading.entities = [state(ofFlag: flag.target)]
    }
    reading.entities.removeAll { $0.id == subject.id }
    return reading
  }

  /// The polity that a flag template names.
  private func state(ofFlag name: String) -> Entity {
    if let meant = vocabulary.flags[name],
      let known = linker.entity(named: meant, expecting: ["State"])
    {
      return known.entity
    }
    return Entity(id: EntityID(minting: "State", name: name), kind: "State", label: name)
  }

  /// In whose name a row of memberships or treaties stands: the subject of the page, or the body that
  /// a column of its own names; `nil` where that body is not known.
  func represented(in row: TableRow) -> Entity? {
    guard let cell = row.cell(.represented) else { return subject }
    let words = document.words(cell.range).filter { $0 != "*" }
    guard let first = FoldedWords(words).words.first, !first.isEmpty else { return subject }
    if let state = linker.entity(named: words, expecting: ["State"]) { return state.entity }
    return keys.lines(in: cell.range).first.flatMap {
      keys.entity(in: $0, expecting: ["InternationalOrganization"], at: nil)
    }
  }
}
