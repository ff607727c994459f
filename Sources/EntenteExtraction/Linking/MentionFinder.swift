package import EntenteLanguage

/// Finds the words of a sentence that speak of an entity.
///
/// Links come first, then the names, acronyms and adjectives of the gazetteer, then the names that
/// the name finder sees, then the words that refer to what was named before.
package struct MentionFinder: Sendable {
  package var linker: Linker

  package init(linker: Linker) { self.linker = linker }

  /// Returns the mentions in reading order.
  ///
  /// They do not overlap, but for the entities of one reference: "both nations" is two mentions with
  /// one range.
  package func mentions(
    in sentence: Sentence, passage: Passage, context: DocumentContext,
    memory: inout DiscourseMemory
  ) -> [Mention] {
    []
  }
}
