import EntenteBytes
import EntenteDocuments
public import EntenteExtraction
import EntenteGraph
package import EntenteOntology

/// Merges shards into the graph that one run over all their documents gives, and exports as far as that
/// can be done.
///
/// Each document of a shard goes into a spool as it went there in the run that found it, so grouping
/// and order change no byte of the result, and memory does not grow with the number of statements. Of
/// an export it is no longer known which document said what before it was consolidated.
public struct Merging {
  /// What is left out and what is decided.
  public struct Options {
    /// Documents to take out, by their names.
    public var withoutDocuments: Set<String> = []
    package var ontology = Ontology.standard
    package var decisions: Decisions?

    /// Creates options for files that were made with `knowledge`.
    public init(knowledge: Knowledge = .standard) { ontology = knowledge.ontology }
  }

  private let options: Options
  private let decisions: Decisions

  /// Creates a merging with what is left out.
  public init(options: Options = Options()) {
    self.options = options
    decisions = options.decisions ?? .none(ontology: options.ontology)
  }

  /// Merges files into a graph in memory.
  ///
  /// - Parameters:
  ///   - paths: shards, JSON Lines and RDF of Entente, as their extensions tell. Later shards replace what earlier
  ///     ones say of the same documents.
  ///   - observe: is told what happens.
  /// - Returns: the graph, and the contradictions in it.
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/input`` and the place of whatever is wrong with a file.
  public func run(
    _ paths: [String], observe: (Pipeline.Event) -> Void = { _ in }
  ) throws(EntenteError) -> Pipeline.Result {
    try EntenteError.translating {
      var result = Pipeline.Result()
      let files = try paths.map { path throws in try GraphFile(path: path) }
      let gathering = try gather(files) { event in
        switch event {
        case .diagnostic(let diagnostic): result.diagnostics.append(diagnostic)
        case .contradiction(let contradiction): result.contradictions.append(contradiction)
        case .document: break
        }
        observe(event)
      }
      if Task.isCancelled { throw EntenteError.cancelled }
      result.graph = try gathering.contents.inMemory()
      result.coverage = gathering.coverage
      result.documentCount = gathering.documentCount
      return result
    }
  }

  /// Merges files, of which later shards replace what earlier ones say of the same documents.
  ///
  /// - Parameters:
  ///   - files: shards and exports.
  ///   - spool: where the graph is gathered.
  ///   - keeping: a shard of all documents, where one is wanted.
  ///   - observe: is told what happens.
  /// - Returns: what was gathered, merged.
  /// - Throws: a `Diagnostic` with the place of whatever is wrong with a file, or an error of the
  ///   temporary files. Nothing is known of the graph then.
  package func gather(
    _ files: [GraphFile], spool: consuming GraphSpool = GraphSpool(),
    keeping: Keeping = Keeping(), observe: (Pipeline.Event) -> Void = { _ in }
  ) throws -> Pipeline.Gathering {
    var spool = spool
    var gathering = Pipeline.Gathering(contents: KnowledgeGraph())
    var missing = options.withoutDocuments
    let shards = files.filter { $0.kind == .shard }.map(\.path)
    try gather(shards, into: &spool, &gathering, &missing, keeping: keeping, observe: observe)
    for file in files where file.kind != .shard {
      if keeping.shard != nil {
        throw Diagnostic(
          path: file.path, message: "a shard can be made of shards alone, and this is an export")
      }
      try file.read(into: &spool, ontology: options.ontology) { graph in
        for document in graph.documents { missing.remove(document.name) }
        return decisions.applied(to: graph.without(options.withoutDocuments))
      } observe: {
        observe(.diagnostic($0))
      }
    }
    if let document = missing.min() {
      throw Diagnostic(
        path: document, message: "no file has this document, so it cannot be taken out")
    }
    try finish(spool, &gathering, observe: observe)
    return gathering
  }

  private func gather(
    _ shards: [String], into spool: inout GraphSpool, _ gathering: inout Pipeline.Gathering,
    _ missing: inout Set<String>, keeping: Keeping, observe: (Pipeline.Event) -> Void
  ) throws {
    var replaced: [ShardMerge.Replacement] = []
    let merge = try ShardMerge(shards) { replaced.append($0) }
    while let block = try merge.next() {
      for replacement in replaced { observe(.diagnostic(Diagnostic(replacement))) }
      replaced.removeAll()
      if options.withoutDocuments.contains(block.document) {
        missing.remove(block.document)
        continue
      }
      let extraction = try block.extraction().extraction
      gathering.documentCount += 1
      gathering.coverage.merge(extraction.coverage)
      try keeping.take(block, isNew: true)
      try spool.insert(decisions.applied(to: extraction.graph))
      observe(
        .document(
          title: extraction.graph.documents.first?.title ?? block.document,
          number: gathering.documentCount))
    }
    for replacement in replaced { observe(.diagnostic(Diagnostic(replacement))) }
  }

  private func finish(
    _ spool: consuming GraphSpool, _ gathering: inout Pipeline.Gathering,
    observe: (Pipeline.Event) -> Void
  ) throws {
    try gathering.finish(
      spool, singular: options.ontology.isSingular, decisions: decisions, observe: observe)
  }
}

extension Pipeline.Gathering {
  /// Merges what was gathered, and applies what is decided of statements.
  mutating func finish(
    _ spool: consuming GraphSpool, singular: (RelationName) -> Bool, decisions: Decisions?,
    observe: (Pipeline.Event) -> Void
  ) throws {
    RunMeter.current?.begin(.merging)
    var count = 0
    let merged = try spool.finish(singular: singular) { contradiction in
      if let decisions, decisions.forbidsSome,
        decisions.forbids(contradiction.first) || decisions.forbids(contradiction.second)
      {
        return
      }
      count += 1
      observe(.contradiction(contradiction))
    }
    contradictionCount = count
    contents = try decisions?.applied(to: merged) ?? merged
    for warning in decisions?.unused ?? [] { observe(.diagnostic(warning)) }
  }
}

extension KnowledgeGraph {
  /// The graph without what only some documents say.
  fileprivate func without(_ documents: Set<String>) -> KnowledgeGraph {
    guard !documents.isEmpty, self.documents.contains(where: { documents.contains($0.name) }) else {
      return self
    }
    var rest = KnowledgeGraph()
    var mentioned: Set<EntityID> = []
    for document in self.documents where !documents.contains(document.name) {
      rest.insert(document)
    }
    for var statement in statements {
      let hadEvidence = !statement.evidence.isEmpty
      statement.evidence.removeAll { documents.contains($0.documentName) }
      if hadEvidence && statement.evidence.isEmpty { continue }
      rest.insert(statement)
      mentioned.formUnion(statement.mentions)
    }
    for entity in entities where mentioned.contains(entity.id) { rest.insert(entity) }
    return rest
  }
}

extension Diagnostic {
  /// What a person is told of a document that another one replaces.
  fileprivate init(_ replacement: ShardMerge.Replacement) {
    self.init(
      .note, path: replacement.new,
      message: "“\(replacement.document)” replaces what \(replacement.old) says of it")
  }
}
