internal import EntenteGraph
internal import EntenteLanguage

/// What a verb has for its auxiliary, its subject and its complement.
extension TreeRepair {
  /// "resigned 36 hours after being appointed": how long after is no object.
  mutating func durations() {
    for unit in nodes.indices
    where nodes[unit].relation == .object && nodes[unit].mentions.isEmpty
      && nodes[unit].isLemma(.timespan)
      && word(unit + 1).isOne(of: .timeOrder)
    {
      attach(unit, to: nodes[unit].head, as: .unmarkedOblique, .duration)
    }
  }

  /// "with Russia then closing its consulate": the name behind "with" is the subject of the participle behind it.
  mutating func absolutes() {
    for verb in nodes.indices
    where nodes[verb].fineTag == "VBG" && nodes[verb].relation == .adverbialClause
      && graph.children(verb, .nominalSubject, .marker).isEmpty
    {
      let head = nodes[verb].head
      guard
        let subject = graph.children(head, .oblique).last(where: {
          $0 > head && $0 < verb && caseMarker(of: $0).map { has(.comitative, $0) } ?? false
        }),
        nodes[(subject + 1)..<verb].allSatisfy({
          $0.tag == .adverb || $0.relation == .flat || $0.relation == .auxiliary
        }), let with = caseMarker(of: subject)
      else { continue }
      attach(subject, to: verb, as: .nominalSubject, .absolute)
      attach(with, to: verb, as: .marker, .absolute)
    }
  }

  // MARK: Auxiliaries

  /// "has" before a participle without an object between them is its auxiliary: "has neither signed nor ratified".
  mutating func perfects() {
    for verb in nodes.indices
    where nodes[verb].isLemma(.possession) && nodes[verb].isVerb
      && nodes[verb].relation != .auxiliary
    {
      guard let participle = graph.children(verb, .openComplement).first,
        nodes[participle].fineTag == "VBN",
        graph.children(verb, .object).isEmpty, participle > verb
      else { continue }
      let (head, relation) = (nodes[verb].head, nodes[verb].relation)
      attach(participle, to: -1, as: .root, .perfect)
      for child in graph.children[verb] {
        attach(child, to: participle, as: nodes[child].relation, .perfect)
      }
      attach(verb, to: participle, as: .auxiliary, .perfect)
      if head >= 0 { attach(participle, to: head, as: relation, .perfect) }
    }
  }

  // MARK: Complements

  /// A name between a verb and a number or an article is to whom something is given: "gave Malawi 12 million dollars".
  mutating func datives() {
    for verb in nodes.indices where nodes[verb].tag == .verb && nodes[verb].mentions.isEmpty {
      guard let name = graph.node(verb + 1), name.isName, let next = graph.node(verb + 2),
        next.mentions.isEmpty,
        next.tag == .numeral || next.tag == .determiner, next.date == nil,
        case let object = name.head, object > verb + 2, nodes[object].isNoun,
        nodes[object].head == verb
      else { continue }
      attach(verb + 1, to: verb, as: .indirectObject, .dative)
    }
  }

  /// A name between a verb of asking and an infinitive is who is asked: "asked Brazil to review it".
  mutating func controls() {
    for verb in nodes.indices
    where nodes[verb].tag == .verb && nodes[verb].isLemma(.objectControl) {
      for clause in graph.children(verb, .clausalComplement, .openComplement) {
        guard let subject = graph.children(clause, .nominalSubject).first, subject > verb,
          subject < clause,
          nodes[subject...clause].contains(where: { $0.isWord(.infinitival) && $0.tag == .particle }
          )
        else { continue }
        attach(subject, to: verb, as: .object, .control)
        attach(clause, to: verb, as: .openComplement, .control)
      }
    }
  }

  /// A name with "of" is no subject: it belongs to the name before it, "King Abdullah of Jordan".
  mutating func genitives() {
    for index in nodes.indices where nodes[index].isName && index > 1 {
      guard [.nominalSubject, .passiveSubject, .object].contains(nodes[index].relation),
        let marker = caseMarker(of: index), has(.genitive, marker), marker > 0,
        nodes[marker - 1].isNoun, nodes[marker - 1].head != index
      else { continue }
      attach(index, to: marker - 1, as: .nominalModifier, .genitive)
    }
  }

  // MARK: Missions

  /// A mission after "and" stands beside the mission before it, not beside that one's city: "an embassy in Ankara and
  /// a consulate in Istanbul".
  mutating func missions() {
    let vocabulary = Vocabulary.standard
    for index in nodes.indices where nodes[index].mentions.isEmpty {
      guard nodes[index].relation == .conjunct || nodes[index].relation == .apposition,
        vocabulary.isMission(nodes[index]),
        nodes[index].head >= 0, !vocabulary.isMission(nodes[nodes[index].head]),
        let before = nodes[..<index].indices.last(where: {
          nodes[$0].mentions.isEmpty && vocabulary.isMission(nodes[$0])
        }), nodes[index].head > before || nodes[nodes[index].head].isVerb == false,
        !nodes[before..<index].contains(where: { $0.isVerb && $0.tag == .verb })
      else { continue }
      attach(index, to: before, as: .conjunct, .mission)
    }
  }

