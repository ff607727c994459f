/// Finds the marks of wikitext and pairs them, in one pass and in linear time.
///
/// Openers wait on a stack. What is left open is a stray, at the nearest place where it must have ended:
/// a template at a heading or at the next row of the table around it, a link at a blank line. So a
/// forgotten brace costs what it opened, not the rest of the page.
struct WikitextScanner {
  /// The marks by position, and the first stray of each kind for a message.
  struct Result {
    var marks: [WikitextMark] = []
    var strays: [Stray] = []
  }

  let source: [UInt8]
  private var marks: [WikitextMark] = []
  private var stack: [Int32] = []
  private var tables = 0
  private var links = 0
  private var templates = 0
  private var references = 0
  private var strays: [Stray] = []
  /// Headings outside of brackets: an unclosed table ends at the next one.
  private var headings: [Int32] = []
  /// Closing tags that do not come any more, so that they are not looked for again.
  private var isCommentUnclosed = false
  private var unclosedTags: [Bool]

  /// Tags whose content is not wikitext, and whether it is text.
  private static let rawTags: [(name: StaticString, isText: Bool)] = [
    ("nowiki", true), ("pre", true), ("math", false), ("gallery", false), ("imagemap", false),
    ("syntaxhighlight", false), ("source", false), ("timeline", false), ("score", false),
    ("chem", false), ("graph", false), ("mapframe", false), ("templatestyles", false),
    ("style", false), ("script", false), ("templatedata", false), ("hiero", false),
  ]

