import ArgumentParser

@main struct Trainer: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente-train", abstract: "Rebuilds the language models from their data.")
}
