/// Splits text into words as Universal Dependencies does for English.
///
/// Words stand apart from punctuation, clitics from their hosts (`do|n't`, `Putin|'s`), hyphenated
/// words are three (`al|-|Assad`) unless they begin with a prefix (`pro-Western`). Abbreviations,
/// initials, numbers, addresses and file names stay whole. Time is linear in the text, whatever it
/// holds; text that is no UTF-8 is split too.
package struct Tokenizer: Sendable {
  let words = EnglishWords.shared

  package init() {}

  /// Returns the words of `text` within `range`, in order.
  package func tokenize(_ text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    pieces(text, in: range).map(\.range)
  }

  /// Returns the words with the white space before each.
  func pieces(_ text: [UInt8], in range: Range<Int>) -> [Piece] {
    var pieces: [Piece] = []
    let range = range.clamped(to: text.indices)
    pieces.reserveCapacity(range.count / 5)
    var index = range.lowerBound
    var gap = Piece.Gap.start
    while index < range.upperBound {
      let character = Character8(text, at: index, end: range.upperBound)
      if character.kind == .space {
        gap = gap.extended(by: text[index])
        index += character.length
        continue
      }
      var end = index + character.length
      var isLetters = character.kind == .letter
      while end < range.upperBound {
        let next = Character8(text, at: end, end: range.upperBound)
        if next.kind == .space { break }
        if next.kind != .letter { isLetters = false }
        end += next.length
      }
      if isLetters {
        append(contraction(text, index..<end), from: index, gap: gap, to: &pieces)
      } else {
        split(text, index..<end, textEnd: range.upperBound, gap: gap, into: &pieces)
      }
      gap = .space
      index = end
    }
    return pieces
  }

  /// Appends a word, or the two that it is in syntax.
  private func append(_ word: WordEnd, from start: Int, gap: Piece.Gap, to pieces: inout [Piece]) {
    if let cut = word.cut {
      pieces.append(Piece(range: start..<cut, gap: gap))
      pieces.append(Piece(range: cut..<word.end, gap: .none))
    } else {
      pieces.append(Piece(range: start..<word.end, gap: gap))
    }
  }

  /// Splits a chunk without white space that is more than letters.
  private func split(
    _ text: [UInt8], _ chunk: Range<Int>, textEnd: Int, gap: Piece.Gap,
    into pieces: inout [Piece]
  ) {
    var gap = gap
    var index = chunk.lowerBound
    let address = isAddress(text, chunk)
    while index < chunk.upperBound {
      let word =
        address
        ? addressEnd(text, index..<chunk.upperBound)
        : wordEnd(text, index..<chunk.upperBound, textEnd: textEnd)
      append(word, from: index, gap: gap, to: &pieces)
      gap = .none
      index = word.end
    }
  }

  /// Whether a chunk holds a web or mail address.
  private func isAddress(_ text: [UInt8], _ chunk: Range<Int>) -> Bool {
    guard chunk.count > 4 else { return false }
    var index = chunk.lowerBound
    var sign = false
    while index < chunk.upperBound {
      switch text[index] {
      case UInt8(ascii: ":"):
        if index + 2 < chunk.upperBound, index > chunk.lowerBound,
          text[index + 1] == UInt8(ascii: "/"),
          text[index + 2] == UInt8(ascii: "/")
        {
          return true
        }
      case UInt8(ascii: "@"): sign = index > chunk.lowerBound
      case UInt8(ascii: "."):
        if sign { return true }
        if index == chunk.lowerBound + 3, text[chunk.lowerBound] | 0x20 == UInt8(ascii: "w"),
          text[chunk.lowerBound + 1] | 0x20 == UInt8(ascii: "w"),
          text[chunk.lowerBound + 2] | 0x20 == UInt8(ascii: "w")
        {
          return true
        }
      default: break
      }
      index += 1
    }
    return false
  }
}

/// A word and the white space before it.
struct Piece {
  /// What separates a word from the one before.
  enum Gap: UInt8, Comparable {
    case none
    case space
    /// One line break.
    case line
    /// A blank line.
    case paragraph
    /// The beginning of the text.
    case start

    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }

    /// The gap after one more white space character.
    func extended(by byte: UInt8) -> Gap {
      guard self != .start else { return .start }
      guard byte == UInt8(ascii: "\n") else { return max(self, .space) }
      return self >= .line ? .paragraph : .line
    }
  }

  var range: Range<Int>
  var gap: Gap
}
