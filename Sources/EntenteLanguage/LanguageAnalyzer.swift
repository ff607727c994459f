/// Reads English prose: sentences, words, tags, lemmas, trees and names.
///
/// Time is linear in the text, and the same text gives the same analysis. A value may be shared by
/// any number of tasks.
package struct LanguageAnalyzer: Sendable {
  private let tokenizer = Tokenizer()
  private let splitter = SentenceSplitter()
  private let models: LanguageModels
  /// What the lemmatizer knows each label of the network by.
  private let tagKeys: [Lemmatizer.TagKey]
  private let positions = PositionFinder.shared
  private let pool = ScratchPool()

  /// Creates an analyzer on the embedded models, or on others.
  package init(models: LanguageModels = .embedded) {
    self.models = models
    tagKeys = (models.network?.labels ?? []).map { Lemmatizer.TagKey($0.tag, $0.fineTag) }
  }

  /// Returns the analysed sentences of `text` within `range`.
  package func analyze(_ text: [UInt8], in range: Range<Int>) -> [Sentence] {
    var sentences = split(text, in: range)
    analyze(&sentences, of: text) { _ in true }
    return sentences
  }

  /// Hands the analysed sentences of `text` within `range` to `body`, one after the other, so that the
  /// analysis of a long text is never in memory as a whole.
  package func forEachSentence<E: Error>(
    of text: [UInt8], in range: Range<Int>, _ body: (Sentence) throws(E) -> Void
  ) throws(E) {
    try pool.with { scratch throws(E) in
      try forEachSentence(of: text, in: range, scratch, body)
    }
  }

  private func forEachSentence<E: Error>(
    of text: [UInt8], in range: Range<Int>, _ scratch: AnalysisScratch,
    _ body: (Sentence) throws(E) -> Void
  ) throws(E) {
    let pieces = tokenizer.pieces(text, in: range)
    var sentences: [Sentence] = []
    var words = 0
    for indices in splitter.split(text, pieces) {
      sentences.append(Sentence(pieces[indices]))
      words += indices.count
      guard words >= Self.batchSize else { continue }
      analyze(&sentences, of: text, scratch) { _ in true }
      for sentence in sentences { try body(sentence) }
      sentences.removeAll(keepingCapacity: true)
      words = 0
    }
    analyze(&sentences, of: text, scratch) { _ in true }
    for sentence in sentences { try body(sentence) }
  }

  /// Analyses those sentences that are chosen, of which only the words are known so far.
  package func analyze(
    _ sentences: inout [Sentence], of text: [UInt8], where isChosen: (Int) -> Bool
  ) {
    pool.with { analyze(&sentences, of: text, $0, where: isChosen) }
  }

  /// Every lemma that an analysis could give a word, whatever its tag.
  package func possibleLemmas(of word: Range<Int>, in text: [UInt8]) -> [String] {
    models.lemmatizer?.lemmas(text, word, tags: tagKeys) ?? []
  }

  /// Returns the analysis of a sentence of which the words are given.
  package func analyze(_ words: [Range<Int>], of text: [UInt8]) -> Sentence {
    let range = (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? 0)
    var sentences = [Sentence(range: range, tokens: words.map(Token.init))]
    analyze(&sentences, of: text) { _ in true }
    return sentences[0]
  }

  /// Returns the sentences of `text` within `range`, with their words alone.
  package func split(_ text: [UInt8], in range: Range<Int>) -> [Sentence] {
    let pieces = tokenizer.pieces(text, in: range)
    return splitter.split(text, pieces).map { Sentence(pieces[$0]) }
  }

  /// The words that are analysed together: enough that what is at hand is used often.
  private static let batchSize = 512

  private func analyze(
    _ sentences: inout [Sentence], of text: [UInt8], _ scratch: AnalysisScratch,
    where isChosen: (Int) -> Bool
  ) {
    guard let network = models.network else { return }
    var waiting: [Int] = []
    for index in sentences.indices where isChosen(index) {
      waiting.append(index)
      scratch.fillForms(sentences[index], text, models.clusters)
      network.add(scratch.forms, to: &scratch.batch)
      if scratch.batch.count >= Self.batchSize {
        analyze(waiting, of: &sentences, text, by: network, scratch)
        waiting.removeAll(keepingCapacity: true)
      }
    }
    analyze(waiting, of: &sentences, text, by: network, scratch)
  }

  /// Analyses the sentences at `indices`, of which the batch holds the words, and empties the batch.
  private func analyze(
    _ indices: [Int], of sentences: inout [Sentence], _ text: [UInt8],
    by network: LanguageNetwork, _ scratch: AnalysisScratch
  ) {
    network.analyze(&scratch.batch)
    var word = 0
    var name = 0
    for index in indices {
      let start = word
      for token in sentences[index].tokens.indices {
        let choice = scratch.batch.choices[word]
        let label = network.labels[choice.label]
        sentences[index].tokens[token].tag = label.tag
        sentences[index].tokens[token].fineTag = label.fineTag
        sentences[index].tokens[token].head = choice.head
        sentences[index].tokens[token].relation = choice.relation
        if let lemmatizer = models.lemmatizer {
          sentences[index].tokens[token].lemma = scratch.lemmas.lemma(
            text, sentences[index].tokens[token].range, lemmatizer, tag: choice.label, of: tagKeys)
        }
        word += 1
      }
      sentences[index].addFeatures()
      sentences[index].names.removeAll()
      while name < scratch.batch.names.count, scratch.batch.names[name].tokens.upperBound <= word {
        var span = scratch.batch.names[name]
        span.tokens = span.tokens.lowerBound - start..<span.tokens.upperBound - start
        sentences[index].names.append(span)
        name += 1
      }
      positions.find(in: &sentences[index], of: text)
    }
    scratch.batch.clear()
  }
}

extension Sentence {
  /// A sentence of these words, of which there is one at least.
  fileprivate init(_ pieces: ArraySlice<Piece>) {
    let start = pieces[pieces.startIndex].range.lowerBound
    let end = pieces[pieces.endIndex - 1].range.upperBound
    self.init(range: start..<end, tokens: pieces.map { Token(range: $0.range) })
  }
}
