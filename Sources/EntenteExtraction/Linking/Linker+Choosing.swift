internal import EntenteGraph
internal import EntenteOntology

/// What is known of the place that a name stands in.
struct NameContext {
  /// The classes that are looked for; any where there are none.
  var classes: Set<ClassName> = []
  /// The year that is spoken of.
  var year: Int?
  /// The places in the gazetteer of what the text spoke of, the nearest first.
  var near: [Int] = []
  /// Whether words nearby ask for a part of a state: "Senator … of Georgia".
  var asksForRegion = false
}

extension Linker {
  /// Decides which entity a whole name means; `nil` where none has it, or where that is open.
  func choose(_ name: String, _ context: NameContext) -> LinkedEntity? {
    choose(gazetteer.candidates(named: name), context)
  }

  /// Decides which of the candidates for a name is meant; `nil` where that is open.
  func choose(_ candidates: [GazetteerCandidate], _ context: NameContext) -> LinkedEntity? {
    choice(of: candidates, context).map { choice in
      LinkedEntity(entity(at: choice.entry), reason: choice.use.reason)
    }
  }

  /// Decides which of the candidates for a name is meant; `nil` where that is open.
  func choice(
    of candidates: [GazetteerCandidate], _ context: NameContext
  ) -> GazetteerCandidate? {
    if candidates.count == 1 {
      return allows(candidates[0].entry, context) ? candidates[0] : nil
    }
    var best: (candidate: GazetteerCandidate, rank: Rank)?
    var isOpen = false
    // "Washington" is the city; what it does as a government is seen in the sentence.
    let hasCity = candidates.contains { gazetteer.kind(at: $0.entry) == "City" }
    for candidate in candidates
    where allows(candidate.entry, context) && !(hasCity && isGovernmentName(candidate)) {
      let rank = self.rank(candidate, context)
      guard let leader = best else {
        best = (candidate, rank)
        continue
      }
      if rank < leader.rank {
        best = (candidate, rank)
        isOpen = false
      } else if !(leader.rank < rank), candidate.entry != leader.candidate.entry {
        isOpen = true
      }
    }
    return isOpen ? nil : best?.candidate
  }

  /// Whether the class of an entity is one of those that are looked for.
  func allows(_ place: Int, _ context: NameContext) -> Bool {
    context.classes.isEmpty
      || context.classes.contains { ontology.isSubclass(gazetteer.kind(at: place), of: $0) }
  }

  /// Whether a name is one that a state or organization only goes by for its city.
  private func isGovernmentName(_ candidate: GazetteerCandidate) -> Bool {
    guard candidate.use == .weak else { return false }
    let kind = gazetteer.kind(at: candidate.entry)
    return kind == "State" || kind == "InternationalOrganization"
  }

  private func rank(_ candidate: GazetteerCandidate, _ context: NameContext) -> Rank {
    let kind = gazetteer.kind(at: candidate.entry)
    var kindRank = kindRank(kind)
    if context.asksForRegion, kind == "Region" { kindRank = -1 }
    return Rank(
      existed: context.year.map { gazetteer.existed(candidate.entry, in: $0) } ?? true,
      form: candidate.use == .weak ? 1 : 0, kind: kindRank,
      nearness: context.near.firstIndex(of: candidate.entry) ?? .max,
      hasEnded: gazetteer.hasEnded(candidate.entry), lifetime: lifetime(candidate.entry))
  }

  /// The years between the first and the last one of what is no more.
  private func lifetime(_ place: Int) -> Int {
    guard gazetteer.hasEnded(place) else { return 0 }
    let entry = gazetteer.entry(at: place)
    return (entry.until ?? 0) - (entry.from ?? entry.until ?? 0)
  }

  /// Which kind of thing a name means first, where it is that of several.
  private func kindRank(_ kind: ClassName) -> Int {
    switch kind {
    case "State", "HistoricalState": 0
    case "InternationalOrganization": 1
    case "City": 3
    case "Region", "Place": 4
    case "Person": 5
    default: 2
    }
  }
}

/// How well an entity fits a name in its place; the smaller the better.
private struct Rank: Comparable {
  /// Whether it existed in the year that is spoken of.
  var existed: Bool
  /// 0 for a name of its own, 1 for one that it shares.
  var form: Int
  var kind: Int
  /// How far back the text named it.
  var nearness: Int
  /// Whether it is no more.
  var hasEnded: Bool
  /// For how many years it existed: of several that are no more, the longest-lived is meant.
  var lifetime: Int

  static func < (a: Rank, b: Rank) -> Bool {
    if a.existed != b.existed { return a.existed }
    if a.form != b.form { return a.form < b.form }
    if a.kind != b.kind { return a.kind < b.kind }
    if a.nearness != b.nearness { return a.nearness < b.nearness }
    if a.hasEnded != b.hasEnded { return b.hasEnded }
    return a.hasEnded && a.lifetime > b.lifetime
  }
}

extension GazetteerCandidate.Use {
  /// For people.
  var reason: String {
    switch self {
    case .label, .name: "name"
    case .weak: "shared name"
    case .code: "code"
    case .adjective: "adjective"
    case .people: "name of its people"
    }
  }
}
