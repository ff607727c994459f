package import EntenteGraph
package import EntenteOntology

/// Finds the entity that a name as a whole stands for: a cell, a heading, a list item, a link.
///
/// Names inside running text are the business of ``MentionFinder``.
package final class Linker: Sendable {
  /// The linker over what is compiled in.
  package static let standard = Linker(gazetteer: .standard, ontology: .standard)

  package let gazetteer: Gazetteer
  package let ontology: Ontology
  let words: LinkingWords
  let index: LinkerIndex
  private let cache: EntityCache

  package init(gazetteer: Gazetteer, ontology: Ontology) {
    self.gazetteer = gazetteer
    self.ontology = ontology
    words = .standard
    index = LinkerIndex(gazetteer)
    cache = EntityCache(gazetteer)
  }

  /// Returns the entity that words stand for, `nil` where none is known.
  ///
  /// The words are those of a cell or the like, as a person reads them: "NATO's Partnership for
  /// Peace", "International Criminal Court (ICCt)", "(UN)", "DZA"; `linkTarget` is the title of the
  /// page that they link to, or the name in a flag template. Only entities of the `classes` and their
  /// subclasses come out; any where there are none. The `date` that is spoken of decides between
  /// polities of one name.
  package func entity(
    named name: String, linkTarget: String? = nil, expecting classes: Set<ClassName> = [],
    at date: PartialDate? = nil
  ) -> LinkedEntity? {
    let context = NameContext(classes: classes, year: date?.year)
    if let target = linkTarget, let linked = entity(titled: target, context) { return linked }
    let label = Name(name)
    if let linked = entity(whole: label, context) ?? entity(framed: label, context) {
      return linked
    }
    guard let target = linkTarget else { return nil }
    return entity(framed: Name(target), context).map {
      LinkedEntity($0.entity, reason: "named by the link's page")
    }
  }

  /// The entity at a place of the gazetteer.
  func entity(at place: Int) -> Entity { cache[place] }

  /// The entity whose page a link leads to.
  func entity(titled title: String, _ context: NameContext) -> LinkedEntity? {
    if let place = gazetteer.place(ofPage: title), allows(place, context) {
      // The page of "Yugoslavia" is that of several states.
      if let year = context.year, !gazetteer.existed(place, in: year),
        let other = entity(whole: Name(title), context)
      {
        return LinkedEntity(other.entity, reason: LinkedEntity.wikilink)
      }
      return LinkedEntity(entity(at: place), reason: LinkedEntity.wikilink)
    }
    return entity(whole: Name(title), context).map {
      LinkedEntity($0.entity, reason: LinkedEntity.wikilink)
    }
  }

  /// The entity that a name stands for from its first to its last word.
  func entity(whole name: Name, _ context: NameContext) -> LinkedEntity? {
    if let found = choose(name.text, context) { return found }
    if let (body, aside) = name.parenthesized {
      let inner = choose(aside.text, context)
      if body.words.isEmpty { return inner }
      if let found = choose(body.text, context) { return found }
      // An acronym beside a name must be that of the name: "Black Sea Co-operation (BSEC)".
      if let inner, agrees(inner.entity, with: body) { return inner }
    }
    return nil
  }

  /// The entity that a name stands for among words that only say what is told of it: "Full European
  /// Union Membership", "NATO's Partnership for Peace".
  func entity(
    framed name: Name, in frame: LinkingWords.Frame = .membership, _ context: NameContext
  ) -> LinkedEntity? {
    let body = name.parenthesized.flatMap { $0.body.words.isEmpty ? nil : $0.body } ?? name
    let matches = gazetteer.matches(in: body.bytes, range: body.bytes.indices)
    var found: LinkedEntity?
    var position = 0
    for (index, match) in matches.enumerated() {
      guard words.areFrame(body.words(in: position..<match.range.lowerBound), frame) else {
        return nil
      }
      position = match.range.upperBound
      // "NATO's Partnership for Peace" is the second of the two.
      let next = index + 1 < matches.count ? matches[index + 1].range.lowerBound : position
      if body.words(in: position..<next) == Lexicon.standard.words(.foldedPossessive) {
        position = next
        continue
      }
      guard let choice = choose(match.candidates, context) else { return nil }
      if let found, found.entity.id != choice.entity.id { return nil }
      found = LinkedEntity(choice.entity, reason: "\(choice.reason) in its frame")
    }
    guard words.areFrame(body.words(in: position..<body.bytes.count), frame) else { return nil }
    return found
  }

  /// The adjective of a state in English, such as "Canadian".
  package func adjective(of state: Entity) -> String? {
    gazetteer.place(of: state.id).flatMap(gazetteer.adjective(at:))
  }

  /// The state that a city, region or organ lies in or belongs to, where it is known.
  package func state(of place: Entity) -> Entity? {
    gazetteer.place(of: place.id).flatMap(gazetteer.country(at:)).flatMap(gazetteer.place(of:))
      .map(entity(at:))
  }

  /// The city from which a state is governed, where it is known.
  package func capital(of state: Entity) -> Entity? {
    gazetteer.place(of: state.id).flatMap(gazetteer.seat(at:)).flatMap(gazetteer.place(of:))
      .map(entity(at:))
  }

  /// What the gazetteer knows of an entity beside the entity itself.
  package func known(_ id: EntityID) -> GazetteerEntry? {
    gazetteer.place(of: id).map(gazetteer.entry(at:))
  }

  /// Whether an organization's name shares most of its words with another one.
  private func agrees(_ entity: Entity, with name: Name) -> Bool {
    let spoken = Set(name.words.filter { $0.utf8.count > 3 })
    guard !spoken.isEmpty else { return false }
    return ([entity.label] + entity.alternativeLabels).contains { known in
      let other = Set(Name(known).words.filter { $0.utf8.count > 3 })
      return 2 * spoken.intersection(other).count >= max(1, min(spoken.count, other.count))
    }
  }
}
