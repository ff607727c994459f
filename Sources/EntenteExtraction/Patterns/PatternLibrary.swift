package import EntenteDocuments
internal import EntenteKnowledge
package import EntenteOntology

/// All patterns that are in force, found by the words that they begin with.
package struct PatternLibrary: Sendable {
  /// The patterns that are compiled in.
  package static let standard = standardReading.library

  /// What is wrong with the patterns that are compiled in: nothing, as a test shows.
  package static let standardDiagnostics = standardReading.diagnostics

  private static let standardReading = read(embedded, ontology: .standard)

  package let patterns: [Pattern]
  /// The vocabulary with the terms that the patterns name.
  package let vocabulary: Vocabulary
  private let index: [String: [Entry]]

  /// A template of a pattern, by their positions.
  package struct Entry: Hashable, Sendable {
    package var pattern: Int
    package var template: Int
  }

  private static var embedded: [(contents: [UInt8], path: String)] {
    EmbeddedFile.all.filter { $0.path.hasPrefix("patterns/") && $0.path.hasSuffix(".pattern") }
      .map { ($0.contents, $0.path) }
  }

  package init(patterns: [Pattern]) {
    var vocabulary = Vocabulary.standard
    var index: [String: [Entry]] = [:]
    for (number, pattern) in patterns.enumerated() {
      for (position, template) in pattern.templates.enumerated() {
        for word in template.trigger + template.predicate + Self.words(of: template)
        where word.contains(" ") {
          vocabulary.addTerm(word)
        }
        var keys: Set<String> = []
        for word in template.trigger {
          keys.formUnion(word.contains(" ") ? [word] : vocabulary.forms(of: word))
        }
        for key in keys.sorted() {
          index[key, default: []].append(Entry(pattern: number, template: position))
        }
      }
    }
    self.patterns = patterns
    self.vocabulary = vocabulary
    self.index = index
  }

  private static func words(of template: PatternTemplate) -> [String] {
    var found: [String] = []
    func collect(_ slot: PatternTemplate.Slot?) {
      guard case .words(let words, let complements) = slot else { return }
      found += words
      for complement in complements { collect(complement.slot) }
    }
    for slot in [template.subject, template.object] + template.complements.map({ $0.slot }) {
      collect(slot)
    }
    return found
  }

  /// Reads pattern files into a library; what is wrong in them comes beside it.
  package static func read(
    _ files: [(contents: [UInt8], path: String)], ontology: Ontology
  ) -> (library: PatternLibrary, diagnostics: [Diagnostic]) {
    var patterns: [Pattern] = []
    var diagnostics: [Diagnostic] = []
    for file in files {
      let read = PatternReader.read(file.contents, path: file.path, ontology: ontology)
      patterns += read.file?.patterns ?? []
      diagnostics += read.diagnostics
    }
    return (PatternLibrary(patterns: patterns), diagnostics)
  }

  /// Reads a user's pattern files beside those that are compiled in.
  ///
  /// A pattern that has the name of a standard one takes its place.
  package static func extendingStandard(
    by files: [(contents: [UInt8], path: String)], ontology: Ontology
  ) -> (library: PatternLibrary, diagnostics: [Diagnostic]) {
    let read = Self.read(files, ontology: ontology)
    let own = Set(read.library.patterns.map(\.rule))
    let kept = standard.patterns.filter { !own.contains($0.rule) }
    return (PatternLibrary(patterns: kept + read.library.patterns), read.diagnostics)
  }

  /// The templates that a word may begin, by the word as written and by its dictionary form.
  package func entries(word: String, lemma: String) -> [Entry] {
    let byWord = index[word] ?? []
    guard lemma != word, let byLemma = index[lemma] else { return byWord }
    return byWord.isEmpty ? byLemma : byWord + byLemma.filter { !byWord.contains($0) }
  }

  /// Whether a word may begin a template.
  package func isTrigger(_ word: String) -> Bool { index[word] != nil }
}
