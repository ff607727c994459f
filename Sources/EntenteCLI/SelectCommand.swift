import ArgumentParser
import Entente
import EntenteSerialization

/// `entente select`: a part of a graph.
struct SelectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Writes the part of a graph that is asked for.",
    discussion: """
      Reads what Entente wrote (JSON Lines, RDF with its statements, a shard) and applies the options of \
      the selection, which are those of the other commands. Without --output the part goes to standard \
      output, in the format of the graph.

      A graph is taken as it stands, with what the gazetteer knew when it was written. Several are \
      merged as “entente merge” does it. A shard is read as that command reads it.

      Examples:
        entente select graph.jsonl --entity Germany --class DiplomaticMission
        entente select graph.ttl --relation memberOf --as-of 2004-05-01 --format jsonl
        entente select world.jsonl --entity Kosovo --hops 2 --output kosovo/ --format turtle,html
        entente select graph.jsonl --view states --output states.graphml
      """)

  /// A shard holds what was found in documents, which a part of a graph does not tell.
  private static let formats = GraphFormat.allCases.filter { $0 != .shard }

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
    help:
      "A folder, a file whose extension tells the format, or “-” for standard output, which is where it goes if left out."
  )
  var output: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Formats to write, divided by commas: \(GraphFormat.listing(of: Self.formats)).",
      valueName: "name,…"))
  var format: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @OptionGroup(title: "Selection") var selection: SelectionArguments
  @OptionGroup(title: "Knowledge of your own") var own: OntologyArguments
  @OptionGroup(title: "Export options") var statements: StatementArguments
  @OptionGroup(title: "Export options") var export: ExportArguments

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one graph, or “-”") }
    let plan = try plan()
    try statements.validate(for: plan.formats)
    try export.validate(for: plan.formats)
    try OutputCollision.check(writing: plan.paths, reading: inputs + own.ontology)
  }

  func run() throws {
    let plan = try plan()
    let written = try GraphRewriting(inputs: inputs, from: from, own: own, selection: selection)
      .write(plan, export.options, adjustedBy: statements)
    if !quiet {
      ExportReport(summaries: written, plan: plan).say(withFiles: output != nil && output != "-")
    }
    if let consumer = export.consumer {
      StandardError.say(lines: consumer.instructions(folder: System.absolute(plan.folder)))
    }
  }

  private func plan() throws -> OutputPlan {
    var formats = format?.split(separator: ",").map(String.init) ?? []
    if let consumer = export.consumer, formats.isEmpty {
      formats = consumer.formats.map(\.rawValue)
    }
    var place = output
    if place == nil {
      if formats.count > 1 {
        throw ValidationError("name a folder for several formats with --output")
      }
      place = "-"
    }
    if place == "-", formats.isEmpty { formats = [formatOfInput] }
    do {
      return try OutputPlan(
        output: place, formats: formats, available: Self.formats, isFolder: System.isFolder)
    } catch {
      throw ValidationError(error.description)
    }
  }

  /// The format in which the first graph stands; JSON Lines where it is a shard or cannot be told.
  private var formatOfInput: String {
    let kind = from.map(GraphFile.Kind.init(named:)) ?? GraphFile.Kind(fileName: inputs[0])
    if case .rdf(let syntax)? = kind { return syntax.rawValue }
    return GraphFormat.jsonl.rawValue
  }
}
