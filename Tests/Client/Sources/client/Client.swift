import Entente
import FoundationEssentials
import Glibc

/// Does with the library what its documentation says, and ends with 1 where anything comes out otherwise.
@main struct Client {
  static func main() async {
    let steps: [(String, () async throws -> Void)] = [
      ("statements of a text in memory have typed dates, status and evidence", statements),
      ("files and texts that say the same give the same graph", files),
      ("a graph is asked for in part, with what the gazetteer knows", selection),
      ("every format is written to memory, a file or a descriptor", formats),
      ("a folder of formats has a manifest, and what was written is read back", folder),
      ("graphs are merged, RDF is converted, a picture is drawn", merging),
      ("knowledge of one's own is read, and its faults have places", knowledge),
      ("what cannot be done is a typed error", errors),
      ("a task that is cancelled ends with an error and leaves files as they were", cancellation),
      ("messages and progress are told in the order of the inputs", events),
    ]
    var failures = 0
    for (name, step) in steps {
      do {
        try await step()
        print("passed: \(name)")
      } catch {
        failures += 1
        print("failed: \(name): \(error)")
      }
    }
    print("\(steps.count - failures) passed, \(failures) failed")
    if failures > 0 { exit(1) }
  }

  static let text = SourceText(
    id: "brief",
    text: "Montenegro joined NATO on 5 June 2017. France does not recognize Abkhazia. "
      + "Germany recognized Kosovo in February 2008.",
    date: PartialDate("2020-01-01"), address: "https://example.org/brief")

  static func graph() async throws -> KnowledgeGraph {
    try await Pipeline().run(texts: [text]).graph
  }

  /// A folder of this process.
  static func scratch(_ name: String) throws -> String {
    let path = FileManager.default.temporaryDirectory.path + "/entente-client-\(getpid())/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  static func statements() async throws {
    let graph = try await graph()
    let membership = graph.statements.first { $0.relation == "memberOf" }
    try check(
      membership?.subject == EntityID(path: "state/montenegro"), "Montenegro is the subject")
    try check(membership?.status == .asserted, "it is asserted")
    try check(membership?.interval.start == PartialDate("2017-06-05"), "it begins on a day")
    try check(membership?.interval.start?.earliestDay?.year == 2017, "the day has a year")
    guard case .entity(let organization) = membership?.object else {
      throw Unexpected(description: "expected an organization")
    }
    try check(graph.entity(organization)?.kind == "InternationalOrganization", "NATO has a class")
    let evidence = membership?.evidence.first
    try check(evidence?.quote == "Montenegro joined NATO on 5 June 2017.", "it quotes the sentence")
    try check(
      evidence.flatMap { graph.document($0.document)?.address } == "https://example.org/brief",
      "the document has an address")
    try check(
      graph.statements.contains { $0.relation == "recognizes" && $0.status == .negated },
      "what is denied is negated")
  }

  static func files() async throws {
    let folder = try scratch("files")
    let path = folder + "/brief.txt"
    try Data(text.text.utf8).write(to: URL(filePath: path))
    var options = Pipeline.Options(tasks: 2)
    options.date = PartialDate("2020-01-01")
    let result = try await Pipeline(options: options).run([path])
    try check(result.documentCount == 1 && result.diagnostics.isEmpty, "the file is read")
    let facts = Set(result.graph.statements.map(\.key))
    try check(facts == Set(try await graph().statements.map(\.key)), "the statements are the same")
  }

  static func selection() async throws {
    var selection = Selection()
    selection.relations = ["recognizes"]
    selection.asOf = PartialDate("2015")
    let request = GraphRequest(selection: selection)
    let part = try await graph().requested(request)
    try check(part.statements.map(\.relation) == ["recognizes"], "one recognition holds in 2015")
    let whole = try await graph().requested(GraphRequest())
    try check(whole.statements.contains(where: \.isContext), "the gazetteer adds what it knows")
    let states = try await graph().requested(GraphRequest(view: .states))
    try check(
      states.entities.filter { $0.kind == "State" }.count >= 4, "a view of states has states")
  }

