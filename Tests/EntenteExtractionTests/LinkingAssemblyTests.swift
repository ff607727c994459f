import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import Testing

@Suite struct `What was found becomes statements with evidence` {
  let montenegro = Entity(
    id: EntityID(path: "state/montenegro"), kind: "State", label: "Montenegro")
  let albania = Entity(id: EntityID(path: "state/albania"), kind: "State", label: "Albania")

  func assemble(_ findings: [Finding], _ document: Document) -> (KnowledgeGraph, Coverage) {
    var graph = KnowledgeGraph()
    var coverage = Coverage()
    let context = DocumentContext(document: document, subject: nil, headingEntities: [])
    StatementAssembler().add(findings, of: context, to: &graph, coverage: &coverage)
    return (graph, coverage)
  }

  @Test func `Offsets count the Unicode scalars of the source, not bytes`() throws {
    let source = "Đukanović 🇲🇪 said: Montenegro recognized Albania."
    var document = Document(id: "d", path: "d", title: "d", source: Array(source.utf8))
    document.text = document.source
    let start = source.utf8.count - "Montenegro recognized Albania.".utf8.count
    let finding = Finding(
      subject: montenegro, relation: "recognizes", object: .entity(albania),
      range: start - 1..<source.utf8.count, rule: "recognizes.verb")
    let (graph, _) = assemble([finding], document)
    let evidence = try #require(graph.statements.first?.evidence.first)
    #expect(evidence.quote == "Montenegro recognized Albania.")
    let scalars = Array(source.unicodeScalars)[evidence.range]
    #expect(String(String.UnicodeScalarView(scalars)) == evidence.quote)
  }

  @Test func `Both ends of a symmetric relation make one statement, whoever tells of it`() {
    let document = Document(id: "d", path: "d", title: "d", source: [])
    let one = Finding(
      subject: montenegro, relation: "diplomaticRelationsWith", object: .entity(albania),
      range: 0..<0, rule: "table")
    let other = Finding(
      subject: albania, relation: "diplomaticRelationsWith", object: .entity(montenegro),
      range: 0..<0, rule: "table")
    let (graph, _) = assemble([one, other], document)
    #expect(graph.statements.map(\.subject.path) == ["state/albania"])
  }

  @Test func `What the ontology does not allow is left out and counted`() {
    let document = Document(id: "d", path: "d", title: "d", source: [])
    let person = Entity(id: EntityID(path: "person/a"), kind: "Person", label: "A")
    let findings = [
      Finding(
        subject: person, relation: "diplomaticRelationsWith", object: .entity(albania),
        range: 0..<0, rule: "prose"),
      Finding(
        subject: albania, relation: "recognizes", object: .entity(albania), range: 0..<0,
        rule: "prose"),
      Finding(
        subject: albania, relation: "inception", object: .text("long ago"), range: 0..<0,
        rule: "prose"),
    ]
    let (graph, coverage) = assemble(findings, document)
    #expect(graph.statementCount == 0)
    #expect(coverage.passedOver.values.reduce(0, +) == 3)
    #expect(coverage.passedOver["recognizes of a thing with itself"] == 1)
  }

  @Test(arguments: [("table.membership", 0.97), ("table.capital", 0.8), ("prose.visit", 0.5)])
  func `The confidence is the rule's own, or else that of its family`(rule: String, value: Double) {
    let table = RuleConfidence(
      table: Array("# rule\n*\t0.5\t0\ntable\t0.8\t9\ntable.membership\t0.97\t100\n".utf8))
    #expect(table.confidence(in: rule) == value)
  }

  @Test func `Scalars are counted right at every byte of a long text`() {
    let text = String(repeating: "ab ćč 漢 🇲🇪\n", count: 60)
    let bytes = Array(text.utf8)
    let offsets = ScalarOffsets(bytes)
    var expected = 0
    for (position, byte) in bytes.enumerated() {
      if byte & 0xC0 != 0x80 {
        #expect(offsets.scalars(before: position) == expected)
        expected += 1
      }
    }
    #expect(offsets.scalars(before: bytes.count) == text.unicodeScalars.count)
  }
}
