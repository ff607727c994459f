package import EntenteGraph

/// Finds the entity that a name as a whole stands for: a cell, a heading, a list item, a link.
///
/// Names inside running text are the business of ``MentionFinder``.
package struct Linker: Sendable {
  /// The linker over the knowledge that is compiled in.
  package static let standard = Linker()

  package init() {}

  /// Returns the entity that words stand for, `nil` where none is known.
  ///
  /// The words are those of a cell or the like, as a person reads them: "NATO's Partnership for
  /// Peace", "International Criminal Court (ICCt)", "(UN)", "DZA"; `linkTarget` is the title of the
  /// page that they link to, or the name in a flag template. Only entities of the `classes` and their
  /// subclasses come out; any where there are none. The `date` that is spoken of decides between
  /// polities of one name.
  package func entity(
    named name: String, linkTarget: String? = nil, expecting classes: Set<ClassName> = [],
    at date: PartialDate? = nil
  ) -> LinkedEntity? {
    nil
  }

  /// The adjective of a state in English, such as "Canadian".
  package func adjective(of state: Entity) -> String? { nil }

  /// The state that a city or region lies in, where it is known.
  package func state(of place: Entity) -> Entity? { nil }
}
