/// Reads English prose: sentences, words, tags, lemmas, trees and names.
///
/// Time is linear in the text, and the same text gives the same analysis. A value may be shared by
/// any number of tasks.
package struct LanguageAnalyzer: Sendable {
  private let tokenizer = Tokenizer()
  private let splitter = SentenceSplitter()
  private let models: LanguageModels
  /// What the lemmatizer knows each label of the tagger by.
  private let tagKeys: [Lemmatizer.TagKey]
  /// The parses that are kept at each step; 1 parses greedily.
  private let beamWidth: Int

  /// Creates an analyzer on the embedded models, or on others.
  ///
  /// A beam of several parses makes fewer errors and takes the more time the wider it is.
  package init(models: LanguageModels = .embedded, beamWidth: Int = 1) {
    self.models = models
    self.beamWidth = beamWidth
    tagKeys = (models.tagger?.labels ?? []).map { Lemmatizer.TagKey($0.tag, $0.fineTag) }
  }

  /// Returns the analysed sentences of `text` within `range`.
  package func analyze(_ text: [UInt8], in range: Range<Int>) -> [Sentence] {
    var sentences = split(text, in: range)
    analyze(&sentences, of: text) { _ in true }
    return sentences
  }

  /// Analyses those sentences that are chosen, of which only the words are known so far.
  package func analyze(
    _ sentences: inout [Sentence], of text: [UInt8], where isChosen: (Int) -> Bool
  ) {
    var scratch = Scratch()
    for index in sentences.indices where isChosen(index) {
      analyze(&sentences[index], of: text, &scratch)
    }
  }

  /// Every lemma that an analysis could give a word, whatever its tag.
  package func possibleLemmas(of word: Range<Int>, in text: [UInt8]) -> [String] {
    models.lemmatizer?.lemmas(text, word, tags: tagKeys) ?? []
  }

  /// Returns the analysis of a sentence of which the words are given.
  package func analyze(_ words: [Range<Int>], of text: [UInt8]) -> Sentence {
    let range = (words.first?.lowerBound ?? 0)..<(words.last?.upperBound ?? 0)
    var sentence = Sentence(range: range, tokens: words.map(Token.init))
    var scratch = Scratch()
    analyze(&sentence, of: text, &scratch)
    return sentence
  }

  /// Returns the sentences of `text` within `range`, with their words alone.
  package func split(_ text: [UInt8], in range: Range<Int>) -> [Sentence] {
    let pieces = tokenizer.pieces(text, in: range)
    return splitter.split(text, pieces).map { indices in
      let range =
        pieces[indices.lowerBound].range
        .lowerBound..<pieces[indices.upperBound - 1].range.upperBound
      return Sentence(range: range, tokens: pieces[indices].map { Token(range: $0.range) })
    }
  }

  /// What one sentence after the other needs.
  private struct Scratch {
    var doubts: [Int] = []
    var words = ParserWords()
    var state = ParserState()
  }

  private func analyze(_ sentence: inout Sentence, of text: [UInt8], _ scratch: inout Scratch) {
    guard let tagger = models.tagger, !sentence.tokens.isEmpty else { return }
    let forms = sentence.tokens.map { token in
      var form = WordForm(text, token.range)
      models.clusters?.fill(&form)
      return form
    }
    let tags = tagger.tag(forms, doubts: &scratch.doubts)
    for index in sentence.tokens.indices {
      let label = tagger.labels[tags[index]]
      sentence.tokens[index].tag = label.tag
      sentence.tokens[index].fineTag = label.fineTag
      if let lemmatizer = models.lemmatizer {
        sentence.tokens[index].lemma = lemmatizer.lemma(
          text, sentence.tokens[index].range, tag: label.tag, fineTag: label.fineTag)
      }
    }
    if let parser = models.parser {
      scratch.words.fill(forms, tagger, tags, doubts: scratch.doubts)
      parser.parse(scratch.words, count: forms.count, width: beamWidth, &scratch.state)
      for index in sentence.tokens.indices {
        let node = scratch.state.nodes[index + 1]
        let head = Int(node.head)
        sentence.tokens[index].head = head > forms.count ? -1 : head - 1
        sentence.tokens[index].relation = DependencyRelation.allCases[Int(node.relation)]
      }
    }
    sentence.addFeatures()
    if let nameFinder = models.nameFinder { sentence.names = nameFinder.find(forms) }
  }
}
