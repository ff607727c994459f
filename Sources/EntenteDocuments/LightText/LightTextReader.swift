/// Reads plain text, Markdown and lightly marked text: `= … =` and `# …` headings, pipe rows, bullets.
///
/// It works line by line in one pass. Lines that follow each other without a mark of their own are
/// one paragraph where they are wrapped (none ends a sentence but the last), and a paragraph each where
/// a line is a sentence or more, as in articles that stand a sentence a line.
struct LightTextReader: ~Copyable {
  private let source: [UInt8]
  private let keepsTitle: Bool
  private var builder: DocumentBuilder
  /// The lines of the paragraph that is being read.
  private var pending: [Range<Int>] = []
  /// Whether those lines are quoted with `>`.
  private var isQuoted = false
  /// The lines of keys and values that stand before them.
  private var pairs: [LightPair] = []
  private var mayTakeTitle: Bool

  init(_ document: Document, keepsTitle: Bool) {
    source = document.source
    self.keepsTitle = keepsTitle
    builder = DocumentBuilder(document)
    mayTakeTitle = true
  }

  /// Returns the document with its text, blocks and tables.
  consuming func read() -> Document {
    var position = 0
    if let matter = FrontMatter(in: source) {
      position = matter.end
      take(matter)
    }
    while position < source.count {
      let end = source.endOfLine(from: position)
      position = read(line: source.trimmed(position..<end), from: position, next: end + 1)
    }
    endParagraph()
    endPairs()
    return builder.finish()
  }

  private mutating func take(_ matter: FrontMatter) {
    if !keepsTitle, let title = matter.title {
      builder.setTitle(title)
      mayTakeTitle = false
    }
    builder.describe { document in
      document.language = document.language ?? matter.language?.lowercased()
      document.address = document.address ?? matter.address
      guard document.date == nil, let words = matter.date else { return }
      let result = DocumentDates.read(words, path: document.path)
      document.date = result.date
      document.dateWarning = result.warning
    }
  }

  /// Reads the line and what belongs to it; returns where the next one begins.
  private mutating func read(line: Range<Int>, from start: Int, next: Int) -> Int {
    if line.isEmpty {
      endParagraph()
      return next
    }
    if let heading = LightHeading(line, in: source) {
      endText()
      open(heading, line)
    } else if source[line.lowerBound] == Byte.pipe, let end = readTable(from: start) {
      return end
    } else if let item = LightListItem(line, from: start, in: source) {
      endText()
      let from = builder.position
      copyInline(item.words)
      builder.endBlock(
        .listItem(depth: item.depth, ordered: item.isOrdered), from: from, source: line.upperBound)
    } else if Self.isRule(source[line]) {
      endText()
    } else {
      let quote = quoted(line)
      if (quote != nil) != isQuoted || quote?.isEmpty ?? false { endParagraph() }
      isQuoted = quote != nil
      if quote?.isEmpty != true { pending.append(quote ?? line) }
      return next
    }
    mayTakeTitle = false
    return next
  }

  /// Ends the paragraph and the keys and values before a block of another kind.
  private mutating func endText() {
    endParagraph()
    endPairs()
  }

  /// What stands behind `>`; `nil` where the line does not begin with it.
  private func quoted(_ line: Range<Int>) -> Range<Int>? {
    guard source[line.lowerBound] == Byte.greater else { return nil }
    var start = line.lowerBound
    while start < line.upperBound, source[start] == Byte.greater || source[start].isSpace {
      start += 1
    }
    return start..<line.upperBound
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
    guard !pending.isEmpty else { return }
    if isQuoted {
      builder.role = .quotation
      endPairs()
      write(pending[...])
      builder.role = .text
    } else {
      writePending()
    }
    pending.removeAll(keepingCapacity: true)
    mayTakeTitle = false
    isQuoted = false
  }

  /// Writes the lines: those of keys and values, those that frame an article, and the others between.
  private mutating func writePending() {
    let source = source
    let found = pending.map { LightPair($0, in: source) }
    let frames = pending.map { Self.isFrame($0, in: source) }
    if found.allSatisfy({ $0 != nil }), !frames.contains(true) {
      // A key that comes again belongs to something else, or is a speaker's name.
      let keys = (pairs + found.compactMap(\.self)).map { source.string($0.key) }
      if Set(keys).count < keys.count { endPairs() }
      pairs += found.compactMap(\.self)
      return
    }
    endPairs()
    var first = 0
    if mayTakeTitle, takeTitle() { first = 1 }
    var start = first
    var index = first
    while index < pending.count {
      if frames[index] || index > start && beginsReport(pending[index]) {
        write(pending[start..<index])
        start = index
        if frames[index] {
          write(pending[index...index])
          start = index + 1
        }
        index += 1
        continue
      }
      var end = index
      while end < pending.count, found[end] != nil, !frames[end] { end += 1 }
      if end - index > 1 {
        write(pending[start..<index])
        pairs = found[index..<end].compactMap(\.self)
        endPairs()
        start = end
      }
      index = max(end, index + 1)
    }
    write(pending[start...])
  }

