import EntenteDocuments
import EntenteGraph
import Foundation
import Testing

@Suite struct `Feeds and tables of articles` {
  private func read(_ name: String, _ text: String) throws -> (
    documents: [Document], messages: [String]
  ) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entente-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    let stream = DocumentStream(inputs: [file.path])
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

  private func summary(_ document: Document) -> String {
    let words = document.words(0..<document.text.count).split(separator: "\n").joined(
      separator: "|")
    return
      "\(document.title); \(document.date?.description ?? "-"); \(document.address ?? "-"); \(words)"
  }

  @Test(arguments: ["feed.rss", "feed.xml", "feed"])
  func `the items of RSS are documents`(_ name: String) throws {
    let result = try read(
      name,
      """
      <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
      <title>Site</title><language>en-US</language><link>https://example.org/</link>
      <item><title>One &amp; two</title><link>https://example.org/1</link><guid>g1</guid>
      <pubDate>Wed, 06 Apr 2022 14:03:00 GMT</pubDate><description>Short.</description>
      <content:encoded><![CDATA[<p>France met <b>Italy</b>.</p><p>They left.</p>]]></content:encoded></item>
      <item><title>Three</title><description>&lt;p&gt;Words.&lt;/p&gt;</description></item>
      </channel></rss>
      """)
    #expect(result.messages == [])
    #expect(
      result.documents.map(summary) == [
        "One & two; 2022-04-06; https://example.org/1; France met Italy.|They left.",
        "Three; -; -; Words.",
      ])
    #expect(result.documents.map(\.language) == ["en-us", "en-us"])
    #expect(result.documents.first?.name == "g1")
  }

  @Test func `the entries of Atom are documents`() throws {
    let result = try read(
      "feed.atom",
      """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Site</title><entry><title>One</title><id>urn:1</id>
      <link rel="self" href="https://example.org/self"/><link href="https://example.org/1"/>
      <updated>2022-05-01T00:00:00Z</updated><published>2022-04-06T10:00:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>France met <b>Italy</b>.</p></div></content>
      </entry></feed>
      """)
    #expect(
      result.documents.map(summary) == ["One; 2022-04-06; https://example.org/1; France met Italy."]
    )
  }

  @Test func `rows of CSV are documents, by the names of their columns`() throws {
    let result = try read(
      "a.csv",
      "id,Headline,pub_date,url,content\n7,\"One, two\",\"April 6, 2022\",https://example.org/1,\"France \"\"met\"\" Italy.\nThey left.\"\n8,Three,soon,,Words.\n9,Empty,,,\n"
    )
    // "Headline" is a name of titles, "content" one of texts.
    #expect(
      result.documents.map(summary) == [
        "One, two; 2022-04-06; https://example.org/1; France \"met\" Italy.|They left.",
        "Three; -; -; Words.",
      ])
    #expect(
      result.messages == [
        "a.csv:1: note: columns: text = content, title = headline, date = pub_date, address = url",
        "a.csv:5: warning: the row has no text",
      ])
    #expect(result.documents[1].diagnostics.count == 1)
  }

  @Test
  func
    `the text of a table whose columns have other names is the longest, and a table without is said`()
    throws
  {
    let long = String(repeating: "France met Italy. ", count: 6)
    let guessed = try read("a.tsv", "nr\tstuff\n1\t\(long)\n")
    #expect(guessed.documents.count == 1)
    #expect(guessed.messages == ["a.tsv:1: note: columns: text = stuff (the longest)"])
    let none = try read("a.csv", "country,gold\nFrance,3\n")
    #expect(none.documents.isEmpty)
    #expect(
      none.messages == [
        "a.csv:1: error: no column holds text; name one of them “text” in the first line: country, gold"
      ])
  }

  @Test(arguments: ["a.eml", "page.mht"])
  func `saved e-mail and web archives are left to their programs`(_ name: String) throws {
    let result = try read(name, "From: a@example.org\nSubject: x\n\nWords.")
    #expect(result.documents.isEmpty)
    #expect(result.messages.first?.contains("munpack") == true)
  }
}
