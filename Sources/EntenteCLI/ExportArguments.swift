public import ArgumentParser
public import EntenteSerialization

/// The options that say how a graph is written, shared by the commands that write one.
struct ExportArguments: ParsableArguments {
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "Sets formats and options for a program: \(ConsumerProfile.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "program"))
  var consumer: ConsumerProfile?

  @Flag(help: "Refuse to write what a format cannot carry, instead of leaving it out.")
  var strict = false

  @Flag(help: "Write GraphML without the attributes that its schema does not know.")
  var graphmlStrict = false

  /// The options of the export.
  var options: ExportOptions {
    var options = ExportOptions()
    options.isStrict = strict
    consumer?.adjust(&options)
    if graphmlStrict { options.isStrictGraphML = true }
    return options
  }
}

/// The options that say how statements are written; plain RDF holds none, so `convert` lacks them.
struct StatementArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How RDF tells time, status and evidence: \(StatementModel.allCases.map(\.rawValue).joined(separator: ", ")). What --for asks for if left out, or else reified.",
      valueName: "model"))
  var statements: StatementModel?

  @Flag(help: "Show planned, refused, reported, listed and negated statements as edges too.")
  var everyStatus = false

  /// Sets what the user asked for.
  func adjust(_ options: inout ExportOptions) {
    if let statements { options.statementModel = statements }
    if everyStatus { options.includesEveryStatus = true }
  }
}

extension StatementModel: ExpressibleByArgument {}
extension ConsumerProfile: ExpressibleByArgument {}
