/// Groups the words of a text into sentences.
///
/// What goes on for ``longest`` words is cut there, for a tree costs the square of its words: the longest list of states
/// that a person writes in one sentence has some 600.
/// A blank line always ends a sentence. A single line break does where the next word would have
/// fitted into the line, so text that was wrapped to a width is read through, and lists, headings
/// and verse are not. Within a line the punctuation decides, and what follows it.
package struct SentenceSplitter: Sendable {
  private let words = EnglishWords.shared

  /// The most words of a sentence.
  package static let longest = 1_000

  package init() {}

  /// Returns the sentences as ranges of `pieces`.
  func split(_ text: [UInt8], _ pieces: [Piece]) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var width = LineWidth(text, pieces)
    var depth = 0
    for index in pieces.indices.dropFirst() {
      depth = depth + nesting(text, pieces[index - 1].range)
      let gap = pieces[index].gap
      let isEnd =
        switch gap {
        case .paragraph, .start: true
        case .line:
          width.isHardBreak(before: index)
            || endsSentence(text, pieces, at: index, start: start, depth: depth)
        case .space, .none: endsSentence(text, pieces, at: index, start: start, depth: depth)
        }
      guard isEnd || index - start >= Self.longest else { continue }
      sentences.append(start..<index)
      start = index
      depth = 0
    }
    if start < pieces.count { sentences.append(start..<pieces.count) }
    return sentences
  }

  /// +1 for an opening bracket, -1 for a closing one.
  private func nesting(_ text: [UInt8], _ range: Range<Int>) -> Int {
    guard range.count == 1 else { return 0 }
    switch text[range.lowerBound] {
    case UInt8(ascii: "("), UInt8(ascii: "["): return 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"): return -1
    default: return 0
    }
  }

  /// Whether the sentence that began at `start` ends before the word at `index`.
  private func endsSentence(
    _ text: [UInt8], _ pieces: [Piece], at index: Int, start: Int, depth: Int
  ) -> Bool {
    let next = pieces[index]
    // Closing marks belong to the sentence before them.
    if isClosing(text, next, after: pieces[index - 1]) { return false }
    if isNoteMark(text, pieces, at: index) { return false }
    var last = index - 1
    while last > start {
      if isClosing(text, pieces[last], after: pieces[last - 1]) {
        last -= isNoteMark(text, pieces, at: last - 2) && last - 2 > start ? 3 : 1
      } else {
        break
      }
    }
    guard let mark = terminal(text, pieces[last].range) else { return false }
    let isInside = depth > 0
    switch mark {
    case .abbreviation:
      return next.gap != .none && !isInside
        && beginsAfterAbbreviation(text, pieces, at: index, last: last)
    case .ellipsis:
      return next.gap != .none && startsUpper(text, next.range)
    case .stop:
      if isInside && last == index - 1 && startsLower(text, next.range) { return false }
      if isListMarker(text, pieces, start: start, last: last) { return false }
      return !startsLower(text, next.range)
        || next.gap != .none && last == index - 1 && !isInside && isPeriod(text, pieces[last].range)
    }
  }

  private enum Terminal {
    case stop
    case ellipsis
    case abbreviation
  }

  private func terminal(_ text: [UInt8], _ range: Range<Int>) -> Terminal? {
    let last = text[range.upperBound - 1]
    switch last {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return .stop
    case UInt8(ascii: "."):
      if range.count == 1 { return .stop }
      return text[range.lowerBound] == UInt8(ascii: ".") ? .ellipsis : .abbreviation
    default:
      guard range.count == 3, text[range.lowerBound] == 0xE2 || text[range.lowerBound] == 0xE3
      else { return nil }
      if text[range.lowerBound] == 0xE2, text[range.lowerBound + 1] == 0x80, last == 0xA6 {
        return .ellipsis
      }
      return text[range.lowerBound] == 0xE3 && text[range.lowerBound + 1] == 0x80 && last == 0x82
        ? .stop : nil
    }
  }

  private func isPeriod(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    range.count == 1 && text[range.lowerBound] == UInt8(ascii: ".")
  }

  /// Whether a piece closes a quotation or a bracket; a straight quote closes where it clings.
  private func isClosing(_ text: [UInt8], _ piece: Piece, after previous: Piece) -> Bool {
    let range = piece.range
    switch text[range.lowerBound] {
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return range.count == 1
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return range.count <= 2 && piece.gap == .none
    case 0xE2 where range.count == 3:
      let second = text[range.lowerBound + 1]
      let third = text[range.upperBound - 1]
      return second == 0x80 && (third == 0x9D || third == 0x99)
        && piece.gap == .none
    case 0xC2: return range.count == 2 && text[range.upperBound - 1] == 0xBB
    default: return false
    }
  }

  /// Whether the mark of a note, such as `[17]`, begins at `index`.
  private func isNoteMark(_ text: [UInt8], _ pieces: [Piece], at index: Int) -> Bool {
    guard index >= 0, index + 2 < pieces.count, pieces[index + 1].gap == .none,
      text[pieces[index].range.lowerBound] == UInt8(ascii: "["),
      text[pieces[index + 2].range.lowerBound] == UInt8(ascii: "]")
    else { return false }
    return text[pieces[index + 1].range].allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  private func startsLower(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let (scalar, _) = Character8.scalar(text, at: range.lowerBound, end: range.upperBound)
    return scalar?.properties.isLowercase ?? false
  }

  private func startsUpper(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let (scalar, _) = Character8.scalar(text, at: range.lowerBound, end: range.upperBound)
    return scalar?.properties.isUppercase ?? false
  }

  /// Whether "1." or "a." opens the sentence, which then goes on.
  private func isListMarker(_ text: [UInt8], _ pieces: [Piece], start: Int, last: Int) -> Bool {
    guard last == start + 1, pieces[start].range.count <= 2 else { return false }
    let first = text[pieces[start].range.lowerBound]
    let isDigit = UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
    return (isDigit || pieces[start].range.count == 1) && pieces[last].gap == .none
  }

  /// Whether a sentence begins after an abbreviation that may end one.
  private func beginsAfterAbbreviation(
    _ text: [UInt8], _ pieces: [Piece], at index: Int, last: Int
  ) -> Bool {
    let range = pieces[last].range
    let word = range.lowerBound..<range.upperBound - 1
    if let lower = ShortWord(text, word), let kind = words.abbreviations[lower], kind != .word {
      return false
    }
    if word.count == 1 { return false }
    let next = pieces[index].range
    guard startsUpper(text, next) else { return false }
    // A capital after "U.S." begins a sentence where the word is one that begins sentences.
    return ShortWord(text, next).map(words.openers.contains) ?? false
  }
}

