import EntenteDocuments
import EntenteExtraction
import EntenteGraph
import Testing

@Suite struct `Names that no table knows are told by their form and their sentence` {
  /// What a text states, as `subject relation object`.
  func statements(_ text: String) -> [String] {
    let example = PatternExample(sentence: text, line: 1)
    let context = PatternExamples(library: .standard).context(of: example)
    var coverage = Coverage()
    return ProseFindings().read(context, coverage: &coverage).map(\.summary)
  }

  @Test(arguments: [
    (
      "Knud Paulsen (Danish: [knud]; 3 May 1901 – 2 June 1980), KBE, was a Norwegian painter.",
      "Knud Paulsen citizenOf Norway"
    ),
    (
      "In 1950, Knud Paulsen was elected to the Royal Oslo Academy of Fish and Ships.",
      "Knud Paulsen memberOf Royal Oslo Academy of Fish and Ships; start 1950"
    ),
    (
      "Knud Paulsen is a Dutch politician of the Green Fish League.",
      "Knud Paulsen memberOfParty Green Fish League"
    ),
    ("Knud Paulsen was the drummer of the rock band Fish Ahoy.", "Knud Paulsen memberOf Fish Ahoy"),
    (
      "Knud Paulsen is a Danish sailor. He competed at the 1920 Summer Olympics.",
      "Knud Paulsen participatesIn 1920 Summer Olympics"
    ),
    (
      "Fishcorp is a shipping company based in Oslo.", "Fishcorp headquarters Oslo"
    ),
  ])
  func `and state that much`(text: String, expected: String) {
    #expect(statements(text).contains(expected), "\(statements(text))")
  }

  @Test(arguments: [
    "The Soviet Union (1922–1991) was a state.",
    "The eldest son of Knud Paulsen, he joined the Royal Oslo Academy.",
    "The talks between Knud Paulsen and Olaf Berg ended when he joined the Royal Oslo Academy.",
  ])
  func `and nothing is said where it is not clear of whom`(text: String) {
    let memberships = statements(text).filter {
      $0.contains("memberOf") || $0.contains("citizenOf")
    }
    #expect(memberships.isEmpty)
  }

  @Test(arguments: [
    (
      "Norway condemned Russia for its invasion of Ukraine.", "Norway event:ACCUSE Russia"
    ),
    (
      "The French parliament met. The motion passed with 44 votes in favor and five against.",
      "French Parliament event:SUPPORT motion"
    ),
  ])
  func `References lead to what the sentence or the document named`(text: String, expected: String)
  {
    #expect(statements(text).contains(expected), "\(statements(text))")
  }
}
