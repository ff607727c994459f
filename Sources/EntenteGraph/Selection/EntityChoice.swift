/// Finds the entities of a graph that people mean by a name or an identifier.
///
/// An identifier is that of the graph (`state/germany`, with or without the base IRI before it), or the
/// entity's IRI or last part of it in another data set (`Q183`). A name is compared without regard to
/// case and diacritics; other names count where no entity goes by it.
struct EntityChoice {
  private let asked: [String]
  private let folded: [String]
  private var byIdentifier: [Set<EntityID>]
  private var byLabel: [Set<EntityID>]
  private var byOtherName: [Set<EntityID>]

  init(of names: [String]) {
    asked = names
    folded = names.map(Folding.fold)
    byIdentifier = Array(repeating: [], count: names.count)
    byLabel = byIdentifier
    byOtherName = byIdentifier
  }

  /// Looks at one more entity of the graph.
  mutating func consider(_ entity: Entity) {
    for (index, name) in asked.enumerated() {
      if Self.isIdentifier(name, of: entity) { byIdentifier[index].insert(entity.id) }
      if Folding.fold(entity.label) == folded[index] { byLabel[index].insert(entity.id) }
      if entity.alternativeLabels.contains(where: { Folding.fold($0) == folded[index] }) {
        byOtherName[index].insert(entity.id)
      }
    }
  }

  /// The entities that are meant, once the whole graph was looked at.
  ///
  /// - Throws: a ``Selection/Problem`` that names what no entity is called.
  func found() throws(Selection.Problem) -> Set<EntityID> {
    var all: Set<EntityID> = []
    for index in asked.indices {
      let best = [byIdentifier[index], byLabel[index], byOtherName[index]].first { !$0.isEmpty }
      guard let best else {
        throw Selection.Problem(
          description:
            "no entity of the graph is called “\(asked[index])”; give a label, another name, an identifier such as state/germany or a Wikidata item"
        )
      }
      all.formUnion(best)
    }
    return all
  }

  private static func isIdentifier(_ name: String, of entity: Entity) -> Bool {
    if name == entity.id.path || name.hasSuffix("/" + entity.id.path) && name.contains("://") {
      return true
    }
    return entity.links.contains { link in
      link.iri == name
        || name.utf8.count > 1 && link.iri.hasSuffix("/" + name) && link.iri.contains("wikidata")
    }
  }
}
