import ArgumentParser

@main struct Tool: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "entente", version: "0.1.0")
}
