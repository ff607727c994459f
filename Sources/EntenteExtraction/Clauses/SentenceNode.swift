internal import EntenteGraph
package import EntenteLanguage

/// A word of a sentence as patterns see it: a name, a date or a fixed term counts as one.
package struct SentenceNode: Sendable {
  /// The tokens of the sentence that it stands for.
  package var tokens: Range<Int>
  /// Where it stands, in bytes of the text.
  package var range: Range<Int>
  /// As written, in small letters.
  package let word: String
  package var lemma: String { didSet { lemmaClasses = Lexicon.standard.classes(of: lemma) } }
  package var tag: UniversalTag
  package var fineTag: String
  package var features: Features
  /// The index of the node it hangs on, -1 for the root.
  package var head = -1
  package var relation = DependencyRelation.root
  /// The entities that it names; several for "both nations".
  package var mentions: [Mention] = []
  package var date: DateMention?
  private let wordClasses: WordClasses
  private var lemmaClasses: WordClasses

  init(
    tokens: Range<Int>, range: Range<Int>, word: String, lemma: String, tag: UniversalTag,
    fineTag: String, features: Features
  ) {
    self.tokens = tokens
    self.range = range
    self.word = word
    self.lemma = lemma
    self.tag = tag
    self.fineTag = fineTag
    self.features = features
    wordClasses = Lexicon.standard.classes(of: word)
    lemmaClasses = word == lemma ? wordClasses : Lexicon.standard.classes(of: lemma)
  }

  /// Whether it belongs, as written, to a class of words.
  func isWord(_ item: WordClass) -> Bool { wordClasses.contains(item) }

  /// Whether its dictionary form belongs to a class of words.
  func isLemma(_ item: WordClass) -> Bool { lemmaClasses.contains(item) }

  /// Whether it says what a person is: an occupation, an office, a member.
  var isPerson: Bool { !lemmaClasses.isDisjoint(with: .person) }

  /// Whether it names an entity as a noun does, not as an adjective.
  package var isName: Bool { mentions.contains { $0.form != .adjective } }

  package var isVerb: Bool { mentions.isEmpty && (tag == .verb || tag == .auxiliary) }

  package var isNoun: Bool {
    isName || (mentions.isEmpty && date == nil && (tag == .noun || tag == .properNoun))
  }
}
