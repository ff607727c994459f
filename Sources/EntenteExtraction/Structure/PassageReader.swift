import EntenteDocuments
import EntenteGraph

/// Hands out the running text of a document, wherever it stands, with what its place says about it.
///
/// Passages are paragraphs without their datelines, list items and the lines of those table cells that are
/// no names, dates or figures. None are the headings, the title, bylines and the like around an article; the
/// sections that articles end with, such as "See also", "References" and "External links"; preformatted text; and the tables of something else, such as trade or polls.
package struct PassageReader: Sendable {
  private let linker: Linker
  private let library: TableRuleLibrary

  package init(linker: Linker = .standard, library: TableRuleLibrary = .standard) {
    self.linker = linker
    self.library = library
  }

  /// Returns the passages in reading order.
  package func passages(of context: DocumentContext) -> [Passage] {
    let document = context.document
    let topics = TopicReader(document)
    let keys = KeyCellReader(document: document, linker: linker)
    let timeline = TimelineDates(document)
    var passages: [Passage] = []
    for block in document.blocks where !topics.isApparatus[block.section] {
      switch block.kind {
      case .paragraph, .listItem:
        var found = passage(of: block, counterpart: context.counterpart(of: block.section))
        if !found.isEmpty,
          let entry = timeline.entry(in: found[0].range, section: block.section)
        {
          found[0].range = entry.rest
          found[0].date = entry.date
        }
        passages += found
      case .table(let index) where document.tables.indices.contains(index):
        passages += self.passages(
          ofTable: index, section: block.section, context: context, keys: keys, depth: 0)
      case .heading, .table, .infobox, .preformatted: break
      }
    }
    return passages
  }

  private func passage(of block: Block, counterpart: Entity?) -> [Passage] {
    guard !block.range.isEmpty, block.role.isRead else { return [] }
    let kind: Passage.Kind = if case .listItem = block.kind { .listItem } else { .paragraph }
    return [
      Passage(
        kind: kind, range: block.sentences, section: block.section, counterpart: counterpart,
        role: block.role, dateline: block.dateline)
    ]
  }

  private func passages(
    ofTable index: Int, section: Int, context: DocumentContext, keys: KeyCellReader, depth: Int
  ) -> [Passage] {
    let document = context.document
    let table = document.tables[index]
    let around = context.counterpart(of: section)
    guard
      var layout = TableLayout(of: table, in: document, vocabulary: library.vocabulary)
    else {
      // Without headers it is text that was set in columns.
      return table.cells.flatMap {
        self.passages(
          of: $0, section: section, counterpart: around, context: context, keys: keys, depth: depth)
      }
    }
    guard !layout.has(.figure) else { return [] }
    layout.inferKeys(of: table, with: keys)
    var passages: [Passage] = []
    for row in layout.firstRow..<table.rowCount {
      for group in layout.groups {
        let row = TableRow(table: table, index: row, group: group)
        if row.isHeading { continue }
        passages += self.passages(
          of: row, section: section, around: around, context: context, keys: keys, depth: depth)
      }
    }
    return passages
  }

  private func passages(
    of row: TableRow, section: Int, around: Entity?, context: DocumentContext,
    keys: KeyCellReader, depth: Int
  ) -> [Passage] {
    let dates = dateColumn(of: row.group)
    let columns = row.group.columns.filter { column in
      column.index != dates
        && (column.role == nil || column.role == .notes || column.role == .status)
        && !row.isContinued(column: column.index)
    }
    let cells = columns.compactMap { row.table.cell(row: row.index, column: $0.index) }
      .filter { !$0.range.isEmpty }
    guard !cells.isEmpty else { return [] }
    let named = row.keyCell.flatMap { keys.states(in: $0.range).entities.first }
    let counterpart = named.flatMap { $0.id == context.subject?.id ? nil : $0 } ?? around
    let date = dates.flatMap { row.table.cell(row: row.index, column: $0) }.flatMap {
      TimelineDates(context.document).date(ofCell: $0.range, section: section)
    }
    return cells.flatMap {
      self.passages(
        of: $0, section: section, counterpart: counterpart, context: context, keys: keys,
        depth: depth)
    }.map {
      var passage = $0
      passage.date = date
      return passage
    }
  }

  /// The column by which the rows of a time line are dated: one of dates that stands before what the rows
  /// are about. Behind a name it dates something that the header tells.
  private func dateColumn(of group: TableLayout.Group) -> Int? {
    guard let column = group.column(best: ColumnRole("when")),
      column < group.key?.index ?? .max
    else { return nil }
    return column
  }

  /// The paragraphs and items of a cell, or its lines where it has none.
  private func passages(
    of cell: Table.Cell, section: Int, counterpart: Entity?, context: DocumentContext,
    keys: KeyCellReader, depth: Int
  ) -> [Passage] {
    if cell.blocks.isEmpty {
      return keys.lines(in: cell.range).map {
        Passage(kind: .cell, range: $0, section: section, counterpart: counterpart)
      }
    }
    var passages: [Passage] = []
    for block in cell.blocks {
      switch block.kind {
      case .paragraph, .listItem:
        if !block.range.isEmpty {
          passages.append(
            Passage(kind: .cell, range: block.range, section: section, counterpart: counterpart))
        }
      case .table(let index) where context.document.tables.indices.contains(index) && depth < 8:
        passages += self.passages(
          ofTable: index, section: section, context: context, keys: keys, depth: depth + 1)
      case .heading, .table, .infobox, .preformatted: break
      }
    }
    return passages
  }
}

extension Block.Role {
  /// Whether a block of the role says something itself; titles only announce what the text says.
  fileprivate var isRead: Bool {
    switch self {
    case .text, .caption, .quotation: true
    case .title, .byline, .publication, .related: false
    }
  }
}
