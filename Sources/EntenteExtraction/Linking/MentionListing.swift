package import EntenteDocuments
internal import EntenteLanguage

/// Everything that a document names, wherever it stands: in running text, and by links and flags in
/// tables. For people who want to see what was linked and why.
package struct MentionListing: Sendable {
  /// A mention with its place in the source.
  package struct Item: Sendable {
    package var mention: Mention
    package var words: String
    /// In Unicode scalars of the source.
    package var sourceRange: Range<Int>
  }

  private let linker: Linker
  private let analyzer = LanguageAnalyzer()

  package init(linker: Linker = .standard) { self.linker = linker }

  /// Returns the mentions by where they stand.
  package func items(of document: Document) -> [Item] {
    let context = ContextReader(linker: linker).context(of: document)
    let finder = MentionFinder(linker: linker)
    var memory = DiscourseMemory()
    var mentions: [Mention] = []
    for passage in PassageReader(linker: linker).passages(of: context) {
      for sentence in analyzer.analyze(document.text, in: passage.range) {
        mentions += finder.mentions(
          in: sentence, passage: passage, context: context, memory: &memory)
      }
    }
    var found = Set(mentions.map(\.range.lowerBound))
    for link in document.links where link.kind != .address {
      guard found.insert(link.range.lowerBound).inserted,
        let linked = linker.entity(
          named: document.words(link.range), linkTarget: link.target)
      else { continue }
      mentions.append(
        Mention(range: link.range, entity: linked.entity, form: .name, reason: linked.reason))
    }
    let offsets = ScalarOffsets(document.source)
    return mentions.sorted { $0.range.lowerBound < $1.range.lowerBound }.map { mention in
      Item(
        mention: mention, words: document.words(mention.range),
        sourceRange: offsets.scalars(of: document.sourceMap.source(of: mention.range)))
    }
  }
}
