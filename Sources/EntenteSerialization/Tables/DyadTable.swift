import EntenteGraph
import EntenteOntology

/// A pair of states and a year a row: what one state has with another one, as data sets of
/// international relations tell it.
///
/// Pairs are directed: a mission, a recognition, sanctions and an envoy go one way. A row stands for
/// each year in which anything is told of the pair. A fact counts from the year in which it must have
/// begun to the year in which it may have ended; one that nobody says to have ended, to the last year of
/// the table; one without a date, in the year of the document that tells it, or in the last year.
struct DyadTable: GraphTable {
  static let name = "dyads"
  static let columns = [
    TableColumn("ccode1", .integer), TableColumn("ccode2", .integer),
    TableColumn("year", .integer), TableColumn("iso3c1"), TableColumn("iso3c2"),
    TableColumn("state1"), TableColumn("state2"), TableColumn("name1"), TableColumn("name2"),
    TableColumn("diplomatic_relations", .integer), TableColumn("mission", .integer),
    TableColumn("mission_level"), TableColumn("shared_memberships", .integer),
    TableColumn("alliance", .integer), TableColumn("recognition", .integer),
    TableColumn("sanctions", .integer), TableColumn("last_source"),
    TableColumn("context", .integer),
  ]

  private let facts: DyadFacts

  /// Gathers what a graph tells of pairs of states in some years, or in all that it tells of.
  init(of graph: any GraphContents, ontology: Ontology, years: ClosedRange<Int>?) throws {
    facts = try DyadFacts(of: graph, ontology: ontology, years: years)
  }

  func forEachRow(_ body: ([String]) throws -> Void) throws {
    for first in facts.states.indices {
      for second in facts.states.indices where second != first {
        let spans = facts.spans(first, second)
        guard !spans.isEmpty || facts.haveMemberships(first, second) else { continue }
        for year in facts.years {
          if let row = row(first, second, year, spans) { try body(row) }
        }
      }
    }
  }

  private func row(
    _ first: Int, _ second: Int, _ year: Int, _ spans: [DyadFacts.Span]
  ) -> [String]? {
    let now = spans.filter { $0.years.contains(year) }
    let shared = facts.sharedMemberships(first, second, in: year)
    guard !now.isEmpty || shared.all > 0 else { return nil }
    func flag(_ kind: DyadFacts.Kind) -> String { now.contains { $0.kind == kind } ? "1" : "0" }
    let mission = now.filter { $0.kind == .mission }.min { $0.rank < $1.rank }
    let (a, b) = (facts.states[first], facts.states[second])
    return [
      a.background?.cow.map(String.init) ?? "", b.background?.cow.map(String.init) ?? "",
      String(year), a.background?.iso3 ?? "", b.background?.iso3 ?? "", a.id.path, b.id.path,
      a.label, b.label, flag(.relations), flag(.mission), mission?.level ?? "",
      String(shared.all), shared.alliances > 0 ? "1" : "0", flag(.recognition), flag(.sanctions),
      now.compactMap(\.source).max()?.document ?? "", now.contains(where: \.isContext) ? "1" : "0",
    ]
  }
}
