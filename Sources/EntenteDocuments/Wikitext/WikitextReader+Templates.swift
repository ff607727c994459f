extension WikitextReader {
  /// Reads a template through the table of templates; an unknown one is passed over and counted.
  mutating func readTemplate(_ mark: Int) {
    let start = Int(marks[mark].position) + 2
    let end = Int(marks[mark].end) - 2
    // The name ends at the first mark, be it a pipe, a comment or the end.
    let nameEnd = mark + 1 < marks.count ? min(end, Int(marks[mark + 1].position)) : end
    guard start <= nameEnd else { return }
    var name = source.trimmed(start..<nameEnd)
    var skipped = 0
    if source.holdsIgnoringCase("#invoke:", at: name.lowerBound) {
      name = name.lowerBound + 8..<name.upperBound
      skipped = 1
    } else if let colon = functionColon(in: name) {
      // What follows the colon of `{{formatnum:1234}}` is its first argument.
      readFunction(mark, name: name.lowerBound..<colon + 1, argument: colon + 1..<nameEnd)
      return
    }
    guard let rule = TemplateTable.shared.rule(for: name, in: source) else {
      passOver(name)
      return
    }
    guard rule.treatment != .nothing else { return }
    let template = WikitextTemplate(mark, marks: marks, source: source, skipped: skipped)
    apply(rule, to: template, name: name)
  }

  private mutating func passOver(_ name: Range<Int>) {
    let words = TemplateTable.normalized(Array(source[name].prefix(80)))
    builder.passOver("template \(words)")
  }

  /// The colon of a parser function or a magic word.
  private func functionColon(in name: Range<Int>) -> Int? {
    guard let colon = source[name].firstIndex(of: Byte.colon) else { return nil }
    let word = source[name.lowerBound..<colon]
    let isFunction =
      word.first == Byte.number || word.allSatisfy(\.isUppercase)
      || source.holdsIgnoringCase("formatnum", at: name.lowerBound)
      || source.holdsIgnoringCase("lc", at: name.lowerBound) && word.count == 2
      || source.holdsIgnoringCase("uc", at: name.lowerBound) && word.count == 2
    return isFunction ? colon : nil
  }

  private mutating func readFunction(_ mark: Int, name: Range<Int>, argument: Range<Int>) {
    let word = Array(source[name])
    if word.elementsEqual("#tag:".utf8), source.holdsIgnoringCase("ref", at: argument.lowerBound) {
      let template = WikitextTemplate(mark, marks: marks, source: source, skipped: 0)
      if let content = template.first(of: [[UInt8(ascii: "1")]]) {
        readNote(content, name: template[Array("name".utf8)])
      }
    } else if word.elementsEqual("formatnum:".utf8) {
      readInline(
        WikitextPiece(start: argument.lowerBound, end: argument.upperBound, mark: mark + 1))
    } else if TemplateTable.shared.rule(for: word.indices, in: word)?.treatment != .nothing {
      passOver(name)
    }
  }

  private mutating func apply(
    _ rule: TemplateRule, to template: WikitextTemplate, name: Range<Int>
  ) {
    switch rule.treatment {
    case .words: readWords(rule, template)
    case .literal: readLiteralWords(rule.before, template)
    case .flag: readFlag(rule, template)
    case .flags:
      for value in template.positional {
        linkTemplateTarget(words: value, target: value)
        builder.separate(Byte.space, since: blockStart, for: template.range)
      }
    case .page:
      if let target = template.first(of: [[UInt8(ascii: "1")]]) {
        linkPage(words: template.first(of: rule.arguments) ?? target, target: target)
      }
    case .date: readDate(rule, template)
    case .range: readDateRange(template)
    case .sort:
      setSortKey(template[[UInt8(ascii: "1")]])
      readWords(rule, template)
    case .sortName: readSortName(template)
    case .convert: readConversion(template)
    case .items: readItems(rule, template)
    case .blocks:
      if let content = template.first(of: rule.arguments) { readContent(content) }
    case .joined:
      for (index, value) in template.positional.enumerated() {
        if index > 0 { builder.make("/", for: template.range) }
        readInline(trimmed(value))
      }
    case .lineBreak:
      if mayBreak { breakBlock(at: template.range.lowerBound) }
    case .main:
      for page in template.positional {
        builder.appendMainPage(PageTitle(source[source.trimmed(page.range)]).name)
      }
    case .infobox: readInfobox(template, name: name)
    case .citation: citations.append(mark(citation(of: template)), name: nil)
    case .note:
      if let content = template.first(of: rule.arguments) {
        readNote(content, name: template[Array("name".utf8)])
      }
    case .short: citations.append(mark(shortCitation(of: template)), name: nil)
    case .references:
      for content in rule.arguments.compactMap({ template[$0] }) { readDefinitions(content) }
    case .nothing: break
    }
  }

  // MARK: Words

  /// The piece without white space at its ends.
  func trimmed(_ piece: WikitextPiece) -> WikitextPiece {
    guard piece.start < piece.end else { return piece }
    let range = source.trimmed(piece.range)
    return WikitextPiece(start: range.lowerBound, end: range.upperBound, mark: piece.mark)
  }

  private mutating func readWords(_ rule: TemplateRule, _ template: WikitextTemplate) {
    guard let value = template.first(of: rule.arguments) else {
      builder.make(rule.fallback, for: template.range)
      return
    }
    builder.make(rule.before, for: template.range)
    readInline(trimmed(value))
    builder.make(rule.after, for: template.range)
  }

  private mutating func readLiteralWords(_ words: String, _ template: WikitextTemplate) {
    let isAtSpace = builder.position == blockStart || builder.lastByte?.isSpace == true
    builder.make(
      isAtSpace && words.hasPrefix(" ") ? String(words.dropFirst()) : words,
      for: template.range)
  }

  /// A flag names its state by a title or a code; the words are what it shows beside the flag.
  private mutating func readFlag(_ rule: TemplateRule, _ template: WikitextTemplate) {
    if rule.fallback.isEmpty {
      guard let target = template.first(of: [[UInt8(ascii: "1")]]) else { return }
      linkTemplateTarget(words: template.first(of: rule.arguments) ?? target, target: target)
    } else {
      let from = builder.position
      builder.make(rule.fallback, for: template.range)
      builder.appendLink(.template, from: from, target: rule.fallback)
    }
  }

  private mutating func linkTemplateTarget(words: WikitextPiece, target: WikitextPiece) {
    let from = builder.position
    withoutBreaks { $0.readInline($0.trimmed(words)) }
    builder.trim(to: from)
    let name = plainText(target)
    builder.appendLink(.template, from: from, target: name)
  }

  private mutating func linkPage(words: WikitextPiece, target: WikitextPiece) {
    let from = builder.position
    withoutBreaks { $0.readInline($0.trimmed(words)) }
    let title = PageTitle(source[source.trimmed(target.range)])
    builder.appendLink(.page, from: from, target: title.name)
  }

  private mutating func readSortName(_ template: WikitextTemplate) {
    let names = template.positional
    guard let first = names.first else { return }
    let from = builder.position
    readInline(trimmed(first))
    if names.count > 1 {
      builder.separate(Byte.space, since: from, for: template.range)
      readInline(trimmed(names[1]))
    }
    guard template[Array("nolink".utf8)] == nil else { return }
    let target = names.count > 2 && !template.isBlank(names[2]) ? plainText(names[2]) : nil
    // A break among the names may have ended the block before them.
    let words = builder.document.words(min(from, builder.position)..<builder.position)
    builder.appendLink(.page, from: from, target: PageTitle((target ?? words).utf8).name)
  }

  /// A number, a unit, and what stands between two numbers: `{{convert|6|to|12|nmi}}`.
  private mutating func readConversion(_ template: WikitextTemplate) {
    let values = template.trimmedValues
    var index = 0
    while index < min(values.count, 4) {
      let value = values[index]
      let isNumber = source[value.range].first.map { $0.isDigit || $0 == Byte.hyphen } ?? false
      if index > 0 { builder.separate(Byte.space, since: blockStart, for: template.range) }
      readInline(value)
      index += 1
      let isJoint = index < values.count && Self.joints.contains(source.string(values[index].range))
      if !isNumber && !isJoint && index > 1 && !Self.joints.contains(source.string(value.range)) {
        break
      }
    }
  }

  private static let joints = ["to", "and", "or", "by", "x", "-", "–", "to(-)", "+/-", "×"]

  // MARK: Lists

  /// Each argument is an item, or the first one holds a list in its lines.
  private mutating func readItems(_ rule: TemplateRule, _ template: WikitextTemplate) {
    if let list = rule.arguments.compactMap({ template[$0] }).first(where: { !template.isBlank($0) }
    ) {
      readContent(list)
      return
    }
    for value in template.positional where !template.isBlank(value) { readContent(value) }
  }

  /// Reads blocks where blocks may end, and running text elsewhere.
  private mutating func readContent(_ piece: WikitextPiece) {
    if mayBreak {
      descend { $0.readBlocks(piece) }
    } else {
      builder.separate(Byte.space, since: blockStart, for: piece.start..<piece.start)
      readInline(trimmed(piece))
    }
  }

  private mutating func readInfobox(_ template: WikitextTemplate, name: Range<Int>) {
    guard mayBreak else {
      builder.passOver("infobox in a line")
      return
    }
    breakBlock(at: template.range.lowerBound)
    let from = builder.position
    var infobox = Infobox(name: source.string(name), fields: [])
    let outer = builder.divertBlocks()
    for argument in template.arguments {
      guard let key = argument.name, !template.isBlank(argument.value) else { continue }
      let start = builder.position
      descend { $0.readBlocks(argument.value) }
      guard builder.position > start else { continue }
      infobox.fields.append(
        Infobox.Field(key: source.string(key), value: start..<builder.position - 1))
    }
    _ = builder.resumeBlocks(outer)
    blockStart = builder.position
    guard !infobox.fields.isEmpty else { return }
    let index = builder.append(infobox)
    builder.appendBlock(.infobox(index), range: from..<builder.position - 1)
  }

  /// Whether a range stands in the text as it stands in the source.
  private func isPlain(_ range: Range<Int>) -> Bool {
    let stops = Self.stops
    for index in range where stops[Int(source[index])] || source[index] == Byte.openBrace {
      return false
    }
    return true
  }

  /// The words of a piece, without a trace in the text.
  mutating func plainText(_ piece: WikitextPiece) -> String {
    let piece = trimmed(piece)
    guard !piece.isEmpty else { return "" }
    if isPlain(piece.range) { return source.string(piece.range) }
    let mark = builder.mark
    let start = blockStart
    let key = sortKey
    let count = citations.count
    blockStart = builder.position
    var words = ""
    descend { reader in
      reader.withoutBreaks { $0.readInline(piece) }
      words = reader.builder.document.words(reader.blockStart..<reader.builder.position)
    }
    builder.rollBack(to: mark)
    blockStart = start
    sortKey = key
    _ = citations.take(from: count)
    while words.last?.isWhitespace == true { words.removeLast() }
    return words
  }
}
