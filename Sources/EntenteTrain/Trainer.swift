import ArgumentParser
import EntenteLanguage
import FoundationEssentials

/// The command `entente-train`.
@main struct Trainer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-train", abstract: "Rebuilds the language models from their data.",
    discussion: """
      The same data give the same bytes. Scores are printed for the development parts alone; the \
      test parts are for Benchmarks/language.
      """,
    subcommands: [TrainClusters.self, TrainSyntax.self, TrainNames.self])
}

/// Where the data are and where the models go.
struct TrainingOptions: ParsableArguments {
  @Option(help: "The folder that holds treebank/, ner/ and corpus/.")
  var data = "../shared"

  @Option(help: "The folder that the models are written to.")
  var models = "Ontology/models"

  func write(_ bytes: [UInt8], _ name: String) throws {
    try Data(bytes).write(to: URL(filePath: models + "/" + name))
  }
}

/// `entente-train syntax`: the tagger and the parser.
struct TrainSyntax: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syntax", abstract: "Trains the tagger and the parser.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data for the tagger.")
  var taggerEpochs = 10

  @Option(help: "Passes over the data for the parser.")
  var parserEpochs = 12

  @Option(help: "How often a feature must occur for the parser.")
  var cutoff = 15

  @Option(help: "Models, each with its own random order, whose weights are added up.")
  var votes = 1

  @Option(help: "Parts of the data, each tagged by a model of the others.")
  var folds = 5

  func run() throws {
    let data = TrainingData(folder: options.data)
    let clock = ContinuousClock()
    let start = clock.now
    let clusters = (try? Data(contentsOf: URL(filePath: options.models + "/clusters.bin")))
      .flatMap { ModelFile(Array($0)) }.flatMap { Clusters($0) }
    let train = try data.treebank("train", clusters: clusters)
    let labels = TaggerTrainer.labels(train)
    let numbers = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let lexicon = TaggerTrainer.lexicon(train, numbers)
    var taggers: [Perceptron] = []
    for vote in 0..<votes {
      let trainer = TaggerTrainer(epochs: taggerEpochs, seed: UInt64(vote + 1))
      taggers.append(trainer.train(train, labels: numbers, lexicon: lexicon))
    }
    let taggerFile = TaggerTrainer.file(taggers, labels: labels, lexicon: lexicon)
    taggers = []
    try options.write(taggerFile, "tagger.bin")
    var lemmatizer = LemmatizerTrainer()
    lemmatizer.learn(train)
    try options.write(lemmatizer.file(train), "lemmatizer.bin")
    guard let tagger = ModelFile(taggerFile).flatMap({ Tagger($0) }) else { return }
    Report.say("tagger trained: \(clock.now - start)")
    for bank in ["ewt", "gum"] {
      let dev = try data.treebank("dev", clusters: clusters, of: [bank])
      Report.say("\(bank) dev: \(Scoring.tags(tagger, dev))")
    }

    // Tags for the parser's training, by taggers that have not seen the sentence.
    var tags = [[Int]](repeating: [], count: train.count)
    for fold in 0..<folds {
      let others = train.indices.filter { $0 % folds != fold }.map { train[$0] }
      let lexicon = TaggerTrainer.lexicon(others, numbers)
      let model = TaggerTrainer(epochs: 5).train(others, labels: numbers, lexicon: lexicon)
      let file = TaggerTrainer.file([model], labels: labels, lexicon: lexicon)
      guard let tagger = ModelFile(file).flatMap({ Tagger($0) }) else { return }
      for index in train.indices where index % folds == fold {
        tags[index] = tagger.tag(train[index].forms)
      }
    }
    Report.say("training data tagged: \(clock.now - start)")
    let moves = ParserTrainer.moves(train)
    let coarse = tagger.coarseTags
    var parsers: [Perceptron] = []
    for vote in 0..<votes {
      let trainer = ParserTrainer(epochs: parserEpochs, cutoff: cutoff, seed: UInt64(vote + 1))
      parsers.append(trainer.train(train, tags: tags, coarse: coarse, moves: moves))
      Report.say("parser trained: \(clock.now - start)")
    }
    let parserFile = ParserTrainer.file(parsers, moves: moves)
    try options.write(parserFile, "parser.bin")
    guard let parser = ModelFile(parserFile).flatMap({ DependencyParser($0) }) else { return }
    for bank in ["ewt", "gum"] {
      let dev = try data.treebank("dev", clusters: clusters, of: [bank])
      Report.say("\(bank) dev: \(Scoring.trees(tagger, parser, dev))")
    }
    Report.say("done: \(clock.now - start)")
  }
}

/// `entente-train clusters`: the word classes.
struct TrainClusters: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters", abstract: "Induces the word classes that the other models use.")

  @OptionGroup var options: TrainingOptions

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let text = try RawText(TrainingData(folder: options.data))
    Report.say(
      "\(text.sentences.reduce(0) { $0 + $1.count }) words of raw text: \(clock.now - start)")
    let trainer = ClusterTrainer(text.sentences, minimum: 4)
    let fine = trainer.classes(400)
    Report.say("\(fine.count) words in classes: \(clock.now - start)")
    let coarse = trainer.classes(48)
    var writer = ModelWriter()
    writer.add("clusters", words: fine.map { ($0.key, $0.value | (coarse[$0.key] ?? 0) << 16) })
    try options.write(writer.contents, "clusters.bin")
    Report.say("done: \(clock.now - start)")
  }
}
