internal import EntenteGraph

extension WikitextReader {
  private static let publishers = [
    "publisher", "website", "work", "newspaper", "journal", "magazine", "agency", "periodical",
    "institution",
  ].map { Array($0.utf8) }
  private static let titles = ["title", "chapter", "script-title", "entry"].map { Array($0.utf8) }
  private static let dates = ["date", "year", "publication-date"].map { Array($0.utf8) }
  private static let addresses = ["url", "chapter-url", "archive-url", "URL", "archiveurl"]
    .map { Array($0.utf8) }

  /// Where a citation belongs that stands at the end of the text so far.
  private var citationPosition: Int { builder.endOfWords(since: blockStart) }

  func mark(_ citation: Citation) -> CitationMark {
    CitationMark(position: citationPosition, citation: citation)
  }

  /// Reads `<ref …>…</ref>`: its words are a citation of the words it stands at.
  mutating func readReference(_ mark: Int) {
    let position = Int(marks[mark].position)
    guard let open = source[position...].firstIndex(of: Byte.greater) else { return }
    let close = Int(marks[Int(marks[mark].partner)].position)
    guard open < close else { return }
    let content = WikitextPiece(start: open + 1, end: close, mark: mark + 1)
    readCitations(content, name: attribute("name", in: position + 4..<open))
  }

  mutating func readReferenceUse(_ mark: Int) {
    let range = Int(marks[mark].position) + 4..<Int(marks[mark].end) - 2
    guard range.lowerBound < range.upperBound, let name = attribute("name", in: range) else {
      return
    }
    citations.use(name, at: citationPosition)
  }

  /// Reads a footnote that may hold citations; its own words are one only where there are none.
  mutating func readNote(_ content: WikitextPiece, name: WikitextPiece?) {
    readCitations(content, name: name.map { plainText($0) })
  }

  private mutating func readCitations(_ content: WikitextPiece, name: String?) {
    let position = citationPosition
    for citation in citations(in: content) {
      citations.append(CitationMark(position: position, citation: citation), name: name)
    }
  }

  /// Reads the references that a list of sources defines, which stand at no words.
  mutating func readDefinitions(_ piece: WikitextPiece) {
    var index = piece.mark
    while index < marks.count, Int(marks[index].position) < piece.end {
      if marks[index].kind == .reference, Int(marks[index].position) >= piece.start,
        let open = source[Int(marks[index].position)...].firstIndex(of: Byte.greater)
      {
        let close = Int(marks[Int(marks[index].partner)].position)
        if let name = attribute("name", in: Int(marks[index].position) + 4..<open), open < close {
          for citation in citations(in: WikitextPiece(start: open + 1, end: close, mark: index + 1))
          {
            citations.define(name, citation)
          }
        }
      }
      index = nextSibling(index)
    }
  }

  /// The citations that the content of a reference makes: those of its templates and addresses, or else
  /// its words. Nothing of it stays in the text.
  private mutating func citations(in piece: WikitextPiece) -> [Citation] {
    let mark = builder.mark
    let start = blockStart
    let key = sortKey
    let count = citations.count
    blockStart = builder.position
    var words = ""
    let firstLink = builder.document.links.count
    descend { reader in reader.withoutBreaks { $0.readInline(piece) } }
    var found = citations.take(from: count)
    for index in firstLink..<builder.document.links.count {
      let link = builder.document.links[index]
      guard link.kind == .address else { continue }
      found.append(
        Citation(address: link.target, title: builder.document.words(link.range)))
    }
    if found.isEmpty { words = builder.document.words(blockStart..<builder.position) }
    builder.rollBack(to: mark)
    blockStart = start
    sortKey = key
    if !found.isEmpty { return found }
    while words.last?.isWhitespace == true { words.removeLast() }
    guard !words.isEmpty else { return [] }
    let isAddress = words.hasPrefix("http://") || words.hasPrefix("https://")
    if isAddress, !words.contains(" ") { return [Citation(address: words)] }
    return [Citation(title: words)]
  }

  /// Title, address, publisher and date of a `{{cite …}}`.
  mutating func citation(of template: WikitextTemplate) -> Citation {
    var citation = Citation(
      address: template.first(ofNamed: Self.addresses).map { plainText($0) },
      title: template.first(ofNamed: Self.titles).map { plainText($0) },
      publisher: template.first(ofNamed: Self.publishers).map { plainText($0) },
      date: template.first(ofNamed: Self.dates).map { plainText($0) })
    if citation.address == nil, citation.title == nil {
      let words = template.positional.map { plainText($0) }.filter { !$0.isEmpty }
      let address = words.first { $0.hasPrefix("http") }
      citation.address = address
      let title = words.filter { $0 != address }.joined(separator: " ")
      citation.title = title.isEmpty ? nil : title
    }
    return citation
  }

  /// `{{sfn|Author|2006|p=3}}` as "Author 2006".
  mutating func shortCitation(of template: WikitextTemplate) -> Citation {
    let words = template.positional.map { plainText($0) }.filter { !$0.isEmpty }
    let year = words.last.flatMap {
      $0.utf8.count >= 4 && $0.utf8.first?.isDigit == true ? $0 : nil
    }
    return Citation(title: words.joined(separator: " "), date: year)
  }

  /// The value of an attribute of a tag or a table: in quotes, or up to a space.
  func attribute(_ name: StaticString, in range: Range<Int>) -> String? {
    let length = name.utf8CodeUnitCount
    var index = range.lowerBound
    while index + length < range.upperBound {
      guard source.holdsIgnoringCase(name, at: index),
        index == range.lowerBound
          || !source[index - 1].isLetter && source[index - 1] != Byte.hyphen
      else {
        index += 1
        continue
      }
      index += length
      while index < range.upperBound, source[index].isSpace { index += 1 }
      guard index < range.upperBound, source[index] == Byte.equals else { continue }
      index += 1
      while index < range.upperBound, source[index].isSpace { index += 1 }
      guard index < range.upperBound else { return nil }
      let quote = source[index]
      if quote == Byte.quote || quote == Byte.apostrophe {
        let start = index + 1
        let end = source[start..<range.upperBound].firstIndex(of: quote) ?? range.upperBound
        return source.string(source.trimmed(start..<end))
      }
      let start = index
      while index < range.upperBound, !source[index].isSpace, source[index] != Byte.slash {
        index += 1
      }
      return source.string(start..<index)
    }
    return nil
  }
}
