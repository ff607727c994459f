internal import EntenteLanguage

/// What operators above a clause make of it: negation, modals, verbs with a signature.
extension FactualityComposer {
  // MARK: Operators

  func apply(operatorsOf index: Int, to result: inout Factuality) {
    var isDenied = false
    func deny(_ word: String) {
      isDenied = true
      result.reasons.append(word)
    }
    var modal: (kind: ClauseLexicon.Operator, word: String)?
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
        if nodes[child].isLemma(.possession) { hasPerfect = true }
        if graph.children(child, .coordination).contains(where: {
          nodes[$0].isWord(.negativeConjunction)
        }) {
          isNor = true
        }
        if nodes[child].relation == .copula, nodes[child].isLemma(.copula), nodes[index].isVerb,
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
          if operation == .not {
            deny(denial)
          } else {
            result.polarity = .unknown
            result.reasons.append(denial)
          }
        }
      case .coordination, .preconjunct:
        if word.isOne(of: .negativeConjunction) {
          isNor = true
        } else if lexicon.operation(.preconjunction, word) == .not {
          deny(word)
        }
      case .oblique where isDenying(child): deny("no \(word)")
      case .oblique where lexicon.operation(.preposition, reader.preposition(of: child)) == .cited:
        result.isReported = true
        result.reasons.append("cited: \(reader.preposition(of: child))")
      case .determiner where lexicon.operation(.determiner, word) == .not:
        deny(word)
      case .adverbialModifier, .discourse, .particle, .parataxis, .nounAdverbialModifier,
        .unmarkedOblique:
        let operation = lexicon.operation(.adverb, word)
        if word.isOne(of: .cessative) {
          result.isEnded = true
          result.reasons.append("no longer")
          continue
        }
        switch operation {
        case .not where !isFocus(child): deny(word)
        // "once a member", but "visited it once".
        case .ended where child < index:
          result.isEnded = true
          result.reasons.append(word)
        case .reported:
          result.isReported = true
          result.reasons.append(word)
        case .unknown:
          result.polarity = .unknown
          result.reasons.append(word)
        case .later: isLater = true
        default: break
        }
      default: break
      }
    }
    if let modal { apply(modal, hasPerfect: hasPerfect, isLater: isLater, isDenied, to: &result) }
    if isNor {
      result.polarity = .negative
      result.reasons.append(Lexicon.standard.word(.negativeConjunction))
    } else if isDenied, hasUntil(index) {
      result.beginsAtUntil = true
      result.reasons.append("not until")
    } else if isDenied {
      result.negate()
    }
  }

  /// Whether "not" belongs to what follows it and not to the verb: "not only".
  func isFocus(_ child: Int) -> Bool {
    nodes.indices.contains(child + 1) && nodes[child + 1].isWord(.focus)
  }

  func apply(
    _ modal: (kind: ClauseLexicon.Operator, word: String), hasPerfect: Bool, isLater: Bool,
    _ isDenied: Bool,
    to result: inout Factuality
  ) {
    switch modal.kind {
    case .future, .obliged: result.isPlanned = true
    case .pastFuture:
      if hasPerfect { result.polarity = .unknown } else if !isLater { result.isPlanned = true }
      if isLater { return result.reasons.append("\(modal.word) later: came about") }
      if result.isReported, !hasPerfect { result.isReported = false }
    default: result.polarity = .unknown
    }
    result.reasons.append(modal.word)
  }

  /// Whether an auxiliary stands before the subject in a clause without a conjunction: "Had Malta joined".
  func isInverted(_ auxiliary: Int, before index: Int) -> Bool {
    guard nodes[auxiliary].isWord(.inversion),
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
  func isDenying(_ oblique: Int) -> Bool {
    let verb = nodes[oblique].head
    guard oblique < verb,
      graph.children(oblique, .determiner).contains(where: {
        lexicon.operation(.determiner, nodes[$0].word) == .not
      }), let auxiliary = graph.children(verb, .auxiliary, .passiveAuxiliary, .copula).first,
      let subject = graph.children(verb, .nominalSubject, .passiveSubject).first
    else { return false }
    return oblique < auxiliary && auxiliary < subject
  }

  /// The word that denies a clause, or leaves it open, from within one of its arguments: "no state", "neither
  /// of them", "nobody", "few states".
  func denial(in argument: Int) -> (operation: ClauseLexicon.Operator, word: String)? {
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
        let isSome = operation == .unknown && reader.has(.fewModifier, child - 1)
        if let operation, !isCount, !isSome,
          !reader.has(.comparative, child + 1)
        {
          return (operation, nodes[child].word)
        }
      default: break
      }
    }
    return nil
  }

  /// Whether a clause says until when: "did not recognise it until 1991".
  func hasUntil(_ index: Int) -> Bool {
    graph.children[index].contains {
      lexicon.operation(.preposition, reader.preposition(of: $0)) == .until
    }
  }
}

extension Signature.Frame: CustomStringConvertible {
  var description: String {
    switch self {
    case .infinitive: Signature.FrameName.infinitive.rawValue
    case .question: Signature.FrameName.whether.rawValue
    case .gerund(let preposition): preposition.isEmpty ? "-ing" : "\(preposition) -ing"
    case .finite: Signature.FrameName.that.rawValue
    case .noun(let preposition): preposition.isEmpty ? "NP" : "\(preposition) NP"
    case .subject: Signature.FrameName.subj.rawValue
    }
  }
}
