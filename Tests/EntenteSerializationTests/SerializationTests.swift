import EntenteBytes
import EntenteGraph
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `Every format` {
  @Test(arguments: GraphFormat.allCases)
  func `has the same bytes in another order of insertion`(format: GraphFormat) throws {
    var shuffled = KnowledgeGraph()
    for document in SampleGraph.usual.documents.reversed() { shuffled.insert(document) }
    for statement in SampleGraph.usual.statements.reversed() { shuffled.insert(statement) }
    for entity in SampleGraph.usual.entities.reversed() { shuffled.insert(entity) }
    let memory = (MemorySink(), MemorySink())
    try GraphExporter(graph: SampleGraph.usual).write(format, to: memory.0)
    try GraphExporter(graph: shuffled).write(format, to: memory.1)
    #expect(memory.0.bytes == memory.1.bytes)
    #expect(!memory.0.bytes.isEmpty)
  }

  @Test func `says the same as Python's parsers read`() throws {
    guard let python = PythonOracle() else { return }
    for (name, graph) in [("usual", SampleGraph.usual), ("hostile", SampleGraph.hostile)] {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "entente-\(ProcessInfo.processInfo.processIdentifier)-\(name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let targets = try GraphFormat.allCases.map { format in
        let sink: any ByteSink = try FileSink(path: folder.path + "/" + format.fileName)
        return (format: format, sink: sink)
      }
      let summaries = try GraphExporter(graph: graph).write(targets)
      #expect(summaries.count == GraphFormat.allCases.count)
      let verdict = try python.run("check_formats.py", [folder.path, name])
      #expect(verdict == "", "\(name)")
    }
  }
}
