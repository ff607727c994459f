import EntenteDocuments
import EntenteGraph

/// Sentences that are a list in disguise: "Vanuatu is a member of the ACP, the FAO, the ITU and …".
extension ItemReader {
  /// The most words before the name of the subject in such a sentence.
  private static let longestOpening = 7

  /// Returns the memberships that the sentences of a paragraph enumerate: "Vanuatu is a member of the
  /// ACP, the FAO, the ITU and the WMO."
  func sentences(_ range: Range<Int>, coverage: inout Coverage) -> [Finding] {
    sentenceRanges(range).flatMap { sentence -> [Finding] in
      guard let leadIn = membershipLeadIn(of: sentence) else { return [] }
      let parts = Enumeration(after: leadIn, in: sentence, of: document).parts.flatMap(
        conjuncts(of:))
      guard parts.count > 2 else { return [] }
      return enumerated(parts.map { membership($0, isAsserted: true) }, coverage: &coverage)
    }
  }

  /// The two halves of "A and the B", where both name organizations and the whole does not.
  private func conjuncts(of part: Range<Int>) -> [Range<Int>] {
    let words = FoldedWords(document.text, in: part)
    guard let and = words.words.firstIndex(where: { $0.isOne(of: .conjunction) }), and > 0,
      and + 1 < words.words.count,
      keys.organization(in: part, minting: .nothing).entities.isEmpty
        || document.links(in: part).count > 1
    else { return [part] }
    let next =
      words.words[and + 1].isOne(of: .definiteArticle) && and + 2 < words.words.count
      ? and + 2 : and + 1
    let halves = [
      part.lowerBound..<words.ranges[and - 1].upperBound,
      words.ranges[next].lowerBound..<part.upperBound,
    ]
    let areNames = halves.allSatisfy {
      !keys.organization(in: $0, minting: .nothing).entities.isEmpty
    }
    return areNames ? halves : [part]
  }

  /// The words of a sentence up to "member of", where they speak of the subject of the page and say
  /// nothing else.
  private func membershipLeadIn(of sentence: Range<Int>) -> Range<Int>? {
    let words = FoldedWords(document.text, in: sentence)
    let start = words.words.prefix(14)
    guard let member = start.firstIndex(where: { $0.hasPrefix(Lexicon.standard.word(.member)) }),
      let of = start[member...].firstIndex(where: { $0.isOne(of: .membershipMarker) }),
      of < member + 4
    else { return nil }
    let names = ([subject.label] + subject.alternativeLabels).flatMap { FoldedWords($0).words }
    // "Outside the region, Vanuatu is a member of": what comes before the name may be anything.
    guard
      let name = start[..<member].lastIndex(where: {
        names.contains($0) || $0.isOne(of: .neuterSubject)
      }),
      name <= Self.longestOpening,
      start[(name + 1)..<of].allSatisfy(vocabulary.leadInWords.contains)
    else { return nil }
    return sentence.lowerBound..<words.ranges[of].upperBound
  }

  /// A paragraph cut where a full stop follows a small letter or a bracket and a capital comes next.
  private func sentenceRanges(_ range: Range<Int>) -> [Range<Int>] {
    let text = document.text
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    for position in range where text[position] == UInt8(ascii: ".") && position > start {
      let before = text[position - 1]
      let isEnd =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(before) || before == UInt8(ascii: ")")
        || before >= 0x80 || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(before)
      let next = position + 2 < range.upperBound ? text[position + 2] : UInt8(ascii: "A")
      if isEnd, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next) {
        sentences.append(start..<position)
        start = position + 1
      }
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    return sentences
  }
}
