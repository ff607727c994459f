import ArgumentParser
import Entente

/// The command `entente`.
struct Tool: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entente",
    abstract: "Turns documents about international relations into knowledge graphs.",
    discussion: """
      Reads articles and pages such as “Foreign relations of Montenegro” (plain text, wikitext, \
      HTML, MediaWiki dumps, JSON Lines) and writes what they state as RDF, GraphML and more: who \
      is a member of what, who recognizes whom, since when, and where the text says so.

      Only graphs go to standard output; messages go to standard error.

      Exit codes:
        0   everything was read and written
        1   some input could not be read; the rest was processed and written
        2   nothing could be read, or the output could not be written
        64  the command line is wrong
      """,
    version: EntenteVersion.current,
    subcommands: [
      ExtractCommand.self, MergeCommand.self, SelectCommand.self, DiffCommand.self,
      ConvertCommand.self, ViewCommand.self, DrawCommand.self,
      ReadCommand.self,
      MentionsCommand.self, ParseCommand.self, ExplainCommand.self,
      OntologyCommand.self,
    ]
  )
}
