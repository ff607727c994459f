import EntenteBytes
import EntenteGraph
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `A statement model` {
  private func text(
    _ model: StatementModel, _ format: GraphFormat, tool: (name: String, version: String)? = nil
  ) throws -> String {
    var options = ExportOptions()
    options.statementModel = model
    options.tool = tool
    let memory = MemorySink()
    try GraphExporter(graph: SampleGraph.usual, options: options).write(format, to: memory)
    return memory.text
  }

  @Test func `of every kind says the same of each statement`() throws {
    guard let python = PythonOracle() else { return }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-\(ProcessInfo.processInfo.processIdentifier)-models")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for model in StatementModel.allCases {
      let format = model == .namedGraphs ? GraphFormat.trig : .turtle
      try text(model, format).write(
        to: folder.appending(path: model.rawValue + "." + format.fileExtension), atomically: true,
        encoding: .utf8)
    }
    try text(.reified, .jsonl).write(
      to: folder.appending(path: "graph.jsonl"), atomically: true, encoding: .utf8)
    let verdict = try python.run("check_models.py", [folder.path])
    #expect(verdict == "")
  }

  @Test(arguments: [GraphFormat.turtle, .ntriples, .rdfxml])
  func `of named graphs is refused by a format without any`(format: GraphFormat) {
    #expect(throws: ExportError.self) { try text(.namedGraphs, format) }
  }

  @Test func `of annotations is quoted triples in Turtle`() throws {
    let turtle = try text(.annotated, .turtle)
    #expect(turtle.contains("<< state:montenegro ent:memberOf "))
    #expect(!turtle.contains("rdf:Statement"))
    #expect(throws: ExportError.self) { try text(.annotated, .jsonld) }
  }

  @Test func `names the run that made the graph, without a clock`() throws {
    let tool = (name: "entente", version: "1.2")
    let turtle = try text(.reified, .turtle, tool: tool)
    #expect(turtle.contains("a prov:Activity"))
    #expect(turtle.contains("\"1.2\""))
    #expect(!turtle.contains("AtTime"))
    #expect(try turtle == text(.reified, .turtle, tool: tool))
  }
}
