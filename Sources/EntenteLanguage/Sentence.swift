/// A sentence with the analysis of its words.
package struct Sentence: Sendable {
  /// Where it stands, in bytes of the analysed text.
  package var range: Range<Int>
  package var tokens: [Token]
  /// The names that the name finder sees, in order, without overlaps.
  package var names: [NameSpan] = []

  package init(range: Range<Int>, tokens: [Token]) {
    self.range = range
    self.tokens = tokens
  }

  /// The index of the root, `nil` in a sentence that was not parsed.
  package var root: Int? { tokens.firstIndex { $0.head == -1 && $0.relation == .root } }
}

/// A word with its analysis, as Universal Dependencies has it.
package struct Token: Sendable {
  /// Where it stands, in bytes of the analysed text.
  package var range: Range<Int>
  package var lemma = ""
  package var tag = UniversalTag.other
  /// The part of speech of the Penn treebank, such as `NNP`.
  package var fineTag = ""
  package var features = Features()
  /// The index of its head in the sentence, -1 for the root.
  package var head = -1
  package var relation = DependencyRelation.root

  package init(range: Range<Int>) { self.range = range }
}

/// The morphological features that patterns ask for; each is `nil` where the word has none.
package struct Features: Hashable, Sendable {
  package enum Number: String, Sendable {
    case singular = "Sing"
    case plural = "Plur"
  }
  package enum Tense: String, Sendable {
    case past = "Past"
    case present = "Pres"
  }
  package enum VerbForm: String, Sendable {
    case finite = "Fin"
    case infinitive = "Inf"
    case participle = "Part"
    case gerund = "Ger"
  }

  package var number: Number?
  package var tense: Tense?
  package var verbForm: VerbForm?
  package var person: Int?
  package var isPassive = false

  package init() {}
}

/// Words that name a thing, and what kind of thing it seems to be.
package struct NameSpan: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case person = "Person"
    case organization = "Organization"
    case party = "PoliticalParty"
    case state = "State"
    case place = "Place"
    case event = "Event"
    case position = "Position"
    case other = "Misc"
  }

  /// The tokens of the sentence.
  package var tokens: Range<Int>
  package var kind: Kind
  /// How sure the finder is, 0 to 1.
  package var score: Double

  package init(tokens: Range<Int>, kind: Kind, score: Double) {
    self.tokens = tokens
    self.kind = kind
    self.score = score
  }
}
