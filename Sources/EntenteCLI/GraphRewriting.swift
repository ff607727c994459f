import ArgumentParser
import Entente
import EntenteOntology
import EntenteSerialization

/// Graphs that Entente wrote, read back, selected from and written anew: what `select`, `view` and `convert` have in common.
struct GraphRewriting {
  var inputs: [String]
  /// What all inputs are, where their extensions do not tell.
  var from: String?
  var own: OntologyArguments
  var selection: SelectionArguments

  /// Writes what is selected of the graphs; ends the program where that fails.
  func write(
    _ plan: OutputPlan, _ export: ExportOptions = ExportOptions(),
    adjustedBy statements: StatementArguments? = nil
  ) throws -> [ExportSummary] {
    let ontology = try own.load()
    let request = try selection.request(with: ontology)
    var options = export
    statements?.adjust(&options)
    options.tool = (name: "entente", version: Tool.configuration.version)
    return try Outcome.ofFailure {
      let graphs = try WrittenGraphs(inputs, from: from, ontology: ontology)
      return try GraphOutput(plan: plan).write(
        graphs.contents(request), ontology: ontology, options: options)
    }
  }
}
