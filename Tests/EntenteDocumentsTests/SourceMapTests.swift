import DocumentInvariants
import EntenteDocuments
import EntenteGraph
import Foundation
import TestSupport
import Testing

@Suite struct `Source maps` {
  @Test(.shared("corpus/wiki")) func `every word of every page leads to itself in the source`()
    throws
  {
    let folder = Folder.shared("corpus/wiki")
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
            Issue.record("\(document.name): “\(document.words(word))” is not at \(source)")
            return
          }
        } else {
          made += 1
          if source.isEmpty || source.upperBound > document.source.count {
            Issue.record("\(document.name): “\(document.words(word))” has no place")
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

  @Test(.shared("corpus/wiki")) func `the model of a document holds on every page`() throws {
    let folder = Folder.shared("corpus/wiki")
    let stream = DocumentStream(inputs: [folder.path])
    while let element = stream.next() {
      guard case .document(let unread) = element else { continue }
      #expect(violations(of: unread.read()) == [])
    }
  }
}
