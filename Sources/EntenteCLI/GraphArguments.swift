import ArgumentParser
import Entente
import EntenteDocuments
import EntenteOntology
import EntenteSerialization

/// The options of the commands that gather a graph: where it goes, in which formats, and what is said.
struct GraphArguments: ParsableArguments {
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

  @Option(
    help: ArgumentHelp(
      "Write a table of the statements that exclude each other, with what each document says.",
      valueName: "file"))
  var contradictions: String?

  @Option(
    help: ArgumentHelp(
      "Apply what you decided of the graph: a table of lines “one ENTITY OTHER…”, “two ENTITY DOCUMENT…”, “never STATEMENT” and “never ENTITY RELATION OBJECT”, with tabs between.",
      valueName: "file"))
  var decisions: String?

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "List everything that was read and passed over, and why.")
  var verbose = false

  @OptionGroup(title: "Selection") var selection: SelectionArguments
  @OptionGroup(title: "Export options") var statements: StatementArguments
  @OptionGroup(title: "Export options") var export: ExportArguments

  func validate() throws {
    let plan = try outputPlan()
    if statements.describe, case .folder = plan.destination {
    } else if statements.describe {
      throw ValidationError("--describe needs a folder to write into")
    }
  }

  /// Where the graph goes, and how.
  func outputPlan() throws -> OutputPlan {
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

  /// Reads the decisions.
  ///
  /// - Throws: the exit code of a failed run, after saying what is wrong in the file and where.
  func readDecisions(_ ontology: Ontology) throws -> Decisions? {
    guard let path = decisions else { return nil }
    var problems: [Diagnostic]
    var read: Decisions?
    do throws(Diagnostic) {
      let file = try KnowledgeFile.read(path)
      (read, problems) = Decisions.read(file.contents, path: path, ontology: ontology)
    } catch {
      problems = [error]
    }
    for problem in problems { StandardError.say(problem.description) }
    guard let read else { throw ExitCode(Outcome.failed.rawValue) }
    return read
  }

  var exportOptions: ExportOptions {
    var options = export.options
    statements.adjust(&options)
    options.tool = (name: "entente", version: Tool.configuration.version)
    return options
  }

  /// The files that are written.
  func paths() throws -> [String] {
    try outputPlan().paths + [contradictions].compactMap(\.self)
  }

  /// Refuses options that would have no effect on any of the formats.
  func validate(for formats: [GraphFormat]) throws {
    try statements.validate(for: formats)
    try export.validate(for: formats)
  }

  /// Says what was found, where it stands and how it is loaded, and ends.
  func tell(
    _ gathering: Pipeline.Gathering, _ written: [ExportSummary], _ plan: OutputPlan
  ) throws {
    if !quiet {
      StandardError.say(lines: "\(try Summary(of: gathering, rowLimit: verbose ? .max : 12))")
      ExportReport(summaries: written, plan: plan).say(withFiles: true)
      if gathering.contents.statementCount == 0 {
        StandardError.say("entente: warning: \(gathering.coverage.reasonForNothing)")
      }
    }
    if let consumer = export.consumer {
      StandardError.say(lines: consumer.instructions(folder: System.absolute(plan.folder)))
    }
    try (gathering.hasErrors ? Outcome.partial : .complete).end()
  }
}

extension Substring {
  /// Without the spaces around it.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
