import EntenteBytes
import EntenteGraph
import EntenteRDF
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `Every format` {
  @Test(arguments: GraphFormat.allCases.filter { !$0.needsFolder && $0 != .shard })
  func `has the same bytes in another order of insertion`(format: GraphFormat) throws {
    var shuffled = KnowledgeGraph()
    for document in SampleGraph.usual.documents.reversed() { shuffled.insert(document) }
    for statement in SampleGraph.usual.statements.reversed() { shuffled.insert(statement) }
    for entity in SampleGraph.usual.entities.reversed() { shuffled.insert(entity) }
    let memory = (MemorySink(), MemorySink())
    try GraphExporter(graph: SampleGraph.usual).write(format, to: memory.0)
    try GraphExporter(graph: shuffled).write(format, to: memory.1)
    #expect(memory.0.bytes == memory.1.bytes)
    // The sample cites no source, and Wikidata wants one.
    #expect(memory.0.bytes.isEmpty == (format == .quickStatements))
  }

  @Test(.python) func `says the same as Python's parsers read`() throws {
    let python = PythonOracle()
    for (name, graph) in [("usual", SampleGraph.usual), ("hostile", SampleGraph.hostile)] {
      let folder = FileManager.default.temporaryDirectory
        .appending(path: "entente-\(ProcessInfo.processInfo.processIdentifier)-\(name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let formats = GraphFormat.allCases.filter { !$0.needsFolder && $0 != .shard }
      let targets = try formats.map { format in
        let sink: any ByteSink = try FileSink(path: folder.path + "/" + format.fileName)
        return (format: format, sink: sink)
      }
      let summaries = try GraphExporter(graph: graph).write(targets)
      #expect(summaries.count == formats.count)
      let verdict = try python.run("check_formats.py", [folder.path, name])
      #expect(verdict == "", "\(name)")
    }
  }

  /// Each character that XML forbids in a literal of the graph is one replaced character.
  @Test func `counts what it cannot carry of hostile texts`() throws {
    let exporter = GraphExporter(graph: SampleGraph.hostile)
    let memory = MemorySink()
    let escaped = try exporter.write(.ntriples, to: memory).losses
    var forbidden = 0
    var reader = NTriplesReader()
    try reader.read(
      memory.bytes,
      into: QuadHandler { quad in
        guard case .literal(let literal) = quad.triple.object else { return }
        forbidden += literal.text.unicodeScalars.count { scalar in
          scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
            || scalar.value == 0xFFFE || scalar.value == 0xFFFF
        }
      })
    #expect(forbidden > 100)
    let xml = try exporter.write(.rdfxml, to: MemorySink()).losses
    #expect(xml[.forbiddenCharacter] == forbidden)
    #expect(escaped[.forbiddenCharacter] == 0)
    #expect(escaped[.escapedIRI] > 0 && escaped[.escapedIRI] == xml[.escapedIRI])
    #expect(try exporter.write(.graphml, to: MemorySink()).losses[.infinity] > 0)
    #expect(try exporter.write(.gexf, to: MemorySink()).losses[.forbiddenCharacter] > 0)
  }

  @Test func `refuses hostile texts where it is strict and cannot carry them`() throws {
    var options = ExportOptions()
    options.isStrict = true
    let exporter = GraphExporter(graph: SampleGraph.hostile, options: options)
    let memory = MemorySink()
    #expect(throws: ExportError.self) { try exporter.write(.rdfxml, to: memory) }
    #expect(memory.bytes.isEmpty)
  }
}
