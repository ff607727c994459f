import EntenteLanguage

/// The sentences that the network is trained on and scored on, and the lists of names that it is given.
struct NetworkData {
  /// A sentence with what its corpus says of it: a tree, names, or both.
  struct Sentence {
    var words: [NetworkWord]
    var tree: TreebankSentence?
    var names: [NameSpan]?
    var source = NameSource.talk
  }

  private(set) var known: KnownNameTable
  private(set) var nameWords = NameWordTable()
  private(set) var sentences: [Sentence] = []

  private let data: TrainingData
  private let clusters: Clusters?
  private let knownNames: KnownNames
  private let wordFacts: NameWords
  /// The names that others are replaced by: those of the lists and of the data.
  private var pool: NamePool

  /// The corpora of names that have no trees, and how often each is shown: the data of our kind is little.
  private static let corpora: [(path: String, source: NameSource, copies: Int)] =
    [("crossner-politics-train.txt", .politics, 3)]
    + ["ai", "literature", "music", "science"].flatMap { domain in
      ["train", "dev"].map { ("crossner-\(domain)-\($0).txt", .encyclopedia, 1) }
    } + [("wikigold.txt", .wikigold, 1)]

  /// Reads the data; `list` are names and words that people wrote.
  init(_ data: TrainingData, clusters: Clusters?, list: [UInt8]) throws {
    self.data = data
    self.clusters = clusters
    known = try KnownNameTable(data)
    known.addList(list, words: &nameWords)
    pool = known.pool
    for sentence in try RawText.running(data) { nameWords.count(sentence) }

    let trees = try data.treebank("train", clusters: clusters)
    let talk =
      NameData.read(try data.contents("ner/uner-ewt-train.iob2"))
      + EntityNames.read(try data.contents("treebank/gum-train.conllu"))
    let corpora = try Self.corpora.map { corpus in
      (NameData.read(try data.contents("ner/" + corpus.path)), corpus.source, corpus.copies)
    }
    func forms(_ sentence: NameSentence) -> [WordForm] {
      TreebankSentence.forms(sentence.words, clusters: clusters)
    }
    for (sentences, source) in [(talk, NameSource.talk)] + corpora.map({ ($0.0, $0.1) }) {
      for sentence in sentences {
        let forms = forms(sentence)
        let words = forms.map { NetworkWord(form: $0, facts: 0, hint: 0) }
        nameWords.learn(forms, NameLabels.names(sentence, words), register: source.register)
      }
    }
    guard let lists = ModelFile(Self.lists(known, nameWords)),
      let knownNames = KnownNames(lists), let wordFacts = NameWords(lists)
    else { throw TrainingError.unreadableLists }
    self.knownNames = knownNames
    self.wordFacts = wordFacts

    let byWords = Dictionary(talk.map { ($0.words.joined(separator: " "), $0) }) { first, _ in first
    }
    for tree in trees {
      let words = words(tree.forms)
      let named = byWords[tree.words.joined(separator: " ")]
      sentences.append(
        Sentence(
          words: words, tree: tree, names: named.map { NameLabels.names($0, words) }, source: .talk)
      )
    }
    for (corpus, source, copies) in corpora {
      let read = corpus.map { sentence in
        let words = words(forms(sentence))
        return Sentence(words: words, names: NameLabels.names(sentence, words), source: source)
      }
      for _ in 0..<copies { sentences += read }
    }
    for sentence in sentences {
      for name in sentence.names ?? [] {
        pool.add(sentence.words[name.tokens].map(\.form), name.kind)
      }
    }
    if let clusters { pool.fill(clusters) }
  }

  private static func lists(_ known: KnownNameTable, _ words: NameWordTable) -> [UInt8] {
    var writer = ModelWriter()
    writer.add("known", words: known.entries.map { ($0.key, $0.value) })
    writer.add("words", words: words.entries)
    return writer.contents
  }

  /// What the network sees of the words of a sentence.
  func words(_ forms: [WordForm]) -> [NetworkWord] {
    var words = forms.map { NetworkWord(form: $0, facts: wordFacts.facts($0), hint: 0) }
    knownNames.fill(&words, from: 0)
    return words
  }

  /// The sentences that one pass shows without trees: those of the corpora of names, most of them with other names,
  /// and some of those with trees again, with other names.
  func namesAlone(_ random: inout RandomSource) -> [Sentence] {
    var shown: [Sentence] = []
    var trees: [Int] = []
    for index in sentences.indices {
      if sentences[index].tree == nil {
        let isVaried = random.fraction() < 0.7
        shown.append(isVaried ? vary(sentences[index], &random) : sentences[index])
      } else if sentences[index].names?.isEmpty == false {
        trees.append(index)
      }
    }
    for place in random.order(trees.count).prefix(Self.variedTrees) {
      shown.append(vary(sentences[trees[place]], &random))
    }
    return shown
  }

  /// How many of the sentences with trees are shown again in each pass.
  private static let variedTrees = 3000

  /// A sentence, without its tree, with some of its names replaced.
  private func vary(_ sentence: Sentence, _ random: inout RandomSource) -> Sentence {
    var forms: [WordForm] = []
    var names: [NameSpan] = []
    var next = 0
    for var name in sentence.names ?? [] {
      forms += sentence.words[next..<name.tokens.lowerBound].map(\.form)
      next = name.tokens.upperBound
      var words = sentence.words[name.tokens].map(\.form)
      if random.fraction() < 0.6,
        let other = pool.name(name.kind, isShort: words.count == 1, &random)
      {
        words = other
      }
      name.tokens = forms.count..<forms.count + words.count
      forms += words
      names.append(name)
    }
    forms += sentence.words[next...].map(\.form)
    return Sentence(words: words(forms), names: names, source: sentence.source)
  }

  /// The sentences of a corpus of names, for scoring.
  func names(_ path: String) throws -> [Sentence] {
    NameData.read(try data.contents(path)).map { sentence in
      let words = words(TreebankSentence.forms(sentence.words, clusters: clusters))
      return Sentence(words: words, names: NameLabels.names(sentence, words))
    }
  }

  /// The joint tags of the data that are frequent enough to learn, the most frequent first.
  var labels: [String] {
    Self.frequent(sentences.lazy.compactMap(\.tree).flatMap(\.tags), least: 5) { $0 }
  }

  /// The relations of the data that are frequent enough to learn, the most frequent first.
  var relations: [DependencyRelation] {
    Self.frequent(
      sentences.lazy.compactMap(\.tree).flatMap(\.relations), least: 3, name: \.rawValue)
  }

  private static func frequent<Value: Hashable>(
    _ values: some Sequence<Value>, least: Int, name: (Value) -> String
  ) -> [Value] {
    var counts: [Value: Int] = [:]
    for value in values { counts[value, default: 0] += 1 }
    return counts.filter { $0.value >= least }
      .sorted { ($1.value, name($0.key)) < ($0.value, name($1.key)) }.map(\.key)
  }
}

/// Why a training cannot begin.
enum TrainingError: Error {
  case unreadableLists
}