  /// For each byte whether a mark may begin there.
  private static let isMark: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "{}[]|<\n".utf8 { table[Int(byte)] = true }
    return table
  }()

  static func scan(_ source: [UInt8]) -> Result {
    var scanner = WikitextScanner(source)
    scanner.scan()
    return Result(marks: scanner.marks, strays: scanner.strays)
  }

  private init(_ source: [UInt8]) {
    self.source = source
    unclosedTags = [Bool](repeating: false, count: Self.rawTags.count)
    marks.reserveCapacity(source.count / 24)
  }

  private mutating func scan() {
    let isMark = Self.isMark
    let count = source.count
    beginLine(at: 0)
    var index = 0
    while index < count {
      let byte = source[index]
      guard isMark[Int(byte)] else {
        index += 1
        continue
      }
      let next = index + 1 < count ? source[index + 1] : 0
      switch byte {
      case Byte.newline:
        beginLine(at: index + 1)
        index += 1
      case Byte.openBrace: index = openBraces(at: index, next)
      case Byte.closeBrace where next == Byte.closeBrace: index = closeBraces(at: index)
      case Byte.openBracket where next == Byte.openBracket:
        // Of three brackets the first is a character: `[[[Page]]]`.
        if index + 2 < count, source[index + 2] == Byte.openBracket {
          index += 1
        } else {
          open(.link, at: index, length: 2)
          index += 2
        }
      case Byte.closeBracket where next == Byte.closeBracket: index = closeBrackets(at: index)
      case Byte.pipe: index = pipe(at: index, next)
      case Byte.less: index = tag(at: index)
      default: index += 1
      }
    }
    endOpenMarks()
  }

  // MARK: Lines

  /// Ends what cannot reach over the line that begins at `start`.
  private mutating func beginLine(at start: Int) {
    var index = start
    while index < source.count, source[index] == Byte.space || source[index] == Byte.tab {
      index += 1
    }
    guard index + 1 < source.count else { return }
    switch source[index] {
    case Byte.newline: while top == .link { dropTop() }
    case Byte.equals where source[index + 1] == Byte.equals && isHeading(from: index):
      while let top, top != .table { dropTop() }
      headings.append(Int32(index))
    case Byte.pipe where source[index + 1] == Byte.hyphen && tables > 0:
      while let top, top != .table { dropTop() }
    default: break
    }
  }

  private func isHeading(from start: Int) -> Bool {
    var end = source.endOfLine(from: start)
    while end > start, source[end - 1].isSpace { end -= 1 }
    return end > start + 4 && source[end - 1] == Byte.equals
  }

  // MARK: Brackets

  private var top: WikitextMark.Kind? { stack.last.map { marks[Int($0)].kind } }

  private mutating func open(_ kind: WikitextMark.Kind, at position: Int, length: Int) {
    stack.append(Int32(marks.count))
    count(kind, by: 1)
    marks.append(
      WikitextMark(
        kind: kind, position: Int32(position), end: Int32(position + length), partner: -1))
  }

  private mutating func close(at position: Int, length: Int) {
    guard let opener = stack.popLast() else { return }
    count(marks[Int(opener)].kind, by: -1)
    marks[Int(opener)].end = Int32(position + length)
    marks[Int(opener)].partner = Int32(marks.count)
    marks.append(
      WikitextMark(
        kind: .close, position: Int32(position), end: Int32(position + length), partner: opener))
  }

  private mutating func count(_ kind: WikitextMark.Kind, by difference: Int) {
    switch kind {
    case .template: templates += difference
    case .link: links += difference
    case .reference: references += difference
    case .table: tables += difference
    default: break
    }
  }

  /// Gives up the innermost opener.
  private mutating func dropTop() {
    guard let opener = stack.popLast() else { return }
    let mark = marks[Int(opener)]
    count(mark.kind, by: -1)
    marks[Int(opener)].kind = .stray
    switch mark.kind {
    case .template: report(.template, at: Int(mark.position))
    case .link: report(.link, at: Int(mark.position))
    case .reference: report(.reference, at: Int(mark.position))
    default: report(.table, at: Int(mark.position))
    }
  }

  private mutating func appendStray(_ what: Broken, at position: Int, length: Int) -> Int {
    report(what, at: position)
    marks.append(
      WikitextMark(
        kind: .stray, position: Int32(position), end: Int32(position + length), partner: -1))
    return position + length
  }

  private mutating func report(_ what: Broken, at position: Int) {
    for index in strays.indices where strays[index].what == what {
      strays[index].count += 1
      strays[index].position = min(strays[index].position, position)
      return
    }
    strays.append(Stray(what: what, position: position, count: 1))
  }

  private mutating func openBraces(at index: Int, _ next: UInt8) -> Int {
    if next == Byte.openBrace {
      var end = index
      while end < source.count, source[end] == Byte.openBrace { end += 1 }
      var position = index + (end - index) % 2
      while position < end {
        open(.template, at: position, length: 2)
        position += 2
      }
      return end
    }
    if next == Byte.pipe, beginsLine(index) {
      open(.table, at: index, length: 2)
      return index + 2
    }
    return index + 1
  }

  /// Whether nothing but white space and the colons of an indentation stands before it in its line.
  private func beginsLine(_ position: Int) -> Bool {
    var index = position
    while index > 0, [Byte.space, Byte.tab, Byte.colon, Byte.star].contains(source[index - 1]) {
      index -= 1
    }
    return index == 0 || source[index - 1] == Byte.newline
  }

  private mutating func closeBraces(at index: Int) -> Int {
    guard templates > 0 else { return appendStray(.templateEnd, at: index, length: 2) }
    // A link that is still open within a template was never closed; a table or a reference may be.
    while top == .link { dropTop() }
    guard top == .template else { return appendStray(.templateEnd, at: index, length: 2) }
    close(at: index, length: 2)
    return index + 2
  }

  private mutating func closeBrackets(at index: Int) -> Int {
    guard top == .link else { return appendStray(.linkEnd, at: index, length: 2) }
    // `[[Page|words]]]`: the label ends with a bracket only where one was opened in it.
    close(at: index, length: 2)
    return index + 2
  }

  private mutating func pipe(at index: Int, _ next: UInt8) -> Int {
    let top = top
    if next == Byte.closeBrace, tables > 0, beginsLine(index),
      top == .table || index + 2 >= source.count || source[index + 2] != Byte.closeBrace
    {
      while let top = self.top, top != .table { dropTop() }
      close(at: index, length: 2)
      return index + 2
    }
    if let opener = stack.last, top == .template || top == .link {
      marks.append(
        WikitextMark(
          kind: .pipe, position: Int32(index), end: Int32(index + 1), partner: opener))
    }
    return index + 1
  }

  /// Gives up what is open at the end; a table then ends at the next heading.
  private mutating func endOpenMarks() {
    while let opener = stack.last {
      let index = Int(opener)
      if marks[index].kind == .table {
        report(.table, at: Int(marks[index].position))
        endTable(index)
        stack.removeLast()
      } else {
        dropTop()
      }
    }
  }

  private mutating func endTable(_ index: Int) {
    let position = marks[index].position
    var low = 0
    var high = headings.count
    while low < high {
      let middle = (low + high) / 2
      if headings[middle] > position { high = middle } else { low = middle + 1 }
    }
    let end = low < headings.count ? headings[low] : Int32(source.count)
    // Its partner is the last mark before its end, so that what follows begins after it.
    var first = index + 1
    var last = marks.count
    while first < last {
      let middle = (first + last) / 2
      if marks[middle].position >= end { last = middle } else { first = middle + 1 }
    }
    marks[index].end = end
    marks[index].partner = Int32(first - 1)
  }
}

