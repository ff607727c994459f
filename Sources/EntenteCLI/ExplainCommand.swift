import ArgumentParser
import EntenteDocuments
import EntenteExtraction
import EntenteOntology
import FoundationEssentials

/// `entente explain`: why a sentence yields what it yields.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows how a sentence is read: words, names, dates, patterns, statements.",
    discussion: """
      Give a sentence, or a document with --in and some words of the sentences that you ask about \
      with --find. With --patterns, your own pattern files are in force as well; with --check, every \
      example of every pattern is read and those that fail are printed.

        entente explain "France recognised Kosovo on 18 February 2008."
        entente explain --in page.wiki --find "honorary consulate"
        entente explain --patterns my-patterns --check
      """)

  @Argument(help: "The sentence.")
  var sentence: String?

  @Option(help: "The title of the page that the sentence stands on.")
  var page: String?

  @Option(help: "The heading that the sentence stands under.")
  var heading: String?

  @Option(name: .customLong("in"), help: "The document whose sentences are explained.")
  var file: String?

  @Option(help: "Words that a sentence must hold to be explained.")
  var find: String?

  @Option(help: "A folder with pattern files of your own.")
  var patterns: String?

  @Flag(help: "Read the examples of all patterns and print those that fail.")
  var check = false

  func validate() throws {
    if sentence == nil && file == nil && !check {
      throw ValidationError("Give a sentence, or a document with --in, or --check.")
    }
  }

  func run() throws {
    let (library, diagnostics) = try loadLibrary()
    for diagnostic in diagnostics { StandardError.say(diagnostic.description) }
    if !diagnostics.isEmpty { try Outcome.failed.end() }
    if check {
      let problems = PatternExamples(library: library).problems(strictly: true)
      for problem in problems { StandardError.say(problem.description) }
      return try (problems.isEmpty ? Outcome.complete : .partial).end()
    }
    let prose = ProseFindings(library: library)
    if let sentence {
      let example = PatternExample(
        sentence: sentence, line: 1, page: page, heading: heading)
      explain(PatternExamples(library: library).context(of: example), prose)
    }
    if let file { try explain(file: file, prose) }
  }

  private func loadLibrary() throws -> (PatternLibrary, [Diagnostic]) {
    guard let patterns else { return (.standard, PatternLibrary.standardDiagnostics) }
    let (files, unread) = PatternFolder.read(patterns)
    let (library, diagnostics) = PatternLibrary.extendingStandard(by: files, ontology: .standard)
    return (library, unread + diagnostics)
  }

  private func explain(file: String, _ prose: ProseFindings) throws {
    let stream = DocumentStream(inputs: [file], options: .init())
    let contexts = ContextReader(linker: .standard)
    var outcome = Outcome.failed
    while let element = stream.next() {
      switch element {
      case .document(let document):
        outcome = .complete
        explain(contexts.context(of: document.read()), prose)
      case .diagnostic(let diagnostic): StandardError.say(diagnostic.description)
      }
    }
    try outcome.end()
  }

  private func explain(_ context: DocumentContext, _ prose: ProseFindings) {
    prose.explain(context) { explanation in
      if let find {
        guard explanation.sentence.contains(find) else { return }
      }
      print(explanation.lines.joined(separator: "\n"))
      print("")
    }
  }
}

/// The pattern files of a folder.
enum PatternFolder {
  /// Returns the files `*.pattern` in a folder, sorted by name, and what could not be read.
  static func read(
    _ folder: String
  ) -> (files: [(contents: [UInt8], path: String)], diagnostics: [Diagnostic]) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return ([], [Diagnostic(path: folder, message: "the folder of patterns cannot be read")])
    }
    var files: [(contents: [UInt8], path: String)] = []
    var diagnostics: [Diagnostic] = []
    for name in names.sorted() where name.hasSuffix(".pattern") {
      let path = folder + "/" + name
      if let data = try? Data(contentsOf: URL(filePath: path)) {
        files.append((Array(data), path))
      } else {
        diagnostics.append(Diagnostic(path: path, message: "the file cannot be read"))
      }
    }
    if files.isEmpty && diagnostics.isEmpty {
      diagnostics.append(
        Diagnostic(path: folder, message: "the folder holds no file that ends in .pattern"))
    }
    return (files, diagnostics)
  }
}
