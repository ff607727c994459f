internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Finds the events that the clauses of a sentence tell, by the frames of their predicates.
struct EventMatcher {
  let phrases: PhraseReader
  let memory: DateMemory
  /// The words that say it: the sentence.
  let range: Range<Int>
  let ends: EventEnds

  init(phrases: PhraseReader, memory: DateMemory, lexicon: FrameLexicon, range: Range<Int>) {
    self.phrases = phrases
    self.memory = memory
    self.range = range
    ends = EventEnds(phrases: phrases, lexicon: lexicon)
  }

  /// An event as a clause tells it.
  struct Event {
    var frame: Frame
    var predicate: Int
    var actor: EventEnds.End
    var recipient: EventEnds.End?
    var status: Statement.Status
    var time: ClauseTime
    /// The noun that the predicate has for its object, which tells no event of its own.
    var object: Int?
  }

  var clauses: ClauseReader { phrases.clauses }
  var nodes: [SentenceNode] { phrases.nodes }
  var lexicon: FrameLexicon { ends.lexicon }

  /// The most events that one clause tells.
  static let limit = 40

  /// Returns the events of the sentence as findings, in the order of their predicates.
  func findings() -> [Finding] {
    var events: [Event] = nodes.indices.flatMap { self.events(at: $0) }
    let consumed = Set(events.compactMap(\.object))
    events.removeAll { consumed.contains($0.predicate) }
    merge(&events)
    return events.map(finding)
  }

  // MARK: One clause

  struct Candidate {
    var frame: Frame
    var predicate = -1
    var score: Int
    var object: Int?
    var recipients: [EventEnds.End]
    /// Both ends, where the frame joins them: "talks between A and B".
    var joined: [EventEnds.End] = []
  }

  func events(at index: Int) -> [Event] {
    guard let clause = clauses.clause(at: index), let status = clause.factuality.status
    else { return [] }
    let frames = lexicon.frames(of: lemma(index))
    guard !frames.isEmpty else { return [] }
    let found = frames.compactMap { candidate($0, clause) }
    guard var best = found.max(by: { $0.score < $1.score }) else { return [] }
    best.predicate = index
    let actors = best.joined.isEmpty ? actors(of: clause, best) : best.joined
    guard actors.count < Self.manyActors, !isHabitual(clause, status) else { return [] }
    return pairs(actors, best).prefix(Self.limit).compactMap { actor, recipient in
      guard recipient != nil || status == .asserted else { return nil }
      let bound = [actor.node] + [recipient?.node].compactMap(\.self)
      guard clauses.isPaired(bound, in: clause) else { return nil }
      return Event(
        frame: best.frame, predicate: index, actor: actor, recipient: recipient, status: status,
        time: clauses.time(of: clause, bound: bound, memory: memory), object: best.object)
    }
  }

  static let manyActors = 12

  /// The dictionary form of a predicate; that of a verb by its form, where the form is known.
  func lemma(_ index: Int) -> String {
    let node = nodes[index]
    return node.isVerb ? VerbForms.standard.lemma(node.word) ?? node.lemma : node.lemma
  }

  /// Whether a clause in the present without a date tells how things are rather than what happened: "Chad recognises
  /// Kosovo". In dated news the present tells what happened.
  func isHabitual(_ clause: Clause, _ status: Statement.Status) -> Bool {
    guard clause.kind == .verbal, status == .asserted || status == .negated, memory.document == nil
    else { return false }
    let auxiliaries = clauses.graph.children(clause.predicate, .auxiliary, .passiveAuxiliary)
    let finite = auxiliaries.first ?? clause.predicate
    return clauses.isPresent(finite)
      && auxiliaries.allSatisfy { nodes[$0].isLemma(.proVerb) }
      && clauses.time(of: clause, bound: [], memory: memory).isEmpty
  }

  func pairs(
    _ actors: [EventEnds.End], _ best: Candidate
  ) -> [(EventEnds.End, EventEnds.End?)] {
    let isMutual =
      lexicon.traits(of: best.frame.kind).isMutual
      && (best.frame.objects.contains(.none)
        || best.frame.places.contains { $0.prepositions.contains { $0.isOne(of: .comitative) } })
      || !best.joined.isEmpty || isReciprocal(best.predicate)
    if isMutual, best.recipients.isEmpty, actors.count > 1, actors.count < 7 {
      return actors.indices.flatMap { first in
        actors[(first + 1)...].map { (actors[first], $0) }
      }
    }
    if best.recipients.isEmpty {
      guard best.frame.predicate == .verb else { return [] }
      let traits = lexicon.traits(of: best.frame.kind)
      // "European leaders gather": a group does it among itself.
      return actors.filter {
        traits.standsAlone || traits.isMutual && $0.entity.kind == "PersonGroup"
      }
      .map { ($0, nil) }
    }
    let standsAlone = lexicon.traits(of: best.frame.kind).standsAlone
    return actors.flatMap { actor -> [(EventEnds.End, EventEnds.End?)] in
      let others = best.recipients.filter { $0.entity.id != actor.entity.id }
      // "Iraq imposes a curfew in Baghdad": done to nobody else.
      if others.isEmpty { return standsAlone ? [(actor, nil)] : [] }
      return others.map { (actor, $0) }
    }
  }

