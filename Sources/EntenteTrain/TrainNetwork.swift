import ArgumentParser
import EntenteLanguage

/// `entente-train network`: the network that tags, parses and finds names.
struct TrainNetwork: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Trains the network that tags, parses and finds names, upon the word classes.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data.")
  var epochs = 32

  @Option(help: "How often a feature must occur; words must occur twice.")
  var cutoff = 3

  @Option(help: "What the random numbers begin with.")
  var seed: UInt64 = 1

  @Option(help: "The passes after which the network is scored on development data.")
  var every = 10

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let data = TrainingData(folder: options.data)
    let clusters = options.model("clusters").flatMap { Clusters($0) }
    let network = try NetworkData(
      data, clusters: clusters, list: try options.knowledge("english/known-names.tsv"))
    let (labels, relations) = (network.labels, network.relations)
    let rows = FeatureRows(
      network.sentences.lazy.map(\.words), least: cutoff, leastWords: min(cutoff, 2))
    let numbers = NetworkNumbers(labels: labels, relations: relations, rows: rows)
    let trees = network.sentences.filter { $0.tree != nil }.map(numbers.example)
    var shape = NetworkShape()
    shape.tags = labels.count
    shape.relations = relations.count
    let trainer = NetworkTrainer(shape, rows: rows.count, seed: seed)
    trainer.epochs = epochs
    let report = try NetworkReport(data, network, clusters: clusters)
    Report.say("\(trees.count) trees, \(rows.count) features: \(clock.now - start)")

    var file: [UInt8] = []
    var scores: [String] = []
    trainer.train { random in
      trees + network.namesAlone(&random).map(numbers.example)
    } after: { pass, loss in
      Report.say("pass \(pass): loss \(loss), \(clock.now - start)")
      guard pass % every == 0 || pass == epochs else { return }
      let extremes = trainer.extremes(trees.prefix(3000))
      file = NetworkWriter(model: trainer.model, extremes: extremes).file(
        labels: labels, relations: relations, rows: rows, known: network.known,
        words: network.nameWords)
      guard let trained = ModelFile(file).flatMap({ LanguageNetwork($0) }) else { return }
      scores = report.scores(of: trained)
      for score in scores { Report.say(score) }
    }
    try options.write(file, "network", ModelCard.network(scores: scores))
    Report.say("network: \(clock.now - start)")
  }
}

/// Scores a network on development data, as it will be used.
private struct NetworkReport {
  private let trees: [(bank: String, sentences: [TreebankSentence])]
  private let politics: [NetworkData.Sentence]
  private let web: [NetworkData.Sentence]

  init(_ data: TrainingData, _ network: NetworkData, clusters: Clusters?) throws {
    trees = try data.development(clusters: clusters)
    politics = try network.names("ner/crossner-politics-dev.txt")
    web = try network.names("ner/uner-ewt-dev.iob2")
  }

  func scores(of network: LanguageNetwork) -> [String] {
    trees.map { bank, sentences in
      "\(bank) dev, gold words: \(Scoring.syntax(network, sentences))"
    } + [
      "CrossNER politics dev, as mapped above: \(Scoring.names(network, politics) { $0 })",
      "UNER EWT dev (states and places are LOC, parties ORG, events and others left out): "
        + Scoring.names(network, web, map: Self.universal),
    ]
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
