import Foundation
import TestSupport
import Testing

/// An export of Entente gives the same bytes whichever way it takes: each format, each statement model.
@Suite struct `One graph, one way` {
  private static let rows = ["jsonl", "csv", "sqlite", "dyads", "events", "html"]
  private static let networks = [
    "graphml", "gexf", "neo4j", "kuzu", "falkordb", "edges", "cytoscape", "dot", "mermaid",
  ]
  private let samples = Folder.project.appending(path: "Samples").path

  private func contents(of folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(filePath: folder + "/" + name))
    }
    return files
  }

  /// What is read, and the formats of RDF that hold the model.
  @Test(arguments: [
    ("reified", "graph.ttl", ["turtle", "rdfxml", "ntriples", "nquads", "trig", "jsonld"]),
    ("wikidata", "graph.rdf", ["turtle", "rdfxml", "ntriples", "nquads", "trig", "jsonld"]),
    ("annotated", "graph.ttl", ["turtle", "rdfxml", "ntriples", "nquads", "trig"]),
    ("named-graphs", "graph.trig", ["nquads", "trig", "jsonld"]),
  ])
  func `convert gives the bytes of extract`(model: String, input: String, syntaxes: [String]) throws
  {
    let scratch = try Scratch()
    let formats = (syntaxes + Self.networks + Self.rows).joined(separator: ",")
    let extracted = try Tool.run(
      "extract", samples, "--statements", model, "-f", formats, "-o", scratch.path("extract"))
    try #require(extracted.status == 0, "\(extracted.messages)")
    let converted = try Tool.run(
      "convert", scratch.path("extract/" + input), "-f", formats, "-o", scratch.path("convert"))
    try #require(converted.status == 0, "\(converted.messages)")
    let (first, second) = (
      try contents(of: scratch.path("extract")), try contents(of: scratch.path("convert"))
    )
    #expect(first.keys.sorted() == second.keys.sorted())
    #expect(first.count > 60)
    for (name, bytes) in first { #expect(bytes == second[name], "\(model): \(name)") }
  }

  @Test func `a graph for each document is the same graph`() throws {
    let scratch = try Scratch()
    let formats = "trig,nquads,jsonld"
    let first = try Tool.run(
      "extract", samples, "--graph-per-document", "-f", formats, "-o", scratch.path("graphs"))
    try #require(first.status == 0)
    let second = try Tool.run(
      "convert", scratch.path("graphs/graph.nq"), "-f", formats + ",csv,graphml", "-o",
      scratch.path("again"))
    try #require(second.status == 0, "\(second.messages)")
    let plain = try Tool.run("extract", samples, "-f", "csv,graphml", "-o", scratch.path("plain"))
    try #require(plain.status == 0)
    var expected = try contents(of: scratch.path("graphs"))
    expected.merge(try contents(of: scratch.path("plain"))) { a, _ in a }
    let again = try contents(of: scratch.path("again"))
    for (name, bytes) in expected where name != "manifest.json" {
      #expect(bytes == again[name], "\(name)")
    }
    let merged = try Tool.run(
      "merge", scratch.path("graphs/graph.trig"), "-o", scratch.path("merged/"), "-f", "csv")
    try #require(merged.status == 0)
    #expect(
      try contents(of: scratch.path("merged"))["statements.csv"] == expected["statements.csv"])
  }

  @Test func `what others added is kept in RDF, and named where a format cannot hold it`() throws {
    let scratch = try Scratch()
    let run = try Tool.run("extract", samples, "-o", scratch.path("graph.ttl"))
    try #require(run.status == 0)
    let text = try String(contentsOfFile: scratch.path("graph.ttl"), encoding: .utf8)
    let added = try scratch.file(
      "added.ttl",
      text
        + "\n<https://w3id.org/entente/id/state/iceland> <http://example.org/motto> \"Þetta reddast\" .\n"
        + "<http://example.org/x> <http://example.org/motto> \"y\" .\n")
    let converted = try Tool.run(
      "convert", added, "-f", "ntriples,graphml", "-o", scratch.path("out"))
    #expect(converted.status == 0)
    #expect(
      converted.messages.contains(
        "graphml cannot carry")
        && converted.messages.contains(
          "2 triples that others added (http://example.org/motto)"),
      "\(converted.messages)")
    let lines = try String(contentsOfFile: scratch.path("out/graph.nt"), encoding: .utf8)
    #expect(lines.contains("Þetta reddast") && lines.contains("<http://example.org/x>"))
    let strict = try Tool.run(
      "convert", added, "-f", "graphml", "--strict", "-o", scratch.path("strict.graphml"))
    #expect(strict.status == 2 && strict.messages.contains("triples that others added"))
  }

  @Test(arguments: ["csv", "events", "jsonl", "html"])
  func `RDF of others is no table of statements`(format: String) throws {
    let scratch = try Scratch()
    let input = try scratch.file("graph.ttl", "<http://e/s> <http://e/p> \"x\" .")
    let run = try Tool.run("convert", input, "--to", format, "-o", scratch.path("out/"))
    #expect(run.status == 2)
    #expect(run.messages.contains("this RDF has none of Entente's"), "\(run.messages)")
    let left = (try? FileManager.default.contentsOfDirectory(atPath: scratch.path("out"))) ?? []
    #expect(left.isEmpty)
  }
}
