internal import EntenteLanguage

/// How far the text commits itself to each clause, composed from the root of the sentence down.
///
/// A clause is worth what its governor makes of it (a ``Signature``), changed by the operators in it.
extension ClauseReader {
  /// The factuality of each node: that of its clause for a predicate, of what governs it for the others.
  func readFactualities(isHeading: Bool) -> [Factuality] {
    var composer = FactualityComposer(reader: self, isHeading: isHeading)
    for index in nodes.indices { _ = composer.whole(index, depth: 0) }
    return composer.wholes.map { $0 ?? .asserted }
  }

  /// What the words of a noun phrase make of what it describes, whatever is said of it: "the former minister".
  func described(_ noun: Int) -> Factuality {
    var result = Factuality.asserted
    applyAttributes(of: noun, to: &result)
    return result
  }

  /// What words before a noun or a name make of it: "former", "alleged", "future".
  func applyAttributes(of index: Int, to result: inout Factuality) {
    guard nodes[index].isNoun else { return }
    for child in graph.children[index]
    where [.adjectivalModifier, .compound, .adverbialModifier].contains(
      nodes[child].relation)
      && (child < index || nodes[child].word == "designate" || nodes[child].word == "elect")
    {
      guard nodes[child].mentions.isEmpty else { continue }
      switch lexicon.operation(.attribute, nodes[child].word) {
      case "ended": result.isEnded = true
      case "planned": result.isPlanned = true
      case "reported": result.isReported = true
      case "not" where !isPredicate(index): result.negate()
      default: continue
      }
      result.reasons.append(nodes[child].word)
    }
  }
}

/// Composes the factuality of the nodes of one sentence.
private struct FactualityComposer {
  let reader: ClauseReader
  let isHeading: Bool
  /// What the governor of each node gives it.
  var givens: [Factuality?]
  /// The same after the operators of the node's own clause.
  var wholes: [Factuality?]

  init(reader: ClauseReader, isHeading: Bool) {
    self.reader = reader
    self.isHeading = isHeading
    givens = Array(repeating: nil, count: reader.nodes.count)
    wholes = givens
  }

  private var nodes: [SentenceNode] { reader.nodes }
  private var graph: SentenceGraph { reader.graph }
  private var lexicon: ClauseLexicon { reader.lexicon }

  private static let depthLimit = 60

  mutating func whole(_ index: Int, depth: Int) -> Factuality {
    if let known = wholes[index] { return known }
    guard depth < Self.depthLimit else { return .asserted }
    var result = given(index, depth: depth)
    if isPredicate(index) { apply(operatorsOf: index, to: &result) }
    reader.applyAttributes(of: index, to: &result)
    wholes[index] = result
    return result
  }

  private func isPredicate(_ index: Int) -> Bool {
    nodes[index].isVerb || !graph.children(index, .copula).isEmpty
      || nodes[index].head < 0
      || !graph.children(index, .nominalSubject, .passiveSubject).isEmpty
  }

  private mutating func given(_ index: Int, depth: Int) -> Factuality {
    if let known = givens[index] { return known }
    let result = computeGiven(index, depth: depth + 1)
    givens[index] = result
    return result
  }

  // MARK: From the governor

  private mutating func computeGiven(_ index: Int, depth: Int) -> Factuality {
    let node = nodes[index]
    guard node.head >= 0 else { return ofRoot(index) }
    let head = node.head
    switch node.relation {
    case .conjunct:
      if sharesAuxiliaries(index, with: head) {
        // "will break off relations and recognise": the auxiliaries of the first are those of both.
        return whole(head, depth: depth)
      }
      return given(head, depth: depth)
    case .openComplement: return ofOpenComplement(index, head, depth)
    case .clausalComplement, .clausalSubject, .passiveClausalSubject, .clausalSubjectOuter:
      return ofComplement(index, head, depth)
    case .adverbialClause, .adverbialRelativeClause: return ofAdverbialClause(index, head, depth)
    case .adjectivalClause: return ofAdjectivalClause(index, head, depth)
    case .relativeClause:
      return isIndefinite(head)
        ? unknown(whole(head, depth: depth), "relative clause of an indefinite")
        : presupposed(whole(head, depth: depth))
    case .parataxis:
      var result = ofRoot(index)
      if !node.isVerb { result = whole(head, depth: depth) }
      return result
    default:
      if isGerund(index), node.isVerb, node.relation != .adjectivalModifier {
        let outer = whole(head, depth: depth)
        return governed(index, outer, head, .gerund(reader.preposition(of: index)))
      }
      return ofArgument(index, head, depth)
    }
  }