// MARK: - Tags

extension WikitextScanner {
  /// Reads the tag at `index` where it hides or keeps what it holds.
  private mutating func tag(at index: Int) -> Int {
    guard index + 2 < source.count else { return index + 1 }
    switch source[index + 1].lowercased {
    case Byte.exclamation where source.holds("<!--", at: index): return comment(at: index)
    case UInt8(ascii: "r") where source.holdsIgnoringCase("<ref", at: index):
      return openReference(at: index)
    case Byte.slash where source.holdsIgnoringCase("</ref", at: index):
      return closeReference(at: index)
    case let letter where letter.isLowercase: return rawTag(at: index)
    default: return index + 1
    }
  }

  private mutating func comment(at index: Int) -> Int {
    if !isCommentUnclosed, let end = find("-->", from: index + 4) {
      appendLeaf(.hidden, index..<end + 3)
      return end + 3
    }
    isCommentUnclosed = true
    return appendStray(.comment, at: index, length: 4)
  }

  private mutating func openReference(at index: Int) -> Int {
    let after = index + 4 < source.count ? source[index + 4] : 0
    guard after.isSpace || after == Byte.greater || after == Byte.slash else { return index + 1 }
    guard let end = endOfTag(from: index + 4) else {
      return appendStray(.reference, at: index, length: 4)
    }
    if source[end - 1] == Byte.slash {
      appendLeaf(.referenceUse, index..<end + 1)
    } else {
      // References do not nest: one that is still open was never closed.
      while references > 0, let top {
        dropTop()
        if top == .reference { break }
      }
      open(.reference, at: index, length: end + 1 - index)
    }
    return end + 1
  }

  private mutating func closeReference(at index: Int) -> Int {
    guard let end = endOfTag(from: index + 5) else { return index + 1 }
    guard references > 0 else {
      return appendStray(.referenceEnd, at: index, length: end + 1 - index)
    }
    while let top, top != .reference { dropTop() }
    close(at: index, length: end + 1 - index)
    return end + 1
  }

  private mutating func rawTag(at index: Int) -> Int {
    for (number, tag) in Self.rawTags.enumerated()
    where source.holdsIgnoringCase(tag.name, at: index + 1) {
      let after = index + 1 + tag.name.utf8CodeUnitCount
      guard after < source.count, !source[after].isLetter else { continue }
      guard let end = endOfTag(from: after) else { return index + 1 }
      if source[end - 1] == Byte.slash {
        appendLeaf(.hidden, index..<end + 1)
        return end + 1
      }
      guard !unclosedTags[number], let close = findClosingTag(tag.name, from: end + 1),
        let last = endOfTag(from: close + 1)
      else {
        unclosedTags[number] = true
        return index + 1
      }
      appendLeaf(tag.isText ? .literal : .hidden, index..<last + 1)
      return last + 1
    }
    return unshownTag(at: index)
  }

  mutating func appendLeaf(_ kind: WikitextMark.Kind, _ range: Range<Int>) {
    marks.append(
      WikitextMark(
        kind: kind, position: Int32(range.lowerBound), end: Int32(range.upperBound),
        partner: Int32(marks.count)))
  }

  /// The `>` of a tag; `nil` where another tag begins before it.
  func endOfTag(from start: Int) -> Int? {
    var index = start
    while index < source.count, source[index] != Byte.less {
      if source[index] == Byte.greater { return index }
      index += 1
    }
    return nil
  }

  private func find(_ word: StaticString, from start: Int) -> Int? {
    guard start < source.count else { return nil }
    for index in start..<source.count where source.holds(word, at: index) { return index }
    return nil
  }

  private func findClosingTag(_ name: StaticString, from start: Int) -> Int? {
    guard start < source.count else { return nil }
    for index in start..<source.count
    where source[index] == Byte.less && index + 1 < source.count
      && source[index + 1] == Byte.slash && source.holdsIgnoringCase(name, at: index + 2)
    {
      return index
    }
    return nil
  }
}
