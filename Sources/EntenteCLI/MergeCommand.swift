import ArgumentParser
import Entente
import EntenteBytes
import EntenteDocuments
import EntenteGraph
import EntenteOntology
import EntenteSerialization

/// `entente merge`: one graph of several.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Merges shards and exports into one graph.",
    discussion: """
      A shard is what “entente extract --format shard” writes: what was found in each document, \
      before anything is merged. Any number of shards, in any order and grouping, gives the same \
      bytes as one run over all their documents, in every format.

      A document that stands in several shards says what the last one on the command line has; \
      --without takes one out. The result is that of a run over the documents that remain.

      JSON Lines and RDF that Entente wrote are merged too, and read without loss: every statement with \
      its evidence. But exports are consolidated already: a date that one document tells and another \
      one refines stands in an export once, and what a merge would have made of both apart is gone. So the \
      graph of exports is right, but not always that of one run; --without leaves a date as another \
      document refined it; a document that was read again does not replace anything. For all that, \
      keep shards.

      What the gazetteer knows is made anew for the whole; name tables of your own with --gazetteer \
      here too.

      Examples:
        entente extract a/ --output a.shard
        entente extract b/ --output b.shard
        entente merge a.shard b.shard --output graphs --format turtle,jsonl
        entente merge all.shard new.shard --without "Old page.wiki" --output next.shard
        entente merge mine.jsonl theirs.ttl --decisions decisions.tsv --output graph.jsonl
      """)

  @Argument(help: ArgumentHelp("Shards, JSON Lines, RDF of Entente.", valueName: "file"))
  var inputs: [String]

  @Option(help: "What all files are, where their extensions do not tell: shard, jsonl, turtle …")
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Take out a document, by the identifier that evidence names; may be repeated.",
      valueName: "document"))
  var without: [String] = []

  @OptionGroup(title: "Knowledge of your own") var own: BackgroundArguments
  @OptionGroup var graph: GraphArguments

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one file") }
    try graph.validate(for: graph.outputPlan().formats)
    try OutputCollision.check(
      writing: graph.paths(),
      reading: inputs + own.paths + [graph.decisions].compactMap(\.self))
  }

  func run() throws {
    let plan = try graph.outputPlan()
    let (ontology, gazetteer) = try own.load()
    var options = Merging.Options()
    options.withoutDocuments = Set(without)
    options.ontology = ontology
    let request = try graph.selection.request(with: ontology)
    options.decisions = try graph.readDecisions(ontology)
    let merging = Merging(options: options)
    let keeping = Keeping(shard: plan.formats.contains(.shard) ? ShardWriter() : nil)
    let progress = Progress(isShown: !graph.quiet && StandardError.isTerminal)
    do {
      let (gathering, written) = try progress.run(reading: inputs) {
        let files = try inputs.map { path throws in try GraphFile(path: path, from: from) }
        let output = try GraphOutput(plan: plan, besides: graph.contradictions != nil)
        let table = try graph.contradictions.map {
          ContradictionTable(to: try output.sink(at: $0))
        }
        let gathering = try merging.gather(files, keeping: keeping) { event in
          switch event {
          case .diagnostic(let diagnostic): progress.say(diagnostic, quiet: graph.quiet)
          case .document(let title, let number): progress.note(title, number: number)
          case .contradiction(let contradiction): table?.add(contradiction)
          }
        }
        let contents = try request.apply(
          to: gathering.contents, gazetteer: gazetteer, ontology: ontology,
          background: .renewed)
        try table?.finish()
        let written = try output.write(
          contents, ontology: ontology, options: graph.exportOptions, shard: keeping.shard)
        return (gathering, written)
      }
      try graph.tell(gathering, written, plan)
    } catch let code as ExitCode {
      throw code
    } catch let diagnostic as Diagnostic {
      StandardError.say(diagnostic.description)
      try Outcome.failed.end()
    } catch {
      StandardError.say("entente: error: \(error)")
      try Outcome.failed.end()
    }
  }
}
