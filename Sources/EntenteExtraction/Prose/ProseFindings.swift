internal import EntenteDocuments
internal import EntenteGraph
package import EntenteLanguage
package import EntenteOntology

/// Reads what running text states, sentence by sentence, by the patterns of a library.
package struct ProseFindings: FindingReader {
  private let library: PatternLibrary
  private let linker: Linker
  private let ontology: Ontology
  private let sentences = SentenceReader()
  private let dateReader = DateReader()
  private let mentionFinder: MentionFinder
  private let passageReader: PassageReader

  package init(
    library: PatternLibrary = .standard, linker: Linker = .standard,
    ontology: Ontology = .standard
  ) {
    self.library = library
    self.linker = linker
    self.ontology = ontology
    mentionFinder = MentionFinder(linker: linker)
    passageReader = PassageReader(linker: linker)
  }

  package func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding] {
    var findings: [Finding] = []
    read(context) { reading in
      coverage.count("sentence")
      if reading.findings.isEmpty {
        coverage.passOver(
          reading.matcher == nil
            ? "sentence without words of a pattern"
            : reading.findings.isEmpty && !reading.hasMentions
              ? "sentence that names nothing known" : "sentence in which no pattern holds")
      }
      findings += reading.findings
    }
    return findings
  }

  /// What a sentence was read as.
  package struct Reading: Sendable {
    package var sentence: Sentence
    package var mentions: [Mention] = []
    package var dates: [DateMention] = []
    /// The clauses and the patterns that hold; `nil` where no word begins a pattern.
    package var matcher: PatternMatcher?
    package var matches: [PatternMatch] = []
    package var findings: [Finding] = []

    var hasMentions: Bool { !mentions.isEmpty }
  }

  /// Hands out how each sentence of a document is read, in reading order.
  package func read(_ context: DocumentContext, _ observe: (Reading) -> Void) {
    let document = context.document
    var discourse = DiscourseMemory()
    var dates = DateMemory()
    for passage in passageReader.passages(of: context) {
      dates.beginParagraph(section: passage.section)
      for sentence in sentences.sentences(of: document.text, in: passage.range) {
        observe(
          read(sentence, passage: passage, context: context, discourse: &discourse, dates: &dates))
      }
    }
  }

  /// Explains how each sentence of a document is read, in reading order.
  package func explain(_ context: DocumentContext, _ observe: (Explanation) -> Void) {
    read(context) {
      observe(Explanation(reading: $0, text: context.document.text, library: library))
    }
  }

  private func read(
    _ sentence: Sentence, passage: Passage, context: DocumentContext,
    discourse: inout DiscourseMemory, dates: inout DateMemory
  ) -> Reading {
    let document = context.document
    let text = document.text
    var reading = Reading(sentence: sentence)
    reading.mentions = mentionFinder.mentions(
      in: sentence, passage: passage, context: context, memory: &discourse)
    reading.dates = dateReader.dates(
      in: text, range: sentence.range, reference: document.date, antecedent: dates.last)
    defer { for mention in reading.dates { dates.remember(mention.date) } }
    let rosters = RosterReader(
      linker: linker, vocabulary: library.vocabulary, text: text, document: document.id)
    let roster = rosters.entries(in: sentence, mentions: reading.mentions)
    reading.mentions = rosters.merge(roster, into: reading.mentions)
    reading.findings = rosters.findings(roster, range: sentence.range)
    guard sentence.tokens.contains(where: { isTrigger($0, text) }) else { return reading }
    let graph = SentenceGraph(
      sentence, text: text, mentions: reading.mentions, dates: reading.dates,
      vocabulary: library.vocabulary)
    let phrases = PhraseReader(
      roles: RoleFinder(graph: graph, vocabulary: library.vocabulary), linker: linker,
      ontology: ontology, text: text, document: document.id,
      subject: context.subject, counterpart: passage.counterpart)
    let matcher = PatternMatcher(library: library, phrases: phrases, memory: dates)
    let maker = FindingMaker(library: library, ontology: ontology, range: sentence.range)
    reading.matcher = matcher
    reading.matches = matcher.matches()
    var seen: Set<Finding.Key> = []
    for finding in reading.matches.flatMap(maker.findings)
    where seen.insert(finding.key).inserted {
      reading.findings.append(finding)
    }
    VoteFindings().add(
      to: &reading.findings, phrases: phrases, parliament: discourse.organs["Parliament"],
      range: sentence.range)
    return reading
  }

  private func isTrigger(_ token: Token, _ text: [UInt8]) -> Bool {
    if !token.lemma.isEmpty && library.isTrigger(token.lemma) { return true }
    return library.isTrigger(SentenceGraph.smallLetters(text[token.range]))
  }
}

extension Finding {
  /// What makes two findings of one sentence the same.
  fileprivate struct Key: Hashable {
    var subject: EntityID
    var relation: RelationName
    var object: String
    var interval: Interval
    var status: Statement.Status
  }

  fileprivate var key: Key {
    let name =
      switch object {
      case .entity(let entity): entity.id.path
      case .date(let date): date.description
      case .text(let text): text
      case .number(let number): String(number)
      }
    return Key(
      subject: subject.id, relation: relation, object: name, interval: interval, status: status)
  }
}
