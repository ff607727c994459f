import Foundation
import TestSupport
import Testing

/// A small graph in N-Triples, with everything that a picture and a plain graph show.
private let triples = """
  <http://e/a> <http://www.w3.org/2000/01/rdf-schema#label> "Iceland & <Norway>" .
  <http://e/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/ns#State> .
  <http://e/b> <http://www.w3.org/2000/01/rdf-schema#label> "NATO" .
  <http://e/b> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://e/ns#Organization> .
  <http://e/c> <http://www.w3.org/2000/01/rdf-schema#label> "مصر" .
  <http://e/a> <http://e/ns#memberOf> <http://e/b> .
  <http://e/c> <http://e/ns#recognizes> <http://e/a> .

  """

@Suite struct `A drawing` {
  @Test func `is well-formed, the same each time, and names the nodes and their classes`() throws {
    let scratch = try Scratch()
    let input = try scratch.file("graph.nt", triples)
    let first = try Tool.run("draw", input)
    let second = try Tool.run("draw", input, "--output", scratch.path("graph.svg"))
    #expect(first.status == 0 && second.status == 0)
    #expect(try first.output == Data(contentsOf: URL(filePath: scratch.path("graph.svg"))))
    let lint = try Tool.run("/usr/bin/xmllint", ["--noout", scratch.path("graph.svg")])
    #expect(lint.status == 0, "\(lint.messages)")
    let text = String(decoding: first.output, as: UTF8.self)
    for name in [">Iceland &amp; &lt;Norway&gt;<", ">NATO<", ">مصر<", ">State (1)<", ">member of<"]
    {
      #expect(text.contains(name), "\(name)")
    }
    #expect(text.components(separatedBy: "<circle").count - 1 >= 6)
    #expect(!text.contains("nan") && !text.contains("inf"))
  }

  @Test func `does not depend on the order of the triples of a node`() throws {
    let lines = triples.split(separator: "\n", omittingEmptySubsequences: true)
    let swapped = [lines[1], lines[0]] + lines[2...]
    let scratch = try Scratch()
    let one = try Tool.run("draw", scratch.file("one.nt", triples))
    let other = try Tool.run(
      "draw", scratch.file("other.nt", swapped.joined(separator: "\n") + "\n"))
    #expect(one.output == other.output)
  }
}

@Suite struct `The option --for` {
  @Test(arguments: [
    ("gephi", ["graph.graphml", "graph.gexf"], "gephi "),
    ("cytoscape", ["graph.graphml", "graph.cyjs"], "Import"),
    ("yed", ["graph.graphml"], "File › Open"),
    ("tinkerpop", ["graph.graphml"], "g.io("), ("graphviz", ["graph.dot"], "sfdp"),
    ("neo4j-apoc", ["graph.graphml"], "apoc.import.graphml"),
    ("neo4j-admin", ["nodes.csv", "relationships.csv", "load.cypher"], "cypher-shell"),
    ("neosemantics", ["graph.ttl"], "n10s_unique_uri"), ("fuseki", ["graph.ttl"], "tdb2.tdbloader"),
    ("virtuoso", ["graph.nt"], "sparql-graph-crud-auth"),
    ("oxigraph", ["graph.nt"], "oxigraph load"),
  ])
  func `writes what a program reads, and says how to load it`(
    program: String, files: [String], command: String
  ) throws {
    let scratch = try Scratch()
    let input = try scratch.file("graph.nt", triples)
    let folder = scratch.path("out")
    let run = try Tool.run("convert", input, "--for", program, "--output", folder)
    #expect(run.status == 0, "\(run.messages)")
    let written = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(written.filter { $0 != "manifest.json" } == files.sorted())
    #expect(run.messages.contains(command), "\(run.messages)")
    if let graph = files.first(where: { $0.hasSuffix("graphml") }) {
      let text = try String(contentsOfFile: folder + "/" + graph, encoding: .utf8)
      let hasLabels = ["gephi", "neo4j-apoc"].contains(program)
      #expect(text.contains(" labels=\":Resource:State\"") == hasLabels)
      #expect(text.contains("<y:ShapeNode>") == (program == "yed"))
      #expect(text.contains("<data key=\"labelV\">State<") == (program == "tinkerpop"))
    }
  }

  @Test func `is refused with a name that does not exist`() throws {
    let scratch = try Scratch()
    let run = try Tool.run("convert", scratch.file("graph.nt", triples), "--for", "gephy")
    #expect(run.status == 64)
    #expect(run.messages.contains("gephy") && run.messages.contains("gephi"))
  }
}

@Suite struct `What a format cannot carry` {
  private let lossy =
    "<http://e/a> <http://e/p> \"bell \\u0007\" .\n<http://e/a> <http://e/1> \"x\" .\n"

  @Test func `is said, counted and left out`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(
      "convert", scratch.file("graph.nt", lossy), "--to", "rdfxml,turtle", "--output",
      scratch.path("out"))
    #expect(run.status == 0)
    #expect(run.messages.contains("rdfxml cannot carry 1 characters that XML forbids"))
    let manifest = try String(contentsOfFile: scratch.path("out/manifest.json"), encoding: .utf8)
    #expect(manifest.contains("\"characters that XML forbids\": 1"))
    #expect(manifest.contains("\"predicates that have no qualified name\": 1"))
    #expect(manifest.components(separatedBy: "\"losses\": {}").count == 2)
  }

  @Test func `is refused with --strict, and the file of before stays`() throws {
    let scratch = try Scratch()
    let output = try scratch.file("graph.rdf", "before")
    let run = try Tool.run(
      "convert", scratch.file("graph.nt", lossy), "--strict", "--output", output)
    #expect(run.status == 2)
    #expect(run.messages.contains("rdfxml: cannot carry"))
    #expect(try String(contentsOfFile: output, encoding: .utf8) == "before")
    let turtle = try Tool.run(
      "convert", scratch.path("graph.nt"), "--strict", "--to", "turtle")
    #expect(turtle.status == 0)
  }
}
