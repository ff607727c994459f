/// Grows a document: appends text with its map to the source and closes blocks around it.
///
/// Every reader writes through it, so that the rules of ``Document`` hold whatever the markup: blocks
/// end with a newline, sections follow their parents, ranges lie in the text.
struct DocumentBuilder: ~Copyable {
  /// The document so far; ``finish()`` returns it.
  private(set) var document: Document
  /// Where finished blocks go: the document's own, or those of the cell that is being read.
  private(set) var blocks: [Block] = []
  /// The section that new blocks stand in.
  private(set) var section = 0
  /// What new blocks are to the article.
  var role = Block.Role.text

  init(_ document: Document) {
    self.document = document
    self.document.sections = [Document.Section(title: document.title, level: 1, parent: 0)]
    self.document.text.reserveCapacity(document.source.count / 2)
  }

  /// The length of the text so far, which is where the next piece begins.
  var position: Int { document.text.count }

  /// The last byte of the text.
  var lastByte: UInt8? { document.text.last }

  /// Where the words since `start` end, without the space behind them, which may be dropped yet.
  func endOfWords(since start: Int) -> Int {
    var end = position
    while end > start, document.text[end - 1].isSpace { end -= 1 }
    return end
  }

  // MARK: Text

  /// Appends what stands in a range of the source.
  mutating func copy(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    document.sourceMap.copy(text: document.text.count, source: range.lowerBound)
    document.text.append(contentsOf: document.source[range])
  }

  /// Appends words that stand for a range of the source.
  mutating func make(_ words: String, for range: Range<Int>) {
    guard !words.isEmpty else { return }
    document.sourceMap.make(text: document.text.count, source: range)
    document.text.append(contentsOf: words.utf8)
  }

  /// Appends bytes of UTF-8 that stand for a range of the source.
  mutating func make(bytes: some Sequence<UInt8>, for range: Range<Int>) {
    let start = document.text.count
    document.text.append(contentsOf: bytes)
    if document.text.count > start { document.sourceMap.make(text: start, source: range) }
  }

  /// Appends one byte, a space or a newline, unless the text since `start` is empty or ends with white
  /// space.
  mutating func separate(_ byte: UInt8, since start: Int, for range: Range<Int>) {
    guard position > start, let last = lastByte, !last.isSpace else { return }
    document.sourceMap.make(text: document.text.count, source: range)
    document.text.append(byte)
  }

  /// Drops the white space at the end of the text, but nothing before `start`.
  mutating func trim(to start: Int) {
    while document.text.count > start, let last = document.text.last, last.isSpace {
      document.text.removeLast()
    }
    document.sourceMap.truncate(text: document.text.count)
  }

  /// Drops the text from `start` on, with its links and citations.
  mutating func rollBack(to mark: Mark) {
    document.text.removeSubrange(mark.text...)
    document.sourceMap.truncate(text: mark.text)
    document.links.removeSubrange(mark.links...)
    document.citations.removeSubrange(mark.citations...)
  }

  /// A place to roll back to.
  struct Mark {
    fileprivate var text: Int
    fileprivate var links: Int
    fileprivate var citations: Int
  }

  var mark: Mark {
    Mark(text: position, links: document.links.count, citations: document.citations.count)
  }

  // MARK: Blocks

  /// Closes a block around the text from `start` on; white space alone makes none.
  mutating func endBlock(_ kind: Block.Kind, from start: Int, source: Int) {
    trim(to: start)
    guard position > start else { return }
    blocks.append(Block(kind: kind, range: start..<position, section: section, role: role))
    endLine(source: source)
  }

  /// Closes a block around a range of the text that has been ended.
  mutating func appendBlock(_ kind: Block.Kind, range: Range<Int>) {
    blocks.append(Block(kind: kind, range: range, section: section, role: role))
  }

  /// Takes over a block that has been closed elsewhere.
  mutating func appendBlock(_ block: Block) { blocks.append(block) }

  /// Divides blocks.
  mutating func endLine(source: Int) {
    document.sourceMap.make(text: document.text.count, source: source..<source)
    document.text.append(Byte.newline)
  }

  /// Opens a section and closes its heading around the text from `start` on. Returns `false` where
  /// the heading has no words.
  @discardableResult
  mutating func openSection(level: Int, from start: Int, source: Int) -> Bool {
    trim(to: start)
    guard position > start else { return false }
    var parent = section
    while document.sections[parent].level >= level, parent != document.sections[parent].parent {
      parent = document.sections[parent].parent
    }
    let title = document.words(start..<position)
    document.sections.append(
      Document.Section(title: title, level: max(level, 2), parent: parent))
    section = document.sections.count - 1
    endBlock(.heading, from: start, source: source)
    return true
  }

  /// What ``divertBlocks()`` puts aside.
  struct Diverted {
    fileprivate var blocks: [Block] = []
    fileprivate var section = 0
    init() {}
  }

  /// Begins to collect blocks apart, as a cell does; returns the ones so far, for
  /// ``resumeBlocks(_:)``.
  mutating func divertBlocks() -> Diverted {
    var outer = Diverted()
    swap(&outer.blocks, &blocks)
    outer.section = section
    return outer
  }

  /// Goes on with the blocks that ``divertBlocks()`` returned, and returns the ones since. A section
  /// that a heading opened in between ends here.
  mutating func resumeBlocks(_ outer: Diverted) -> [Block] {
    let inner = blocks
    blocks = outer.blocks
    section = outer.section
    return inner
  }

  // MARK: What stands beside the text

  /// Takes a finished table and returns its index. The caller closes the block.
  mutating func append(_ table: Table) -> Int {
    document.tables.append(table)
    return document.tables.count - 1
  }

  mutating func append(_ infobox: Infobox) -> Int {
    document.infoboxes.append(infobox)
    return document.infoboxes.count - 1
  }

  /// Links the words from `start` on; without words there is no link.
  mutating func appendLink(_ kind: Link.Kind, from start: Int, target: String) {
    let end = endOfWords(since: start)
    guard start < end else { return }
    document.links.append(Link(kind: kind, range: start..<end, target: target))
  }

  mutating func append(_ citation: CitationMark) { document.citations.append(citation) }

  mutating func appendMainPage(_ title: String) {
    if !title.isEmpty { document.sections[section].mainPages.append(title) }
  }

  mutating func passOver(_ name: String, times: Int = 1) {
    document.passedOver[name, default: 0] += times
  }

  mutating func report(_ diagnostic: Diagnostic) { document.diagnostics.append(diagnostic) }

  /// Gives the document the title that its text states.
  mutating func setTitle(_ title: String) {
    document.title = title
    document.sections[0].title = title
  }

  /// Changes what the source declares of the whole document.
  mutating func describe(_ body: (inout Document) -> Void) { body(&document) }

  /// Changes the citations, for readers that resolve them at the end.
  mutating func replaceCitations(_ citations: [CitationMark]) { document.citations = citations }

  /// Returns the document with its parts in order.
  consuming func finish() -> Document {
    document.blocks = blocks
    if !document.links.isSorted(by: { $0.range.lowerBound <= $1.range.lowerBound }) {
      document.links = document.links.enumerated().sorted {
        ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
      }.map(\.element)
    }
    if !document.citations.isSorted(by: { $0.position <= $1.position }) {
      document.citations = document.citations.enumerated().sorted {
        ($0.element.position, $0.offset) < ($1.element.position, $1.offset)
      }.map(\.element)
    }
    return document
  }
}

extension Array {
  fileprivate func isSorted(by inOrder: (Element, Element) -> Bool) -> Bool {
    zip(self, dropFirst()).allSatisfy(inOrder)
  }
}
