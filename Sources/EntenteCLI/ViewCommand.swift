import ArgumentParser
import EntenteSerialization

/// `entente view`: the page of a graph.
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: "Writes the page of a graph, to look at in a browser.",
    discussion: """
      Reads what Entente wrote (JSON Lines, RDF with its statements, a shard) and writes one file of \
      HTML, with search, pictures and the sentence of every statement. The page loads nothing and sends \
      nothing; open it by a double click. Without --output it takes the name of the graph and stands in \
      the folder in which the command runs.

      Examples:
        entente view graph.jsonl
        entente view world.ttl --entity Kosovo --hops 2 --output kosovo.html
        entente view world.jsonl --view states --since 1990 --output states.html
      """)

  @Argument(
    help: ArgumentHelp("The graphs that Entente wrote; “-” is standard input.", valueName: "graph"))
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "What all files are, where their extensions do not tell: jsonl, shard, turtle …",
      valueName: "format"))
  var from: String?

  @Option(
    name: .shortAndLong,
    help: "The file to write, a folder for “graph.html”, or “-” for standard output.")
  var output: String?

  @OptionGroup(title: "Selection") var selection: SelectionArguments
  @OptionGroup(title: "Knowledge of your own") var own: OntologyArguments

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one graph, or “-”") }
    try OutputCollision.check(writing: plan().paths, reading: inputs + own.ontology)
  }

  func run() throws {
    let plan = try plan()
    let written = try GraphRewriting(inputs: inputs, from: from, own: own, selection: selection)
      .write(plan)
    ExportReport(summaries: written, plan: plan).say(withFiles: true)
    if let path = plan.path(of: .html) {
      StandardError.say("open \(System.fileIRI(of: path)) in a browser")
    }
  }

  private func plan() throws -> OutputPlan {
    do {
      return try OutputPlan(
        output: output ?? pageName, formats: [GraphFormat.html.rawValue], available: [.html],
        isFolder: System.isFolder)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The name of the graph without its folder and its extension.
  private var pageName: String {
    let name = inputs[0].split(separator: "/").last.map(String.init) ?? ""
    let stem = name.prefix { $0 != "." }
    return (stem.isEmpty || stem == "-" ? "graph" : String(stem)) + ".html"
  }
}
