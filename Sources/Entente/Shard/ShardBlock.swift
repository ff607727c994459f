import EntenteDocuments
package import EntenteExtraction
import EntenteGraph

/// What one document states, before anything of it is merged with what others state.
///
/// A document is the unit of a shard, because it is what people replace and take out, and because
/// nothing that was found in one document can be told from a merged record.
package struct ShardBlock: Sendable {
  /// What a person calls the document.
  package var document: String
  /// What the document was when it was read.
  package var content: ContentKey
  /// The rest, as bytes.
  package var payload: [UInt8]

  /// Keeps what was found in a document, and what was said of it.
  package init(
    _ extraction: Extractor.Extraction, diagnostics: [Diagnostic] = [], content: ContentKey
  ) {
    document = extraction.graph.documents.first?.name ?? ""
    self.content = content
    var writer = SpoolWriter(sharingTexts: true)
    writer.write(extraction.graph.documents) { $1.write(to: &$0) }
    writer.write(extraction.graph.entities) { $1.write(to: &$0) }
    writer.write(extraction.graph.statements) { $1.write(to: &$0) }
    for counts in [extraction.coverage.read, extraction.coverage.passedOver] {
      writer.write(counts.sorted { $0.key < $1.key }) { writer, count in
        writer.write(count.key)
        writer.write(count.value)
      }
    }
    writer.write(diagnostics) { writer, diagnostic in
      for text in [diagnostic.severity.rawValue, diagnostic.path, diagnostic.message] {
        writer.write(text)
      }
      for number in [diagnostic.line, diagnostic.column] { writer.write(number) { $0.write($1) } }
    }
    payload = writer.bytes
  }

  /// What was found, and what was said of the document when it was read.
  ///
  /// - Throws: a message where the bytes are not those that this version writes.
  package func extraction() throws(Diagnostic) -> (
    extraction: Extractor.Extraction, diagnostics: [Diagnostic]
  ) {
    do {
      return try read()
    } catch {
      throw Diagnostic(
        path: document, message: "what a shard holds of this document cannot be read")
    }
  }

  private func read() throws -> (extraction: Extractor.Extraction, diagnostics: [Diagnostic]) {
    var reader = SpoolReader(payload, sharingTexts: true)
    var extraction = Extractor.Extraction()
    func records<Record: SpoolRecord>(_ insert: (Record) -> Void) throws(SpoolReader.Damage) {
      for _ in 0..<max(0, try reader.number()) { insert(try Record(from: &reader)) }
    }
    try records { (document: SourceDocument) in extraction.graph.insert(document) }
    try records { (entity: Entity) in extraction.graph.insert(entity) }
    try records { (statement: Statement) in extraction.graph.insert(statement) }
    for isRead in [true, false] {
      for _ in 0..<max(0, try reader.number()) {
        let name = try reader.text()
        let number = try reader.number()
        if isRead {
          extraction.coverage.count(name, number)
        } else {
          extraction.coverage.passOver(name, number)
        }
      }
    }
    let diagnostics = try reader.list { reader throws(SpoolReader.Damage) in
      guard let severity = Diagnostic.Severity(rawValue: try reader.text()) else {
        throw SpoolReader.Damage()
      }
      let path = try reader.text()
      let message = try reader.text()
      let line = try reader.byte() == 0 ? nil : try reader.number()
      let column = try reader.byte() == 0 ? nil : try reader.number()
      return Diagnostic(severity, path: path, line: line, column: column, message: message)
    }
    guard reader.isAtEnd else { throw SpoolReader.Damage() }
    return (extraction, diagnostics)
  }
}

extension ShardBlock: SpoolRecord {
  func write(to writer: inout SpoolWriter) {
    writer.write(document)
    writer.write(Int(bitPattern: UInt(content.high)))
    writer.write(Int(bitPattern: UInt(content.low)))
    writer.write(bytes: payload)
  }

  init(from reader: inout SpoolReader) throws(SpoolReader.Damage) {
    document = try reader.text()
    content = ContentKey(
      high: UInt64(UInt(bitPattern: try reader.number())),
      low: UInt64(UInt(bitPattern: try reader.number())))
    payload = try reader.block()
  }

  func precedes(_ other: ShardBlock) -> Bool {
    (document, content) < (other.document, other.content)
  }

  /// The same document read twice says nothing new.
  mutating func absorb(_ other: ShardBlock) {}
}
