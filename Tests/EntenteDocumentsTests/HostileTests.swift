import DocumentInvariants
import EntenteDocuments
import Testing

/// Markup that was never meant to be read, ten megabytes of it: time and memory stay linear.
@Suite(.serialized) struct `Hostile input` {
  private static let size = 10_000_000
  private static let marks = [
    "{{", "}}", "[[", "]]", "{|", "\n{|", "\n|-", "\n|}", "\n| ", "<ref>", "<ref name=a/>",
    "</ref>",
    "'''", "|", "<!--", "<nowiki>", "[http://a ", "{{a|", "[[a|", "\n==a==", "\n*", "&amp", "<b ",
    "{{flag|", "{{small|a}}", "\n|a||b", "\n|colspan=999 rowspan=999|a", "{{{", "-->", "__", "<ref",
    "{{{{{{a}}", "\n! a !! b", "<pre>", "{{ubl|", "https://",
  ]

  /// Reads it and returns the seconds it took.
  private func seconds(_ text: String, _ markup: UnreadDocument.Markup) -> Double {
    let unread = UnreadDocument(
      id: "a", path: "a", title: "a", markup: markup, source: Array(text.utf8))
    let start = ContinuousClock.now
    let document = unread.read()
    let time = ContinuousClock.now - start
    #expect(violations(of: document) == [])
    return Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
  }

  private static func repeated(_ mark: String, _ bytes: Int) -> String {
    String(repeating: mark, count: bytes / mark.utf8.count)
  }

  @Test(arguments: marks)
  func `ten megabytes of one mark are read`(_ mark: String) {
    #expect(seconds(Self.repeated(mark, Self.size), .wikitext) < 20)
  }

  @Test(arguments: [
    ("{{a|", "}}"), ("[[", "]]"), ("{{small|", "}}"), ("\n{|\n|", "\n|}"), ("<ref>", "</ref>"),
    ("{{ubl|", "}}"), ("[[a|", "]]"), ("\n{|\n|{{nowrap|", "}}\n|}"), ("{{efn|", "}}"),
  ])
  func `a million brackets in each other are read`(_ open: String, _ close: String) {
    let text = Self.repeated(open, Self.size / 2) + "x" + Self.repeated(close, Self.size / 2)
    #expect(seconds(text, .wikitext) < 20)
  }

  @Test func `a mixture of all marks takes time in proportion to its size`() {
    var state: UInt64 = 42
    func mixture(_ bytes: Int) -> String {
      var text = ""
      while text.utf8.count < bytes {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += Self.marks[Int(state >> 33) % Self.marks.count] + "a "
      }
      return text
    }
    let small = seconds(mixture(2_500_000), .wikitext)
    let large = seconds(mixture(10_000_000), .wikitext)
    #expect(large < 20)
    // Four times the text; other work on the machine may double the one or the other.
    #expect(large < 12 * small + 1)
  }

  /// Findings of `Fuzzing/run`, cut to what they need.
  @Test(arguments: [
    // Labels that end with space, which the block then drops.
    ("[http[http://a b   ]\n", UnreadDocument.Markup.wikitext),
    ("= a\n\n|b|[ ](http)\n", .lightText),
    // A table without a word in a cell.
    ("{|\n|a\n{|\n|\n|}\n|}", .wikitext),
    ("<table><tr><td>a<table><tr><td></table></table>", .html),
    // Words in a table but in no cell, and blocks in a caption.
    ("<h4><table>a<br>b<tr><th>c<td rowspan=2>d</table>", .html),
    ("<table><caption><p>a</p><table><tr><td>b</table></caption><tr><td>c</table>", .html),
  ])
  func `what broke the model of a document once does not`(
    _ text: String, _ markup: UnreadDocument.Markup
  ) {
    let unread = UnreadDocument(
      id: "a", path: "a", title: "a", markup: markup, source: Array(text.utf8))
    let document = unread.read()
    #expect(violations(of: document) == [])
    #expect(!DocumentOutline(document).text().isEmpty)
    #expect(!DocumentJSON(document).bytes().isEmpty)
  }

  @Test func `broken marks are said with their place`() {
    let unread = UnreadDocument(
      id: "a", path: "a.wiki", title: "a", markup: .wikitext,
      source: Array("Words.\nAnd {{{{".utf8))
    #expect(
      unread.read().diagnostics.map(\.description) == [
        "a.wiki:2:5: warning: {{ lacks its partner (the first of 2); it is left out"
      ])
  }

  @Test(arguments: [
    "<b>", "<", "&amp;", "<p>", "<td>", "<table><tr>", "</p>", "<!--", "<a href=x>", "&#x",
    "<script>", "<li>",
  ])
  func `ten megabytes of one tag of HTML are read or refused`(_ tag: String) {
    #expect(seconds(Self.repeated(tag, Self.size), .html) < 30)
  }
}
