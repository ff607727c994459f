import ArgumentParser
import EntenteLanguage
import FoundationEssentials

/// `entente-train names`: the name finder.
struct TrainNames: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "names", abstract: "Trains the name finder.")

  @OptionGroup var options: TrainingOptions

  @Option(help: "Passes over the data.")
  var epochs = 12

  @Option(help: "How often a feature must occur.")
  var cutoff = 2

  @Option(help: "Models, each with its own random order, whose weights are added up.")
  var votes = 3

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
    func model(_ name: String) -> ModelFile? {
      (try? Data(contentsOf: URL(filePath: options.models + "/" + name))).flatMap {
        ModelFile(Array($0))
      }
    }
    guard let tagger = model("tagger.bin").flatMap({ Tagger($0) }) else {
      throw ValidationError("train the tagger first: entente-train syntax")
    }
    let clusters = model("clusters.bin").flatMap { Clusters($0) }
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
    try options.write(file, "names.bin")
    guard let finder = ModelFile(file).flatMap({ NameFinder($0) }) else { return }
    Report.say(
      "politics dev: " + Scoring.names(finder, try examples("crossner-politics-dev.txt", 0)) { $0 })
    Report.say(
      "UNER EWT dev: "
        + Scoring.names(finder, try examples("uner-ewt-dev.iob2", 0)) { kind in
          switch kind {
          case .person: .person
          case .organization, .party: .organization
          case .state, .place: .place
          default: nil
          }
        })
    Report.say("done: \(clock.now - start)")
  }
}
