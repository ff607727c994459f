import EntenteBytes
import EntenteGraph
import EntenteOntology
import EntenteSerialization
import Glibc

/// Writes a graph where the options say.
struct GraphOutput {
  var plan: OutputPlan
  var ontology = Ontology.standard
  var options = ExportOptions()

  /// Writes every format; files take their names only when all of them are whole.
  ///
  /// - Returns: what was written, in the order of the formats.
  @discardableResult
  func write(_ graph: any GraphContents) throws -> [ExportSummary] {
    let exporter = GraphExporter(graph: graph, ontology: ontology, options: options)
    switch plan.destination {
    case .standardOutput(let format):
      let sink = DescriptorSink(STDOUT_FILENO, name: "standard output")
      return [try exporter.write(format, to: sink)]
    case .file(let path, let format):
      return [try exporter.write(format, to: try FileSink(path: path))]
    case .folder(let folder, let formats):
      guard System.makeFolder(folder) else { throw ByteSinkError(errno: errno, path: folder) }
      return try exporter.write(formats, intoFolder: folder)
    }
  }
}
