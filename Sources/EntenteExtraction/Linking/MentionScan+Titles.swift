internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Where the names of persons begin, which the name finder sees now too early, now too late.
extension MentionScan {
  /// Takes a title, and a state before it, off the persons' names that begin with them, and gives those the rest
  /// that begin behind a hyphen: "US President Clinton" is Clinton, "Canadian Foreign Minister" is nobody, and
  /// "Louise Preca" behind "Marie-" is Marie-Louise Preca.
  mutating func mendPersonNames() {
    let whole = sentence.names.map { span in
      guard span.kind == .person else { return span }
      let tokens = startOfHyphenated(span.tokens)..<endOfHyphenated(span.tokens)
      return NameSpan(tokens: tokens, kind: .person, score: span.score)
    }
    sentence.names = whole.compactMap { span in
      guard span.kind == .person else { return span }
      var span = span
      // "Before Finland", "While Kiribati": a word that opens a sentence is no part of a name.
      if span.tokens.count > 1,
        span.tokens.lowerBound == 0 || ["“", "\""].contains(word(span.tokens.lowerBound - 1)),
        linker.words.opens(word(span.tokens.lowerBound))
      {
        span = NameSpan(
          tokens: span.tokens.lowerBound + 1..<span.tokens.upperBound, kind: .person,
          score: span.score)
        // What is left may be known as something else.
        let isKnown = linker.gazetteer.matches(in: text, range: range(of: span.tokens)).contains {
          tokenIndices(of: $0.range) == span.tokens
        }
        if isKnown || span.tokens.count == 1 { return nil }
      }
      let begin = startBehindOffice(span.tokens)
      // "the mayor of Nova Kakhovka": a place, and nobody.
      if begin == span.tokens.lowerBound, span.tokens.count < 3, has(.genitive, begin - 1),
        has(.personTitle, begin - 2)
      {
        return nil
      }
      span = NameSpan(tokens: begin..<span.tokens.upperBound, kind: .person, score: span.score)
      // "Omar Jallow of the Gambia": whose he is belongs to no name.
      if let of = span.tokens.dropFirst().first(where: { has(.genitive, $0) }) {
        span = NameSpan(tokens: span.tokens.lowerBound..<of, kind: .person, score: span.score)
      }
      // "Jean-Pierre" of "Jean-Pierre Jones", which a hyphen parted, is no second person; a longer span before
      // the same end may be a title.
      let isPart = whole.contains { other in
        other.tokens != span.tokens && other.tokens.overlaps(span.tokens)
          && (span.tokens.count == 1
            || other.tokens.lowerBound == span.tokens.lowerBound
              && other.tokens.count > span.tokens.count)
      }
      if isPart { return nil }
      let tokens = span.tokens
      let start =
        tokens.count > 1 && tokens.contains(where: { has([.personTitle], $0) })
        ? endOfTitle(in: tokens) : tokens.lowerBound
      if start == tokens.upperBound { return nil }
      return NameSpan(tokens: start..<tokens.upperBound, kind: .person, score: span.score)
    }
  }

  /// Whether a name says what an office is of, and the name of who holds it follows: "Secretary General of NATO Jane
  /// Doe", "Governor of Texas Jane Doe".
  func isOfOffice(_ indices: Range<Int>) -> Bool {
    let next = indices.upperBound
    guard isTitleOf(before: indices.lowerBound), isProper(next), adjoins(next - 1, next) else {
      return false
    }
    return !has([.bodyHead, .partyHead, .personTitle], next)
      && (isProper(next + 1) && adjoins(next, next + 1) && !has([.bodyHead, .partyHead], next + 1)
        || word(next + 1) == "-" || has(.particle, next + 1))
  }

  /// Whether "Minister of", "President of the" stand before a token.
  func isTitleOf(before index: Int) -> Bool {
    let marker = has(.definiteArticle, index - 1) ? index - 2 : index - 1
    return has([.fieldMarker, .allative], marker)
      && has([.personTitle, .titlePart], marker - 1)
  }

  /// Where a name begins of which the finder has taken what the office before it is of: "Jane Doe" in "President of
  /// the United States Jane Doe" and in "Secretary of Transportation Jane Doe".
  private func startBehindOffice(_ tokens: Range<Int>) -> Int {
    var start = tokens.lowerBound
    if has(.fieldMarker, start), tokens.count > 2 {
      start += has(.definiteArticle, start + 1) ? 2 : 1
    }
    guard isTitleOf(before: start) else { return tokens.lowerBound }
    let rest = start..<tokens.upperBound
    if let match = linker.gazetteer.matches(in: text, range: range(of: rest)).first,
      case let owner = tokenIndices(of: match.range), owner.lowerBound == start,
      tokens.upperBound - owner.upperBound > 1,
      match.candidates.contains(where: {
        linker.gazetteer.kind(at: $0.entry) != "Person" && $0.use != .adjective
      })
    {
      return owner.upperBound
    }
    while tokens.upperBound - start > 2, has(.titlePart, start) { start += 1 }
    return start
  }

  /// Where a name begins whose first part another with a capital clings to by a hyphen.
  private func startOfHyphenated(_ tokens: Range<Int>) -> Int {
    var start = tokens.lowerBound
    // "President-elect Jane Doe".
    if tokens.count > 2, word(start) == "-" { return start + 2 }
    while start >= 2, word(start - 1) == "-", isCapitalized(start - 2),
      self.tokens[start - 2].range.upperBound == self.tokens[start - 1].range.lowerBound,
      self.tokens[start - 1].range.upperBound == self.tokens[start].range.lowerBound,
      !sentence.names.contains(where: { $0.kind != .person && $0.tokens.contains(start - 2) })
    {
      start -= 2
    }
    return start
  }

  /// Where a name ends whose last part another clings to by a hyphen: "Choi Sang-mok".
  private func endOfHyphenated(_ tokens: Range<Int>) -> Int {
    var end = tokens.upperBound
    while end + 1 < self.tokens.count, word(end) == "-",
      self.tokens[end - 1].range.upperBound == self.tokens[end].range.lowerBound,
      self.tokens[end].range.upperBound == self.tokens[end + 1].range.lowerBound
    {
      end += 2
    }
    return end
  }

  /// Where a title ends, with a state's name before it or without, that a range of tokens begins with; its
  /// beginning otherwise. Without a state a single word keeps its title, which may be all that tells who it is.
  private func endOfTitle(in tokens: Range<Int>) -> Int {
    let match = linker.gazetteer.matches(in: text, range: range(of: tokens)).first { match in
      tokenIndices(of: match.range).lowerBound == tokens.lowerBound
        && match.candidates.contains { linker.gazetteer.kind(at: $0.entry) == "State" }
    }
    let first = match.map { tokenIndices(of: $0.range).upperBound } ?? tokens.lowerBound
    var end = first
    while end < tokens.upperBound, has([.personTitle, .titlePart], end) { end += 1 }
    guard (first..<end).contains(where: { has([.personTitle], $0) }) else {
      return tokens.lowerBound
    }
    return match == nil && end == tokens.upperBound - 1 ? tokens.lowerBound : end
  }
}
