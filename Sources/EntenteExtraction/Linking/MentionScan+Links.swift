internal import EntenteDocuments
internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Links: what the writer of the document says that the words speak of.
extension MentionScan {
  mutating func findLinks() {
    for link in links
    where link.kind != .address && link.range.upperBound <= sentence.range.upperBound {
      guard !isOfPeople(link), let entity = entity(of: link) else { continue }
      let place = linker.gazetteer.place(of: entity.id)
      let uses = linker.gazetteer.candidates(named: words(of: link.range))
        .filter { $0.entry == place }.map(\.use)
      let isAdjective = !uses.isEmpty && uses.allSatisfy { $0 == .adjective || $0 == .people }
      add(link.range, entity, isAdjective ? .adjective : .name, "wikilink to \(link.target)")
    }
  }

  private func entity(of link: Link) -> Entity? {
    if let place = linker.gazetteer.place(ofPage: link.target), !linker.gazetteer.hasEnded(place) {
      return linker.entity(at: place)
    }
    let index = tokenIndices(of: link.range).lowerBound
    return linker.entity(titled: link.target, NameContext(year: year(at: index), near: near))?
      .entity
  }

  /// Whether a link leads to a person, where the words are a title: "the [[Ban Ki-moon|Secretary]]".
  private func isOfPeople(_ link: Link) -> Bool {
    let words = words(of: link.range)
    return words.first.map { $0.isLowercase } ?? true
      && linker.gazetteer.place(ofPage: link.target).map {
        linker.gazetteer.kind(at: $0) == "Person"
      } ?? false
  }
}
