import EntenteBytes
import EntenteGraph
import EntenteKnowledge
import EntenteOntology

/// The data of a page: a JSON object that `page/model/graph.js` reads.
///
/// `entities` and `statements` hold columns; statements point into the tables of entities, relations,
/// intervals and confidences, and hold the number of their evidence, which follows one after another in
/// `p` (the passage, as a step from the one before) and `u` (the rule). `passages` stand in the order of
/// their documents, starts as steps. `contradictions` are pairs of statements.
struct PageData {
  private var entities = PageEntities()
  private var passages = PagePassages()
  private var statements = PageStatements()
  private var contradictions = JSONColumn()
  private let ontology: Ontology
  private let baseIRI: String

  /// Collects all that a graph tells.
  init(_ graph: any GraphContents, ontology: Ontology, baseIRI: String) throws {
    self.ontology = ontology
    self.baseIRI = baseIRI
    let documents = try graph.readDocuments()
    while let document = try documents() { passages.add(document) }
    let all = try graph.readEntities()
    while let entity = try all() { entities.add(entity) }
    // The statements of one fact stand side by side.
    var (group, first) = ([Statement](), 0)
    let reading = try graph.readStatements()
    while let statement = try reading() {
      if let last = group.last,
        KnowledgeGraph.Fact(last) != KnowledgeGraph.Fact(statement)
      {
        compare(group, from: first)
        (group, first) = ([], statements.count)
      }
      group.append(statement)
      statements.add(statement, entities: &entities, passages: &passages)
    }
    compare(group, from: first)
    passages.sort()
  }

  /// Notes the pairs of a group that exclude each other.
  private mutating func compare(_ group: [Statement], from first: Int) {
    guard group.count > 1, let relation = group.first?.relation,
      ontology.relationNamed(relation)?.isSingular == true
    else { return }
    let found = KnowledgeGraph.consolidate(group, isSingular: true).contradictions
    for pair in found {
      let places = [pair.first, pair.second].compactMap { side in
        group.firstIndex { $0.key == side.key }
      }
      if places.count == 2 { contradictions.append(places.map { first + $0 }) }
    }
  }

  /// How the page is called: its one document, or how many there are.
  var title: String {
    let documents = passages.documents
    if documents.count == 1, let only = documents.first { return String(only.title.prefix(200)) }
    return "\(documents.count) documents"
  }

  var statementCount: Int { statements.count }
  var entityCount: Int { entities.entities.count }

  /// The data as JSON.
  func json() -> [UInt8] {
    var data = JSONMembers()
    data.append("version", json: [UInt8(ascii: "1")])
    data.append("title", title)
    data.append("base", baseIRI)
    let outlines = Self.outlines
    passages.write(into: &data)
    entities.write(
      into: &data, ontology: ontology, gazetteer: .standard,
      codes: Set(outlines.compactMap(\.first)))
    statements.write(into: &data, ontology: ontology, passages: passages)
    data.append("contradictions", contradictions)
    var column = JSONColumn()
    for outline in outlines { column.append(outline) }
    data.append("outlines", column)
    return data.closed
  }

  /// The outlines of states: code, name and rings.
  static let outlines: [[String]] = {
    let bytes = EmbeddedFile.named("page/outlines.tsv")?.contents ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }()
}
