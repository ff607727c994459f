import ArgumentParser
import EntenteLanguage

/// `entente-train parser`: the dependency parser.
struct TrainParser: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parser", abstract: "Trains the parser, upon the word classes and the tagger.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data.")
  var epochs = 6

  @Option(help: "How often a feature must occur.")
  var cutoff = 10

  @Option(help: "Models, each with its own random order, whose weights are added up.")
  var votes = 2

  @Option(help: "The parses kept at each step while the beam is trained.")
  var width = 8

  @Option(help: "Passes over the data to train the beam.")
  var beamEpochs = 3

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
    let words = jackknife(train, TaggerTrainer.labels(train), tagger)
    Report.say("training data tagged: \(clock.now - start)")
    var trainer = ParserTrainer(relations: ParserTrainer.relations(train))
    trainer.epochs = epochs
    trainer.cutoff = cutoff
    let models = (1...votes).map { vote in
      trainer.seed = UInt64(vote)
      return trainer.train(train, words: words)
    }
    var file = trainer.file(models)
    guard let greedy = ModelFile(file.contents).flatMap({ DependencyParser($0) }) else { return }
    Report.say("greedy parser: \(clock.now - start)")
    let moves = models[0].moves
    BeamTrainer(epochs: beamEpochs, width: width).train(moves, greedy, train, words: words)
    Report.say(file.add("beam", moves: [moves], bits: 16))
    guard let parser = ModelFile(file.contents).flatMap({ DependencyParser($0) }) else { return }
    let development = try data.development(clusters: clusters)
    let scores = [1, width].flatMap { width in
      development.map { bank, sentences in
        "\(bank) dev, gold words, predicted tags, \(width == 1 ? "greedily" : "beam \(width)"): "
          + Scoring.trees(tagger, parser, sentences, width: width)
      }
    }
    for score in scores { Report.say(score) }
    let card = ModelCard(
      title: "Dependency parser",
      purpose:
        "Heads and relations of Universal Dependencies: an arc-hybrid parser of averaged "
        + "perceptrons, one for the moves and one for the relations, trained with a dynamic oracle; "
        + "and the moves again for a beam, trained on whole sequences.",
      command: "entente-train parser",
      data: ModelCard.treebanks + ["the word classes of clusters.md"], scores: scores)
    try options.write(file.contents, "parser", card)
    Report.say("parser: \(clock.now - start)")
  }

  /// The words of each part of the data, tagged by a tagger that has not seen it, as the parser will
  /// meet tags.
  private func jackknife(
    _ train: [TreebankSentence], _ labels: [String], _ whole: Tagger
  ) -> [ParserWords] {
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    var words = [ParserWords](repeating: ParserWords(), count: train.count)
    var doubts: [Int] = []
    for fold in 0..<folds {
      let others = train.indices.filter { $0 % folds != fold }.map { train[$0] }
      let lexicon = TaggerTrainer.lexicon(others, numbers)
      let model = TaggerTrainer(epochs: 5).train(others, labels: numbers, lexicon: lexicon)
      let file = TaggerTrainer.file([model], labels: labels, lexicon: lexicon)
      guard let tagger = ModelFile(file).flatMap({ Tagger($0) }) else { continue }
      for index in train.indices where index % folds == fold {
        let tags = tagger.tag(train[index].forms, doubts: &doubts)
        words[index].fill(train[index].forms, whole, tags, doubts: doubts)
      }
    }
    return words
  }
}
