import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteOntology
import Testing

/// A pattern file that is right, as the start of those that are not.
enum PatternFileTexts {
  static let right = """
    relation recognizes
    where A is State
    where B is State
    says A recognizes B
    time date
    pattern hail
      clause A hail B
      example France hailed Kosovo in May 2008.
        = France recognizes Kosovo; date 2008-05
      near miss France hailed the rain.
    """
}

@Suite struct `A user's knowledge` {
  static let table = "id\tkind\tlabel\nstate/freedonia\tState\tFreedonia\n"
  static let turtle = """
    @prefix : <https://w3id.org/entente/ontology#> .
    @prefix owl: <http://www.w3.org/2002/07/owl#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    :alliedWith a owl:ObjectProperty ;
      rdfs:label "allied with"@en ;
      skos:definition "Has promised help in war."@en ;
      rdfs:domain :State ; rdfs:range :State .
    """
  static let alliance = """
    relation alliedWith
    where A is State
    where B is State
    says A alliedWith B
    pattern verb
      clause A befriend B
      example France befriended Freedonia.
        = France alliedWith Freedonia
    """

  private func files(
    patterns: String? = nil, ontology: String? = nil, gazetteer: String? = nil
  ) -> Knowledge.Files {
    var files = Knowledge.Files()
    if let patterns { files.patterns = [(Array(patterns.utf8), "own.pattern")] }
    if let ontology { files.ontologies = [(Array(ontology.utf8), "own.ttl")] }
    if let gazetteer { files.gazetteers = [(Array(gazetteer.utf8), "own.tsv")] }
    return files
  }

  @Test func `adds relations, names and patterns that work together`() throws {
    let read = Knowledge.extendingStandard(
      by: files(patterns: Self.alliance, ontology: Self.turtle, gazetteer: Self.table))
    #expect(read.diagnostics.map(\.description) == [])
    let knowledge = try #require(read.knowledge)
    let document = UnreadDocument(
      id: "t", path: "t", title: "News", markup: .lightText,
      source: Array("Canada befriended Freedonia.".utf8)
    ).read()
    let graph = Extractor(knowledge: knowledge).extract(document).graph
    let statement = try #require(graph.statements.first)
    #expect(statement.relation == "alliedWith")
    #expect(statement.object == .entity(EntityID(path: "state/freedonia")))
    let explanation = StatementExplanation(
      graph: graph, documents: [document], knowledge: knowledge)
    #expect(explanation.statement(named: statement.id.path) == statement)
    let lines = explanation.lines(of: statement)
    #expect(lines.contains("  rule alliedWith.verb, own.pattern:5"))
    #expect(lines.contains { $0.contains("same as http://www.wikidata.org/entity/Q16: ") })
    #expect(lines.contains { $0.contains("Freedonia → Freedonia (State, state/freedonia): name") })
  }

  @Test func `is the standard one where there are no files`() {
    let read = Knowledge.extendingStandard(by: Knowledge.Files())
    #expect(read.diagnostics.isEmpty)
    #expect(read.knowledge?.library.patterns.count == PatternLibrary.standard.patterns.count)
  }

  @Test(arguments: [
    ("relation recognizes", "relation admires", "own.pattern:1:10: error: "),
    ("says A recognizes B", "says A headOfState B", "own.pattern:6:1: error: "),
    (
      "France hailed Kosovo in", "France praised Kosovo in",
      "own.pattern:6: error: none of the examples of recognizes.hail is read as it says"
    ),
  ])
  func `with a pattern that is wrong is refused, with the place`(
    part: String, replacement: String, message: String
  ) {
    let read = Knowledge.extendingStandard(
      by: files(patterns: PatternFileTexts.right.replacing(part, with: replacement)))
    #expect(read.knowledge == nil)
    #expect(
      read.diagnostics.first?.description.hasPrefix(message) == true,
      "\(read.diagnostics.map(\.description))")
  }

  @Test func `with a table or an ontology that is wrong is refused, with the place`() {
    let table = Knowledge.extendingStandard(
      by: files(gazetteer: Self.table.replacing("\tState\t", with: "\tStat\t")))
    #expect(table.knowledge == nil)
    #expect(table.diagnostics.first?.description.hasPrefix("own.tsv:2:17: error: ") == true)
    let turtle = Knowledge.extendingStandard(
      by: files(ontology: Self.turtle.replacing("rdfs:range :State", with: "rdfs:range :Stat")))
    #expect(turtle.knowledge == nil)
    #expect(
      turtle.diagnostics.first?.description.hasPrefix("own.ttl:8:") == true, "\(turtle.diagnostics)"
    )
  }
}
