import Foundation
import TestSupport
import Testing

/// The project's samples, written in every format and read by programs that share no code with Entente.
@Suite struct `What other programs read` {
  private let samples = Folder.project.appending(path: "Samples").path

  private func export(_ formats: String) throws -> Scratch {
    let scratch = try Scratch()
    let run = try Tool.run("extract", samples, "--output", scratch.url.path, "--format", formats)
    try #require(run.status == 0, "\(run.messages)")
    return scratch
  }

  @Test
  func `Turtle, RDF/XML and N-Triples hold the same triples for rdflib, pyoxigraph and rapper`()
    throws
  {
    let scratch = try export("turtle,rdfxml,ntriples")
    let check = try Tool.python(
      """
      import sys, subprocess, rdflib, pyoxigraph
      from rdflib.compare import to_isomorphic
      folder = sys.argv[1]
      files = [("graph.nt", "nt"), ("graph.ttl", "turtle"), ("graph.rdf", "xml")]
      graphs = [to_isomorphic(rdflib.Graph().parse(f"{folder}/{n}", format=f)) for n, f in files]
      assert len(graphs[0]) > 200, len(graphs[0])
      assert graphs[0] == graphs[1] == graphs[2], [len(g) for g in graphs]
      formats = [pyoxigraph.RdfFormat.N_TRIPLES, pyoxigraph.RdfFormat.TURTLE, pyoxigraph.RdfFormat.RDF_XML]
      sets = []
      for (n, _), f in zip(files, formats):
          d = pyoxigraph.Dataset(pyoxigraph.parse(path=f"{folder}/{n}", format=f))
          d.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
          sets.append(d)
      assert sets[0] == sets[1] == sets[2]
      rapper = []
      for (n, _), f in zip(files, ["ntriples", "turtle", "rdfxml"]):
          out = subprocess.run(["rapper", "-q", "-i", f, "-o", "ntriples", f"{folder}/{n}"],
                               capture_output=True, check=True).stdout.decode()
          rapper.append(to_isomorphic(rdflib.Graph().parse(data=out, format="nt")))
      assert rapper[0] == rapper[1] == rapper[2] == graphs[0]
      print(len(graphs[0]))
      """, scratch.url.path)
    #expect(check.status == 0, "\(check.messages)")
  }

  @Test func `xmllint accepts what is XML`() throws {
    let scratch = try export("rdfxml,graphml")
    let check = try Tool.run(
      "/usr/bin/xmllint", ["--noout", scratch.path("graph.rdf"), scratch.path("graph.graphml")])
    #expect(check.status == 0, "\(check.messages)")
  }

  @Test func `networkx and igraph read the same nodes and edges from the GraphML`() throws {
    let scratch = try export("graphml")
    let check = try Tool.python(
      """
      import sys, networkx, igraph
      path = sys.argv[1]
      n = networkx.read_graphml(path, force_multigraph=True)
      i = igraph.Graph.Read_GraphML(path)
      assert n.number_of_nodes() == i.vcount() > 20, (n.number_of_nodes(), i.vcount())
      assert n.number_of_edges() == i.ecount() > 20, (n.number_of_edges(), i.ecount())
      assert all(d.get("name") for _, d in n.nodes(data=True))
      assert all(d.get("interaction") and d["weight"] >= 1 for _, _, d in n.edges(data=True))
      """, scratch.path("graph.graphml"))
    #expect(check.status == 0, "\(check.messages)")
  }

  /// The rules of Gephi's and APOC's importers, and the schemas.
  @Test func `GraphML and GEXF keep the rules of their importers`() throws {
    let scratch = try export("graphml,gexf")
    let turtle = try export("turtle")
    for name in ["strict.graphml", "converted.graphml", "converted.gexf"] {
      let run = try Tool.run(
        Tool.executable.path,
        ["convert", turtle.path("graph.ttl"), "--output", scratch.path(name)]
          + (name.hasPrefix("strict") ? ["--graphml-strict"] : []))
      try #require(run.status == 0, "\(run.messages)")
    }
    let names = [
      "graph.graphml", "graph.gexf", "strict.graphml", "converted.graphml", "converted.gexf",
    ]
    let check = try lint(names.map(scratch.path))
    #expect(check.status == 0, "\(String(decoding: check.output, as: UTF8.self))\(check.messages)")
  }

