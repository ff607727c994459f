import EntenteGraph
import EntenteOntology

/// The entities of a page, numbered, with what the gazetteer knows of where they lie and how they are
/// called in sentences.
struct PageEntities {
  private(set) var entities: [Entity] = []
  private var places: [EntityID: Int] = [:]

  /// The number of an entity; one that the graph does not describe goes by its identifier.
  mutating func place(of id: EntityID) -> Int {
    if let known = places[id] { return known }
    return add(Entity(id: id, kind: "Thing", label: String(id.slug)))
  }

  @discardableResult
  mutating func add(_ entity: Entity) -> Int {
    places[entity.id] = entities.count
    entities.append(entity)
    return entities.count - 1
  }

  func label(of place: Int) -> String { entities[place].label }

  /// Writes classes and entities as members of the data. `codes` are those that the map draws.
  func write(
    into data: inout JSONMembers, ontology: Ontology, gazetteer: Gazetteer, codes: Set<String>
  ) {
    let kinds = Set(entities.map(\.kind)).sorted()
    let kindPlaces = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })
    var classes = JSONColumn()
    for kind in kinds {
      classes.append([
        kind.rawValue, ontology.classNamed(kind)?.label ?? kind.rawValue,
        Palette.family(of: kind, in: ontology),
      ])
    }
    data.append("classes", classes)
    var (ids, kind, label) = (JSONColumn(), JSONColumn(), JSONColumn())
    var (names, links) = (JSONColumn(), JSONColumn())
    var (forms, place, code) = (JSONMembers(), JSONMembers(), JSONMembers())
    var (country, count) = (JSONMembers(), JSONMembers())
    for (number, entity) in entities.enumerated() {
      ids.append(entity.id.path)
      kind.append(kindPlaces[entity.kind] ?? 0)
      label.append(entity.label)
      // The forms of a mission's name are made of its sender and its place; they would be most of the page.
      let isMission = ontology.isSubclass(entity.kind, of: "DiplomaticMission")
      names.append(isMission ? [] : entity.alternativeLabels)
      links.append(entity.links.filter(\.match.isSameThing).map(\.iri))
      if let total = entity.count { count.append(String(number), json: Array(String(total).utf8)) }
      if let known = entity.background?.coordinates {
        place.append(String(number), json: Self.json(of: (known.latitude, known.longitude)))
      }
      if let name = entity.background?.iso3, codes.contains(name) {
        code.append(String(number), name)
      }
      guard let row = gazetteer.place(of: entity.id) else { continue }
      let entry = gazetteer.entry(at: row)
      let words = entry.adjectives + entry.people + entry.weakNames
      if !words.isEmpty {
        var column = JSONColumn()
        for word in words { column.append(word) }
        forms.append(String(number), column)
      }
      if entity.background?.coordinates == nil,
        let coordinates = Self.coordinates(of: entry, gazetteer)
      {
        place.append(String(number), json: Self.json(of: coordinates))
      }
      if entity.background?.iso3.map(codes.contains) != true, entity.kind == "State",
        let name = entry.codes.first(where: codes.contains)
      {
        code.append(String(number), name)
      }
      if let state = entry.country.flatMap({ places[$0] }) {
        country.append(String(number), json: Array(String(state).utf8))
      }
    }
    var members = JSONMembers()
    members.append("id", ids)
    members.append("kind", kind)
    members.append("label", label)
    members.append("names", names)
    members.append("links", links)
    for (name, parts) in [
      ("forms", forms), ("place", place), ("code", code), ("country", country), ("count", count),
    ] { members.append(name, json: parts.closed) }
    data.append("entities", json: members.closed)
  }

  /// Where an entity lies: itself, or its seat.
  private static func coordinates(
    of entry: GazetteerEntry, _ gazetteer: Gazetteer
  ) -> (latitude: Double, longitude: Double)? {
    if let own = entry.coordinates { return own }
    guard let row = entry.seat.flatMap(gazetteer.place) else { return nil }
    return gazetteer.entry(at: row).coordinates
  }

  private static func json(of place: (latitude: Double, longitude: Double)) -> [UInt8] {
    Array("[\(Decimal.spell(place.latitude)),\(Decimal.spell(place.longitude))]".utf8)
  }
}
