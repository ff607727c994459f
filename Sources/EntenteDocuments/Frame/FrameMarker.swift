internal import EntenteGraph

/// Marks the parts of an article that frame its text: the roles of blocks, datelines, and the date of
/// publication that the page shows.
///
/// Works on a document that has been read, whatever its markup, and changes neither text nor ranges.
struct FrameMarker {
  /// How many paragraphs from the top and the bottom may show the date.
  private static let head = 10
  private static let foot = 3

  private var document: Document
  /// Marks the frame of a document.
  static func mark(_ document: consuming Document) -> Document {
    var marker = FrameMarker(document: document)
    marker.markTitles()
    marker.markLines()
    marker.markDatelines()
    return marker.document
  }

  private init(document: consuming Document) { self.document = document }

  // MARK: Titles

  private mutating func markTitles() {
    let title = Self.folded(document.title)
    guard !title.isEmpty else { return }
    var paragraphs = 0
    for index in document.blocks.indices {
      let block = document.blocks[index]
      switch block.kind {
      case .heading, .paragraph: break
      default: continue
      }
      guard block.range.count <= 400 else {
        if block.kind == .paragraph { paragraphs += 1 }
        continue
      }
      if paragraphs < 3, block.role == .text, Self.folded(document.words(block.range)) == title {
        document.blocks[index].role = .title
      }
      if block.kind == .paragraph { paragraphs += 1 }
    }
  }

  /// The words of a title in small letters, for comparison.
  private static func folded(_ title: String) -> String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }

  // MARK: Lines

  private mutating func markLines() {
    let paragraphs = document.blocks.indices.filter { document.blocks[$0].kind == .paragraph }
    var published: FrameLine.Publication?
    var changed: FrameLine.Publication?
    for (number, index) in paragraphs.enumerated() {
      let block = document.blocks[index]
      guard block.range.count <= FrameLine.longest else {
        // An element that is named after its date or its author may hold the whole text.
        if block.role == .publication || block.role == .byline {
          document.blocks[index].role = .text
        }
        continue
      }
      let isAtEdge = number < Self.head || number >= paragraphs.count - Self.foot
      guard let (role, publication) = frame(of: block, isAtTop: number < 4, isAtEdge: isAtEdge)
      else { continue }
      document.blocks[index].role = role
      guard let publication, isAtEdge else { continue }
      if publication.isChange { changed = changed ?? publication }
      if !publication.isChange { published = published ?? publication }
    }
    take(published ?? changed)
  }

  /// What a short paragraph is, and the date that it shows.
  private func frame(
    of block: Block, isAtTop: Bool, isAtEdge: Bool
  ) -> (Block.Role, FrameLine.Publication?)? {
    switch block.role {
    case .text:
      guard FrameWords.shared.mayFrame(document.text, block.range) else { return nil }
      let line = FrameLine(document.words(block.range))
      guard let role = line.role else { return nil }
      guard role == .publication else { return (role, nil) }
      // A date alone is one of publication at the top only: below, it is an entry of a list.
      guard let publication = line.publication, isAtEdge, publication.isSaid || isAtTop else {
        return nil
      }
      return (role, publication)
    case .publication, .byline:
      let line = FrameLine(document.words(block.range))
      return (block.role, line.publication ?? line.dateWithin)
    case .title, .caption, .quotation, .related: return nil
    }
  }

  private mutating func take(_ publication: FrameLine.Publication?) {
    guard document.date == nil, let publication else { return }
    switch publication.reading {
    case .date(let date): if date.hasYear { document.date = date }
    case .ambiguous:
      document.dateWarning =
        document.dateWarning ?? DocumentDates.ambiguous(publication.words, path: document.path)
    case .unreadable:
      document.dateWarning =
        document.dateWarning ?? DocumentDates.unreadable(publication.words, path: document.path)
    }
  }

  // MARK: Datelines

  private mutating func markDatelines() {
    var reader = DatelineReader(document.text, date: document.date)
    for index in document.blocks.indices {
      let block = document.blocks[index]
      guard block.kind == .paragraph, block.role == .text,
        let dateline = reader.dateline(in: block.range)
      else { continue }
      document.blocks[index].dateline = dateline
      if document.date == nil, let date = dateline.date, date.hasYear, date.precision == .day {
        document.date = date
        reader = DatelineReader(document.text, date: date)
      }
    }
  }
}