  static func formats() async throws {
    let graph = try await graph()
    let folder = try scratch("formats")
    for format in GraphFormat.allCases where format != .shard && !format.needsFolder {
      let bytes = try graph.bytes(in: format)
      try check(!bytes.isEmpty, "\(format) has bytes")
      let path = "\(folder)/graph.\(format.fileExtension)"
      let summary = try graph.write(format, to: .file(path))
      try check(summary.byteCount == bytes.count, "\(format) has its size")
      if format != .sqlite {
        try check(
          [UInt8](try Data(contentsOf: URL(filePath: path))) == bytes, "\(format) is the same")
      }
    }
    var options = ExportOptions()
    options.statementModel = .none
    options.baseIRI = "https://example.org/id/"
    let turtle = String(decoding: try graph.bytes(in: .turtle, options: options), as: UTF8.self)
    try check(turtle.contains("<https://example.org/id/"), "the base is the caller's")
    let rdfxml = String(decoding: try graph.bytes(in: .rdfxml), as: UTF8.self)
    try check(rdfxml.hasPrefix("<?xml") && rdfxml.contains("<rdf:RDF"), "RDF/XML is XML")
    let graphml = String(decoding: try graph.bytes(in: .graphml), as: UTF8.self)
    try check(graphml.contains("<graphml"), "GraphML is GraphML")
    let descriptor = open(folder + "/descriptor.nt", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try graph.write(.ntriples, to: .descriptor(descriptor))
    close(descriptor)
    let written = try Data(contentsOf: URL(filePath: folder + "/descriptor.nt"))
    try check([UInt8](written) == (try graph.bytes(in: .ntriples)), "a descriptor gets the same")
  }

  static func folder() async throws {
    let folder = try scratch("folder")
    let graph = try await graph()
    let summaries = try graph.write([.turtle, .jsonl, .kuzu], toFolder: folder)
    try check(summaries.count > 3, "each file has a summary")
    try check(summaries.allSatisfy { $0.digest?.count == 64 }, "each file has a digest")
    try check(
      FileManager.default.fileExists(atPath: folder + "/manifest.json"), "a manifest is there")
    for name in ["graph.jsonl", "graph.ttl"] {
      let again = try KnowledgeGraph(contentsOf: folder + "/" + name)
      try check(again.statements.map(\.key) == graph.statements.map(\.key), "\(name) is read back")
      try check(
        again.statements.flatMap { $0.evidence.map(\.quote) }
          == graph.statements.flatMap { $0.evidence.map(\.quote) }, "\(name) has its evidence")
    }
  }

  static func merging() async throws {
    let folder = try scratch("merging")
    try await graph().write(.jsonl, to: .file(folder + "/a.jsonl"))
    let other = SourceText(id: "other", text: "Iceland recognized Kosovo on 5 March 2008.")
    try await Pipeline().run(texts: [other]).graph.write(.turtle, to: .file(folder + "/b.ttl"))
    let merged = try Merging().run([folder + "/a.jsonl", folder + "/b.ttl"])
    try check(merged.graph.documentCount == 2, "two documents are merged")
    try check(
      merged.graph.statements.filter { $0.relation == "recognizes" }.count == 3, "all is there")
    let summary = try Conversion().convert(
      [Conversion.Input(folder + "/b.ttl")], to: .ntriples, at: .file(folder + "/b.nt"))
    try check(
      summary.counts.contains { $0.name == "triples" && $0.count > 10 }, "triples are counted")
    let drawing = try merged.graph.drawing()
    try check(drawing.svg.contains("<svg") && drawing.nodeCount >= 4, "a picture shows the states")
  }

  static func knowledge() async throws {
    let own = try Knowledge(
      patterns: [
        .text(
          """
          relation recognizes
          where A is State
          where B is State
          says A recognizes B
          time date

          pattern hail
            clause A hail B
            example France hailed Kosovo in May 2008.
              = France recognizes Kosovo; date 2008-05
            near miss France hailed the rain.

          """, name: "hail.pattern")
      ],
      gazetteers: [.text("id\tkind\tlabel\nstate/ruritania\tState\tRuritania\n", name: "own.tsv")])
    let text = SourceText(id: "own", text: "Ruritania hailed Kosovo in June 2008.")
    let result = try await Pipeline(knowledge: own).run(texts: [text])
    try check(
      result.graph.statements.contains {
        $0.relation == "recognizes" && $0.subject.path == "state/ruritania"
      }, "the pattern is applied")
    let fault = try await check(throws: EntenteError.self, "a pattern is wrong") {
      _ = try Knowledge(patterns: [.text("relation none\n", name: "wrong.pattern")])
    }
    try check(
      fault.code == .knowledge && fault.path == "wrong.pattern" && fault.line == 1, "it has a place"
    )
    try check(!fault.diagnostics.isEmpty, "it lists its faults")
  }

  static func errors() async throws {
    let graph = try await graph()
    var selection = Selection()
    selection.relations = ["likes"]
    let request = GraphRequest(selection: selection)
    var error = try await check(throws: EntenteError.self, "a relation is unknown") {
      _ = try graph.requested(request)
    }
    try check(error.code == .selection && error.message.contains("likes"), "it names the relation")
    error = try await check(throws: EntenteError.self, "a graph is no shard") {
      _ = try graph.bytes(in: .shard)
    }
    try check(error.code == .unsupported, "the shard is not supported")
    error = try await check(throws: EntenteError.self, "a folder does not fit into memory") {
      _ = try graph.bytes(in: .kuzu)
    }
    try check(error.code == .unsupported, "the folder is not supported")
    var options = ExportOptions()
    options.statementModel = .namedGraphs
    error = try await check(throws: EntenteError.self, "Turtle has no graphs") {
      _ = try graph.bytes(in: .turtle, options: options)
    }
    try check(error.code == .unsupported, "the model is not supported")
    error = try await check(throws: EntenteError.self, "the folder is missing") {
      try graph.write(.turtle, to: .file("/nonexistent/graph.ttl"))
    }
    try check(
      error.code == .outputMissing && error.path == "/nonexistent/graph.ttl", "it has a path")
    error = try await check(throws: EntenteError.self, "the file is missing") {
      _ = try KnowledgeGraph(contentsOf: "/nonexistent/graph.ttl")
    }
    try check(error.code == .input, "the file is missing")
    let folder = try scratch("errors")
    try Data("<http://a> <b".utf8).write(to: URL(filePath: folder + "/broken.nt"))
    error = try await check(throws: EntenteError.self, "the syntax is broken") {
      try Conversion().convert(
        [Conversion.Input(folder + "/broken.nt")], to: .turtle, at: .file(folder + "/out.ttl"))
    }
    try check(error.code == .input && error.line == 1, "it has a line")
    try check(!FileManager.default.fileExists(atPath: folder + "/out.ttl"), "nothing is written")
    let missing = try await Pipeline().run(["/nonexistent"])
    try check(
      missing.diagnostics.map(\.severity) == [.error], "what cannot be read is a diagnostic")
  }

  static func cancellation() async throws {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await Pipeline().run(texts: [text])
    }
    var error = try await check(throws: EntenteError.self, "the run is cancelled") {
      _ = try await task.value
    }
    try check(error.code == .cancelled, "extraction is cancelled")
    let path = try scratch("cancelled") + "/graph.ttl"
    let graph = try await graph()
    try graph.write(.turtle, to: .file(path))
    let before = try Data(contentsOf: URL(filePath: path))
    let writing = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      try graph.write(.ntriples, to: .file(path))
    }
    error = try await check(throws: EntenteError.self, "the writing is cancelled") {
      try await writing.value
    }
    try check(error.code == .cancelled, "writing is cancelled")
    try check(try Data(contentsOf: URL(filePath: path)) == before, "the file is as it was")
  }

  static func events() async throws {
    var titles: [String] = []
    var messages: [String] = []
    var options = Pipeline.Options(tasks: 4)
    options.largestDocument = 1000
    let texts =
      (0..<20).map {
        SourceText(
          id: "text \($0)", text: "France recognized Kosovo in 2008.", title: "title \($0)")
      } + [SourceText(id: "large", text: String(repeating: "a", count: 2000))]
    let result = try await Pipeline(options: options).run(texts: texts) { event in
      switch event {
      case .document(let title, _): titles.append(title)
      case .diagnostic(let diagnostic): messages.append(diagnostic.path)
      case .contradiction: break
      }
    }
    try check(titles == (0..<20).map { "title \($0)" }, "documents are told in order")
    try check(messages == ["large"], "what is too large is told")
    let recognitions = result.graph.statements.filter { $0.relation == "recognizes" }
    try check(recognitions.map(\.evidence.count) == [20], "20 texts say one thing")
    let summary = Summary(of: result).description
    try check(summary.hasPrefix("documents 20"), "a summary counts documents")
  }
}
