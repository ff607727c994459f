internal import EntenteGraph

/// Reads the items of an RSS or Atom file, one at a time: title, date, address and text of each.
///
/// The fuller text of an item counts (`content:encoded`, `content`, then `description`, `summary`); it is HTML, as
/// feeds have it.
final class FeedReader: DocumentProducer {
  private static let blocks: Set<String> = [
    "p", "div", "li", "ul", "ol", "td", "tr", "h1", "h2", "h3", "h4", "blockquote",
  ]

  private let path: String
  private let reader: XMLPullReader
  private var language: String?
  private var count = 0
  private var isFinished = false

  /// Whether the first bytes of an XML file are those of a feed, and the name of its root.
  static func root(of head: [UInt8]) -> String? {
    for index in head.indices where head[index] == Byte.less {
      for (tag, root) in [("<rss", "rss"), ("<feed", "feed"), ("<rdf:RDF", "rdf:RDF")]
        as [(StaticString, String)]
      where head.holds(tag, at: index) { return root }
      if head.holds("<mediawiki", at: index) { return nil }
    }
    return nil
  }

  init(_ file: InputFile, head: [UInt8], root: String) throws(Diagnostic) {
    path = file.path
    guard let reader = XMLPullReader(file, head: head, root: root) else {
      throw Diagnostic(path: file.path, message: "no memory to read XML")
    }
    self.reader = reader
  }

  func next() -> DocumentStream.Element? {
    guard !isFinished else { return nil }
    do throws(XMLPullReader.Failure) {
      while let node = try reader.next() {
        guard case .start(let name, let isEmpty) = node else { continue }
        if name == "feed" || name == "rss" { language = reader.attribute("xml:lang") ?? language }
        if name == "language", !isEmpty, count == 0 { language = try words(of: "language") }
        guard name == "item" || name == "entry", !isEmpty else { continue }
        count += 1
        if let document = try readItem(name) { return .document(document) }
        return .diagnostic(
          Diagnostic(
            .warning, path: "\(path):item \(count)", message: "the item of the feed holds no words")
        )
      }
    } catch {
      isFinished = true
      return .diagnostic(Diagnostic(path: path, line: error.line, message: error.message))
    }
    isFinished = true
    return count > 0 ? nil : .diagnostic(Diagnostic(path: path, message: "the feed has no items"))
  }

  /// What an item holds, by the names of its elements.
  private func readItem(_ name: String) throws(XMLPullReader.Failure) -> UnreadDocument? {
    var values: [String: [UInt8]] = [:]
    var address: String?
    var open: [String] = []
    while let node = try reader.next() {
      switch node {
      case .start(let child, let isEmpty):
        if child == "link", let target = reader.attribute("href") {
          let relation = reader.attribute("rel") ?? "alternate"
          if relation == "alternate" { address = address ?? target }
        }
        if !isEmpty {
          open.append(child)
        } else if open.count > 0 {
          // A tag of its own within text in XHTML divides words.
          values[open[0], default: []].append(Byte.space)
        }
      case .end(let child):
        if child == name, open.isEmpty { return document(values, address) }
        if !open.isEmpty { open.removeLast() }
        // The blocks of XHTML divide words; what stands within a line does not.
        if let first = open.first, Self.blocks.contains(child) {
          values[first, default: []].append(Byte.space)
        }
      case .text: if let first = open.first { values[first, default: []] += reader.value }
      case .other: break
      }
    }
    return document(values, address)
  }

  private func words(of name: String) throws(XMLPullReader.Failure) -> String {
    var bytes: [UInt8] = []
    while let node = try reader.next() {
      if case .text = node { bytes += reader.value }
      if case .end(name) = node { break }
    }
    return Self.words(bytes)
  }

  private static func words(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func document(_ values: [String: [UInt8]], _ link: String?) -> UnreadDocument? {
    func value(_ names: [String]) -> [UInt8]? {
      names.lazy.compactMap { values[$0] }.first { $0.contains { !$0.isSpace } }
    }
    guard let text = value(["encoded", "content", "description", "summary"]) ?? value(["title"])
    else { return nil }
    let name = "\(FilePath.lastComponent(of: path)):\(count)"
    let title = value(["title"]).map(Self.words)
    let address = link ?? value(["link"]).map(Self.words)
    let id = value(["guid", "id"]).map(Self.words) ?? address ?? name
    var document = UnreadDocument(
      id: id, path: "\(path):item \(count)", title: title ?? id, markup: .html, source: text)
    document.hasGivenTitle = title != nil
    document.address = address
    document.language = language?.lowercased()
    if let words = value(["pubDate", "published", "date", "issued", "updated", "modified"]) {
      let result = DocumentDates.read(Self.words(words), path: document.path)
      document.date = result.date
      document.dateWarning = result.warning
    }
    return document
  }
}
