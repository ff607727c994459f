/// A form that documents come in.
public enum DocumentFormat: String, Hashable, Sendable, CaseIterable {
  /// Plain, lightly marked or Markdown text.
  case text
  /// The markup of MediaWiki.
  case wikitext
  /// HTML.
  case html
  /// An XML export of MediaWiki, as it is or packed by bzip2 or gzip.
  case mediaWikiDump = "mediawiki-dump"
  /// A record with `text` or `html` a line.
  case jsonLines = "jsonl"
  /// RSS or Atom.
  case feed
  /// A table of articles, one a row, with commas.
  case csv
  /// The same with tabs.
  case tsv

  /// Tells the format from the extension of a path, where it decides; `nil` otherwise.
  package init?(extensionOf path: String) {
    var name = Substring(FilePath.lastComponent(of: path).lowercased())
    for suffix in [".bz2", ".gz"] where name.hasSuffix(suffix) {
      name = name.dropLast(suffix.utf8.count)
      self = .mediaWikiDump
      return
    }
    guard let dot = name.lastIndex(of: ".") else { return nil }
    switch name[name.index(after: dot)...] {
    case "txt", "text", "md", "markdown": self = .text
    case "wiki", "wikitext", "mediawiki", "mw": self = .wikitext
    case "html", "htm", "xhtml": self = .html
    case "xml": self = .mediaWikiDump
    case "jsonl", "ndjson", "jsonlines": self = .jsonLines
    case "rss", "atom": self = .feed
    case "csv": self = .csv
    case "tsv", "tab": self = .tsv
    default: return nil
    }
  }

  /// Tells the format from the first bytes of a file; text where nothing else shows.
  package init(firstBytes bytes: [UInt8]) {
    if bytes.starts(with: [0x1F, 0x8B]) || bytes.starts(with: [0x42, 0x5A, 0x68]) {
      self = .mediaWikiDump
      return
    }
    let mark = TextEncoding.byteOrderMark(of: bytes.prefix(4))?.1 ?? 0
    var start = min(mark, bytes.count)
    while start < bytes.count, bytes[start].isSpace { start += 1 }
    let head = Array(bytes[start..<min(bytes.count, start + 4096)])
    if head.holds("{\"", at: 0) || Self.beginsObject(head) {
      self = .jsonLines
    } else if head.first == Byte.less {
      self = Self.markup(head)
    } else {
      self = Self.looksLikeWikitext(head) ? .wikitext : .text
    }
  }

  private static func beginsObject(_ head: [UInt8]) -> Bool {
    guard head.first == Byte.openBrace else { return false }
    return head.dropFirst().first { !$0.isSpace } == Byte.quote
  }

  private static func markup(_ head: [UInt8]) -> DocumentFormat {
    for index in head.indices where head[index] == Byte.less {
      if head.holds("<mediawiki", at: index) { return .mediaWikiDump }
      if FeedReader.root(of: head) != nil { return .feed }
      for tag: StaticString in ["<!doctype html", "<html", "<head", "<body", "<article", "<div"]
      where head.holdsIgnoringCase(tag, at: index) { return .html }
      for tag: StaticString in ["<p>", "<p ", "<h1", "<table", "<a ", "<ul", "<b>", "<i>"]
      where index == 0 && head.holdsIgnoringCase(tag, at: index) { return .html }
    }
    return looksLikeWikitext(head) ? .wikitext : .text
  }

  /// Whether there are templates, links or tables in the way of a wiki.
  private static func looksLikeWikitext(_ head: [UInt8]) -> Bool {
    var signs = 0
    for index in head.indices {
      if head.holds("[[", at: index) || head.holds("{{", at: index) || head.holds("'''", at: index)
        || head.holds("<ref", at: index)
      {
        signs += 1
      }
      if head.holds("{|", at: index), index == 0 || head[index - 1] == Byte.newline { signs += 2 }
    }
    return signs >= 2
  }
}
