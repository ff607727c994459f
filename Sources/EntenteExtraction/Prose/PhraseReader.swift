package import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Tells which entity a noun phrase of a sentence stands for.
///
/// Names stand for themselves; "the government of Montenegro" stands for Montenegro; "an embassy in
/// Oslo", "six Russian diplomats" and "foreign minister" describe entities, which are made from what
/// describes them.
///
/// One reads one sentence, and remembers what it made of a phrase, since many patterns ask for the same one.
package struct PhraseReader {
  private let place: PhrasePlace

  init(_ place: PhrasePlace) { self.place = place }

  package var clauses: ClauseReader { place.clauses }
  var linker: Linker { place.linker }
  var ontology: Ontology { place.ontology }
  /// The whole text, and what sets things of this document apart from those of others.
  var text: [UInt8] { place.text }
  var document: String { place.document }
  /// What the page is about, and what the place is about beside it.
  var subject: Entity? { place.subject }
  var counterpart: Entity? { place.counterpart }
  /// What was made of phrases before, by their nodes.
  var known: KnownPhrases {
    get { place.known }
    nonmutating _modify { yield &place.known }
  }

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
    /// What a word stands for that is no entity: "liberalism".
    package var text: String?
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
    if nodes[index].isWord(.reflexive), nodes[index].head >= 0 {
      return clauses.surfaceSubjects(nodes[index].head).filter { $0 != index }
        .flatMap { clauses.members(of: $0) }
        .flatMap { readOne($0.node, as: argument, in: clause) }
    }
    // "three of the members (A, B and C)".
    if nodes[index].mentions.isEmpty,
      nodes[index].tag == .numeral || nodes[index].tag == .determiner
        || nodes[index].tag == .pronoun || nodes[index].tag == .adjective,
      let whole = clauses.adjuncts(of: index).first(where: {
        $0.preposition.isOne(of: .genitive) && nodes[$0.node].mentions.isEmpty
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
    if case .word(let group) = argument.source { return label(at: index, in: group) }
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
    if argument.classes.contains("Person"), node.mentions.isEmpty, node.isNoun {
      let persons = namesBeside(index).filter { $0.entity.kind == "Person" }
      if !persons.isEmpty { return persons }
    }
    if argument.classes.contains("PersonGroup"), let group = knownGroup(at: index) {
      return [group]
    }
    if argument.classes.contains("Position"), let position = knownPosition(at: index) {
      return [position]
    }
    if argument.classes.contains("Document"), let text = text(at: index) { return [text] }
    if argument.classes.contains("Event"), let event = event(at: index) { return [event] }
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
    if node.isLemma(.transparent) {
      for owner in clauses.owners(of: index) {
        let named = nodes[owner].mentions.filter { accepts($0.entity, argument) }
        if !named.isEmpty { return named.map { Bound(entity: $0.entity, node: owner) } }
      }
    }
    // "issuing a rebuke that accused …": who says it.
    if node.isLemma(.utterance), node.head >= 0, nodes[node.head].isVerb,
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

  /// The names that stand beside a noun for who it is: "the envoy, Jane Doe", "ministers Jane Doe and John Roe".
  func namesBeside(_ noun: Int) -> [Bound] {
    let graph = clauses.graph
    var names = graph.children(noun, .apposition, .flat, .nominalDescription)
    names += graph.children(noun, .nominalModifier).filter {
      $0 == noun + 1 && clauses.preposition(of: $0).isEmpty
    }
    return names.filter { nodes[$0].isName && !graph.isModifier($0) }
      .flatMap { clauses.members(of: $0) }
      .flatMap { member in
        nodes[member.node].mentions.filter { $0.form != .adjective }
          .map { Bound(entity: $0.entity, node: member.node) }
      }
  }

  /// What a word of a group stands for, as a text.
  private func label(at index: Int, in group: String) -> [Bound] {
    let node = nodes[index]
    guard
      let label = vocabulary.label(group, of: node.lemma) ?? vocabulary.label(group, of: node.word)
    else { return [] }
    var bound = Bound(
      entity: Entity(
        id: EntityID(minting: "Document", name: label), kind: "Document", label: label),
      node: index)
    bound.text = label
    return [bound]
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
          && nodes[$0].isLemma(.government)
      })
    else { return nil }
    return (clauses.modifiers(title) + clauses.modifiers(index))
      .compactMap { nodes[$0].mentions.first?.entity }
      .first { ontology.isSubclass($0.kind, of: "State") }
  }

  /// The words after "for" or "over" that tell why something was done: "for alleged spying".
  func reason(of predicate: Int) -> String? {
    guard
      let cause = clauses.graph.children[predicate].first(where: {
        $0 > predicate && nodes[$0].mentions.isEmpty && nodes[$0].date == nil
          && (nodes[$0].isVerb ? clauses.preposition(ofClause: $0) : clauses.preposition(of: $0))
            .isOne(of: .reasonMarker)
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
      !nodes[last + 1].isWord(.reasonEnd)
    {
      last += 1
    }
    return words(first...last)
  }

  func isCapitalised(_ index: Int) -> Bool {
    guard nodes.indices.contains(index) else { return false }
    let first = text[nodes[index].range.lowerBound]
    return (65...90).contains(first) || first > 127 && nodes[index].tag == .properNoun
  }
}
