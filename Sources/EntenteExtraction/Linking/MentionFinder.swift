internal import EntenteDocuments
internal import EntenteGraph
package import EntenteLanguage

/// Finds the words of a sentence that speak of an entity.
///
/// Links come first, then the names that the gazetteer knows, then the persons and bodies that the
/// text names, then the words that refer to what was named before.
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
    memory.enter(
      DiscourseMemory.Place(section: passage.section, passage: passage.range.lowerBound))
    // Taken out of the caller's hands, so that it is not copied with every sentence.
    var taken = DiscourseMemory()
    swap(&memory, &taken)
    var scan = MentionScan(
      sentence: sentence, passage: passage, context: context, linker: linker, memory: taken)
    taken = DiscourseMemory()
    scan.findLinks()
    scan.findShapedNames()
    scan.findDescribedNames()
    scan.findBiographies()
    scan.mendPersonNames()
    scan.findKnownNames()
    scan.findPersons()
    scan.findOrgans()
    scan.findUnknownNames()
    scan.findReferences()
    scan.remember()
    memory = scan.memory
    return scan.mentions.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }
}
