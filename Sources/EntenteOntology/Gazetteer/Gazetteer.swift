package import EntenteGraph
internal import EntenteKnowledge

/// Entities that are known before any document is read: states, organizations, cities, people …
/// with their names, codes and links.
///
/// The tables are read in place and rows are taken apart only when asked for; what is built at load
/// is the index of names. See `Ontology/README.md` for the columns.
package final class Gazetteer: Sendable {
  let table: GazetteerTable
  let index: NameIndex
  private let rowByID: [UInt64: Int32]
  private let rowByTitle: [UInt64: Int32]
  private let rowByCode: [UInt64: Int32]
  private let kinds: [ClassName]
  private let kindOfRow: [UInt16]
  private let years: [Years]

  private struct Years: Sendable {
    var from: Int16
    var until: Int16
  }

  /// The tables that are compiled in. Read when first asked for.
  package static let standard: Gazetteer = {
    do {
      return try Gazetteer(sources: standardSources, ontology: .standard)
    } catch {
      preconditionFailure("the gazetteer that is compiled in is broken: \(error)")
    }
  }()

  private static var standardSources: [(bytes: [UInt8], path: String)] {
    EmbeddedFile.all.filter { $0.path.hasPrefix("gazetteer/") }.map { ($0.contents, $0.path) }
  }

  /// Reads the standard tables and a user's table after them.
  ///
  /// - Throws: an ``OntologyError`` at the place in the user's table that is wrong: an unknown
  ///   column or kind, a row that does not fit the header, an identifier that is taken.
  package convenience init(
    extendingStandardBy bytes: [UInt8], path: String, ontology: Ontology
  ) throws(OntologyError) {
    try self.init(extendingStandardBy: [(bytes, path)], ontology: ontology)
  }

  /// The same with several tables, in their order.
  package convenience init(
    extendingStandardBy tables: [(bytes: [UInt8], path: String)], ontology: Ontology
  ) throws(OntologyError) {
    try self.init(sources: Self.standardSources + tables, ontology: ontology)
  }

  package init(
    sources: [(bytes: [UInt8], path: String)], ontology: Ontology
  ) throws(OntologyError) {
    var table = GazetteerTable()
    for source in sources { try table.append(source.bytes, path: source.path) }
    var builder = GazetteerBuilder(table)
    try builder.build(ontology)
    self.table = table
    index = builder.index
    rowByID = builder.rowByID
    rowByTitle = builder.rowByTitle
    rowByCode = builder.rowByCode
    kinds = builder.kinds
    kindOfRow = builder.kindOfRow
    years = builder.years.map { Years(from: $0.from, until: $0.until) }
  }

  /// The number of entities; their places run from 0.
  package var count: Int { table.rows.count }

  /// The kind of the entity at a place.
  package func kind(at entry: Int) -> ClassName { kinds[Int(kindOfRow[entry])] }

  /// The identifier of the entity at a place.
  package func id(at entry: Int) -> EntityID { EntityID(path: table.string(entry, .id)) }

  /// The name by which the entity at a place goes.
  package func label(at entry: Int) -> String { table.string(entry, .label) }

  /// The state that the entity at a place belongs to.
  package func country(at entry: Int) -> EntityID? { reference(entry, .country) }

  /// The city from which the entity at a place is governed or led.
  package func seat(at entry: Int) -> EntityID? { reference(entry, .seat) }

  /// The chief adjective of the entity at a place, such as `Canadian`.
  package func adjective(at entry: Int) -> String? { table.list(entry, .adjectives).first }

  /// The body or area that the entity at a place is part of.
  package func whole(at entry: Int) -> EntityID? { reference(entry, .partOf) }

  /// Coordinates and codes of the entity at a place, `nil` where there are none.
  package func background(at entry: Int) -> Entity.Background? {
    let degrees = table.string(entry, .coordinates).split(separator: ",").compactMap {
      Double(String($0))
    }
    let code = table.string(entry, .iso3)
    let background = Entity.Background(
      coordinates: degrees.count == 2
        ? Entity.Coordinates(latitude: degrees[0], longitude: degrees[1]) : nil,
      iso3: code.isEmpty ? nil : code, cow: Int(table.string(entry, .cow)))
    return background.isEmpty ? nil : background
  }

  private func reference(_ entry: Int, _ column: GazetteerTable.Column) -> EntityID? {
    let path = table.string(entry, column)
    return path.isEmpty ? nil : EntityID(path: path)
  }

  /// All that is known of the entity at a place.
  package func entry(at place: Int) -> GazetteerEntry { GazetteerEntry(self, place) }

  /// The place of the entity with an identifier.
  package func place(of id: EntityID) -> Int? { rowByID[Digest.of(id.path.utf8)].map(Int.init) }

  /// The place of the entity that a Wikipedia page of this title is about. The first letter's case
  /// does not count, underscores are spaces, and what follows a `#` is left aside.
  /// Where no page is known by it, a title is a name if it means one entity and no other:
  /// Wikipedia redirects most official names.
  package func place(ofPage title: some StringProtocol) -> Int? { place(ofPage: String(title)) }

  /// The same, without the cost of a generic call from another module.
  package func place(ofPage title: String) -> Int? {
    if let row = rowByTitle[GazetteerBuilder.digest(ofTitle: title.utf8)] { return Int(row) }
    let isPlain = title.utf8.allSatisfy {
      $0 < 0x80 && $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "_")
    }
    let page = isPlain ? title : String(title.prefix { $0 != "#" }.map { $0 == "_" ? " " : $0 })
    let named = candidates(named: page).filter { $0.use == .label || $0.use == .name }
    return named.count == 1 ? named[0].entry : nil
  }

  /// The place of the entity of an ISO, IOC or other code in capitals.
  package func place(ofCode code: some StringProtocol) -> Int? {
    rowByCode[Digest.of(code.utf8)].map(Int.init)
  }

  /// Whether the entity at a place was there in a year; `true` where nothing is known.
  package func existed(_ entry: Int, in year: Int) -> Bool {
    let years = years[entry]
    return (years.from == 0 || Int(years.from) <= year)
      && (years.until == 0 || year <= Int(years.until))
  }

  /// Whether the entity at a place is no more.
  package func hasEnded(_ entry: Int) -> Bool { years[entry].until != 0 }
}
