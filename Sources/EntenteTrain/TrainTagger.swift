import ArgumentParser
import EntenteLanguage

/// `entente-train tagger`: the tagger.
struct TrainTagger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tagger", abstract: "Trains the tagger, upon the word classes.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data.")
  var epochs = 9

  @Option(help: "Models, each with its own random order, whose weights are added up.")
  var votes = 2

  func run() throws {
    let data = TrainingData(folder: options.data)
    let clock = ContinuousClock()
    let start = clock.now
    let clusters = options.model("clusters").flatMap { Clusters($0) }
    let train = try data.treebank("train", clusters: clusters)
    let labels = TaggerTrainer.labels(train)
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let lexicon = TaggerTrainer.lexicon(train, numbers)
    let models = (1...votes).map { vote in
      TaggerTrainer(epochs: epochs, seed: UInt64(vote))
        .train(train, labels: numbers, lexicon: lexicon)
    }
    let file = TaggerTrainer.file(
      models, labels: labels, lexicon: lexicon, certain: TaggerTrainer.certain(train, numbers))
    guard let tagger = ModelFile(file).flatMap({ Tagger($0) }) else { return }
    let scores = try data.development(clusters: clusters).map {
      "\($0.bank) dev, gold words: \(Scoring.tags(tagger, $0.sentences))"
    }
    for score in scores { Report.say(score) }
    let card = ModelCard(
      title: "Tagger",
      purpose: "Universal and Penn parts of speech: an averaged perceptron from left to right.",
      command: "entente-train tagger",
      data: ModelCard.treebanks + ["the word classes of clusters.md"],
      scores: scores)
    try options.write(file, "tagger", card)
    Report.say("tagger: \(clock.now - start)")
  }
}
