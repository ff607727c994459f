package import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Tells which entity a noun phrase of a sentence stands for.
///
/// Names stand for themselves; "the government of Montenegro" stands for Montenegro; "an embassy in
/// Oslo", "six Russian diplomats" and "foreign minister" describe entities, which are made from what
/// describes them.
package struct PhraseReader: Sendable {
  let roles: RoleFinder
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

  var nodes: [SentenceNode] { roles.nodes }
  var vocabulary: Vocabulary { roles.vocabulary }

  /// The entities of an argument's kinds that a phrase stands for, with those beside it in a list.
  ///
  /// `senders` are what the clause says sends a mission.
  func read(
    _ index: Int, as argument: PatternArgument, isSubject: Bool, senders: [Bound] = [],
    parties: [Bound] = []
  ) -> [Bound] {
    if argument.classes.contains(where: { ontology.isSubclass($0, of: "DiplomaticMission") }) {
      let missions = missions(from: index, senders: senders.map(\.entity), isSubject: isSubject)
      if !missions.isEmpty { return missions.filter { accepts($0.entity, argument) } }
    }
    var found: [Bound] = []
    if argument.classes.contains("Treaty") {
      found = treaties(from: index, parties: parties.map(\.entity))
      if !found.isEmpty { return found }
    }
    for member in roles.coordinated(index, isSubject: isSubject) {
      found += readOne(member, as: argument)
    }
    // "six senators, A, B and C, made a visit": the names say who they are.
    if found.isEmpty, nodes[index].mentions.isEmpty, roles.word(index + 1) == ",",
      let next = roles.graph.node(index + 2), next.isName,
      next.mentions.contains(where: { $0.entity.kind == "Person" && accepts($0.entity, argument) })
    {
      return read(index + 2, as: argument, isSubject: isSubject)
    }
    // "three states: A, B and C", "109 member states, A and B": the names say which.
    if found.isEmpty, let first = firstOfList(after: index) {
      return read(first, as: argument, isSubject: isSubject)
    }
    return found
  }

  /// The first name of the list that a noun for states or bodies leads in to.
  private func firstOfList(after noun: Int) -> Int? {
    guard nodes[noun].mentions.isEmpty, nodes[noun].isNoun,
      vocabulary.group("listed", contains: nodes[noun].lemma),
      [":", ","].contains(roles.word(noun + 1)),
      let first = roles.phraseHead(from: noun + 2, before: nodes.count), nodes[first].isName
    else { return nil }
    return roles.word(noun + 1) == ":" || roles.coordinated(first, isSubject: false).count > 1
      ? first : nil
  }

  /// The entities that one phrase stands for.
  func readOne(_ index: Int, as argument: PatternArgument) -> [Bound] {
    let node = nodes[index]
    if node.isName, !roles.isModifier(index) {
      let named = node.mentions.filter { $0.form != .adjective && accepts($0.entity, argument) }
      if !named.isEmpty { return named.map { Bound(entity: $0.entity, node: index) } }
    }
    if let state = represented(by: index), accepts(state, argument) {
      return [Bound(entity: state, node: index)]
    }
    if argument.classes.contains("DiplomaticMission"), missionClass(index) != nil {
      return mission(at: index, senders: [])
    }
    if argument.classes.contains("PersonGroup"), let group = group(at: index) { return [group] }
    if argument.classes.contains("Position"), let position = position(at: index) {
      return [position]
    }
    if argument.classes.contains("Document"), let text = text(at: index) { return [text] }
    guard node.mentions.isEmpty, node.isNoun else { return [] }
    // "its neighbour Serbia": the name follows the noun that describes it.
    if let next = roles.graph.node(index + 1), next.isName, !roles.isModifier(index + 1),
      next.mentions.contains(where: { accepts($0.entity, argument) })
    {
      return next.mentions.filter { accepts($0.entity, argument) }
        .map { Bound(entity: $0.entity, node: index + 1) }
    }
    if vocabulary.group("transparent", contains: node.lemma) {
      for genitive in roles.genitives(index) {
        let named = nodes[genitive].mentions.filter { accepts($0.entity, argument) }
        if !named.isEmpty { return named.map { Bound(entity: $0.entity, node: genitive) } }
      }
    }
    // "issuing a rebuke that accused …": who says it.
    if vocabulary.group("utterance", contains: node.lemma),
      let verb = nodes[..<index].lastIndex(where: { $0.tag == .verb && $0.mentions.isEmpty }),
      roles.objects(verb).contains(index)
    {
      for speaker in roles.surfaceSubjects(verb) where speaker < verb {
        let found = readOne(speaker, as: argument)
        if !found.isEmpty { return found }
      }
    }
    // "Russia was the first state to recognize …": what the noun is said of.
    if let subject = subjectOfPredicate(index), subject != index {
      if nodes[subject].isName, !roles.isModifier(subject) {
        return nodes[subject].mentions.filter {
          $0.form != .adjective && accepts($0.entity, argument)
        }
        .map { Bound(entity: $0.entity, node: subject) }
      }
    }
    return []
  }

  /// What a noun is said of with a form of "be", itself or the noun that it stands beside: "is a
  /// politician and physician who served …".
  private func subjectOfPredicate(_ noun: Int) -> Int? {
    var noun = noun
    var steps = 0
    while nodes[noun].relation == .conjunct, nodes[noun].head >= 0, nodes[noun].head < noun,
      steps < 6
    {
      noun = nodes[noun].head
      steps += 1
    }
    guard let copula = roles.graph.children(noun, .copula).first else { return nil }
    return roles.graph.children(noun, .nominalSubject).first { nodes[$0].isName }
      ?? roles.surfaceSubjects(copula).first
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
    guard nodes[index].mentions.contains(where: { $0.entity.kind == "Person" }), index > 0,
      nodes[index - 1].mentions.isEmpty,
      vocabulary.group("government", contains: nodes[index - 1].lemma)
    else { return nil }
    return roles.modifiers(index - 1).compactMap { nodes[$0].mentions.first?.entity }
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

  /// The people that "six Russian diplomats" speaks of.
  func group(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty, vocabulary.group("people", contains: node.lemma) else {
      return nil
    }
    let start = roles.phraseStart(index)
    var count: Int?
    var nationality: Entity?
    var faction: String?
    for part in nodes[start..<index] {
      if part.tag == .numeral || vocabulary.number(part.word) != nil {
        count = vocabulary.number(part.word)
      }
      if vocabulary.group("faction", contains: part.word) { faction = part.word }
      if let state = part.mentions.first(where: {
        ontology.isSubclass($0.entity.kind, of: "State")
          || ontology.isSubclass($0.entity.kind, of: "Organization")
      }) {
        nationality = state.entity
      }
    }
    guard count != nil || nationality != nil || faction != nil else { return nil }
    let context = "\(document)\u{1F}\(words(start...index))\u{1F}\(node.range.lowerBound)"
    let entity = linker.personGroup(
      of: nationality, role: [faction, node.word].compactMap(\.self).joined(separator: " "),
      count: count, context: context)
    return Bound(entity: entity, node: index, count: count)
  }

  // MARK: Positions

  /// The position that a title names: "Canadian Foreign Minister", "minister of defence of France".
  func position(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty, vocabulary.group("position", contains: node.lemma) else {
      return nil
    }
    let start = roles.phraseStart(index)
    var first = index
    while first > start {
      let before = nodes[first - 1]
      let isPart =
        before.mentions.isEmpty && before.word != "first"
        && (vocabulary.group("titleword", contains: before.word)
          || vocabulary.group("position", contains: before.lemma))
      if before.word == "-" {
        guard first > 1, nodes[first - 2].mentions.isEmpty, nodes[first - 2].date == nil else {
          break
        }
        first -= 2
        continue
      }
      guard isPart else { break }
      first -= 1
    }
    var title = words(first...index)
    var holder: Entity?
    if nodes[index].word.hasSuffix("s"), node.lemma != node.word, node.features.number == .plural {
      title = String(title.dropLast())
    }
    for modifier in roles.modifiers(index) where modifier < first {
      holder = nodes[modifier].mentions.first.map(\.entity)
    }
    // "minister of foreign affairs of Canada": what is not a name belongs to the title.
    var next = index
    while ["of", "for"].contains(roles.word(next + 1)),
      let head = roles.phraseHead(from: next + 2, before: nodes.count)
    {
      if let named = nodes[head].mentions.first, !roles.isModifier(head) {
        if holder == nil { holder = named.entity }
        next = head
        break
      }
      guard nodes[head].mentions.isEmpty,
        nodes[next + 2...head].allSatisfy({ $0.mentions.isEmpty }),
        vocabulary.group("portfolio", contains: nodes[head].lemma)
          || vocabulary.group("portfolio", contains: nodes[head].word)
      else { break }
      title = words(first...head)
      next = head
    }
    if holder == nil, first == index, vocabulary.group("vague", contains: node.lemma) { return nil }
    if let holder, !ontology.isSubclass(holder.kind, of: "State"),
      !ontology.isSubclass(holder.kind, of: "Organization")
    {
      return nil
    }
    return Bound(
      entity: linker.position(title: title, of: holder), node: index, end: next, holder: holder)
  }

  // MARK: Treaties

  /// The treaties that a phrase and those beside it in a list name by their capitals: "a Double Taxation
  /// Convention, and an Investment Agreement".
  private func treaties(from index: Int, parties: [Entity]) -> [Bound] {
    var found: [Bound] = []
    for head in index..<max(index + 1, roles.clauseEnd(index)) {
      let node = nodes[head]
      guard node.mentions.isEmpty, vocabulary.group("treaty", contains: node.lemma),
        isCapitalised(head) || parties.count > 1
      else { continue }
      var first = head
      while first > 0, isPartOfName(first - 1, of: head) { first -= 1 }
      var last = head
      if isCapitalised(head), ["on", "for"].contains(roles.word(head + 1)) {
        var next = head + 2
        while next < nodes.count, isCapitalised(next),
          nodes[next].isNoun || nodes[next].tag == .adjective
        {
          last = next
          next += 1
        }
      }
      guard first < last else { continue }
      let entity = linker.treaty(named: words(first...last), parties: parties)
      found.append(Bound(entity: entity, node: head, end: last))
    }
    return found
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
      && !["new", "bilateral", "several", "first", "other"].contains(node.word)
  }

  func isCapitalised(_ index: Int) -> Bool {
    let first = text[nodes[index].range.lowerBound]
    return (65...90).contains(first) || first > 127 && nodes[index].tag == .properNoun
  }
}
