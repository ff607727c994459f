import EntenteGraph
import EntenteKnowledge
import EntenteOntology
import Foundation
import TestSupport
import Testing

@Suite struct `The gazetteer's tables` {
  let gazetteer = Gazetteer.standard

  @Test func `have identifiers made by the slug rule, each once`() {
    var seen: Set<EntityID> = []
    for place in 0..<gazetteer.count {
      let entry = gazetteer.entry(at: place)
      #expect(seen.insert(entry.id).inserted, "\(entry.id)")
      // A context such as the country may follow where labels would collide.
      let plain = EntityID(minting: entry.kind, name: entry.label).path
      #expect(entry.id.path == plain || entry.id.path.hasPrefix(plain + "-"), "\(entry.id)")
      #expect(gazetteer.place(of: entry.id) == place)
    }
    #expect(gazetteer.count > 5_000)
  }

  @Test func `name only kinds of the ontology and entities of the tables`() {
    for place in 0..<gazetteer.count {
      let entry = gazetteer.entry(at: place)
      #expect(Ontology.standard.classNamed(entry.kind) != nil)
      let named =
        [entry.country, entry.partOf, entry.seat].compactMap(\.self) + entry.successors
        + entry.offices.compactMap(\.of)
      for id in named { #expect(gazetteer.place(of: id) != nil, "\(entry.id) names \(id)") }
      if let from = entry.from, let until = entry.until { #expect(from <= until, "\(entry.id)") }
      #expect(entry.links.allSatisfy { !$0.iri.contains(" ") }, "\(entry.id)")
    }
  }

  @Test(.shared("reference/cia-appendix-b-organizations.csv"))
  func `resolve the ISO code of every member of an organization`() throws {
    let file = Folder.shared("reference/cia-appendix-b-organizations.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    let codes = Set(text.matches(of: /(?m)^"[A-Z]{2}","([A-Z]{3})"/).map { String($0.1) })
    #expect(codes.count > 190)
    for code in codes { #expect(gazetteer.place(ofCode: code) != nil, "\(code)") }
  }

  @Test(arguments: [
    ("US-GA", "Georgia", "Region"), ("US-AZ", "Arizona", "Region"), ("CA-QC", "Quebec", "Region"),
    ("US-R", "Republican Party", "PoliticalParty"),
  ])
  func `know states of a federation and parties by their codes`(
    code: String, label: String, kind: String
  ) throws {
    let place = try #require(gazetteer.place(ofCode: code))
    #expect(gazetteer.label(at: place) == label)
    #expect(gazetteer.kind(at: place) == ClassName(rawValue: kind))
  }

  @Test func `leave a name that several bear to its context`() throws {
    let labour = gazetteer.candidates(named: "Labour Party")
    #expect(labour.count > 3 && labour.allSatisfy { $0.use == .weak })
    let georgia = gazetteer.candidates(named: "Georgia")
    #expect(gazetteer.kind(at: georgia[0].entry) == "State" && georgia[0].use == .label)
    #expect(georgia.dropFirst().allSatisfy { $0.use == .weak })
  }

  @Test(arguments: [
    ("Montenegrin parliament", "legislature/parliament-of-montenegro"),
    ("Canadian Parliament", "legislature/parliament-of-canada"),
    ("Democratic Front", "political-party/democratic-front"),
    ("FSB", "government-body/federal-security-service"),
    ("Albanian Foreign Ministry", "government-body/ministry-of-foreign-affairs-of-albania"),
    ("Milo Djukanovic", "person/milo-dukanovic"), ("Andrija Mandić", "person/andrija-mandic"),
    ("New South Wales", "region/new-south-wales"),
  ])
  func `know bodies, parties, people and regions`(name: String, id: String) throws {
    let found = try #require(gazetteer.candidates(named: name).first)
    #expect(gazetteer.id(at: found.entry).path == id)
  }

  @Test func `tell the offices of a person with their years`() throws {
    let place = try #require(gazetteer.place(of: EntityID(path: "person/filip-vujanovic")))
    let office = try #require(gazetteer.entry(at: place).offices.first)
    #expect(office.title == "President" && office.of?.path == "state/montenegro")
    #expect(office.from == 2003 && office.until == 2018)
  }

  @Test(.shared("reference/factbook.tsv")) func `are what the generator makes of the reference`()
    throws
  {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    let script = Folder.project.appending(path: "Ontology/generate/generate.py").path
    process.arguments = ["python3", "-B", script, "--check"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

@Suite struct `A user's gazetteer` {
  private func read(_ text: String) throws(OntologyError) -> Gazetteer {
    try Gazetteer(
      extendingStandardBy: Array(text.utf8), path: "mine.tsv", ontology: .standard)
  }

  @Test func `adds entities to the standard ones`() throws {
    let gazetteer = try read(
      """
      id\tkind\tlabel\tnames\tweak
      # Cartels.
      organization/tin-council\tOrganization\tTin Council\tInternational Tin Council\tthe Council

      """)
    let found = try #require(gazetteer.candidates(named: "International Tin Council").first)
    #expect(found.use == .name && gazetteer.label(at: found.entry) == "Tin Council")
    #expect(!gazetteer.candidates(named: "Montenegro").isEmpty)
  }

  @Test(arguments: [
    ("id\tkind\tlable\n", "mine.tsv:1:9: error: no column is called lable"),
    ("id\tkind\n", "mine.tsv:1:1: error: the column label is missing"),
    ("id\tkind\tlabel\tkind\n", "mine.tsv:1:15: error: two columns are called kind"),
    ("id\tkind\tlabel\na/b\tState\n", "mine.tsv:2:1: error: 2 cells where the header has 3"),
    (
      "id\tkind\tlabel\na/b\tSate\tB\n",
      "mine.tsv:2:5: error: no class of the name Sate is defined"
    ),
    (
      "id\tkind\tlabel\n\nstate/kenya\tState\tKenya\n",
      "mine.tsv:3:1: error: the identifier state/kenya is taken"
    ),
    (
      "id\tkind\tlabel\tfrom\na/b\tState\tB\tlong ago\n",
      "mine.tsv:2:13: error: long ago is not a year"
    ),
  ])
  func `is refused at the place that is wrong`(text: String, message: String) {
    #expect {
      _ = try read(text)
    } throws: {
      "\($0)" == message
    }
  }
}
