import EntenteDocuments
import EntenteGraph

/// Finds what the tables of a document state.
///
/// A table is understood by its caption, its section, its headers and what stands in its columns,
/// never by where a column stands.
package struct TableFindings: FindingReader {
  private let linker: Linker
  private let vocabulary = StructureVocabulary.standard

  package init(linker: Linker = .standard) { self.linker = linker }

  package func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding] {
    guard let subject = context.subject else {
      coverage.passOver("table on a page of unknown subject", context.document.tables.count)
      return []
    }
    let document = context.document
    let topics = TopicReader(document)
    let rows = RowReader(document: document, subject: subject, linker: linker)
    var findings: [Finding] = []
    for place in document.tablePlaces where !topics.isApparatus[place.section] {
      coverage.count("tables")
      findings += read(place, topics: topics, rows: rows, coverage: &coverage)
    }
    return findings
  }

  private func read(
    _ place: TablePlace, topics: TopicReader, rows: RowReader, coverage: inout Coverage
  ) -> [Finding] {
    let document = rows.document
    let table = document.tables[place.index]
    guard var layout = TableLayout(of: table, in: document) else {
      coverage.passOver("table without headers that are understood")
      return []
    }
    layout.inferKeys(of: table, with: rows.keys)
    let topic = topics.topic(of: table, leadIn: place.leadIn, section: place.section)
    let missions = missions(of: table, at: place, in: document, subject: rows.subject)
    var findings: [Finding] = []
    var skipped: Set<String> = []
    for group in layout.groups {
      var current = topic
      for index in layout.firstRow..<table.rowCount {
        let row = TableRow(table: table, index: index, group: group)
        coverage.count("table rows")
        if row.isHeading {
          current = heading(of: row, in: document) ?? topic
          coverage.passOver("heading within a table")
        } else if row.isContinued || TableLayout.isHeader(row: index, of: table, in: document) {
          coverage.passOver("row that repeats another")
        } else {
          let kind = TableKind(group, topic: current, missions: missions)
          if case .nothing(let reason) = kind {
            skipped.insert(reason)
            coverage.passOver("row of a " + reason)
          } else {
            findings += rows.read(row, as: kind, coverage: &coverage)
          }
        }
      }
    }
    for reason in skipped.sorted() { coverage.passOver(reason) }
    return findings
  }

  /// What a heading within a table says of the rows below it.
  private func heading(of row: TableRow, in document: Document) -> Topic? {
    let cells = TableLayout.distinctCells(ofRow: row.index, in: row.table)
    guard let index = cells.first else { return nil }
    let topic = vocabulary.topic(of: document.words(row.table.cells[index].range))
    return topic == .neutral ? nil : topic
  }

  /// Whose missions a table lists, by its caption and the headings above it.
  private func missions(
    of table: Table, at place: TablePlace, in document: Document, subject: Entity
  ) -> MissionPlace? {
    let caption = table.caption.map { document.words($0) }.flatMap { $0.isEmpty ? nil : $0 }
    let headings = document.sectionPath(place.section).dropFirst().reversed()
      .map { document.sections[$0].title }
    return MissionPlace(titles: [caption].compactMap(\.self) + headings, subject: subject)
  }
}

extension TableLayout {
  /// Finds the column of the states in groups whose headers do not tell: the first one without a role
  /// in which most cells name a state.
  mutating func inferKeys(of table: Table, with keys: KeyCellReader) {
    for group in groups.indices where groups[group].key == nil {
      for place in groups[group].columns.indices where groups[group].columns[place].role == nil {
        let column = groups[group].columns[place].index
        let sample = firstRow..<min(table.rowCount, firstRow + 12)
        let cells = sample.compactMap { table.cell(row: $0, column: column) }
          .filter { !$0.range.isEmpty }
        let named = cells.filter { !keys.states(in: $0.range).entities.isEmpty }
        if !cells.isEmpty && named.count * 5 >= cells.count * 3 {
          groups[group].columns[place].role = .state
          break
        }
      }
    }
  }
}