  private func lint(_ files: [String]) throws -> Tool.Outcome {
    try Tool.run(
      Folder.project.appending(path: ".venv/bin/python").path,
      [Folder.project.appending(path: "Tests/Oracles/lint_networks.py").path] + files)
  }

  /// What careless writers get wrong, each of which the linter must find.
  @Test(arguments: [
    ("graphml", "<key id=\"weight\" for=\"edge\"", "<key id=\"weight\" for=\"all\""),
    ("graphml", "<data key=\"weight\">1<", "<data key=\"weight\">0<"),
    ("graphml", "attr.name=\"kind\"", "attr.name=\"ID\""),
    ("graphml", "<data key=\"kind\">State</data>", "<data key=\"kind\"></data>"),
    ("graphml", "id=\"e1\"", "id=\"e0\""), ("graphml", " labels=\":", " kinds=\":"),
    ("graphml", "<data key=\"x\">", "<data key=\"x\">a"),
    ("gexf", "timeformat=\"date\"", "timeformat=\"double\""),
    ("gexf", "spell start=\"1", "spell start=\"x1"),
    ("gexf", "<viz:size value=\"", "<viz:size value=\"-"), ("gexf", "for=\"kind\"", "for=\"sort\""),
  ])
  func `the linter finds what importers refuse`(format: String, right: String, wrong: String) throws
  {
    let scratch = try export(format)
    let path = scratch.path("graph." + format)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(right))
    try text.replacingOccurrences(of: right, with: wrong)
      .write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try lint([path]).status == 1)
  }

  @Test func `an export satisfies the shapes of the ontology`() throws {
    let scratch = try export("turtle")
    let check = try Tool.python(
      """
      import sys, pyshacl
      folder, ontology = sys.argv[1:]
      conforms, _, text = pyshacl.validate(f"{folder}/graph.ttl", shacl_graph=f"{ontology}/shapes.ttl",
          ont_graph=f"{ontology}/entente.ttl", data_graph_format="turtle", shacl_graph_format="turtle",
          ont_graph_format="turtle", inference="none")
      assert conforms, text[:4000]
      """, scratch.url.path, Folder.project.appending(path: "Ontology").path)
    #expect(check.status == 0, "\(check.messages)")
  }
}

@Suite struct `The same bytes` {
  private static let formats =
    "turtle,rdfxml,graphml,ntriples,nquads,trig,jsonld,gexf,neo4j,kuzu,falkordb,edges,cytoscape,dot,mermaid,jsonl"
  private let files = [
    "graph.ttl", "graph.rdf", "graph.graphml", "graph.nt", "graph.nq", "graph.trig", "graph.jsonld",
    "graph.gexf", "nodes.csv", "relationships.csv", "load.cypher", "kuzu-load.cypher",
    "kuzu-State.csv", "falkordb-load.sh", "falkordb-memberOf.csv", "edges.csv", "graph.cyjs",
    "graph.dot", "graph.mmd", "graph.jsonl", "manifest.json",
  ]
  private let samples = Folder.project.appending(path: "Samples")

  private func samplePaths() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: samples.path).sorted()
      .map { samples.appending(path: $0).path }
  }

  private func bytes(_ arguments: [String]) throws -> [Data] {
    let scratch = try Scratch()
    let run = try Tool.run(
      Tool.executable.path,
      ["extract"] + arguments + ["--output", scratch.url.path, "--format", Self.formats])
    try #require(run.status == 0, "\(run.messages)")
    return try files.map { try Data(contentsOf: scratch.url.appending(path: $0)) }
  }

  @Test func `come out of two runs`() throws {
    #expect(try bytes([samples.path]) == bytes([samples.path]))
  }

  @Test func `come out of the inputs in another order`() throws {
    let paths = try samplePaths()
    #expect(try bytes(paths) == bytes(paths.reversed()))
  }

  @Test func `come out of one task and of four`() throws {
    #expect(
      try bytes([samples.path, "--jobs", "1"]) == bytes([samples.path, "--jobs", "4"]))
  }
}

