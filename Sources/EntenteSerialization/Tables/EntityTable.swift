import EntenteGraph

/// An entity a row.
struct EntityTable: GraphTable {
  static let name = "entities"
  static let columns = [
    TableColumn("id"), TableColumn("label"), TableColumn("class"),
    TableColumn("alternative_labels"), TableColumn("wikidata"), TableColumn("same_as"),
    TableColumn("count", .integer), TableColumn("latitude", .real), TableColumn("longitude", .real),
    TableColumn("iso3c"), TableColumn("ccode", .integer), TableColumn("context", .integer),
  ]

  let graph: any GraphContents

  func forEachRow(_ body: ([String]) throws -> Void) throws {
    let told = try toldEntities()
    let entities = try graph.readEntities()
    while let entity = try entities() {
      let links = entity.links.filter { $0.match != .close }.map(\.iri)
      let wikidata = "http://www.wikidata.org/entity/"
      let item = links.first { $0.hasPrefix(wikidata) }?.dropFirst(wikidata.count)
      let place = entity.background?.coordinates
      try body([
        entity.id.path, entity.label, entity.kind.rawValue,
        entity.alternativeLabels.joined(separator: " | "), item.map(String.init) ?? "",
        links.joined(separator: " "), entity.count.map(String.init) ?? "",
        place.map { Decimal.spell($0.latitude) } ?? "",
        place.map { Decimal.spell($0.longitude) } ?? "", entity.background?.iso3 ?? "",
        entity.background?.cow.map(String.init) ?? "", told.contains(entity.id) ? "0" : "1",
      ])
    }
  }

  /// The entities that documents tell something of.
  private func toldEntities() throws -> Set<EntityID> {
    var told: Set<EntityID> = []
    let statements = try graph.readStatements()
    while let statement = try statements() {
      if statement.isContext { continue }
      told.insert(statement.subject)
      if case .entity(let id) = statement.object { told.insert(id) }
      for case .entity(let id) in statement.qualifiers.map(\.value) { told.insert(id) }
    }
    return told
  }
}
