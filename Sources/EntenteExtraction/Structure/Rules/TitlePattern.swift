/// The words of a title with places for names: `[list of] ambassadors of S to H`.
///
/// A capital letter stands for a name, `a|b` for either word, `[…]` for words that may be missing, `...` for
/// any words.
package struct TitlePattern: Sendable {
  indirect enum Part: Sendable {
    case word(Set<String>)
    case slot(String)
    case optional([Part])
    case anything
  }

  /// The longest name, in words.
  private static let longestName = 12

  let parts: [Part]
  /// As it is written.
  package let source: String

  /// Reads a pattern; `nil` where its brackets do not pair.
  package init?(_ source: String) {
    self.source = source
    var stack: [[Part]] = [[]]
    let spaced = source.replacing("[", with: " [ ").replacing("]", with: " ] ")
    for word in spaced.split(separator: " ") {
      switch word {
      case "[": stack.append([])
      case "]":
        guard stack.count > 1, let inner = stack.popLast() else { return nil }
        stack[stack.count - 1].append(.optional(inner))
      case "...": stack[stack.count - 1].append(.anything)
      default:
        let isSlot = word.utf8.count == 1 && word.first?.isUppercase == true
        stack[stack.count - 1].append(
          isSlot ? .slot(String(word)) : .word(Set(word.split(separator: "|").map(String.init))))
      }
    }
    guard stack.count == 1, !stack[0].isEmpty else { return nil }
    parts = stack[0]
  }

  /// The names of the slots.
  package var slots: [String] {
    func collect(_ parts: [Part]) -> [String] {
      parts.flatMap { part -> [String] in
        switch part {
        case .slot(let name): [name]
        case .optional(let inner): collect(inner)
        case .word, .anything: []
        }
      }
    }
    return collect(parts)
  }

  /// Matches the words of a title as a whole; `accepts` says whether a slot may stand for a range of
  /// the words.
  ///
  /// - Returns: the words of each slot, `nil` where the title is another.
  func match(
    _ words: [String], accepts: (String, Range<Int>) -> Bool
  ) -> [String: Range<Int>]? {
    var steps = 0
    func match(
      _ parts: ArraySlice<Part>, _ index: Int, _ found: [String: Range<Int>]
    ) -> [String: Range<Int>]? {
      steps += 1
      // Titles are short; one made to be slow is no title.
      guard steps < 4000 else { return nil }
      guard let part = parts.first else { return index == words.count ? found : nil }
      let rest = parts.dropFirst()
      switch part {
      case .word(let alternatives):
        guard index < words.count, alternatives.contains(words[index]) else { return nil }
        return match(rest, index + 1, found)
      case .optional(let inner):
        return match(inner[...] + rest, index, found) ?? match(rest, index, found)
      case .anything:
        for end in index...words.count {
          if let result = match(rest, end, found) { return result }
        }
        return nil
      case .slot(let name):
        guard index < words.count else { return nil }
        for end in (index + 1)...min(words.count, index + Self.longestName) {
          guard let result = match(rest, end, found) else { continue }
          if accepts(name, index..<end) {
            var result = result
            result[name] = index..<end
            return result
          }
        }
        return nil
      }
    }
    return match(parts[...], 0, [:])
  }
}
