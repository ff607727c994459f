internal import EntenteGraph

/// Reads the text of a web page: headings, paragraphs, lists, tables and links, without the frame.
///
/// Where the page marks its main part (`<main>`, a single `<article>`, the content of a wiki), only that is
/// read. Offsets are those of the markup itself.
struct HTMLReader: ~Copyable {
  /// An element that is open, and what ends with it.
  struct Element {
    var name: String
    var link: OpenLink?
    var endsBlock = false
    var isHidden = false
    var isMain = false
    /// The role of the blocks around it, where its own have another.
    var outerRole: Block.Role?
  }

  struct OpenLink {
    var kind: Link.Kind
    var target: String
    var start: Int
  }

  /// A table that is being read.
  struct OpenTable {
    var layout: TableLayout
    var start: Int
    var outerBlocks = DocumentBuilder.Diverted()
    var cell: Table.Cell?
    var cellSource = 0
    var captionStart: Int?
    /// Whether the cell that is open holds words that are not bold.
    var holdsPlainWords = false
    var infoboxName: String?
    /// Whether the page says that the table only lays out.
    var isForLayout: Bool
  }

  /// Elements that stand apart from the text around them, whether they are read or left out.
  private static let dividers: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog",
    "div", "dl", "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "ul",
  ]

  let source: [UInt8]
  private let keepsTitle: Bool
  var builder: DocumentBuilder
  var elements: [Element] = []
  var tables: [OpenTable] = []
  var lists: [Bool] = []
  var blockStart = 0
  var blockKind = Block.Kind.paragraph
  var headingLevel: Int?
  private var hidden = 0
  private var preformatted = 0
  private var bold = 0
  /// Whether a line ended with `<br>` that goes on where its sentence does.
  private var mayGoOn = false
  /// How many elements around the place are the main part; text outside of it is left out.
  private var main = 0
  private var hasMain = false
  /// The end of what has been read of the source.
  var place = 0

  init(_ document: Document, keepsTitle: Bool) {
    source = document.source
    self.keepsTitle = keepsTitle
    builder = DocumentBuilder(document)
  }

  /// Returns the document with its text, blocks, tables and links.
  consuming func read() -> Document {
    let result = HTMLParser.parse(source)
    if result.cutElements > 0 {
      builder.passOver(
        "attributes beyond \(HTMLAttributeLimit.most) of one element", times: result.cutElements)
    }
    describe(HTMLMetadata(result.events, source: source))
    let mainElement = HTMLMainPart(result.events)
    hasMain = mainElement.exists
    let notes = HTMLNotes(result.events, source: source)
    for (index, event) in result.events.enumerated() {
      switch event {
      case .open(let name, let attributes):
        if let citations = notes.call(at: index) {
          cite(citations)
          hide(name)
        } else if notes.isNote(at: index) {
          hide(name)
        } else {
          open(name, attributes, isMain: mainElement.holds(name, attributes))
        }
      case .close(let name): close(name)
      case .text(let parts): if isRead { write(parts) }
      }
    }
    while let element = elements.last { close(element.name) }
    endBlock()
    if let failure = result.failure {
      builder.report(
        Diagnostic(
          path: builder.document.path, offset: failure.offset, in: source,
          message: "\(failure.message); the rest is not read"))
    }
    return builder.finish()
  }

  private mutating func describe(_ metadata: HTMLMetadata) {
    var metadata = metadata
    if let address = builder.document.address ?? metadata.address {
      metadata.dates.takeAddress(address)
    }
    if !keepsTitle, let title = metadata.title { builder.setTitle(title) }
    builder.describe { document in
      document.date = document.date ?? metadata.date
      document.dateWarning = document.dateWarning ?? metadata.dates.warning(path: document.path)
      document.language = document.language ?? metadata.language
      document.address = document.address ?? metadata.address
      if let title = metadata.alternativeTitle { document.alternativeTitles.append(title) }
    }
  }

  private var isRead: Bool { hidden == 0 && (!hasMain || main > 0) }

  // MARK: Elements

  private mutating func open(_ name: String, _ attributes: [HTMLAttribute], isMain: Bool) {
    var element = Element(name: name)
    if isMain {
      element.isMain = true
      main += 1
    }
    if name == "head" || HTMLFurniture.shared.holds(name, attributes) {
      if isRead, name != "head" { builder.passOver("page furniture <\(name)>") }
      if isRead, Self.dividers.contains(name) { endBlock() }
      element.isHidden = true
      hidden += 1
    }
    if isRead {
      begin(name, attributes, &element)
      beginRole(name, attributes, &element)
    }
    elements.append(element)
  }

  /// Gives the blocks of an element their role. What stands within a line is no block of its own, but
  /// where the line begins with it.
  private mutating func beginRole(
    _ name: String, _ attributes: [HTMLAttribute], _ element: inout Element
  ) {
    guard builder.role == .text, tables.isEmpty, headingLevel == nil,
      let role = HTMLRoles.shared.role(of: name, attributes)
    else { return }
    if !Self.dividers.contains(name) {
      guard role == .byline || role == .publication || role == .caption else { return }
      // A line that has words already is not the element's.
      guard builder.position == blockStart else { return }
      element.endsBlock = true
    }
    element.outerRole = builder.role
    builder.role = role
  }

  /// Opens an element that is left out with all it holds.
  private mutating func hide(_ name: String) {
    if isRead, Self.dividers.contains(name) { endBlock() }
    elements.append(Element(name: name, isHidden: true))
    hidden += 1
  }

  /// Takes the citations for the words so far.
  private mutating func cite(_ citations: [Citation]) {
    guard isRead else { return }
    if citations.isEmpty { builder.passOver("reference without a definition") }
    let position = builder.endOfWords(since: blockStart)
    for citation in citations {
      builder.append(CitationMark(position: position, citation: citation))
    }
  }

  private mutating func close(_ name: String) {
    guard let index = elements.lastIndex(where: { $0.name == name }) else { return }
    while elements.count > index, let element = elements.popLast() {
      if isRead { end(element) }
      if element.isHidden { hidden -= 1 }
      if element.isMain { main -= 1 }
    }
  }

  private mutating func begin(
    _ name: String, _ attributes: [HTMLAttribute], _ element: inout Element
  ) {
    switch name {
    case "a":
      if let link = HTMLLink(attributes) {
        element.link = OpenLink(kind: link.kind, target: link.target, start: builder.position)
      }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      endBlock()
      headingLevel = Int(name.dropFirst()) ?? 2
      element.endsBlock = true
    case "ul", "ol":
      endBlock()
      lists.append(name == "ol")
    case "li":
      endBlock()
      blockKind = .listItem(depth: max(1, lists.count), ordered: lists.last ?? false)
      element.endsBlock = true
    case "br" where tables.isEmpty && preformatted == 0 && headingLevel == nil: mayGoOn = true
    case "br", "hr": endBlock(keepingKind: name == "br")
    case "pre":
      endBlock()
      blockKind = .preformatted
      preformatted += 1
      element.endsBlock = true
    case "b", "strong": bold += 1
    case "table": beginTable(attributes)
    case "caption": beginCaption()
    case "tr": beginRow()
    case "td", "th": beginCell(name, attributes)
    case "time":
      if let last = tables.indices.last, tables[last].cell != nil,
        let date = attributes.first(where: { $0.name == "datetime" })?.value
      {
        if tables[last].cell?.sortKey == nil { tables[last].cell?.sortKey = date }
      }
    default:
      if Self.dividers.contains(name) {
        endBlock()
        element.endsBlock = true
      }
    }
  }

  private mutating func end(_ element: Element) {
    if let link = element.link {
      builder.appendLink(link.kind, from: link.start, target: link.target)
    }
    switch element.name {
    case "ul", "ol":
      endBlock()
      _ = lists.popLast()
    case "pre":
      endBlock()
      preformatted = max(0, preformatted - 1)
    case "b", "strong": bold = max(0, bold - 1)
    case "td", "th": endCell()
    case "caption": endCaption()
    case "table": endTable()
    default: if element.endsBlock { endBlock() }
    }
    if let role = element.outerRole { builder.role = role }
  }

  // MARK: Blocks

  /// Ends the block that is being written.
  mutating func endBlock(keepingKind: Bool = false) {
    mayGoOn = false
    if let level = headingLevel {
      if builder.openSection(level: max(2, level), from: blockStart, source: place) {
        headingLevel = nil
      }
    } else {
      builder.endBlock(blockKind, from: blockStart, source: place)
    }
    blockStart = builder.position
    if !keepingKind, headingLevel == nil || blockKind != .paragraph { blockKind = .paragraph }
  }

  /// Writes text with single spaces; in preformatted text as it stands.
  private mutating func write(_ parts: [HTMLText]) {
    for part in parts {
      let isBlank = part.isBlank(in: source)
      if !isBlank {
        guard mayWriteInTable() else { continue }
        if mayGoOn { goOn(with: part) }
        if bold == 0, let last = tables.indices.last { tables[last].holdsPlainWords = true }
      }
      defer { place = max(place, part.source.upperBound) }
      if let made = part.made {
        if isBlank, preformatted == 0 {
          builder.separate(Byte.space, since: blockStart, for: part.source)
        } else {
          builder.make(bytes: made, for: part.source)
        }
        continue
      }
      if preformatted > 0 {
        builder.copy(part.source)
        continue
      }
      writeCollapsed(part.source)
    }
  }

  /// Ends the line before a `<br>`, or goes on with its sentence: the words before end none, and the
  /// next ones begin with a small letter.
  private mutating func goOn(with part: HTMLText) {
    mayGoOn = false
    let first = (part.made?[...] ?? source[part.source]).first { !$0.isSpace }
    let end = builder.endOfWords(since: blockStart)
    let last = end > blockStart ? builder.document.text[end - 1] : nil
    guard let first, let last, first.isLowercase,
      last.isLetter || last == Byte.comma || last.isDigit
    else {
      return endBlock(keepingKind: true)
    }
    builder.separate(
      Byte.space, since: blockStart, for: part.source.lowerBound..<part.source.lowerBound)
  }

  private mutating func writeCollapsed(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      if source[index].isSpace {
        while index < range.upperBound, source[index].isSpace { index += 1 }
        guard builder.position > blockStart, builder.lastByte?.isSpace == false else { continue }
        if source[start] == Byte.space {
          builder.copy(start..<start + 1)
        } else {
          builder.separate(Byte.space, since: blockStart, for: start..<index)
        }
      } else {
        while index < range.upperBound, !source[index].isSpace { index += 1 }
        // A word and the single space after it are one copy.
        while index + 1 < range.upperBound, source[index] == Byte.space, !source[index + 1].isSpace
        {
          index += 1
          while index < range.upperBound, !source[index].isSpace { index += 1 }
        }
        builder.copy(start..<index)
      }
    }
  }
}
