/// Reads plain text, Markdown and lightly marked text: `= … =` and `# …` headings, pipe rows, bullets.
///
/// It works line by line in one pass. Lines that follow each other without a mark of their own are
/// one paragraph where they are wrapped (none ends a sentence but the last), and a paragraph each where
/// a line is a sentence or more, as in articles that stand a sentence a line.
struct LightTextReader: ~Copyable {
  private let source: [UInt8]
  private var builder: DocumentBuilder
  /// The lines of the paragraph that is being read.
  private var pending: [Range<Int>] = []
  private var mayTakeTitle: Bool

  init(_ document: Document) {
    source = document.source
    builder = DocumentBuilder(document)
    mayTakeTitle = true
  }

  /// Returns the document with its text, blocks and tables.
  consuming func read() -> Document {
    var position = 0
    while position < source.count {
      let end = source.endOfLine(from: position)
      position = read(line: source.trimmed(position..<end), from: position, next: end + 1)
    }
    endParagraph()
    return builder.finish()
  }

  /// Reads the line and what belongs to it; returns where the next one begins.
  private mutating func read(line: Range<Int>, from start: Int, next: Int) -> Int {
    if line.isEmpty {
      endParagraph()
      return next
    }
    if let heading = LightHeading(line, in: source) {
      endParagraph()
      open(heading, line)
    } else if source[line.lowerBound] == Byte.pipe, let end = readTable(from: start) {
      return end
    } else if let item = LightListItem(line, from: start, in: source) {
      endParagraph()
      let from = builder.position
      copyInline(item.words)
      builder.endBlock(
        .listItem(depth: item.depth, ordered: item.isOrdered), from: from, source: line.upperBound)
    } else if Self.isRule(source[line]) {
      endParagraph()
    } else {
      pending.append(line)
    }
    mayTakeTitle = false
    return next
  }

  /// The first heading of the highest level, before anything else, is the document's title.
  private mutating func open(_ heading: LightHeading, _ line: Range<Int>) {
    let from = builder.position
    copyInline(heading.words)
    if mayTakeTitle, heading.level == 1 {
      let title = builder.document.words(from..<builder.position)
      if !title.isEmpty { builder.setTitle(title) }
      builder.endBlock(.heading, from: from, source: line.upperBound)
    } else {
      builder.openSection(level: max(2, heading.level), from: from, source: line.upperBound)
    }
  }

  // MARK: Paragraphs

  private mutating func endParagraph() {
    guard let last = pending.last else { return }
    let isWrapped = pending.count > 1 && pending.dropLast().allSatisfy { !endsSentence($0) }
    var from = builder.position
    for line in pending {
      copyInline(line)
      if isWrapped, line != last {
        builder.separate(Byte.space, since: from, for: line.upperBound..<line.upperBound)
      } else {
        builder.endBlock(.paragraph, from: from, source: line.upperBound)
        from = builder.position
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private func endsSentence(_ line: Range<Int>) -> Bool {
    var end = line.upperBound
    // Closing quotes and brackets may follow the stop; the curly ones are three bytes long.
    while end > line.lowerBound {
      let byte = source[end - 1]
      if byte == Byte.quote || byte == Byte.apostrophe || byte == UInt8(ascii: ")") {
        end -= 1
      } else if end - 3 >= line.lowerBound, source[end - 3] == 0xE2, source[end - 2] == 0x80,
        byte == 0x99 || byte == 0x9D
      {
        end -= 3
      } else {
        break
      }
    }
    guard end > line.lowerBound else { return false }
    return [Byte.period, Byte.exclamation, UInt8(ascii: "?"), Byte.colon].contains(source[end - 1])
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= 3
      && line.allSatisfy { $0 == Byte.hyphen || $0 == Byte.star || $0 == Byte.equals }
  }

  // MARK: Tables

  /// Reads pipe rows from the line at `start` on; `nil` where it is no row.
  private mutating func readTable(from start: Int) -> Int? {
    var rows: [Range<Int>] = []
    var position = start
    while position < source.count {
      let end = source.endOfLine(from: position)
      let line = source.trimmed(position..<end)
      guard !line.isEmpty, source[line.lowerBound] == Byte.pipe else { break }
      if rows.isEmpty, !source[(line.lowerBound + 1)..<line.upperBound].contains(Byte.pipe) {
        return nil
      }
      rows.append(line)
      position = end + 1
    }
    endParagraph()
    let table = LightTable(rows: rows, in: source)
    let from = builder.position
    var layout = TableLayout(sourceRange: start..<(rows.last?.upperBound ?? start))
    for row in table.rows {
      layout.beginRow(source: row.source.lowerBound)
      for cell in row.cells {
        let cellStart = builder.position
        let outer = builder.divertBlocks()
        copyInline(cell)
        builder.endBlock(.paragraph, from: cellStart, source: cell.upperBound)
        let blocks = builder.resumeBlocks(outer)
        layout.append(
          Table.Cell(
            range: cellStart..<(blocks.last?.range.upperBound ?? cellStart), blocks: blocks,
            isHeader: row.isHeader), source: row.source.lowerBound)
      }
    }
    let laidOut = layout.finish(source: rows.last?.upperBound ?? start)
    let index = builder.append(laidOut)
    builder.appendBlock(.table(index), range: from..<max(from, builder.position - 1))
    return position
  }

  // MARK: Words

  /// Copies a line, keeping Markdown links as links and leaving out the marks of emphasis.
  private mutating func copyInline(_ range: Range<Int>) {
    var copied = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      if byte == Byte.openBracket,
        let link = LightLink(at: index, before: range.upperBound, in: source)
      {
        builder.copy(copied..<index)
        let from = builder.position
        copyInline(link.words)
        builder.appendLink(.address, from: from, target: source.string(link.address))
        index = link.end
        copied = index
      } else if byte == Byte.star, index + 1 < range.upperBound, source[index + 1] == Byte.star {
        builder.copy(copied..<index)
        index += 2
        while index < range.upperBound, source[index] == Byte.star { index += 1 }
        copied = index
      } else {
        index += 1
      }
    }
    builder.copy(copied..<range.upperBound)
  }
}
