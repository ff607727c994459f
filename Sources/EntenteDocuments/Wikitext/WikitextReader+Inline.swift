internal import EntenteGraph

extension WikitextReader {
  /// For each byte whether inline text stops there.
  static let stops: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "'&<[]\n_".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// A link to an address that has been opened in the text and not been closed.
  struct OpenAddress {
    var text: Int
    var target: String
  }

  /// Writes the words of a piece: links, templates, references, entities, tags and quotes are read.
  mutating func readInline(_ piece: WikitextPiece) {
    var index = piece.start
    var mark = piece.mark
    // Marks that a list's or a heading's sign hides lie before the piece.
    while mark < marks.count, Int(marks[mark].position) < index { mark += 1 }
    var address: OpenAddress?
    while index < piece.end {
      let stop = mark < marks.count ? min(piece.end, Int(marks[mark].position)) : piece.end
      if index < stop { readPlain(&index, to: stop, end: piece.end, &address) }
      if index >= piece.end { break }
      guard mark < marks.count else { continue }
      if Int(marks[mark].position) < index {
        mark += 1
      } else if Int(marks[mark].position) == index {
        (index, mark) = readMark(mark)
      }
    }
  }

  /// Reads the mark and what it opens; returns where the text goes on.
  private mutating func readMark(_ mark: Int) -> (Int, Int) {
    let place = marks[mark]
    let position = Int(place.position)
    switch place.kind {
    case .template: descend { $0.readTemplate(mark) }
    case .link: return readLink(mark)
    case .reference: descend { $0.readReference(mark) }
    case .referenceUse: readReferenceUse(mark)
    case .pipe:
      builder.copy(position..<position + 1)
      return (position + 1, mark + 1)
    case .literal: readLiteral(position..<Int(place.end))
    case .table:
      // A table that does not begin its line is read where blocks are read; here it is left out.
      builder.passOver("table in a line")
      return (Int(place.end), Int(place.partner) + 1)
    case .stray: return (position + strayLength(mark), mark + 1)
    case .close: return (Int(place.end), mark + 1)
    case .hidden: passOverHidden(position)
    }
    return skip(mark)
  }

  private func strayLength(_ mark: Int) -> Int {
    max(1, Int(marks[mark].end) - Int(marks[mark].position))
  }

  private mutating func passOverHidden(_ position: Int) {
    if source.holdsIgnoringCase("<gallery", at: position) { builder.passOver("gallery") }
    if source.holdsIgnoringCase("<math", at: position) { builder.passOver("formula") }
  }

  /// Writes what stands between `<nowiki>` or `<pre>` and its end.
  private mutating func readLiteral(_ range: Range<Int>) {
    guard let open = source[range].firstIndex(of: Byte.greater),
      let close = source[range].lastIndex(of: Byte.less), open < close
    else { return }
    let isPreformatted = source.holdsIgnoringCase("<pre", at: range.lowerBound) && mayBreak
    if isPreformatted {
      breakBlock(at: range.lowerBound)
      builder.copy(open + 1..<close)
      builder.endBlock(.preformatted, from: blockStart, source: close)
      blockStart = builder.position
    } else {
      var index = open + 1
      var address: OpenAddress?
      while index < close {
        if source[index] == Byte.ampersand || source[index] == Byte.newline {
          readPlain(&index, to: index + 1, end: close, &address)
        } else {
          let start = index
          while index < close, source[index] != Byte.ampersand, source[index] != Byte.newline {
            index += 1
          }
          builder.copy(start..<index)
        }
      }
    }
  }

  // MARK: Plain text

  /// Writes text up to the next mark at `stop`; a tag or an entity may reach beyond it.
  private mutating func readPlain(
    _ index: inout Int, to stop: Int, end: Int, _ address: inout OpenAddress?
  ) {
    let stops = Self.stops
    var copied = index
    while index < stop {
      let byte = source[index]
      guard stops[Int(byte)] else {
        index += 1
        continue
      }
      let next = index + 1 < end ? source[index + 1] : 0
      switch byte {
      case Byte.newline:
        copy(copied..<index)
        builder.separate(Byte.space, since: blockStart, for: index..<index + 1)
        index += 1
        while index < stop, source[index] == Byte.space { index += 1 }
        copied = index
      case Byte.apostrophe where next == Byte.apostrophe:
        copy(copied..<index)
        copied = readQuotes(&index, end: end)
      case Byte.ampersand:
        guard let entity = CharacterReference(at: index, before: end, in: source) else { break }
        copy(copied..<index)
        builder.make(bytes: entity.bytes, for: index..<entity.end)
        index = entity.end
        copied = index
        continue
      case Byte.less where next.isLetter || next == Byte.slash:
        guard let tagEnd = endOfTag(from: index, end: end) else { break }
        copy(copied..<index)
        readTag(index..<tagEnd)
        index = tagEnd
        copied = index
        continue
      case Byte.openBracket:
        guard let words = startOfWords(inAddressAt: index, end: end) else { break }
        copy(copied..<index)
        address = OpenAddress(text: builder.position, target: source.string(index + 1..<words.end))
        index = words.start
        copied = index
        continue
      case Byte.closeBracket where address != nil:
        copy(copied..<index)
        closeAddress(&address, at: index)
        copied = index + 1
      case Byte.underscore where next == Byte.underscore:
        guard let after = endOfSwitch(from: index, end: end) else { break }
        copy(copied..<index)
        index = after
        copied = index
        continue
      default: break
      }
      index = max(index + 1, copied)
    }
    copy(copied..<min(index, end))
  }

