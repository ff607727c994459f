import EntenteDocuments

/// Finds out what the parts of a document are about, from captions, lead-in lines and headings.
struct TopicReader: Sendable {
  /// What each section's own heading says, `nil` where it says nothing that is understood.
  let own: [Topic?]
  /// What each section is about: its own heading's topic, or that of the nearest one around it that
  /// has one.
  let effective: [Topic?]
  /// Whether a section belongs to the references and lists of links that articles end with.
  let isApparatus: [Bool]
  private let document: Document
  private let vocabulary: StructureVocabulary

  init(_ document: Document, vocabulary: StructureVocabulary = .standard) {
    var own: [Topic?] = []
    var effective: [Topic?] = []
    var isApparatus: [Bool] = []
    for (index, section) in document.sections.enumerated() {
      // The title of the document names its genre, not what a part of it is about.
      let topic = index == 0 ? nil : vocabulary.topic(of: section.title)
      own.append(topic)
      let around = section.parent < index ? effective[section.parent] : nil
      let apparatus = section.parent < index && isApparatus[section.parent]
      isApparatus.append(apparatus || topic == .apparatus)
      effective.append(topic == nil || topic == .neutral ? around ?? topic : topic)
    }
    self.own = own
    self.effective = effective
    self.isApparatus = isApparatus
    self.document = document
    self.vocabulary = vocabulary
  }

  /// What a table is about: what its caption says, or the line that leads in to it (the block before
  /// it in the same section), or its section.
  func topic(of table: Table, leadIn: Block?, section: Int) -> Topic? {
    if let caption = table.caption, let topic = vocabulary.topic(of: document.words(caption)),
      topic != .neutral
    {
      return topic
    }
    if let leadIn, let topic = topic(ofLeadIn: leadIn), topic != .neutral { return topic }
    return effective.indices.contains(section) ? effective[section] : nil
  }

  /// What the line before a list or a table says of it: "List of countries which … :".
  func topic(ofLeadIn block: Block) -> Topic? {
    guard block.kind == .paragraph, let line = leadInLine(block) else { return nil }
    return vocabulary.topic(of: line)
  }

  /// The last sentence of a paragraph where it leads in to what follows.
  func leadInLine(_ block: Block) -> String? {
    let words = document.words(block.range)
    guard words.utf8.count < 2000 else { return nil }
    let trimmed = words.split(separator: "\n").last.map(String.init) ?? words
    let last = trimmed.split(separator: ".", omittingEmptySubsequences: true).last.map(String.init)
    guard var last else { return nil }
    // What follows the colon is a remark on single entries.
    if let colon = last.lastIndex(of: ":"), last.contains("(") { last = String(last[...colon]) }
    let isList =
      last.hasSuffix(":") || Lexicon.standard.words(.listOpening).contains(where: trimmed.hasPrefix)
      || Lexicon.standard.words(.listAnnouncement).contains(where: last.contains)
    return isList ? last : nil
  }
}
