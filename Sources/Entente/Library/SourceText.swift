import EntenteDocuments
public import EntenteGraph

/// A document in memory.
public struct SourceText: Hashable, Sendable {
  /// How a text is marked up.
  public enum Markup: String, Hashable, Sendable, CaseIterable {
    /// Plain text or Markdown.
    case text
    /// The markup of MediaWiki.
    case wikitext
    /// HTML, whole or in part.
    case html
  }

  /// What a person calls it; ``Evidence`` names it with a digest of the content, so that texts of one name stay apart.
  public var id: String
  /// The text with its markup.
  public var text: String
  /// How it is marked up.
  public var markup: Markup
  /// The title, which tells what the document is about; its own, or else ``id``, if `nil`.
  public var title: String?
  /// When it was published: “yesterday” is read against it.
  public var date: PartialDate?
  /// Where it can be read, as an IRI.
  public var address: String?

  /// Describes a document in memory.
  public init(
    id: String, text: String, markup: Markup = .text, title: String? = nil,
    date: PartialDate? = nil, address: String? = nil
  ) {
    self.id = id
    self.text = text
    self.markup = markup
    self.title = title
    self.date = date
    self.address = address
  }

  /// The document as readers take it.
  var unread: UnreadDocument {
    var document = UnreadDocument(
      id: id, path: id, title: title ?? id, markup: markup.ofReaders, source: Array(text.utf8))
    document.hasGivenTitle = title != nil
    document.date = date
    document.address = address
    return document
  }
}

extension SourceText.Markup {
  fileprivate var ofReaders: UnreadDocument.Markup {
    switch self {
    case .text: .lightText
    case .wikitext: .wikitext
    case .html: .html
    }
  }
}
