import ArgumentParser
import EntenteBytes
import EntenteKnowledge
import EntenteOntology
import EntenteRDF
import EntenteSerialization

/// `entente ontology`: what graphs mean, for programs that read them.
struct OntologyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ontology",
    abstract: "Prints the ontology, the shapes, the JSON-LD context or the JSON Schema.",
    discussion: """
      The ontology is OWL 2 in Turtle; the shapes are SHACL, which every export as “reified” satisfies; the \
      context is that of exports to JSON-LD; the schema describes a line of JSON Lines.

      Examples:
        entente ontology > entente.ttl
        entente ontology shapes > shapes.ttl && pyshacl -s shapes.ttl -e entente.ttl Output/graph.ttl
        entente ontology schema > statement.schema.json
      """)

  enum Part: String, CaseIterable, ExpressibleByArgument {
    case ontology
    case shapes
    case context
    case schema
  }

  @Argument(
    help: ArgumentHelp(
      "What to print: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "part")
  )
  var part = Part.ontology

  @OptionGroup(title: "Knowledge of your own") var own: OntologyArguments

  func validate() throws {
    if !own.ontology.isEmpty, part != .context {
      throw ValidationError("--ontology adds to the context alone")
    }
  }

  func run() throws {
    do {
      let sink = DescriptorSink.standardOutput()
      switch part {
      case .ontology: try print("entente.ttl", to: sink)
      case .shapes: try print("shapes.ttl", to: sink)
      case .schema: try print("statement.schema.json", to: sink)
      case .context: try JSONLDWriter.writeContext(of: try own.load(), to: sink)
      }
    } catch let code as ExitCode {
      throw code
    } catch {
      StandardError.say("entente: error: \(error)")
      try Outcome.failed.end()
    }
  }

  private func print(_ name: String, to sink: any ByteSink) throws {
    var output = ByteOutput(to: sink)
    output.append(EmbeddedFile.named(name)?.contents ?? [])
    try output.finish()
  }
}
