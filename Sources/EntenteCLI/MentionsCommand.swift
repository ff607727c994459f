import ArgumentParser
import EntenteBytes
import EntenteDocuments
import EntenteExtraction
import EntenteGraph

/// `entente mentions`: what the words of documents are taken to speak of, and why.
struct MentionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mentions",
    abstract: "Prints what the words of documents are taken to speak of, and why.",
    discussion: """
      A mention a line: the document, the range in Unicode scalars of the source, the words, the \
      entity's name and identifier, its Wikidata item, and the reason, with tabs between.
      """)

  @Argument(help: "Files, folders or “-” for standard input.")
  var inputs: [String]

  @OptionGroup(title: "Knowledge of your own") var own: KnowledgeArguments

  func run() throws {
    let listing = MentionListing(linker: try own.load().linker)
    let reading = DocumentReading(of: inputs)
    let output = StandardOutput()
    while let document = reading.next() {
      for item in listing.items(of: document) { output.say(lines: line(item, in: document)) }
      try output.check()
    }
    try output.finish()
    try reading.outcome.end()
  }

  private func line(_ item: MentionListing.Item, in document: Document) -> String {
    let entity = item.mention.entity
    let wikidata = "http://www.wikidata.org/entity/"
    let number = entity.links.first { $0.iri.hasPrefix(wikidata) }?.iri.dropFirst(wikidata.count)
    let words = item.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return [
      document.name, "\(item.sourceRange.lowerBound)-\(item.sourceRange.upperBound)", words,
      entity.label, entity.id.path, number.map(String.init) ?? "", item.mention.reason,
    ].map { VisibleText.escaped($0) }.joined(separator: "\t")
  }
}
