internal import EntenteLanguage

/// Reads the sentences of a passage, remarks on a life set apart.
///
/// "Jane Doe (born 1 May 1950 in Oslo; Norwegian pronunciation: …) is a politician" is hard to parse and
/// easy without its brackets: the sentence is parsed without the remark, and the remark keeps the tree
/// that it had, hung on the word before it.
struct SentenceReader: Sendable {
  let analyzer = LanguageAnalyzer()

  /// Analyses those sentences that are chosen, of which only the words are known so far.
  func analyze(_ sentences: inout [Sentence], of text: [UInt8], where isChosen: (Int) -> Bool) {
    analyzer.analyze(&sentences, of: text, where: isChosen)
    for index in sentences.indices where isChosen(index) {
      let remarks = remarks(in: sentences[index], text)
      if !remarks.isEmpty {
        sentences[index] = parsed(sentences[index], without: remarks, text)
      }
    }
  }

  /// The remarks with their brackets, as ranges of tokens; none that holds another.
  private func remarks(in sentence: Sentence, _ text: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var depth = 0
    var open = 0
    for index in sentence.tokens.indices {
      switch text[sentence.tokens[index].range].first {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        if depth == 0 { open = index }
        depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        guard depth > 0 else { continue }
        depth -= 1
        if depth == 0, isOfLife(open..<index + 1, sentence, text) {
          found.append(withHonours(open..<index + 1, sentence, text))
        }
      default: break
      }
    }
    return found
  }

  /// Whether a remark stands after a name and holds a date or the name in another language.
  private func isOfLife(_ remark: Range<Int>, _ sentence: Sentence, _ text: [UInt8]) -> Bool {
    guard remark.count > 4, remark.lowerBound > 0 else { return false }
    let before = text[sentence.tokens[remark.lowerBound - 1].range].first ?? 0
    guard (65...90).contains(before) || before > 127 else { return false }
    return remark.contains { index in
      let word = text[sentence.tokens[index].range]
      return isBirth(word) || word.elementsEqual(":".utf8)
        || word.count == 4 && word.allSatisfy { (48...57).contains($0) }
    }
  }

  private func isBirth(_ word: ArraySlice<UInt8>) -> Bool {
    Lexicon.standard.words(.birth).contains { word.elementsEqual($0.utf8) }
  }

  /// A remark with the honours beside it, where it is on a person: of a list of bodies the next ones are
  /// none, "NATO (since 29 March 2004), EU, OSCE".
  private func withHonours(
    _ remark: Range<Int>, _ sentence: Sentence, _ text: [UInt8]
  ) -> Range<Int> {
    let start = startOfHonours(before: remark.lowerBound, sentence, text)
    let isOfPerson = sentence.names.contains {
      $0.kind == .person && $0.tokens.upperBound == start
    }
    return isOfPerson ? start..<endOfHonours(after: remark.upperBound, sentence, text) : remark
  }

  /// Where letters end that stand for honours behind a remark: "), KBE, FRS,".
  private func endOfHonours(after close: Int, _ sentence: Sentence, _ text: [UInt8]) -> Int {
    var end = close
    while end + 2 < sentence.tokens.count,
      text[sentence.tokens[end].range].elementsEqual(",".utf8), isHonour(end + 1, sentence, text),
      text[sentence.tokens[end + 2].range].elementsEqual(",".utf8)
    {
      end += 2
    }
    return end == close ? close : end + 1
  }

  private func isHonour(_ index: Int, _ sentence: Sentence, _ text: [UInt8]) -> Bool {
    let word = text[sentence.tokens[index].range]
    return word.count > 1 && word.allSatisfy { (65...90).contains($0) }
  }

  /// Where letters begin that stand for honours after a name, before a remark: ", KBE".
  private func startOfHonours(before open: Int, _ sentence: Sentence, _ text: [UInt8]) -> Int {
    var start = open
    while start > 2 {
      let isComma = text[sentence.tokens[start - 1].range].elementsEqual(",".utf8)
      guard isHonour(start - 1, sentence, text) || isComma && start < open else { break }
      start -= 1
    }
    return start
  }

  private func parsed(
    _ sentence: Sentence, without remarks: [Range<Int>], _ text: [UInt8]
  ) -> Sentence {
    let kept = sentence.tokens.indices.filter { index in
      !remarks.contains { $0.contains(index) }
    }
    let short = analyzer.analyze(kept.map { sentence.tokens[$0].range }, of: text)
    guard short.tokens.count == kept.count else { return sentence }
    var result = sentence
    for (index, place) in kept.enumerated() {
      var token = short.tokens[index]
      if token.head >= 0 { token.head = kept[token.head] }
      result.tokens[place] = token
    }
    for remark in remarks {
      for index in remark where !remark.contains(sentence.tokens[index].head) {
        result.tokens[index].head = remark.lowerBound - 1
        result.tokens[index].relation = .parataxis
      }
    }
    result.names =
      sentence.names.filter { span in remarks.contains { $0.overlaps(span.tokens) } }
      + short.names.compactMap { span in
        let tokens = kept[span.tokens.lowerBound]..<kept[span.tokens.upperBound - 1] + 1
        return remarks.contains { $0.overlaps(tokens) }
          ? nil : NameSpan(tokens: tokens, kind: span.kind, score: span.score)
      }
    result.names.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    return result
  }
}