  private func unknown(_ outer: Factuality, _ reason: String) -> Factuality {
    var result = outer
    result.polarity = .unknown
    result.reasons.append(reason)
    return result
  }

  /// What holds whether or not the clause around it does: only who says so is kept.
  private func presupposed(_ outer: Factuality) -> Factuality {
    var result = Factuality.asserted
    result.isReported = outer.isReported
    if outer.isReported { result.reasons = outer.reasons }
    return result
  }

  private func ofRoot(_ index: Int) -> Factuality {
    var result = Factuality.asserted
    if nodes.last?.word == "?" || nodes.dropLast().last?.word == "?" {
      let asksFor = graph.children[index].contains {
        lexicon.operation(.question, nodes[$0].word) == "presupposed"
      }
      // "When will it open?" presupposes nothing.
      let isToCome = graph.children(index, .auxiliary).contains {
        lexicon.operation(.auxiliary, nodes[$0].word) != nil
      }
      if !asksFor || isToCome { return unknown(result, "question") }
      result.reasons.append("presupposed by the question")
    }
    if nodes[index].fineTag == "VB", nodes[index].isVerb,
      graph.children(index, .nominalSubject, .auxiliary, .passiveSubject, .outerSubject, .copula)
        .isEmpty
    {
      return unknown(result, "imperative")
    }
    if isHeading || isVerbless(index) { return unknown(result, "a title asserts nothing") }
    if let cited = citation(of: index) {
      result.isReported = true
      result.reasons.append("cited: \(nodes[cited].word)")
    }
    return result
  }

  /// Whether a sentence is a noun alone, without a verb and without a full stop: a title.
  private func isVerbless(_ root: Int) -> Bool {
    nodes[root].isNoun && graph.children(root, .copula).isEmpty
      && ![".", "!", ";", ":"].contains(nodes[nodes.count - 1].word)
      && !nodes.contains { ["VBD", "VBZ", "VBP", "MD"].contains($0.fineTag) }
  }

  /// The verb that says who says the clause, behind or within it: "…, said the minister".
  private func citation(of index: Int) -> Int? {
    graph.children(index, .parataxis).first { child in
      nodes[child].isVerb && child > index
        && lexicon.signature(of: nodes[child].lemma, .finite)?.affirmed == .reported
        && !graph.children(child, .nominalSubject).isEmpty
        && graph.children(child, .object, .clausalComplement).isEmpty
    }
  }

  private func sharesAuxiliaries(_ index: Int, with head: Int) -> Bool {
    guard nodes[index].isVerb, nodes[head].isVerb,
      graph.children(
        index, .nominalSubject, .passiveSubject, .auxiliary, .passiveAuxiliary, .copula
      )
      .isEmpty
    else { return !nodes[index].isVerb }
    return nodes[index].fineTag == "VB" || nodes[index].fineTag == "VBN"
      || nodes[index].fineTag == "VBG"
  }

  private mutating func ofOpenComplement(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
    let outer = whole(head, depth: depth)
    guard nodes[index].isVerb || !graph.children(index, .copula).isEmpty else { return outer }
    if isGerund(index) {
      return governed(index, outer, head, .gerund(reader.preposition(ofClause: index)))
    }
    if nodes[index].fineTag == "VBN", !reader.isInfinitive(index) { return outer }
    if reader.graph.children(head, .adverbialModifier).contains(where: { nodes[$0].word == "yet" }),
      ["have", "be", "remain"].contains(nodes[head].lemma)
    {
      return outer.governing(Signature(affirmed: .not, negated: .holds), "yet to")
    }
    return governed(index, outer, head, .infinitive)
  }

  private mutating func ofComplement(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
    let outer = whole(head, depth: depth)
    let marker = reader.preposition(ofClause: index)
    if isGerund(index) { return governed(index, outer, head, .gerund(marker)) }
    if reader.isInfinitive(index) { return governed(index, outer, head, .infinitive) }
    if ["whether", "if"].contains(marker) {
      return governed(index, outer, head, .gerund("whether"))
    }
    return judged(index, head, depth) ?? governed(index, outer, head, .finite)
  }

  /// What is said of the noun that a clause belongs to: "claims that … are untrue".
  private mutating func judged(_ index: Int, _ noun: Int, _ depth: Int) -> Factuality? {
    // The tag may be wrong, "Claims that": a subject is a noun.
    guard nodes[noun].relation == .nominalSubject, nodes[noun].head >= 0,
      case let judgement = nodes[noun].head,
      let signature = lexicon.signature(of: nodes[judgement].lemma, .finite)
        ?? lexicon.signature(of: nodes[judgement].word, .finite)
    else { return nil }
    return whole(judgement, depth: depth).governing(signature, "\(nodes[judgement].lemma) that")
  }

