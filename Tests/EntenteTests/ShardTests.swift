import Entente
import EntenteBytes
import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import EntenteOntology
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `Shards` {
  typealias Spool = `A spool of graphs`

  /// What a run over 40 documents found, in small words.
  static let blocks: [ShardBlock] = Spool.graphs.map { block($0) }

  static func block(_ graph: KnowledgeGraph, edition: String = "") -> ShardBlock {
    let id = graph.documents.first?.id ?? ""
    var extraction = Extractor.Extraction()
    extraction.graph = graph
    extraction.coverage.count("table", 2)
    extraction.coverage.passOver("row without data")
    return ShardBlock(
      extraction,
      diagnostics: [Diagnostic(.warning, path: id, line: 3, message: "odd")],
      content: ContentKey(
        of: UnreadDocument(
          id: id, path: id, title: id, markup: .wikitext, source: Array(edition.utf8))))
  }

  private func singular(_ relation: RelationName) -> Bool {
    Ontology.standard.isSingular(relation)
  }

  /// The bytes of a graph in every format.
  private func export(_ contents: any GraphContents) throws -> [GraphFormat: [UInt8]] {
    var bytes: [GraphFormat: [UInt8]] = [:]
    for format in GraphFormat.allCases where format != .shard && !format.needsFolder {
      let sink = MemorySink()
      try GraphExporter(graph: contents).write(format, to: sink)
      bytes[format] = sink.bytes
    }
    return bytes
  }

  /// The bytes of one run over the documents of some blocks.
  private func oneRun(_ blocks: [ShardBlock]) throws -> [GraphFormat: [UInt8]] {
    var spool = GraphSpool()
    for block in blocks { try spool.insert(try block.extraction().extraction.graph) }
    return try export(spool.finish(singular: singular, observe: { _ in }))
  }

  private func write(
    _ blocks: [ShardBlock], _ scratch: ScratchFolder, _ name: String, weightLimit: Int = 1 << 20
  ) throws -> String {
    var writer = ShardWriter(weightLimit: weightLimit)
    for block in blocks { try writer.insert(block) }
    let path = scratch.path(name)
    #expect(try writer.write(to: FileSink(path: path)) == blocks.count)
    return path
  }

  @Test func `in 20 random groupings and orders give the bytes of one run`() throws {
    let expected = try oneRun(Self.blocks)
    for seed in 0..<20 {
      var random = SplitMix(seed: UInt64(seed))
      let scratch = try ScratchFolder()
      var groups = Array(repeating: [ShardBlock](), count: Int.random(in: 1...9, using: &random))
      for block in Self.blocks.shuffled(using: &random) {
        groups[Int.random(in: groups.indices, using: &random)].append(block)
      }
      var shards = try groups.enumerated().map { number, group in
        try write(
          group, scratch, "\(number).shard",
          weightLimit: Int.random(in: 1...30_000, using: &random))
      }
      // Shards of shards, too.
      while shards.count > 2, Bool.random(using: &random) {
        shards.shuffle(using: &random)
        let keeping = Keeping(shard: ShardWriter(weightLimit: 5_000))
        let pair = [shards.removeLast(), shards.removeLast()]
        _ = try Merging().gather(pair.map { try GraphFile(path: $0) }, keeping: keeping)
        let path = scratch.path("merged \(shards.count).shard")
        _ = try keeping.shard?.write(to: FileSink(path: path))
        shards.append(path)
      }
      let spool = GraphSpool(weightLimit: Int.random(in: 1...2000, using: &random))
      let gathering = try Merging().gather(shards.map { try GraphFile(path: $0) }, spool: spool)
      #expect(gathering.documentCount == Self.blocks.count)
      #expect(gathering.coverage.read["table"] == 2 * Self.blocks.count)
      #expect(gathering.contradictionCount > 0)
      for (format, bytes) in try export(gathering.contents) {
        #expect(bytes == expected[format], "\(format) of seed \(seed)")
      }
    }
  }

  @Test func `give what a run over the rest gives when a document is replaced or taken out`() throws
  {
    let scratch = try ScratchFolder()
    var changed = Spool.graphs[7]
    changed.insert(
      Statement(
        subject: EntityID(path: "state/s3"), relation: "inception", object: .text("never"),
        evidence: [Evidence(document: "page 7", range: 0..<5, quote: "never", rule: "test")]))
    // The new edition no longer says most of what the old one said.
    var shorter = KnowledgeGraph()
    for document in changed.documents { shorter.insert(document) }
    for statement in changed.statements.suffix(4) { shorter.insert(statement) }
    let old = try write(Self.blocks, scratch, "old.shard")
    let new = try write([Self.block(shorter, edition: "2")], scratch, "new.shard")

    var notes: [String] = []
    let replaced = try Merging().gather([old, new].map { try GraphFile(path: $0) }) { event in
      if case .diagnostic(let diagnostic) = event { notes.append(diagnostic.description) }
    }
    #expect(notes == ["\(new): note: “page 7” replaces what \(old) says of it"])
    var rest = Self.blocks
    rest[7] = Self.block(shorter)
    #expect(try export(replaced.contents) == oneRun(rest))
    // In the other order the old edition is the last word.
    let backwards = try Merging().gather([new, old].map { try GraphFile(path: $0) })
    #expect(try export(backwards.contents) == oneRun(Self.blocks))

    var options = Merging.Options()
    options.withoutDocuments = ["page 7", "page 0"]
    let taken = try Merging(options: options).gather([old, new].map { try GraphFile(path: $0) })
    let others = Self.blocks.enumerated().filter { ![0, 7].contains($0.offset) }.map(\.element)
    #expect(try export(taken.contents) == oneRun(others))

    options.withoutDocuments = ["page 99"]
    #expect {
      try Merging(options: options).gather([old].map { try GraphFile(path: $0) })
    } throws: {
      "\($0)" == "page 99: error: no file has this document, so it cannot be taken out"
    }
  }

  @Test func `of one run keep two documents of one name apart from a replacement`() throws {
    let scratch = try ScratchFolder()
    var other = KnowledgeGraph()
    other.insert(SourceDocument(id: "page 3", title: "Page 3"))
    other.insert(
      Statement(
        subject: EntityID(path: "state/s1"), relation: "inception", object: .text("once"),
        evidence: [Evidence(document: "page 3", range: 0..<4, quote: "once", rule: "test")]))
    let both = Self.blocks + [Self.block(other, edition: "another")]
    let path = try write(both, scratch, "both.shard")
    let gathering = try Merging().gather([path].map { try GraphFile(path: $0) })
    #expect(gathering.documentCount == 41)
    #expect(try export(gathering.contents) == oneRun(both))
  }

  @Test func `are merged though there are more than may be open at a time`() throws {
    let scratch = try ScratchFolder()
    var shards = try Self.blocks.enumerated().map { try write([$1], scratch, "\($0).shard") }
    shards.append(shards[5])
    let merge = try ShardMerge(shards, openLimit: 4) { _ in Issue.record("nothing is replaced") }
    var documents: [String] = []
    while let block = try merge.next() { documents.append(block.document) }
    #expect(documents == Self.blocks.map(\.document).sorted())
  }

  @Test func `keep texts apart that are spelled with other scalars`() throws {
    var graph = KnowledgeGraph()
    graph.insert(SourceDocument(id: "caf\u{E9}", title: "cafe\u{301}"))
    let block = Self.block(graph)
    let document = try #require(try block.extraction().extraction.graph.documents.first)
    #expect(Array(document.id.utf8) == Array("caf\u{E9}".utf8))
    #expect(Array(document.title.utf8) == Array("cafe\u{301}".utf8))
    #expect(try block.extraction().diagnostics.first?.description == "caf\u{E9}:3: warning: odd")
  }

  @Test func `that were damaged, cut or made by another version say where`() throws {
    let scratch = try ScratchFolder()
    let good = try Array(Data(contentsOf: URL(filePath: write(Self.blocks, scratch, "a.shard"))))
    func problem(_ bytes: [UInt8]) throws -> String? {
      let path = scratch.path("bad.shard")
      try Data(bytes).write(to: URL(filePath: path))
      do {
        _ = try Merging().gather([scratch.path("a.shard"), path].map { try GraphFile(path: $0) })
        return nil
      } catch let diagnostic as Diagnostic {
        #expect(diagnostic.path == path)
        return diagnostic.message
      }
    }
    #expect(try problem(good) == nil)
    // Wherever a byte changes, and wherever the file ends.
    for place in stride(from: 0, to: good.count, by: 487) {
      var bytes = good
      bytes[place] ^= 0x20
      #expect(try problem(bytes) != nil, "byte \(place)")
      let cut = try problem(Array(good[..<place]))
      #expect(cut?.contains("ends") == true || place == 0, "cut at \(place): \(cut ?? "nothing")")
    }
    var version = good
    version.replaceSubrange(8..<12, with: "0999".utf8)
    #expect(try problem(version)?.contains("byte 8: the shard is of version 0999") == true)
    #expect(try problem(good + [0])?.contains("something follows the end") == true)
    #expect(try problem(Array("{}".utf8))?.contains("this is no shard") == true)
    #expect(try problem([])?.contains("this is no shard") == true)
    // A length beyond all bounds asks for no memory.
    var long = good
    long.replaceSubrange(28..<36, with: Array(repeating: 0x7F, count: 8))
    #expect(try problem(long)?.contains("byte 28: the length of a document is damaged") == true)
  }

  @Test func `that anybody may have made never trap`() throws {
    let payload = Self.blocks[0].payload
    var random = SplitMix(seed: 1)
    for _ in 0..<500 {
      var block = Self.blocks[0]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        block.payload[Int.random(in: payload.indices, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      // Most cannot be read; those that can are graphs like others.
      if let graph = try? block.extraction().extraction.graph {
        let sink = MemorySink()
        try GraphExporter(graph: graph).write(.jsonl, to: sink)
      }
    }
  }
}

/// A sequence of numbers that is the same in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A folder that goes away with the test.
final class ScratchFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  deinit { try? FileManager.default.removeItem(at: url) }
}
