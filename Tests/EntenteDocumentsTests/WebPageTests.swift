import DocumentInvariants
import EntenteDocuments
import EntenteGraph
import Foundation
import TestSupport
import Testing

/// Whole pages as sites of different kinds serve them, and how they are read.
@Suite struct `Web pages` {
  private static let pages = Folder.project.appending(
    path: "Tests/EntenteDocumentsTests/Goldens/pages")

  @Test(arguments: ["news", "ministry", "wiki", "blog"])
  func `a whole page is read as its outline says`(_ name: String) throws {
    let file = Self.pages.appending(path: name + ".html")
    let document = try #require(documents(file).first)
    #expect(violations(of: document) == [])
    try expectGolden(
      Array(DocumentOutline(document).text().utf8), Self.pages.appending(path: name + ".outline"))
  }

  private func documents(_ file: URL) -> [Document] {
    let stream = DocumentStream(inputs: [file.path])
    var documents: [Document] = []
    while let element = stream.next() {
      switch element {
      case .document(let document): documents.append(document.read())
      case .diagnostic(let diagnostic): Issue.record("\(diagnostic)")
      }
    }
    return documents
  }

  private static let words = "José Müller met “the Ambassador” of Côte d’Or – 40 €."

  private static func page(_ declaration: String) -> String {
    "<!DOCTYPE html><html><head>\(declaration)<title>Communiqué</title></head><body><p>\(words)</p></body></html>"
  }

  private static let utf8 = "<meta charset=utf-8>"
  private static let latin =
    #"<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">"#

  @Test(arguments: [
    (page(latin), String.Encoding.windowsCP1252, ""),
    (page("<meta charset='windows-1252'>"), .windowsCP1252, ""),
    (#"<?xml version="1.0" encoding="windows-1252"?>"# + page(""), .windowsCP1252, ""),
    (page(utf8), .utf8, ""),
    (page(""), .utf8, ""),
    // A byte-order mark counts more than what the page declares.
    (page(latin), .utf8, "\u{FEFF}"),
    (page(utf8), .utf16LittleEndian, "\u{FEFF}"),
    (page(latin), .utf16BigEndian, "\u{FEFF}"),
    // Bytes that can be read so far are not UTF-16, whatever they declare.
    (page("<meta charset=utf-16>"), .utf8, ""),
  ])
  func `the character set comes from the byte-order mark, the declaration or is UTF-8`(
    _ page: String, _ encoding: String.Encoding, _ mark: String
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID()).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try #require((mark + page).data(using: encoding)).write(to: file)
    let document = try #require(documents(file).first)
    #expect(document.title == "Communiqué")
    #expect(document.words(0..<document.text.count) == Self.words + "\n")
  }

  private func read(_ text: String) -> Document {
    UnreadDocument(
      id: "test", path: "test.html", title: "test", markup: .html, source: Array(text.utf8)
    ).read()
  }

  @Test func `a note is a citation of the words that call it, and no text`() throws {
    let document = read(
      """
      <p>One fact<sup><a href="#n1">1</a></sup> and another <sup>[<a href="#n2">2</a>]</sup>.</p>
      <p>A third<sup><a href="#gone">3</a></sup>, 5 m<sup>2</sup>, <a href="#n1">see the note</a>.</p>
      <p><a id="n1" href="#c1">1.</a> <a href="https://a.example/x">“The Title”</a></p>
      <p id="n2">Words of a <b>paper</b>, p. 3 <a href="#c2">up</a></p>
      """)
    #expect(
      document.words(0..<document.text.count)
        == "One fact and another .\nA third, 5 m2, see the note.\n")
    #expect(
      document.citations.map(\.citation) == [
        Citation(address: "https://a.example/x", title: "The Title"),
        Citation(title: "Words of a paper, p. 3"),
      ])
    #expect(
      document.citations.map { document.words(0..<$0.position) } == [
        "One fact", "One fact and another",
      ])
    #expect(document.passedOver["reference without a definition"] == 1)
  }

  @Test func `links back from notes to the words hide no words`() {
    let document = read(
      """
      <p id="c1">The words that matter<a href="#n1"><sup>1</sup></a>.</p>
      <p id="n1"><a href="#c1"><sup>1</sup></a> https://a.example/x</p>
      """)
    #expect(document.words(0..<document.text.count) == "The words that matter.\n")
    #expect(document.citations.map(\.citation.title) == ["https://a.example/x"])
  }

  @Test func `words in a table but in no cell stay in order`() {
    let document = read(
      """
      <table>Before <caption><h4>Cap</h4><p>tion</caption><tr>Row<td>a</td> between <td>b</table>after
      """)
    #expect(violations(of: document) == [])
    #expect(document.words(0..<document.text.count) == "Before\nCap\ntion\nRow\na\nb\nafter\n")
    #expect(document.passedOver["words between the cells of a table"] == 1)
  }

  @Test(arguments: [
    ("Relations of A - Site", "<h1>Relations of A</h1>", "Relations of A"),
    ("Relations of A | Site", "<h1>Relations\nof <i>A</i></h1>", "Relations of A"),
    ("News of the world", "<h1>News</h1>", "News of the world"),
    ("Site - A", "<h1>Site</h1><h1>A</h1>", "Site - A"),
    ("Relations of A", "<h1>Relations of A</h1>", "Relations of A"),
  ])
  func `the name of the site is no part of the title`(
    _ title: String, _ body: String, _ expected: String
  ) {
    #expect(read("<title>\(title)</title><body>\(body)<p>x</p>").title == expected)
  }

  @Test func `a table that only lays the page out is no table`() {
    let document = read(
      """
      <table role="presentation"><tr><td>One<td>Two<tr><td>Three</table>
      <table><tr><td><h2>Head</h2><p>Words</p><table><tr><td><b>A</b><td><b>B</b><tr><td>1<td>2</table></table>
      <table><tr><td>Left<td>Right</table>
      """)
    #expect(violations(of: document) == [])
    #expect(
      document.blocks.map { document.words($0.range) } == [
        "One", "Two", "Three", "Head", "Words", "A\nB\n1\n2", "Left", "Right",
      ])
    #expect(
      document.blocks.map { document.sections[$0.section].title }.suffix(4) == [
        "Head", "Head", "test", "test",
      ])
    #expect(
      document.blocks.compactMap { if case .table(let index) = $0.kind { index } else { nil } }
        .map { document.tables[$0].headerRows } == [1])
  }
}
