extension Sentence {
  /// Derives the features of the words from their tags, lemmas and places in the tree.
  mutating func addFeatures() {
    var auxiliaries = [Auxiliaries](repeating: Auxiliaries(), count: tokens.count)
    for index in tokens.indices where tokens.indices.contains(tokens[index].head) {
      switch tokens[index].relation {
      case .passiveAuxiliary, .passiveSubject, .passiveClausalSubject, .agent:
        auxiliaries[tokens[index].head].isPassive = true
      case .auxiliary: auxiliaries[tokens[index].head].isAuxiliary = true
      default: break
      }
    }
    for index in tokens.indices {
      tokens[index].features = Features(tokens[index], auxiliaries[index])
    }
  }
}

/// What the dependents of a verb say of it.
private struct Auxiliaries {
  var isPassive = false
  var isAuxiliary = false
}

extension Features {
  fileprivate init(_ token: borrowing Token, _ auxiliaries: Auxiliaries) {
    self.init()
    // Most words have a tag that begins with another letter; no text is compared for them.
    switch token.fineTag.utf8.first {
    case UInt8(ascii: "D"), UInt8(ascii: "M"), UInt8(ascii: "N"), UInt8(ascii: "P"),
      UInt8(ascii: "V"):
      fill(token, auxiliaries)
    default: break
    }
  }

  /// Sets what the tag of a word, its lemma and its dependents say.
  private mutating func fill(_ token: borrowing Token, _ auxiliaries: Auxiliaries) {
    switch token.fineTag {
    case "NN", "NNP": number = .singular
    case "NNS", "NNPS": number = .plural
    case "PRP", "PRP$": setPronoun(token.lemma)
    case "DT" where token.lemma == "this" || token.lemma == "that": number = .singular
    case "DT" where token.lemma == "these" || token.lemma == "those": number = .plural
    case "VBZ":
      (number, person) = (.singular, 3)
      (tense, verbForm) = (.present, .finite)
    case "VBP": (tense, verbForm) = (.present, .finite)
    case "VBD": (tense, verbForm) = (.past, .finite)
    case "MD": verbForm = .finite
    case "VB": verbForm = .infinitive
    case "VBG":
      let isParticiple =
        auxiliaries.isAuxiliary || token.relation == .adjectivalClause
        || token.relation == .adjectivalModifier || token.relation == .adverbialClause
      verbForm = isParticiple ? .participle : .gerund
      if isParticiple { tense = .present }
    case "VBN":
      (tense, verbForm) = (.past, .participle)
      isPassive =
        auxiliaries.isPassive || token.relation == .adjectivalClause && !auxiliaries.isAuxiliary
    default: break
    }
  }

  /// Sets number and person of a personal or possessive pronoun.
  private mutating func setPronoun(_ lemma: String) {
    switch lemma {
    case "I", "my", "myself": (number, person) = (.singular, 1)
    case "we", "our", "ourselves": (number, person) = (.plural, 1)
    case "you", "your": person = 2
    case "he", "she", "it", "his", "her", "its": (number, person) = (.singular, 3)
    case "they", "their", "themselves": (number, person) = (.plural, 3)
    default: break
    }
  }
}
