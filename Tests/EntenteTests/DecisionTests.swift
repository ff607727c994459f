import Entente
import EntenteBytes
import EntenteDocuments
import EntenteGraph
import EntenteSerialization
import Foundation
import TestSupport
import Testing

@Suite struct `What a person decided` {
  typealias Spool = `A spool of graphs`

  private func decisions(_ text: String) throws -> Decisions {
    let (read, problems) = Decisions.read(Array(text.utf8), path: "d.tsv")
    #expect(problems.isEmpty, "\(problems)")
    return try #require(read)
  }

  /// The graph of the documents with decisions, and what was said.
  private func merge(_ text: String?) throws -> (graph: KnowledgeGraph, notes: [String]) {
    let scratch = try ScratchFolder()
    var writer = ShardWriter()
    for block in Shards.blocks { try writer.insert(block) }
    _ = try writer.write(to: FileSink(path: scratch.path("a.shard")))
    var options = Merging.Options()
    options.decisions = try text.map(decisions)
    var notes: [String] = []
    let gathering = try Merging(options: options).gather([
      GraphFile(path: scratch.path("a.shard"))
    ]) { event in
      if case .diagnostic(let diagnostic) = event { notes.append(diagnostic.description) }
    }
    return (try gathering.contents.inMemory(), notes)
  }

  private func bytes(_ graph: KnowledgeGraph) throws -> [UInt8] {
    let sink = MemorySink()
    try GraphExporter(graph: graph).write(.jsonl, to: sink)
    return sink.bytes
  }

  @Test func `make two entities one, wherever they are named`() throws {
    let (graph, notes) = try merge("# Same thing\n\none\tstate/s1\tstate/s2\tstate/s3\n")
    #expect(notes.isEmpty)
    let kept = try #require(graph.entity(EntityID(path: "state/s1")))
    #expect(graph.entity(EntityID(path: "state/s2")) == nil)
    #expect(kept.alternativeLabels.contains("State s2") && kept.links.count == 3)
    for statement in graph.statements {
      #expect(!["state/s2", "state/s3"].contains(statement.subject.path))
      #expect(statement.object != .entity(EntityID(path: "state/s2")))
      // Symmetric relations keep their order, and nothing is related to itself.
      if case .entity(let object) = statement.object { #expect(statement.subject < object) }
    }
    // A chain leads to its end.
    let chain = try merge("one\tstate/s2\tstate/s3\none\tstate/s1\tstate/s2\n")
    #expect(try bytes(chain.graph) == bytes(graph))
  }

  @Test func `make two things of one by the documents that tell of each`() throws {
    let documents = (0..<40).filter { number in
      Spool.graphs[number].entity(EntityID(path: "state/s1")) != nil
    }
    let some = documents.prefix(3).map { "page \($0)" }
    let (graph, notes) = try merge("two\tstate/s1\t" + some.joined(separator: "\t"))
    #expect(notes.isEmpty)
    let others = graph.entities.filter { $0.id.path.hasPrefix("state/s1-") }
    #expect(others.count == 1 && others[0].links.isEmpty && others[0].label == "State s1")
    for statement in graph.statements {
      let ends = [.entity(statement.subject), statement.object]
      for evidence in statement.evidence {
        if ends.contains(.entity(EntityID(path: "state/s1"))) {
          #expect(!some.contains(evidence.document))
        }
        if ends.contains(.entity(others[0].id)) { #expect(some.contains(evidence.document)) }
      }
    }
    #expect(graph.entity(EntityID(path: "state/s1"))?.links.count == 1)
  }

  @Test func `forbid a statement, and an entity of which nothing else is said goes with it`() throws
  {
    let plain = try merge(nil).graph
    let one = try #require(plain.statements.first { $0.relation == "diplomaticRelationsWith" })
    let byID = try merge("never\thttps://w3id.org/entente/id/\(one.id)\n").graph
    #expect(byID.statementCount == plain.statementCount - 1)
    #expect(!byID.statements.contains { $0.key == one.key })
    let all = plain.statements.filter {
      $0.subject == one.subject && $0.relation == one.relation && $0.object == one.object
    }
    let byEnds = try merge("never\t\(one.subject)\t\(one.relation)\t\(one.object)\n").graph
    #expect(byEnds.statementCount == plain.statementCount - all.count)
    #expect(byEnds.entityCount == plain.entityCount)
  }

  @Test func `are undone by leaving them out, and change no shard`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path("a.shard")
    var writer = ShardWriter()
    for block in Shards.blocks { try writer.insert(block) }
    _ = try writer.write(to: FileSink(path: path))
    var options = Merging.Options()
    options.decisions = try decisions("one\tstate/s1\tstate/s2\n")
    let keeping = Keeping(shard: ShardWriter())
    _ = try Merging(options: options).gather([GraphFile(path: path)], keeping: keeping)
    let again = scratch.path("b.shard")
    _ = try keeping.shard?.write(to: FileSink(path: again))
    #expect(
      try Data(contentsOf: URL(filePath: again)) == Data(contentsOf: URL(filePath: path)))
  }

  @Test func `that concern nothing are said`() throws {
    let (_, notes) = try merge("\none\tstate/s1\tstate/none\nnever\tstatement/none\n")
    #expect(
      notes == [
        "d.tsv:2: warning: nothing is said of state/none; the decision changes nothing",
        "d.tsv:3: warning: there is no statement/none; the decision changes nothing",
      ])
  }

  @Test(arguments: [
    ("both\ta/b", "1:1: error: “both” is no decision"),
    ("one", "1:4: error: the entity that stays is missing"),
    ("one\tstate/a", "1:12: error: the other entity is missing"),
    ("one\tstate/a\tstate/a", "1:13: error: state/a is itself already"),
    ("one\tstate/a\tState B", "1:13: error: “State B” is no identifier"),
    ("#\none\tx/a\tx/b\none\tx/c\tx/b", "3:9: error: line 2 says already what x/b is"),
    ("one\tx/a\tx/b\none\tx/b\tx/c\none\tx/c\tx/a", "3:1: error: the decisions go round"),
    ("two\tx/a", "1:8: error: the document is missing"),
    ("never\tx/a\tmemberOf", "1:7: error: after an entity"),
    ("never\tx/a\tsings\tx/b", "1:11: error: there is no relation “sings”"),
    ("never\tstatement/a\tx", "1:19: error: nothing stands after the statement"),
  ]) func `that cannot be are errors with their place`(text: String, message: String) {
    let (read, problems) = Decisions.read(Array(text.utf8), path: "d.tsv")
    #expect(read == nil)
    #expect(problems.first?.description.hasPrefix("d.tsv:" + message) == true, "\(problems)")
  }

  @Test func `that are not UTF-8 are errors too`() {
    let problems = Decisions.read([0x6F, 0xFF, 0x0A], path: "d.tsv").problems
    #expect(problems.map(\.description) == ["d.tsv:1:1: error: the line is not UTF-8"])
  }
}
