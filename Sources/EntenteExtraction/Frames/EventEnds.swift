internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Tells who acts and who is acted upon in an event: states, bodies, persons, groups of people.
///
/// Forces, police and officials stand for the state that the words give them (metonymy); an attack, a missile
/// or a statement stands for its owner.
struct EventEnds {
  private let place: Place

  init(phrases: PhraseReader, lexicon: FrameLexicon) {
    place = Place(phrases: phrases, lexicon: lexicon)
  }

  /// The sentence, and what was read before: every frame of a predicate asks for the same phrases.
  private final class Place {
    let phrases: PhraseReader
    let lexicon: FrameLexicon
    var known: [[End]?]

    init(phrases: PhraseReader, lexicon: FrameLexicon) {
      self.phrases = phrases
      self.lexicon = lexicon
      known = Array(repeating: nil, count: 2 * phrases.nodes.count)
    }
  }

  var phrases: PhraseReader { place.phrases }
  var lexicon: FrameLexicon { place.lexicon }

  struct End: Hashable {
    var entity: Entity
    var node: Int
    var count: Int?
  }

  private var clauses: ClauseReader { phrases.clauses }
  private var nodes: [SentenceNode] { phrases.nodes }
  private var ontology: Ontology { phrases.ontology }

  private static let actorKinds: [ClassName] = ["State", "Organization", "Person", "PersonGroup"]

  /// Who a phrase stands for; empty where it is a thing or nobody in particular.
  func read(_ node: Int, isActor: Bool) -> [End] {
    let slot = 2 * node + (isActor ? 1 : 0)
    if let ends = place.known[slot] { return ends }
    let ends = read(node, isActor: isActor, depth: 0)
    place.known[slot] = ends
    return ends
  }

  private func read(_ node: Int, isActor: Bool, depth: Int) -> [End] {
    guard depth < 5 else { return [] }
    if nodes[node].isName, !clauses.graph.isModifier(node) {
      let named = nodes[node].mentions.filter { $0.form != .adjective }.map(\.entity)
      let actors = named.filter { entity in
        Self.actorKinds.contains { ontology.isSubclass(entity.kind, of: $0) }
      }
      // What an army does its state does.
      if !actors.isEmpty {
        return actors.map { actor in
          let state = actor.kind == "MilitaryBody" ? phrases.linker.state(of: actor) : nil
          return End(entity: state ?? actor, node: node)
        }
      }
      guard !isActor, let place = named.first(where: { ontology.isSubclass($0.kind, of: "Place") })
      else { return [] }
      let state = phrases.linker.state(of: place) ?? stateBehind(node)
      return state.map { [End(entity: $0, node: node)] } ?? []
    }
    guard nodes[node].mentions.isEmpty else {
      // "Israelis", "the French": people of a state.
      guard nodes[node].features.number == .plural || nodes[node].relation == .nominalSubject else {
        return []
      }
      return nodes[node].mentions.map(\.entity).filter(isEnd).prefix(1).map {
        End(entity: $0, node: node)
      }
    }
    let apposed = clauses.graph.children(node, .apposition, .flat, .nominalDescription).flatMap {
      first in
      clauses.members(of: first).flatMap { read($0.node, isActor: isActor, depth: depth + 1) }
    }
    if !apposed.isEmpty { return apposed }
    return readNoun(node, isActor: isActor, depth: depth)
  }

  /// Who is meant where a preposition leads to a person, a body or a thing that is somebody's: "an attack on an
  /// Egyptian checkpoint".
  func readPlace(_ node: Int) -> [End] {
    let found = read(node, isActor: false)
    guard found.isEmpty, nodes[node].isNoun else { return found }
    let owners = owners(of: node)
    if !owners.isEmpty { return owners.map { End(entity: $0, node: node) } }
    // "in Sumy, Ukraine": a place that nothing knows, with its state behind it.
    return stateBehind(node).map { [End(entity: $0, node: node)] } ?? []
  }

  private func stateBehind(_ node: Int, depth: Int = 0) -> Entity? {
    guard depth < 4 else { return nil }
    for child in clauses.graph.children[node]
    where child > node && clauses.preposition(of: child).isEmpty || depth == 0 && child > node {
      guard
        [.apposition, .conjunct, .nominalModifier, .list, .parataxis, .unmarkedNominal, .flat]
          .contains(nodes[child].relation)
      else { continue }
      if let state = nodes[child].mentions.first(where: {
        $0.form != .adjective && ontology.isSubclass($0.entity.kind, of: "State")
      })?.entity {
        return state
      }
      if let place = nodes[child].mentions.first(where: {
        ontology.isSubclass($0.entity.kind, of: "Place")
      })?.entity,
        let state = phrases.linker.state(of: place)
      {
        return state
      }
      if let state = stateBehind(child, depth: depth + 1) { return state }
    }
    return nil
  }

