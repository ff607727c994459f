import ArgumentParser
import Entente
import EntenteBytes
import EntenteExtraction
import EntenteOntology
import EntenteSerialization

/// `entente extract`: the main job.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Extracts a knowledge graph from documents.",
    discussion: """
      Without --output the graph is written as Output/graph.ttl, Output/graph.rdf and \
      Output/graph.graphml. What was read, found and passed over is told on standard error.

      Examples:
        entente extract article.txt "Foreign relations of Montenegro.wiki"
        entente extract pages/ --output graphs --format turtle,graphml,jsonl
        entente extract page.html --output page.graphml
        cat page.txt | entente extract - --output - --format ntriples
      """)

  @Argument(
    help: ArgumentHelp("Files and folders to read; “-” is standard input.", valueName: "input"))
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: "A folder, a file whose extension tells the format, or “-” for standard output.")
  var output: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Formats to write, divided by commas: \(GraphFormat.listing()).",
      valueName: "name,…"))
  var format: String?

  @OptionGroup var choice: InputChoice
  @OptionGroup(title: "Knowledge of your own") var own: KnowledgeArguments

  @Option(
    help: ArgumentHelp(
      "How many documents to work on at a time; the number of cores if left out.",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Write a table of the statements that exclude each other, with what each document says.",
      valueName: "file"))
  var contradictions: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "List everything that was read and passed over, and why.")
  var verbose = false

  @OptionGroup(title: "Selection") var selection: SelectionArguments
  @OptionGroup(title: "Export options") var statements: StatementArguments
  @OptionGroup(title: "Export options") var export: ExportArguments

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one file or folder, or “-”") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1") }
    let formats = try outputPlan().formats
    try statements.validate(for: formats)
    try export.validate(for: formats)
    try choice.validate(for: inputs)
  }

  func run() async throws {
    let plan = try outputPlan()
    var options = Pipeline.Options(
      format: choice.from?.rawValue, tasks: jobs ?? System.coreCount)
    options.encoding = choice.encoding
    options.titles = choice.titles
    options.date = choice.date
    if !choice.namespace.isEmpty { options.namespaces = choice.namespace }
    let knowledge = try own.load()
    let selection = try selection.selection(with: knowledge.ontology)
    let pipeline = Pipeline(extractor: Extractor(knowledge: knowledge), options: options)
    var progress = Progress(isShown: !quiet && StandardError.isTerminal)
    do {
      let table = try contradictions.map { ContradictionTable(to: try FileSink(path: $0)) }
      let gathering = try await pipeline.gather(inputs) { event in
        switch event {
        case .diagnostic(let diagnostic): progress.say(diagnostic, quiet: quiet)
        case .document(let title, let number): progress.show("\(number) \(title)")
        case .contradiction(let contradiction): table?.add(contradiction)
        }
      }
      progress.clear()
      guard gathering.documentCount > 0 else {
        StandardError.say("entente: error: nothing could be read, so nothing was written")
        return try Outcome.failed.end()
      }
      let written = try GraphOutput(
        plan: plan, ontology: knowledge.ontology, options: exportOptions
      ).write(try SelectedGraph.select(gathering.contents, by: selection))
      try table?.finish()
      try tell(gathering, written, plan)
    } catch let code as ExitCode {
      throw code
    } catch {
      StandardError.say("entente: error: \(error)")
      return try Outcome.failed.end()
    }
  }

  /// Says what was found, where it stands and how it is loaded, and ends.
  private func tell(
    _ gathering: Pipeline.Gathering, _ written: [ExportSummary], _ plan: OutputPlan
  ) throws {
    if !quiet {
      StandardError.say("\(try Summary(of: gathering, rowLimit: verbose ? .max : 12))")
      ExportReport(summaries: written, plan: plan).say(withFiles: true)
      if gathering.contents.statementCount == 0 {
        StandardError.say("entente: warning: \(gathering.coverage.reasonForNothing)")
      }
    }
    if let consumer = export.consumer {
      StandardError.say(consumer.instructions(folder: System.absolute(plan.folder)))
    }
    try (gathering.hasErrors ? Outcome.partial : .complete).end()
  }

  private var exportOptions: ExportOptions {
    var options = export.options
    statements.adjust(&options)
    options.tool = (name: "entente", version: Tool.configuration.version)
    return options
  }

  private func outputPlan() throws -> OutputPlan {
    var formats = format.map {
      $0.split(separator: ",").map { $0.trimmed }
    }
    if formats == nil { formats = export.consumer?.formats.map(\.rawValue) }
    do {
      return try OutputPlan(output: output, formats: formats ?? [], isFolder: System.isFolder)
    } catch {
      throw ValidationError(error.description)
    }
  }
}

/// The names of input formats on the command line.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case wikitext
  case html
  case mediaWikiDump = "mediawiki-dump"
  case jsonLines = "jsonl"
  case feed
  case csv
  case tsv
}

extension Substring {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
