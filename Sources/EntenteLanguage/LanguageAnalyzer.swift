/// Reads English prose: sentences, words, tags, lemmas, trees and names.
package struct LanguageAnalyzer: Sendable {
  private let tokenizer = Tokenizer()
  private let splitter = SentenceSplitter()

  /// Creates an analyzer on the embedded models.
  package init() {}

  /// Returns the analysed sentences of `text` within `range`.
  package func analyze(_ text: [UInt8], in range: Range<Int>) -> [Sentence] {
    split(text, in: range)
  }

  /// Returns the analysis of a sentence of which the words are given.
  package func analyze(_ words: [Range<Int>], of text: [UInt8]) -> Sentence {
    Sentence(
      range: words.first.map { $0.lowerBound..<(words.last ?? $0).upperBound } ?? 0..<0,
      tokens: words.map(Token.init))
  }

  /// Returns the sentences of `text` within `range`, with their words alone.
  package func split(_ text: [UInt8], in range: Range<Int>) -> [Sentence] {
    let pieces = tokenizer.pieces(text, in: range)
    return splitter.split(text, pieces).map { indices in
      let tokens = pieces[indices].map { Token(range: $0.range) }
      return Sentence(
        range: pieces[indices.lowerBound].range
          .lowerBound..<pieces[indices.upperBound - 1].range.upperBound, tokens: tokens)
    }
  }
}
