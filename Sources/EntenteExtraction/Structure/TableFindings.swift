import EntenteDocuments
import EntenteGraph

/// Finds what the tables of a document state, by the rules of a library.
///
/// A table is understood by its caption, its section, its headers and what stands in its columns,
/// never by where a column stands.
package struct TableFindings: FindingReader {
  private let linker: Linker
  private let library: TableRuleLibrary

  package init(linker: Linker = .standard, library: TableRuleLibrary = .standard) {
    self.linker = linker
    self.library = library
  }

  package func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding] {
    var findings: [Finding] = []
    visit(context) { visit in
      coverage.count("tables")
      guard let layout = visit.layout else {
        coverage.passOver("table without headers that are understood")
        return
      }
      findings += read(visit, layout, coverage: &coverage)
    }
    return findings
  }

  /// A table with what stands around it.
  struct Visit {
    var place: TablePlace
    var table: Table
    var layout: TableLayout?
    var situation: TableSituation
  }

  /// Hands out the tables of a document in reading order, without those of its apparatus.
  func visit(_ context: DocumentContext, _ body: (Visit) -> Void) {
    let document = context.document
    guard !document.tables.isEmpty else { return }
    let topics = TopicReader(document)
    let subject =
      context.subject ?? TableSituation.subject(of: document, library: library, linker: linker)
    let keys = KeyCellReader(document: document, linker: linker)
    for place in document.tablePlaces where !topics.isApparatus[place.section] {
      let table = document.tables[place.index]
      var layout = TableLayout(of: table, in: document, vocabulary: library.vocabulary)
      layout?.inferKeys(of: table, with: keys)
      var titles: [String] = []
      if let caption = table.caption { titles.append(document.words(caption)) }
      titles += place.leadIn.flatMap { topics.leadInLine($0) }.map { [$0] } ?? []
      titles += document.titles(above: place.section)
      body(
        Visit(
          place: place, table: table, layout: layout,
          situation: TableSituation(
            document: document, subject: subject, counterpart: context.counterpart(of: 0),
            titles: titles.map(TableSituation.FoldedTitle.init),
            topic: topics.topic(of: table, leadIn: place.leadIn, section: place.section),
            linker: linker)))
    }
  }

  private func read(
    _ visit: Visit, _ layout: TableLayout, coverage: inout Coverage
  ) -> [Finding] {
    let table = visit.table
    let document = visit.situation.document
    var findings: [Finding] = []
    var skipped: Set<String> = []
    for group in layout.groups {
      var situation = visit.situation
      var fit = self.fit(group, of: table, layout, in: situation)
      for index in layout.firstRow..<table.rowCount {
        let row = TableRow(table: table, index: index, group: group)
        coverage.count("table rows")
        if row.isHeading {
          situation = heading(of: row, in: visit.situation)
          fit = self.fit(group, of: table, layout, in: situation)
          coverage.passOver("heading within a table")
        } else if row.isContinued || TableLayout.isHeader(row: index, of: table, in: document) {
          coverage.passOver("row that repeats another")
        } else if let fit, fit.rule.nothing == nil {
          findings += RuleRowReader(situation).read(row, as: fit, coverage: &coverage)
        } else {
          let reason = fit?.rule.nothing ?? "table that no rule takes"
          skipped.insert(reason)
          coverage.passOver("row of a " + reason)
        }
      }
    }
    for reason in skipped.sorted() { coverage.passOver(reason) }
    return findings
  }

  /// The first rule that fits a block of a table.
  private func fit(
    _ group: TableLayout.Group, of table: Table, _ layout: TableLayout, in situation: TableSituation
  ) -> TableFit? {
    fits(group, of: table, layout, in: situation).first(where: \.fits)
  }

  /// How each rule fits a block of a table, in the order in which they are asked.
  func fits(
    _ group: TableLayout.Group, of table: Table, _ layout: TableLayout, in situation: TableSituation
  ) -> some Sequence<TableFit> {
    let sample = KeySample(
      table: table, firstRow: layout.firstRow,
      keys: KeyCellReader(document: situation.document, linker: linker))
    return library.rules.lazy.map { rule in
      TableFit(rule, situation, group: group) { _, column in
        sample.names(rule.keyClasses, column: column)
      }
    }
  }

  /// What a heading within a table says of the rows below it.
  private func heading(of row: TableRow, in around: TableSituation) -> TableSituation {
    let cells = TableLayout.distinctCells(ofRow: row.index, in: row.table)
    guard let index = cells.first else { return around }
    let words = around.document.words(row.table.cells[index].range)
    var situation = around
    situation.titles.insert(TableSituation.FoldedTitle(words), at: 0)
    if let topic = library.vocabulary.topic(of: words), topic != .neutral {
      situation.topic = topic
    }
    return situation
  }
}

extension Document {
  /// The headings above a section from the nearest outwards, and the titles of the document.
  func titles(above section: Int) -> [String] {
    sectionPath(section).dropFirst().reversed().map { sections[$0].title } + [title]
      + alternativeTitles
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
