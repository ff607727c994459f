package import EntenteGraph

/// An entity that words were taken for, and why.
package struct LinkedEntity: Hashable, Sendable {
  package var entity: Entity
  /// For people: "wikilink", "name", "acronym", "flag code" …
  package var reason: String

  /// The reason where somebody linked the words.
  static let wikilink = "wikilink"

  package init(_ entity: Entity, reason: String) {
    self.entity = entity
    self.reason = reason
  }
}
