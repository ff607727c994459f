internal import EntenteGraph

/// Reads records of JSON, one a line: `{"id": …, "title": …, "text" or "html": …, "date": …, "url": …}`.
///
/// A record without an `id` gets one from its content. A `timestamp` in seconds since 1970 serves as a date too. A line that is no such record is a
/// message with its place, and the next line goes on.
final class JSONLinesReader: DocumentProducer {
  private let file: InputFile
  private let longestLine: Int
  private var buffer: [UInt8]
  /// Where the next line begins in the buffer.
  private var start = 0
  /// How much of the buffer holds no line break, counted from `start`.
  private var scanned = 0
  private var line = 0
  private var isAtEnd = false
  private var isFinished = false
  private var isSkippingLine = false

  init(_ file: InputFile, head: [UInt8], options: DocumentStream.Options) {
    self.file = file
    buffer = head
    longestLine = options.largestDocument
    if let mark = TextEncoding.byteOrderMark(of: head), mark.0 == .utf8 { start = mark.1 }
    scanned = start
  }

  func next() -> DocumentStream.Element? {
    while !isFinished {
      do throws(Diagnostic) {
        guard let range = try nextLine() else {
          isFinished = true
          if line == 0, !isSkippingLine {
            throw Diagnostic(path: file.path, message: "the file is empty")
          }
          return nil
        }
        line += 1
        if isSkippingLine {
          isSkippingLine = false
          continue
        }
        let content = buffer.trimmed(range)
        if content.isEmpty { continue }
        return .document(try record(content, lineStart: range.lowerBound))
      } catch {
        return .diagnostic(error)
      }
    }
    return nil
  }

  // MARK: Lines

  private func nextLine() throws(Diagnostic) -> Range<Int>? {
    while true {
      if let end = buffer[scanned...].firstIndex(of: Byte.newline) {
        defer {
          start = end + 1
          scanned = start
        }
        return start..<end
      }
      scanned = buffer.count
      if isAtEnd {
        guard start < buffer.count else { return nil }
        defer { start = buffer.count }
        return start..<buffer.count
      }
      if start > 0 {
        buffer.removeSubrange(..<start)
        scanned -= start
        start = 0
      }
      if buffer.count > longestLine {
        buffer.removeAll()
        scanned = 0
        let wasSkipping = isSkippingLine
        isSkippingLine = true
        if !wasSkipping {
          throw Diagnostic(
            path: file.path, line: line + 1,
            message:
              "the line is longer than \(longestLine >> 20) MB, the limit of --max-document; it is passed over"
          )
        }
      }
      do throws(Diagnostic) {
        isAtEnd = try !file.read(into: &buffer, limit: 1 << 20)
      } catch {
        isAtEnd = true
        isFinished = true
        throw error
      }
    }
  }

  // MARK: Records

  private func record(_ range: Range<Int>, lineStart: Int) throws(Diagnostic) -> UnreadDocument {
    func problem(_ offset: Int, _ message: String) -> Diagnostic {
      let column = SourcePosition(
        of: offset - lineStart, in: Array(buffer[lineStart..<max(lineStart, offset)])
      ).column
      return Diagnostic(path: file.path, line: line, column: column, message: message)
    }
    do {
      _ = try UTF8Span(validating: buffer.span.extracting(range))
    } catch {
      let offset = range.lowerBound + error.byteOffsets.lowerBound
      let hex = String(buffer[min(offset, buffer.count - 1)], radix: 16, uppercase: true)
      throw problem(offset, "the byte 0x\(hex) is not UTF-8; the record is passed over")
    }
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try JSONParser.parse(buffer, in: range)
    } catch {
      throw problem(error.offset, "this is not JSON: \(error.message)")
    }
    guard case .object = value else {
      throw problem(range.lowerBound, "the line is no JSON object")
    }
    let fields: [(String, UnreadDocument.Markup)] = [
      ("text", .lightText), ("html", .html), ("wikitext", .wikitext),
    ]
    for (field, markup) in fields {
      guard let bytes = value[field]?.bytes, bytes.contains(where: { !$0.isSpace }) else {
        continue
      }
      return document(value, markup: markup, source: bytes)
    }
    throw problem(range.lowerBound, "the record has no words in \"text\" or \"html\"")
  }

  /// The identifier of a record that has none: the same wherever the record stands, in whatever
  /// process, so that no two strangers are one.
  private func contentID(of record: JSONValue, source: [UInt8]) -> String {
    var parts = ["title", "url", "date", "timestamp"].map { record[$0]?.words ?? "" }
    parts.append(String(decoding: source, as: UTF8.self))
    return "record-" + ContentDigest.long(parts.joined(separator: "\u{1F}"))
  }

  private func document(
    _ record: JSONValue, markup: UnreadDocument.Markup, source: [UInt8]
  ) -> UnreadDocument {
    let id = record["id"]?.words ?? contentID(of: record, source: source)
    var document = UnreadDocument(
      id: id, path: "\(file.path):\(line)", title: record["title"]?.words ?? id, markup: markup,
      source: source)
    document.hasGivenTitle = record["title"]?.words != nil
    takeDate(of: record, into: &document)
    document.address = record["url"]?.words
    document.language = record["language"]?.words?.lowercased()
    return document
  }

  /// The members that feeds and archives keep the date in, the surest first.
  static let dateKeys = [
    "date", "datePublished", "date_published", "published", "publishedAt", "published_at",
    "published_date", "publishedDate", "publication_date", "publicationDate", "pubDate", "pub_date",
    "pubdate", "publish_date", "publishDate", "dc:date", "dcterms:date", "isoDate", "datetime",
    "timestamp", "created_at", "createdAt", "created", "time", "updated", "updated_at", "modified",
    "dateModified",
  ]

  /// Takes the first member that holds a date; where none can be read, the first is said.
  private func takeDate(of record: JSONValue, into document: inout UnreadDocument) {
    var warning: Diagnostic?
    for key in Self.dateKeys {
      guard let value = record[key] else { continue }
      let result = DocumentDates.read(value, path: document.path)
      if let date = result.date {
        document.date = date
        return
      }
      warning = warning ?? result.warning
    }
    document.dateWarning = warning
  }
}
