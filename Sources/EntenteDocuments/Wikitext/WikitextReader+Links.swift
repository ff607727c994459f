extension WikitextReader {
  /// Namespaces whose links show no words in a text.
  private static let silentNamespaces = ["file", "image", "media", "category"]

  /// Reads `[[Target|label]]` and the letters that trail it; returns where the text goes on.
  mutating func readLink(_ mark: Int) -> (Int, Int) {
    let close = Int(marks[mark].partner)
    let end = Int(marks[mark].end)
    let start = Int(marks[mark].position) + 2
    var divider = mark + 1
    while divider < close, !(marks[divider].kind == .pipe && Int(marks[divider].partner) == mark) {
      divider = nextSibling(divider)
    }
    let hasLabel = divider < close
    let targetEnd = hasLabel ? Int(marks[divider].position) : end - 2
    let target = source.trimmed(start..<targetEnd)
    let next = (end, close + 1)
    guard !target.isEmpty else { return next }
    if source[target.lowerBound] != Byte.colon, let namespace = namespace(of: target),
      Self.silentNamespaces.contains(namespace)
    {
      if namespace != "category" { builder.passOver("picture") }
      return next
    }
    let title = PageTitle(source[target])
    let from = builder.position
    if hasLabel {
      let label = WikitextPiece(
        start: Int(marks[divider].position) + 1, end: end - 2, mark: divider + 1)
      descend { reader in reader.withoutBreaks { $0.readInline(label) } }
      if builder.position == from { copyPipeTrick(target) }
    } else {
      let isEscaped = source[target.lowerBound] == Byte.colon
      builder.copy(target.lowerBound + (isEscaped ? 1 : 0)..<target.upperBound)
    }
    var after = end
    while after < source.count, source[after].isLowercase { after += 1 }
    builder.copy(end..<after)
    if !title.name.isEmpty {
      builder.appendLink(.page, from: from, target: title.name)
    }
    return (after, close + 1)
  }

  /// The mark after one and all that it opens.
  func nextSibling(_ mark: Int) -> Int {
    switch marks[mark].kind {
    case .template, .link, .reference, .table: max(mark, Int(marks[mark].partner)) + 1
    default: mark + 1
    }
  }

  /// What stands before the first colon, in small letters.
  private func namespace(of range: Range<Int>) -> String? {
    guard
      let colon = source[range.lowerBound..<min(range.upperBound, range.lowerBound + 12)]
        .firstIndex(of: Byte.colon)
    else { return nil }
    return source.string(source.trimmed(range.lowerBound..<colon)).lowercased()
  }

  /// An empty label stands for the title without its namespace and the words in brackets.
  private mutating func copyPipeTrick(_ target: Range<Int>) {
    var range = target
    if let colon = source[range].firstIndex(of: Byte.colon) { range = colon + 1..<range.upperBound }
    if let bracket = source[range].lastIndex(of: UInt8(ascii: "(")) {
      range = range.lowerBound..<bracket
    }
    builder.copy(source.trimmed(range))
  }
}