@Suite struct `The executable` {
  @Test func `is not linked with full Foundation`() throws {
    let run = try Tool.run("/usr/bin/ldd", [Tool.executable.path])
    let libraries = String(decoding: run.output, as: UTF8.self)
    #expect(libraries.contains("libxml2"))
    #expect(!libraries.contains("libFoundation.so"))
  }

  @Test func `says its version and its help on standard output`() throws {
    let version = try Tool.run("--version")
    #expect(version.status == 0 && version.output.starts(with: Data("0.".utf8)))
    let help = try Tool.run("extract", "--help")
    #expect(help.status == 0)
    for option in ["--output", "--format", "--from"] {
      #expect(String(decoding: help.output, as: UTF8.self).contains(option))
    }
  }

  @Test func `writes nothing but the graph to standard output`() throws {
    let run = try Tool.run(
      "extract", Folder.project.appending(path: "Samples").path, "--output", "-", "--format",
      "jsonl")
    #expect(run.status == 0)
    for line in String(decoding: run.output, as: UTF8.self).split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
    #expect(run.messages.contains("documents 6"))
  }
}

@Suite struct `Stores of property graphs` {
  @Test func `load a file a label and answer alike, with types, dates and directions`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(
      "extract", Folder.project.appending(path: "Samples").path, "--output", scratch.url.path,
      "--format", "kuzu,falkordb,edges,jsonl")
    try #require(run.status == 0, "\(run.messages)")
    let manifest = try String(contentsOfFile: scratch.path("manifest.json"), encoding: .utf8)
    #expect(
      manifest.contains("\"kuzu-State.csv\"") && manifest.contains("\"falkordb-memberOf.csv\""))
    let check = try Tool.run(
      Folder.project.appending(path: ".venv/bin/python").path,
      [
        Folder.project.appending(path: "Tests/Oracles/check_stores.py").path, scratch.url.path,
      ])
    #expect(check.status == 0, "\(check.messages)")
    #expect(String(decoding: check.output, as: UTF8.self) == "")
  }

  /// Oxigraph, SQLite, DuckDB, Kuzu and FalkorDB; networkx and igraph see the same edges.
  @Test func `and others answer twelve questions alike`() throws {
    let scratch = try Scratch()
    let run = try Tool.run(
      "extract", Folder.project.appending(path: "Samples").path, "-o", scratch.path("graph.ttl"))
    try #require(run.status == 0, "\(run.messages)")
    let check = try Tool.run(
      Folder.project.appending(path: ".venv/bin/python").path,
      [
        Folder.project.appending(path: "Benchmarks/serialization/stores.py").path, "--quick",
        "--entente", Tool.executable.path, scratch.path("graph.ttl"),
      ])
    let answers = String(decoding: check.output, as: UTF8.self)
    #expect(check.status == 0, "\(answers)\(check.messages)")
    #expect(answers.components(separatedBy: "12 of 12 questions").count == 8, "\(answers)")
  }

  @Test(arguments: ["kuzu", "falkordb"])
  func `need a folder`(format: String) throws {
    let scratch = try Scratch()
    let input = try scratch.file("a.nt", "<http://e/a> <http://e/p> <http://e/b> .\n")
    for output in ["-", scratch.path("x.csv"), scratch.path("load.cypher")] {
      let run = try Tool.run("convert", input, "--to", format, "--output", output)
      #expect(run.status == 64 && run.messages.contains("\(format) is a folder of files"))
    }
  }
}