/// The widths of the lines of a paragraph, which tell wrapped text from lines that stand alone.
private struct LineWidth {
  private let text: [UInt8]
  private let pieces: [Piece]
  private var paragraphEnd = 0
  private var lineStart = 0
  private var widest = 0

  init(_ text: [UInt8], _ pieces: [Piece]) {
    self.text = text
    self.pieces = pieces
  }

  /// Whether the line break before `index` was meant: the next word would have fitted before it.
  mutating func isHardBreak(before index: Int) -> Bool {
    if index >= paragraphEnd { measure(paragraphAt: index) }
    var start = index - 1
    while start > lineStart, pieces[start].gap < .line { start -= 1 }
    lineStart = index
    let width = characters(start, index - 1)
    var end = index
    while end + 1 < pieces.count, pieces[end + 1].gap == .none { end += 1 }
    let next = characters(index, end)
    return width + 1 + next <= widest
  }

  private mutating func measure(paragraphAt index: Int) {
    var start = index
    while start > 0, pieces[start].gap < .paragraph { start -= 1 }
    lineStart = start
    widest = 0
    var first = start
    var end = start + 1
    while end < pieces.count, pieces[end].gap < .paragraph {
      if pieces[end].gap == .line {
        widest = max(widest, characters(first, end - 1))
        first = end
      }
      end += 1
    }
    widest = max(widest, characters(first, end - 1))
    paragraphEnd = end
  }

  /// The characters from the beginning of one piece to the end of another.
  private func characters(_ first: Int, _ last: Int) -> Int {
    text[pieces[first].range.lowerBound..<pieces[last].range.upperBound]
      .count { $0 & 0xC0 != 0x80 }
  }
}
