import ArgumentParser
import EntenteDocuments

/// `entente read`: documents as extraction sees them.
struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Prints documents as Entente sees them.",
    discussion: """
      Blocks, tables row by row, links and citations, and what the reader passed over: the way to \
      find out why something was not extracted. Linked words stand in ⟦…⟧, followed by their \
      target where it differs; [1] is the first citation of the list at the end.

      Examples:
        entente read "Foreign relations of Montenegro.wiki"
        entente read dump.xml.bz2 --titles "^Foreign relations of" --json > pages.jsonl
      """)

  @Argument(
    help: ArgumentHelp("Files and folders to read; “-” is standard input.", valueName: "input"))
  var inputs: [String]

  @OptionGroup var choice: InputChoice

  @Flag(help: "Print a JSON object a document, one a line, with ranges in Unicode scalars.")
  var json = false

  func validate() throws { try choice.validate(for: inputs) }

  func run() throws {
    let stream = DocumentStream(inputs: inputs, options: choice.streamOptions())
    var count = 0
    var hasErrors = false
    while let element = stream.next() {
      switch element {
      case .diagnostic(let diagnostic):
        hasErrors = hasErrors || diagnostic.severity == .error
        StandardError.say(diagnostic.description)
      case .document(let unread):
        let document = unread.read()
        for diagnostic in document.diagnostics {
          hasErrors = hasErrors || diagnostic.severity == .error
          StandardError.say(diagnostic.description)
        }
        if json {
          print(String(decoding: DocumentJSON(document).bytes(), as: UTF8.self))
        } else {
          if count > 0 { print() }
          print(DocumentOutline(document).text(), terminator: "")
        }
        count += 1
      }
    }
    if count == 0 { return try Outcome.failed.end() }
    try (hasErrors ? Outcome.partial : .complete).end()
  }
}
