public import ArgumentParser
public import Entente
import EntenteGraph
import EntenteOntology

/// The options that choose a part of a graph, shared by all commands that read or make one.
struct SelectionArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these relations, divided by commas; “event” is every kind of event. May be repeated.",
      valueName: "name,…"))
  var relation: [String] = []

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "Only statements with an end of one of these classes or of one below it. May be repeated.",
      valueName: "name,…"))
  var classes: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only what is told of this entity: a name, an identifier such as state/germany, or a Wikidata item. May be repeated.",
      valueName: "name"))
  var entity: [String] = []

  @Option(help: "How many edges may lie between --entity and what is told.")
  var hops: Int?

  @Option(
    help: ArgumentHelp(
      "Only statements of these statuses: \(Statement.Status.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name,…"))
  var status: [String] = []

  @Option(
    help: ArgumentHelp("Only statements with at least this confidence.", valueName: "0…1"))
  var minConfidence: Double?

  @Option(help: "Leave out what was over before this date, and what tells no date.")
  var since: String?

  @Option(help: "Leave out what began after this date, and what tells no date.")
  var until: String?

  @Option(
    help: ArgumentHelp(
      "Only what holds at this date (a day, month or year); each statement says in “holds” whether that is certain or, by the precision of its dates, only possible.",
      valueName: "date"))
  var asOf: String?

  @Flag(help: "With --as-of, leave out what is only possible.")
  var certain = false

  @Option(
    help: ArgumentHelp(
      "Only what this document says, by identifier or title. May be repeated.",
      valueName: "document"))
  var source: [String] = []

  @Option(
    help: ArgumentHelp(
      "Fold the graph before all else: “states” makes edges between states of missions, envoys, people and bodies (hasMissionIn, hasEnvoyTo, peopleMet, peopleExpelledFrom).",
      valueName: "name"))
  var view: GraphRequest.View?

  @Flag(
    name: .customLong("no-context"),
    help:
      "Leave out what the gazetteer knows of the things that documents name: hosts of missions, states of cities, capitals, coordinates, codes."
  )
  var leavesContextOut = false

  func validate() throws {
    if let hops, hops < 1 { throw ValidationError("--hops takes a number from 1") }
    if hops != nil && entity.isEmpty { throw ValidationError("--hops needs an --entity") }
    if certain && asOf == nil { throw ValidationError("--certain needs --as-of") }
    if let minConfidence, !(0...1 ~= minConfidence) {
      throw ValidationError("--min-confidence takes a number from 0 to 1")
    }
    for name in Self.names(status) where Statement.Status(rawValue: name) == nil {
      let known = Statement.Status.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--status \(name) is not known; choose from \(known)")
    }
    let dates = try [("since", since), ("until", until), ("as-of", asOf)].map { name, text in
      try Self.date(text, of: name)
    }
    if let first = dates[0]?.earliestDay, let last = dates[1]?.latestDay, last < first {
      throw ValidationError("--until lies before --since")
    }
  }

  /// Whether any of the options is there.
  var isGiven: Bool {
    !(relation + classes + entity + status + source).isEmpty || hops != nil || view != nil
      || minConfidence != nil || since != nil || until != nil || asOf != nil || certain
      || leavesContextOut
  }

  /// How the options ask for a graph.
  ///
  /// - Throws: a `ValidationError` where they name a relation or class that the ontology lacks.
  func request(with ontology: Ontology) throws -> GraphRequest {
    GraphRequest(selection: try selection(with: ontology), view: view)
  }

  private func selection(with ontology: Ontology) throws -> Selection {
    var selection = Selection()
    selection.relations = Set(Self.names(relation).map(RelationName.init(rawValue:)))
    selection.classes = Set(Self.names(classes).map(ClassName.init(rawValue:)))
    selection.entities = entity
    selection.hops = hops ?? 1
    selection.statuses = Set(Self.names(status).compactMap(Statement.Status.init(rawValue:)))
    selection.minimumConfidence = minConfidence ?? 0
    selection.since = try Self.date(since, of: "since")
    selection.until = try Self.date(until, of: "until")
    selection.asOf = try Self.date(asOf, of: "as-of")
    selection.isOnlyCertain = certain
    selection.sources = Set(source)
    selection.includesContext = !leavesContextOut
    do {
      return try selection.resolved(with: ontology)
    } catch {
      throw ValidationError("--\(error.description)")
    }
  }

  /// The names in options that hold several, divided by commas.
  private static func names(_ options: [String]) -> [String] {
    options.flatMap { $0.split(separator: ",") }.map { name in
      String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func date(_ text: String?, of option: String) throws -> PartialDate? {
    guard let text else { return nil }
    guard let date = PartialDate(text), date.hasYear else {
      throw ValidationError("--\(option) takes a date such as 2006-06-03, 2006-06 or 2006")
    }
    return date
  }
}

extension GraphRequest.View: ExpressibleByArgument {}
