package import EntenteGraph

/// The documents of files, folders and standard input, one at a time and in order.
///
/// Memory does not depend on how many there are: a dump or a file of JSON Lines is read as it is
/// asked for. What cannot be read is a message, and the rest goes on.
///
///     let stream = DocumentStream(inputs: ["corpus"])
///     while let element = stream.next() { … }
package final class DocumentStream {
  package enum Element: Sendable {
    case document(UnreadDocument)
    case diagnostic(Diagnostic)
  }

  /// How to read, and what to choose.
  package struct Options: Sendable {
    /// The format of all inputs, where it is not told from each.
    package var format: DocumentFormat?
    /// The encoding of text that has no byte-order mark.
    package var encoding: TextEncoding?
    /// The date of documents that give none.
    package var date: PartialDate?
    /// A regular expression that the titles of a dump's pages must match somewhere.
    package var titles: String?
    /// The namespaces of a dump to read; only articles by default.
    package var namespaces: Set<Int> = [0]
    /// The largest document, in bytes; 1 GiB by default.
    package var largestDocument = 1 << 30

    package init(format: DocumentFormat? = nil, encoding: TextEncoding? = nil) {
      self.format = format
      self.encoding = encoding
    }
  }

  /// A path that waits for its turn.
  private struct Waiting {
    var path: String
    /// Whether the user named it; what a folder holds may be passed over.
    var isNamed: Bool
    var depth: Int
  }

  private static let deepestFolder = 64

  private let options: Options
  /// The next one is last.
  private var waiting: [Waiting]
  /// A source of many documents that is being read.
  private var current: (any DocumentProducer)?
  /// Folders named by the user in which nothing was found so far, with how many paths wait below.
  private var emptyFolder: (path: String, below: Int)?

  package init(inputs: [String], options: Options = Options()) {
    self.options = options
    waiting = inputs.reversed().map { Waiting(path: $0, isNamed: true, depth: 0) }
  }

  /// Returns the next document or message; `nil` at the end.
  package func next() -> Element? {
    while true {
      if let producer = current {
        if let element = producer.next() { return dated(element) }
        current = nil
      }
      if let folder = emptyFolder, waiting.count <= folder.below {
        emptyFolder = nil
        return .diagnostic(
          Diagnostic(path: folder.path, message: "the folder holds nothing that Entente reads"))
      }
      guard let path = waiting.popLast() else { return nil }
      if let element = open(path) { return element }
    }
  }

  /// Gives a document the date of the options for the case that it gives none itself.
  private func dated(_ element: Element) -> Element {
    guard let date = options.date, case .document(var document) = element else { return element }
    document.fallbackDate = date
    return .document(document)
  }

  private func open(_ item: Waiting) -> Element? {
    if item.path != "-" {
      switch PathKind(of: item.path, followingLinks: item.isNamed || item.depth == 0) {
      case .absent:
        return .diagnostic(Diagnostic(path: item.path, message: "there is no such file or folder"))
      case .folder: return openFolder(item)
      case .file: break
      }
    }
    do throws(Diagnostic) {
      return try openFile(item)
    } catch {
      if item.isNamed { return .diagnostic(error) }
      // A folder may hold pictures and the like: they are said, and are no failure of the run.
      var note = error
      note.severity = .warning
      return .diagnostic(note)
    }
  }

  private func openFolder(_ item: Waiting) -> Element? {
    guard item.depth < Self.deepestFolder else {
      return .diagnostic(Diagnostic(path: item.path, message: "folders are nested too deeply"))
    }
    guard let names = PathKind.names(in: item.path) else {
      return .diagnostic(Diagnostic(path: item.path, message: "the folder cannot be read"))
    }
    if item.isNamed { emptyFolder = (item.path, waiting.count) }
    for name in names.reversed() {
      waiting.append(
        Waiting(path: FilePath.join(item.path, name), isNamed: false, depth: item.depth + 1))
    }
    return nil
  }

  private func openFile(_ item: Waiting) throws(Diagnostic) -> Element? {
    let file = try InputFile(path: item.path)
    var head: [UInt8] = []
    while head.count < 4096 {
      guard try file.read(into: &head, limit: 1 << 16) else { break }
    }
    if options.format == nil, let advice = MailArchive.advice(path: item.path, head: head) {
      throw Diagnostic(path: item.path, message: advice)
    }
    let format =
      options.format ?? DocumentFormat(extensionOf: item.path) ?? DocumentFormat(firstBytes: head)
    if format == .feed || options.format == nil && format == .mediaWikiDump,
      let root = FeedReader.root(of: head) ?? (format == .feed ? "rss" : nil)
    {
      emptyFolder = nil
      current = try FeedReader(file, head: head, root: root)
      return nil
    }
    switch format {
    case .csv, .tsv:
      emptyFolder = nil
      current = try DelimitedReader(
        file, head: head, options: options, divider: format == .csv ? Byte.comma : Byte.tab)
      return nil
    case .jsonLines:
      emptyFolder = nil
      current = JSONLinesReader(file, head: head, options: options)
      return nil
    case .mediaWikiDump, .feed:
      current = try DumpReader(file, head: head, options: options)
      emptyFolder = nil
      return nil
    case .text, .wikitext, .html:
      let document = try readWhole(file, head: head, format: format)
      emptyFolder = nil
      return .document(document)
    }
  }

  /// Reads a file that is one document.
  private func readWhole(
    _ file: InputFile, head: [UInt8], format: DocumentFormat
  ) throws(Diagnostic) -> UnreadDocument {
    var bytes = head
    if head.count < options.largestDocument {
      let rest = try file.readAll(limit: options.largestDocument - head.count)
      if bytes.isEmpty { bytes = rest } else { bytes.append(contentsOf: rest) }
    }
    let declared = format == .html ? HTMLEncodingDeclaration(in: bytes)?.encoding : nil
    let decoder = TextDecoder(path: file.path, declared: options.encoding ?? declared)
    let source = try decoder.decode(bytes)
    let markup: UnreadDocument.Markup =
      switch format {
      case .wikitext: .wikitext
      case .html: .html
      case .text, .jsonLines, .mediaWikiDump, .feed, .csv, .tsv: .lightText
      }
    var document = UnreadDocument(
      id: FilePath.lastComponent(of: file.path), path: file.path,
      title: FilePath.stem(of: file.path), markup: markup, source: source)
    document.fallbackDate = options.date ?? Self.date(inNameOf: file.path)
    return document
  }

  /// The day that a file's name begins with, as `2025-01-06.md` and `2025-01-06-title.md` do.
  private static func date(inNameOf path: String) -> PartialDate? {
    let name = FilePath.lastComponent(of: path)
    guard name.utf8.prefix(10).count == 10 else { return nil }
    let day = String(name.prefix(10))
    let rest = name.dropFirst(10)
    guard rest.isEmpty || rest.first?.isNumber == false, let date = PartialDate(day),
      date.precision == .day, date.hasYear, !date.isRange
    else { return nil }
    return date
  }
}

/// A source that holds many documents.
protocol DocumentProducer: AnyObject {
  /// Returns the next document or message; `nil` at the end.
  func next() -> DocumentStream.Element?
}
