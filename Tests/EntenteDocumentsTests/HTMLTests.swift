import EntenteDocuments
import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `HTML` {
  private func read(_ text: String) -> Document {
    UnreadDocument(
      id: "test", path: "test.html", title: "test", markup: .html, source: Array(text.utf8)
    ).read()
  }

  private func blocks(_ text: String) -> [String] {
    let document = read(text)
    return document.blocks.map { document.words($0.range) }
  }

  @Test func `title, date, language and address come from the head`() {
    let document = read(
      """
      <!DOCTYPE html><html lang="en-GB"><head><title>News | Site</title>
      <meta property="og:title" content="News"><link rel="canonical" href="https://example.org/a">
      <script type="application/ld+json">{"@graph": [{"datePublished": "2024-03-05T10:00:00Z"}]}</script>
      </head><body><p>Words.</p></body></html>
      """)
    #expect(document.title == "News")
    #expect(document.alternativeTitles == ["News | Site"])
    #expect(document.date == PartialDate(year: 2024, month: 3, day: 5))
    #expect(document.language == "en-gb")
    #expect(document.address == "https://example.org/a")
    #expect(document.words(0..<document.text.count) == "Words.\n")
  }

  @Test func `the frame of a page is left out`() {
    #expect(
      blocks(
        """
        <body><nav>Menu</nav><div class="cookie-banner">Accept</div><article><h1>Title</h1>
        <p>One <b>bold</b>&nbsp;word &amp; more.<script>x</script><p>Two<br>Three</article>
        <footer>Imprint</footer></body>
        """) == ["Title", "One bold word & more.", "Two", "Three"])
  }

  @Test func `lists, tables and links are kept`() throws {
    let document = read(
      """
      <h2>Relations</h2><ul><li>One<ul><li>Deep</li></ul></li></ul>
      <table><caption>States</caption><tr><th>Country<th>Date</tr>
      <tr><td rowspan=2><a href="/wiki/Serbia" title="Serbia">Republic</a></td><td data-sort-value="2006">3 June</td></tr>
      <tr><td>4 June</td></tr></table><p>After <a href="https://example.org">here</a></p>
      """)
    let table = try #require(document.tables.first)
    #expect(table.headerRows == 1)
    #expect(table.caption.map { document.words($0) } == "States")
    #expect(table.grid == [[0, 1], [2, 3], [2, 4]])
    #expect(table.cells[3].sortKey == "2006")
    #expect(document.sections.map(\.title) == ["test", "Relations"])
    #expect(
      document.blocks.map(\.kind) == [
        .heading, .listItem(depth: 1, ordered: false), .listItem(depth: 2, ordered: false),
        .table(0), .paragraph,
      ])
    #expect(
      document.links.map { "\(document.words($0.range)) -> \($0.target)" } == [
        "Republic -> Serbia", "here -> https://example.org",
      ])
    #expect(document.links.map(\.kind) == [.page, .address])
  }

  @Test(arguments: [
    "<p>One &amp; two &#8211; three</p><!-- no > --><p title='a>b'>four</p>",
    "Plain <b>Zürich</b> <i>a</i>b &unknown; c & d <img src=x> e",
    "<table><tr><td>a<td>b</table> <ul><li>c<li>d</ul>\r\n<p>e\r\nf",
    "<p>unclosed <a href='x'>link <p>next </b> stray",
    "<div><script>if (a < b) { c }</script>words</div> < 5 and more",
  ])
  func `every word leads to its place in the markup`(_ text: String) {
    let document = read(text)
    var start = 0
    for index in document.text.indices {
      guard document.text[index].isWhite else { continue }
      let word = start..<index
      start = index + 1
      guard !word.isEmpty, document.sourceMap.isCopied(word) else { continue }
      let source = document.sourceMap.source(of: word)
      #expect(Array(document.source[source]) == Array(document.text[word]))
    }
    #expect(document.sourceMap.runCount > 0)
  }

  @Test(.shared("corpus/news-itn.jsonl")) func `blurbs of a wiki keep the pages that they name`()
    throws
  {
    let file = Folder.shared("corpus/news-itn.jsonl")
    let stream = DocumentStream(inputs: [file.path])
    var links = 0
    var copied = 0
    var count = 0
    while let element = stream.next() {
      guard case .document(let unread) = element else { continue }
      let document = unread.read()
      #expect(document.date != nil)
      for link in document.links where link.kind == .page {
        links += 1
        copied += document.sourceMap.isCopied(link.range) ? 1 : 0
        let source = document.sourceMap.source(of: link.range)
        if document.sourceMap.isCopied(link.range) {
          #expect(document.source[source].elementsEqual(document.text[link.range]))
        }
      }
      count += 1
    }
    #expect(count == 339)
    #expect(links > 900)
    #expect(Double(copied) > 0.95 * Double(links))
  }

  @Test func `elements nested without end are refused with a place`() {
    let document = read("<p>Before</p>" + String(repeating: "<div>", count: 100_000) + "deep")
    #expect(document.words(0..<document.text.count) == "Before\n")
    #expect(document.diagnostics.first?.line == 1)
    #expect(document.diagnostics.first?.message.hasPrefix("elements stand more than") == true)
  }
}

extension UInt8 {
  var isWhite: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
