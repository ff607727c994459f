package import EntenteGraph

/// A row of the gazetteer, taken apart.
package struct GazetteerEntry: Sendable, Identifiable {
  package var id: EntityID
  package var kind: ClassName
  /// The name by which documents call it.
  package var label: String
  /// Other names that mean it and nothing else, or nothing else of their time.
  package var names: [String]
  /// Names that mean it only where the context says so.
  package var weakNames: [String]
  package var adjectives: [String]
  /// Nouns for its people.
  package var people: [String]
  package var codes: [String]
  /// Titles of Wikipedia pages about it.
  package var titles: [String]
  /// The state it belongs to: a city's, a party's, a person's.
  package var country: EntityID?
  /// The body or area it is part of.
  package var partOf: EntityID?
  /// A state's capital, or where an organization has its seat.
  package var seat: EntityID?
  /// The first year in which it existed or, for a person, lived.
  package var from: Int?
  /// The last one.
  package var until: Int?
  package var successors: [EntityID]
  /// What offices a person held.
  package var offices: [Office]
  /// Coordinates and codes.
  package var background: Entity.Background?
  /// Degrees north and east.
  package var coordinates: (latitude: Double, longitude: Double)? {
    background?.coordinates.map { ($0.latitude, $0.longitude) }
  }
  package var links: [ExternalLink]

  /// An office that a person held.
  package struct Office: Hashable, Sendable {
    /// The title, such as `Prime Minister`.
    package var title: String
    /// Where: a state or organization.
    package var of: EntityID?
    package var from: Int?
    package var until: Int?
  }

  init(_ gazetteer: Gazetteer, _ place: Int) {
    let table = gazetteer.table
    let reference = { (column: GazetteerTable.Column) -> EntityID? in
      let path = table.string(place, column)
      return path.isEmpty ? nil : EntityID(path: path)
    }
    id = gazetteer.id(at: place)
    kind = gazetteer.kind(at: place)
    label = gazetteer.label(at: place)
    names = table.list(place, .names)
    weakNames = table.list(place, .weak)
    adjectives = table.list(place, .adjectives)
    people = table.list(place, .people)
    codes = table.list(place, .codes)
    titles = table.list(place, .titles)
    country = reference(.country)
    partOf = reference(.partOf)
    seat = reference(.seat)
    from = Int(table.string(place, .from))
    until = Int(table.string(place, .until))
    successors = table.list(place, .successors).map { EntityID(path: $0) }
    offices = table.list(place, .offices).map { Office($0) }
    background = gazetteer.background(at: place)
    links = Self.sources.compactMap { column, base, match in
      let name = table.string(place, column)
      return name.isEmpty
        ? nil
        : ExternalLink(
          iri: base + name + (column == .geonames ? "/" : ""), match: match, reason: "gazetteer")
    }
  }

  private static let sources: [(GazetteerTable.Column, String, ExternalLink.Match)] = [
    (.wikidata, "http://www.wikidata.org/entity/", .same),
    (.dbpedia, "http://dbpedia.org/resource/", .same),
    (.geonames, "https://sws.geonames.org/", .same),
    (.eu, "http://publications.europa.eu/resource/authority/", .exact),
  ]

  /// The entity as it goes into a graph.
  package var entity: Entity {
    Entity(id: id, kind: kind, label: label, alternativeLabels: names, links: links)
  }
}

extension GazetteerEntry.Office {
  /// Reads `Prime Minister@state/albania:2013-2020`; all but the title may be missing.
  init(_ text: String) {
    let parts = text.split(separator: "@", maxSplits: 1)
    title = parts.first.map(String.init) ?? text
    let rest = parts.dropFirst().first?.split(separator: ":", omittingEmptySubsequences: false)
    of = rest?.first.flatMap { $0.isEmpty ? nil : EntityID(path: String($0)) }
    let years = rest?.dropFirst().first?.split(separator: "-", omittingEmptySubsequences: false)
    from = years?.first.flatMap { Int($0) }
    until = years?.dropFirst().first.flatMap { Int($0) }
  }
}
