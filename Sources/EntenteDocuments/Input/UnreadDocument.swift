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

  /// What a person calls it; see ``Document/name``.
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
  /// The date of a document that gives none itself.
  package var fallbackDate: PartialDate?
  /// What is wrong with the date that stands beside the markup.
  package var dateWarning: Diagnostic?

  package init(id: String, path: String, title: String, markup: Markup, source: [UInt8]) {
    self.id = id
    self.path = path
    self.title = title
    self.markup = markup
    self.source = source
  }

  /// What tells it from every other document; see `DocumentKey`.
  private var key: String {
    let given = [
      title, date?.description, fallbackDate?.description, address,
      revision?.page.map { String($0) },
      revision?.revision.map { String($0) }, revision?.timestamp,
    ]
    return DocumentKey.make(name: id, parts: given.map { Array(($0 ?? "").utf8) } + [source])
  }

  /// Reads the markup and marks the frame of the article. Whatever is wrong is in
  /// ``Document/diagnostics``.
  package consuming func read() -> Document {
    var document = Document(id: key, path: path, title: title, source: source)
    document.date = date
    document.language = language
    document.address = address
    document.revision = revision
    document.alternativeTitles = alternativeTitles
    document.dateWarning = dateWarning
    let result =
      switch markup {
      case .lightText: LightTextReader(document, keepsTitle: hasGivenTitle).read()
      case .wikitext: WikitextReader(document).read()
      case .html: HTMLReader(document, keepsTitle: hasGivenTitle).read()
      }
    var marked = FrameMarker.mark(result)
    marked.date = marked.date ?? fallbackDate
    if marked.date == nil, let warning = marked.dateWarning { marked.diagnostics.append(warning) }
    return marked
  }
}
