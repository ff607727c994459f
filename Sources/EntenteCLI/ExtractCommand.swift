import ArgumentParser
import Entente
import EntenteBytes
import EntenteDocuments
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

  @OptionGroup var choice: InputChoice
  @OptionGroup(title: "Knowledge of your own") var own: KnowledgeArguments

  @Option(
    help: ArgumentHelp(
      "How many documents to work on at a time; the number of cores if left out.",
      valueName: "number"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "Keep what is found in this folder, and go on from what is there: a run that was stopped, or documents of which some have changed, cost only what is new.",
      valueName: "folder"))
  var checkpoint: String?

  @OptionGroup var graph: GraphArguments

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one file or folder, or “-”") }
    if let jobs, !(1...Pipeline.Options.mostTasks).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to \(Pipeline.Options.mostTasks)")
    }
    try graph.validate(for: graph.outputPlan().formats)
    try choice.validate(for: inputs)
    try OutputCollision.check(
      writing: graph.paths(),
      reading: inputs + own.patterns + own.ontology + own.gazetteer
        + [graph.decisions].compactMap(\.self))
  }

  func run() async throws {
    let plan = try graph.outputPlan()
    var options = Pipeline.Options(
      format: choice.from.flatMap { DocumentFormat(rawValue: $0.rawValue) },
      tasks: jobs ?? System.coreCount)
    let stream = choice.streamOptions()
    options.encoding = stream.encoding
    options.titles = stream.titles
    options.date = stream.date
    options.largestDocument = choice.largestDocument
    if !choice.namespace.isEmpty { options.namespaces = choice.namespace }
    let knowledge = try own.load()
    let request = try graph.selection.request(with: knowledge.ontology)
    let decisions = try graph.readDecisions(knowledge.ontology)
    let pipeline = Pipeline(extractor: Extractor(knowledge: knowledge), options: options)
    let progress = Progress(isShown: !graph.quiet && StandardError.isTerminal)
    do {
      let (gathering, written): (Pipeline.Gathering, [ExportSummary]) = try await progress.run(
        reading: inputs
      ) {
        let output = try GraphOutput(plan: plan, besides: graph.contradictions != nil)
        let table = try graph.contradictions.map {
          ContradictionTable(to: try output.sink(at: $0))
        }
        let keeping = try keeping(plan, progress)
        let gathering = try await pipeline.gather(
          inputs, keeping: keeping, decisions: decisions
        ) { event in
          switch event {
          case .diagnostic(let diagnostic): progress.say(diagnostic, quiet: graph.quiet)
          case .document(let title, let number): progress.note(title, number: number)
          case .contradiction(let contradiction): table?.add(contradiction)
          }
        }
        guard gathering.documentCount > 0 else { return (gathering, []) }
        let contents = try request.apply(
          to: gathering.contents, gazetteer: knowledge.linker.gazetteer,
          ontology: knowledge.ontology)
        try table?.finish()
        let written = try output.write(
          contents, ontology: knowledge.ontology, gazetteer: knowledge.linker.gazetteer,
          options: graph.exportOptions, shard: keeping.shard)
        return (gathering, written)
      }
      guard gathering.documentCount > 0 else {
        StandardError.say("entente: error: nothing could be read, so nothing was written")
        return try Outcome.failed.end()
      }
      try graph.tell(gathering, written, plan)
    } catch let code as ExitCode {
      throw code
    } catch {
      StandardError.say("entente: error: \(error)")
      return try Outcome.failed.end()
    }
  }

  /// What is kept of each document: a shard, and what a later run goes on from.
  private func keeping(_ plan: OutputPlan, _ progress: Progress) throws -> Keeping {
    var kept: Checkpoint?
    if let folder = checkpoint {
      let names = try System.openFolder(folder)
      kept = Checkpoint(
        folder: folder, shards: names.filter { $0.hasSuffix(".shard") },
        maker: Array(try own.digest().prefix(16))
      ) { progress.say($0, quiet: graph.quiet) }
    }
    return Keeping(
      shard: plan.formats.contains(.shard) ? ShardWriter() : nil, checkpoint: kept)
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
