import EntenteBytes
package import EntenteDocuments
package import EntenteGraph
package import EntenteOntology
import EntenteRDF
package import EntenteSerialization

/// A file that holds a graph: an export of Entente, or a shard.
package struct GraphFile {
  /// What a file is.
  package enum Kind: Sendable, Equatable {
    case shard
    case jsonLines
    case rdf(RDFSyntax)

    /// Finds a kind by the name of a format, or by its extension.
    package init?(named name: String) {
      switch name.lowercased() {
      case "shard": self = .shard
      case "jsonl", "ndjson", "json-lines": self = .jsonLines
      default:
        guard let syntax = RDFSyntax(named: name) else { return nil }
        self = .rdf(syntax)
      }
    }

    /// Finds a kind by the extension of a file's name, before that of an archive.
    package init?(fileName: String) {
      let name = PackedFile.unpackedName(fileName)
      guard let point = name.lastIndex(of: ".") else { return nil }
      self.init(named: String(name[name.index(after: point)...]))
    }
  }

  package let path: String
  package let kind: Kind

  /// Finds out what a file is, from its extension where no name of a format is given.
  ///
  /// - Throws: a message where neither tells.
  package init(path: String, from format: String? = nil) throws(Diagnostic) {
    self.path = path
    guard let kind = format.map(Kind.init(named:)) ?? Kind(fileName: path) else {
      let known = ["shard", "jsonl"] + RDFSyntax.allCases.map(\.rawValue)
      throw Diagnostic(
        path: path,
        message: "what graph this file holds cannot be told from its name; say it with --from: "
          + known.joined(separator: ", "))
    }
    self.kind = kind
  }

  /// Puts what an export holds into a spool.
  ///
  /// - Parameters:
  ///   - spool: where the graph is gathered.
  ///   - ontology: the classes and relations that it was written with.
  ///   - change: what becomes of each portion before it is gathered.
  ///   - observe: is told what the file cannot tell.
  /// - Throws: a `Diagnostic` at the place that is wrong.
  package func read(
    into spool: inout GraphSpool, ontology: Ontology = .standard,
    change: (KnowledgeGraph) -> KnowledgeGraph = { $0 },
    observe: (Diagnostic) -> Void = { _ in }
  ) throws {
    do {
      let source = try PackedFile.open(path)
      switch kind {
      case .jsonLines:
        var reader = JSONLinesGraphReader(path: path)
        try reader.read(from: source) { try spool.insert(change($0)) }
      case .rdf(let syntax):
        let (graph, gaps) = try RDFGraphReader(syntax, ontology: ontology).read(source)
        for warning in warnings(of: gaps) { observe(warning) }
        try spool.insert(change(graph))
      case .shard:
        throw Diagnostic(
          path: path, message: "a shard is no graph yet; make one of it with “entente merge”")
      }
    } catch let failure as ByteSource.Failure {
      throw Diagnostic(path: path, message: "the file cannot be read: \(failure.reason)")
    } catch let error as RDFSyntaxError {
      throw Diagnostic(
        path: path, line: error.line, column: error.column, message: error.message)
    } catch let problem as RDFGraphReader.Problem {
      throw Diagnostic(
        path: path,
        message:
          "\(problem); only RDF that Entente wrote holds statements, “entente convert” reads any")
    }
  }

  /// Reads an export or a shard as a graph, in a memory that does not depend on its size but for RDF.
  ///
  /// - Throws: a `Diagnostic` at the place that is wrong.
  package func contents(
    ontology: Ontology = .standard, observe: (Diagnostic) -> Void = { _ in }
  ) throws -> any GraphContents {
    if kind == .shard {
      var options = Merging.Options()
      options.ontology = ontology
      return try Merging(options: options).gather([self]).contents
    }
    var spool = GraphSpool()
    try read(into: &spool, ontology: ontology, observe: observe)
    return try spool.contents()
  }

  private func warnings(of gaps: RDFGraphReader.Gaps) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if gaps.bareTriples > 0 {
      warnings.append(
        Diagnostic(
          .warning, path: path,
          message: "\(gaps.bareTriples) triples have no statement that tells time, status and "
            + "evidence; they count as asserted"))
    }
    for (iri, count) in gaps.unknown.sorted(by: { $0.key < $1.key }) {
      warnings.append(
        Diagnostic(
          .warning, path: path,
          message: "<\(iri)> is no property that Entente knows; \(count) left out"))
    }
    return warnings
  }
}
