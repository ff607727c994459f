import EntenteGraph
import EntenteOntology
import Foundation
import TestSupport
import Testing

@Suite struct `The gazetteer` {
  let gazetteer = Gazetteer.standard

  private func ids(named name: String, year: Int? = nil) -> [String] {
    let found = gazetteer.candidates(named: name)
    let then = found.filter { candidate in
      year.map { gazetteer.existed(candidate.entry, in: $0) }
        ?? (found.count == 1 || !gazetteer.hasEnded(candidate.entry))
    }
    return then.map { gazetteer.id(at: $0.entry).path }
  }

  private func matches(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return gazetteer.matches(in: bytes, range: bytes.indices).map { match in
      let words = String(decoding: bytes[match.range], as: UTF8.self)
      return words + " = " + gazetteer.id(at: match.candidates[0].entry).path
    }
  }

  @Test(arguments: [
    ("Montenegro", "state/montenegro"), ("MONTENEGRO", "state/montenegro"),
    ("Cote d’Ivoire", "state/ivory-coast"), ("Côte d'Ivoire", "state/ivory-coast"),
    ("the Netherlands", "state/netherlands"),
    ("São Tomé & Príncipe", "state/sao-tome-and-principe"),
    ("DZA", "state/algeria"), ("ALG", "state/algeria"), ("GER", "state/germany"),
    ("BRN", "state/brunei"), ("Republic of China", "state/taiwan"),
    ("People's Republic of China", "state/china"), ("U.S.", "state/united-states"),
    ("Swaziland", "state/eswatini"), ("Congo, Republic of the", "state/republic-of-the-congo"),
  ])
  func `knows a state by its names and codes`(name: String, id: String) {
    #expect(ids(named: name) == [id])
  }

  @Test(arguments: [
    ("Yugoslavia", 1930, "historical-state/kingdom-of-yugoslavia"),
    ("Yugoslavia", 1985, "historical-state/socialist-federal-republic-of-yugoslavia"),
    ("Yugoslavia", 2000, "historical-state/serbia-and-montenegro"),
    ("Zaire", 1980, "historical-state/zaire"),
    ("Soviet Union", 1950, "historical-state/soviet-union"),
  ])
  func `resolves a state that is no more by the year`(name: String, year: Int, id: String) {
    #expect(ids(named: name, year: year) == [id])
  }

  @Test func `holds a name that needs context apart from one that does not`() throws {
    let washington = gazetteer.candidates(named: "Washington")
    #expect(!washington.isEmpty && washington.allSatisfy { !$0.use.isStrong })
    let congo = gazetteer.candidates(named: "Congo")
    #expect(congo.count >= 2 && congo.allSatisfy { $0.use == .weak })
    #expect(gazetteer.candidates(named: "Georgia").first?.use == .label)
  }

  @Test(arguments: [
    ("Georgia (country)", "state/georgia"), ("republic_of_Ireland", "state/ireland"),
    ("Republic of Ireland#History", "state/ireland"),
    ("North Atlantic Treaty Organization", "international-organization/nato"),
    ("Interpol_(organization)", "international-organization/interpol"),
  ])
  func `knows the titles of pages`(title: String, id: String) throws {
    let place = try #require(gazetteer.place(ofPage: title))
    #expect(gazetteer.id(at: place).path == id)
  }

  @Test(.shared("corpus/004_7f2ca54bff3d39aa.txt"))
  func `knows every organization of the client's membership table`() throws {
    let file = Folder.shared("corpus/004_7f2ca54bff3d39aa.txt")
    let text = try String(contentsOf: file, encoding: .utf8)
    let rows = text.split(separator: "\n").drop { !$0.contains("Admission date") }.dropFirst()
      .prefix { $0.hasPrefix("|") }
    #expect(rows.count == 62)
    for row in rows {
      var cell = String(row.split(separator: "|")[0])
      let acronym = cell.firstIndex(of: "(").map { String(cell[$0...].dropFirst()) }
      cell = String(cell.prefix { $0 != "(" }).trimmingCharacters(in: .whitespaces)
      // Two cells lost their organization and one is a heading.
      if ["Full Membership", "International Sports Organizations"].contains(cell) { continue }
      let names =
        [cell, String(acronym?.prefix { $0 != ")" } ?? "")]
        + (cell == "Full European Union Membership" ? ["European Union"] : [])
      let found = names.flatMap { gazetteer.candidates(named: $0) }
      #expect(found.contains { $0.use.isStrong }, "\(row)")
    }
  }

  @Test func `keeps the larger town for a bare name and the others for their context`() {
    #expect(gazetteer.candidates(named: "Sydney").map(\.use) == [.label, .weak])
    #expect(gazetteer.candidates(named: "Nice").map(\.use) == [.weak])
    #expect(ids(named: "Kiev") == ["city/kyiv"])
  }

  @Test(arguments: [
    (
      "Turkey and Papua New Guinea met.",
      ["Turkey = state/turkey", "Papua New Guinea = state/papua-new-guinea"]
    ),
    ("She ate turkey. It gave us hope.", []),
    ("The U.S. Senators left.", ["U.S. = state/united-states"]),
    (
      "Montenegro's Guinea-Bissau plan",
      ["Montenegro = state/montenegro", "Guinea-Bissau = state/guinea-bissau"]
    ),
    ("In Guinea. Bissau is far.", ["Guinea = state/guinea", "Bissau = city/bissau"]),
    ("a Montenegrin minister", ["Montenegrin = state/montenegro"]),
    (
      "North Korea, South Africa",
      ["North Korea = state/north-korea", "South Africa = state/south-africa"]
    ),
    (
      "in Korea, South Africans",
      ["Korea = state/south-korea", "South Africans = state/south-africa"]
    ),
    ("TÜRKİYE’s — Curaçao", ["TÜRKİYE = state/turkey", "Curaçao = state/curacao"]),
    ("", []),
  ])
  func `finds the longest names in a text`(text: String, expected: [String]) {
    #expect(matches(text) == expected)
  }

  @Test func `gives links with their reason`() throws {
    let place = try #require(gazetteer.place(of: EntityID(path: "state/montenegro")))
    let entity = gazetteer.entry(at: place).entity
    #expect(entity.kind == "State" && entity.label == "Montenegro")
    #expect(
      entity.links.map(\.iri) == [
        "http://dbpedia.org/resource/Montenegro",
        "http://publications.europa.eu/resource/authority/country/MNE",
        "http://www.wikidata.org/entity/Q236", "https://sws.geonames.org/3194884/",
      ])
    #expect(entity.links.allSatisfy { $0.reason == "gazetteer" })
  }

  @Test func `survives bytes that are not UTF-8`() {
    let bytes: [UInt8] = [0xFF, 0xC3, 0x20, 0xE2, 0x82, 0x4D, 0x61, 0x6C, 0x69, 0xF0, 0x9F, 0x80]
    _ = gazetteer.matches(in: bytes, range: bytes.indices)
    #expect(gazetteer.matches(in: Array("Mali".utf8), range: 0..<4).count == 1)
  }
}
