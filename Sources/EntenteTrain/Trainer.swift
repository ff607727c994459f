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
    subcommands: [
      TrainClusters.self, TrainLemmatizer.self, TrainNetwork.self,
      TrainAll.self,
    ])
}

/// Where the data are and where the models go.
struct TrainingOptions: ParsableArguments {
  @Option(help: "The folder that holds treebank/, ner/, reference/ and corpus/.")
  var data = "../shared"

  @Option(help: "The folder that the models are written to.")
  var models = "Ontology/models"

  @Option(help: "The folder that holds the names and words that people wrote.")
  var ontology = "Ontology"

  /// Writes a model and its card beside it.
  func write(_ bytes: [UInt8], _ name: String, _ card: ModelCard) throws {
    try Data(bytes).write(to: URL(filePath: "\(models)/\(name).bin"))
    try Data(card.markdown(bytes).utf8).write(to: URL(filePath: "\(models)/\(name).md"))
  }

  /// Reads a file of the knowledge that the models are trained with.
  func knowledge(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: "\(ontology)/\(path)")))
  }

  /// Opens a model that was written before.
  func model(_ name: String) -> ModelFile? {
    (try? Data(contentsOf: URL(filePath: "\(models)/\(name).bin"))).flatMap { ModelFile(Array($0)) }
  }
}
