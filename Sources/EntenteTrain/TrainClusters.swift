import ArgumentParser
import EntenteLanguage

/// `entente-train clusters`: the word classes.
struct TrainClusters: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters", abstract: "Induces the word classes that the other models use.")

  @OptionGroup var options: TrainingOptions

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let text = try RawText(TrainingData(folder: options.data))
    let size = "\(text.sentences.reduce(0) { $0 + $1.count }) words of raw text"
    Report.say("\(size): \(clock.now - start)")
    let trainer = ClusterTrainer(text.sentences, minimum: 4)
    let fine = trainer.classes(400)
    let coarse = trainer.classes(48)
    var writer = ModelWriter()
    writer.add("clusters", words: fine.map { ($0.key, $0.value | (coarse[$0.key] ?? 0) << 16) })
    let card = ModelCard(
      title: "Word classes",
      purpose: "400 fine and 48 coarse classes of words that stand in like places, by the exchange "
        + "algorithm on both neighbours; features of the other models.",
      command: "entente-train clusters",
      data: ModelCard.treebanks + ModelCard.names + [
        "the running text of the 167 pages “Foreign relations of …” of Wikipedia: CC BY-SA 4.0; of it "
          + "the model holds classes of single words only"
      ],
      scores: ["\(fine.count) words in classes, of \(size)"])
    try options.write(writer.contents, "clusters", card)
    Report.say("classes of \(fine.count) words: \(clock.now - start)")
  }
}
