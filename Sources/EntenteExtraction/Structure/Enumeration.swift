import EntenteDocuments

/// The parts of a line that enumerates: "ACP, AfDB, C (observer), and the United Nations".
struct Enumeration: Sendable {
  /// What stands before the colon that leads in to the parts; empty where there is none.
  private(set) var leadIn: Range<Int>
  /// The parts, without separators and spaces.
  private(set) var parts: [Range<Int>] = []

  /// Cuts a line at commas, semicolons, bullets and line breaks outside brackets, and before the last
  /// "and".
  init(_ range: Range<Int>, in document: Document) {
    let text = document.text
    var start = range.lowerBound
    if let colon = text[range].firstIndex(of: UInt8(ascii: ":")),
      colon - range.lowerBound < 300
    {
      start = colon + 1
    }
    leadIn = range.lowerBound..<max(range.lowerBound, start - 1)
    cut(start..<range.upperBound, in: document)
  }

  /// Cuts what follows a lead-in that is known: "X is a member of".
  init(after leadIn: Range<Int>, in range: Range<Int>, of document: Document) {
    self.leadIn = leadIn
    cut(leadIn.upperBound..<range.upperBound, in: document)
  }

  private mutating func cut(_ range: Range<Int>, in document: Document) {
    let text = document.text
    var depth = 0
    var first = range.lowerBound
    var position = range.lowerBound
    while position < range.upperBound {
      var width = 0
      switch text[position] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth = max(0, depth - 1)
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\n"): width = depth == 0 ? 1 : 0
      default: width = depth == 0 ? Self.bulletLength(text, at: position, end: range.upperBound) : 0
      }
      if width > 0 && !document.isInsideLink(position) {
        append(first..<position, of: text)
        first = position + width
        position += width
      } else {
        position += 1
      }
    }
    append(first..<range.upperBound, of: text)
  }

  private mutating func append(_ range: Range<Int>, of text: [UInt8]) {
    var start = range.lowerBound
    var end = range.upperBound
    func skip() {
      while start < end, text[start] <= 0x20 { start += 1 }
      while end > start, text[end - 1] <= 0x20 || text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    }
    skip()
    for word in ["and ", "the "] where text[start..<end].starts(with: word.utf8) {
      start += word.utf8.count
      skip()
    }
    if start < end { parts.append(start..<end) }
  }

  /// The length of a bullet or a middle dot, 0 where there is none.
  private static func bulletLength(_ text: [UInt8], at position: Int, end: Int) -> Int {
    if text[position] == 0xE2, position + 2 < end, text[position + 1] == 0x80,
      text[position + 2] == 0xA2
    {
      return 3
    }
    if text[position] == 0xC2, position + 1 < end, text[position + 1] == 0xB7 { return 2 }
    return 0
  }
}

extension Document {
  /// Whether a position lies inside the words of a link, where a comma divides nothing.
  fileprivate func isInsideLink(_ position: Int) -> Bool {
    var low = 0
    var high = links.count
    while low < high {
      let middle = (low + high) / 2
      if links[middle].range.lowerBound <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 && links[low - 1].range.contains(position)
  }
}
