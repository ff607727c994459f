import EntenteDocuments
import EntenteExtraction

/// Runs documents through extraction on all cores and merges what they state into one graph.
///
///     let result = await Pipeline().run(["pages/"])
///     for statement in result.graph.statements { print(statement) }
///
/// The graph does not depend on the number of tasks or the order of the inputs.
public struct Pipeline: Sendable {
  /// What a run yields.
  public struct Result: Sendable {
    public var graph = KnowledgeGraph()
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
    case diagnostic(Diagnostic)
    /// A document is done; how many are.
    case document(title: String, number: Int)
  }

  /// How documents are read and by how many tasks.
  public struct Options: Sendable {
    /// The format of all inputs by its name in the documentation; told from each input if `nil`.
    public var format: String?
    /// How many documents are worked on at a time; at least 1.
    public var tasks: Int

    /// The encoding of text without a byte-order mark by its name; UTF-8 if `nil`.
    public var encoding: String?
    /// A regular expression that the titles of a dump's pages must match somewhere.
    public var titles: String?
    /// The namespaces of a dump to read; 0 holds the articles.
    public var namespaces = [0]

    public init(format: String? = nil, tasks: Int = 1) {
      self.format = format
      self.tasks = tasks
    }
  }

  private let extractor: Extractor
  private let options: Options

  /// Creates a pipeline with the knowledge that is compiled in.
  public init(options: Options = Options()) {
    extractor = Extractor()
    self.options = options
  }

  /// Reads files, folders and `-` for standard input.
  ///
  /// Whatever cannot be read is an event and a diagnostic of the result; the rest goes on.
  public func run(
    _ inputs: [String], observe: (Event) -> Void = { _ in }
  ) async -> Result {
    let stream = DocumentStream(inputs: inputs, options: streamOptions)
    var result = Result()

    func report(_ diagnostic: Diagnostic) {
      result.diagnostics.append(diagnostic)
      observe(.diagnostic(diagnostic))
    }
    func nextDocument() -> UnreadDocument? {
      while let element = stream.next() {
        switch element {
        case .document(let document): return document
        case .diagnostic(let diagnostic): report(diagnostic)
        }
      }
      return nil
    }

    await withTaskGroup(of: Reading.self) { group in
      var started = 0
      var finished = 0
      // Documents end in any order; what is said of them is said in theirs.
      var waiting: [Int: Reading] = [:]
      func start() {
        guard let document = nextDocument() else { return }
        let number = started
        started += 1
        group.addTask { [extractor] in Self.read(document, number: number, with: extractor) }
      }
      // Twice as many as tasks run at a time, so that none waits for the reading of the next.
      for _ in 0..<max(1, options.tasks) * 2 { start() }
      while let reading = await group.next() {
        waiting[reading.number] = reading
        while let next = waiting.removeValue(forKey: finished) {
          finished += 1
          next.diagnostics.forEach(report)
          result.graph.merge(next.extraction.graph)
          result.coverage.merge(next.extraction.coverage)
          observe(.document(title: next.title, number: finished))
        }
        start()
      }
      result.documentCount = finished
    }
    result.contradictions = extractor.consolidate(&result.graph)
    return result
  }

  private var streamOptions: DocumentStream.Options {
    var stream = DocumentStream.Options(
      format: options.format.flatMap(DocumentFormat.init(rawValue:)),
      encoding: options.encoding.flatMap(TextEncoding.init(label:)))
    stream.titles = options.titles
    stream.namespaces = Set(options.namespaces)
    return stream
  }

  /// What one task hands back.
  private struct Reading: Sendable {
    var number: Int
    var title: String
    var extraction: Extractor.Extraction
    var diagnostics: [Diagnostic]
  }

  private static func read(
    _ unread: UnreadDocument, number: Int, with extractor: Extractor
  ) -> Reading {
    let document = unread.read()
    return Reading(
      number: number, title: document.title, extraction: extractor.extract(document),
      diagnostics: document.diagnostics)
  }
}
