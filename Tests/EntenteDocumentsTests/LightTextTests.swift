import EntenteDocuments
import EntenteGraph
import Testing

@Suite struct `Lightly marked text` {
  private func read(_ text: String) -> Document {
    UnreadDocument(
      id: "test", path: "test.txt", title: "test", markup: .lightText, source: Array(text.utf8)
    ).read()
  }

  private func blocks(_ text: String) -> [String] {
    let document = read(text)
    return document.blocks.map { document.words($0.range) }
  }

  @Test func `headings with and without spaces open sections`() {
    let document = read("= Page =\n\n==One==\nWords.\n=== Two ===\n## Three\nMore.\n")
    #expect(document.title == "Page")
    #expect(document.sections.map(\.title) == ["Page", "One", "Two", "Three"])
    #expect(document.sections.map(\.level) == [1, 2, 3, 2])
    #expect(document.sections.map(\.parent) == [0, 0, 1, 0])
    #expect(document.sectionPath(2) == [0, 1, 2])
  }

  @Test func `a sentence a line is a paragraph a line, and wrapped lines are one`() {
    #expect(
      blocks("One went.\nTwo came.\n\nThree\nwent on.\n") == [
        "One went.", "Two came.", "Three went on.",
      ])
  }

  @Test func `pipe rows are a table and its first row a header`() throws {
    let document = read(
      "==Diplomatic relations==\n| # | Country | Date |\n| 1 | | |\n| 84 | DZA | 3 June 2006 |\n- after\n"
    )
    let table = try #require(document.tables.first)
    #expect(table.headerRows == 1)
    #expect(table.rowCount == 3)
    #expect(table.columnCount == 3)
    #expect(table.cell(row: 2, column: 1).map { document.words($0.range) } == "DZA")
    #expect(table.cell(row: 1, column: 1)?.range.isEmpty == true)
    #expect(
      document.blocks.map(\.kind) == [.heading, .table(0), .listItem(depth: 1, ordered: false)])
  }

  @Test func `rows that are all data have no header`() throws {
    let table = try #require(
      read("| Serbia | 4 June 2006 |\n| Italy | 5 June 2006 |\n").tables.first)
    #expect(table.headerRows == 0)
  }

  @Test func `a Markdown rule makes a header of the row above it`() throws {
    let table = try #require(read("| A | B |\n|---|:-:|\n| x | y |\n").tables.first)
    #expect(table.headerRows == 1)
    #expect(table.rowCount == 2)
  }

  @Test func `Markdown links keep their address and lose their brackets`() throws {
    let document = read("See [the **page**](https://example.org/a_(b) \"t\") now.\n")
    #expect(document.words(document.blocks[0].range) == "See the page now.")
    let link = try #require(document.links.first)
    #expect(link.target == "https://example.org/a_(b)")
    #expect(document.words(link.range) == "the page")
  }

  @Test func `every byte of the text leads to its source`() {
    let text = "= Títle =\n\n- **bold** words\n| a | b |\n| 1 | 2 |\nA\nline.\n"
    let document = read(text)
    for block in document.blocks where document.sourceMap.isCopied(block.range) {
      let source = document.sourceMap.source(of: block.range)
      #expect(Array(document.source[source]) == Array(document.text[block.range]))
    }
  }

  @Test(arguments: ["[", "**", "|", "| ", "= ", "- ", "[a](", "x"])
  func `ten megabytes of one mark take linear time`(_ mark: String) {
    let document = read(String(repeating: mark, count: 10_000_000 / mark.utf8.count))
    #expect(document.text.count <= 11_000_000)
  }
}
