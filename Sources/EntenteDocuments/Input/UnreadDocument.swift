package import EntenteGraph

/// A document that has been found, and whose markup has not been read yet.
///
/// Finding documents is cheap and in order; ``read()`` is the heavy part, depends on nothing else and
/// may run in any task.
package struct UnreadDocument: Sendable {
  /// How the source is marked up.
  package enum Markup: String, Hashable, Sendable {
    case lightText
    case wikitext
    case html
  }

  /// What evidence calls it; see ``Document/id``.
  package var id: String
  package var path: String
  package var title: String
  /// Whether the title was given beside the markup, so that the markup's own does not replace it.
  package var hasGivenTitle = false
  package var markup: Markup
  /// The text in UTF-8.
  package var source: [UInt8]
  package var date: PartialDate?
  package var language: String?
  package var address: String?
  package var revision: Document.Revision?
  package var alternativeTitles: [String] = []

  package init(id: String, path: String, title: String, markup: Markup, source: [UInt8]) {
    self.id = id
    self.path = path
    self.title = title
    self.markup = markup
    self.source = source
  }

  /// Reads the markup. Whatever is wrong with it is in ``Document/diagnostics``.
  package consuming func read() -> Document {
    var document = Document(id: id, path: path, title: title, source: source)
    document.date = date
    document.language = language
    document.address = address
    document.revision = revision
    document.alternativeTitles = alternativeTitles
    switch markup {
    case .lightText: return LightTextReader(document).read()
    case .wikitext: return WikitextReader(document).read()
    case .html: return HTMLReader(document, keepsTitle: hasGivenTitle).read()
    }
  }
}
