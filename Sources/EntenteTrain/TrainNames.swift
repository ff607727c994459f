import ArgumentParser
import EntenteLanguage

/// `entente-train names`: the name finder.
struct TrainNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "Trains the name finder.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data.")
  var epochs = 7

  @Option(help: "How often a feature must occur.")
  var cutoff = 2

  @Option(help: "Models, each with its own random order, whose weights are added up.")
  var votes = 1

  /// The files by what they mark; those read are most like the first.
  private static let sources: [(path: String, source: UInt64, copies: Int)] = [
    ("crossner-politics-train.txt", 0, 3), ("crossner-ai-train.txt", 1, 1),
    ("crossner-literature-train.txt", 1, 1), ("crossner-music-train.txt", 1, 1),
    ("crossner-science-train.txt", 1, 1), ("crossner-ai-dev.txt", 1, 1),
    ("crossner-literature-dev.txt", 1, 1), ("crossner-music-dev.txt", 1, 1),
    ("crossner-science-dev.txt", 1, 1), ("wikigold.txt", 2, 1), ("uner-ewt-train.iob2", 3, 1),
  ]

  func run() throws {
    let data = TrainingData(folder: options.data)
    let clock = ContinuousClock()
    let start = clock.now
    guard let tagger = options.model("tagger").flatMap({ Tagger($0) }) else {
      throw ValidationError("train the tagger first: entente-train tagger")
    }
    let clusters = options.model("clusters").flatMap { Clusters($0) }
    let table = try KnownNameTable(data)
    guard let known = ModelFile(NameTrainer.file([], known: table)).flatMap({ KnownNames($0) })
    else { return }
    Report.say("\(table.entries.count) known names and beginnings of names")

    func examples(_ path: String, _ source: UInt64) throws -> [NameTrainer.Example] {
      NameData.read(try data.contents("ner/" + path)).map { sentence in
        let forms = sentence.words.map { word in
          let bytes = Array(word.utf8)
          var form = WordForm(bytes, bytes.indices)
          clusters?.fill(&form)
          return form
        }
        let hints = known.hints(forms)
        return NameTrainer.Example(
          forms: forms, tags: tagger.tag(forms), labels: NameTrainer.labels(sentence, hints: hints),
          hints: hints, source: source)
      }
    }
    var training: [NameTrainer.Example] = []
    for (path, source, copies) in Self.sources {
      let read = try examples(path, source)
      for _ in 0..<copies { training += read }
    }
    var perceptrons: [Perceptron] = []
    for vote in 0..<votes {
      let trainer = NameTrainer(epochs: epochs, cutoff: cutoff, seed: UInt64(vote + 1))
      perceptrons.append(trainer.train(training))
      Report.say("name finder trained: \(clock.now - start)")
    }
    let file = NameTrainer.file(perceptrons, known: table)
    guard let finder = ModelFile(file).flatMap({ NameFinder($0) }) else { return }
    let politics = try examples("crossner-politics-dev.txt", 0)
    let web = try examples("uner-ewt-dev.iob2", 0)
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
        + "State where the gazetteer knows a state of that name, else Place.",
      command: "entente-train names",
      data: ModelCard.names + [
        "Ontology/gazetteer/", "leaders of Wikidata: CC0",
        "organizations of the CIA World Factbook, appendix B: public domain",
        "the tagger and the word classes",
      ], scores: scores)
    try options.write(file, "names", card)
    Report.say("done: \(clock.now - start)")
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
