internal import EntenteLanguage

/// Finds what stands in which role to a verb, whatever the voice: who does it, to whom, where.
///
/// The tree is asked first; the order of the words is the second opinion, and the only one where there
/// is no tree. Each answer is a list of candidates, the likelier first: a caller takes the first one
/// that is of the kind it needs.
package struct RoleFinder: Sendable {
  package let graph: SentenceGraph
  let vocabulary: Vocabulary

  package init(graph: SentenceGraph, vocabulary: Vocabulary) {
    self.graph = graph
    self.vocabulary = vocabulary
  }

  var nodes: [SentenceNode] { graph.nodes }

  func word(_ index: Int) -> String { graph.node(index)?.word ?? "" }

  // MARK: Verbs

  /// Whether a word is a verb in this sentence.
  ///
  /// A word that the tagger takes for a noun is one where it stands between names and what can be its
  /// object in a sentence without another verb: "Both France and Italy share common membership".
  func isVerb(_ index: Int) -> Bool {
    let node = nodes[index]
    if node.isVerb || (node.tag == .adjective && isPassive(index)) { return true }
    guard node.mentions.isEmpty, node.tag == .noun || node.tag == .properNoun, index > 0,
      nodes[index - 1].isName || nodes[index - 1].word == ")", let next = graph.node(index + 1),
      [.determiner, .adjective, .noun].contains(next.tag) || !next.mentions.isEmpty
    else { return false }
    return !nodes.contains { $0.isVerb }
  }

  /// The verb that an infinitive depends on: "refused" for "to extradite".
  func governor(ofInfinitive verb: Int) -> Int? {
    guard isAfterTo(verb) else { return nil }
    if nodes[verb].relation == .openComplement, nodes[verb].head >= 0 { return nodes[verb].head }
    return nodes[..<verb].lastIndex { $0.tag == .verb && $0.mentions.isEmpty }
  }

  /// Whether a verb or its object goes on with "with" and a name: "ended their relations with China".
  func hasOtherParty(_ verb: Int, _ object: Int?) -> Bool {
    complements(verb, ["with", "to", "towards"]).contains { nodes[$0].isName }
  }

  /// Whether a noun phrase follows a verb that is in the active voice.
  func hasDirectObject(_ verb: Int) -> Bool {
    phraseHead(from: verb + 1, before: clauseEnd(verb)) != nil
      || !graph.children(verb, .object).isEmpty
  }

  /// Where the auxiliaries of a verb begin.
  func groupStart(_ verb: Int) -> Int {
    var start = verb
    var index = verb - 1
    while index >= 0 {
      if nodes[index].tag == .auxiliary {
        start = index
      } else if nodes[index].tag != .adverb && !isNegation(index) {
        break
      }
      index -= 1
    }
    return start
  }

  func isNegation(_ index: Int) -> Bool { ["not", "n't", "n’t", "never"].contains(word(index)) }

  /// The auxiliaries of a verb.
  func auxiliaries(_ verb: Int) -> [SentenceNode] {
    nodes[groupStart(verb)..<verb].filter { $0.tag == .auxiliary }
  }

  private static let formsOfBe: Set<String> = [
    "am", "is", "are", "was", "were", "be", "been", "being", "'s", "’s", "got", "get", "gets",
  ]

  /// Whether what a verb's grammatical subject is undergoes it.
  func isPassive(_ verb: Int) -> Bool {
    let node = nodes[verb]
    if node.fineTag == "VBG" { return false }
    if !graph.children(verb, .passiveAuxiliary, .passiveSubject, .agent).isEmpty { return true }
    if let last = auxiliaries(verb).last { return Self.formsOfBe.contains(last.word) }
    return isBareParticiple(verb)
  }

  /// Whether a verb is a participle that describes a noun: "diplomats expelled in March".
  func isBareParticiple(_ verb: Int) -> Bool {
    guard auxiliaries(verb).isEmpty, !isAfterTo(verb) else { return false }
    if isAbsolute(verb) { return true }
    if graph.isParsed, !graph.children(verb, .nominalSubject).isEmpty { return false }
    let node = nodes[verb]
    // An object right after it: "Both countries established relations", whatever the tagger thinks.
    if phraseHead(from: verb + 1, before: clauseEnd(verb)) != nil { return false }
    guard node.fineTag == "VBN" || (node.fineTag.isEmpty && node.word.hasSuffix("ed")) else {
      return false
    }
    if graph.isParsed {
      if node.relation == .adjectivalClause || node.relation == .adverbialClause { return true }
      // "with five diplomats expelled in March": no subject of its own, and one that is a noun.
      return node.relation != .conjunct && node.relation != .root
    }
    return word(verb + 1) == "by"
  }

  /// Whether a verb without an object stands after "with" and a noun: "with five diplomats expelled in
  /// March". The tagger cannot tell that participle from a past tense.
  private func isAbsolute(_ verb: Int) -> Bool {
    let node = nodes[verb]
    guard ["VBD", "VBN"].contains(node.fineTag), verb > 0, nodes[verb - 1].isNoun,
      word(phraseStart(verb - 1) - 1) == "with"
    else { return false }
    return phraseHead(from: verb + 1, before: clauseEnd(verb)) == nil
  }

  func isAfterTo(_ verb: Int) -> Bool {
    var index = groupStart(verb) - 1
    while index >= 0, nodes[index].tag == .adverb || isNegation(index) { index -= 1 }
    return index >= 0 && nodes[index].word == "to" && nodes[index].tag == .particle
  }

  /// The one name of which "which comprises" is said: the nearest, whatever stands beside it in a list.
  func singularAntecedent(of verb: Int) -> Int? {
    var index = groupStart(verb) - 1
    while index >= 0, nodes[index].tag == .adverb { index -= 1 }
    guard index > 1, ["which", "that"].contains(word(index)), nodes[index].mentions.isEmpty,
      nodes[verb].fineTag == "VBZ" || ["is", "was", "has"].contains(auxiliaries(verb).first?.word)
    else { return nil }
    let name = beforeBrackets(word(index - 1) == "," ? index - 2 : index - 1)
    return name >= 0 && nodes[name].isName ? name : nil
  }

  /// What stands before a verb as its grammatical subject.
  func surfaceSubjects(_ verb: Int, depth: Int = 0) -> [Int] {
    guard depth < 5 else { return [] }
    if let owners = owners(ofInfinitive: verb) { return owners }
    var found: [Int] = []
    let subjects = graph.children(verb, .nominalSubject, .passiveSubject, .outerSubject)
    // Of two, one belongs to a clause that the tree has drawn together with this one.
    // What follows a verb that begins a sentence is no subject, unless one is asked: "Has an embassy in Oslo."
    let isWithoutSubject = verb == 0 && nodes.last?.word != "?"
    if let own = subjects.last(where: { $0 < verb }) ?? (isWithoutSubject ? nil : subjects.first) {
      let subject = antecedent(own, of: verb) ?? own
      // "Supporters of the president marched": what he is said of, not he.
      let isOfAnother = word(phraseStart(subject) - 1) == "of" && nodes[subject].isName
      found.append(isOfAnother ? topOfPhrase(subject) ?? subject : subject)
    } else if graph.isParsed {
      found += inheritedSubjects(verb, depth: depth)
    }
    if let near = subjectByOrder(verb, depth: depth), !found.contains(near) { found.append(near) }
    if let main = mainSubject(ofParticiple: verb, depth: depth), !found.contains(main) {
      found.append(main)
    }
    return found
  }

  /// The subject of the sentence, of whom a participle after a comma is said: "wasted no time in
  /// responding, issuing a rebuke".
  private func mainSubject(ofParticiple verb: Int, depth: Int) -> Int? {
    guard graph.isParsed, nodes[verb].fineTag == "VBG", auxiliaries(verb).isEmpty,
      word(verb - 1) == ",",
      let root = nodes.indices.first(where: { nodes[$0].head < 0 && nodes[$0].isVerb }),
      root < verb
    else { return nil }
    return surfaceSubjects(root, depth: depth + 1).first
  }

  /// Whose wish it is, in "Taiwan's wish to join": they are who would join.
  private func owners(ofInfinitive verb: Int) -> [Int]? {
    guard isAfterTo(verb), let to = nodes[..<verb].lastIndex(where: { $0.word == "to" }), to > 0,
      nodes[to - 1].mentions.isEmpty, nodes[to - 1].tag == .noun
    else { return nil }
    let owners = modifiers(to - 1)
    return owners.isEmpty ? nil : owners.reversed()
  }

  private func inheritedSubjects(_ verb: Int, depth: Int) -> [Int] {
    let node = nodes[verb]
    guard node.head >= 0 else { return [] }
    switch node.relation {
    case .openComplement:
      if vocabulary.group("objectcontrol", contains: nodes[node.head].lemma),
        let object = graph.children(node.head, .object, .indirectObject).first
      {
        return [object]
      }
      return surfaceSubjects(node.head, depth: depth + 1)
    case .conjunct, .adverbialClause, .clausalComplement, .parataxis:
      if node.relation == .parataxis && !nodes[verb].features.isBareForm { return [] }
      if node.relation == .adverbialClause && hasOwnSubject(verb) { return [] }
      // "… and Chile is a candidate", where the tree has not seen whose copula it is.
      if let copula = graph.children(verb, .copula).first, copula > 0, nodes[copula - 1].isName {
        return [copula - 1]
      }
      return surfaceSubjects(node.head, depth: depth + 1)
    case .adjectivalClause where isAfterTo(verb):
      // "Taiwan's wish to join": whose wish it is.
      return modifiers(node.head).reversed() + [node.head]
    case .adjectivalClause, .relativeClause:
      return [node.head]
    default: return []
    }
  }

  /// Whether a clause with a conjunction and a finite verb names somebody between them, whatever the tree has made of
  /// the name: "After Peru left, Chile …".
  private func hasOwnSubject(_ verb: Int) -> Bool {
    // "Cut" and its like are finite where they have an object and no auxiliary.
    let isFinite =
      ["VBD", "VBZ", "VBP"].contains(nodes[verb].fineTag)
      || auxiliaries(verb).isEmpty && !graph.children(verb, .object).isEmpty
        && nodes[verb].fineTag == "VBN"
    guard isFinite, let marker = graph.children(verb, .marker).first, marker < verb
    else { return false }
    return (marker..<verb).contains { nodes[$0].isName }
  }

  static let relativePronouns: Set<String> = ["which", "who", "that", "whom"]

  /// The noun that a relative pronoun stands for.
  func antecedent(_ pronoun: Int, of verb: Int) -> Int? {
    guard Self.relativePronouns.contains(nodes[pronoun].word), nodes[pronoun].mentions.isEmpty
    else { return nil }
    if nodes[verb].relation == .relativeClause, nodes[verb].head >= 0, nodes[verb].head < pronoun {
      return nodes[verb].head
    }
    var index = pronoun - 1
    if word(index) == "," { index -= 1 }
    return index >= 0 && nodes[index].isNoun ? topOfPhrase(index) : nil
  }

  /// The subject that stands just before a verb.
  private func subjectByOrder(_ verb: Int, depth: Int) -> Int? {
    var index = groupStart(verb) - 1
    while index >= 0, nodes[index].tag == .adverb { index -= 1 }
    guard index >= 0 else { return nil }
    index = beforeBrackets(index)
    guard index >= 0 else { return nil }
    let word = nodes[index].word
    if word == "to" || word == "and" || word == "or" || word == "then" {
      if word == "and", index > 0, nodes[index - 1].isVerb == false, nodes[verb].isVerb,
        graph.isParsed
      {
        return nil
      }
      guard
        let before = nodes[..<index].lastIndex(where: { $0.tag == .verb && $0.mentions.isEmpty })
      else { return nil }
      return surfaceSubjects(before, depth: depth + 1).first
    }
    if Self.relativePronouns.contains(word), nodes[index].mentions.isEmpty {
      return antecedent(index, of: verb)
    }
    if word == ",", let list = listEnding(before: index) { return list }
    if word == "," {
      // "Montenegro, which borders Serbia, joined …"
      guard
        let open = nodes[..<index].lastIndex(where: { $0.word == "," }), open > 0,
        nodes[open - 1].isNoun, index - open < 14
      else { return nil }
      index = open - 1
    }
    guard nodes[index].isNoun else { return nil }
    // "with Russia closing its consulate": a clause of its own.
    let isParticiple = ["VBG", "VBN"].contains(nodes[verb].fineTag) && auxiliaries(verb).isEmpty
    if isParticiple, nodes[verb].fineTag == "VBG", self.word(phraseStart(index) - 1) != "with",
      let before = nodes[..<index].lastIndex(where: { $0.tag == .verb && $0.mentions.isEmpty })
    {
      // "wrote to the minister extending recognition": who wrote extends it.
      return surfaceSubjects(before, depth: depth + 1).first
    }
    return topOfPhrase(index, isAbsolute: isParticiple)
  }

  /// The first name of a list that ends, brackets apart, before a comma: "A (x), B (y) and C (z), made".
  private func listEnding(before comma: Int) -> Int? {
    let last = beforeBrackets(comma - 1)
    guard last >= 0, nodes[last].isName else { return nil }
    let members = coordinated(last, isSubject: true)
    return members.count > 1 ? members.first : nil
  }

  /// The noun on which, by order, a noun hangs through prepositions; `nil` where the phrase begins with
  /// a preposition.
  private func topOfPhrase(_ noun: Int, isAbsolute: Bool = false) -> Int? {
    var index = noun
    var isListed = false
    while true {
      let start = phraseStart(index)
      // "between Chad and Israel": the whole list hangs on the preposition.
      if start > 1, nodes[start - 2].isName, nodes[index].isName,
        isSameKind(start - 2, index),
        nodes[start - 1].word == "and" || (isListed && nodes[start - 1].word == ",")
      {
        isListed = true
        index = start - 2
        continue
      }
      guard start > 0, nodes[start - 1].tag == .adposition else { return index }
      if isAbsolute, nodes[start - 1].word == "with" { return index }
      guard start > 1, nodes[start - 2].isNoun else { return nil }
      index = start - 2
    }
  }

  /// Where the words begin that belong to a noun before it.
  func phraseStart(_ noun: Int) -> Int {
    var start = noun
    while start > 0 {
      let before = nodes[start - 1]
      let belongs =
        before.isNoun || !before.mentions.isEmpty
        || [.determiner, .adjective, .numeral].contains(before.tag) || before.word == "'s"
        || before.word == "’s" || before.word == "-"
        || (before.tag == .pronoun && Self.possessives.contains(before.word))
        || before.fineTag == "VBN" && nodes[start].isNoun && before.relation == .adjectivalModifier
        || before.tag == .adverb && before.relation == .adjectivalModifier
      guard belongs, before.date == nil else { return start }
      start -= 1
    }
    return start
  }

  static let possessives: Set<String> = ["its", "their", "his", "her", "our", "whose"]

  /// Whom or what a verb acts on, in the active voice or the passive.
  func objects(_ verb: Int) -> [Int] {
    if isPassive(verb) {
      if isBareParticiple(verb) {
        var found = inheritedSubjects(verb, depth: 0)
        if verb > 0, nodes[verb - 1].isNoun, !found.contains(verb - 1) { found.append(verb - 1) }
        return found
      }
      return surfaceSubjects(verb)
    }
    var found = graph.children(verb, .object).map { antecedent($0, of: verb) ?? $0 }
    if found.isEmpty, nodes[verb].relation == .relativeClause, nodes[verb].head >= 0,
      !graph.children(verb, .nominalSubject).isEmpty,
      antecedent(graph.children(verb, .nominalSubject)[0], of: verb) == nil
    {
      found = [nodes[verb].head]
    }
    if let near = phraseHead(from: verb + 1, before: clauseEnd(verb)), !found.contains(near) {
      found.append(near)
    }
    return found
  }

  /// Who does what a verb says.
  func subjects(_ verb: Int) -> [Int] {
    isPassive(verb) ? complements(verb, ["by"]) : surfaceSubjects(verb)
  }
}

extension Features {
  /// Whether nothing tells of a finite verb.
  var isBareForm: Bool { tense == nil && person == nil }
}
