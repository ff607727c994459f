public import EntenteDocuments
public import EntenteExtraction
public import EntenteGraph

/// Runs documents through extraction on all cores and merges what they state into one graph.
///
///     let result = try await Pipeline().run(["pages/"])
///     for statement in result.graph.statements { print(statement) }
///
/// The graph does not depend on the number of tasks or the order of the inputs. It holds what documents say;
/// ``EntenteGraph/KnowledgeGraph/requested(_:knowledge:)`` adds what the gazetteer knows and chooses a part.
public struct Pipeline: Sendable {
  /// What a run yields.
  public struct Result: Sendable {
    /// What the documents state.
    public var graph = KnowledgeGraph()
    /// What was read and what was passed over, and why.
    public var coverage = Coverage()
    /// Statements of different documents, or of one, that exclude each other; both are in the graph.
    public var contradictions: [KnowledgeGraph.Contradiction] = []
    /// What could not be read, in the order of the inputs.
    public var diagnostics: [Diagnostic] = []
    /// How many documents were read.
    public var documentCount = 0
  }

  /// What happens during a run, for whoever shows it to a person.
  public enum Event: Sendable {
    /// Something cannot be read, or must be told of what was.
    case diagnostic(Diagnostic)
    /// A document is done; how many are.
    case document(title: String, number: Int)
    /// Two statements of documents that were read exclude each other.
    case contradiction(KnowledgeGraph.Contradiction)
  }

  /// How documents are read and by how many tasks.
  public struct Options: Sendable {
    /// The format of all files; told from each if `nil`.
    public var format: DocumentFormat?
    /// How many documents are worked on at a time, from 1 to ``mostTasks``.
    public var tasks: Int
    /// More would hold more documents in memory than any machine has cores for.
    public static let mostTasks = 1024

    /// The encoding of files without a byte-order mark or a declaration; UTF-8 if `nil`.
    public var encoding: TextEncoding?
    /// The date of documents that give none.
    public var date: PartialDate?
    /// What the titles of a dump's pages must match somewhere.
    public var titles: TitlePattern?
    /// The largest document that is read, in bytes; a larger one is an error of its own.
    public var largestDocument = 64 << 20
    /// The namespaces of a dump to read; 0 holds the articles.
    public var namespaces = [0]

    /// Creates options with a format, where one is known, and a number of tasks.
    public init(format: DocumentFormat? = nil, tasks: Int = 1) {
      self.format = format
      self.tasks = tasks
    }
  }

  private let extractor: Extractor
  private let options: Options

  /// Creates a pipeline with what is known and how documents are read.
  public init(knowledge: Knowledge = .standard, options: Options = Options()) {
    self.init(extractor: Extractor(knowledge: knowledge), options: options)
  }

  /// Creates a pipeline that reads documents with an extractor of the caller's.
  package init(extractor: Extractor, options: Options = Options()) {
    self.extractor = extractor
    self.options = options
  }

  /// Reads files, folders and `-` for standard input.
  ///
  /// Whatever cannot be read is an event and a diagnostic of the result; the rest goes on.
  ///
  /// - Parameters:
  ///   - inputs: the paths.
  ///   - observe: is told what happens, in the order of the inputs.
  /// - Returns: the graph of all of them, and what was read and could not be.
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/cancelled`` where the task is cancelled, soon after it.
  public func run(
    _ inputs: [String], observe: (Event) -> Void = { _ in }
  ) async throws(EntenteError) -> Result {
    let stream = DocumentStream(inputs: inputs, options: streamOptions)
    return try await run(stream.next, observe: observe)
  }

  /// Reads documents that stand in memory, as ``run(_:observe:)`` reads files.
  ///
  /// - Parameters:
  ///   - texts: the documents. One that is larger than ``Options/largestDocument`` is a diagnostic of the result.
  ///   - observe: is told what happens, in the order of the texts.
  /// - Returns: the graph of all of them, and what was read and could not be.
  /// - Throws: ``EntenteError`` with ``EntenteError/Code/cancelled`` where the task is cancelled, soon after it.
  public func run(
    texts: [SourceText], observe: (Event) -> Void = { _ in }
  ) async throws(EntenteError) -> Result {
    var rest = texts[...]
    return try await run({ rest.popFirst().map(element(of:)) }, observe: observe)
  }

  private func element(of text: SourceText) -> DocumentStream.Element {
    var document = text.unread
    guard document.source.count <= options.largestDocument else {
      return .diagnostic(
        Diagnostic(
          path: text.id,
          message:
            "the text is larger than \(options.largestDocument) bytes, the largest that is read"))
    }
    document.fallbackDate = options.date
    return .document(document)
  }

  private func run(
    _ next: () -> DocumentStream.Element?, observe: (Event) -> Void
  ) async throws(EntenteError) -> Result {
    var result = Result()
    result.documentCount = await read(next) { event in
      if case .diagnostic(let diagnostic) = event { result.diagnostics.append(diagnostic) }
      observe(event)
    } collect: { reading in
      result.graph.merge(reading.extraction.graph)
      result.coverage.merge(reading.extraction.coverage)
      return true
    }
    if Task.isCancelled { throw .cancelled }
    result.contradictions = extractor.consolidate(&result.graph)
    for contradiction in result.contradictions { observe(.contradiction(contradiction)) }
    return result
  }

  /// What a run gathers that may be larger than memory.
  package struct Gathering {
    package var contents: any GraphContents
    package var coverage = Coverage()
    package var documentCount = 0
    package var contradictionCount = 0
    /// Whether something could not be read.
    package var hasErrors = false
  }

