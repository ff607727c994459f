import EntenteDocuments
import EntenteGraph
import EntenteOntology

/// What a page says around a table or a list: what it is about, and the titles above it.
struct TableSituation: Sendable {
  let document: Document
  /// What the page is about, `nil` where nothing says so.
  let subject: Entity?
  /// What the section is about beside the subject.
  var counterpart: Entity?
  /// The caption, the line that leads in, the headings from the nearest outwards and the titles of the
  /// document, as words.
  var titles: [FoldedTitle]
  var topic: Topic?
  let linker: Linker

  /// A title and its words.
  struct FoldedTitle: Sendable {
    let text: [UInt8]
    let words: FoldedWords

    init(_ title: String) {
      text = Array(title.utf8)
      words = FoldedWords(text, in: 0..<text.count)
    }

    /// The text of some of the words.
    func text(_ range: Range<Int>) -> String {
      guard !range.isEmpty else { return "" }
      return String(
        decoding: text[
          words.ranges[range.lowerBound].lowerBound..<words.ranges[range.upperBound - 1].upperBound],
        as: UTF8.self)
    }
  }

  /// The titles that may say whose missions are meant: those of the document only where they speak of
  /// missions.
  var missionTitles: [String] {
    let texts = titles.map { String(decoding: $0.text, as: UTF8.self) }
    let own = Set([document.title] + document.alternativeTitles)
    return texts.filter {
      !own.contains($0) || StructureVocabulary.standard.topic(of: $0) == .missions
    }
  }

  /// The entity of a class that words name as a whole.
  ///
  /// A treaty or a document need not be known: its name says what it is.
  func entity(named words: String, among classes: [ClassName]) -> Entity? {
    var name = words
    if name.lowercased().hasPrefix("the ") { name = String(name.dropFirst(4)) }
    let known = linker.entity(named: name, expecting: Set(classes))?.entity
    if let known { return known }
    let folded = FoldedWords(name).words
    if classes.contains("Treaty"), folded.count > 1, folded.count < 16,
      folded.contains(where: { $0.isOne(of: .treatyName) }), name.first?.isUppercase ?? false
    {
      return linker.treaty(named: name, parties: [])
    }
    if classes.contains("Document"), folded.contains(where: { $0.isOne(of: .resolution) }),
      folded.count > 1,
      folded.contains(where: { $0.contains { $0.isNumber } })
    {
      return Entity(id: EntityID(minting: "Document", name: name), kind: "Document", label: name)
    }
    return nil
  }

  /// What the titles of a document say that it is about, by the lines `subject` of the rules.
  static func subject(
    of document: Document, library: TableRuleLibrary, linker: Linker
  ) -> Entity? {
    let situation = TableSituation(
      document: document, subject: nil, titles: [], topic: nil, linker: linker)
    for title in ([document.title] + document.alternativeTitles).map(FoldedTitle.init) {
      for (classes, pattern) in library.subjects {
        var found: Entity?
        let match = pattern.match(title.words.words) { _, range in
          found = situation.entity(named: title.text(range), among: classes)
          return found != nil
        }
        if match != nil, let found { return found }
      }
    }
    return nil
  }
}
