internal import EntenteGraph
package import EntenteLanguage

/// A word of a sentence as patterns see it: a name, a date or a fixed term counts as one.
package struct SentenceNode: Sendable {
  /// The tokens of the sentence that it stands for.
  package var tokens: Range<Int>
  /// Where it stands, in bytes of the text.
  package var range: Range<Int>
  /// As written, in small letters.
  package var word: String
  package var lemma: String
  package var tag: UniversalTag
  package var fineTag: String
  package var features: Features
  /// The index of the node it hangs on, -1 for the root.
  package var head = -1
  package var relation = DependencyRelation.root
  /// The entities that it names; several for "both nations".
  package var mentions: [Mention] = []
  package var date: DateMention?

  /// Whether it names an entity as a noun does, not as an adjective.
  package var isName: Bool { mentions.contains { $0.form != .adjective } }

  package var isVerb: Bool { mentions.isEmpty && (tag == .verb || tag == .auxiliary) }

  package var isNoun: Bool {
    isName || (mentions.isEmpty && date == nil && (tag == .noun || tag == .properNoun))
  }
}
