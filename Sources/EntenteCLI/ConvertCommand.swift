import ArgumentParser
import Entente
import EntenteBytes
import EntenteRDF
import EntenteSerialization

/// `entente convert`: RDF of any kind, and graphs of Entente, into any format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts RDF and graphs of Entente into any format.",
    discussion: """
      Reads N-Triples, N-Quads, Turtle, TriG, RDF/XML and JSON-LD with its context inside, as they are or \
      packed as .gz or .bz2. N-Triples and N-Quads pass in a memory that does not depend on their size. \
      Several inputs become one graph. An export of Entente becomes what the command that made it writes, in \
      every format. Of other RDF a plain graph is made: classes become kinds, literals attributes.

      A selection and an option of statements need JSON Lines, a shard or RDF that Entente wrote, which is \
      then read as “entente select” reads it.

      Examples:
        entente convert graph.ttl --to ntriples
        entente convert graph.nt --output graph.rdf
        entente convert graph.rdf --for gephi --output folder
        entente convert graph.ttl --to csv,events --output folder
        entente convert 2024.nt.gz 2025.nt.gz --keep-going --output all.ttl
        entente convert graph.ttl --to html,sqlite --output folder
        entente convert graph.jsonl --relation recognizes --since 2008 --output kosovo.graphml
      """)

  /// The formats that RDF can become. A shard holds what was found in documents before it was merged; those with
  /// statements and evidence need an export of Entente.
  private static let formats = GraphFormat.allCases.filter { $0 != .shard }

  @Argument(help: "The files to read; “-” is standard input.")
  var inputs: [String]

  @Option(
    help: ArgumentHelp(
      "What all inputs are, where their extensions do not tell: \(RDFSyntax.allCases.map(\.rawValue).joined(separator: ", ")), jsonl, shard.",
      valueName: "syntax"))
  var from: String?

  @Option(
    name: [.customLong("to"), .customLong("format"), .customShort("f")],
    help: ArgumentHelp(
      "Formats to write, divided by commas: \(GraphFormat.listing(of: Self.formats)).",
      valueName: "name,…"))
  var to: String?

  @Option(
    name: .shortAndLong,
    help: "A folder, a file whose extension tells the format, or “-” for standard output.")
  var output: String?

  @Option(
    help: "The IRI against which relative references are resolved; the file's own if left out.")
  var base: String?

  @Flag(
    help:
      "Go on behind a line of N-Triples or N-Quads that is wrong, and take an rdf:ID that comes twice for one node."
  )
  var keepGoing = false

  @OptionGroup(title: "Selection") var selection: SelectionArguments
  @OptionGroup(title: "Knowledge of your own") var own: OntologyArguments
  @OptionGroup(title: "Export options") var statements: StatementArguments
  @OptionGroup(title: "Export options") var export: ExportArguments

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one file, or “-”") }
    let plan = try plan()
    if readsStatements {
      if base != nil || keepGoing {
        throw ValidationError(
          "--\(base != nil ? "base" : "keep-going") is for RDF of any kind; statements are read as Entente wrote them"
        )
      }
      try statements.validate(for: plan.formats)
    } else {
      try validateSyntaxes()
    }
    try export.validate(for: plan.formats)
    try OutputCollision.check(writing: plan.paths, reading: inputs + own.ontology)
  }

  /// Refuses options that would have no effect on the syntaxes.
  private func validateSyntaxes() throws {
    let syntaxes = try inputs.map(syntax(of:))
    if base != nil, syntaxes.allSatisfy({ $0 == .ntriples || $0 == .nquads }) {
      throw ValidationError(
        "--base has no effect on \(syntaxes[0].rawValue), whose IRIs are absolute")
    }
    if keepGoing, syntaxes.allSatisfy({ [.turtle, .trig, .jsonld].contains($0) }) {
      throw ValidationError(
        "--keep-going needs lines: of \(syntaxes[0].rawValue) nothing is sure behind an error")
    }
  }

  func run() throws {
    let plan = try plan()
    try readsStatements ? convertStatements(plan) : convertTriples(plan)
  }

  /// Whether the inputs are read as graphs of Entente, and not triple by triple.
  private var readsStatements: Bool {
    selection.isGiven || statements.isGiven || !own.ontology.isEmpty
      || inputs.contains { input in
        let kind = from.map(GraphFile.Kind.init(named:)) ?? GraphFile.Kind(fileName: input)
        return kind == .jsonLines || kind == .shard
      }
  }

  private func convertStatements(_ plan: OutputPlan) throws {
    let written = try GraphRewriting(inputs: inputs, from: from, own: own, selection: selection)
      .write(plan, export.options, adjustedBy: statements)
    report(written, plan)
  }

  private func convertTriples(_ plan: OutputPlan) throws {
    var problems = ProblemList()
    do {
      let output = try GraphOutput(plan: plan)
      let progress = Progress(isShown: StandardError.isTerminal)
      let summaries = try progress.run(reading: inputs) {
        let documents = try inputs.map { input in
          RDFConverter.Input(
            name: input, source: try PackedFile.open(input), syntax: try syntax(of: input),
            base: base ?? System.fileIRI(of: input))
        }
        return try output.convert(
          documents, options: export.options, tell: keepGoing ? { problems.add($0) } : nil)
      }
      problems.sayRest()
      report(summaries, plan)
      try (problems.count > 0 ? Outcome.partial : .complete).end()
    } catch let error as RDFConverter.Problem {
      problems.sayRest()
      StandardError.say(error.description)
      try Outcome.failed.end()
    } catch let error as ExitCode {
      throw error
    } catch {
      StandardError.say("entente: error: \(error)")
      try Outcome.failed.end()
    }
  }

  private func syntax(of input: String) throws -> RDFSyntax {
    guard let syntax = from.map(RDFSyntax.init(named:)) ?? RDFSyntax(fileName: input) else {
      let known =
        RDFSyntax.allCases.map(\.rawValue).joined(separator: ", ") + ", jsonl, shard"
      throw ValidationError("say with --from what “\(input)” is; choose from \(known)")
    }
    return syntax
  }

  private func plan() throws -> OutputPlan {
    var formats = to?.split(separator: ",").map(String.init) ?? []
    if let consumer = export.consumer, formats.isEmpty {
      formats = consumer.formats.map(\.rawValue)
    }
    let place = output ?? (formats.count > 1 ? "." : "-")
    let plan: OutputPlan
    do {
      plan = try OutputPlan(
        output: place, formats: formats, available: Self.formats, isFolder: System.isFolder)
    } catch {
      throw ValidationError(error.description)
    }
    return plan
  }

  /// Says what was lost, and how the program that the graph is for loads it.
  private func report(_ summaries: [ExportSummary], _ plan: OutputPlan) {
    ExportReport(summaries: summaries, plan: plan).say(withFiles: output != nil && output != "-")
    if let consumer = export.consumer {
      StandardError.say(lines: consumer.instructions(folder: System.absolute(plan.folder)))
    }
  }
}
