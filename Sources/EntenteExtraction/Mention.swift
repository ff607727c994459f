package import EntenteGraph

/// Words of a document that speak of an entity, and which one that is.
package struct Mention: Sendable {
  /// How the words speak of it.
  package enum Form: Hashable, Sendable {
    /// By a name or an acronym: "Montenegro", "NATO".
    case name
    /// By an adjective: "Montenegrin", "French".
    case adjective
    /// By a word that stands for what was named before: "it", "both nations", "the country".
    case reference
    /// By a description: "the Canadian Embassy in Belgrade", "six Russian diplomats".
    case description
  }

  /// Where the words stand, in ``Document/text``.
  package var range: Range<Int>
  package var entity: Entity
  package var form: Form
  /// Why the words were taken for that entity, for people: "wikilink", "gazetteer name", "adjective",
  /// "surname of line 3" …
  package var reason: String

  package init(range: Range<Int>, entity: Entity, form: Form, reason: String) {
    self.range = range
    self.entity = entity
    self.form = form
    self.reason = reason
  }
}
