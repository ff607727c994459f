internal import EntenteDocuments
internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Links: what the writer of the document says that the words speak of.
extension MentionScan {
  mutating func findLinks() {
    for link in context.document.links(in: sentence.range)
    where link.kind != .address && link.range.upperBound <= sentence.range.upperBound {
      let name = NameContext(
        year: year(at: tokenIndices(of: link.range).lowerBound), near: near)
      guard let linked = linker.entity(titled: link.target, name), !isOfPeople(link) else {
        continue
      }
      // Codes and adjectives are no titles of pages.
      let label = words(of: link.range)
      let uses = linker.gazetteer.candidates(named: label).filter {
        linker.gazetteer.id(at: $0.entry) == linked.entity.id
      }.map(\.use)
      let isAdjective = !uses.isEmpty && uses.allSatisfy { $0 == .adjective || $0 == .people }
      add(link.range, linked.entity, isAdjective ? .adjective : .name, "wikilink to \(link.target)")
    }
  }

  /// Whether a link leads to a person, where the words are a title: "the [[Ban Ki-moon|Secretary]]".
  private func isOfPeople(_ link: Link) -> Bool {
    let words = words(of: link.range)
    return words.first.map { $0.isLowercase } ?? true
      && linker.gazetteer.place(ofPage: link.target).map {
        linker.gazetteer.kind(at: $0) == "Person"
      } ?? false
  }

  /// What the text spoke of, the nearest first, as places of the gazetteer.
  var near: [Int] {
    ([counterpart, context.subject].compactMap(\.self) + memory.actors.reversed())
      .compactMap { linker.gazetteer.place(of: $0.id) }
  }
}
