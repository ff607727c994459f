import EntenteGraph

/// A knowledge graph of the shape of an extraction, the same for the same size: entities with names in several
/// scripts, dated relations, evidence with quotes.
enum ExampleGraph {
  /// Makes a graph of about so many triples.
  static func make(triples: Int) -> KnowledgeGraph {
    var random = Random(state: 7)
    var graph = KnowledgeGraph()
    let names = entities(triples / 60 + 20, &random)
    for (index, name) in names.enumerated() {
      graph.insert(
        Entity(
          id: name.id, kind: name.kind, label: name.label,
          links: [
            ExternalLink(
              iri: "http://www.wikidata.org/entity/Q\(index * 37 + 1)", reason: "gazetteer")
          ]))
    }
    for page in 0..<500 {
      graph.insert(SourceDocument(id: "page-\(page).wiki", title: "Foreign relations of \(page)"))
    }
    // A statement makes 17 triples: its own, its node's ten and its evidence's six.
    for _ in 0..<(triples - 3 * names.count - 1_500) / 17 {
      let start = random.below(90_000)
      let relation = relations[random.below(relations.count)]
      graph.insert(
        Statement(
          subject: names[random.below(names.count)].id, relation: relation,
          object: .entity(names[random.below(names.count)].id),
          interval: Interval(start: PartialDate(date(&random))),
          evidence: [
            Evidence(
              document: "page-\(random.below(500)).wiki", range: start..<start + 80,
              quote: quote(&random), rule: "table.\(relation)")
          ], confidence: Double(70 + random.below(30)) / 100))
    }
    return graph
  }

  private static let relations: [RelationName] = [
    "memberOf", "diplomaticRelationsWith", "recognizes", "holdsPosition", "visited", "partyTo",
  ]
  private static let kinds: [ClassName] = [
    "State", "InternationalOrganization", "Person", "Embassy", "City", "Treaty",
  ]
  private static let syllables = [
    "ka", "ri", "mon", "te", "ne", "gro", "ser", "bia", "lan", "do", "va", "stan", "ber", "mar",
    "pol",
  ]
  private static let words =
    "established diplomatic relations with the admission date table signed treaty minister visited capital embassy opened Đukanović Côte d’Ivoire São Tomé 日本 مصر Україна recognized independence of on during since"
    .split(separator: " ")

  private static func entities(
    _ count: Int, _ random: inout Random
  ) -> [(id: EntityID, kind: ClassName, label: String)] {
    (0..<count).map { number in
      let name = (0..<4).map { _ in syllables[random.below(syllables.count)] }.joined()
      let kind = kinds[random.below(kinds.count)]
      let label = name + ["", " Đ", " é", " 国"][random.below(4)]
      return (EntityID(minting: kind, name: "\(name) \(number)"), kind, label)
    }
  }

  private static func date(_ random: inout Random) -> String {
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let year = String(1945 + random.below(80))
    let month = year + "-" + padded(1 + random.below(12))
    return [year, month, month + "-" + padded(1 + random.below(28))][random.below(3)]
  }

  private static func quote(_ random: inout Random) -> String {
    var quote = (0..<(6 + random.below(14))).map { _ in String(words[random.below(words.count)]) }
      .joined(separator: " ")
    if random.below(10) == 0 { quote += " \"so\"\n" }
    return quote
  }
}

/// The generator of D. H. Lehmer with the constants of MINSTD: the same numbers on every machine.
private struct Random {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state * 48_271 % 2_147_483_647
    return Int(state >> 4) % limit
  }
}
