import EntenteExtraction
import EntenteLanguage
import Testing

/// The clause layer by itself, from CoNLL-U in to clauses out, so that a change of the parser is told from a change
/// of a rule.
///
/// Each file of `Fixtures/` is a family of constructions. Its trees are those of the parser, mended by hand where it
/// is wrong, but for those of `repairs`, which keep its mistakes. The comments say which clauses the tree has:
/// all of verbs and copulas, and those of nouns that the family is about.
@Suite struct `Clauses` {
  static let families = [
    "apposition", "companions", "contrast", "control-and-raising", "coordination", "ellipsis",
    "factuality", "gapping", "light-verbs", "modals", "nominalisations", "participles", "passive",
    "quotes", "relative-clauses", "reported-speech", "respectively", "time-anchors",
  ]

  @Test(arguments: families)
  func `of a family are those that its fixtures name`(_ family: String) {
    let fixtures = ClauseFixtures(file: family)
    #expect(!fixtures.sentences.isEmpty)
    for sentence in fixtures.sentences { expectClauses(of: sentence) }
  }

  @Test
  func `stand on a tree that named rules mended, each where it has to and not in its near miss`() {
    let fixtures = ClauseFixtures(file: "repairs")
    var acted: Set<String> = []
    var spared: Set<String> = []
    for sentence in fixtures.sentences {
      let reading = expectClauses(of: sentence)
      let expected = sentence.comments("repair")
      let found = Set(reading.reader.graph.repairs)
      #expect(
        found == Set(expected), "\(String(decoding: sentence.text, as: UTF8.self))")
      acted.formUnion(found)
      for rule in sentence.comments("near") {
        #expect(!found.contains(rule), "\(String(decoding: sentence.text, as: UTF8.self))")
        spared.insert(rule)
      }
    }
    #expect(acted == Set(TreeRepair.Rule.allCases.map(\.rawValue)), "a rule has no example")
    #expect(spared == Set(TreeRepair.Rule.allCases.map(\.rawValue)), "a rule has no near miss")
  }

  @discardableResult
  private func expectClauses(of sentence: ConlluSentence) -> ClauseReading {
    let reading = ClauseReading(
      sentence, date: sentence.date, isHeading: sentence.comments.contains("# heading"))
    let expected = sentence.comments("clause")
    let text = String(decoding: sentence.text, as: UTF8.self)
    let found = reading.reader.all.map { (clause: $0, summary: reading.summary($0)) }
    for summary in expected {
      #expect(
        found.contains { $0.summary == summary },
        "\(text)\n  lacks \(summary)\n  among \(found.map(\.summary))")
    }
    for (clause, summary) in found where clause.kind != .nominal {
      #expect(expected.contains(summary), "\(text)\n  has \(summary)")
    }
    return reading
  }
}