  private mutating func ofAdverbialClause(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
    let outer = whole(head, depth: depth)
    let marker = reader.preposition(ofClause: index)
    switch lexicon.operation(.conjunction, marker) {
    case "not":
      var result = presupposed(outer).because(marker)
      result.polarity = .negative
      return result
    case .some: return unknown(outer, marker)
    case nil: break
    }
    if isGerund(index) {
      if marker.isEmpty {
        // "denied having withdrawn": right behind the verb it is its complement.
        if !nodes[min(index, head)..<max(index, head)].contains(where: { $0.word == "," }) {
          for lemma in lemmas(of: head) {
            if let signature = lexicon.signature(of: lemma, .gerund("")) {
              return outer.governing(signature, "\(lemma) -ing")
            }
          }
        }
        return accompanying(outer)
      }
      for lemma in lemmas(of: head) {
        if let signature = lexicon.signature(of: lemma, .gerund(marker)) {
          return outer.governing(signature, "\(lemma) \(marker) -ing")
        }
      }
      return Self.factivePrepositions.contains(marker)
        ? accompanying(outer) : unknown(outer, "\(nodes[head].lemma) \(marker) -ing: no signature")
    }
    if reader.isInfinitive(index) { return governed(index, outer, head, .infinitive) }
    if nodes[index].fineTag == "VBN", graph.children(index, .auxiliary).isEmpty {
      return accompanying(outer)
    }
    // "because", "when", "after": what they bring holds whatever is denied in the main clause.
    var result = given(head, depth: depth)
    if outer.isPlanned, marker != "because" { result.isPlanned = true }
    return result
  }

  /// Prepositions before a gerund that tell of what came about: time, means, cause.
  private static let factivePrepositions: Set<String> = [
    "by", "after", "since", "upon", "despite", "with", "following", "through", "while", "when",
    "in",
    "before", "on",
  ]

  /// What a participle beside a clause is worth: denied the clause may be, the participle is not.
  private func accompanying(_ outer: Factuality) -> Factuality {
    guard outer.polarity == .negative else { return outer }
    return presupposed(outer)
  }

  private mutating func ofAdjectivalClause(_ index: Int, _ noun: Int, _ depth: Int) -> Factuality {
    let outer = whole(noun, depth: depth)
    let marker = reader.preposition(ofClause: index)
    if reader.isInfinitive(index) {
      if graph.children(noun, .adjectivalModifier).contains(where: {
        lexicon.signature(of: nodes[$0].lemma, .infinitive)?.affirmed == .holds
      }) {
        return outer.because("\(nodes[noun].word): first, last or only")
      }
      return ofObject(noun, .infinitive, depth) ?? governed(index, outer, noun, .infinitive)
    }
    if isGerund(index), !marker.isEmpty {
      return ofObject(noun, .gerund(marker), depth)
        ?? governed(index, outer, noun, .gerund(marker))
    }
    if marker == "that" {
      return judged(index, noun, depth) ?? governed(index, outer, noun, .finite)
    }
    return isIndefinite(noun) ? unknown(outer, "participle of an indefinite") : accompanying(outer)
  }

  /// What a verb makes of a complement that the parser hung on the name that is its object: "accused Chad of
  /// shelling it".
  private mutating func ofObject(_ name: Int, _ frame: Signature.Frame, _ depth: Int)
    -> Factuality?
  {
    guard nodes[name].isName, [.object, .passiveSubject].contains(nodes[name].relation),
      nodes[name].head >= 0
    else { return nil }
    let verb = nodes[name].head
    for lemma in lemmas(of: verb) {
      if let signature = lexicon.signature(of: lemma, frame) {
        return whole(verb, depth: depth).governing(signature, "\(lemma) \(frame)")
      }
    }
    return nil
  }

  private mutating func ofArgument(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
    let outer = whole(head, depth: depth)
    guard nodes[index].mentions.isEmpty, nodes[index].isNoun else { return outer }
    let frame: Signature.Frame
    switch nodes[index].relation {
    case .object, .passiveSubject: frame = .noun("")
    case .nominalSubject: frame = .subject
    case .oblique, .nominalModifier, .agent: frame = .noun(reader.preposition(of: index))
    default: return outer
    }
    for lemma in lemmas(of: head) {
      if let signature = lexicon.signature(of: lemma, frame) {
        return outer.governing(signature, "\(lemma) \(frame)")
      }
    }
    // What is definite is spoken of as of something that is there, whatever is denied of it.
    return outer.polarity != .positive && reader.isDefinite(index) ? presupposed(outer) : outer
  }

