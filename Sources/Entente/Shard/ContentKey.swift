import EntenteDocuments
import EntenteGraph

/// A digest of everything that the extraction of a document depends on, beside what the tool knows.
package struct ContentKey: Hashable, Sendable, Comparable {
  /// 128 bits of a SHA-256: enough to tell any two documents apart.
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package init(of document: UnreadDocument) {
    var hash = SHA256()
    func add(_ text: String?) {
      // A length before each part, so that no two lists of parts are the same bytes.
      hash.update(Array("\(text?.utf8.count ?? -1) \(text ?? "")".utf8))
    }
    let revision = document.revision
    add(document.id)
    add(document.title)
    add(document.hasGivenTitle ? "given" : nil)
    add(document.markup.rawValue)
    add(document.date?.description)
    add(document.language)
    add(document.address)
    for number in [revision?.page, revision?.revision] { add(number.map { "\($0)" }) }
    add(revision?.timestamp)
    add(document.fallbackDate?.description)
    add(document.dateWarning?.message)
    add("\(document.alternativeTitles.count)")
    for title in document.alternativeTitles { add(title) }
    hash.update(document.source)
    let digest = hash.finish()
    func number(_ range: Range<Int>) -> UInt64 {
      digest[range].reduce(0) { $0 << 8 | UInt64($1) }
    }
    self.init(high: number(0..<8), low: number(8..<16))
  }

  package static func < (a: ContentKey, b: ContentKey) -> Bool {
    (a.high, a.low) < (b.high, b.low)
  }
}
