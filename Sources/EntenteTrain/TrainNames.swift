import ArgumentParser
import EntenteLanguage

/// `entente-train names`: the name finder.
struct TrainNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "Trains the name finder.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data.")
  var epochs = 6

  @Option(help: "How often a feature must occur.")
  var cutoff = 3

  @Option(help: "The share of words taken for unknown.")
  var forgetting = 0.1

  @Option(help: "Models, each with its own random order, whose weights are added up.")
  var votes = 1

  /// A file of name data.
  private struct Source {
    var path: String
    /// What data its sentences are like, for ``NameFeatures``.
    var number: UInt64
    var register: NameWords.Register
    var copies = 1
  }

  private static let sources: [Source] =
    [
      Source(
        path: "ner/crossner-politics-train.txt", number: NameFeatures.politics, register: .politics,
        copies: 3)
    ]
    + ["ai", "literature", "music", "science"].flatMap { domain in
      ["train", "dev"].map { part in
        Source(path: "ner/crossner-\(domain)-\(part).txt", number: 1, register: .encyclopedia)
      }
    } + [
      Source(path: "ner/wikigold.txt", number: 2, register: .encyclopedia),
      Source(
        path: "ner/uner-ewt-train.iob2", number: NameFeatures.talk, register: .talk, copies: 2),
      Source(path: "treebank/gum-train.conllu", number: NameFeatures.talk, register: .talk),
    ]

  func run() throws {
    let data = TrainingData(folder: options.data)
    let clock = ContinuousClock()
    let start = clock.now
    let clusters = options.model("clusters").flatMap { Clusters($0) }
    let forms = { (sentence: NameSentence) in
      sentence.words.map { word in
        let bytes = Array(word.utf8)
        var form = WordForm(bytes, bytes.indices)
        clusters?.fill(&form)
        return form
      }
    }
    var table = try KnownNameTable(data)
    var words = NameWordTable()
    table.addList(try options.knowledge("english/known-names.tsv"), words: &words)
    for sentence in try RawText.running(data) { words.count(sentence) }
    for source in Self.sources {
      for sentence in try Self.read(source.path, data) {
        let labels = NameTrainer.labels(sentence, hints: sentence.words.map { _ in 0 })
        words.learn(forms(sentence), labels, register: source.register)
      }
    }
    let lists = ModelFile(NameTrainer.file([], known: table, words: words))
    guard let known = lists.flatMap({ KnownNames($0) }),
      let nameWords = lists.flatMap({ NameWords($0) })
    else { return }
    Report.say("\(table.entries.count) known names and beginnings of names: \(clock.now - start)")

    func examples(_ path: String, _ source: UInt64) throws -> [NameTrainer.Example] {
      try Self.read(path, data).map { sentence in
        let context = NameContext(forms(sentence), known: known, words: nameWords)
        return NameTrainer.Example(
          context: context, labels: NameTrainer.labels(sentence, hints: context.hints),
          source: source)
      }
    }
    var training: [NameTrainer.Example] = []
    for source in Self.sources {
      let read = try examples(source.path, source.number)
      for _ in 0..<source.copies { training += read }
    }
    var perceptrons: [Perceptron] = []
    for vote in 0..<votes {
      let trainer = NameTrainer(
        epochs: epochs, cutoff: cutoff, seed: UInt64(vote + 1), forgetting: forgetting)
      perceptrons.append(trainer.train(training))
      Report.say("name finder trained: \(clock.now - start)")
    }
    let file = NameTrainer.file(perceptrons, known: table, words: words)
    guard let finder = ModelFile(file).flatMap({ NameFinder($0) }) else { return }
    let politics = try examples("ner/crossner-politics-dev.txt", 0)
    let web = try examples("ner/uner-ewt-dev.iob2", 0)
    let scores = [
      "CrossNER politics dev, as mapped below: " + Scoring.names(finder, politics) { $0 },
      "UNER EWT dev (states and places are LOC, parties ORG, events and others left out): "
        + Scoring.names(finder, web, map: Self.universal),
    ]
    for score in scores { Report.say(score) }
    let card = ModelCard(
      title: "Name finder",
      purpose:
        "Names and their kinds: an averaged perceptron from left to right. Of CrossNER's labels, "
        + "politician, person, scientist, researcher, writer and musicalartist are Person; organisation, "
        + "university and band Organization; politicalparty PoliticalParty; country State; location "
        + "Place; event, election and conference Event; all others Misc. LOC of the other corpora is "
        + "State where the gazetteer knows a state of that name, else Place; their ORG is PoliticalParty "
        + "where the gazetteer knows a party of that name or it holds the word Party. In GUM the proper "
        + "nouns of a mention whose head is one are a name. A sentence is read as one of politics or of "
        + "talk, by its words.",
      command: "entente-train names",
      data: ModelCard.names + [
        "mentions in Universal Dependencies English GUM, train part of the genres named on the card of the tagger: CC BY 4.0",
        "the running text of the 167 pages “Foreign relations of …” of Wikipedia: CC BY-SA 4.0; of it the model holds how words are capitalised",
        "Ontology/gazetteer/, Ontology/english/known-names.tsv", "leaders of Wikidata: CC0",
        "organizations of the CIA World Factbook, appendix B: public domain",
        "the word classes",
      ], scores: scores)
    try options.write(file, "names", card)
    Report.say("done: \(clock.now - start)")
  }

  private static func read(_ path: String, _ data: TrainingData) throws -> [NameSentence] {
    let contents = try data.contents(path)
    return path.hasSuffix(".conllu") ? EntityNames.read(contents) : NameData.read(contents)
  }

  /// The kind of Universal NER for one of ours.
  private static func universal(_ kind: NameSpan.Kind) -> NameSpan.Kind? {
    switch kind {
    case .person: .person
    case .organization, .party: .organization
    case .state, .place: .place
    case .event, .position, .other: nil
    }
  }
}
