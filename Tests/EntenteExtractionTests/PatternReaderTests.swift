import EntenteDocuments
import EntenteExtraction
import EntenteOntology
import Testing

@Suite struct `Pattern files` {
  /// A file that is right, as the start of those that are not.
  static let right = """
    relation recognizes
    where A is State
    where B is State
    says A recognizes B
    time date
    pattern verb
      clause A hail B
      example France hailed Kosovo in May 2008.
        = France recognizes Kosovo; date 2008-05
      near miss France hailed the rain.
    """

  @Test func `A right file is read without a word`() {
    let read = PatternLibrary.read([(Array(Self.right.utf8), "own.pattern")], ontology: .standard)
    #expect(read.diagnostics.isEmpty)
    #expect(read.library.patterns.map(\.rule) == ["recognizes.verb"])
  }

  @Test func `A user's pattern works beside the standard ones, and its examples hold`() {
    let read = PatternLibrary.extendingStandard(
      by: [(Array(Self.right.utf8), "own.pattern")], ontology: .standard)
    let own = read.library.patterns.filter { $0.path == "own.pattern" }
    let examples = PatternExamples(library: PatternLibrary(patterns: own))
    #expect(examples.problems(strictly: true).map(\.description).isEmpty)
  }

  @Test func `A pattern none of whose examples holds is an error at its line`() {
    let wrong = Self.right.replacing("France hailed Kosovo in", with: "France praised Kosovo in")
    let read = PatternLibrary.read([(Array(wrong.utf8), "own.pattern")], ontology: .standard)
    let problems = PatternExamples(library: read.library).problems(strictly: false)
    #expect(
      problems.map(\.description) == [
        "own.pattern:6: error: none of the examples of recognizes.verb is read as it says"
      ])
  }

  @Test(arguments: [
    ("relation recognizes", "relation admires", "own.pattern:1:10: error:"),
    ("where A is State", "where A is Stat", "own.pattern:2:12: error:"),
    ("says A recognizes B", "says A recognizes C", "own.pattern:6:1: error:"),
    ("says A recognizes B", "says A headOfState B", "own.pattern:6:1: error:"),
    ("time date", "time sometimes", "own.pattern:5:1: error:"),
    ("clause A hail B", "clause A hail B C", "own.pattern:7:19: error:"),
    ("clause A hail B", "clause A Hail B", "own.pattern:7:12: error:"),
    ("clause A hail B", "sentence A hail B", "own.pattern:7:3: error:"),
    ("where B is State\n", "", "own.pattern:5:1: error:"),
    ("= France recognizes Kosovo; date 2008-05", "# nothing", "own.pattern:6:1: error:"),
  ])
  func `What is wrong is said with its line and column`(
    _ part: String, _ replacement: String, _ place: String
  ) {
    let file = Self.right.replacing(part, with: replacement)
    let read = PatternLibrary.read([(Array(file.utf8), "own.pattern")], ontology: .standard)
    #expect(
      read.diagnostics.contains { $0.description.hasPrefix(place) },
      "\(read.diagnostics.map(\.description))")
  }

  @Test func `The patterns that are compiled in are right`() {
    #expect(PatternLibrary.standardDiagnostics.map(\.description).isEmpty)
    #expect(PatternLibrary.standard.patterns.count > 50)
  }
}
