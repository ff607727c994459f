internal import EntenteGraph
internal import EntenteLanguage

/// Mends what the parser is known to get wrong, by named rules that look at the order of the words.
///
/// The only place of the clause layer that does; all that follows asks the tree. Each rule changes a tree only
/// where names, dates and brackets leave no doubt.
package struct TreeRepair {
  /// The rules, in the order in which they act.
  package enum Rule: String, CaseIterable, Sendable {
    case headline, predicate, remark, title, duration, absolute, perfect, dative, control
    case genitive, phrase, list, mission
    case ellipsis, election
    case frontedPlace = "fronted place"
    case gap, subject, set
  }

  var graph: SentenceGraph
  /// The rules that changed something, in order.
  private(set) var applied: [Rule] = []

  private init(_ graph: SentenceGraph) { self.graph = graph }

  /// Returns a tree with its mistakes mended.
  static func repaired(_ graph: SentenceGraph) -> SentenceGraph {
    guard graph.isParsed else { return graph }
    var repair = TreeRepair(graph)
    repair.headlines()
    repair.predicates()
    repair.remarks()
    repair.titles()
    repair.possessions()
    repair.datings()
    repair.hyphenatedTitles()
    repair.offices()
    repair.calledNames()
    repair.leadingDescriptions()
    repair.durations()
    repair.absolutes()
    repair.perfects()
    repair.datives()
    repair.controls()
    repair.genitives()
    repair.phrases()
    repair.lists()
    repair.missions()
    repair.ellipses()
    repair.elections()
    repair.frontedPlaces()
    repair.gaps()
    repair.subjects()
    repair.coordinatedSubjects()
    repair.sets()
    repair.membersBeside()
    var result = repair.graph
    result.repairs = repair.applied.map(\.rawValue)
    return result
  }

  var nodes: [SentenceNode] { graph.nodes }

  func word(_ index: Int) -> String { graph.node(index)?.word ?? "" }

  /// Whether a word of the sentence belongs to a class.
  func has(_ item: WordClass, _ index: Int) -> Bool { graph.has(item, index) }

  mutating func attach(
    _ node: Int, to head: Int, as relation: DependencyRelation, _ rule: Rule
  ) {
    guard nodes[node].head != head || nodes[node].relation != relation else { return }
    if graph.reattach(node, to: head, as: relation) { applied.append(rule) }
  }

  // MARK: Headlines

  /// A noun that has the form of a verb, behind who would do it, is the verb of a sentence that has none: "Turkey bars
  /// Israelis from entry", "police arrest four suspects".
  mutating func headlines() {
    let forms = VerbForms.standard
    let main = nodes.indices.first {
      ["VBD", "VBZ", "VBP", "MD"].contains(nodes[$0].fineTag) && !isAfterNumber($0)
        && !(nodes[max(0, $0 - 1)].tag == .coordinatingConjunction && $0 > 1
          && forms.present(nodes[$0 - 2].word, afterPlural: false) != nil)
        && ![.relativeClause, .adverbialClause, .clausalComplement].contains(nodes[$0].relation)
    }
    let limit = main ?? nodes.count
    guard
      let verb = nodes.indices.prefix(while: { $0 < limit }).dropFirst().first(where: { index in
        let node = nodes[index]
        let before = nodes[nounBefore(index)]
        guard node.mentions.isEmpty, node.date == nil, node.tag == .noun || node.tag == .adjective,
          before.isNoun, before.date == nil, let next = graph.node(index + 1),
          next.tag == .numeral || next.tag == .subordinatingConjunction || next.tag == .particle
            || next.tag == .determiner || next.isNoun || next.tag == .adjective
            || next.tag == .adposition || next.tag == .pronoun
            || next.tag == .coordinatingConjunction && isFinite(index + 2)
        else { return false }
        let isPlural =
          before.features.number == .plural
          || before.mentions.isEmpty && before.word.endsIn(.pluralEnding)
          || before.isWord(.people)
          || before.isWord(.collective)
        return forms.present(node.word, afterPlural: isPlural) != nil
      }), main == nil || nodes[verb].head == main || nodes[verb].head < 0
    else { return }
    // Where there is a finite verb as well, the noun is one unless it cannot be the subject: "The bars close".
    guard main == nil else { return }
    let lemma = forms.lemma(nodes[verb].word) ?? nodes[verb].lemma
    graph.retag(verb, .verb, nodes[verb].word == lemma ? "VBP" : "VBZ", lemma: lemma)
    let oldRoot = nodes.indices.first { nodes[$0].head < 0 && $0 != verb }
    attach(verb, to: -1, as: .root, .headline)
    let last = nounBefore(verb)
    for child in graph.children[verb] where child < last {
      attach(child, to: last, as: nodes[child].relation, .headline)
    }
    var subject = last
    while nodes[subject].head >= 0, nodes[subject].head < verb, nodes[nodes[subject].head].isNoun {
      subject = nodes[subject].head
    }
    attach(subject, to: verb, as: .nominalSubject, .headline)
    if let root = oldRoot, root > verb {
      if nodes[root].tag == .verb, isAfterNumber(root) {
        graph.retag(root, .noun, "NNS", lemma: nodes[root].lemma)
      }
      attach(
        root, to: verb, as: nodes[root].isNoun && caseMarker(of: root) == nil ? .object : .oblique,
        .headline)
      for child in graph.children(root, .nominalSubject) where child > verb {
        attach(
          child, to: root, as: nodes[child].tag == .numeral ? .numericModifier : .compound,
          .headline)
      }
    }
    // What follows at once is the object.
    if graph.children(verb, .object).isEmpty,
      let object = nodes[(verb + 1)...].indices.first(where: {
        nodes[$0].isNoun && nodes[$0].head == verb && caseMarker(of: $0) == nil
      })
    {
      attach(object, to: verb, as: .object, .headline)
    }
    for child in graph.children(verb, .nominalModifier) where child > verb {
      attach(child, to: verb, as: .oblique, .headline)
    }
  }

  /// The node before a verb and the adverbs at it: "Pelosi" in "Pelosi officially endorses".
  private func nounBefore(_ verb: Int) -> Int {
    var index = verb - 1
    while index > 0, nodes[index].tag == .adverb { index -= 1 }
    return index
  }

  /// A finite verb is no subject of the noun behind it, which is its object: "the department lifts sanctions".
  mutating func predicates() {
    for verb in nodes.indices
    where nodes[verb].tag == .verb && nodes[verb].mentions.isEmpty
      && ["VBD", "VBZ", "VBP"].contains(nodes[verb].fineTag)
    {
      let isModifier =
        nodes[verb].relation == .adjectivalModifier
        && !graph.children(verb, .nominalSubject).isEmpty
      guard
        isModifier
          || [.nominalSubject, .passiveSubject, .compound].contains(nodes[verb].relation),
        case let noun = nodes[verb].head, noun > verb, nodes[noun].isNoun,
        graph.children(noun, .copula).isEmpty, verb > 0, nodes[verb - 1].isNoun
      else { continue }
      let (head, relation) = (nodes[noun].head, nodes[noun].relation)
      attach(verb, to: -1, as: .root, .predicate)
      attach(noun, to: verb, as: .object, .predicate)
      if head >= 0 { attach(verb, to: head, as: relation, .predicate) }
      for child in graph.children(noun, .nominalSubject) where child < verb {
        attach(child, to: verb, as: .nominalSubject, .predicate)
      }
      for child in graph.children(noun, .adjectivalClause, .adverbialClause)
      where word(child - 1) == "," {
        attach(child, to: verb, as: .adverbialClause, .predicate)
      }
    }
  }

  func isAfterNumber(_ index: Int) -> Bool { index > 0 && nodes[index - 1].tag == .numeral }

  /// Of an office and a name beside it that are both subjects the name is: "opposition leader María Machado calls",
  /// "President of the United States Barack Obama".
  mutating func titles() {
    for name in nodes.indices.dropFirst() where nodes[name].isName {
      let office = name - 1
      guard nodes[name].relation == nodes[office].relation, nodes[name].head == nodes[office].head,
        [.nominalSubject, .passiveSubject, .object].contains(nodes[name].relation),
        nodes[office].mentions.isEmpty, nodes[office].isPerson
      else { continue }
      attach(office, to: name, as: .nominalDescription, .title)
    }
  }

  func isPerson(_ index: Int) -> Bool {
    nodes[index].mentions.contains { $0.entity.kind == "Person" && $0.form == .name }
  }

  // MARK: Remarks

  /// What stands in brackets hangs on the word before them: "Liberia (2008)".
  mutating func remarks() {
    var open: Int?
    for index in nodes.indices {
      if word(index) == "(" || word(index) == "[" { open = open ?? index }
      guard word(index) == ")" || word(index) == "]", let start = open else { continue }
      open = nil
      guard start > 0, index > start + 1, nodes[start - 1].isNoun || nodes[start - 1].date != nil
      else { continue }
      // "(a member of NATO since 1949)": the date is that of what the brackets say.
      let noun = ((start + 1)..<index).first {
        nodes[$0].isNoun && nodes[$0].mentions.isEmpty && nodes[$0].date == nil
      }
      // What hangs on the word already keeps its relation: an apposition is one in brackets as well.
      for inner in (start + 1)..<index
      where !(start...index).contains(nodes[inner].head) && nodes[inner].head != start - 1 {
        attach(
          inner, to: nodes[inner].date != nil ? noun ?? start - 1 : start - 1,
          as: nodes[inner].date != nil ? .nominalModifier : .parataxis, .remark)
      }
    }
  }

  // MARK: Phrases

  /// A name with the preposition of a name before it stands beside that one: "with Chile in 1975 and with Cuba".
  mutating func phrases() {
    for index in nodes.indices where nodes[index].isName {
      guard let own = caseMarker(of: index), own > 0, own + 3 > index,
        isConnector(own - 1), case let head = nodes[index].head, head >= 0,
        nodes[head].date != nil || nodes[head].isVerb || nodes[head].mentions.isEmpty,
        nodes[index].relation == .conjunct || nodes[index].relation == .nominalModifier
          || nodes[head].isVerb
      else { continue }
      guard
        let before = nodes[..<(own - 1)].indices.last(where: {
          nodes[$0].isName && isSameKind($0, index)
            && caseMarker(of: $0).map { word($0) == word(own) } ?? false
        }), !nodes[before..<own].contains(where: \.isVerb)
      else { continue }
      attach(index, to: before, as: .conjunct, .phrase)
    }
  }

  func caseMarker(of index: Int) -> Int? {
    graph.children(index, .caseMarker).first { $0 < index }
  }

  func isConnector(_ index: Int) -> Bool {
    word(index) == "," || word(index) == ";" || nodes[index].tag == .coordinatingConjunction
      || word(index) == "&"
  }
}