  /// Copies a range, without a second space where the text ends with one already.
  private mutating func copy(_ range: Range<Int>) {
    var start = range.lowerBound
    if start < range.upperBound, source[start] == Byte.space || source[start] == Byte.tab,
      builder.position == blockStart || builder.lastByte?.isSpace == true
    {
      while start < range.upperBound, source[start] == Byte.space || source[start] == Byte.tab {
        start += 1
      }
    }
    if start < range.upperBound { builder.copy(start..<range.upperBound) }
  }

  /// Leaves out the quotes of bold and italic words; returns where the copy goes on.
  private func readQuotes(_ index: inout Int, end: Int) -> Int {
    let start = index
    while index < end, source[index] == Byte.apostrophe { index += 1 }
    let count = index - start
    // Four quotes are an apostrophe and bold, six or more apostrophes and five.
    let kept = count == 4 ? 1 : max(0, count - 5)
    let copied = index - kept
    index -= 1
    return copied
  }

  private func endOfTag(from start: Int, end: Int) -> Int? {
    var index = start + 1
    while index < end, source[index] != Byte.less {
      if source[index] == Byte.greater { return index + 1 }
      index += 1
    }
    return nil
  }

  /// Ends the block at tags that do; all tags are left out.
  private mutating func readTag(_ range: Range<Int>) {
    var start = range.lowerBound + 1
    if source[start] == Byte.slash { start += 1 }
    var end = start
    while end < range.upperBound, source[end].isLetter || source[end].isDigit { end += 1 }
    guard end - start <= 10 else { return }
    switch source.string(start..<end).lowercased() {
    case "br", "p", "div", "li", "ul", "ol", "dl", "dd", "dt", "blockquote", "center", "hr", "td",
      "th", "tr", "table", "caption", "poem", "h1", "h2", "h3", "h4", "h5", "h6":
      if mayBreak {
        breakBlock(at: range.lowerBound)
      } else {
        builder.separate(Byte.space, since: blockStart, for: range)
      }
    default: break
    }
  }

  /// The end of a behaviour switch such as `__NOTOC__`.
  private func endOfSwitch(from start: Int, end: Int) -> Int? {
    var index = start + 2
    while index < end, source[index].isUppercase { index += 1 }
    guard index > start + 2, index + 1 < end, source[index] == Byte.underscore,
      source[index + 1] == Byte.underscore
    else { return nil }
    return index + 2
  }

  // MARK: Addresses

  /// Where the words of `[https://… words]` begin and its address ends.
  private func startOfWords(inAddressAt start: Int, end: Int) -> (end: Int, start: Int)? {
    guard
      source.holdsIgnoringCase("http://", at: start + 1)
        || source.holdsIgnoringCase("https://", at: start + 1)
        || source.holdsIgnoringCase("ftp://", at: start + 1)
        || source.holds("//", at: start + 1) || source.holdsIgnoringCase("mailto:", at: start + 1)
    else { return nil }
    var index = start + 1
    while index < end, !source[index].isSpace, source[index] != Byte.closeBracket,
      source[index] != Byte.openBracket, source[index] != Byte.less,
      source[index] != Byte.openBrace,
      source[index] != Byte.pipe
    {
      index += 1
    }
    let addressEnd = index
    while index < end, source[index] == Byte.space { index += 1 }
    return (addressEnd, index)
  }

  /// Ends a link to an address. Without words it shows as a number: it is a citation.
  private mutating func closeAddress(_ address: inout OpenAddress?, at position: Int) {
    guard let open = address else { return }
    address = nil
    if builder.position > open.text {
      builder.appendLink(.address, from: open.text, target: open.target)
    } else {
      citations.append(mark(Citation(address: open.target)), name: nil)
    }
  }
}
