package import EntenteDocuments

/// What does not hold of a document that should: ranges in the text, blocks in order, cells in tables.
package func violations(of document: Document) -> [String] {
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
  for block in document.blocks {
    let source = document.sourceMap.source(of: block.range)
    check(source.upperBound <= document.source.count, "a block leaves the source")
  }
  var start = 0
  for link in document.links {
    check(link.range.lowerBound >= start && !link.range.isEmpty, "links are not in order")
    check(link.range.upperBound <= count, "a link leaves the text")
    start = link.range.lowerBound
    if found.isEmpty, document.sourceMap.isCopied(link.range) {
      let source = document.sourceMap.source(of: link.range)
      check(
        document.source[source].elementsEqual(document.text[link.range]),
        "the words of a link do not stand at their place in the source")
    }
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
