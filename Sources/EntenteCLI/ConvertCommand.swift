import ArgumentParser
import EntenteBytes
import EntenteRDF
import EntenteSerialization

/// `entente convert`: RDF of any kind into any format.
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Converts RDF into any format.",
    discussion: """
      Reads N-Triples, N-Quads, Turtle, TriG and RDF/XML. N-Triples and N-Quads pass in constant \
      memory, whatever their size. For a plain graph, classes become kinds, literals attributes.

      Examples:
        entente convert graph.ttl --to ntriples
        entente convert graph.nt --output graph.rdf
        entente convert graph.rdf --for gephi --output folder
      """)

  /// The formats that RDF can become: `jsonl` and `html` hold statements with their evidence, which it
  /// may lack.
  private static let formats = GraphFormat.allCases.filter { !$0.needsStatements }

  @Argument(help: "The file to read; “-” is standard input.")
  var input: String

  @Option(
    help: ArgumentHelp(
      "The syntax of the input, where its extension does not tell: \(RDFSyntax.allCases.map(\.rawValue).joined(separator: ", ")).",
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

  @OptionGroup(title: "Export options") var export: ExportArguments

  func validate() throws {
    let syntax = try syntax()
    if base != nil, syntax == .ntriples || syntax == .nquads {
      throw ValidationError("--base has no effect on \(syntax.rawValue), whose IRIs are absolute")
    }
    try export.validate(for: plan().formats)
    try OutputCollision.check(writing: plan().paths, reading: [input])
  }

  func run() throws {
    let plan = try plan()
    do {
      let source = try ByteSource(path: input)
      let summaries = try GraphOutput(plan: plan).convert(
        source, from: try syntax(), base: base ?? System.fileIRI(of: input),
        options: export.options)
      report(summaries, plan)
    } catch let error as RDFSyntaxError {
      StandardError.say("\(input):\(error)")
      try Outcome.failed.end()
    } catch let error as ExitCode {
      throw error
    } catch {
      StandardError.say("entente: error: \(error)")
      try Outcome.failed.end()
    }
  }

  private func syntax() throws -> RDFSyntax {
    guard let syntax = from.map(RDFSyntax.init(named:)) ?? RDFSyntax(fileName: input) else {
      let known = RDFSyntax.allCases.map(\.rawValue).joined(separator: ", ")
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
    ExportReport(summaries: summaries, plan: plan).say(withFiles: false)
    if let consumer = export.consumer {
      StandardError.say(lines: consumer.instructions(folder: System.absolute(plan.folder)))
    }
  }
}
