import ArgumentParser
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
    let stream = DocumentStream(inputs: inputs)
    let listing = MentionListing(linker: try own.load().linker)
    var outcome = Outcome.complete
    while let element = stream.next() {
      switch element {
      case .diagnostic(let diagnostic):
        StandardError.say(diagnostic.description)
        outcome = .partial
      case .document(let unread):
        let document = unread.read()
        for item in listing.items(of: document) {
          print(line(item, in: document))
        }
      }
    }
    try outcome.end()
  }

  private func line(_ item: MentionListing.Item, in document: Document) -> String {
    let entity = item.mention.entity
    let wikidata = "http://www.wikidata.org/entity/"
    let number = entity.links.first { $0.iri.hasPrefix(wikidata) }?.iri.dropFirst(wikidata.count)
    let words = item.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return [
      document.id, "\(item.sourceRange.lowerBound)-\(item.sourceRange.upperBound)", words,
      entity.label, entity.id.path, number.map(String.init) ?? "", item.mention.reason,
    ].joined(separator: "\t")
  }
}