  private func governed(
    _ index: Int, _ outer: Factuality, _ governor: Int, _ frame: Signature.Frame
  ) -> Factuality {
    for lemma in lemmas(of: governor) {
      if let signature = lexicon.signature(of: lemma, frame) {
        return outer.governing(signature, "\(lemma) \(frame)")
      }
    }
    switch frame {
    case .finite:
      var result = presupposed(outer)
      result.isPlanned = outer.isPlanned
      return result
    default: return unknown(outer, "\(nodes[governor].lemma) \(frame): no signature")
    }
  }

  /// The lemma of a governor, with a particle or adjective that belongs to it first.
  private func lemmas(of governor: Int) -> [String] {
    let lemma = nodes[governor].lemma
    let parts = graph.children(governor, .particle, .openComplement, .adverbialModifier).filter {
      $0 > governor && [.adposition, .adverb, .adjective].contains(nodes[$0].tag)
    }
    // The lemmatizer may leave out the last letter: "persuad".
    let spelt =
      nodes[governor].isVerb && nodes[governor].word.hasPrefix(lemma + "e") ? [lemma + "e"] : []
    return parts.map { "\(lemma) \(nodes[$0].word)" } + [lemma] + spelt
      + parts.filter { nodes[$0].tag == .adjective }.map { nodes[$0].lemma }
  }

  private func isGerund(_ index: Int) -> Bool {
    if nodes[index].fineTag == "VBG" {
      return graph.children(index, .auxiliary).allSatisfy { nodes[$0].fineTag == "VBG" }
    }
    return graph.children(index, .auxiliary, .passiveAuxiliary, .copula).contains {
      nodes[$0].fineTag == "VBG"
    }
  }

  /// Whether a noun stands for none in particular: "no state", "any state", "few states".
  private func isIndefinite(_ noun: Int) -> Bool {
    graph.children(noun, .determiner, .adjectivalModifier).contains {
      ["any", "every", "whichever"].contains(nodes[$0].word)
        || lexicon.operation(.determiner, nodes[$0].word) != nil
    }
  }

  // MARK: Operators

  private func apply(operatorsOf index: Int, to result: inout Factuality) {
    var isDenied = false
    func deny(_ word: String) {
      isDenied = true
      result.reasons.append(word)
    }
    var modal: (kind: String, word: String)?
    var hasPerfect = false
    var isLater = false
    var isNor = false
    for child in graph.children[index] {
      let word = nodes[child].word
      switch nodes[child].relation {
      case .auxiliary, .passiveAuxiliary, .copula:
        if let kind = lexicon.operation(.auxiliary, word), nodes[child].relation == .auxiliary {
          modal = (kind, word)
        }
        if nodes[child].lemma == "have" { hasPerfect = true }
        if graph.children(child, .coordination).contains(where: { nodes[$0].word == "nor" }) {
          isNor = true
        }
        if nodes[child].relation == .copula, nodes[child].lemma == "be", nodes[index].isVerb,
          reader.isInfinitive(index)
        {
          result.isPlanned = true
          result.reasons.append("be to")
        }
        if isInverted(child, before: index) {
          result.polarity = .unknown
          result.reasons.append("\(word) before its subject")
        }
      case .nominalSubject, .passiveSubject, .object:
        if let (operation, denial) = denial(in: child) {
          if operation == "not" {
            deny(denial)
          } else {
            result.polarity = .unknown
            result.reasons.append(denial)
          }
        }
      case .coordination, .preconjunct:
        if word == "nor" {
          isNor = true
        } else if lexicon.operation(.preconjunction, word) == "not" {
          deny(word)
        }
      case .oblique where isDenying(child): deny("no \(word)")
      case .oblique where lexicon.operation(.preposition, reader.preposition(of: child)) == "cited":
        result.isReported = true
        result.reasons.append("cited: \(reader.preposition(of: child))")
      case .determiner where lexicon.operation(.determiner, word) == "not":
        deny(word)
      case .adverbialModifier, .discourse, .particle, .parataxis, .nounAdverbialModifier,
        .unmarkedOblique:
        let operation = lexicon.operation(.adverb, word)
        if word == "longer" {
          result.isEnded = true
          result.reasons.append("no longer")
          continue
        }
        switch operation {
        case "not" where !isFocus(child): deny(word)
        // "once a member", but "visited it once".
        case "ended" where child < index:
          result.isEnded = true
          result.reasons.append(word)
        case "reported":
          result.isReported = true
          result.reasons.append(word)
        case "unknown":
          result.polarity = .unknown
          result.reasons.append(word)
        case "later": isLater = true
        default: break
        }
      default: break
      }
    }
    if let modal { apply(modal, hasPerfect: hasPerfect, isLater: isLater, isDenied, to: &result) }
    if isNor {
      result.polarity = .negative
      result.reasons.append("nor")
    } else if isDenied, hasUntil(index) {
      result.beginsAtUntil = true
      result.reasons.append("not until")
    } else if isDenied {
      result.negate()
    }
  }

