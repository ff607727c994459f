/// Gives each word its lemma by its tag and its ending.
///
/// The longest ending that training saw with the tag, first the word itself, says how to edit it:
/// how many bytes to cut and what to append. A linear walk over at most eight endings.
package struct Lemmatizer: Sendable {
  /// How to make a lemma from a word.
  package struct Edit: Hashable, Sendable {
    /// What becomes of capitals before anything is cut.
    package enum Casing: String, Sendable {
      case keep
      case lower
      /// A capital first, and small letters: "Tehran" of "TEHRAN" and of "tehran".
      case title
    }

    package var casing: Casing
    package var cut: Int
    package var ending: [UInt8]

    /// The edit that makes `lemma` of `word`; both with plain quotation marks.
    package init(from word: [UInt8], to lemma: [UInt8]) {
      let lower = Casing.lower.apply(word)
      if word.count == 1, lower != lemma {
        // "I" is the lemma of "I" and "i".
        (casing, cut, ending) = (.lower, 1, lemma)
        return
      }
      func shared(_ casing: Casing) -> Int {
        zip(casing.apply(word), lemma).prefix { $0 == $1 }.count
      }
      var best = Casing.lower
      if shared(.title) > shared(best) { best = .title }
      if shared(.keep) > shared(best) { best = .keep }
      casing = best
      cut = word.count - shared(best)
      ending = Array(lemma[shared(best)...])
    }

    /// Reads what ``description`` writes.
    package init?(_ description: String) {
      let parts = description.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 3, let cut = Int(parts[1]),
        let casing = Casing(rawValue: String(parts[0]))
      else { return nil }
      self.casing = casing
      self.cut = cut
      ending = Array(parts[2].utf8)
    }

    package var description: String {
      "\(casing.rawValue) \(cut) \(String(decoding: ending, as: UTF8.self))"
    }

    /// The lemma of a word, `nil` where the word is too short for the edit.
    package func apply(_ word: [UInt8]) -> [UInt8]? {
      guard cut <= word.count else { return nil }
      return casing.apply(word).dropLast(cut) + ending
    }
  }

  private let edits: [Edit]
  private let table: WordTable

  /// Opens a lemmatizer; returns `nil` where the file holds none.
  package init?(_ model: ModelFile) {
    guard let table = model.words("endings") else { return nil }
    edits = model.lines("edits").compactMap { Edit($0) }
    self.table = table
  }

  /// The longest ending that is looked up, in bytes.
  package static let longestEnding = 7

  /// Returns the lemma of a word with this tag.
  package func lemma(_ text: [UInt8], _ range: Range<Int>, tag: UniversalTag, fineTag: String)
    -> String
  {
    lemma(text, range, tag: TagKey(tag, fineTag))
  }

  /// Returns the lemma of a word with this tag.
  package func lemma(_ text: [UInt8], _ range: Range<Int>, tag: TagKey) -> String {
    guard range.count <= 64 else { return String(decoding: text[range], as: UTF8.self) }
    let word = Self.plain(text[range])
    let number = edit(of: Self.lowercased(word), tag.hash(of: word))
    let edit = edits.indices.contains(number - 1) ? edits[number - 1] : nil
    return String(decoding: edit?.apply(word) ?? word, as: UTF8.self)
  }

  /// The number of the edit that the most specific of the ``keys(_:_:)`` of a word has, 0 where none has.
  private func edit(of lower: [UInt8], _ tag: UInt64) -> Int {
    var number = table[hash: Self.key(of: lower, tag)]
    var length = min(Self.longestEnding, lower.count)
    while number == 0, length >= 0 {
      number = table[hash: Self.key(ofEnding: length, of: lower, tag)]
      length -= 1
    }
    return number
  }

  /// Every lemma that ``lemma(_:_:tag:)`` gives a word with any of the tags.
  package func lemmas(_ text: [UInt8], _ range: Range<Int>, tags: [TagKey]) -> [String] {
    guard range.count <= 64 else { return [String(decoding: text[range], as: UTF8.self)] }
    let word = Self.plain(text[range])
    let lower = Self.lowercased(word)
    let whole = Hash.bytes(lower)
    let longest = min(Self.longestEnding, lower.count)
    let endings = (0...longest).map { Hash.bytes(lower.suffix($0)) }
    var found: [Int] = []
    for tag in tags.lazy.map({ $0.hash(of: word) }) {
      var number = table[hash: Hash.mix(Hash.mix(tag, 99), whole)]
      var length = longest
      while number <= 0, length >= 0 {
        number = table[hash: Hash.mix(Hash.mix(tag, UInt64(length)), endings[length])]
        length -= 1
      }
      if !found.contains(number) { found.append(number) }
    }
    return found.map { number in
      let edit = edits.indices.contains(number - 1) ? edits[number - 1] : nil
      return String(decoding: edit?.apply(word) ?? word, as: UTF8.self)
    }
  }

  /// What the lemmatizer knows a tag by.
  package struct TagKey: Sendable {
    private let hash: UInt64
    private let isProperNoun: Bool

    package init(_ tag: UniversalTag, _ fineTag: String) {
      hash = Hash.mix(Hash.bytes(tag.rawValue.utf8), Hash.bytes(fineTag.utf8))
      isProperNoun = tag == .properNoun
    }

    /// The hash of the tag, and of a proper noun's capitals.
    package func hash(of word: [UInt8]) -> UInt64 {
      guard isProperNoun else { return hash }
      let capitals = word.count { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
      // Short words in capitals abbreviate, long ones shout.
      let kind =
        capitals == 0 ? 1 : capitals < word.count || word.count < 2 ? 2 : word.count < 5 ? 3 : 4
      return Hash.mix(hash, UInt64(kind))
    }
  }

  /// The keys of a word under which edits are kept, the most specific first.
  package static func keys(_ lower: [UInt8], _ tag: UInt64) -> [UInt64] {
    let longest = min(longestEnding, lower.count)
    return [key(of: lower, tag)]
      + (0...longest).reversed().map { key(ofEnding: $0, of: lower, tag) }
  }

  private static func key(of lower: [UInt8], _ tag: UInt64) -> UInt64 {
    Hash.mix(Hash.mix(tag, 99), Hash.bytes(lower))
  }

  private static func key(ofEnding length: Int, of lower: [UInt8], _ tag: UInt64) -> UInt64 {
    Hash.mix(Hash.mix(tag, UInt64(length)), Hash.bytes(lower[(lower.count - length)...]))
  }

  /// The bytes of a word with plain quotation marks.
  package static func plain(_ word: ArraySlice<UInt8>) -> [UInt8] {
    guard word.contains(0xE2) else { return Array(word) }
    var plain: [UInt8] = []
    var index = word.startIndex
    while index < word.endIndex {
      if word[index] == 0xE2, index + 2 < word.endIndex, word[index + 1] == 0x80,
        0x98...0x9D ~= word[index + 2]
      {
        plain.append(word[index + 2] < 0x9C ? UInt8(ascii: "'") : UInt8(ascii: "\""))
        index += 3
      } else {
        plain.append(word[index])
        index += 1
      }
    }
    return plain
  }

  package static func lowercased(_ word: [UInt8]) -> [UInt8] {
    var lower = word
    for index in lower.indices {
      let byte = lower[index]
      if UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte {
        lower[index] = byte | 0x20
      } else if index > 0, lower[index - 1] == 0xC3, 0x80...0x9E ~= byte {
        lower[index] = byte + 0x20
      }
    }
    return lower
  }
}

extension Lemmatizer.Edit.Casing {
  func apply(_ word: [UInt8]) -> [UInt8] {
    switch self {
    case .keep: return word
    case .lower: return Lemmatizer.lowercased(word)
    case .title:
      // "McDonald" and "eBay" are spelt as they mean to be.
      let capitals = word.dropFirst().contains { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 }
      let small = word.contains { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }
      if capitals && small { return word }
      var title = Lemmatizer.lowercased(word)
      if let first = title.first, UInt8(ascii: "a")...UInt8(ascii: "z") ~= first {
        title[0] = first & ~0x20
      }
      return title
    }
  }
}
