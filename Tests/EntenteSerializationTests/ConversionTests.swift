import EntenteBytes
import EntenteRDF
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `Conversion` {
  private static let formats: [GraphFormat] = [
    .ntriples, .nquads, .turtle, .trig, .rdfxml, .jsonld, .graphml, .gexf,
  ]

  @Test(
    .python, .shared("suites"),
    arguments: [
      "w3c-rdf11/rdf-n-triples", "w3c-rdf11/rdf-n-quads", "w3c-rdf11/rdf-turtle",
      "w3c-rdf11/rdf-trig", "w3c-rdf11/rdf-xml", "w3c-rdf12/rdf-n-triples/syntax",
      "w3c-rdf12/rdf-n-quads/syntax", "w3c-rdf12/rdf-turtle/syntax", "w3c-rdf12/rdf-turtle/eval",
      "w3c-rdf12/rdf-trig/eval", "w3c-rdf12/rdf-xml/eval",
    ])
  func `of every W3C graph reads the same by other parsers`(suite: String) throws {
    let folder = Folder.shared("suites/" + suite)
    let python = PythonOracle()
    let output = FileManager.default.temporaryDirectory.appending(
      path: "entente-\(ProcessInfo.processInfo.processIdentifier)-"
        + suite.replacing("/", with: "-"))
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: output) }
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    var converted = 0
    for case let file as URL in files {
      guard let syntax = RDFSyntax(fileName: file.lastPathComponent),
        !file.lastPathComponent.contains("manifest"), !file.lastPathComponent.contains("bad")
      else { continue }
      let stem = String(converted)
      let targets = try Self.formats.map { format in
        let sink: any ByteSink = try FileSink(
          path: output.path + "/" + stem + "." + format.fileExtension)
        return (format: format, sink: sink)
      }
      let source = try ByteSource(path: file.path)
      guard
        let summaries = try? RDFConverter().convert(
          source, from: syntax, base: "http://example.org/base/" + file.lastPathComponent,
          to: targets)
      else { continue }
      let losses = summaries.map { "\($0.format.rawValue)\t\($0.losses.sentence)" }
      try losses.joined(separator: "\n").write(
        to: output.appending(path: stem + ".losses"), atomically: true, encoding: .utf8)
      try file.lastPathComponent.write(
        to: output.appending(path: stem + ".name"), atomically: true, encoding: .utf8)
      converted += 1
    }
    #expect(converted > 5)
    let verdict = try python.run("check_conversions.py", [output.path])
    #expect(verdict.isEmpty, "\(suite)")
    print("converted \(suite): \(converted) graphs")
  }
}
