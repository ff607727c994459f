import EntenteDocuments
import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `Source maps` {
  @Test func `every word of every page leads to itself in the source`() throws {
    guard let folder = Folder.shared("corpus/wiki") else { return }
    let stream = DocumentStream(inputs: [folder.path])
    var copied = 0
    var made = 0
    var pages = 0
    while let element = stream.next() {
      guard case .document(let unread) = element else {
        Issue.record("a page was not read")
        continue
      }
      let document = unread.read()
      pages += 1
      var start = 0
      for index in document.text.indices where document.text[index].isWhite {
        let word = start..<index
        start = index + 1
        if word.isEmpty { continue }
        let source = document.sourceMap.source(of: word)
        if document.sourceMap.isCopied(word) {
          copied += 1
          if !document.source[source].elementsEqual(document.text[word]) {
            Issue.record("\(document.id): “\(document.words(word))” is not at \(source)")
            return
          }
        } else {
          made += 1
          if source.isEmpty || source.upperBound > document.source.count {
            Issue.record("\(document.id): “\(document.words(word))” has no place")
            return
          }
        }
      }
    }
    print("source maps: \(copied) words copied, \(made) with a part that is made, \(pages) pages")
    #expect(pages == 167)
    #expect(copied > 800_000)
    // Words that links, quotes and references divide are copied in parts; few others are made.
    #expect(Double(made) < 0.08 * Double(copied))
  }

  @Test func `the model of a document holds on every page`() throws {
    guard let folder = Folder.shared("corpus/wiki") else { return }
    let stream = DocumentStream(inputs: [folder.path])
    while let element = stream.next() {
      guard case .document(let unread) = element else { continue }
      #expect(violations(of: unread.read()) == [])
    }
  }
}

/// What does not hold of a document that should: ranges in the text, blocks in order, cells in tables.
func violations(of document: Document) -> [String] {
  var found: [String] = []
  let count = document.text.count
  func check(_ holds: Bool, _ what: String) { if !holds, found.count < 5 { found.append(what) } }
  var end = 0
  for block in document.blocks {
    check(block.range.lowerBound >= end, "a block begins before the one before it ends")
    end = block.range.upperBound
    check(end <= count, "a block leaves the text")
    check(block.section < document.sections.count, "a block has no section")
  }
  for (index, section) in document.sections.enumerated() {
    check(section.parent <= index && (index == 0 || section.parent < index), "a parent comes later")
  }
  for table in document.tables {
    check(table.rowSourceRanges.count == table.rowCount, "a row has no place")
    check(table.sourceRange.upperBound <= document.source.count, "a table leaves the source")
    for row in table.grid {
      for cell in row { check(cell ?? 0 < table.cells.count, "a place of a grid has no cell") }
    }
    for cell in table.cells {
      check(cell.range.upperBound <= count, "a cell leaves the text")
      for block in cell.blocks {
        check(
          block.range.lowerBound >= cell.range.lowerBound
            && block.range.upperBound <= cell.range.upperBound, "a block leaves its cell")
      }
    }
  }
  var start = 0
  for link in document.links {
    check(link.range.lowerBound >= start && !link.range.isEmpty, "links are not in order")
    check(link.range.upperBound <= count, "a link leaves the text")
    start = link.range.lowerBound
  }
  start = 0
  for mark in document.citations {
    check(mark.position >= start && mark.position <= count, "citations are not in order")
    start = mark.position
  }
  for field in document.infoboxes.flatMap(\.fields) {
    check(field.value.upperBound <= count, "a field leaves the text")
  }
  check(String(validating: document.text, as: UTF8.self) != nil, "the text is not UTF-8")
  return found
}
