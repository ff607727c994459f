import EntenteDocuments
import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `Input` {
  /// Writes files into a folder of their own and reads it.
  private func read(
    _ files: [String: [UInt8]], inputs: [String]? = nil, options: DocumentStream.Options = .init()
  ) throws -> (documents: [Document], messages: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    let paths = inputs?.map { folder.appending(path: $0).path } ?? [folder.path]
    let stream = DocumentStream(inputs: paths, options: options)
    var documents: [Document] = []
    var messages: [String] = []
    while let element = stream.next() {
      switch element {
      case .document(let document): documents.append(document.read())
      case .diagnostic(let diagnostic):
        messages.append(diagnostic.description.replacing(folder.path + "/", with: ""))
      }
    }
    return (documents, messages)
  }

  @Test func `a folder is walked in the order of its names`() throws {
    let bytes = Array("Words.".utf8)
    let result = try read(["b.txt": bytes, "a/z.txt": bytes, "a/b.txt": bytes, ".hidden": bytes])
    #expect(result.documents.map(\.name) == ["a/b.txt", "a/z.txt", "b.txt"])
    #expect(result.documents.map(\.title) == ["b", "z", "b"])
    #expect(result.messages.isEmpty)
  }

  @Test func `text in UTF-16 and UTF-8 with a mark is read, Latin-1 where it is declared`() throws {
    let words = "Mandić – Zürich"
    let little: [UInt8] =
      [0xFF, 0xFE] + words.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + words.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(words.utf8)
    let result = try read([
      "a.txt": little, "b.txt": big, "c.txt": marked,
    ])
    #expect(
      result.documents.map { String(decoding: $0.source, as: UTF8.self) } == [words, words, words])
    let latin = try read(
      ["a.txt": [0x5A, 0xFC, 0x72, 0x69, 0x63, 0x68, 0x80]],
      options: .init(encoding: .windows1252))
    #expect(latin.documents.map { String(decoding: $0.source, as: UTF8.self) } == ["Zürich€"])
  }

  @Test(
    arguments: [
      (
        "latin.txt", Array("One\nZ".utf8) + [0xFC] + Array("rich".utf8),
        "latin.txt:2:2: error: the byte 0xFC is not UTF-8"
      ),
      ("empty.txt", [], "empty.txt: error: the file is empty"),
      ("blank.txt", Array(" \n ".utf8), "blank.txt: error: the file holds nothing but white space"),
      ("a.pdf", Array("%PDF-1.7\n".utf8), "a.pdf: error: this is not text: it is a PDF"),
      (
        "a.bin", [1, 2, 0, 4, 5, 6, 7, 8, 9],
        "a.bin: error: this is not text: it holds zero bytes"
      ),
      ("cut.txt", [0xFF, 0xFE, 0x41, 0x00, 0x42], "cut.txt: error: the file begins as UTF-16"),
      ("absent.txt", nil, "absent.txt: error: there is no such file or folder"),
    ] as [(String, [UInt8]?, String)])
  func `what is no text is said, and the rest is read`(
    _ name: String, _ bytes: [UInt8]?, _ message: String
  ) throws {
    var files = ["other.txt": Array("Words.".utf8)]
    if let bytes { files[name] = bytes }
    let result = try read(files, inputs: [name, "other.txt"])
    #expect(result.documents.map(\.name) == ["other.txt"])
    #expect(result.messages.count == 1)
    #expect(result.messages.first?.hasPrefix(message) == true, "\(result.messages)")
  }

  @Test func `a folder without documents is said`() throws {
    let result = try read(["a/picture.png": [0x89, 0x50, 0x4E, 0x47, 0]], inputs: ["a"])
    #expect(result.documents.isEmpty)
    #expect(result.messages.count == 2)
    #expect(result.messages.last == "a: error: the folder holds nothing that Entente reads")
  }

  @Test func `records of JSON Lines keep id, title, date and address`() throws {
    let lines = """
      {"id": "a", "title": "T", "text": "One \\u00e9\\ud83d\\ude00.", "date": "2022-11-17T10:00:00Z", "url": "https://example.org"}
      {"id": 7, "text": "Two.", "timestamp": 1668697992.0}

      """
    let result = try read(["a.jsonl": Array(lines.utf8)])
    #expect(result.messages.isEmpty)
    #expect(result.documents.map(\.name) == ["a", "7"])
    #expect(result.documents.map(\.title) == ["T", "7"])
    #expect(result.documents.map { $0.words(0..<$0.text.count) } == ["One é😀.\n", "Two.\n"])
    #expect(
      result.documents.map(\.date) == [
        PartialDate(year: 2022, month: 11, day: 17), PartialDate(year: 2022, month: 11, day: 17),
      ])
    #expect(result.documents.map(\.address) == ["https://example.org", nil])
  }

  @Test func `records have their date under many names, and one that cannot be read is said`()
    throws
  {
    let lines = """
      {"text": "One.", "pubDate": "Wed, 06 Apr 2022 14:03:00 +0200"}
      {"text": "Two.", "date": null, "published_at": 1649253780000}
      {"text": "Three.", "date": {"$date": "2022-04-06T10:00:00Z"}}
      {"text": "Four.", "date": 20220406}
      {"text": "Five.", "date": "soon"}
      {"text": "Published: 6 April 2022\\n\\nSix.", "date": "soon"}
      """
    let result = try read(
      ["a.jsonl": Array(lines.utf8), "2022-04-07 b.txt": Array("Words.".utf8)],
      inputs: ["a.jsonl", "2022-04-07 b.txt"])
    let day = PartialDate(year: 2022, month: 4, day: 6)
    #expect(
      result.documents.map(\.date) == [
        day, day, day, day, nil, day, PartialDate(year: 2022, month: 4, day: 7),
      ])
    #expect(
      result.documents.flatMap(\.diagnostics).map(\.message).map { $0.prefix(34) } == [
        "the date “soon” cannot be read, so"
      ])
    var options = DocumentStream.Options()
    options.date = PartialDate(year: 1999)
    let dated = try read(["a.jsonl": Array(lines.utf8)], options: options)
    #expect(dated.documents.map(\.date)[4] == PartialDate(year: 1999))
    #expect(dated.documents[0].date == day)
  }

  @Test func `a bad line of JSON Lines is located and the others go through`() throws {
    let lines =
      "{\"id\": 1, \"text\": \"One.\"}\n{\"id\": 2, \"text\": }\n[]\n{\"id\": 4}\n{\"id\": 5, \"text\": \"Five.\"}"
    let result = try read(["a.jsonl": Array(lines.utf8)])
    #expect(result.documents.map(\.name) == ["1", "5"])
    #expect(
      result.messages == [
        "a.jsonl:2:19: error: this is not JSON: a value should be here",
        "a.jsonl:3:1: error: the line is no JSON object",
        "a.jsonl:4:1: error: the record has no words in \"text\" or \"html\"",
      ])
  }

  @Test func `a line of a hundred megabytes is read where the limit allows it`() throws {
    let words = Array(String(repeating: "word ", count: 20_000_000).utf8)
    var options = DocumentStream.Options()
    let refused = try read(["a.txt": words], options: options)
    #expect(refused.documents.isEmpty)
    #expect(
      refused.messages.first?.hasPrefix(
        "a.txt: error: the file is larger than 64 MB, the limit of --max-document") == true)
    options.largestDocument = 128 << 20
    let result = try read(["a.txt": words], options: options)
    #expect(result.documents.first?.text.count == words.count)
  }

  @Test(arguments: [
    ("{\"id\": 1}", DocumentFormat.jsonLines), ("<!DOCTYPE html><p>", .html),
    ("<mediawiki xmlns=\"x\">", .mediaWikiDump), ("'''X''' is a [[Y]].", .wikitext),
    ("Words and (words).", .text), ("{| class=\"wikitable\"\n|-", .wikitext),
  ])
  func `formats are told from the first bytes`(_ start: String, _ format: DocumentFormat) {
    #expect(DocumentFormat(firstBytes: Array(start.utf8)) == format)
  }

  @Test(.shared("corpus/news-itn.jsonl"), .shared("corpus/004_7f2ca54bff3d39aa.txt"))
  func `the client's documents are read`() throws {
    let page = Folder.shared("corpus/004_7f2ca54bff3d39aa.txt")
    let news = Folder.shared("corpus/news-itn.jsonl")
    let stream = DocumentStream(inputs: [page.path, news.path])
    var documents: [Document] = []
    while let element = stream.next() {
      if case .document(let document) = element { documents.append(document.read()) }
    }
    #expect(documents[0].title == "Foreign relations of Montenegro")
    #expect(documents[0].tables.map(\.headerRows).allSatisfy { $0 == 1 })
    #expect(documents.count == 340)
  }
}
