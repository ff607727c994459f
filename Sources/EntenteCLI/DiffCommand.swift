import ArgumentParser
import Entente
import EntenteBytes
import EntenteDocuments

/// `entente diff`: what changed from one graph to another.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells what changed from one graph to another.",
    discussion: """
      Reads JSON Lines, RDF that Entente wrote, and shards. A statement a line, in graph order:
        added       a fact that only the new graph has
        gone        a fact that only the old graph has
        ended       a fact that held and is over
        date        the same fact at another time, or at a finer date
        status      the same fact, asserted and no longer planned, for example
        confidence  the same statement, told by rules of another precision
      With --json an object a line: "change", "subject", "relation", "object", and "old" and "new", each \
      with "id", "start", "end", "date", "status", "confidence".

      Exit codes: 0 the graphs say the same, 1 they do not, 2 one of them could not be read.

      Example:
        entente diff january.jsonl february.jsonl --json > changes.jsonl
      """)

  @Argument(help: "The graph of before.")
  var old: String

  @Argument(help: "The graph of after.")
  var new: String

  @Option(help: "What both files are, where their extensions do not tell: jsonl, turtle, shard …")
  var from: String?

  @Flag(help: "Print an object of JSON a line.")
  var json = false

  @OptionGroup(title: "Knowledge of your own") var own: OntologyArguments

  func run() throws {
    let ontology = try own.load()
    do {
      let progress = Progress(isShown: StandardError.isTerminal)
      let graphs = try progress.run(reading: [old, new]) {
        try [old, new].map { path throws in
          try GraphFile(path: path, from: from).contents(ontology: ontology) {
            StandardError.say($0.description)
          }
        }
      }
      let listing = ChangeListing(old: graphs[0], new: graphs[1], isJSON: json)
      let counts = try listing.write(to: DescriptorSink.standardOutput())
      if counts.isEmpty { return }
      StandardError.say(counts.map { "\($0.name) \($0.count)" }.joined(separator: ", "))
    } catch let diagnostic as Diagnostic {
      StandardError.say(diagnostic.description)
      try Outcome.failed.end()
    } catch {
      StandardError.say("entente: error: \(error)")
      try Outcome.failed.end()
    }
    throw ExitCode(1)
  }
}
