internal import EntenteDocuments
internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Decides, from the words alone, which sentences of a document are worth an analysis.
///
/// That costs nine tenths of the time, and most sentences say nothing that a pattern could hold of.
/// Analysed are
/// - the sentences that the ``SentenceFilter`` admits;
/// - all that stands before one of them in its passage, where it refers back ("it", "both nations");
/// - the sentences that may give the full name of somebody whom one of them calls by surname alone.
///
/// Of the others the document remembers what links, the gazetteer and titles tell without analysis.
struct ReadingPlan {
  /// What is done with a sentence.
  enum Use {
    /// Analysed and read.
    case reading
    /// Analysed for what later sentences refer to.
    case context
    /// Scanned for the names that are known.
    case scan
  }

  private let linker: Linker
  private let text: [UInt8]
  /// For each passage what its sentences are for, as far as that is known of the passage alone.
  private var uses: [[Use]] = []
  /// The hashes of the capitalised words that stand alone in a sentence that is read.
  private var loneNames: Set<UInt64> = []

  /// The hashes of the words that ended a sequence of capitalised words so far.
  private var surnames: Set<UInt64> = []

  init(
    passages: [Passage], of document: Document, filter: SentenceFilter, analyzer: LanguageAnalyzer,
    linker: Linker
  ) {
    self.linker = linker
    text = document.text
    uses.reserveCapacity(passages.count)
    for passage in passages {
      var uses: [Use] = []
      for sentence in analyzer.split(text, in: passage.range) {
        defer { noteSurnames(in: sentence) }
        guard
          filter.admits(
            sentence, of: text, namesPerson: mayNamePerson(sentence, in: document))
            || mayTellOfVotes(sentence)
        else {
          uses.append(.scan)
          continue
        }
        if refersBack(sentence) {
          for index in uses.indices where uses[index] == .scan { uses[index] = .context }
        }
        uses.append(.reading)
        noteLoneNames(in: sentence)
      }
      self.uses.append(uses)
    }
  }

  private mutating func noteSurnames(in sentence: Sentence) {
    let tokens = sentence.tokens
    for index in tokens.indices.dropFirst()
    where isCapitalised(tokens[index]) && isCapitalised(tokens[index - 1]) {
      surnames.insert(Hash.bytes(text[tokens[index].range]))
    }
  }

  /// Whether a sentence may name somebody: by a link, or by a capitalised word that belongs to no
  /// name of something else and to no title. The first word counts where it was a surname before.
  private func mayNamePerson(_ sentence: Sentence, in document: Document) -> Bool {
    let gazetteer = linker.gazetteer
    let isLinked = document.links(in: sentence.range).contains { link in
      link.kind != .address
        && gazetteer.place(ofPage: link.target).map { gazetteer.kind(at: $0) == "Person" } ?? false
    }
    if isLinked { return true }
    let others = gazetteer.matches(in: text, range: sentence.range).filter { match in
      !match.candidates.contains { gazetteer.kind(at: $0.entry) == "Person" }
    }
    return sentence.tokens.indices.contains { index in
      let token = sentence.tokens[index]
      let word = SentenceGraph.smallLetters(text[token.range])
      if word.isOne(of: .personalPronoun) { return true }
      guard isCapitalised(token), !others.contains(where: { $0.range.overlaps(token.range) })
      else { return false }
      let flags = Lexicon.standard.classes(ofAbbreviation: word)
      if flags.contains(.personTitle) {
        // "the Secretary" is somebody, "the President of …" is an office.
        let next = sentence.tokens.dropFirst(index + 1).first
        return index > 0
          && next.map { !SentenceGraph.smallLetters(text[$0.range]).isOne(of: .genitive) } ?? true
      }
      if !flags.isDisjoint(with: [.titlePart, .officeWord]) { return false }
      return index > 0 || surnames.contains(Hash.bytes(text[token.range]))
        || sentence.tokens.dropFirst().first.map(isCapitalised) ?? false
    }
  }

  /// What a sentence is for, by its passage and its place in it.
  func use(of sentence: Sentence, at index: Int, inPassage passage: Int) -> Use {
    let use = uses[passage][index]
    return use == .scan && mayIntroduce(sentence) ? .context : use
  }

  private func refersBack(_ sentence: Sentence) -> Bool {
    sentence.tokens.contains { token in
      let word = SentenceGraph.smallLetters(text[token.range])
      return word.isOne(of: .anaphor) || linker.words.reference(word) != nil
    }
  }

  /// Whether a sentence has a word with which votes are counted; they need no pattern.
  private func mayTellOfVotes(_ sentence: Sentence) -> Bool {
    sentence.tokens.contains {
      SentenceGraph.smallLetters(text[$0.range]).isOne(of: .voteWord)
    }
  }

  private mutating func noteLoneNames(in sentence: Sentence) {
    for (index, token) in sentence.tokens.enumerated() where isCapitalised(token) {
      if index > 0, isCapitalised(sentence.tokens[index - 1]),
        !isTitle(sentence.tokens[index - 1])
      {
        continue
      }
      guard token.range.count > 2, !isTitle(token) else { continue }
      let name = String(decoding: text[token.range], as: UTF8.self)
      if linker.gazetteer.candidates(named: name).isEmpty {
        loneNames.insert(Hash.bytes(text[token.range]))
      }
    }
  }

  /// Whether a sentence gives somebody's full name, of which a lone name is the end.
  private func mayIntroduce(_ sentence: Sentence) -> Bool {
    guard !loneNames.isEmpty else { return false }
    let tokens = sentence.tokens
    return tokens.indices.dropFirst().contains { index in
      isCapitalised(tokens[index]) && isCapitalised(tokens[index - 1])
        && loneNames.contains(Hash.bytes(text[tokens[index].range]))
    }
  }

  private func isTitle(_ token: Token) -> Bool {
    Lexicon.standard.classes(ofAbbreviation: SentenceGraph.smallLetters(text[token.range]))
      .contains(.personTitle)
  }

  private func isCapitalised(_ token: Token) -> Bool {
    let first = text[token.range.lowerBound]
    return 0x41...0x5A ~= first || first > 0x7F
  }
}
