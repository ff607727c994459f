import EntenteDocuments
import EntenteGraph
import Testing

@Suite struct `Dates of documents` {
  @Test(arguments: [
    "Wed, 06 Apr 2022 14:03:00 +0200", "06 Apr 22 14:03 GMT", "Wednesday, 06-Apr-22 14:03:00 UTC",
    "Wed Apr  6 14:03:00 UTC 2022", "Wed Apr 06 2022 14:03:00 GMT+0200 (CEST)",
    "2022-04-06", "2022-04-06T14:03:00Z", "2022-04-06 14:03:00+02", "2022/04/06", "2022.04.06",
    "20220406", "20220406T140300Z", "20220406140300", "2022-096",
    "1649253780", "1649253780.25", "1649253780000", "1649253780000000",
    "6 April 2022", "April 6, 2022", "April 6th, 2022", "6th of April 2022",
    "Apr. 6, 2022 10:15 AM EDT",
    "Wednesday 6 April 2022 10.15", "6.4.2022", "06. 04. 2022", "2022年4月6日", "13:40, 6 April 2022",
    "6 April 2022 | Updated 7 April 2023",
  ])
  func `a day is read in the forms that feeds and pages have`(_ words: String) {
    #expect(DocumentDates.parse(words)?.description == "2022-04-06")
  }

  @Test(arguments: [
    ("25/12/2022", "2022-12-25"), ("12/25/2022", "2022-12-25"), ("5/5/2022", "2022-05-05"),
    ("April 2022", "2022-04"), ("2022-04", "2022-04"), ("202204", "2022-04"), ("2022", "2022"),
  ])
  func `a date is as exact as its words`(_ words: String, _ date: String) {
    #expect(DocumentDates.parse(words)?.description == date)
  }

  @Test(arguments: [
    "", "soon", "2 hours ago", "04/05/2022", "6 April", "2022-13-45", "99999999",
    "31 February 2022",
    "-", "::", "true",
  ])
  func `what is no day is none`(_ words: String) {
    #expect(DocumentDates.parse(words) == nil)
  }

  private func page(_ head: String, _ body: String = "<p>Words here.</p>") -> Document {
    UnreadDocument(
      id: "test", path: "test.html", title: "test", markup: .html,
      source: Array("<html><head>\(head)</head><body>\(body)</body></html>".utf8)
    ).read()
  }

  @Test(arguments: [
    #"<meta property="article:published_time" content="2022-04-06T10:00:00Z">"#,
    #"<meta name="DC.date.issued" content="2022/04/06">"#,
    #"<meta name="date" content="6 April 2022"><meta property="article:modified_time" content="2023-01-01">"#,
    #"<meta itemprop="datePublished" content="Wed, 06 Apr 2022 14:03:00 +0200">"#,
    #"<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","dateModified":"2023-01-01","datePublished":"2022-04-06"}]}</script>"#,
    #"<link rel="canonical" href="https://example.org/news/2022/04/06/title">"#,
    #"<link rel="canonical" href="https://example.org/2022-04-06-title">"#,
    #"<meta property="article:modified_time" content="2022-04-06">"#,
  ])
  func `a page gives its date in its head`(_ head: String) {
    #expect(page(head).date?.description == "2022-04-06")
  }

  @Test(arguments: [
    "<time datetime='2022-04-06T10:00'>yesterday</time><p>Words here.</p>",
    "<p class='date'>6 April 2022</p><p>Words here.</p>",
    "<p>Published on Wednesday, 6 April 2022 at 10:15 GMT</p><p>Words here.</p>",
    "<p>Words here.</p><p>Last updated: 06.04.2022</p>",
    "<table><tr><td><time datetime='1999-01-01'>1999</time></table><p>April 6, 2022</p><p>Words.</p>",
  ])
  func `a page gives its date in its text`(_ body: String) {
    #expect(page("", body).date?.description == "2022-04-06")
  }

  @Test func `a date that cannot be read is said, and a page of a wiki is of its last change`() {
    let unread = page(#"<meta name="date" content="sometime">"#)
    #expect(unread.date == nil)
    #expect(
      unread.diagnostics.map(\.description) == [
        "test.html: warning: the date “sometime” cannot be read, so the document has none; write it as YYYY-MM-DD, or give one with --date"
      ])
    let wiki = page(
      #"<meta name="generator" content="MediaWiki 1.45"><script type="application/ld+json">{"datePublished":"2004-01-01","dateModified":"2022-04-06"}</script>"#
    )
    #expect(wiki.date?.description == "2022-04-06")
  }
}