  /// Whether a predicate has "each other" or "one another" beneath it.
  func isReciprocal(_ predicate: Int) -> Bool {
    nodes.indices.dropLast().contains { index in
      "\(nodes[index].word) \(nodes[index + 1].word)".isOne(of: .reciprocal)
        && clauses.isAncestor(predicate, of: index)
    }
  }

  func actors(of clause: Clause, _ best: Candidate) -> [EventEnds.End] {
    let told = toldActors(of: clause, best)
    guard told.isEmpty else { return told }
    for place in best.frame.places where place.isOfActor {
      let found = recipients(place, clause, object: best.object, false)
      if !found.isEmpty { return found }
    }
    return []
  }

  func toldActors(of clause: Clause, _ best: Candidate) -> [EventEnds.End] {
    if clause.kind == .verbal {
      // "A pact was signed between Rwanda and Uzbekistan."
      if clause.isPassive, clause.arguments(.agent).isEmpty,
        lexicon.traits(of: best.frame.kind).isMutual
      {
        return unique(clause.obliques(.between).flatMap { ends.read($0.node, isActor: true) })
      }
      return unique(
        clause.arguments(.agent).filter { !$0.isNegated }.flatMap {
          ends.read($0.node, isActor: true)
        })
    }
    if clause.kind == .copular {
      return unique(clause.arguments(.subject).flatMap { ends.read($0.node, isActor: true) })
    }
    var found: [EventEnds.End] = []
    for modifier in clauses.modifiers(clause.predicate)
    where !best.recipients.contains(where: { $0.node == modifier }) {
      found += nodes[modifier].mentions.map { EventEnds.End(entity: $0.entity, node: modifier) }
    }
    found += clause.obliques(.agentive).flatMap { ends.read($0.node, isActor: true) }
    if found.isEmpty, !best.frame.places.contains(where: \.isGenitive) {
      // "the withdrawal of Cuban troops from Angola"
      found = clause.obliques(.genitive).flatMap { ends.read($0.node, isActor: true) }
        .filter { $0.entity.kind != "PersonGroup" }
    }
    if found.isEmpty { found = causers(of: clause.predicate) }
    if found.isEmpty, lexicon.traits(of: best.frame.kind).isMutual {
      found = companions(of: clause.predicate)
    }
    return unique(found.filter { isActor($0.entity) })
  }

  func isActor(_ entity: Entity) -> Bool {
    ["State", "Organization", "Person", "PersonGroup"].contains {
      phrases.ontology.isSubclass(entity.kind, of: $0)
    }
  }

  /// Who brings about what a noun tells: "orders the suspension of cooperation", "announces the closure of its border".
  func causers(of noun: Int) -> [EventEnds.End] {
    let head = nodes[noun].head
    guard head >= 0, nodes[noun].relation == .object, nodes[head].isVerb,
      let clause = clauses.clause(at: head), !clause.isPassive,
      nodes[head].isLemma(.causation)
    else { return [] }
    return clause.arguments(.agent).flatMap { ends.read($0.node, isActor: true) }
  }

  /// Who does something on the occasion that a noun tells: "during a visit to Beijing, he announced".
  func companions(of noun: Int) -> [EventEnds.End] {
    let head = nodes[noun].head
    guard head >= 0, nodes[noun].relation == .oblique, nodes[head].isVerb,
      !clauses.isDefinite(noun),
      clauses.preposition(of: noun).isOne(of: .occasion),
      let clause = clauses.clause(at: head)
    else { return [] }
    let role: Clause.Role = clause.isPassive ? .patient : .agent
    return clause.arguments(role).flatMap { ends.read($0.node, isActor: true) }
  }

  func unique(_ found: [EventEnds.End]) -> [EventEnds.End] {
    var seen: Set<EntityID> = []
    return found.filter { seen.insert($0.entity.id).inserted }
  }

  // MARK: Explaining

