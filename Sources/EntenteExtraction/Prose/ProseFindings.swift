internal import EntenteDocuments
internal import EntenteGraph
package import EntenteLanguage
package import EntenteOntology

/// Reads what running text states, sentence by sentence, by the patterns of a library.
package struct ProseFindings: FindingReader {
  private let library: PatternLibrary
  private let linker: Linker
  private let ontology: Ontology
  private let reader = SentenceReader()
  private let filter: SentenceFilter
  private let dateReader = DateReader()
  private let mentionFinder: MentionFinder
  private let passageReader: PassageReader
  private var isExhaustive = false

  package init(
    library: PatternLibrary = .standard, linker: Linker = .standard,
    ontology: Ontology = .standard, tables: TableRuleLibrary = .standard
  ) {
    self.library = library
    self.linker = linker
    self.ontology = ontology
    filter = SentenceFilter(library: library, linker: linker, analyzer: reader.analyzer)
    mentionFinder = MentionFinder(linker: linker)
    passageReader = PassageReader(linker: linker, library: tables)
  }

  /// Creates a reader with the patterns, names and ontology of a run.
  package init(_ knowledge: Knowledge) {
    self.init(
      library: knowledge.library, linker: knowledge.linker, ontology: knowledge.ontology,
      tables: knowledge.tables)
  }

  /// The same, but that every sentence is analysed and read, also those that can match no pattern:
  /// for people who want to see the analysis, and to show that it makes no difference.
  package var exhaustive: ProseFindings {
    var copy = self
    copy.isExhaustive = true
    return copy
  }

  package func read(_ context: DocumentContext, coverage: inout Coverage) -> [Finding] {
    var findings: [Finding] = []
    read(context) { reading in
      coverage.count("sentence")
      if reading.sentence.tokens.count == SentenceSplitter.longest {
        coverage.passOver("end of a sentence of more than \(SentenceSplitter.longest) words")
      }
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
  package struct Reading {
    package var sentence: Sentence
    package var mentions: [Mention] = []
    package var dates: [DateMention] = []
    /// The clauses and the patterns that hold; `nil` where no word begins a pattern.
    package var matcher: PatternMatcher?
    package var matches: [PatternMatch] = []
    var events: EventMatcher?
    package var findings: [Finding] = []

    var hasMentions: Bool { !mentions.isEmpty }
  }

  /// Hands out how each sentence of a document is read, in reading order.
  package func read(_ context: DocumentContext, _ observe: (Reading) -> Void) {
    let text = context.document.text
    let passages = passageReader.passages(of: context)
    let plan = ReadingPlan(
      passages: passages, of: context.document, filter: filter, analyzer: reader.analyzer,
      linker: linker)
    var discourse = DiscourseMemory()
    // A page of a wiki tells of no day of its own.
    var dates = DateMemory(
      document: context.document.revision == nil ? context.document.date : nil)
    for (number, passage) in passages.enumerated() {
      dates.beginParagraph(section: passage.section)
      var sentences = reader.analyzer.split(text, in: passage.range)
      let uses = sentences.enumerated().map { index, sentence in
        plan.use(of: sentence, at: index, inPassage: number)
      }
      let bare = isExhaustive ? sentences : []
      reader.analyze(&sentences, of: text) { isExhaustive || uses[$0] != .scan }
      for (index, sentence) in sentences.enumerated() {
        if isExhaustive && uses[index] == .scan {
          // What is remembered is the same as where the sentence is only scanned.
          var (discourseThen, datesThen) = (discourse, dates)
          observe(
            read(
              sentence, passage: passage, context: context, discourse: &discourseThen,
              dates: &datesThen))
          _ = scan(
            bare[index], passage: passage, context: context, discourse: &discourse, dates: &dates)
        } else if uses[index] == .reading || isExhaustive {
          observe(
            read(
              sentence, passage: passage, context: context, discourse: &discourse, dates: &dates))
        } else {
          observe(
            scan(
              sentence, passage: passage, context: context, discourse: &discourse, dates: &dates))
        }
      }
    }
  }

  /// Remembers what a sentence names that no pattern can hold of.
  private func scan(
    _ sentence: Sentence, passage: Passage, context: DocumentContext,
    discourse: inout DiscourseMemory, dates: inout DateMemory
  ) -> Reading {
    _ = mentionFinder.mentions(
      in: sentence, passage: passage, context: context, memory: &discourse)
    let document = context.document
    for mention in dateReader.dates(
      in: document.text, range: sentence.range, reference: document.date, antecedent: dates.last)
    {
      dates.remember(mention.date)
    }
    return Reading(sentence: sentence)
  }

  /// Explains how each sentence of a document is read, in reading order.
  package func explain(_ context: DocumentContext, _ observe: (Explanation) -> Void) {
    exhaustive.read(context) {
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
      PhrasePlace(
        clauses: ClauseReader(graph: graph, vocabulary: library.vocabulary), linker: linker,
        ontology: ontology, text: text, document: document.id,
        subject: context.subject, counterpart: passage.counterpart))
    let matcher = PatternMatcher(library: library, phrases: phrases, memory: dates)
    let maker = FindingMaker(library: library, ontology: ontology, range: sentence.range)
    reading.matcher = matcher
    if SentenceFilter.namesAnything(sentence, of: text) {
      reading.events = EventMatcher(
        phrases: phrases, memory: dates, lexicon: .standard, range: sentence.range)
    }
    reading.matches = matcher.matches()
    var seen: Set<Finding.Key> = []
    for finding in reading.matches.flatMap(maker.findings)
    where seen.insert(finding.key).inserted {
      reading.findings.append(finding)
    }
    reading.findings.dropWeaker()
    for finding in reading.events?.findings() ?? [] where seen.insert(finding.key).inserted {
      reading.findings.append(finding)
    }
    VoteFindings().add(
      to: &reading.findings, phrases: phrases,
      parliament: discourse.organs[Lexicon.standard.word(.parliament)],
      range: sentence.range)
    if let date = passage.date { reading.take(date, by: library) }
    return reading
  }

  private func isTrigger(_ token: Token, _ text: [UInt8]) -> Bool {
    if !token.lemma.isEmpty,
      library.isTrigger(token.lemma) || !FrameLexicon.standard.frames(of: token.lemma).isEmpty
    {
      return true
    }
    return library.isTrigger(SentenceGraph.smallLetters(text[token.range]))
  }
}

extension [Finding] {
  /// Leaves out what another finding of the sentence says with its time or its end: that Jane Doe is minister where
  /// she resigned as minister.
  fileprivate mutating func dropWeaker() {
    let fuller = filter {
      !$0.interval.isUnknown && $0.status == .asserted || $0.status == .ended
    }
    removeAll { weak in
      weak.status == .asserted && weak.interval.isUnknown
        && fuller.contains { $0.tellsMore(of: weak) }
    }
  }
}

extension Finding {
  fileprivate func tellsMore(of other: Finding) -> Bool {
    relation == other.relation && subject.id == other.subject.id && key.object == other.key.object
  }

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
      case .nobody: ""
      }
    return Key(
      subject: subject.id, relation: relation, object: name, interval: interval, status: status)
  }
}
