internal import EntenteLanguage

/// Composes the factuality of the nodes of one sentence.
struct FactualityComposer {
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

  var nodes: [SentenceNode] { reader.nodes }
  var graph: SentenceGraph { reader.graph }
  var lexicon: ClauseLexicon { reader.lexicon }

  static let depthLimit = 60

  mutating func whole(_ index: Int, depth: Int) -> Factuality {
    if let known = wholes[index] { return known }
    guard depth < Self.depthLimit else { return .asserted }
    var result = given(index, depth: depth)
    if isPredicate(index) { apply(operatorsOf: index, to: &result) }
    reader.applyAttributes(of: index, to: &result)
    wholes[index] = result
    return result
  }

  func isPredicate(_ index: Int) -> Bool {
    nodes[index].isVerb || !graph.children(index, .copula).isEmpty
      || nodes[index].head < 0
      || !graph.children(index, .nominalSubject, .passiveSubject).isEmpty
  }

  mutating func given(_ index: Int, depth: Int) -> Factuality {
    if let known = givens[index] { return known }
    let result = computeGiven(index, depth: depth + 1)
    givens[index] = result
    return result
  }

  // MARK: From the governor

  mutating func computeGiven(_ index: Int, depth: Int) -> Factuality {
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
        : whole(head, depth: depth).presupposed
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

  func unknown(_ outer: Factuality, _ reason: String) -> Factuality {
    var result = outer
    result.polarity = .unknown
    result.reasons.append(reason)
    return result
  }

  func ofRoot(_ index: Int) -> Factuality {
    var result = Factuality.asserted
    if nodes.last?.word == "?" || nodes.dropLast().last?.word == "?" {
      let asksFor = graph.children[index].contains {
        lexicon.operation(.question, nodes[$0].word) == .presupposed
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
  func isVerbless(_ root: Int) -> Bool {
    nodes[root].isNoun && graph.children(root, .copula).isEmpty
      && ![".", "!", ";", ":"].contains(nodes[nodes.count - 1].word)
      && !nodes.contains { ["VBD", "VBZ", "VBP", "MD"].contains($0.fineTag) }
  }

  /// The verb that says who says the clause, behind or within it: "…, said the minister".
  func citation(of index: Int) -> Int? {
    graph.children(index, .parataxis).first { child in
      nodes[child].isVerb && child > index
        && lexicon.signature(of: nodes[child].lemma, .finite)?.affirmed == .reported
        && !graph.children(child, .nominalSubject).isEmpty
        && graph.children(child, .object, .clausalComplement).isEmpty
    }
  }

  func sharesAuxiliaries(_ index: Int, with head: Int) -> Bool {
    guard nodes[index].isVerb, nodes[head].isVerb,
      graph.children(
        index, .nominalSubject, .passiveSubject, .auxiliary, .passiveAuxiliary, .copula
      )
      .isEmpty
    else { return !nodes[index].isVerb }
    return nodes[index].fineTag == "VB" || nodes[index].fineTag == "VBN"
      || nodes[index].fineTag == "VBG"
  }

  mutating func ofOpenComplement(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
    let outer = whole(head, depth: depth)
    guard nodes[index].isVerb || !graph.children(index, .copula).isEmpty else { return outer }
    if isGerund(index) {
      return governed(index, outer, head, .gerund(reader.preposition(ofClause: index)))
    }
    if nodes[index].fineTag == "VBN", !reader.isInfinitive(index) { return outer }
    if reader.graph.children(head, .adverbialModifier).contains(where: {
      nodes[$0].isWord(.pending)
    }),
      nodes[head].isLemma(.pendingVerb)
    {
      return outer.governing(Signature(affirmed: .not, negated: .holds), "yet to")
    }
    return governed(index, outer, head, .infinitive)
  }

  mutating func ofComplement(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
    let outer = whole(head, depth: depth)
    let marker = reader.preposition(ofClause: index)
    if isGerund(index) { return governed(index, outer, head, .gerund(marker)) }
    if reader.isInfinitive(index) { return governed(index, outer, head, .infinitive) }
    if marker.isOne(of: .interrogative) {
      return governed(index, outer, head, .question)
    }
    return judged(index, head, depth) ?? governed(index, outer, head, .finite)
  }

  /// What is said of the noun that a clause belongs to: "claims that … are untrue".
  mutating func judged(_ index: Int, _ noun: Int, _ depth: Int) -> Factuality? {
    // The tag may be wrong, "Claims that": a subject is a noun.
    guard nodes[noun].relation == .nominalSubject, nodes[noun].head >= 0,
      case let judgement = nodes[noun].head,
      let signature = lexicon.signature(of: nodes[judgement].lemma, .finite)
        ?? lexicon.signature(of: nodes[judgement].word, .finite)
    else { return nil }
    return whole(judgement, depth: depth).governing(signature, "\(nodes[judgement].lemma) that")
  }

  mutating func ofAdverbialClause(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
    let outer = whole(head, depth: depth)
    let marker = reader.preposition(ofClause: index)
    switch lexicon.operation(.conjunction, marker) {
    case .not:
      var result = outer.presupposed.because(marker)
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
      return marker.isOne(of: .factivePreposition)
        ? accompanying(outer) : unknown(outer, "\(nodes[head].lemma) \(marker) -ing: no signature")
    }
    if reader.isInfinitive(index) { return governed(index, outer, head, .infinitive) }
    if nodes[index].fineTag == "VBN", graph.children(index, .auxiliary).isEmpty {
      return accompanying(outer)
    }
    // "because", "when", "after": what they bring holds whatever is denied in the main clause.
    var result = given(head, depth: depth)
    if outer.isPlanned, !marker.isOne(of: .causal) { result.isPlanned = true }
    return result
  }

  /// What a participle beside a clause is worth: denied the clause may be, the participle is not.
  func accompanying(_ outer: Factuality) -> Factuality {
    guard outer.polarity == .negative else { return outer }
    return outer.presupposed
  }

  mutating func ofAdjectivalClause(_ index: Int, _ noun: Int, _ depth: Int) -> Factuality {
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
    if marker.isOne(of: .complementizer) {
      return judged(index, noun, depth) ?? governed(index, outer, noun, .finite)
    }
    return isIndefinite(noun) ? unknown(outer, "participle of an indefinite") : accompanying(outer)
  }

  /// What a verb makes of a complement that the parser hung on the name that is its object: "accused Chad of
  /// shelling it".
  mutating func ofObject(_ name: Int, _ frame: Signature.Frame, _ depth: Int)
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

  mutating func ofArgument(_ index: Int, _ head: Int, _ depth: Int) -> Factuality {
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
    return outer.polarity != .positive && reader.isDefinite(index) ? outer.presupposed : outer
  }

  func governed(
    _ index: Int, _ outer: Factuality, _ governor: Int, _ frame: Signature.Frame
  ) -> Factuality {
    for lemma in lemmas(of: governor) {
      if let signature = lexicon.signature(of: lemma, frame) {
        return outer.governing(signature, "\(lemma) \(frame)")
      }
    }
    switch frame {
    case .finite:
      var result = outer.presupposed
      result.isPlanned = outer.isPlanned
      return result
    default: return unknown(outer, "\(nodes[governor].lemma) \(frame): no signature")
    }
  }

  /// The lemma of a governor, with a particle or adjective that belongs to it first.
  func lemmas(of governor: Int) -> [String] {
    let lemma = nodes[governor].lemma
    let parts = graph.children(governor, .particle, .openComplement, .adverbialModifier).filter {
      $0 > governor && [.adposition, .adverb, .adjective].contains(nodes[$0].tag)
    }
    // The lemmatizer may leave out the last letter: "persuad".
    let whole = lemma + Lexicon.standard.word(.silentEnding)
    let spelt = nodes[governor].isVerb && nodes[governor].word.hasPrefix(whole) ? [whole] : []
    // "Talks on …" at the beginning of a sentence, of which the tagger makes a name.
    let common =
      nodes[governor].tag == .properNoun && nodes[governor].mentions.isEmpty
      ? [nodes[governor].word, String(nodes[governor].word.dropLast())] : []
    return parts.map { "\(lemma) \(nodes[$0].word)" } + [lemma] + spelt + common
      + parts.filter { nodes[$0].tag == .adjective }.map { nodes[$0].lemma }
  }

  func isGerund(_ index: Int) -> Bool {
    if nodes[index].fineTag == "VBG" {
      return graph.children(index, .auxiliary).allSatisfy { nodes[$0].fineTag == "VBG" }
    }
    return graph.children(index, .auxiliary, .passiveAuxiliary, .copula).contains {
      nodes[$0].fineTag == "VBG"
    }
  }

  /// Whether a noun stands for none in particular: "no state", "any state", "few states".
  func isIndefinite(_ noun: Int) -> Bool {
    graph.children(noun, .determiner, .adjectivalModifier).contains {
      nodes[$0].isWord(.freeChoice)
        || lexicon.operation(.determiner, nodes[$0].word) != nil
    }
  }
}