  /// What the frames of each predicate make of its clause, for people: which one is taken, and what the others lack.
  func explanation() -> [String] {
    nodes.indices.flatMap { index -> [String] in
      let frames = lexicon.frames(of: lemma(index))
      guard !frames.isEmpty, let clause = clauses.clause(at: index) else { return [] }
      let found = frames.compactMap { candidate($0, clause) }.sorted { $0.score > $1.score }
      guard let best = found.first else {
        let kinds = frames.map {
          "\($0.kind) (\($0.path.split(separator: "/").last ?? ""):\($0.line))"
        }
        return [
          "\(nodes[index].word): no frame has its places filled: \(kinds.joined(separator: ", "))"
        ]
      }
      let actors = best.joined.isEmpty ? self.actors(of: clause, best) : best.joined
      func list(_ ends: [EventEnds.End]) -> String {
        ends.isEmpty ? "nobody" : ends.map(\.entity.label).joined(separator: ", ")
      }
      return [
        "\(nodes[index].word): \(best.frame.kind) \(best.frame.mode) (\(best.frame.path):\(best.frame.line)): "
          + "\(list(actors)) > \(list(best.recipients)); \(clause.factuality)"
      ]
    }
  }

  // MARK: Merging

  /// Takes what a participle tells of the same attack to the clause that it stands with: "attacked a post, killing
  /// ten soldiers" is one event with ten deaths.
  func merge(_ events: inout [Event]) {
    let kinds = Dictionary(grouping: events, by: \.predicate)
    events.removeAll { event in
      let node = nodes[event.predicate]
      // "applies to rejoin", "vows to bomb": what is asked or promised is told by the asking.
      if event.status == .planned,
        node.relation == .openComplement || node.relation == .adjectivalClause,
        let outer = kinds[node.head],
        outer.contains(where: { $0.actor.entity.id == event.actor.entity.id })
      {
        return true
      }
      guard node.head >= 0, node.isVerb else { return false }
      let isBeside =
        node.fineTag == "VBG" && [.adverbialClause, .openComplement].contains(node.relation)
      let isConjunct =
        node.relation == .conjunct
        && event.recipient.map { $0.entity.kind == "PersonGroup" } ?? true
      guard isBeside || isConjunct else { return false }
      return kinds[node.head]?.contains {
        $0.frame.kind == event.frame.kind && $0.actor.entity.id == event.actor.entity.id
          && ($0.recipient != nil || isBeside)
      } ?? false
    }
  }

  // MARK: Findings

  func finding(_ event: Event) -> Finding {
    var interval = Interval(date: event.time.point ?? event.time.start)
    var inheritedFrom = interval.isUnknown ? nil : event.time.inheritedFrom
    if interval.isUnknown, let document = memory.document, isNews(event) {
      interval = Interval(date: document)
      inheritedFrom = "the document's date"
    }
    var details = [Finding.Detail(.mode, .text(event.frame.mode))]
    for (key, number) in casualties(of: event) { details.append(.init(key, .number(number))) }
    return Finding(
      subject: event.actor.entity, relation: RelationName(rawValue: "event:" + event.frame.kind),
      object: event.recipient.map { .entity($0.entity) } ?? .nobody, interval: interval,
      status: event.status == .ended ? .asserted : event.status, details: details, range: range,
      rule: event.frame.rule, inheritedFrom: inheritedFrom)
  }

  /// Whether a clause without a date tells what happened on the date of the document: its main clauses in the present or the
  /// simple past.
  func isNews(_ event: Event) -> Bool {
    event.status == .asserted && clauses.isNarrated(event.predicate)
  }

  /// The numbers of killed and injured that a clause and the participles with it tell.
  func casualties(of event: Event) -> [(Finding.Qualifier, Int)] {
    guard lexicon.traits(of: event.frame.kind).hasCasualties else { return [] }
    var found: [Finding.Qualifier: Int] = [:]
    var around =
      [event.predicate]
      + clauses.graph.children[event.predicate].filter {
        [.adverbialClause, .conjunct, .parataxis, .openComplement].contains(nodes[$0].relation)
      }
    // "Twelve people are killed in an air strike".
    if !nodes[event.predicate].isVerb {
      var head = nodes[event.predicate].head
      while head >= 0, !nodes[head].isVerb { head = nodes[head].head }
      if head >= 0 { around += [head] + clauses.graph.children(head, .conjunct, .adverbialClause) }
    }
    for verb in around {
      guard let clause = clauses.clause(at: verb), clause.kind == .verbal else { continue }
      let key: Finding.Qualifier? =
        nodes[verb].isLemma(.killing) ? .deaths : nodes[verb].isLemma(.wounding) ? .injuries : nil
      guard let key else { continue }
      for patient in clause.arguments(.patient) {
        let number =
          phrases.vocabulary.number(nodes[patient.node].word)
          ?? clauses.graph.children(patient.node, .numericModifier).lazy.compactMap {
            phrases.vocabulary.number(nodes[$0].word)
          }.first
        if let number, found[key] == nil { found[key] = number }
      }
    }
    return found.sorted { $0.key.rawValue < $1.key.rawValue }
  }
}
