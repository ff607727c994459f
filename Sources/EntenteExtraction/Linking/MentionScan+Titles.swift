internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// What the name finder takes for part of a person's name and is none.
extension MentionScan {
  /// Takes a state and a title off the persons' names that begin with them: "US President Clinton" is
  /// Clinton, and "Canadian Foreign Minister" is nobody.
  mutating func trimPersonNames() {
    sentence.names = sentence.names.compactMap { span in
      guard span.kind == .person, span.tokens.count > 1,
        span.tokens.contains(where: { has([.personTitle], $0) })
      else { return span }
      let start = endOfTitle(in: span.tokens)
      guard start > span.tokens.lowerBound else { return span }
      if start == span.tokens.upperBound { return nil }
      return NameSpan(tokens: start..<span.tokens.upperBound, kind: .person, score: span.score)
    }
  }

  /// Where a state's name and a title end that a range of tokens begins with; its beginning otherwise.
  private func endOfTitle(in tokens: Range<Int>) -> Int {
    let match = linker.gazetteer.matches(in: text, range: range(of: tokens)).first { match in
      tokenIndices(of: match.range).lowerBound == tokens.lowerBound
        && match.candidates.contains { linker.gazetteer.kind(at: $0.entry) == "State" }
    }
    guard let match else { return tokens.lowerBound }
    let first = tokenIndices(of: match.range).upperBound
    var end = first
    while end < tokens.upperBound, has([.personTitle, .titlePart], end) { end += 1 }
    return (first..<end).contains { has([.personTitle], $0) } ? end : tokens.lowerBound
  }
}
