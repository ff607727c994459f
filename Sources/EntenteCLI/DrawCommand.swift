import ArgumentParser
import EntenteBytes
import EntenteRDF
import EntenteSerialization

/// `entente draw`: a picture of a graph.
struct DrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw",
    abstract: "Draws a graph as SVG.",
    discussion: """
      Colours tell the classes, sizes the number of relations, thickness the number of documents \
      that say so. The same graph gives the same picture.

      Example:
        entente draw Output/graph.ttl --output graph.svg
      """)

  @Argument(help: "The RDF file to read; “-” is standard input.")
  var input: String

  @Option(
    help: ArgumentHelp(
      "The syntax of the input, where its extension does not tell: \(RDFSyntax.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "syntax"))
  var from: String?

  @Option(name: .shortAndLong, help: "The file to write, or “-” for standard output.")
  var output = "-"

  func validate() throws {
    _ = try syntax()
    if let ending = OutputPlan.fileExtension(of: output), ending.lowercased() != "svg" {
      throw ValidationError("draw writes SVG, not “.\(ending)”; name the file “.svg”")
    }
  }

  func run() throws {
    do {
      let source = try ByteSource(path: input)
      let sink: any ByteSink =
        output == "-" ? DescriptorSink.standardOutput() : try FileSink(path: output)
      let counts = try GraphDrawing.draw(
        source, from: try syntax(), base: System.fileIRI(of: input), to: sink)
      StandardError.say("\(counts.nodes) nodes, \(counts.edges) edges")
    } catch let error as RDFSyntaxError {
      StandardError.say("\(input):\(error)")
      try Outcome.failed.end()
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
}