  /// Whether "not" belongs to what follows it and not to the verb: "not only".
  private func isFocus(_ child: Int) -> Bool {
    nodes.indices.contains(child + 1) && ["only", "just", "merely"].contains(nodes[child + 1].word)
  }

  private func apply(
    _ modal: (kind: String, word: String), hasPerfect: Bool, isLater: Bool, _ isDenied: Bool,
    to result: inout Factuality
  ) {
    switch modal.kind {
    case "future", "obliged": result.isPlanned = true
    case "past-future":
      if hasPerfect { result.polarity = .unknown } else if !isLater { result.isPlanned = true }
      if isLater { return result.reasons.append("\(modal.word) later: came about") }
      if result.isReported, !hasPerfect { result.isReported = false }
    default: result.polarity = .unknown
    }
    result.reasons.append(modal.word)
  }

  /// Whether an auxiliary stands before the subject in a clause without a conjunction: "Had Malta joined".
  private func isInverted(_ auxiliary: Int, before index: Int) -> Bool {
    guard ["had", "were", "should"].contains(nodes[auxiliary].word),
      reader.preposition(ofClause: index).isEmpty,
      let subject = graph.children(index, .nominalSubject, .passiveSubject).first,
      auxiliary < subject
    else { return false }
    // The parser may take it for the main clause; "Never had Malta …" is one.
    return nodes[index].relation == .adverbialClause
      || !graph.children(index, .clausalComplement, .parataxis).isEmpty
        && !graph.children[index].contains { $0 < auxiliary }
  }

  /// Whether a fronted complement denies its clause: "Under no circumstances did it …".
  private func isDenying(_ oblique: Int) -> Bool {
    let verb = nodes[oblique].head
    guard oblique < verb,
      graph.children(oblique, .determiner).contains(where: {
        lexicon.operation(.determiner, nodes[$0].word) == "not"
      }), let auxiliary = graph.children(verb, .auxiliary, .passiveAuxiliary, .copula).first,
      let subject = graph.children(verb, .nominalSubject, .passiveSubject).first
    else { return false }
    return oblique < auxiliary && auxiliary < subject
  }

  /// The word that denies a clause, or leaves it open, from within one of its arguments: "no state", "neither
  /// of them", "nobody", "few states".
  private func denial(in argument: Int) -> (operation: String, word: String)? {
    if let operation = lexicon.operation(.argument, nodes[argument].word) {
      return (operation, nodes[argument].word)
    }
    for child in graph.children[argument] where child < argument {
      switch nodes[child].relation {
      case .determiner, .preconjunct, .predeterminer, .adverbialModifier, .adjectivalModifier:
        let operation =
          lexicon.operation(.determiner, nodes[child].word)
          ?? (nodes[child].relation == .preconjunct
            ? lexicon.operation(.preconjunction, nodes[child].word) : nil)
        // "no fewer than three": that many.
        let isCount =
          nodes.indices.contains(child + 1) && nodes[child + 1].tag == .adjective
          && nodes[child + 1].head != argument
        // "a few".
        let isSome = operation == "unknown" && ["a", "quite"].contains(reader.word(child - 1))
        if let operation, !isCount, !isSome,
          !["fewer", "less", "more"].contains(reader.word(child + 1))
        {
          return (operation, nodes[child].word)
        }
      default: break
      }
    }
    return nil
  }

  /// Whether a clause says until when: "did not recognise it until 1991".
  private func hasUntil(_ index: Int) -> Bool {
    graph.children[index].contains {
      lexicon.operation(.preposition, reader.preposition(of: $0)) == "until"
    }
  }
}

extension Signature.Frame: CustomStringConvertible {
  var description: String {
    switch self {
    case .infinitive: "to-inf"
    case .gerund("whether"): "whether"
    case .gerund(let preposition): preposition.isEmpty ? "-ing" : "\(preposition) -ing"
    case .finite: "that"
    case .noun(let preposition): preposition.isEmpty ? "NP" : "\(preposition) NP"
    case .subject: "subj"
    }
  }
}
