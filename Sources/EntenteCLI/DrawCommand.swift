public import ArgumentParser
import Entente
import EntenteBytes
import EntenteRDF
public import EntenteSerialization

/// `entente draw`: a picture of a graph.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws a graph as SVG.",
    discussion: """
      Colours tell the classes of nodes and the relations of edges, sizes the number of relations, \
      thickness the number of documents that say so. A picture shows what can be read and says what it \
      leaves out. The same graph gives the same picture.

      Any RDF can be drawn. A selection needs JSON Lines, a shard or RDF that Entente wrote. What the \
      gazetteer adds to what documents say is drawn with dashes.

      Examples:
        entente draw Output/graph.ttl --output graph.svg
        entente draw world.ttl --ego Kosovo --output kosovo.svg
        entente draw world.ttl --layout map --output missions.svg
        entente draw world.ttl --layout matrix --output members.svg
        entente draw world.jsonl --view states --relation recognizes --as-of 2010 --output then.svg
      """)

  @Argument(help: "The graph to read; “-” is standard input.")
  var input: String

  @Option(
    help: ArgumentHelp(
      "What the input is, where its extension does not tell: \(RDFSyntax.allCases.map(\.rawValue).joined(separator: ", ")), jsonl, shard.",
      valueName: "syntax"))
  var from: String?

  @Option(name: .shortAndLong, help: "The file to write, or “-” for standard output.")
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "How it is laid out: \(DrawingLayout.allCases.map(\.rawValue).joined(separator: ", ")). The map shows what has a place, time a lane for each relation, matrix who is a member of what.",
      valueName: "layout"))
  var layout = DrawingLayout.force

  @Option(
    help: ArgumentHelp(
      "How many nodes a picture shows at most: the most connected ones.", valueName: "number"))
  var maxNodes = DrawingOptions().maximumNodes

  @Option(
    help: ArgumentHelp(
      "Draw only the neighbourhood of the entity with this name or IRI.", valueName: "name"))
  var ego: String?

  @OptionGroup(title: "Selection") var selection: SelectionArguments
  @OptionGroup(title: "Knowledge of your own") var own: OntologyArguments

  func validate() throws {
    if !readsStatements { _ = try syntax() }
    if maxNodes < 1 { throw ValidationError("--max-nodes takes a number from 1") }
    if let ending = OutputPlan.fileExtension(of: output), ending.lowercased() != "svg" {
      throw ValidationError(
        "draw writes SVG, not “.\(ending)”; name the file “.svg” and turn it into another format, for example with “rsvg-convert graph.svg -o graph.png”"
      )
    }
    try OutputCollision.check(
      writing: output == "-" ? [] : [output], reading: [input] + own.ontology)
  }

  func run() throws {
    let ontology = try own.load()
    let request = try selection.request(with: ontology)
    var options = DrawingOptions()
    (options.layout, options.maximumNodes, options.ego) = (layout, maxNodes, ego)
    let summary = try Outcome.ofFailure {
      do {
        return try Progress(isShown: StandardError.isTerminal).run(reading: [input]) {
          guard readsStatements else {
            return try GraphDrawing.draw(
              PackedFile.open(input), from: syntax(), base: System.fileIRI(of: input),
              options: options, to: sink())
          }
          let graphs = try WrittenGraphs([input], from: from, ontology: ontology)
          return try GraphDrawing.draw(
            graphs.contents(request), ontology: ontology, options: options, to: sink())
        }
      } catch let error as RDFSyntaxError {
        StandardError.say("\(input):\(error)")
        throw ExitCode(Outcome.failed.rawValue)
      }
    }
    StandardError.say("\(summary.nodes) nodes, \(summary.edges) edges")
    for note in summary.notes { StandardError.say(note) }
  }

  private func sink() throws -> any ByteSink {
    output == "-" ? DescriptorSink.standardOutput() : try FileSink(path: output)
  }

  /// Whether the input is read as a graph of Entente, and not triple by triple.
  private var readsStatements: Bool {
    let kind = from.map(GraphFile.Kind.init(named:)) ?? GraphFile.Kind(fileName: input)
    return selection.isGiven || !own.ontology.isEmpty || kind == .jsonLines || kind == .shard
  }

  private func syntax() throws -> RDFSyntax {
    guard let syntax = from.map(RDFSyntax.init(named:)) ?? RDFSyntax(fileName: input) else {
      let known =
        RDFSyntax.allCases.map(\.rawValue).joined(separator: ", ") + ", jsonl, shard"
      throw ValidationError("say with --from what “\(input)” is; choose from \(known)")
    }
    return syntax
  }
}

extension DrawingLayout: ExpressibleByArgument {}
