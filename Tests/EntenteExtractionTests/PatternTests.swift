import EntenteExtraction
import EntenteOntology
import Testing

@Suite struct `Patterns` {
  static let examples = PatternExamples(library: .standard)

  @Test(arguments: PatternLibrary.standard.patterns.map(\.rule))
  func `Every example of a pattern states what it says, and every near miss nothing`(
    _ rule: String
  ) throws {
    let pattern = try #require(PatternLibrary.standard.patterns.first { $0.rule == rule })
    for example in pattern.examples {
      let outcome = Self.examples.outcome(of: example, rule: rule)
      #expect(
        outcome.isRight,
        "\(pattern.path):\(example.line): \(example.sentence)\n  \(outcome.description)")
    }
  }
}