  /// Reads as ``run(_:observe:)`` does, in a memory that does not depend on how many documents there
  /// are: what is stated goes through temporary files where it is much.
  ///
  /// - Parameters:
  ///   - inputs: files, folders and `-`.
  ///   - spool: where it is gathered.
  ///   - keeping: what is kept of each document beside the graph, or taken from an earlier run.
  ///   - decisions: what a person decided of the graph; what is kept knows nothing of it.
  ///   - observe: is told what happens.
  /// - Returns: what was found, merged.
  /// - Throws: an error of those files.
  package func gather(
    _ inputs: [String], spool: consuming GraphSpool = GraphSpool(),
    keeping: Keeping = Keeping(), decisions: Decisions? = nil,
    observe: (Event) -> Void = { _ in }
  ) async throws -> Gathering {
    var spool = spool
    var gathering = Gathering(contents: KnowledgeGraph())
    var failure: (any Error)?
    let stream = DocumentStream(inputs: inputs, options: streamOptions)
    gathering.documentCount = await read(stream.next, keeping: keeping) { event in
      if case .diagnostic(let diagnostic) = event, diagnostic.severity == .error {
        gathering.hasErrors = true
      }
      observe(event)
    } collect: { reading in
      gathering.coverage.merge(reading.extraction.coverage)
      do {
        try keeping.take(reading.block, isNew: !reading.isKept)
        let graph = reading.extraction.graph
        try spool.insert(decisions?.applied(to: graph) ?? graph)
      } catch { failure = error }
      return failure == nil
    }
    if let failure { throw failure }
    try keeping.checkpoint?.save()
    try gathering.finish(
      spool, singular: extractor.isSingular, decisions: decisions, observe: observe)
    return gathering
  }

  /// Extracts documents in as many tasks as the options say, and hands out what each states as soon
  /// as it is done, for the order does not matter; messages come in the order of the inputs.
  ///
  /// - Parameters:
  ///   - next: hands out documents and messages; `nil` at the end.
  ///   - keeping: what is kept of each document beside the graph.
  ///   - observe: is told what happens.
  ///   - collect: takes what a document states and returns whether to go on.
  /// - Returns: how many documents were read.
  private func read(
    _ next: () -> DocumentStream.Element?, keeping: Keeping = Keeping(),
    observe: (Event) -> Void, collect: (Reading) -> Bool
  ) async -> Int {
    let makesBlocks = keeping.makesBlocks
    let index = keeping.checkpoint?.index
    func nextDocument() -> UnreadDocument? {
      while let element = next() {
        switch element {
        case .document(let document): return document
        case .diagnostic(let diagnostic): observe(.diagnostic(diagnostic))
        }
      }
      return nil
    }

    return await withTaskGroup(of: Reading.self) { group in
      var started = 0
      var finished = 0
      var goesOn = true
      // Documents end in any order; what is said of them is said in theirs.
      var waiting: [Int: (title: String, diagnostics: [Diagnostic])] = [:]
      func start() {
        guard goesOn, !Task.isCancelled, let document = nextDocument() else { return }
        let number = started
        started += 1
        group.addTask { [extractor] in
          makesBlocks
            ? Self.read(document, number: number, with: extractor, keeping: index)
            : Self.read(document, number: number, with: extractor)
        }
      }
      for _ in 0..<min(max(1, options.tasks), Options.mostTasks) { start() }
      while let reading = await group.next() {
        // The next one begins before this one is merged, so that no core waits.
        start()
        goesOn = goesOn && collect(reading)
        waiting[reading.number] = (reading.title, reading.diagnostics)
        while let next = waiting.removeValue(forKey: finished) {
          finished += 1
          for diagnostic in next.diagnostics { observe(.diagnostic(diagnostic)) }
          observe(.document(title: next.title, number: finished))
        }
      }
      return finished
    }
  }

  private var streamOptions: DocumentStream.Options {
    var stream = DocumentStream.Options(format: options.format, encoding: options.encoding)
    stream.titles = options.titles
    stream.date = options.date
    stream.largestDocument = options.largestDocument
    stream.namespaces = Set(options.namespaces)
    return stream
  }

  /// What one task hands back.
  private struct Reading: Sendable {
    var number: Int
    var title: String
    var extraction: Extractor.Extraction
    var diagnostics: [Diagnostic]
    /// What a shard holds of it, where there is one.
    var block: ShardBlock?
    /// Whether the block is from an earlier run.
    var isKept = false
  }

  private static func read(
    _ unread: UnreadDocument, number: Int, with extractor: Extractor
  ) -> Reading {
    let document = unread.read()
    return Reading(
      number: number, title: document.title, extraction: extractor.extract(document),
      diagnostics: document.diagnostics)
  }

  /// Reads a document for a shard, or takes what an earlier run found in it.
  private static func read(
    _ unread: UnreadDocument, number: Int, with extractor: Extractor,
    keeping index: Checkpoint.Index?
  ) -> Reading {
    let content = ContentKey(of: unread)
    if let block = index?.block(of: content), let kept = try? block.extraction() {
      return Reading(
        number: number, title: kept.extraction.graph.documents.first?.title ?? unread.title,
        extraction: kept.extraction, diagnostics: kept.diagnostics, block: block, isKept: true)
    }
    var reading = read(unread, number: number, with: extractor)
    reading.block = ShardBlock(
      reading.extraction, diagnostics: reading.diagnostics, content: content)
    return reading
  }
}
