internal import EntenteGraph
internal import EntenteLanguage

/// Mends what the parser is known to get wrong, by named rules that look at the order of the words.
///
/// The only place of the clause layer that does; all that follows asks the tree. Each rule changes a tree only
/// where names, dates and brackets leave no doubt.
package struct TreeRepair {
  /// The names of the rules, in the order in which they act.
  package static let rules = [
    "headline", "predicate", "remark", "title", "perfect", "dative", "control", "genitive",
    "phrase", "list", "mission", "ellipsis", "election", "fronted place", "gap", "subject", "set",
  ]

  var graph: SentenceGraph
  /// The names of the rules that changed something, in order.
  private(set) var applied: [String] = []

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
    repair.offices()
    repair.calledNames()
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
    repair.sets()
    repair.membersBeside()
    var result = repair.graph
    result.repairs = repair.applied
    return result
  }

  private var nodes: [SentenceNode] { graph.nodes }

  private func word(_ index: Int) -> String { graph.node(index)?.word ?? "" }

  mutating func attach(
    _ node: Int, to head: Int, as relation: DependencyRelation, _ rule: String
  ) {
    guard nodes[node].head != head || nodes[node].relation != relation else { return }
    if graph.reattach(node, to: head, as: relation) { applied.append(rule) }
  }

  // MARK: Headlines

  /// A noun that has the form of a verb, behind who would do it, is the verb of a sentence that has none: "Turkey bars
  /// Israelis from entry", "police arrest four suspects".
  private mutating func headlines() {
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
        guard node.mentions.isEmpty, node.date == nil, node.tag == .noun || node.tag == .adjective,
          nodes[index - 1].isNoun, nodes[index - 1].date == nil, let next = graph.node(index + 1),
          next.tag == .numeral || next.tag == .determiner || next.isNoun || next.tag == .adjective
            || next.tag == .adposition || next.tag == .pronoun
            || next.tag == .coordinatingConjunction && isFinite(index + 2)
        else { return false }
        let before = nodes[index - 1]
        let isPlural =
          before.features.number == .plural || before.mentions.isEmpty && before.word.hasSuffix("s")
          || Vocabulary.standard.group("people", contains: before.word)
          || before.word == "police"
        return forms.present(node.word, afterPlural: isPlural) != nil
      }), main == nil || nodes[verb].head == main || nodes[verb].head < 0
    else { return }
    // Where there is a finite verb as well, the noun is one unless it cannot be the subject: "The bars close".
    guard main == nil else { return }
    let lemma = forms.lemma(nodes[verb].word) ?? nodes[verb].lemma
    graph.retag(verb, .verb, nodes[verb].word == lemma ? "VBP" : "VBZ", lemma: lemma)
    let oldRoot = nodes.indices.first { nodes[$0].head < 0 && $0 != verb }
    attach(verb, to: -1, as: .root, "headline")
    for child in graph.children[verb] where child < verb - 1 {
      attach(child, to: verb - 1, as: nodes[child].relation, "headline")
    }
    var subject = verb - 1
    while nodes[subject].head >= 0, nodes[subject].head < verb, nodes[nodes[subject].head].isNoun {
      subject = nodes[subject].head
    }
    attach(subject, to: verb, as: .nominalSubject, "headline")
    if let root = oldRoot, root > verb {
      if nodes[root].tag == .verb, isAfterNumber(root) {
        graph.retag(root, .noun, "NNS", lemma: nodes[root].lemma)
      }
      attach(
        root, to: verb, as: nodes[root].isNoun && caseMarker(of: root) == nil ? .object : .oblique,
        "headline")
      for child in graph.children(root, .nominalSubject) where child > verb {
        attach(
          child, to: root, as: nodes[child].tag == .numeral ? .numericModifier : .compound,
          "headline")
      }
    }
    // What follows at once is the object.
    if graph.children(verb, .object).isEmpty,
      let object = nodes[(verb + 1)...].indices.first(where: {
        nodes[$0].isNoun && nodes[$0].head == verb && caseMarker(of: $0) == nil
      })
    {
      attach(object, to: verb, as: .object, "headline")
    }
    for child in graph.children(verb, .nominalModifier) where child > verb {
      attach(child, to: verb, as: .oblique, "headline")
    }
  }

  /// A finite verb is no subject of the noun behind it, which is its object: "the department lifts sanctions".
  private mutating func predicates() {
    for verb in nodes.indices
    where nodes[verb].tag == .verb && nodes[verb].mentions.isEmpty
      && ["VBD", "VBZ", "VBP"].contains(nodes[verb].fineTag)
    {
      guard [.nominalSubject, .passiveSubject, .compound].contains(nodes[verb].relation),
        case let noun = nodes[verb].head, noun > verb, nodes[noun].isNoun,
        graph.children(noun, .copula).isEmpty, verb > 0, nodes[verb - 1].isNoun
      else { continue }
      let (head, relation) = (nodes[noun].head, nodes[noun].relation)
      attach(verb, to: -1, as: .root, "predicate")
      attach(noun, to: verb, as: .object, "predicate")
      if head >= 0 { attach(verb, to: head, as: relation, "predicate") }
      for child in graph.children(noun, .nominalSubject) where child < verb {
        attach(child, to: verb, as: .nominalSubject, "predicate")
      }
      for child in graph.children(noun, .adjectivalClause, .adverbialClause)
      where word(child - 1) == "," {
        attach(child, to: verb, as: .adverbialClause, "predicate")
      }
    }
  }

  private func isAfterNumber(_ index: Int) -> Bool { index > 0 && nodes[index - 1].tag == .numeral }

  /// Of an office and a name beside it that are both subjects the name is: "opposition leader María Machado calls",
  /// "President of the United States Barack Obama".
  private mutating func titles() {
    let vocabulary = Vocabulary.standard
    for name in nodes.indices.dropFirst() where isPerson(name) {
      guard let office = office(before: name),
        nodes[office].head != name || nodes[office].relation != .nominalDescription
      else { continue }
      let outer = nodes[office].head
      if graph.isAncestor(office, of: name) {
        let verb = nodes[name].head
        let moved = verb > name && nodes[verb].tag == .verb ? verb : name
        attach(moved, to: -1, as: .root, "title")
        if outer >= 0 { attach(moved, to: outer, as: nodes[office].relation, "title") }
      }
      let relation = nodes[office].relation
      attach(office, to: name, as: .nominalDescription, "title")
      if nodes[name].head < 0, outer >= 0, outer != name {
        attach(name, to: outer, as: relation, "title")
      }
      if name - 1 != office {
        // What the office is of, and the preposition before it, are none of the name's.
        if graph.isAncestor(name, of: name - 1) {
          attach(name - 1, to: office, as: .nominalModifier, "title")
        }
        for marker in graph.children(name, .caseMarker) where marker > office && marker < name {
          attach(marker, to: name - 1, as: .caseMarker, "title")
        }
      }
    }
    for name in nodes.indices.dropFirst() where nodes[name].isName {
      let office = name - 1
      guard nodes[name].relation == nodes[office].relation, nodes[name].head == nodes[office].head,
        [.nominalSubject, .passiveSubject, .object].contains(nodes[name].relation),
        nodes[office].mentions.isEmpty, vocabulary.isPerson(nodes[office].lemma)
      else { continue }
      attach(office, to: name, as: .nominalDescription, "title")
    }
  }

  private func isPerson(_ index: Int) -> Bool {
    nodes[index].mentions.contains { $0.entity.kind == "Person" && $0.form == .name }
  }

  /// The office that stands before a name with no more than what it is of between them.
  private func office(before name: Int) -> Int? {
    let vocabulary = Vocabulary.standard
    var index = name - 1
    while index >= 0, name - index < 8 {
      let node = nodes[index]
      if node.mentions.isEmpty, node.isNoun, vocabulary.group("position", contains: node.lemma) {
        guard index == name - 1 || word(index + 1) == "of" || word(index + 1) == "for" else {
          return nil
        }
        return index
      }
      guard
        node.isNoun || node.tag == .adjective
          || [.adposition, .determiner].contains(node.tag) && name - index > 1,
        node.date == nil, !isPerson(index), !node.isVerb,
        node.tag != .adposition || ["of", "for"].contains(node.word)
      else { return nil }
      index -= 1
    }
    return nil
  }

  // MARK: Remarks

  /// What stands in brackets hangs on the word before them: "Liberia (2008)".
  private mutating func remarks() {
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
          as: nodes[inner].date != nil ? .nominalModifier : .parataxis, "remark")
      }
    }
  }

  // MARK: Phrases

  /// A name with the preposition of a name before it stands beside that one: "with Chile in 1975 and with Cuba".
  private mutating func phrases() {
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
      attach(index, to: before, as: .conjunct, "phrase")
    }
  }

  private func caseMarker(of index: Int) -> Int? {
    graph.children(index, .caseMarker).first { $0 < index }
  }

  private func isConnector(_ index: Int) -> Bool {
    word(index) == "," || word(index) == ";" || nodes[index].tag == .coordinatingConjunction
      || word(index) == "&"
  }

  // MARK: Lists

  /// Names of one kind between commas and "and" are members of one list, whose first one heads it.
  private mutating func lists() {
    var index = 0
    while index < nodes.count {
      guard nodes[index].isName, !isModifier(index) else {
        index += 1
        continue
      }
      var members = [index]
      while let next = memberAfter(members[members.count - 1]),
        members.count < ClauseReader.coordinationLimit
      {
        members.append(next)
      }
      if members.count > 1 { join(members) }
      index = members[members.count - 1] + 1
    }
  }

  private mutating func join(_ members: [Int]) {
    let first = members[0]
    // The list as a whole stands where the tree puts the member that does something in the clause.
    let isOdd = ![
      .nominalSubject, .passiveSubject, .object, .oblique, .agent, .nominalModifier, .root,
      .conjunct, .apposition, .possessiveModifier,
    ]
    .contains(nodes[first].relation)
    if isOdd,
      let main = members.dropFirst().first(where: {
        [.nominalSubject, .passiveSubject, .object, .oblique, .agent].contains(nodes[$0].relation)
          && !members.contains(nodes[$0].head)
      })
    {
      let (head, relation) = (nodes[main].head, nodes[main].relation)
      attach(main, to: -1, as: .root, "list")
      attach(first, to: head, as: relation, "list")
    } else if members.contains(nodes[first].head) {
      let owner = nodes[first].head
      let (head, relation) = (nodes[owner].head, nodes[owner].relation)
      guard !members.contains(head) else { return }
      attach(owner, to: -1, as: .root, "list")
      attach(first, to: head, as: relation, "list")
    }
    for member in members.dropFirst() { attach(member, to: first, as: .conjunct, "list") }
  }

  /// The name that a list goes on with after one of its members.
  private func memberAfter(_ index: Int) -> Int? {
    var next = afterRemark(index + 1)
    var connector: Int?
    while let node = graph.node(next) {
      if !node.mentions.isEmpty {
        guard let connector, node.isName, isSameKind(index, next), !isModifier(next),
          !beginsClause(next, of: index, after: connector)
        else { return nil }
        return next
      }
      if isConnector(next), node.word != ";", node.word != "but" {
        connector = next
      } else if node.word == "as", word(next + 1) == "well", word(next + 2) == "as" {
        connector = next
        next += 2
      } else if connector == nil
        || !(node.tag == .determiner || node.word == "also" || node.word == "both"
          || node.word == "notably")
      {
        return nil
      }
      next += 1
    }
    return nil
  }

  /// Whether a name after a comma or "and" is the subject of a clause of its own: "…, and Serbia protested".
  private func beginsClause(_ index: Int, of first: Int, after connector: Int) -> Bool {
    // "Unlike Chad, Malta …", "Attacked by Chad, Malta …": what is fronted ends with the comma.
    if word(connector) == ",", isFronted(first),
      isFinite(index + 1)
        || [.nominalSubject, .passiveSubject].contains(nodes[index].relation)
          && nodes[index].head > index && nodes[nodes[index].head].isVerb
    {
      return true
    }
    guard [.nominalSubject, .passiveSubject].contains(nodes[index].relation) else {
      // The tree may not have seen it: a finite verb right behind, and a verb before the list's first.
      return nodes[..<first].contains(where: { $0.isVerb && $0.tag == .verb })
        && isFinite(index + 1)
    }
    let verb = nodes[index].head
    guard verb > index else { return false }
    // Of a list that is itself the subject of that verb every member is.
    let hasVerbBefore = nodes[..<first].contains {
      $0.isVerb && $0.relation != .adverbialClause && $0.relation != .adjectivalClause
        && $0.relation != .relativeClause
    }
    return hasVerbBefore
      || [.nominalSubject, .passiveSubject, .object].contains(nodes[first].relation)
        && nodes[first].head != verb && nodes[first].head > 0 && nodes[nodes[first].head].isVerb
        && nodes[first].head < index
  }

  /// Whether a name, or the list that it ends, has a preposition and no verb of the main clause before it.
  private func isFronted(_ index: Int) -> Bool {
    var first = index
    while nodes[first].relation == .conjunct, nodes[first].head >= 0, nodes[first].head < first {
      first = nodes[first].head
    }
    return caseMarker(of: first) != nil
      && !nodes[..<first].contains { ["VBD", "VBZ", "VBP", "MD"].contains($0.fineTag) }
  }

  private func isFinite(_ index: Int) -> Bool {
    guard let node = graph.node(index), node.mentions.isEmpty else { return false }
    return ["VBD", "VBZ", "VBP", "MD"].contains(node.fineTag)
  }

  private func afterRemark(_ index: Int) -> Int {
    guard word(index) == "(" || word(index) == "[" else { return index }
    let limit = min(nodes.count, index + Self.remarkLimit)
    return (index..<limit).first { [")", "]"].contains(word($0)) }.map { $0 + 1 } ?? index
  }

  /// The most words of a remark in brackets that is passed over.
  private static let remarkLimit = 60

  /// Whether two names are of kinds that a list holds side by side.
  private func isSameKind(_ one: Int, _ other: Int) -> Bool {
    guard let a = nodes[one].mentions.first?.entity.id.classPath,
      let b = nodes[other].mentions.first?.entity.id.classPath
    else { return false }
    return NameKind(String(a)) == NameKind(String(b))
  }

  /// Whether a name only describes the noun that follows it: "NATO" in "NATO forces".
  private func isModifier(_ index: Int) -> Bool {
    graph.isModifier(index)
  }

  // MARK: Auxiliaries

  /// "has" before a participle without an object between them is its auxiliary: "has neither signed nor ratified".
  private mutating func perfects() {
    for verb in nodes.indices
    where nodes[verb].lemma == "have" && nodes[verb].isVerb
      && nodes[verb].relation != .auxiliary
    {
      guard let participle = graph.children(verb, .openComplement).first,
        nodes[participle].fineTag == "VBN",
        graph.children(verb, .object).isEmpty, participle > verb
      else { continue }
      let (head, relation) = (nodes[verb].head, nodes[verb].relation)
      attach(participle, to: -1, as: .root, "perfect")
      for child in graph.children[verb] {
        attach(child, to: participle, as: nodes[child].relation, "perfect")
      }
      attach(verb, to: participle, as: .auxiliary, "perfect")
      if head >= 0 { attach(participle, to: head, as: relation, "perfect") }
    }
  }

  // MARK: Complements

  /// A name between a verb and a number or an article is to whom something is given: "gave Malawi 12 million dollars".
  private mutating func datives() {
    for verb in nodes.indices where nodes[verb].tag == .verb && nodes[verb].mentions.isEmpty {
      guard let name = graph.node(verb + 1), name.isName, let next = graph.node(verb + 2),
        next.mentions.isEmpty,
        next.tag == .numeral || next.tag == .determiner, next.date == nil,
        case let object = name.head, object > verb + 2, nodes[object].isNoun,
        nodes[object].head == verb
      else { continue }
      attach(verb + 1, to: verb, as: .indirectObject, "dative")
    }
  }

  /// A name between a verb of asking and an infinitive is who is asked: "asked Brazil to review it".
  private mutating func controls() {
    let vocabulary = Vocabulary.standard
    for verb in nodes.indices
    where nodes[verb].tag == .verb && vocabulary.group("objectcontrol", contains: nodes[verb].lemma)
    {
      for clause in graph.children(verb, .clausalComplement, .openComplement) {
        guard let subject = graph.children(clause, .nominalSubject).first, subject > verb,
          subject < clause,
          nodes[subject...clause].contains(where: { $0.word == "to" && $0.tag == .particle })
        else { continue }
        attach(subject, to: verb, as: .object, "control")
        attach(clause, to: verb, as: .openComplement, "control")
      }
    }
  }

  /// A name with "of" is no subject: it belongs to the name before it, "King Abdullah of Jordan".
  private mutating func genitives() {
    for index in nodes.indices where nodes[index].isName && index > 1 {
      guard [.nominalSubject, .passiveSubject, .object].contains(nodes[index].relation),
        let marker = caseMarker(of: index), word(marker) == "of", marker > 0,
        nodes[marker - 1].isNoun, nodes[marker - 1].head != index
      else { continue }
      attach(index, to: marker - 1, as: .nominalModifier, "genitive")
    }
  }

  // MARK: Missions

  /// A mission after "and" stands beside the mission before it, not beside that one's city: "an embassy in Ankara and
  /// a consulate in Istanbul".
  private mutating func missions() {
    let vocabulary = Vocabulary.standard
    for index in nodes.indices where nodes[index].mentions.isEmpty {
      guard vocabulary.isMission(nodes[index]),
        nodes[index].relation == .conjunct || nodes[index].relation == .apposition,
        nodes[index].head >= 0, !vocabulary.isMission(nodes[nodes[index].head]),
        let before = nodes[..<index].indices.last(where: {
          nodes[$0].mentions.isEmpty && vocabulary.isMission(nodes[$0])
        }), nodes[index].head > before || nodes[nodes[index].head].isVerb == false,
        !nodes[before..<index].contains(where: { $0.isVerb && $0.tag == .verb })
      else { continue }
      attach(index, to: before, as: .conjunct, "mission")
    }
  }

  // MARK: Ellipses

  /// A number behind a comma or "and" with its own "from" is of the people counted before: "two diplomats from Iran,
  /// three from Syria".
  private mutating func ellipses() {
    for index in nodes.indices where nodes[index].mentions.isEmpty && index > 1 {
      guard nodes[index].tag == .numeral || number(nodes[index].word) != nil,
        nodes[index].date == nil,
        isConnector(index - 1), ["from", "of", "to"].contains(word(index + 1)),
        let place = graph.node(index + 2),
        place.isName
          || place.tag == .determiner && (graph.node(index + 3)?.isName ?? false),
        let people = nodes[..<index].indices.last(where: {
          Vocabulary.standard.group("people", contains: nodes[$0].lemma)
            && nodes[$0].mentions.isEmpty
        })
      else { continue }
      attach(index, to: people, as: .conjunct, "ellipsis")
      let name = place.isName ? index + 2 : index + 3
      attach(name, to: index, as: .nominalModifier, "ellipsis")
      if let marker = graph.node(index + 1), marker.head != name {
        attach(index + 1, to: name, as: .caseMarker, "ellipsis")
      }
    }
  }

  // MARK: Elections

  /// A name between a verb of election and a bare office is who is elected: "elected Jane Doe president".
  private mutating func elections() {
    let vocabulary = Vocabulary.standard
    for verb in nodes.indices
    where nodes[verb].tag == .verb && vocabulary.group("elect", contains: nodes[verb].lemma) {
      guard let name = graph.node(verb + 1), name.isName, let office = graph.node(verb + 2),
        office.mentions.isEmpty, vocabulary.group("position", contains: office.lemma)
      else { continue }
      attach(verb + 2, to: verb, as: .openComplement, "election")
      attach(verb + 1, to: verb, as: .object, "election")
    }
  }

  // MARK: Gaps

  /// A name with a date behind it after a clause that tells the like of another with its date: "Chile recognised
  /// Palestine in 2008, Germany in 2009". It does what the first one does, then.
  private mutating func gaps() {
    for index in nodes.indices where nodes[index].isName && index > 2 {
      guard isConnector(index - 1) || nodes[index - 1].tag == .determiner && isConnector(index - 2),
        let date = dateRightAfter(index), caseMarker(of: index) == nil,
        ![.nominalSubject, .passiveSubject].contains(nodes[index].relation)
          || !nodes[index...].contains(where: \.isVerb)
      else { continue }
      guard
        let verb = nodes[..<index].indices.last(where: {
          nodes[$0].tag == .verb && nodes[$0].mentions.isEmpty
        }),
        nodes[verb..<index].contains(where: { $0.date != nil }),
        let subject = graph.children(verb, .nominalSubject, .passiveSubject).first,
        subject < verb, nodes[subject].isName, isSameKind(subject, index),
        !isBeside(index)
      else { continue }
      // "recognised Kosovo in 2008 and Palestine in 2012": of two the second is beside the object.
      let object = graph.children(verb, .object).last {
        nodes[$0].isName && isSameKind($0, index) && $0 < index
      }
      let isOfObject = nodes[index - 1].lemma == "and" && !applied.contains("gap")
      attach(index, to: isOfObject ? object ?? subject : subject, as: .conjunct, "gap")
      attach(date, to: index, as: .nominalModifier, "gap")
    }
  }

  /// Whether a name stands in a list with one right before it, so that the date is that of both.
  private func isBeside(_ index: Int) -> Bool {
    var before = index - 2
    if nodes[index - 1].tag == .determiner { before -= 1 }
    if before >= 0, isConnector(before) { before -= 1 }
    return before >= 0 && nodes[before].isName && isSameKind(before, index)
  }

  /// A date right behind a name with its preposition, and no more before the next comma.
  private func dateRightAfter(_ index: Int) -> Int? {
    guard graph.node(index + 1)?.tag == .adposition, let node = graph.node(index + 2),
      node.date != nil
    else { return nil }
    let next = word(index + 3)
    return [",", ";", ".", "and", ""].contains(next) ? index + 2 : nil
  }

  // MARK: Subjects

  /// Names between a fronted place and a verb without a subject are its subject: "In Tallinn, Estonia and Latvia
  /// signed".
  private mutating func frontedPlaces() {
    for verb in nodes.indices
    where nodes[verb].tag == .verb && nodes[verb].mentions.isEmpty && isFinite(verb)
      && graph.children(verb, .nominalSubject, .passiveSubject).isEmpty && verb > 3
      && nodes[verb].relation != .conjunct
    {
      var first = verb - 1
      guard nodes[first].isName, !graph.isModifier(first) else { continue }
      while first > 1, isConnector(first - 1), nodes[first - 2].isName, isSameKind(first - 2, first)
      {
        first -= 2
      }
      guard first > 1, first < verb - 1, word(first - 1) == ",", let place = graph.node(first - 2),
        place.isName,
        !isSameKind(first - 2, first), let marker = caseMarker(of: first - 2),
        marker + 1 == first - 2
      else { continue }
      let members = stride(from: first, to: verb, by: 2)
      attach(first, to: verb, as: .nominalSubject, "fronted place")
      for member in members.dropFirst() {
        attach(member, to: first, as: .conjunct, "fronted place")
      }
    }
  }

  /// A name right before a finite verb that has no subject is its subject.
  private mutating func subjects() {
    for verb in nodes.indices where nodes[verb].tag == .verb && nodes[verb].mentions.isEmpty {
      guard
        ["VBD", "VBZ", "VBP"].contains(nodes[verb].fineTag)
          || !graph.children(verb, .auxiliary, .passiveAuxiliary).isEmpty,
        graph.children(verb, .nominalSubject, .passiveSubject, .expletive, .clausalSubject).isEmpty,
        ![.conjunct, .relativeClause, .openComplement].contains(nodes[verb].relation)
      else { continue }
      var before = verb - 1
      while before >= 0,
        [.auxiliary, .adverb].contains(nodes[before].tag) || nodes[before].tag == .particle
      { before -= 1 }
      guard before >= 0, nodes[before].isName, !graph.isModifier(before),
        caseMarker(of: before) == nil,
        nodes[before].head != verb, nodes[before].relation != .conjunct
      else { continue }
      guard
        [
          .unspecified, .vocative, .dislocated, .compound, .list, .parataxis, .root,
          .nominalModifier, .apposition,
        ].contains(nodes[before].relation)
      else { continue }
      let isPassive = !graph.children(verb, .passiveAuxiliary).isEmpty
      attach(before, to: verb, as: isPassive ? .passiveSubject : .nominalSubject, "subject")
    }
  }

  // MARK: Sets

  /// Names behind a plural noun that they are told to be are in apposition to it: "three members – A, B and C –",
  /// "two states (A and B)", "states, among them A and B".
  private mutating func sets() {
    for noun in nodes.indices
    where nodes[noun].mentions.isEmpty && nodes[noun].isNoun
      && nodes[noun].features.number == .plural
    {
      guard let (first, isSure) = setStart(after: noun), nodes[first].isName,
        !graph.isModifier(first)
      else { continue }
      let members = [first] + graph.children(first, .conjunct).filter { nodes[$0].isName }
      let count = graph.children(noun, .numericModifier).compactMap { number(nodes[$0].word) }.first
      let others = graph.children(first, .conjunct).contains {
        !nodes[$0].isName && !nodes[$0].isVerb
      }
      guard
        isSure || (count == members.count && !others)
          || count == nil && members.count > 2 && !others && nodes[noun].relation != .conjunct
      else {
        // "109 members, A, B and C": they stand beside the members.
        if let count, count > members.count, nodes[first].relation == .apposition,
          nodes[first].head == noun
        {
          attach(first, to: noun, as: .conjunct, "set")
        }
        continue
      }
      attach(first, to: noun, as: .apposition, "set")
    }
  }

  /// Where the names begin that a noun leads in to, and whether the words leave no doubt that they are it.
  private func setStart(after noun: Int) -> (Int, Bool)? {
    var index = noun + 1
    // "members of the body – A, B": what belongs to the noun stands between.
    var steps = 0
    while let node = graph.node(index), steps < 8,
      ![",", "-", "–", "—", "(", ":"].contains(node.word)
    {
      guard !node.isVerb || node.word == "including" else { return nil }
      if node.word == "including" || node.word == "namely" { break }
      if node.word == "such", word(index + 1) == "as" { break }
      index += 1
      steps += 1
    }
    guard graph.node(index) != nil else { return nil }
    var isSure = ["-", "–", "—", "(", ":"].contains(word(index))
    if [",", "-", "–", "—", "(", ":"].contains(word(index)) { index += 1 }
    if Self.leadIns.contains(word(index)) {
      isSure = true
      index += 1
      if word(index) == "as" || word(index) == "them" { index += 1 }
    }
    if nodes.indices.contains(index), nodes[index].tag == .determiner { index += 1 }
    return nodes.indices.contains(index) ? (index, isSure) : nil
  }

  private static let leadIns: Set<String> = [
    "including", "namely", "such", "among", "notably", "especially",
  ]

  private func number(_ word: String) -> Int? { Vocabulary.standard.number(word) }
}

/// The kinds of names that one list holds side by side.
private enum NameKind: Hashable {
  case body, place, state
  case other(String)

  init(_ classPath: String) {
    if classPath.hasSuffix("state") {
      self = .state
    } else if ["organization", "party", "body", "legislature"].contains(where: classPath.hasSuffix)
    {
      self = .body
    } else if ["city", "place", "region"].contains(where: classPath.hasSuffix) {
      self = .place
    } else {
      self = .other(classPath)
    }
  }
}
