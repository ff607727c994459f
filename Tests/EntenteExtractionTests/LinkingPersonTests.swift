import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import Testing

@Suite struct `Persons over documents` {
  private static let extractor = Extractor()

  /// The persons of the documents with these texts, by their labels.
  private func persons(_ texts: String...) -> [String: [Entity]] {
    var graph = KnowledgeGraph()
    for (number, text) in texts.enumerated() {
      let document = UnreadDocument(
        id: "d\(number)", path: "d\(number)", title: "News \(number)", markup: .lightText,
        source: Array(text.utf8)
      ).read()
      graph.merge(Self.extractor.extract(document).graph)
    }
    return Dictionary(grouping: graph.entities.filter { $0.kind == "Person" }, by: \.label)
  }

  @Test func `are one where name and state agree, whatever the spelling`() {
    let found = persons(
      "Norwegian Foreign Minister Andria Dokesic visited Chad.",
      "Norwegian Foreign Minister Andrija Dokešić visited Chad.")
    #expect(found.values.joined().count == 1, "\(found)")
    #expect(found.values.joined().first?.alternativeLabels == ["Andrija Dokešić"])
  }

  @Test func `of one name and different states stay apart`() {
    let found = persons(
      "Norwegian Foreign Minister Ivan Dokesic visited Chad.",
      "Bulgarian Foreign Minister Ivan Dokesic visited Chad.")
    #expect(found["Ivan Dokesic"]?.count == 2)
  }

  @Test func `of one surname stay apart`() {
    let found = persons(
      "Norwegian Foreign Minister Ivan Dokesic visited Chad.",
      "Norwegian Foreign Minister Petar Dokesic visited Chad.")
    #expect(found.keys.sorted() == ["Ivan Dokesic", "Petar Dokesic"])
  }

  @Test func `of whom nothing but the name is told stay apart`() {
    let found = persons("Ivan Dokesic visited Chad.", "Ivan Dokesic visited Norway.")
    #expect(found["Ivan Dokesic"]?.count ?? 2 == 2)
  }

  @Test func `are not called by a part of their names where the document has the whole`() {
    let found = persons(
      "Prime Minister Dokesic visited Chad. Norwegian Prime Minister Ivan Dokesic met nobody.")
    #expect(found["Dokesic"] == nil, "\(found)")
  }

  @Test(arguments: [
    "Norwegian Prime Minister Dr. Ivan Dokesic visited Chad.",
    "Norwegian Prime Minister Father Ivan Dokesic visited Chad.",
  ])
  func `are not called by their titles`(text: String) {
    #expect(persons(text).keys.sorted() == ["Ivan Dokesic"])
  }

  @Test func `keep the numbers of monarchs`() {
    let found = persons(
      "King Dokes II of Norway visited Chad. King Dokes III of Norway visited Mali.")
    #expect(found.keys.sorted() == ["Dokes II", "Dokes III"])
  }
}
