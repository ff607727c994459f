/// Reads wikitext as MediaWiki shows it, near enough for what it says.
///
/// ``WikitextScanner`` pairs the marks first; then the text is walked once, block by block. Nothing is
/// expanded and nothing is copied but the words, so that each of them knows its place in the source.
/// The work is linear in the source: no part of it is read at more than two levels.
///
///     blocks   lines at the begin of which headings, lists and tables show
///       inline words, links, templates, references within a block
struct WikitextReader: ~Copyable {
  /// How deep templates, tables and lists may stand in each other.
  private static let deepest = 40

  let source: [UInt8]
  let marks: [WikitextMark]
  var builder: DocumentBuilder
  /// Where the text of the block begins that is being written, and what it will be.
  var blockStart = 0
  var blockKind = Block.Kind.paragraph
  /// Whether a block may end within inline text: not in a heading or in a label.
  var mayBreak = true
  /// The sort key that a template gives the cell it stands in.
  var sortKey: String?
  var citations = WikitextCitations()
  private var depth = 0
  private let strays: [WikitextScanner.Stray]

  init(_ document: Document) {
    source = document.source
    let result = WikitextScanner.scan(document.source)
    marks = result.marks
    strays = result.strays
    builder = DocumentBuilder(document)
  }

  /// Returns the document with its text, blocks, tables, links and citations.
  consuming func read() -> Document {
    readBlocks(WikitextPiece(start: 0, end: source.count, mark: 0))
    for stray in strays {
      let more = stray.count > 1 ? " (the first of \(stray.count))" : ""
      builder.report(
        Diagnostic(
          .warning, path: builder.document.path, offset: stray.position, in: source,
          message: "\(stray.what.rawValue) lacks its partner\(more); it is left out"))
    }
    citations.resolve(into: &builder)
    return builder.finish()
  }

  /// Calls `body` one level deeper, or passes over what is nested too deeply.
  mutating func descend(_ body: (inout WikitextReader) -> Void) {
    guard depth < Self.deepest else {
      builder.passOver("markup nested more than \(Self.deepest) deep")
      return
    }
    depth += 1
    body(&self)
    depth -= 1
  }

  // MARK: Blocks

  /// Ends the block that is being written and begins another.
  mutating func breakBlock(at position: Int) {
    builder.endBlock(blockKind, from: blockStart, source: position)
    blockStart = builder.position
  }

  /// Reads lines: paragraphs, headings, lists and tables.
  ///
  /// The first line of a cell has no sign of its own: `! #` is no list.
  mutating func readBlocks(_ piece: WikitextPiece, isCell: Bool = false) {
    breakBlock(at: piece.start)
    blockKind = .paragraph
    var index = piece.start
    var mark = piece.mark
    while mark < marks.count, Int(marks[mark].position) < index { mark += 1 }
    if isCell {
      let (lineEnd, next) = endOfLine(from: index, mark, end: piece.end)
      readInline(WikitextPiece(start: index, end: lineEnd, mark: mark))
      (index, mark) = (min(lineEnd + 1, piece.end), next)
    }
    while index < piece.end {
      (index, mark) = readLine(at: index, mark, end: piece.end)
    }
    breakBlock(at: piece.end)
    blockKind = .paragraph
  }

