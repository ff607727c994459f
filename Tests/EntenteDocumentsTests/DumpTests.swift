import EntenteDocuments
import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `MediaWiki dumps` {
  private static func page(_ title: String, _ text: String, id: Int = 1, extra: String = "")
    -> String
  {
    """
    <page><title>\(title)</title><ns>0</ns><id>\(id)</id>\(extra)<revision><id>\(id)0</id>
    <timestamp>2024-01-02T03:04:05Z</timestamp><contributor><username>A</username><id>5</id></contributor>
    <model>wikitext</model><format>text/x-wiki</format><text xml:space="preserve">\(text)</text></revision></page>

    """
  }

  private static func dump(_ pages: String) -> String {
    """
    <mediawiki xml:lang="en"><siteinfo><base>https://en.wikipedia.org/wiki/Main_Page</base></siteinfo>
    \(pages)</mediawiki>
    """
  }

  private func read(
    _ bytes: [UInt8], name: String = "d.xml", options: DocumentStream.Options = .init()
  ) throws -> (documents: [Document], messages: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(bytes).write(to: file)
    let stream = DocumentStream(inputs: [file.path], options: options)
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

  @Test func `pages keep their title, revision, redirects and address`() throws {
    let pages =
      Self.page("UK", "#REDIRECT [[B C]]", id: 2, extra: "<redirect title=\"B C\" />")
      + Self.page("B C", "'''B''' &amp;amp; &lt;ref&gt;x&lt;/ref&gt; [[d]]")
    let result = try read(Array(Self.dump(pages).utf8))
    let document = try #require(result.documents.first)
    #expect(result.documents.count == 1)
    #expect(document.name == "B C")
    #expect(document.alternativeTitles == ["UK"])
    #expect(document.revision == .init(page: 1, revision: 10, timestamp: "2024-01-02T03:04:05Z"))
    #expect(document.address == "https://en.wikipedia.org/wiki/B_C")
    #expect(document.language == "en")
    #expect(document.words(0..<document.text.count) == "B & d\n")
    #expect(result.messages.isEmpty)
  }

  @Test func `titles and namespaces choose pages`() throws {
    let pages =
      Self.page("Foreign relations of A", "x") + Self.page("Other", "y")
      + Self.page("Talk:A", "z").replacing("<ns>0</ns>", with: "<ns>1</ns>")
    var options = DocumentStream.Options()
    options.titles = try TitlePattern("^Foreign relations")
    #expect(
      try read(Array(Self.dump(pages).utf8), options: options).documents.map(\.name) == [
        "Foreign relations of A"
      ])
    options.titles = nil
    options.namespaces = [1]
    #expect(
      try read(Array(Self.dump(pages).utf8), options: options).documents.map(\.name) == ["Talk:A"])
  }

  @Test func `a dump that breaks off keeps the pages before`() throws {
    let text = String(repeating: "Words of a page. ", count: 200)
    let whole = Self.dump(Self.page("A", text) + Self.page("B", text) + Self.page("C", text))
    let cut = Array(whole.utf8.prefix(whole.utf8.count - 1500))
    let result = try read(cut)
    #expect(result.documents.map(\.name) == ["A", "B"])
    #expect(result.messages.count == 1)
    #expect(
      result.messages.first?.contains(
        "it breaks off after the page “B”, and the 2 pages before are kept") == true)
  }

  @Test(arguments: [
    (
      "<!DOCTYPE a [<!ENTITY x \"xx\"><!ENTITY y \"&x;&x;\">]><mediawiki>&y;</mediawiki>",
      "document type"
    ),
    ("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><mediawiki></mediawiki>", "document type"),
    ("<mediawiki>&x;</mediawiki>", "the XML is broken"),
    ("<mediawiki>" + String(repeating: "<a>", count: 10_000), "the XML is broken"),
    ("<mediawiki><page><title>A</title>", "the XML ends before its last tag"),
    ("<mediawiki><page><title>" + String(repeating: "x", count: 11_000_000), "the XML is broken"),
    ("<html><p>x</p></html>", "no MediaWiki export"),
    ("<mediawiki", "the XML ends before its last tag"),
  ])
  func `attacks and other XML are refused with a message`(_ text: String, _ message: String) throws
  {
    let result = try read(Array(text.utf8))
    #expect(result.documents.isEmpty)
    #expect(result.messages.count == 1)
    #expect(result.messages.first?.contains(message) == true, "\(result.messages)")
  }

  @Test(.shared("corpus/dumps/enwiki-27-pages.xml.bz2"))
  func `compressed dumps are read, and damage is said`() throws {
    let file = Folder.shared("corpus/dumps/enwiki-27-pages.xml.bz2")
    let bytes = [UInt8](try Data(contentsOf: file))
    let whole = try read(bytes, name: "d.xml.bz2")
    #expect(
      whole.documents.count + whole.documents.map(\.alternativeTitles.count).reduce(0, +) > 20)
    #expect(whole.messages.isEmpty)
    let twice = try read(bytes, name: "d.xml.bz2")
    #expect(twice.documents.map(\.name) == whole.documents.map(\.name))
    let cut = try read(Array(bytes.prefix(bytes.count * 2 / 3)), name: "d.xml.bz2")
    #expect(cut.messages.count == 1)
    #expect(cut.messages.first?.contains("it breaks off") == true)
    #expect(cut.documents.count < whole.documents.count)
    #expect(cut.documents.map(\.name) == whole.documents.prefix(cut.documents.count).map(\.name))
  }

  /// What a program writes that is given the bytes.
  private func output(_ program: String, _ bytes: [UInt8]) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program, "-c"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // Less than a pipe holds.
    try input.fileHandleForWriting.write(contentsOf: Data(bytes))
    try input.fileHandleForWriting.close()
    let result = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(result)
  }

  @Test func `gzip is read`() throws {
    let bytes = try output("gzip", Array(Self.dump(Self.page("A", "x")).utf8))
    let result = try read(bytes, name: "d.xml.gz")
    #expect(result.documents.map(\.name) == ["A"])
    #expect(result.messages.isEmpty)
  }

  /// The streams of a dump as Wikimedia divides them: the head, some pages each, the end.
  private func streams() throws -> [[UInt8]] {
    let pages = (0..<6).map { number in
      let words = (0..<900).map { "word \($0 * (number + 3) % 977)" }.joined(separator: " ")
      return Self.page("Page \(number)", words, id: number + 1)
    }
    let whole = Self.dump("@")
    let ends = whole.split(separator: "@").map(String.init)
    let parts = [ends[0], pages[0] + pages[1], pages[2] + pages[3], pages[4] + pages[5], ends[1]]
    return try parts.map { try output("bzip2", Array($0.utf8)) }
  }

  @Test func `an archive of several streams is read as one dump`() throws {
    let result = try read(Array(try streams().joined()), name: "d-multistream.xml.bz2")
    #expect(result.messages.isEmpty)
    #expect(result.documents.map(\.name) == (0..<6).map { "Page \($0)" })
    #expect(result.documents.last?.text.count ?? 0 > 5000)
  }

  @Test func `a damaged stream ends the dump, and the pages of the streams before are kept`() throws
  {
    var streams = try streams()
    let middle = streams[3].count / 2
    streams[3][middle] ^= 0xFF
    streams[3][middle + 1] ^= 0xFF
    let result = try read(Array(streams.joined()), name: "d.xml.bz2")
    // The damaged block may begin with words that make no sense, and spoil the page right before it.
    #expect(result.documents.map(\.name).starts(with: (0..<3).map { "Page \($0)" }))
    #expect(result.documents.count < 6)
    #expect(result.messages.count == 1)
    #expect(
      result.messages.first?.contains("the archive is damaged or cut off near its byte") == true)
  }

  @Test func `an archive that is cut between two streams is said to be cut`() throws {
    let streams = try streams()
    let result = try read(Array(streams[..<3].joined()), name: "d.xml.bz2")
    #expect(result.documents.map(\.name) == (0..<4).map { "Page \($0)" })
    #expect(result.messages.count == 1)
    #expect(
      result.messages.first?.contains(
        "it breaks off after the page “Page 3”, and the 4 pages before are kept") == true)
  }

  @Test func `an archive that is cut within a stream keeps what stands before`() throws {
    let streams = try streams()
    let cut = Array(streams[..<3].joined()) + streams[3].prefix(streams[3].count / 2)
    let result = try read(cut, name: "d.xml.bz2")
    #expect(result.documents.map(\.name) == (0..<4).map { "Page \($0)" })
    #expect(result.messages.count == 1)
    #expect(result.messages.first?.contains("near its byte \(cut.count)") == true)
  }
}
