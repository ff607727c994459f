package import EntenteDocuments
internal import EntenteGraph
internal import EntenteOntology

/// Reads from title and headings which states and organizations a document and its sections speak of.
package struct ContextReader: Sendable {
  package var linker: Linker

  package init(linker: Linker) { self.linker = linker }

  /// Returns the document with the entities of its title and its headings.
  package func context(of document: Document) -> DocumentContext {
    let titles = [document.title] + document.alternativeTitles
    let titled = titles.lazy.map { entities(of: Name($0), .title) }.first { !$0.isEmpty } ?? []
    let subject = titled.first ?? stateOfTitle(document.title)
    var headings = document.sections.indices.map { index in
      index == 0 ? nil : entity(of: document.sections[index], beside: subject)
    }
    if titled.count == 2, !headings.isEmpty { headings[0] = titled[1] }
    return DocumentContext(document: document, subject: subject, headingEntities: headings)
  }

  /// The states and organizations of a title or heading that says nothing but what is told of them;
  /// none where it says more.
  private func entities(of name: Name, _ frame: LinkingWords.Frame) -> [Entity] {
    let context = NameContext(classes: Self.actors)
    if let whole = linker.entity(whole: name, context) { return [whole.entity] }
    var found: [Entity] = []
    var position = 0
    for match in linker.gazetteer.matches(in: name.bytes, range: name.bytes.indices) {
      guard let choice = linker.choose(match.candidates, context) else { return [] }
      guard linker.words.areFrame(name.words(in: position..<match.range.lowerBound), frame) else {
        return []
      }
      position = match.range.upperBound
      if !found.contains(where: { $0.id == choice.entity.id }) { found.append(choice.entity) }
    }
    let isFramed = linker.words.areFrame(name.words(in: position..<name.bytes.count), frame)
    return isFramed ? found : []
  }

  /// The entity that a heading names beside the page's subject, or else the page that it points to:
  /// `{{main|Canada–Montenegro relations}}`.
  private func entity(of section: Document.Section, beside subject: Entity?) -> Entity? {
    let named = entities(of: Name(section.title), .heading).filter { $0.id != subject?.id }
    if named.count == 1 { return named[0] }
    guard named.isEmpty, section.mainPages.count == 1, let subject else { return nil }
    let pair = entities(of: Name(section.mainPages[0]), .heading)
    guard pair.count == 2, pair.contains(where: { $0.id == subject.id }) else { return nil }
    return pair.first { $0.id != subject.id }
  }

  /// The state of "Foreign relations of …" that the gazetteer does not know.
  private func stateOfTitle(_ title: String) -> Entity? {
    for opening in Lexicon.standard.words(.stateTitle) where title.hasPrefix(opening + " ") {
      let name = title.dropFirst(opening.count + 1)
      guard !name.isEmpty, name.first?.isUppercase == true || name.hasPrefix("the ") else {
        continue
      }
      let label = name.hasPrefix("the ") ? String(name.dropFirst(4)) : String(name)
      return Entity(id: EntityID(minting: "State", name: label), kind: "State", label: label)
    }
    return nil
  }

  private static let actors: Set<ClassName> = ["State", "Organization"]
}
