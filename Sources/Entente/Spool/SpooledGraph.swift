import EntenteBytes
import EntenteGraph

/// A graph in temporary files. Memory holds the place of every 32nd entity, and some entities that
/// were asked for.
final class SpooledGraph: GraphContents {
  private let documents: SpooledSequence<SourceDocument>
  private let entities: SpooledSequence<Entity>
  private let statements: SpooledSequence<Statement>
  /// The first entity of every block, and where the block stands.
  private var blocks: [(first: EntityID, offset: Int)] = []
  private var known: [EntityID: Entity] = [:]

  private static let blockSize = 32
  private static let knownLimit = 2048

  init(
    documents: SpooledSequence<SourceDocument>, entities: GraphReading<Entity>,
    statements: SpooledSequence<Statement>
  ) throws {
    self.documents = documents
    self.statements = statements
    var blocks: [(first: EntityID, offset: Int)] = []
    var number = 0
    self.entities = try SpooledSequence(entities) { entity, offset in
      if number % Self.blockSize == 0 { blocks.append((entity.id, offset)) }
      number += 1
    }
    self.blocks = blocks
  }

  var statementCount: Int { statements.count }

  func readDocuments() -> GraphReading<SourceDocument> { documents.reading() }
  func readEntities() -> GraphReading<Entity> { entities.reading() }
  func readStatements() -> GraphReading<Statement> { statements.reading() }

  func entity(_ id: EntityID) throws -> Entity? {
    if let entity = known[id] { return entity }
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if id < blocks[middle].first { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else { return nil }
    let reading = entities.reading(from: blocks[low - 1].offset, pieceSize: 1 << 13)
    while let entity = try reading() {
      if entity.id == id {
        if known.count == Self.knownLimit { known.removeAll(keepingCapacity: true) }
        known[id] = entity
        return entity
      }
      if id < entity.id { return nil }
    }
    return nil
  }

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
