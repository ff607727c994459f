import EntenteGraph
import EntenteOntology

/// A pair of actor and recipient of an event a row, in the columns of POLECAT as far as they fit.
///
/// Relations that are deeds are rows too, where no event of the same sentence tells them. A cell of which nothing is known is
/// empty; `Event Date` is a day or empty, and the columns beside it say what is known.
struct EventTable: GraphTable {
  static let name = "events"
  static let columns =
    [
      TableColumn("Event ID"), TableColumn("Event Date"), TableColumn("Event Type"),
      TableColumn("Event Mode"), TableColumn("Quad Code"),
    ] + end("Actor") + end("Recipient") + [
      TableColumn("Placename"), TableColumn("Country"), TableColumn("Latitude", .real),
      TableColumn("Longitude", .real), TableColumn("GeoNames ID"), TableColumn("Source"),
      TableColumn("Publication Date"), TableColumn("Headline"), TableColumn("URL"),
      TableColumn("Quote"), TableColumn("Status"), TableColumn("Confidence", .real),
      TableColumn("Event Date Told"), TableColumn("Event Date Earliest"),
      TableColumn("Event Date Latest"), TableColumn("Documents", .integer),
      TableColumn("Statement ID"), TableColumn("Relation"), TableColumn("Relation ID"),
    ] + quantities.map { TableColumn($0.column, $0.kind) }

  private static func end(_ name: String) -> [TableColumn] {
    [
      TableColumn("\(name) Name"), TableColumn("\(name) Country"),
      TableColumn("\(name) COW", .integer), TableColumn("Primary \(name) Sector"),
      TableColumn("\(name) Title"), TableColumn("\(name) ID"),
      TableColumn("Wikidata \(name) ID"),
    ]
  }

  private static let quantities: [(column: String, key: String, kind: TableColumn.Kind)] = [
    ("Deaths", "deaths", .integer), ("Injuries", "injuries", .integer),
    ("Arrests", "arrests", .integer), ("Persons", "count", .integer),
    ("Amount", "amount", .real), ("Currency", "currency", .text), ("Votes For", "for", .integer),
    ("Votes Against", "against", .integer), ("Votes Abstaining", "abstain", .integer),
  ]

  private let graph: any GraphContents
  private let ontology: Ontology
  private let findState: StateFinding
  private let gathering: EventGathering

  init(of graph: any GraphContents, ontology: Ontology, states findState: @escaping StateFinding)
    throws
  {
    self.graph = graph
    self.ontology = ontology
    self.findState = findState
    gathering = try EventGathering(graph) { try findState($0)?.id }
  }

  func forEachRow(_ body: ([String]) throws -> Void) throws {
    var place = 0
    let statements = try graph.readStatements()
    while let statement = try statements() {
      for telling in Telling.all(of: statement) {
        defer { place += 1 }
        if gathering.isTold.contains(place) { continue }
        try body(try row(telling, of: statement, at: place))
      }
    }
  }

  private func row(_ telling: Telling, of statement: Statement, at place: Int) throws -> [String] {
    let deed = gathering.deeds[place]
    let evidence = statement.tellingEvidence
    let document = try evidence.flatMap { try graph.document($0.document) }
    let date = telling.date
    var row = [
      gathering.event(of: place), date.flatMap(Self.day) ?? "", telling.kind, telling.mode,
      EventTables.quadCodes[telling.kind] ?? "",
    ]
    row += try end(telling.actor)
    row += try end(telling.recipient)
    row += try self.place(of: telling, statement)
    row += [
      evidence?.documentName ?? "", document?.date?.description ?? "", document?.title ?? "",
      document?.address ?? "", evidence?.quote ?? "", telling.status.rawValue,
      statement.confidenceText, date?.description ?? "", date?.earliestDay?.description ?? "",
      date?.latestDay?.description ?? "",
      String(Set(statement.evidence.map(\.document)).count), statement.id.path,
    ]
    let isDeed = telling.moment != nil
    row.append((isDeed ? statement.relation : deed?.relation)?.rawValue ?? "")
    row.append((isDeed ? statement.id : deed?.statement)?.path ?? "")
    for quantity in Self.quantities {
      let told = statement.qualifier(quantity.key)
      let other = deed?.qualifiers.first { $0.key == quantity.key }?.value
      row.append((told ?? other)?.description ?? "")
    }
    return row
  }

  /// A date that is known to the day; `nil` for every other.
  private static func day(_ date: PartialDate) -> String? {
    guard let day = date.earliestDay, day == date.latestDay else { return nil }
    return day.description
  }

  // MARK: Ends

  /// The cells of an actor or a recipient.
  private func end(_ id: EntityID?) throws -> [String] {
    guard let id else { return Array(repeating: "", count: Self.end("").count) }
    let entity = try graph.entity(id)
    let state = try findState(id)
    let titles = try (gathering.positions[id] ?? []).map { try graph.entity($0)?.label ?? "" }
    let wikidata = "http://www.wikidata.org/entity/"
    let item = entity?.links.first { $0.match == .same && $0.iri.hasPrefix(wikidata) }
    return [
      entity?.label ?? String(id.slug), state?.background?.iso3 ?? "",
      state?.background?.cow.map(String.init) ?? "", sector(of: id, entity, titles),
      titles.filter { !$0.isEmpty }.joined(separator: "; "), id.path,
      item.map { String($0.iri.dropFirst(wikidata.count)) } ?? "",
    ]
  }

  private func sector(of id: EntityID, _ entity: Entity?, _ titles: [String]) -> String {
    guard let entity else { return "" }
    if ontology.isSubclass(entity.kind, of: "Person") {
      if gathering.heads.contains(id) { return EventTables.sectorsByClass["State"] ?? "" }
      return EventTables.sector(of: titles)
    }
    if entity.kind == "PersonGroup" || entity.kind == "Position" {
      return EventTables.sector(of: [entity.label])
    }
    var kind: ClassName? = entity.kind
    while let known = kind {
      if let sector = EventTables.sectorsByClass[known.rawValue] { return sector }
      kind = ontology.classNamed(known)?.parents.first
    }
    return ""
  }

  /// Where it happened: as the text tells, or at the place that the deed was done to.
  private func place(of telling: Telling, _ statement: Statement) throws -> [String] {
    var id = telling.recipient
    var isPlace = false
    if case .entity(let told)? = statement.qualifier("place") {
      id = told
      isPlace = true
    }
    guard let id, let entity = try graph.entity(id),
      isPlace || ontology.isSubclass(entity.kind, of: "Place")
    else { return ["", "", "", "", ""] }
    let geonames = "https://sws.geonames.org/"
    let link = entity.links.first { $0.iri.hasPrefix(geonames) }
    let point = entity.background?.coordinates
    return [
      entity.label, try findState(id)?.background?.iso3 ?? "",
      point.map { Decimal.spell($0.latitude) } ?? "",
      point.map { Decimal.spell($0.longitude) } ?? "",
      link.map { $0.iri.dropFirst(geonames.count).filter { $0 != "/" } } ?? "",
    ]
  }
}
