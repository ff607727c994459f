import EntenteBytes
import EntenteGraph

/// A graph in temporary files. Memory holds the place of every eighth entity and document, and some
/// that were asked for.
final class SpooledGraph: GraphContents {
  private let documents: SpooledIndex<SourceDocument>
  private let entities: SpooledIndex<Entity>
  private let statements: SpooledSequence<Statement>

  init(
    documents: GraphReading<SourceDocument>, entities: GraphReading<Entity>,
    statements: SpooledSequence<Statement>
  ) throws {
    self.documents = try SpooledIndex(documents)
    self.entities = try SpooledIndex(entities)
    self.statements = statements
  }

  var statementCount: Int { statements.count }

  func readDocuments() -> GraphReading<SourceDocument> { documents.reading() }
  func readEntities() -> GraphReading<Entity> { entities.reading() }
  func readStatements() -> GraphReading<Statement> { statements.reading() }

  func entity(_ id: EntityID) throws -> Entity? { try entities.record(id) }
  func document(_ id: String) throws -> SourceDocument? { try documents.record(id) }

  func inMemory() throws -> KnowledgeGraph {
    var graph = KnowledgeGraph()
    let documents = readDocuments()
    while let document = try documents() { graph.insert(document) }
    let entities = readEntities()
    while let entity = try entities() { graph.insert(entity) }
    let statements = readStatements()
    while let statement = try statements() { graph.insert(statement) }
    return graph
  }
}

/// Sorted records, each thing once, in a file of their own.
struct SpooledSequence<Record: SpoolRecord> {
  private let file: TemporaryFile
  private let range: Range<Int>
  let count: Int

  /// Writes what a reading hands out; `note` is told where each record stands.
  init(
    _ reading: GraphReading<Record>, note: (Record, Int) -> Void = { _, _ in }
  ) throws {
    file = try TemporaryFile()
    var count = 0
    range = try SpoolRuns.write(reading, to: file) { record, offset in
      count += 1
      note(record, offset)
    }
    self.count = count
  }

  /// Begins to read the records, or those from an offset on.
  func reading(
    from offset: Int? = nil, pieceSize: Int = 1 << 16
  ) -> GraphReading<Record> {
    var run = SpoolRun<Record>(
      file, (offset ?? range.lowerBound)..<range.upperBound, pieceSize: pieceSize)
    return { try run.next() }
  }
}
