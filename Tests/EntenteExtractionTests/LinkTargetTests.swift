import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import Testing

@Suite struct `Links of a page` {
  @Test func `are kept for those whom the gazetteer does not know`() throws {
    let graph = extract(
      """
      President [[Ljubo Testmann]] of Montenegro met Prime Minister [[Ida Probst (politician)|Ida Probst]] of Serbia in 2007.
      France opened a consulate in [[Oberkassel, Neverland|Oberkassel]] in 2009. President Otto Nolink of France visited Serbia in 2010.
      """)
    let people = graph.entities.filter { $0.kind == "Person" }
    #expect(people.count == 3)
    let links = Dictionary(
      people.map { ($0.label, $0.links.map { "\($0.match) \($0.iri) \($0.reason)" }) },
      uniquingKeysWith: { first, _ in first })
    #expect(
      links["Ljubo Testmann"] == [
        "same http://dbpedia.org/resource/Ljubo_Testmann wikilink",
        "page https://en.wikipedia.org/wiki/Ljubo_Testmann wikilink",
      ])
    #expect(
      links["Ida Probst"]?.first
        == "same http://dbpedia.org/resource/Ida_Probst_(politician) wikilink")
    #expect(links["Otto Nolink"] == [])
  }

  @Test func `of one name that lead to different pages are not kept`() {
    let graph = extract(
      """
      President [[Ljubo Testmann]] of Montenegro visited Serbia in 2007.
      President [[Ljubo Testmann (footballer)|Ljubo Testmann]] of Montenegro visited France in 2008.
      """)
    let people = graph.entities.filter { $0.kind == "Person" }
    #expect(!people.isEmpty && people.allSatisfy { $0.links.isEmpty })
  }

  @Test func `say nothing of offices, and an office without a state is the document's own`() {
    let text = "[[President]] Otto Nolink visited Serbia in 2010."
    let graphs = ["one.wiki", "two.wiki"].map { extract(text, id: $0) }
    let positions = graphs.map { $0.entities.filter { $0.kind == "Position" } }
    #expect(positions.allSatisfy { $0.count == 1 })
    #expect(positions.joined().allSatisfy { $0.links.isEmpty })
    #expect(Set(positions.joined().map(\.id)).count == 2)
  }

  private func extract(_ text: String, id: String = "test.wiki") -> KnowledgeGraph {
    let source = Array(text.utf8)
    let document = UnreadDocument(id: id, path: id, title: id, markup: .wikitext, source: source)
    return Extractor().extract(document.read()).graph
  }
}