  /// Reads one line with all that its brackets hold; returns where the next one begins.
  private mutating func readLine(at start: Int, _ firstMark: Int, end: Int) -> (Int, Int) {
    var first = start
    while first < end, source[first] == Byte.space || source[first] == Byte.tab { first += 1 }
    guard first < end else { return (end, firstMark) }
    var prefix = first
    while prefix < end,
      source[prefix] == Byte.colon || source[prefix] == Byte.star
        || source[prefix].isSpace && source[prefix] != Byte.newline
    {
      prefix += 1
    }
    if firstMark < marks.count, marks[firstMark].kind == .table,
      Int(marks[firstMark].position) == prefix, prefix < end
    {
      breakBlock(at: start)
      return readTable(firstMark, end: end)
    }
    let (lineEnd, nextMark) = endOfLine(from: first, firstMark, end: end)
    let line = WikitextPiece(start: first, end: lineEnd, mark: firstMark)
    let next = (min(lineEnd + 1, end), nextMark)
    switch source[first] {
    case Byte.newline: breakBlock(at: first)
    case Byte.equals where readHeading(line): break
    case Byte.star, Byte.number, Byte.colon, Byte.semicolon: readListItem(line)
    case Byte.hyphen where source.holds("----", at: first): breakBlock(at: first)
    case Byte.pipe where source.holds("|}", at: first) || source.holds("|-", at: first):
      breakBlock(at: first)
    case Byte.number where source.holdsIgnoringCase("#redirect", at: first): break
    default:
      builder.separate(Byte.space, since: blockStart, for: start..<first)
      readInline(line)
    }
    return next
  }

  /// The end of a line, which the brackets in it may stretch over several lines of the source.
  func endOfLine(from start: Int, _ firstMark: Int, end: Int) -> (Int, Int) {
    var index = start
    var mark = firstMark
    while mark < marks.count, Int(marks[mark].position) < index { mark += 1 }
    while index < end {
      let stop = mark < marks.count ? min(end, Int(marks[mark].position)) : end
      while index < stop {
        if source[index] == Byte.newline { return (index, mark) }
        index += 1
      }
      guard index < end else { break }
      (index, mark) = skip(mark)
    }
    return (end, mark)
  }

  /// Where the text goes on after a mark and all that it opens, except for tables, which lines see.
  func skip(_ mark: Int) -> (Int, Int) {
    switch marks[mark].kind {
    case .template, .link, .reference: (Int(marks[mark].end), Int(marks[mark].partner) + 1)
    case .table, .pipe, .close, .stray: (Int(marks[mark].position) + 1, mark + 1)
    case .hidden, .literal, .referenceUse: (Int(marks[mark].end), mark + 1)
    }
  }

  private mutating func readHeading(_ line: WikitextPiece) -> Bool {
    var end = line.end
    // A comment may stand behind the heading.
    var last = line.mark
    while last < marks.count, Int(marks[last].position) < line.end { last += 1 }
    var before = last - 1
    while true {
      while end > line.start, source[end - 1].isSpace { end -= 1 }
      guard before >= line.mark, marks[before].kind == .hidden, Int(marks[before].end) == end
      else { break }
      end = Int(marks[before].position)
      before -= 1
    }
    var start = line.start
    while start < end, source[start] == Byte.equals { start += 1 }
    var close = end
    while close > start, source[close - 1] == Byte.equals { close -= 1 }
    let level = min(start - line.start, end - close, 6)
    guard level > 0, close > start else { return false }
    breakBlock(at: line.start)
    withoutBreaks {
      $0.readInline(
        WikitextPiece(start: line.start + level, end: end - level, mark: line.mark))
    }
    builder.openSection(level: max(2, level), from: blockStart, source: end)
    blockStart = builder.position
    return true
  }

  /// Calls `body` where blocks may not end.
  mutating func withoutBreaks(_ body: (inout WikitextReader) -> Void) {
    let before = mayBreak
    mayBreak = false
    body(&self)
    mayBreak = before
  }

  private mutating func readListItem(_ line: WikitextPiece) {
    var index = line.start
    var bullets = 0
    var isOrdered = false
    while index < line.end,
      [Byte.star, Byte.number, Byte.colon, Byte.semicolon].contains(source[index])
    {
      if source[index] == Byte.star || source[index] == Byte.number {
        bullets += 1
        isOrdered = source[index] == Byte.number
      }
      index += 1
    }
    breakBlock(at: line.start)
    if bullets > 0 { blockKind = .listItem(depth: min(bullets, 16), ordered: isOrdered) }
    readInline(WikitextPiece(start: index, end: line.end, mark: line.mark))
    breakBlock(at: line.end)
    blockKind = .paragraph
  }
}
