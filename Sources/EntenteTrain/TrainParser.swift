import ArgumentParser
import EntenteLanguage

/// `entente-train parser`: the dependency parser.
struct TrainParser: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parser", abstract: "Trains the parser, upon the word classes and the tagger.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data.")
  var epochs = 10

  @Option(help: "How often a feature must occur.")
  var cutoff = 20

  @Option(help: "Models, each with its own random order, whose weights are added up.")
  var votes = 2

  @Option(help: "Parts of the data, each tagged by a model of the others.")
  var folds = 4

  func run() throws {
    let data = TrainingData(folder: options.data)
    let clock = ContinuousClock()
    let start = clock.now
    let clusters = options.model("clusters").flatMap { Clusters($0) }
    guard let tagger = options.model("tagger").flatMap({ Tagger($0) }) else {
      throw ValidationError("train the tagger first: entente-train tagger")
    }
    let train = try data.treebank("train", clusters: clusters)
    let tags = jackknife(train, TaggerTrainer.labels(train))
    Report.say("training data tagged: \(clock.now - start)")
    let moves = ParserTrainer.moves(train)
    let models = (1...votes).map { vote in
      ParserTrainer(epochs: epochs, cutoff: cutoff, seed: UInt64(vote))
        .train(train, tags: tags, coarse: tagger.coarseTags, moves: moves)
    }
    let file = ParserTrainer.file(models, moves: moves)
    guard let parser = ModelFile(file).flatMap({ DependencyParser($0) }) else { return }
    let scores = try data.development(clusters: clusters).map {
      "\($0.bank) dev, gold words, predicted tags: \(Scoring.trees(tagger, parser, $0.sentences))"
    }
    for score in scores { Report.say(score) }
    let card = ModelCard(
      title: "Dependency parser",
      purpose:
        "Heads and relations of Universal Dependencies: a greedy arc-hybrid parser, an averaged "
        + "perceptron trained with a dynamic oracle.",
      command: "entente-train parser",
      data: ModelCard.treebanks + ["the word classes of clusters.md"], scores: scores)
    try options.write(file, "parser", card)
    Report.say("parser: \(clock.now - start)")
  }

  /// Tags each part of the data by a tagger that has not seen it, as the parser will meet tags.
  private func jackknife(_ train: [TreebankSentence], _ labels: [String]) -> [[Int]] {
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    var tags = [[Int]](repeating: [], count: train.count)
    for fold in 0..<folds {
      let others = train.indices.filter { $0 % folds != fold }.map { train[$0] }
      let lexicon = TaggerTrainer.lexicon(others, numbers)
      let model = TaggerTrainer(epochs: 5).train(others, labels: numbers, lexicon: lexicon)
      let file = TaggerTrainer.file([model], labels: labels, lexicon: lexicon)
      guard let tagger = ModelFile(file).flatMap({ Tagger($0) }) else { continue }
      for index in train.indices where index % folds == fold {
        tags[index] = tagger.tag(train[index].forms)
      }
    }
    return tags
  }
}
