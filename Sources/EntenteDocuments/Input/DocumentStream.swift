package import EntenteGraph

/// The documents of files, folders and standard input, one at a time and in order.
///
/// Memory does not depend on how many there are, but for a digest of each: a dump or a file of JSON Lines is read as
/// it is asked for. What cannot be read is a message, and the rest goes on.
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
    /// What the titles of a dump's pages must match somewhere.
    package var titles: TitlePattern?
    /// The namespaces of a dump to read; only articles by default.
    package var namespaces: Set<Int> = [0]
    /// The largest document, in bytes.
    package var largestDocument = Options.standardLargestDocument

    /// 64 MB, the text of some hundred books.
    package static let standardLargestDocument = 64 << 20

    package init(format: DocumentFormat? = nil, encoding: TextEncoding? = nil) {
      self.format = format
      self.encoding = encoding
    }
  }

  private let options: Options
  private let walk: FolderWalk
  private var namesakes = Namesakes()
  /// A source of many documents that is being read.
  private var current: (any DocumentProducer)?
  /// What is handed out before anything else is read.
  private var pending: [Element] = []

  package init(inputs: [String], options: Options = Options()) {
    self.options = options
    walk = FolderWalk(inputs: inputs)
  }

  /// How many bytes of files and folders there are to read, where that is known.
  package static func size(of inputs: [String]) -> Int? { FolderWalk.size(of: inputs) }

  /// Returns the next document or message; `nil` at the end.
  package func next() -> Element? {
    while true {
      if !pending.isEmpty { return pending.removeFirst() }
      if let producer = current {
        if let element = producer.next() { return told(element) }
        current = nil
      }
      switch walk.next() {
      case nil: return nil
      case .diagnostic(let diagnostic): return .diagnostic(diagnostic)
      case .file(let file):
        if let element = open(file) { return told(element) }
      }
    }
  }

  /// An element after what must be said of it: that another document has its name. A document that gives no date has
  /// that of the options.
  private func told(_ element: Element) -> Element {
    guard case .document(var document) = element else { return element }
    if let date = options.date { document.fallbackDate = date }
    guard let note = namesakes.note(of: document) else { return .document(document) }
    pending.append(.document(document))
    return .diagnostic(note)
  }

  private func open(_ item: FolderWalk.File) -> Element? {
    do throws(Diagnostic) {
      let file = try InputFile(path: item.path)
      var head: [UInt8] = []
      while head.count < 4096 {
        guard try file.read(into: &head, limit: 1 << 16) else { break }
      }
      if !item.isNamed, let reason = passingOver(head) {
        return .diagnostic(
          Diagnostic(.warning, path: item.path, message: "passed over: \(reason)"))
      }
      walk.noteDocument()
      return try read(file, head: head, name: item.name)
    } catch {
      return .diagnostic(error)
    }
  }

  /// Why a file of a folder is no document, which is no failure: a folder may hold pictures and the like.
  private func passingOver(_ head: [UInt8]) -> String? {
    if head.isEmpty { return "the file is empty" }
    guard let kind = BinaryKind(of: head), !kind.mayHoldText else { return nil }
    return kind.advice
  }

  private func read(
    _ file: InputFile, head: [UInt8], name: String
  ) throws(Diagnostic) -> Element? {
    if options.format == nil, let advice = MailArchive.advice(path: file.path, head: head) {
      throw Diagnostic(path: file.path, message: advice)
    }
    let format =
      options.format ?? DocumentFormat(extensionOf: file.path)
      ?? DocumentFormat(firstBytes: head)
    if format == .feed || options.format == nil && format == .mediaWikiDump,
      let root = FeedReader.root(of: head) ?? (format == .feed ? "rss" : nil)
    {
      current = try FeedReader(file, head: head, root: root)
      return nil
    }
    switch format {
    case .csv, .tsv:
      current = try DelimitedReader(
        file, head: head, options: options, divider: format == .csv ? Byte.comma : Byte.tab)
    case .jsonLines: current = JSONLinesReader(file, head: head, options: options)
    case .mediaWikiDump, .feed:
      current = try DumpReader(file, head: head, options: options)
    case .text, .wikitext, .html:
      return .document(try readWhole(file, head: head, name: name, format: format))
    }
    return nil
  }

  /// Reads a file that is one document.
  private func readWhole(
    _ file: InputFile, head: [UInt8], name: String, format: DocumentFormat
  ) throws(Diagnostic) -> UnreadDocument {
    let bytes = try file.readAll(after: head, limit: options.largestDocument)
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
      id: name, path: file.path, title: FilePath.stem(of: FilePath.shown(file.path)),
      markup: markup, source: source)
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
