package import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Tells which entity a noun phrase of a sentence stands for.
///
/// Names stand for themselves; "the government of Montenegro" stands for Montenegro; "an embassy in
/// Oslo", "six Russian diplomats" and "foreign minister" describe entities, which are made from what
/// describes them.
package struct PhraseReader: Sendable {
  package let clauses: ClauseReader
  let linker: Linker
  let ontology: Ontology
  /// The whole text, and what sets things of this document apart from those of others.
  let text: [UInt8]
  let document: String
  /// What the page is about, and what the place is about beside it.
  let subject: Entity?
  let counterpart: Entity?

  /// An entity in a place of a pattern.
  package struct Bound: Hashable, Sendable {
    package var entity: Entity
    /// The node that names it.
    package var node: Int
    /// The last node of its words.
    package var end: Int
    /// Of a mission, where it stands.
    package var place: Entity?
    /// Of a mission, to whom it is sent, where the words say so.
    package var host: Entity?
    /// Of a mission, who sends it.
    package var sender: Entity?
    /// Of a position, whose it is.
    package var holder: Entity?
    package var count: Int?
    /// Whether the clause is denied of it alone.
    package var isNegated = false

    init(
      entity: Entity, node: Int, end: Int? = nil, place: Entity? = nil, host: Entity? = nil,
      sender: Entity? = nil, holder: Entity? = nil, count: Int? = nil
    ) {
      self.entity = entity
      self.node = node
      self.end = end ?? node
      self.place = place
      self.host = host
      self.sender = sender
      self.holder = holder
      self.count = count
    }
  }

  var nodes: [SentenceNode] { clauses.graph.nodes }
  var vocabulary: Vocabulary { clauses.vocabulary }

  /// The entities of an argument's kinds that a phrase stands for.
  ///
  /// `senders` are what the clause says sends a mission.
  func read(
    _ index: Int, as argument: PatternArgument, in clause: Clause, senders: [Bound] = [],
    parties: [Bound] = []
  ) -> [Bound] {
    if argument.classes.contains(where: { ontology.isSubclass($0, of: "DiplomaticMission") }) {
      let missions = mission(at: index, senders: senders.map(\.entity), in: clause)
      if !missions.isEmpty { return missions.filter { accepts($0.entity, argument) } }
    }
    if argument.classes.contains("Treaty") {
      let treaties = treaties(at: index, parties: parties.map(\.entity))
      if !treaties.isEmpty { return treaties }
    }
    let found = readOne(index, as: argument, in: clause)
    if !found.isEmpty { return found }
    // "three of the members (A, B and C)".
    if nodes[index].mentions.isEmpty,
      nodes[index].tag == .numeral || nodes[index].tag == .determiner
        || nodes[index].tag == .pronoun || nodes[index].tag == .adjective,
      let whole = clauses.adjuncts(of: index).first(where: {
        $0.preposition == "of" && nodes[$0.node].mentions.isEmpty
      })
    {
      let found = read(whole.node, as: argument, in: clause, senders: senders, parties: parties)
      if !found.isEmpty { return found }
    }
    // "three members – A, B and C –", "six senators, A, B and C": the names say who they are.
    return clauses.graph.children(index, .apposition).flatMap { first in
      clauses.members(of: first).flatMap { readOne($0.node, as: argument, in: clause) }
    }
  }

  /// The entities that one phrase stands for.
  func readOne(_ index: Int, as argument: PatternArgument, in clause: Clause) -> [Bound] {
    let node = nodes[index]
    if node.isName, !clauses.graph.isModifier(index) {
      let named = node.mentions.filter { $0.form != .adjective && accepts($0.entity, argument) }
      if !named.isEmpty { return named.map { Bound(entity: $0.entity, node: index) } }
    }
    if let state = represented(by: index), accepts(state, argument) {
      return [Bound(entity: state, node: index)]
    }
    if argument.classes.contains("DiplomaticMission"), missionClass(index) != nil {
      return mission(at: index, senders: [], in: clause)
    }
    if argument.classes.contains("PersonGroup"), let group = group(at: index) { return [group] }
    if argument.classes.contains("Position"), let position = position(at: index) {
      return [position]
    }
    if argument.classes.contains("Document"), let text = text(at: index) { return [text] }
    guard node.mentions.isEmpty, node.isNoun else { return [] }
    // "its neighbour Serbia": the name beside the noun says who it is.
    if let name = ([nodes[index].head] + clauses.graph.children[index]).first(where: {
      $0 >= 0 && abs($0 - index) == 1 && nodes[$0].isName && !clauses.graph.isModifier($0)
        && [.nominalDescription, .apposition, .flat, .compound].contains(
          nodes[max($0, index) == $0 && nodes[$0].head != index ? index : $0].relation)
    }) {
      let named = nodes[name].mentions.filter { accepts($0.entity, argument) }
      if !named.isEmpty { return named.map { Bound(entity: $0.entity, node: name) } }
    }
    if vocabulary.group("transparent", contains: node.lemma) {
      for owner in clauses.owners(of: index) {
        let named = nodes[owner].mentions.filter { accepts($0.entity, argument) }
        if !named.isEmpty { return named.map { Bound(entity: $0.entity, node: owner) } }
      }
    }
    // "issuing a rebuke that accused …": who says it.
    if vocabulary.group("utterance", contains: node.lemma), node.head >= 0, nodes[node.head].isVerb,
      node.head != clause.predicate
    {
      for speaker in clauses.surfaceSubjects(node.head) where speaker != index {
        let found = readOne(speaker, as: argument, in: clause)
        if !found.isEmpty { return found }
      }
    }
    // "Russia was the first state to recognize …": what the noun is said of.
    for subject in clauses.predicationSubjects(index, clauses.link(of: index))
    where subject != index {
      let named = nodes[subject].mentions.filter {
        $0.form != .adjective && accepts($0.entity, argument)
      }
      if !named.isEmpty, !clauses.graph.isModifier(subject) {
        return named.map { Bound(entity: $0.entity, node: subject) }
      }
    }
    return []
  }

  func accepts(_ entity: Entity, _ argument: PatternArgument) -> Bool {
    argument.classes.contains { ontology.isSubclass(entity.kind, of: $0) }
      && !argument.excluded.contains { ontology.isSubclass(entity.kind, of: $0) }
  }

  /// The words from one node to another, as written.
  func words(_ range: ClosedRange<Int>) -> String {
    String(
      decoding: text[
        nodes[range.lowerBound].range.lowerBound..<nodes[range.upperBound].range.upperBound],
      as: UTF8.self)
  }

  /// The state for which a minister acts whom a title with the state's adjective names: "Canadian
  /// Foreign Minister Peter MacKay" extends recognition for Canada.
  private func represented(by index: Int) -> Entity? {
    guard nodes[index].mentions.contains(where: { $0.entity.kind == "Person" }),
      let title = clauses.graph.children[index].last(where: {
        $0 < index && nodes[$0].mentions.isEmpty
          && vocabulary.group("government", contains: nodes[$0].lemma)
      })
    else { return nil }
    return (clauses.modifiers(title) + clauses.modifiers(index))
      .compactMap { nodes[$0].mentions.first?.entity }
      .first { ontology.isSubclass($0.kind, of: "State") }
  }

  // MARK: Texts

  /// The text that a noun speaks of: "the resolution", "a security plan".
  func text(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty, vocabulary.group("document", contains: node.lemma) else {
      return nil
    }
    var start = index
    while start > 0, nodes[start - 1].mentions.isEmpty,
      [.noun, .adjective].contains(nodes[start - 1].tag), nodes[start - 1].date == nil
    {
      start -= 1
    }
    let name = words(start...index)
    return Bound(
      entity: Entity(
        id: EntityID(minting: "Document", name: name, context: document), kind: "Document",
        label: name, alternativeLabels: start < index ? [words(index...index)] : []),
      node: index)
  }

  // MARK: Groups of people

  /// The people that "six Russian diplomats", "two diplomats from Iran" or "three from Syria" speaks of.
  func group(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty else { return nil }
    var noun = index
    if !vocabulary.group("people", contains: node.lemma) {
      // "three from Syria": of the people named before in the list.
      guard vocabulary.number(node.word) != nil,
        [.conjunct, .apposition].contains(node.relation), node.head >= 0,
        let first = clauses.firstConjunct(of: index),
        vocabulary.group("people", contains: nodes[first].lemma)
      else { return nil }
      noun = first
    }
    let start = clauses.phraseStart(index)
    var count = noun == index ? nil : vocabulary.number(node.word)
    var faction: String?
    for part in nodes[start..<index] {
      if part.tag == .numeral || vocabulary.number(part.word) != nil, part.mentions.isEmpty {
        count = vocabulary.number(part.word)
      }
      if vocabulary.group("faction", contains: part.word) { faction = part.word }
    }
    let origins =
      clauses.modifiers(index)
      + clauses.adjuncts(of: index).filter { ["from", "of"].contains($0.preposition) }.map(\.node)
    let nationality = origins.lazy.compactMap { nodes[$0].mentions.first?.entity }.first {
      ontology.isSubclass($0.kind, of: "State") || ontology.isSubclass($0.kind, of: "Organization")
    }
    guard count != nil || nationality != nil || faction != nil || node.features.number == .plural
    else { return nil }
    let context = "\(document)\u{1F}\(words(start...index))\u{1F}\(node.range.lowerBound)"
    let entity = linker.personGroup(
      of: nationality,
      role: [faction, nodes[noun].word].compactMap(\.self).joined(separator: " "), count: count,
      context: context)
    return Bound(entity: entity, node: index, holder: nationality, count: count)
  }

  // MARK: Positions

  /// The position that a title names: "Canadian Foreign Minister", "minister of defence of France".
  func position(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty, vocabulary.group("position", contains: node.lemma) else {
      return nil
    }
    var first = index
    let start = clauses.phraseStart(index)
    while first > start {
      let before = nodes[first - 1]
      if before.word == "-", first > start + 1, nodes[first - 2].mentions.isEmpty {
        first -= 2
        continue
      }
      guard before.mentions.isEmpty, before.date == nil, before.word != "first",
        vocabulary.group("titleword", contains: before.word)
          || vocabulary.group("position", contains: before.lemma)
      else { break }
      first -= 1
    }
    var title = words(first...index)
    if nodes[index].word.hasSuffix("s"), node.lemma != node.word, node.features.number == .plural {
      title = String(title.dropLast())
    }
    var holder = clauses.modifiers(index).filter { $0 < first }
      .compactMap { nodes[$0].mentions.first?.entity }.last
    // "minister of foreign affairs of Canada": what is not a name belongs to the title.
    var end = index
    var noun = index
    while let (_, next) = clauses.adjuncts(of: noun).first(where: {
      $0.node > end && ["of", "for"].contains($0.preposition)
    }) {
      if let named = nodes[next].mentions.first {
        if holder == nil, !clauses.graph.isModifier(next) { holder = named.entity }
        end = next
        break
      }
      guard
        vocabulary.group("portfolio", contains: nodes[next].lemma)
          || vocabulary.group("portfolio", contains: nodes[next].word)
      else { break }
      title = words(first...next)
      end = next
      noun = next
    }
    if let named = holder, !isHolder(named) { return nil }
    if holder == nil, first == index, vocabulary.group("vague", contains: node.lemma) { return nil }
    return Bound(
      entity: linker.position(title: title, of: holder), node: index, end: end, holder: holder)
  }

  /// A position without a state with that of the name beside it: "Foreign Minister Lea Kask of Estonia".
  func position(_ bound: Bound, heldBy name: Int) -> Bound? {
    guard bound.holder == nil,
      let state = clauses.adjuncts(of: name).first(where: { $0.preposition == "of" })
        .flatMap({ nodes[$0.node].mentions.first?.entity })
        ?? clauses.modifiers(name)
        .compactMap({ nodes[$0].mentions.first?.entity }).last,
      isHolder(state)
    else { return nil }
    var result = bound
    result.holder = state
    result.entity = linker.position(title: bound.entity.label, of: state)
    return result
  }

  private func isHolder(_ entity: Entity) -> Bool {
    ontology.isSubclass(entity.kind, of: "State")
      || ontology.isSubclass(entity.kind, of: "Organization")
  }

  /// The words after "for" or "over" that tell why something was done: "for alleged spying".
  func reason(of predicate: Int) -> String? {
    guard
      let cause = clauses.graph.children[predicate].first(where: {
        $0 > predicate && nodes[$0].mentions.isEmpty && nodes[$0].date == nil
          && ["for", "over"].contains(
            nodes[$0].isVerb ? clauses.preposition(ofClause: $0) : clauses.preposition(of: $0))
      })
    else { return nil }
    var first = cause
    while first > 0, clauses.isAncestor(cause, of: first - 1),
      ![.caseMarker, .marker, .determiner].contains(nodes[first - 1].relation)
    {
      first -= 1
    }
    var last = cause
    while last + 1 < nodes.count, clauses.isAncestor(cause, of: last + 1),
      nodes[last + 1].date == nil,
      ![",", ";", "in", "on"].contains(nodes[last + 1].word)
    {
      last += 1
    }
    return words(first...last)
  }

  // MARK: Treaties

  /// The treaty that a phrase names by its capitals: "a Double Taxation Convention".
  private func treaties(at head: Int, parties: [Entity]) -> [Bound] {
    let node = nodes[head]
    if let known = node.mentions.first(where: { $0.entity.kind == "Treaty" }) {
      return [Bound(entity: known.entity, node: head)]
    }
    guard node.mentions.isEmpty, vocabulary.group("treaty", contains: node.lemma),
      isCapitalised(head) || parties.count > 1
    else { return [] }
    var first = head
    while first > 0, isPartOfName(first - 1, of: head) { first -= 1 }
    var last = head
    if isCapitalised(head), nodes.indices.contains(head + 1),
      ["on", "for", "of"].contains(nodes[head + 1].word)
    {
      var next = head + 2
      if nodes.indices.contains(next), nodes[next].tag == .determiner { next += 1 }
      while next < nodes.count,
        isCapitalised(next) || nodes[next].word == "of" && isCapitalised(next + 1),
        nodes[next].isNoun || nodes[next].tag == .adjective || nodes[next].word == "of"
      {
        last = next
        next += 1
      }
    }
    guard first < last else { return [] }
    return [
      Bound(
        entity: linker.treaty(named: words(first...last), parties: parties), node: head, end: last)
    ]
  }

  /// Whether a word before a treaty's noun belongs to its name.
  private func isPartOfName(_ index: Int, of head: Int) -> Bool {
    let node = nodes[index]
    if isCapitalised(head) {
      if node.word == "-" || node.word == "–" { return true }
      if node.word == "and" {
        return index > 0 && isCapitalised(index - 1) && isCapitalised(index + 1)
      }
      return isCapitalised(index) && node.mentions.allSatisfy { $0.form != .reference }
    }
    return node.mentions.isEmpty && [.noun, .adjective].contains(node.tag)
      && !["new", "bilateral", "several", "first", "other", "such", "last", "same"].contains(
        node.word)
  }

  func isCapitalised(_ index: Int) -> Bool {
    guard nodes.indices.contains(index) else { return false }
    let first = text[nodes[index].range.lowerBound]
    return (65...90).contains(first) || first > 127 && nodes[index].tag == .properNoun
  }
}
