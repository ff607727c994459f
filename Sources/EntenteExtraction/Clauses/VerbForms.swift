internal import EntenteKnowledge

/// The forms of the verbs that tell events, by themselves: `Ontology/frames/forms.tsv`.
///
/// For words that a tagger takes for nouns, as in headlines, and for lemmas that it gets wrong.
struct VerbForms: Sendable {
  static let standard = VerbForms()

  /// The dictionary forms of the third person singular.
  private var thirdPersons: [String: String] = [:]
  private var bases: Set<String> = []
  /// The dictionary form of every form.
  private var lemmas: [String: String] = [:]

  private init() {
    let contents = EmbeddedFile.named("frames/forms.tsv")?.contents ?? []
    for line in String(decoding: contents, as: UTF8.self).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5, !line.hasPrefix("#") else { continue }
      bases.insert(cells[0])
      thirdPersons[cells[1]] = cells[0]
      for cell in cells.dropFirst() {
        for form in cell.split(separator: "|") { lemmas[String(form)] = cells[0] }
      }
    }
  }

  /// The dictionary form of a word that may be a verb in the present, for a subject in the plural or the singular.
  func present(_ word: String, afterPlural: Bool) -> String? {
    if afterPlural { return bases.contains(word) ? word : nil }
    return thirdPersons[word]
  }

  /// The dictionary form of a word as a verb, `nil` where it is none of those that tell events.
  func lemma(_ word: String) -> String? { lemmas[word] ?? (bases.contains(word) ? word : nil) }
}