  /// Writes lines as one paragraph where they are wrapped, and as one each otherwise.
  private mutating func write(_ lines: ArraySlice<Range<Int>>) {
    guard let last = lines.last else { return }
    let isWrapped = lines.count > 1 && lines.dropLast().allSatisfy { !endsSentence($0) }
    var from = builder.position
    for line in lines {
      copyInline(line)
      if isWrapped, line != last {
        builder.separate(Byte.space, since: from, for: line.upperBound..<line.upperBound)
      } else {
        builder.endBlock(.paragraph, from: from, source: line.upperBound)
        from = builder.position
      }
    }
  }

  /// Whether a line says who wrote the text, when, or where others are.
  private static func isFrame(_ line: Range<Int>, in source: [UInt8]) -> Bool {
    line.count <= FrameLine.longest && FrameWords.shared.mayFrame(source, line)
      && FrameLine(source.string(line)).role != nil
  }

  /// Whether a line begins with a dateline.
  private func beginsReport(_ line: Range<Int>) -> Bool {
    DatelineReader(source, date: nil).dateline(in: line) != nil
  }

  // MARK: Title

  /// Takes the first line for the title where it is no sentence and text follows it.
  private mutating func takeTitle() -> Bool {
    let line = pending[0]
    guard !keepsTitle, (8...180).contains(line.count), isTitle(line) else { return false }
    if pending.count > 1 {
      guard Self.isFrame(pending[1], in: source) || beginsReport(pending[1]) else { return false }
    } else {
      guard textFollows(after: line.upperBound) else { return false }
    }
    let from = builder.position
    copyInline(line)
    builder.role = .title
    let before = builder.document.title
    builder.setTitle(builder.document.words(from..<builder.position))
    builder.describe { $0.alternativeTitles.append(before) }
    builder.endBlock(.paragraph, from: from, source: line.upperBound)
    builder.role = .text
    return true
  }

  private func isTitle(_ line: Range<Int>) -> Bool {
    let first = source[line.lowerBound]
    let last = source[line.upperBound - 1]
    guard first.isUppercase || first.isDigit || first >= 0x80 || first == Byte.quote,
      ![Byte.period, Byte.colon, Byte.semicolon, Byte.comma, Byte.pipe].contains(last),
      !endsSentence(line) || last == UInt8(ascii: "?") || last == Byte.exclamation,
      !Self.isFrame(line, in: source), !beginsReport(line), LightPair(line, in: source) == nil
    else { return false }
    return source[line].count(where: \.isSpace) >= 1
  }

  /// Whether sentences stand behind a position, so that a line before them may be their title.
  private func textFollows(after position: Int) -> Bool {
    let rest = source[position..<min(source.count, position + 4096)]
    for index in rest.indices where rest[index] == Byte.period {
      let next = index + 1
      if next == source.count || next < rest.endIndex && rest[next].isSpace { return true }
    }
    return false
  }

  // MARK: Keys and values

  /// Writes lines of keys and values as an infobox, and as paragraphs where there is but one, or where
  /// a key comes again, as the names of speakers do.
  private mutating func endPairs() {
    guard !pairs.isEmpty else { return }
    defer { pairs.removeAll(keepingCapacity: true) }
    let source = source
    let keys = pairs.map { source.string($0.key).lowercased() }
    guard pairs.count > 1, Set(keys).count == keys.count else {
      for pair in pairs { write([pair.key.lowerBound..<pair.value.upperBound]) }
      return
    }
    let start = builder.position
    var infobox = Infobox(name: "lines", fields: [])
    for pair in pairs {
      builder.copy(pair.key.lowerBound..<pair.value.lowerBound)
      let from = builder.position
      copyInline(pair.value)
      builder.trim(to: from)
      infobox.fields.append(
        Infobox.Field(key: source.string(pair.key), value: from..<builder.position))
      builder.endLine(source: pair.value.upperBound)
    }
    let index = builder.append(infobox)
    builder.appendBlock(.infobox(index), range: start..<builder.position - 1)
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
    endText()
    mayTakeTitle = false
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

  /// Links the words from `start` on; an address of Wikipedia names what its page is about.
  private mutating func append(_ address: String, from start: Int) {
    let isWiki = address.contains("wikipedia.org/wiki/")
    let link = isWiki ? HTMLLink([HTMLAttribute(name: "href", value: address)]) : nil
    builder.appendLink(link?.kind ?? .address, from: start, target: link?.target ?? address)
  }

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
        append(source.string(link.address), from: from)
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
