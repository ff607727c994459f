import EntenteKnowledge
import EntenteOntology
import Testing

@Suite(.serialized) struct `Loading` {
  /// The shortest of several runs, which other work on the machine disturbs least.
  private func shortest(of runs: Int, _ body: () throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    var best = Duration.seconds(60)
    for _ in 0..<runs { best = min(best, try clock.measure(body)) }
    return best
  }

  @Test func `the ontology takes a few milliseconds at most`() throws {
    let best = try shortest(of: 20) {
      _ = try Ontology(extendingStandardBy: [], path: "none.ttl")
    }
    print("ontology: \(best)")
    #expect(best < .milliseconds(20))
  }

  @Test func `the gazetteer takes a few hundredths of a second at most`() throws {
    let ontology = Ontology.standard
    let header = Array("id\tkind\tlabel\n".utf8)
    let best = try shortest(of: 10) {
      _ = try Gazetteer(extendingStandardBy: header, path: "none.tsv", ontology: ontology)
    }
    print("gazetteer: \(best)")
    #expect(best < .milliseconds(45))
  }

  @Test func `finding names is linear and fast`() throws {
    let gazetteer = Gazetteer.standard
    let sentence =
      "Canadian Foreign Minister Peter MacKay wrote to the Minister of Montenegro, and "
      + "the embassy in Belgrade was accredited by the United Nations to both of the countries. "
    let short = Array(String(repeating: sentence, count: 200).utf8)
    let long = short + short + short + short
    let one = shortest(of: 10) { _ = gazetteer.matches(in: short, range: short.indices) }
    let four = shortest(of: 10) { _ = gazetteer.matches(in: long, range: long.indices) }
    print("matching \(short.count) bytes: \(one), four times as many: \(four)")
    #expect(four < one * 8)
    #expect(one < .milliseconds(Int64(short.count / 4_000)))
  }
}
