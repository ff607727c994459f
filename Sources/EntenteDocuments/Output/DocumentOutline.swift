internal import EntenteGraph

/// A document as Entente sees it, written for people: sections, blocks, tables row by row, links and
/// citations where they stand.
///
///     # Foreign relations of X
///     ## Diplomatic relations
///     table 0, 3 columns, 1 header row
///       ! # | Country | Date
///       | 1 | ⟦Serbia⟧ | 22 June 2006[1]
///
/// Linked words stand in `⟦…⟧`, followed by their target where it differs; `[n]` is the n-th citation,
/// which the end of the outline lists.
package struct DocumentOutline {
  private let document: Document
  private var written: [String] = []

  package init(_ document: Document) { self.document = document }

  /// Returns the lines, each ended.
  package consuming func text() -> String { lines().map { $0 + "\n" }.joined() }

  /// Returns the lines. A line break that a text has within is in them.
  package consuming func lines() -> [String] {
    write("document \(document.name)")
    write("title    \(document.title)")
    if !document.alternativeTitles.isEmpty {
      write("also     \(document.alternativeTitles.joined(separator: "; "))")
    }
    if let date = document.date { write("date     \(date)") }
    if let language = document.language { write("language \(language)") }
    if let address = document.address { write("address  \(address)") }
    if let revision = document.revision {
      write(
        "revision page \(revision.page ?? 0), revision \(revision.revision ?? 0), "
          + (revision.timestamp ?? ""))
    }
    for block in document.blocks { write(block, indentation: "") }
    writeCitations()
    for name in document.passedOver.keys.sorted() {
      write("passed over: \(name) × \(document.passedOver[name] ?? 0)")
    }
    return written
  }

  private mutating func write(_ line: String) { written.append(line) }

  private mutating func write(_ block: Block, indentation: String) {
    switch block.kind {
    case .heading:
      write("")
      let level = document.sections[block.section].level
      write(String(repeating: "#", count: level) + " " + marked(block.range))
      let pages = document.sections[block.section].mainPages
      if !pages.isEmpty { write("main page: " + pages.joined(separator: "; ")) }
    case .paragraph:
      let role = block.role == .text ? "" : "(\(block.role.rawValue)) "
      write(indentation + "¶ " + role + marked(block.range))
      if let dateline = block.dateline {
        let parts = [
          dateline.place.map(document.words), dateline.date?.description,
          dateline.agency.map(document.words),
        ]
        write(indentation + "  dateline: " + parts.compactMap(\.self).joined(separator: "; "))
      }
    case .preformatted:
      for line in marked(block.range).split(separator: "\n", omittingEmptySubsequences: false) {
        write(indentation + "    " + line)
      }
    case .listItem(let depth, let ordered):
      let sign = ordered ? "1. " : "- "
      write(indentation + String(repeating: "  ", count: depth - 1) + sign + marked(block.range))
    case .table(let index): write(document.tables[index], number: index, indentation: indentation)
    case .infobox(let index):
      write(indentation + "infobox \(document.infoboxes[index].name)")
      for field in document.infoboxes[index].fields {
        write(indentation + "  \(field.key) = " + flat(field.value))
      }
    }
  }

  private mutating func write(_ table: Table, number: Int, indentation: String) {
    write(
      indentation + "table \(number), \(table.columnCount) columns, "
        + "\(table.headerRows) header \(table.headerRows == 1 ? "row" : "rows")")
    if let caption = table.caption { write(indentation + "  caption: " + flat(caption)) }
    for row in 0..<table.rowCount {
      let words = table.grid[row].map { index in index.map { flat(table.cells[$0].range) } ?? "" }
      let sign = row < table.headerRows ? "  ! " : "  | "
      write(indentation + sign + words.joined(separator: " | "))
    }
  }

  private mutating func writeCitations() {
    guard !document.citations.isEmpty else { return }
    write("")
    for (index, mark) in document.citations.enumerated() {
      let citation = mark.citation
      let parts = [citation.title, citation.publisher, citation.date, citation.address]
      write("[\(index + 1)] " + parts.compactMap { $0 }.joined(separator: ", "))
    }
  }

  private func flat(_ range: Range<Int>) -> String {
    marked(range).replacing("\n", with: " / ")
  }

  /// The words of a range with its links and citations shown in them.
  private func marked(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    var index = range.lowerBound
    let links = document.links(in: range)
    var link = links.startIndex
    var openEnds: [(end: Int, note: String)] = []
    let marks = document.citations(in: range)
    var mark = marks.startIndex
    while true {
      while let open = openEnds.last, open.end <= index {
        result.append(contentsOf: open.note.utf8)
        openEnds.removeLast()
      }
      while mark < marks.endIndex, marks[mark].position <= index {
        result.append(contentsOf: "[\(mark + 1)]".utf8)
        mark += 1
      }
      guard index < range.upperBound else { break }
      while link < links.endIndex, links[link].range.lowerBound <= index {
        let words = document.words(links[link].range)
        let note = words == links[link].target ? "⟧" : "⟧(\(links[link].target))"
        result.append(contentsOf: "⟦".utf8)
        openEnds.append((links[link].range.upperBound, note))
        link += 1
      }
      result.append(document.text[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
