/// Finds the positions that people hold: "Deputy Prime Minister", "Secretary of State for Foreign Affairs".
///
/// No corpus of names marks them, so a list of words does (`Ontology/english/offices.tsv`): an office, the words
/// before it that narrow it down, and what it is for. Some corpora take a position for part of its holder's name, so
/// one that begins a person's name is taken off it. A position within another name is part of that.
struct PositionFinder: Sendable {
  private let offices: Set<ShortWord>
  private let crowns: Set<ShortWord>
  private let before: Set<ShortWord>
  private let behind: Set<ShortWord>

  /// How often what the lists find is a position and whole: 96 of a hundred in pages on foreign relations, and two
  /// of the others mended since.
  private static let score = 0.95

  static let shared = PositionFinder()

  private init() {
    var lists: [Substring: Set<ShortWord>] = [:]
    for row in EnglishWords.table("offices") where row.count > 1 {
      if let word = ShortWord(row[0]) { lists[row[1], default: []].insert(word) }
    }
    offices = lists["office"] ?? []
    crowns = lists["crown"] ?? []
    before = lists["before"] ?? []
    behind = lists["behind"] ?? []
  }

  /// Adds the positions of a sentence, of which the words have tags, to its names.
  func find(in sentence: inout Sentence, of text: [UInt8]) {
    var found: [NameSpan] = []
    var next = 0
    for index in sentence.tokens.indices where index >= next {
      let tag = sentence.tokens[index].tag
      guard tag == .noun || tag == .properNoun else { continue }
      let isOffice = has(offices, index, sentence, text)
      guard isOffice || has(crowns, index, sentence, text) else { continue }
      var start = index
      while start > next, has(before, start - 1, sentence, text) { start -= 1 }
      let tokens = start..<end(after: index + 1, sentence, text)
      next = tokens.upperBound
      // "European" of a minister of European integration.
      sentence.names.removeAll { name in
        name.kind != .person && name.tokens != tokens
          && name.tokens.clamped(to: tokens) == name.tokens
      }
      if let name = sentence.names.firstIndex(where: { $0.tokens.overlaps(tokens) }) {
        guard isOffice, take(tokens, off: name, &sentence, text) else { continue }
      }
      found.append(NameSpan(tokens: tokens, kind: .position, score: Self.score))
    }
    guard !found.isEmpty else { return }
    sentence.names += found
    sentence.names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Takes a position off the name of a person that begins with it, or with an acronym and it: "UN
  /// Secretary-General Ban". Returns whether it is one of its own now; a single word may be a surname.
  private func take(
    _ tokens: Range<Int>, off index: Int, _ sentence: inout Sentence, _ text: [UInt8]
  ) -> Bool {
    let name = sentence.names[index]
    let isFirst = (name.tokens.lowerBound..<max(name.tokens.lowerBound, tokens.lowerBound))
      .allSatisfy { place in
        text[sentence.tokens[place].range].allSatisfy {
          UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 || $0 == UInt8(ascii: ".")
        }
      }
    guard name.kind == .person, isFirst else { return false }
    if tokens.upperBound < name.tokens.upperBound {
      sentence.names[index].tokens = tokens.upperBound..<name.tokens.upperBound
      return true
    }
    guard tokens.count > 1 else { return false }
    sentence.names.remove(at: index)
    return true
  }

  /// Where a position ends of which the office ends at `index`.
  private func end(after index: Int, _ sentence: Sentence, _ text: [UInt8]) -> Int {
    var end = index
    // "Secretary-General", "Consul General".
    for place in [index, index + 1] where Self.general == word(place, sentence, text) {
      if place == index || Self.hyphen == word(index, sentence, text) { end = place + 1 }
    }
    while Self.links.contains(word(end, sentence, text)) {
      var next = end + 1
      if word(next, sentence, text) == Self.article { next += 1 }
      guard has(behind, next, sentence, text) else { break }
      while has(behind, next, sentence, text) || isJoint(next, sentence, text) { next += 1 }
      end = next
    }
    return end
  }

  /// Whether "and" or a comma stands between two words of what a position is for.
  private func isJoint(_ index: Int, _ sentence: Sentence, _ text: [UInt8]) -> Bool {
    Self.joints.contains(word(index, sentence, text)) && has(behind, index + 1, sentence, text)
  }

  private func has(
    _ list: Set<ShortWord>, _ index: Int, _ sentence: Sentence, _ text: [UInt8]
  ) -> Bool {
    word(index, sentence, text).map(list.contains) ?? false
  }

  private func word(_ index: Int, _ sentence: Sentence, _ text: [UInt8]) -> ShortWord? {
    sentence.tokens.indices.contains(index) ? ShortWord(text, sentence.tokens[index].range) : nil
  }

  private static let general = ShortWord("general")
  private static let hyphen = ShortWord("-")
  private static let article = ShortWord("the")
  private static let links: Set<ShortWord?> = [ShortWord("of"), ShortWord("for")]
  private static let joints: Set<ShortWord?> = [ShortWord("and"), ShortWord(",")]
}
