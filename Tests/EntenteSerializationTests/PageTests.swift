import EntenteBytes
import EntenteGraph
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `The page of a graph` {
  private func page(of graph: KnowledgeGraph) throws -> [UInt8] {
    let sink = MemorySink()
    try GraphExporter(graph: graph).write(.html, to: sink)
    return sink.bytes
  }

  @Test func `is the same bytes each time`() throws {
    #expect(try page(of: SampleGraph.usual) == page(of: SampleGraph.usual))
  }

  @Test(.python) func `holds all that the lines hold, for a reader that shares no code`() throws {
    let python = PythonOracle()
    let folder = FileManager.default.temporaryDirectory.appending(path: "page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let exporter = GraphExporter(graph: SampleGraph.usual)
    for (format, name) in [(GraphFormat.html, "graph.html"), (.jsonl, "graph.jsonl")] {
      try exporter.write(format, to: FileSink(path: folder.appending(path: name).path))
    }
    let said = try python.run(
      "../Page/contents.py",
      ["graph.html", "graph.jsonl"].map { folder.appending(path: $0).path })
    #expect(said.hasSuffix("statements are the same\n"), "\(said)")
  }

  @Test func `shows an empty graph`() throws {
    let text = String(decoding: try page(of: KnowledgeGraph()), as: UTF8.self)
    #expect(text.contains("<title>0 documents</title>"))
    #expect(text.hasSuffix("</html>\n"))
  }

  /// Names and quotes that would set `window.hacked` if any of them ran.
  @Test(.chromium, .python) func `runs nothing that a document says`() throws {
    let python = PythonOracle()
    let file = FileManager.default.temporaryDirectory.appending(
      path: "hostile-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(try page(of: Self.hostile)).write(to: file)
    let said = try python.run("../Page/hostile.py", [file.path])
    #expect(said.hasSuffix("nothing ran\n"), "\(said)")
  }

  static let hostile: KnowledgeGraph = {
    var graph = SampleGraph.usual
    let words = [
      "</script><script>window.hacked=1</script>", "<img src=x onerror=\"window.hacked=2\">",
      "\"><svg onload=window.hacked=3>", "javascript:window.hacked=4", "=cmd|'/c calc'!A0",
      "@SUM(1)", "-1+1|hacked", "{{script}}{{data}}", "<!--<script>", "]]></style><b>bold",
      "\u{202E}gnp.exe\u{2066}", "nul\u{0}\u{1}\u{7F}", "tail `back` \\ \" \\\" ``",
      "line\nbreak\r\n\tend\u{2028}\u{2029}", "a\u{300}\u{301}\u{302}", "🇲🇪 flag 🏳️‍🌈",
      String(repeating: "A very long name ", count: 65_536), "",
    ]
    let documents = words.prefix(6).map { "\($0).txt" }
    for (number, document) in documents.enumerated() {
      graph.insert(
        SourceDocument(
          id: document, title: words[number],
          address: number % 2 == 0
            ? "javascript:window.hacked=5" : "data:text/html,<script>1</script>"))
    }
    for (number, word) in words.enumerated() {
      let id = EntityID(path: "person/hostile-\(number)")
      graph.insert(
        Entity(
          id: id, kind: number == 2 ? "<b onclick=window.hacked=6>" : "Person", label: word,
          alternativeLabels: [word + "!"],
          links: [ExternalLink(iri: "javascript:window.hacked=7//" + word, reason: "gazetteer")]))
      let quote = "He said \(word) to all"
      graph.insert(
        Statement(
          subject: id, relation: number == 3 ? "evil\"><b>`}" : "metWith",
          object: number % 3 == 0 ? .text(word) : .entity(EntityID(path: "state/egypt")),
          interval: Interval(date: PartialDate("2008-02-18")),
          qualifiers: [Qualifier(key: "reason", value: .text(word))],
          evidence: [
            Evidence(
              document: documents[number % documents.count], range: 0..<quote.unicodeScalars.count,
              quote: quote, rule: word, inheritedFrom: word,
              citations: [
                Citation(
                  address: "javascript:window.hacked=8", title: word, publisher: word, date: word)
              ])
          ], confidence: 0.5))
    }
    return graph
  }()
}
