import EntenteDocuments
import EntenteGraph

/// Finds what the lists of a document state: memberships as bullets or as enumerations, states that
/// withdrew their recognition, states with which there are relations.
///
/// Items that are sentences are left to the prose; they are ``Passage``s.
package struct ListFindings: FindingReader {
  private let linker: Linker
  private let library: TableRuleLibrary
  private let vocabulary = StructureVocabulary.standard

  package init(linker: Linker = .standard, library: TableRuleLibrary = .standard) {
    self.linker = linker
    self.library = library
  }

  package func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding] {
    let document = context.document
    let topics = TopicReader(document)
    var findings: [Finding] = []
    let ruled = RuleListReader(library: library, linker: linker)
    let pageSubject =
      context.subject ?? TableSituation.subject(of: document, library: library, linker: linker)
    var others: [ListRun] = []
    for run in document.listRuns where !topics.isApparatus[run.section] {
      let titles =
        (run.leadIn.flatMap { topics.leadInLine($0) }.map { [$0] } ?? [])
        + document.titles(above: run.section)
      let situation = TableSituation(
        document: document, subject: pageSubject, counterpart: context.counterpart(of: 0),
        titles: titles.map(TableSituation.FoldedTitle.init),
        topic: run.leadIn.flatMap { topics.topic(ofLeadIn: $0) } ?? topics.effective[run.section],
        linker: linker)
      if let found = ruled.read(run, in: situation, coverage: &coverage) {
        findings += found
      } else {
        others.append(run)
      }
    }
    guard let subject = context.subject else { return findings }
    let items = ItemReader(document: document, subject: subject, linker: linker)
    for run in others {
      if let place = missionPlace(of: run, in: document, subject: subject, topics: topics) {
        findings += items.missions(of: run, place: place, coverage: &coverage)
        continue
      }
      guard let topic = topic(of: run, topics: topics) else { continue }
      for item in run.items {
        coverage.count("list items")
        findings += items.read(item.range, topic: topic, coverage: &coverage)
      }
    }
    for block in document.blocks
    where block.kind == .paragraph && !topics.isApparatus[block.section] {
      guard topics.effective[block.section] == .membership else { continue }
      findings += items.sentences(block.range, coverage: &coverage)
      guard listTopic(of: block.section, topics: topics) == .membership else { continue }
      findings += items.enumeration(block.range, isAsserted: false, coverage: &coverage)
    }
    return findings.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Whose missions a list names: under headings that speak of missions, or on a page whose title does.
  private func missionPlace(
    of run: ListRun, in document: Document, subject: Entity, topics: TopicReader
  ) -> MissionPlace? {
    let headings = document.sectionPath(run.section).dropFirst().reversed()
      .map { document.sections[$0].title }
    let pageTitles = ([document.title] + document.alternativeTitles).filter {
      vocabulary.topic(of: $0) == .missions
    }
    let topic = listTopic(of: run.section, topics: topics)
    // "Multilateral organizations" on such a page are those that missions are with.
    let isOnPage =
      !pageTitles.isEmpty && (topic == nil || topic == .neutral || topic == .membership)
    guard topic == .missions || isOnPage else { return nil }
    return MissionPlace(titles: headings + pageTitles, subject: subject)
  }

  /// What the items of a list are, by the line that leads in to it or by the heading right above it.
  private func topic(of run: ListRun, topics: TopicReader) -> ItemReader.Topic? {
    let heading = listTopic(of: run.section, topics: topics)
    if let leadIn = run.leadIn, let topic = topics.topic(ofLeadIn: leadIn), topic != .neutral {
      // "X is a member of the following …" says more than a heading does.
      return ItemReader.Topic(topic, isAsserted: topic == .membership)
    }
    return heading.flatMap { ItemReader.Topic($0, isAsserted: false) }
  }

  /// The topic of a section as far as a list in it takes part in it: from its own heading, or through
  /// headings that say nothing of their own. A heading that is not understood cuts it off.
  private func listTopic(of section: Int, topics: TopicReader) -> Topic? {
    switch topics.own[section] {
    case nil: nil
    case .neutral: topics.effective[section] == .neutral ? nil : topics.effective[section]
    case let topic: topic
    }
  }
}
