/// Reads the pages of a MediaWiki export, one at a time, in constant memory.
///
/// Pages come in the order of the dump. A redirect is no document: it is another title of its target,
/// and is attached to it where it comes first in the dump. Where the dump breaks off, the pages before
/// are kept and the message says where.
final class DumpReader: DocumentProducer {
  /// How many redirects wait for their target: a bound on memory.
  private static let mostRedirects = 100_000

  private let path: String
  private let options: DocumentStream.Options
  private let reader: XMLPullReader
  private let decompressor: Decompressor?
  private var base: String?
  private var language: String?
  private var alternativeTitles: [String: [String]] = [:]
  private var redirectCount = 0
  private var pageCount = 0
  private var lastTitle: String?
  private var isFinished = false
  private var sawRoot = false

  /// Begins to read. `head` are bytes that have been taken from the file already.
  init(
    _ file: InputFile, head: [UInt8], options: DocumentStream.Options
  ) throws(Diagnostic) {
    path = file.path
    self.options = options
    var source: any ByteInput = file
    var taken = head
    if let compression = Decompressor.Compression(firstBytes: head) {
      guard file.isNamed else {
        throw Diagnostic(
          path: file.path,
          message: "compressed data is not read from standard input; "
            + "decompress it in the pipe, for example `bzip2 -dc FILE | entente … -`")
      }
      let decompressor = try Decompressor(compression, path: file.path)
      self.decompressor = decompressor
      source = decompressor
      taken = []
    } else {
      decompressor = nil
    }
    guard let reader = XMLPullReader(source, head: taken, root: "mediawiki") else {
      throw Diagnostic(path: file.path, message: "no memory to read XML")
    }
    self.reader = reader
  }

  func next() -> DocumentStream.Element? {
    guard !isFinished else { return nil }
    do throws(XMLPullReader.Failure) {
      while let node = try reader.next() {
        guard case .start(let name, let isEmpty) = node else { continue }
        switch name {
        case "mediawiki":
          sawRoot = true
          language = reader.attribute("xml:lang")?.lowercased()
        case "base" where !isEmpty: base = try text(of: "base").words
        case "page" where !isEmpty:
          let page = try readPage()
          pageCount += 1
          lastTitle = page.title
          if let document = take(page) { return .document(document) }
        default:
          guard sawRoot else {
            throw XMLPullReader.Failure(
              line: 1, message: "this XML is no MediaWiki export: it begins with <\(name)>")
          }
        }
      }
      isFinished = true
      return damage(nil).map { .diagnostic($0) }
    } catch {
      isFinished = true
      return .diagnostic(
        damage(error) ?? Diagnostic(path: path, line: error.line, message: error.message))
    }
  }

  /// What is said of a dump that ends before its end, be it by its archive or by its XML.
  private func damage(_ failure: XMLPullReader.Failure?) -> Diagnostic? {
    if failure != nil { decompressor?.findDamage() }
    let message: String
    if let place = decompressor?.damage {
      message = "the archive is damaged or cut off near its byte \(place)"
    } else if sawRoot, let failure {
      message = failure.message
    } else {
      return nil
    }
    let place = lastTitle.map { "after the page “\($0)”" } ?? "before the first page"
    return Diagnostic(
      path: path, line: failure?.line,
      message: "\(message); it breaks off \(place), and the \(pageCount) pages before are kept")
  }

  // MARK: Pages

  private struct Page {
    var title = ""
    var namespace = 0
    var redirect: String?
    var revision = Document.Revision()
    var isWikitext = true
    var text: [UInt8] = []
  }

  /// The children of a page; of several revisions the last one counts.
  private func readPage() throws(XMLPullReader.Failure) -> Page {
    var page = Page()
    var parents: [String] = ["page"]
    while let parent = parents.last, let node = try reader.next() {
      switch node {
      case .start(let name, let isEmpty):
        if name == "redirect" { page.redirect = reader.attribute("title") }
        if name == "text" { page.text = [] }
        if !isEmpty { parents.append(name) }
      case .end: parents.removeLast()
      case .text: take(reader.value, of: parent, in: parents.dropLast().last, into: &page)
      case .other: break
      }
    }
    return page
  }

  private func take(
    _ value: [UInt8], of name: String, in parent: String?, into page: inout Page
  ) {
    switch (parent, name) {
    case ("page", "title"): page.title += value.words
    case ("page", "ns"): page.namespace = Int(value.words) ?? 0
    case ("page", "id"): page.revision.page = Int(value.words)
    case ("revision", "id"): page.revision.revision = Int(value.words)
    case ("revision", "timestamp"): page.revision.timestamp = value.words
    case ("revision", "model"): page.isWikitext = value.words == "wikitext"
    case ("revision", "text"):
      if page.text.isEmpty { page.text = value } else { page.text.append(contentsOf: value) }
    default: break
    }
  }

  private func text(of name: String) throws(XMLPullReader.Failure) -> [UInt8] {
    var text: [UInt8] = []
    while let node = try reader.next() {
      if case .text = node { text.append(contentsOf: reader.value) }
      if case .end(name) = node { break }
    }
    return text
  }

  /// The document of a page, unless it is a redirect or is not chosen.
  private func take(_ page: Page) -> UnreadDocument? {
    guard page.isWikitext, options.namespaces.contains(page.namespace) else { return nil }
    if let target = page.redirect {
      if redirectCount < Self.mostRedirects {
        alternativeTitles[target, default: []].append(page.title)
        redirectCount += 1
      }
      return nil
    }
    if let titles = options.titles, !titles.matches(page.title) { return nil }
    guard page.text.contains(where: { !$0.isSpace }) else { return nil }
    var document = UnreadDocument(
      id: page.title, path: path + "#" + page.title, title: page.title, markup: .wikitext,
      source: page.text)
    document.revision = page.revision
    document.date = page.revision.timestamp.flatMap { DocumentDates.parse($0) }
    document.language = language
    document.address = address(of: page.title)
    if let others = alternativeTitles.removeValue(forKey: page.title) {
      document.alternativeTitles = others
      redirectCount -= others.count
    }
    return document
  }

  /// The page's address beside the main page's, which the dump names.
  private func address(of title: String) -> String? {
    guard let base, let slash = base.lastIndex(of: "/") else { return nil }
    return base[...slash] + title.replacing(" ", with: "_")
  }
}

extension [UInt8] {
  fileprivate var words: String { String(decoding: self, as: UTF8.self) }
}
