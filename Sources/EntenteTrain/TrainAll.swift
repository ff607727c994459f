import ArgumentParser

/// `entente-train all`: every model, each upon those before it.
struct TrainAll: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all",
    abstract: "Rebuilds every model: word classes, lemmatizer, network.")

  @OptionGroup var options: TrainingOptions

  func run() throws {
    let clock = ContinuousClock()
    let start = clock.now
    let arguments = [
      "--data", options.data, "--models", options.models, "--ontology", options.ontology,
    ]
    try TrainClusters.parse(arguments).run()
    try TrainLemmatizer.parse(arguments).run()
    try TrainNetwork.parse(arguments).run()
    Report.say("everything: \(clock.now - start)")
  }
}