  private func readNoun(_ node: Int, isActor: Bool, depth: Int) -> [End] {
    let noun = nodes[node]
    guard noun.isNoun || noun.tag == .numeral || noun.tag == .adjective || noun.tag == .determiner
    else { return [] }
    let modifiers = modifierWords(node)
    func isOf(_ category: FrameLexicon.Category) -> Bool {
      lexicon.contains(category.rawValue, noun.lemma, modifiers)
    }
    // "hundreds of Armenians", "three of the members", "a group of hackers".
    if noun.tag == .numeral || noun.isLemma(.partitive) {
      if let whole = clauses.adjuncts(of: node).first(where: { $0.preposition.isOne(of: .genitive) }
      ) {
        return read(whole.node, isActor: isActor, depth: depth + 1)
      }
    }
    if isOf(.stateOrgan) || noun.isLemma(.transparent) {
      let owners = owners(of: node)
      if !owners.isEmpty { return owners.map { End(entity: $0, node: node) } }
      return isOf(.stateOrgan) ? group(node, nil) : []
    }
    let isPlural = noun.features.number == .plural
    if isOf(.agentGroup) || isOf(.people) || noun.isPerson
      || isActor && isPlural && noun.word.endsIn(.endingPerson, beyond: 2)
    {
      // "Jane Doe, an activist and former minister": the second describes her, too.
      if noun.relation == .conjunct, noun.features.number != .plural, noun.head >= 0,
        nodes[noun.head].isName,
        clauses.graph.children(node, .determiner, .numericModifier).isEmpty
      {
        return []
      }
      let owners = owners(of: node)
      let isOffice = noun.isLemma(.position)
      if !owners.isEmpty, isOf(.officialGroup) || isOffice {
        return owners.map { End(entity: $0, node: node, count: count(node)) }
      }
      if isOffice, noun.features.number != .plural { return [] }
      return owners.isEmpty ? group(node, nil) : owners.flatMap { group(node, $0) }
    }
    if isOf(.instrument) || noun.isLemma(.utterance) {
      for owner in clauses.owners(of: node) {
        if let state = nodes[owner].mentions.first(where: { isEnd($0.entity) })?.entity {
          return [End(entity: state, node: owner)]
        }
        let found =
          nodes[owner].mentions.isEmpty ? read(owner, isActor: isActor, depth: depth + 1) : []
        if !found.isEmpty { return found }
      }
    }
    return []
  }

  /// The words before a noun that belong to it, by their dictionary forms and as written.
  func modifierWords(_ node: Int) -> [String] {
    clauses.graph.children[node].filter { $0 < node && nodes[$0].mentions.isEmpty }
      .flatMap { [nodes[$0].lemma, nodes[$0].word] }
  }

  private func isEnd(_ entity: Entity) -> Bool {
    Self.actorKinds.contains { ontology.isSubclass(entity.kind, of: $0) }
  }

  /// The states or bodies that people or things belong to, by adjectives, a possessive or a preposition: of
  /// "Iraqi and Turkish diplomats" both.
  private func owners(of node: Int) -> [Entity] {
    func found(_ places: [Int]) -> [Entity] {
      places.compactMap { place in
        nodes[place].mentions.lazy.compactMap { mention -> Entity? in
          if ontology.isSubclass(mention.entity.kind, of: "State")
            || ontology.isSubclass(mention.entity.kind, of: "Organization")
          {
            return mention.entity
          }
          return ontology.isSubclass(mention.entity.kind, of: "Place")
            ? phrases.linker.state(of: mention.entity) : nil
        }.first
      }
    }
    let before = found(clauses.modifiers(node))
    if !before.isEmpty { return before }
    let adjuncts = clauses.adjuncts(of: node)
    for preposition: WordClass in [.genitive, .ablative, .inessive, .coAgent] {
      let behind = found(
        adjuncts.filter { $0.preposition.isOne(of: preposition) }
          .flatMap { clauses.members(of: $0.node).map(\.node) })
      if !behind.isEmpty { return behind }
    }
    return []
  }

  private func count(_ node: Int) -> Int? {
    clauses.graph.children(node, .numericModifier).lazy.compactMap { child in
      phrases.vocabulary.number(nodes[child].word)
    }.first
  }

  /// A group of people told without a name: "Kenyan soldiers", "gunmen".
  private func group(_ node: Int, _ owner: Entity?) -> [End] {
    var first = node
    while first > 0, nodes[first - 1].mentions.isEmpty, nodes[first - 1].head == node,
      nodes[first - 1].relation == .compound
        || nodes[first - 1].relation == .adjectivalModifier && owner == nil
          && phrases.isCapitalised(first - 1)
          && first > 1
        || nodes[first - 1].relation == .adjectivalModifier && owner == nil && first == 1
          && phrases.isCapitalised(first - 1) && nodes[first - 1].word.endsIn(.demonymEnding)
    {
      first -= 1
    }
    let words = phrases.words(first...node)
    let role = first == node || nodes[first].relation == .compound ? words.lowercased() : words
    let context = "\(phrases.document)\u{1F}\(role)\u{1F}\(nodes[node].range.lowerBound)"
    let count = count(node)
    let entity = phrases.linker.personGroup(of: owner, role: role, count: count, context: context)
    return [End(entity: entity, node: node, count: count)]
  }
}
