internal import EntenteGraph

/// What a web page gives for its date, from the surest source to the least sure: what it says for
/// machines of its publication, the first `<time>`, the date of a change, the date in its address.
struct HTMLDates {
  private enum Source: Int {
    case published
    case general
    case time
    case changed
    case address
  }

  /// Whether the page is of a wiki: its text is that of the last change.
  var isWiki = false
  private var found: [Source: PartialDate] = [:]
  private var unread: (words: String, reading: DateText.Reading)?

  /// The date, `nil` where the page gives none that can be read.
  var date: PartialDate? {
    let order: [Source] =
      isWiki
      ? [.changed, .published, .general, .time]
      : [.published, .general, .time, .changed, .address]
    return order.lazy.compactMap { found[$0] }.first
  }

  /// The message about what the page gives for its date, where nothing of it can be read.
  func warning(path: String) -> Diagnostic? {
    guard date == nil, let unread else { return nil }
    return unread.reading == .ambiguous
      ? DocumentDates.ambiguous(unread.words, path: path)
      : DocumentDates.unreadable(unread.words, path: path)
  }

  private mutating func take(_ words: String, _ source: Source, mustBeRead: Bool = true) {
    guard found[source] == nil, words.contains(where: { !$0.isWhitespace }) else { return }
    let reading = DateText.read(words)
    if case .date(let date) = reading, date.hasYear {
      found[source] = date
    } else if mustBeRead, unread == nil {
      unread = (words, reading)
    }
  }

  /// Takes a meta tag, by its name in small letters.
  mutating func takeMeta(_ name: String, _ content: String) {
    switch name {
    case "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
      "publish-date", "publish_date", "published_date", "publication_date", "publicationdate",
      "publication-date", "citation_publication_date", "citation_online_date", "parsely-pub-date",
      "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
      "dc.issued", "article.published", "article:published", "published_time", "release_date",
      "og:article:published_time", "bt:pubdate", "cxenseparse:recs:publishtime",
      "prism.publicationdate", "rbpubdate", "gentime", "originalpublicationdate",
      "article_date_original", "published", "published-date", "date.created":
      take(content, .published)
    case "date", "dc.date", "dcterms.date", "dc:date", "creation_date", "created", "pub_date",
      "article.created", "citation_date", "displaydate", "iso-8601-publish-date", "timestamp":
      take(content, .general)
    case "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
      "dcterms.modified", "dc.date.modified", "revised", "last_modified", "article:modified",
      "modified", "dc.modified":
      take(content, .changed, mustBeRead: false)
    case "generator": if content.hasPrefix("MediaWiki") { isWiki = true }
    default: break
    }
  }

  /// Takes what `<time>` says for machines.
  mutating func takeTime(_ words: String?, isPublication: Bool) {
    guard let words else { return }
    take(words, isPublication ? .published : .time, mustBeRead: isPublication)
  }

  /// Takes `datePublished` and the like of an article in JSON-LD.
  mutating func takeLinkedData(_ object: JSONValue) {
    for (key, source) in [
      ("datePublished", Source.published), ("dateCreated", .general), ("uploadDate", .general),
      ("dateModified", .changed),
    ] {
      if let words = object[key]?.words { take(words, source, mustBeRead: source != .changed) }
    }
  }

  /// Takes the date in an address: `/2022/04/06/…`, `/2022-04-06-…`, `/20220406/`.
  mutating func takeAddress(_ address: String) {
    let parts = address.split(separator: "/").dropFirst(2).map(String.init)
    for (index, part) in parts.enumerated() {
      let numbers = part.split(separator: "-", maxSplits: 3).prefix(3).map(String.init)
      let rest = parts[(index + 1)...].prefix(2)
      for candidate in [numbers, [part] + rest, [part]]
      where candidate.allSatisfy({ $0.utf8.allSatisfy(\.isDigit) }) {
        guard
          candidate.count == 3 && candidate[0].utf8.count == 4 && candidate[1].utf8.count <= 2
            || candidate.count == 1 && part.utf8.count == 8
        else { continue }
        take(candidate.joined(separator: "-"), .address, mustBeRead: false)
      }
    }
  }
}
