import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `A name as a whole is linked` {
  @Test(arguments: [
    ("Serbia", "state/serbia"), ("the Gambia", "state/gambia"), ("DZA", "state/algeria"),
    ("Republic of Montenegro", "state/montenegro"), ("Korea, South", "state/south-korea"),
    ("Côte d’Ivoire", "state/ivory-coast"), ("Guinea-Bissau", "state/guinea-bissau"),
    ("Guinea", "state/guinea"), ("Equatorial Guinea", "state/equatorial-guinea"),
    ("Papua New Guinea", "state/papua-new-guinea"), ("Georgia", "state/georgia"),
    ("Republic of China", "state/taiwan"), ("People's Republic of China", "state/china"),
    ("Swaziland", "state/eswatini"), ("Macedonia", "state/north-macedonia"),
    ("Burma", "state/myanmar"), ("Zaire", "historical-state/zaire"),
    ("Türkiye", "state/turkey"), ("USA", "state/united-states"),
    ("U.S.", "state/united-states"), ("Soviet Union", "historical-state/soviet-union"),
  ])
  func `A state by its names, codes and spellings`(name: String, path: String) {
    let linked = Linker.standard.entity(named: name, expecting: ["State"])
    #expect(linked?.entity.id.path == path)
  }

  @Test(arguments: [
    (1930, "historical-state/kingdom-of-yugoslavia"),
    (1985, "historical-state/socialist-federal-republic-of-yugoslavia"),
    (2000, "historical-state/serbia-and-montenegro"),
  ])
  func `Polities of one name are told apart by the date`(year: Int, path: String) {
    let linked = Linker.standard.entity(
      named: "Yugoslavia", linkTarget: "Yugoslavia", expecting: ["State"],
      at: PartialDate(year: year))
    #expect(linked?.entity.id.path == path)
  }

  @Test func `A name that two states share is not decided by itself`() {
    #expect(Linker.standard.entity(named: "Congo", expecting: ["State"]) == nil)
  }

  @Test func `The page of a link comes before its words`() {
    let linked = Linker.standard.entity(named: "the former union", linkTarget: "Soviet Union")
    #expect(linked?.entity.label == "Soviet Union")
    #expect(linked?.reason == "wikilink")
  }

  @Test(arguments: ["1", "—", "", "See relations", "North", "Canada–Caribbean Trade Agreement"])
  func `Words that name nothing are linked to nothing`(name: String) {
    #expect(Linker.standard.entity(named: name) == nil)
  }

  @Test(.shared("corpus/wiki")) func `Flag templates of real pages name states that are known`()
    throws
  {
    let folder = Folder.shared("corpus/wiki")
    var unknown: [String: Int] = [:]
    var count = 0
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /\{\{[Ff]lag(?:country|icon|deco)?\|([^|}\n]+)/) {
        count += 1
        let name = match.1.trimmingCharacters(in: .whitespaces)
        if Linker.standard.entity(named: name, linkTarget: name) == nil {
          unknown[name, default: 0] += 1
        }
      }
    }
    let missed = unknown.values.reduce(0, +)
    print("flag templates: \(count), not linked: \(missed)")
    for (name, number) in unknown.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }).prefix(60)
    {
      print("  \(number)  \(name)")
    }
    #expect(Double(missed) < 0.005 * Double(count))
  }

  @Test(arguments: [
    ("NATO's Partnership for Peace", "Partnership for Peace"),
    ("International Criminal Court (ICCt)", "International Criminal Court"),
    ("(UN)", "United Nations"),
    ("Full European Union Membership", "European Union"),
    ("Full membership of the African Union", "African Union"),
  ])
  func `An organization by its name, its acronym or within a frame`(name: String, label: String) {
    let linked = Linker.standard.entity(named: name, expecting: ["Organization"])
    #expect(linked?.entity.label == label)
  }

  @Test func `A mission is one, whether its city or its host is named`() {
    let linker = Linker.standard
    let state = { (name: String) in linker.entity(named: name, expecting: ["State"])?.entity }
    let oslo = linker.entity(named: "Oslo", expecting: ["City"])?.entity
    guard let kenya = state("Kenya"), let norway = state("Norway"), let oslo else {
      Issue.record("the gazetteer lacks them")
      return
    }
    let byCity = linker.mission(kind: "Embassy", sender: kenya, city: oslo, host: nil)
    let byHost = linker.mission(kind: "Embassy", sender: kenya, city: nil, host: norway)
    #expect(byCity.id == byHost.id)
    #expect(byCity.label == "Embassy of Kenya in Oslo")
    #expect(byCity.alternativeLabels.contains("Kenyan Embassy in Oslo"))
    let consulate = linker.mission(kind: "Consulate", sender: kenya, city: oslo, host: norway)
    #expect(consulate.id != byCity.id)
  }

  @Test func `Persons of one name in two documents are one only where their state agrees`() {
    let linker = Linker.standard
    let kenya = linker.entity(named: "Kenya")?.entity
    let ghana = linker.entity(named: "Ghana")?.entity
    let first = linker.person(named: "Jane Doe", of: kenya, in: "a")
    #expect(first.id == linker.person(named: "Jane Doe", of: kenya, in: "b").id)
    #expect(first.id != linker.person(named: "Jane Doe", of: ghana, in: "b").id)
    #expect(
      linker.person(named: "Jane Doe", of: nil, in: "a").id
        != linker.person(named: "Jane Doe", of: nil, in: "b").id)
    #expect(
      linker.person(named: "Doe", of: kenya, in: "a").id
        != linker.person(named: "Doe", of: kenya, in: "b").id)
  }

  @Test(
    arguments: [
      ("Foreign relations of Montenegro", "Montenegro", nil),
      ("France–Kenya relations", "France", "Kenya"),
      ("Foreign relations of Ruritania", "Ruritania", nil),
      ("Quarrel over Kenya's harvest", nil, nil),
    ] as [(String, String?, String?)])
  func `A page's title says whom it is about`(title: String, subject: String?, other: String?) {
    var document = Document(id: "d", path: "d", title: title, source: [])
    document.sections = [Document.Section(title: title, level: 1, parent: 0)]
    let context = ContextReader(linker: .standard).context(of: document)
    #expect(context.subject?.label == subject)
    #expect(context.counterpart(of: 0)?.label == other)
  }
}
