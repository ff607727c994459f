package import EntenteDocuments
internal import EntenteKnowledge
package import EntenteOntology

/// All patterns that are in force, found by the words that they begin with.
package final class PatternLibrary: Sendable {
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
    package var shape: PatternTemplate.Shape
  }

  private static var embedded: [(contents: [UInt8], path: String)] {
    EmbeddedFile.all.filter { $0.path.hasPrefix("patterns/") && $0.path.hasSuffix(".pattern") }
      .map { ($0.contents, $0.path) }
  }

  package init(patterns: [Pattern]) {
    let standard = Vocabulary.standard
    var phrases: [String] = []
    var words: Set<String> = []
    var index: [String: [Entry]] = [:]
    for (number, pattern) in patterns.enumerated() {
      for (position, template) in pattern.templates.enumerated() {
        let inSlots = Self.words(
          in: [template.subject, template.object] + template.complements.map { $0.slot })
        phrases += (template.trigger + template.predicate + inSlots).filter { $0.contains(" ") }
        words.formUnion(template.trigger + template.predicate + template.governor + inSlots)
        words.formUnion(Self.words(in: [template.apposed, template.modifier]))
        var keys: Set<String> = []
        for word in template.trigger {
          keys.formUnion(word.contains(" ") ? [word] : standard.forms(of: word))
        }
        for key in keys.sorted() {
          index[key, default: []].append(
            Entry(pattern: number, template: position, shape: template.shape))
        }
      }
    }
    self.patterns = patterns
    vocabulary = Vocabulary(standard, phrases: phrases, words: words)
    self.index = index
  }

  /// The words that stand in places of a template, also in those of a word's own complements.
  private static func words(in slots: [PatternTemplate.Slot?]) -> [String] {
    var found: [String] = []
    func collect(_ slot: PatternTemplate.Slot?) {
      guard case .words(let words, let complements) = slot else { return }
      found += words
      for complement in complements { collect(complement.slot) }
    }
    for slot in slots { collect(slot) }
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
