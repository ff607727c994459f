import ArgumentParser
import EntenteLanguage

/// `entente-train lemmatizer`: the lemmatizer.
struct TrainLemmatizer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lemmatizer", abstract: "Trains the lemmatizer.")

  @OptionGroup var options: TrainingOptions

  func run() throws {
    let data = TrainingData(folder: options.data)
    let train = try data.treebank("train", clusters: nil)
    var trainer = LemmatizerTrainer()
    trainer.learn(train)
    let file = trainer.file(train)
    guard let lemmatizer = ModelFile(file).flatMap({ Lemmatizer($0) }) else { return }
    let scores = try data.development(clusters: nil).map {
      "\($0.bank) dev, gold words and tags: \(Scoring.lemmas(lemmatizer, $0.sentences))"
    }
    for score in scores { Report.say(score) }
    let card = ModelCard(
      title: "Lemmatizer",
      purpose: "How words of each tag are edited into lemmas, by their endings.",
      command: "entente-train lemmatizer", data: ModelCard.treebanks, scores: scores)
    try options.write(file, "lemmatizer", card)
  }
}
