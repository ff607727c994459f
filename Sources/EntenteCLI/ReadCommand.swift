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
    let reading = DocumentReading(of: inputs, choice.streamOptions())
    let output = StandardOutput()
    var isFirst = true
    while let document = reading.next() {
      if json {
        output.write(DocumentJSON(document).bytes())
      } else {
        if !isFirst { output.say("") }
        for line in DocumentOutline(document).lines() { output.say(line) }
      }
      isFirst = false
      try output.check()
    }
    try output.finish()
    try reading.outcome.end()
  }
}
