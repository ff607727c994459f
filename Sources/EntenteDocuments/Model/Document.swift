package import EntenteGraph

/// A source as Entente sees it: the text that a person would read, cut into blocks, with a map back
/// to the source.
///
/// All text of a document stands in one buffer, ``text``; blocks, cells, links and citations are
/// ranges in it, in bytes of UTF-8. ``sourceMap`` leads from there to ``source``.
package struct Document: Sendable {
  /// What evidence calls it: its ``name``, and a digest that tells it from others of that name; see `DocumentKey`.
  package var id: String
  /// What a person calls it: the id of a JSON Lines record, the title of a dump's page, or else the path of its
  /// file below the folder that was given.
  package var name: String { DocumentKey.name(of: id) }
  /// The path or the page that messages name.
  package var path: String
  /// The title that the source gives, or the file's name without its extension.
  package var title: String
  /// The day the document speaks on, where the source says so.
  package var date: PartialDate?
  /// What is wrong with the date that the source gives; said where nothing else gives one.
  package var dateWarning: Diagnostic?
  /// The language tag that the source declares, in lower case.
  package var language: String?
  package var address: String?
  /// The page, revision and time of a wiki page, as the dump gives them.
  package var revision: Revision?
  /// Other titles of the same page: the redirects to it, an official name in the meta data.
  package var alternativeTitles: [String] = []
  /// The source text as it was read, in UTF-8. Offsets that users see count its Unicode scalars.
  package var source: [UInt8]
  /// What a person would read, in UTF-8: blocks are divided by a newline.
  package var text: [UInt8] = []
  package var sourceMap = SourceMap()
  /// The sections, each after its parent. The first is the document itself.
  package var sections: [Section] = []
  /// The blocks in reading order.
  package var blocks: [Block] = []
  package var tables: [Table] = []
  package var infoboxes: [Infobox] = []
  /// The links, by where they begin.
  package var links: [Link] = []
  /// The citations, by the place they stand at.
  package var citations: [CitationMark] = []
  /// What the reader passed over and how often, by a name that a person understands.
  package var passedOver: [String: Int] = [:]

  /// What is wrong with the source, such as a template that never ends.
  package var diagnostics: [Diagnostic] = []

  package init(id: String, path: String, title: String, source: [UInt8]) {
    self.id = id
    self.path = path
    self.title = title
    self.source = source
  }

  /// The page, revision and time of a wiki page.
  package struct Revision: Hashable, Sendable {
    package var page: Int?
    package var revision: Int?
    /// As ISO 8601, in UTC.
    package var timestamp: String?

    package init(page: Int? = nil, revision: Int? = nil, timestamp: String? = nil) {
      self.page = page
      self.revision = revision
      self.timestamp = timestamp
    }
  }

  /// A heading and all that stands under it up to the next one of its level.
  package struct Section: Hashable, Sendable {
    /// The words of the heading; the document's title for the first section.
    package var title: String
    /// 1 for the document itself, 2 for `== … ==` and `<h2>`, and so on.
    package var level: Int
    /// The index of the section around it; the first section is its own parent.
    package var parent: Int
    /// The pages that a `{{main|…}}` or the like under the heading points to.
    package var mainPages: [String] = []

    package init(title: String, level: Int, parent: Int) {
      self.title = title
      self.level = level
      self.parent = parent
    }
  }

  /// The indices of a section's ancestors and itself, from the document down.
  package func sectionPath(_ section: Int) -> [Int] {
    var path = [section]
    while let first = path.first, first != sections[first].parent {
      path.insert(sections[first].parent, at: 0)
    }
    return path
  }

  /// The words of a range of ``text``.
  package func words(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

  /// The links that lie within a range of ``text``.
  package func links(in range: Range<Int>) -> ArraySlice<Link> {
    let first = links.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    let last = links.partitioningIndex { $0.range.lowerBound >= range.upperBound }
    return links[first..<max(first, last)]
  }

  /// The citations that stand within a range of ``text`` or at its end.
  package func citations(in range: Range<Int>) -> ArraySlice<CitationMark> {
    let first = citations.partitioningIndex { $0.position >= range.lowerBound }
    let last = citations.partitioningIndex { $0.position > range.upperBound }
    return citations[first..<max(first, last)]
  }
}

extension Array {
  /// The index of the first element for which `belongs` holds, in an array that is partitioned by it.
  fileprivate func partitioningIndex(_ belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
