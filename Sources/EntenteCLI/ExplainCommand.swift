import ArgumentParser
import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteOntology

/// `entente explain`: why a sentence yields what it yields, and why a statement is in a graph.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows why a sentence yields what it yields, or why a statement is in a graph.",
    discussion: """
      Give a sentence; or documents with --in, and some words of the sentences that you ask about \
      with --find, or a statement of an extraction by its id with --statement, in the documents of \
      that extraction. Shown are words and tree, names with the reason for each, dates, the patterns \
      that hold, and those that nearly do with what they lack; for a table the rule that took it, or those \
      that came nearest. With --check, every example of every pattern and rule is read and those that \
      fail are printed.

        entente explain "France recognised Kosovo on 18 February 2008."
        entente explain --in page.wiki --find "honorary consulate"
        entente explain --in page.wiki --statement statement/4q6c2w7hxhkqyq2u3v5a
        entente explain --patterns my-patterns --check
      """)

  @Argument(help: "The sentence.")
  var sentence: String?

  @Option(help: "The title of the page that the sentence stands on.")
  var page: String?

  @Option(help: "The heading that the sentence stands under.")
  var heading: String?

  @Option(
    name: .customLong("in"),
    help: "A document or folder whose sentences or statements are explained; may be repeated.")
  var inputs: [String] = []

  @Option(help: "Words that a sentence or a table must hold to be explained.")
  var find: String?

  @Option(
    help: ArgumentHelp(
      "The statement to explain, by the id that an export gives it.", valueName: "id"))
  var statement: String?

  @Flag(help: "Read the examples of all patterns and table rules and print those that fail.")
  var check = false

  @OptionGroup(title: "Knowledge of your own") var own: KnowledgeArguments

  func validate() throws {
    if sentence == nil && inputs.isEmpty && !check {
      throw ValidationError("Give a sentence, or a document with --in, or --check.")
    }
    if statement != nil && inputs.isEmpty {
      throw ValidationError(
        "--statement needs the documents of the extraction; name them with --in")
    }
  }

  func run() throws {
    let knowledge = try own.load()
    if check {
      let problems =
        PatternExamples(
          library: knowledge.library, linker: knowledge.linker, ontology: knowledge.ontology
        ).problems(strictly: true) + TableRuleExamples(knowledge).problems()
      for problem in problems { StandardError.say(problem.description) }
      return try (problems.isEmpty ? Outcome.complete : .partial).end()
    }
    let output = StandardOutput()
    let prose = ProseFindings(knowledge)
    if let sentence {
      let example = PatternExample(sentence: sentence, line: 1, page: page, heading: heading)
      let examples = PatternExamples(library: knowledge.library, linker: knowledge.linker)
      explain(examples.context(of: example), prose, output)
    }
    guard !inputs.isEmpty else { return try output.finish() }
    let reading = DocumentReading(of: inputs)
    if let statement {
      var documents: [Document] = []
      while let document = reading.next() { documents.append(document) }
      try explain(statement: statement, in: documents, knowledge, output)
    } else {
      let contexts = ContextReader(linker: knowledge.linker)
      let tables = TableExplanation(knowledge)
      while let document = reading.next() {
        let context = contexts.context(of: document)
        explain(context, prose, output)
        for lines in tables.lines(of: context, holding: find) {
          for line in lines { output.say(line) }
          output.say("")
        }
        try output.check()
      }
    }
    try output.finish()
    try reading.outcome.end()
  }

  private func explain(
    statement name: String, in documents: [Document], _ knowledge: Knowledge,
    _ output: StandardOutput
  ) throws {
    let extractor = Extractor(knowledge: knowledge)
    var graph = KnowledgeGraph()
    for document in documents { graph.merge(extractor.extract(document).graph) }
    _ = extractor.consolidate(&graph)
    let explanation = StatementExplanation(
      graph: graph, documents: documents, knowledge: knowledge)
    guard let statement = explanation.statement(named: name) else {
      StandardError.say(
        "entente: error: these documents make no statement \(name); name all documents of the "
          + "extraction that gave it, since a date may come from another one")
      return try Outcome.failed.end()
    }
    for line in explanation.lines(of: statement) { output.say(line) }
  }

  private func explain(
    _ context: DocumentContext, _ prose: ProseFindings, _ output: StandardOutput
  ) {
    prose.explain(context) { explanation in
      if let find {
        guard explanation.sentence.contains(find) else { return }
      }
      for line in explanation.lines { output.say(line) }
      output.say("")
    }
  }
}