  // MARK: Ellipses

  /// A number behind a comma or "and" with its own "from" is of the people counted before: "two diplomats from Iran,
  /// three from Syria".
  mutating func ellipses() {
    for index in nodes.indices where nodes[index].mentions.isEmpty && index > 1 {
      guard nodes[index].tag == .numeral || number(nodes[index].word) != nil,
        nodes[index].date == nil,
        isConnector(index - 1), has(.countedMarker, index + 1),
        let place = graph.node(index + 2),
        place.isName
          || place.tag == .determiner && (graph.node(index + 3)?.isName ?? false),
        let people = nodes[..<index].indices.last(where: {
          nodes[$0].isLemma(.people)
            && nodes[$0].mentions.isEmpty
        })
      else { continue }
      attach(index, to: people, as: .conjunct, .ellipsis)
      let name = place.isName ? index + 2 : index + 3
      attach(name, to: index, as: .nominalModifier, .ellipsis)
      if let marker = graph.node(index + 1), marker.head != name {
        attach(index + 1, to: name, as: .caseMarker, .ellipsis)
      }
    }
  }

  // MARK: Elections

  /// A name between a verb of election and a bare office is who is elected: "elected Jane Doe president".
  mutating func elections() {
    for verb in nodes.indices
    where nodes[verb].tag == .verb && nodes[verb].isLemma(.elect) {
      guard let name = graph.node(verb + 1), name.isName, let office = graph.node(verb + 2),
        office.mentions.isEmpty, office.isLemma(.position)
      else { continue }
      attach(verb + 2, to: verb, as: .openComplement, .election)
      attach(verb + 1, to: verb, as: .object, .election)
    }
  }

  // MARK: Gaps

  /// A name with a date behind it after a clause that tells the like of another with its date: "Chile recognised
  /// Palestine in 2008, Germany in 2009". It does what the first one does, then.
  mutating func gaps() {
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
      let isOfObject = nodes[index - 1].isLemma(.conjunction) && !applied.contains(.gap)
      attach(index, to: isOfObject ? object ?? subject : subject, as: .conjunct, .gap)
      attach(date, to: index, as: .nominalModifier, .gap)
    }
  }

  /// Whether a name stands in a list with one right before it, so that the date is that of both.
  func isBeside(_ index: Int) -> Bool {
    var before = index - 2
    if nodes[index - 1].tag == .determiner { before -= 1 }
    if before >= 0, isConnector(before) { before -= 1 }
    return before >= 0 && nodes[before].isName && isSameKind(before, index)
  }

  /// A date right behind a name with its preposition, and no more before the next comma.
  func dateRightAfter(_ index: Int) -> Int? {
    guard graph.node(index + 1)?.tag == .adposition, let node = graph.node(index + 2),
      node.date != nil
    else { return nil }
    let isEnd = index + 3 >= nodes.count || has(.clauseEnd, index + 3)
    return isEnd ? index + 2 : nil
  }

  // MARK: Subjects

  /// Names between a fronted place and a verb without a subject are its subject: "In Tallinn, Estonia and Latvia
  /// signed".
  mutating func frontedPlaces() {
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
      attach(first, to: verb, as: .nominalSubject, .frontedPlace)
      for member in members.dropFirst() {
        attach(member, to: first, as: .conjunct, .frontedPlace)
      }
    }
  }

  /// A name right before a finite verb that has no subject is its subject.
  mutating func subjects() {
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
      attach(before, to: verb, as: isPassive ? .passiveSubject : .nominalSubject, .subject)
    }
  }

  /// In "A is a member and B is a candidate" a name between "and" and a finite verb is the subject of the second
  /// clause, not another predicate of the first.
  mutating func coordinatedSubjects() {
    for name in nodes.indices.dropLast()
    where nodes[name].isName && nodes[name].relation == .conjunct {
      let next = nodes[name + 1]
      let predicate =
        [.copula, .auxiliary, .passiveAuxiliary].contains(next.relation) ? next.head : name + 1
      guard predicate > name, isFinite(name + 1), nodes[predicate].relation == .conjunct,
        nodes[predicate].head == nodes[name].head, caseMarker(of: name) == nil,
        graph.children(predicate, .nominalSubject, .passiveSubject, .expletive).isEmpty
      else { continue }
      let isPassive = !graph.children(predicate, .passiveAuxiliary).isEmpty
      attach(name, to: predicate, as: isPassive ? .passiveSubject : .nominalSubject, .subject)
    }
  }
}
