internal import EntenteGraph
internal import EntenteLanguage

/// Titles before names: the name stands where the tree puts the title.
extension TreeRepair {
  /// In "Secretary of State Jane Doe met …" and "President of Malta Jane Doe met …" the name is who met, and the title
  /// describes it.
  mutating func offices() {
    for name in graph.nodes.indices.dropFirst() where isSomebody(name) {
      guard let title = title(before: name) else { continue }
      let phrase = title..<name
      if phrase.count > 1 {
        // The field of the office belongs to it, whatever the tree makes of it.
        let field = name - 1
        if !phrase.contains(graph.nodes[field].head) || graph.nodes[field].head == field - 1 {
          attach(field, to: title, as: .nominalModifier, .title)
        }
        for marker in graph.children(name, .caseMarker) where marker > title && marker < name {
          attach(marker, to: field, as: .caseMarker, .title)
        }
        if let of = phrase.first(where: { $0 > title && isFieldMarker($0) }),
          graph.nodes[of].head == title
        {
          attach(of, to: field, as: .caseMarker, .title)
        }
      }
      let inside = phrase.contains(graph.nodes[name].head)
      if inside {
        let (head, relation) = (graph.nodes[title].head, graph.nodes[title].relation)
        guard head != name, !phrase.contains(head) else { continue }
        attach(name, to: -1, as: .root, .title)
        attach(title, to: name, as: .nominalDescription, .title)
        attach(name, to: head, as: relation, .title)
        takeOver(from: title, name)
      } else if graph.nodes[title].head == name
        || isBeside(title, name)
          && (phrase.count > 1 || graph.children(name, .caseMarker).isEmpty)
      {
        attach(title, to: name, as: .nominalDescription, .title)
        takeOver(from: title, name)
      }
    }
  }

  /// In "president-elect Jane Doe" what clings to the title by a hyphen describes it, whatever the tree makes of it.
  mutating func hyphenatedTitles() {
    for mark in graph.nodes.indices.dropFirst()
    where graph.nodes[mark].word == "-" && isTitle(mark - 1) {
      guard let part = graph.node(mark + 1), part.isWord(.postpositive) else { continue }
      let (title, attribute) = (mark - 1, mark + 1)
      guard graph.nodes[title].head == attribute || graph.nodes[attribute].head != title else {
        continue
      }
      if graph.nodes[title].head == attribute {
        let (head, relation) = (part.head, part.relation)
        attach(title, to: -1, as: .root, .title)
        attach(attribute, to: title, as: .adjectivalModifier, .title)
        attach(title, to: head, as: relation, .title)
        takeOver(from: attribute, title)
      } else {
        attach(attribute, to: title, as: .adjectivalModifier, .title)
      }
    }
  }

  /// Whether title and name hang on the same word, or the title on nothing.
  private func isBeside(_ title: Int, _ name: Int) -> Bool {
    graph.nodes[title].head == graph.nodes[name].head || graph.nodes[title].head < 0
  }

  private func isFieldMarker(_ index: Int) -> Bool {
    graph.nodes[index].isWord(.fieldMarker)
  }

  /// The office whose words end right before a name: "secretary of defence" before "Jane Doe".
  private func title(before name: Int) -> Int? {
    if isTitle(name - 1) { return name - 1 }
    var index = name - 1
    while index > 0, index > name - 8 {
      let node = graph.nodes[index]
      if isFieldMarker(index) {
        return isTitle(index - 1) ? index - 1 : nil
      }
      let isField =
        node.mentions.isEmpty
        ? [.noun, .properNoun, .adjective].contains(node.tag) || node.isWord(.titleFiller)
        : !isSomebody(index)
      guard isField, node.date == nil else { return nil }
      index -= 1
    }
    return nil
  }

  /// In "met the envoy, Jane Doe" the name says who the envoy is, and is nobody that is called.
  mutating func calledNames() {
    // "the Emir of Kuwait, Sabah Nasser": not Kuwait is Sabah Nasser.
    for name in graph.nodes.indices
    where isSomebody(name) && [.apposition, .conjunct].contains(graph.nodes[name].relation) {
      let place = graph.nodes[name].head
      guard place >= 0, place < name, graph.nodes[place].isName, !isSomebody(place),
        graph.nodes[place].relation == .nominalModifier, graph.nodes[place].head >= 0
      else { continue }
      let noun = graph.nodes[place].head
      guard isTitle(noun), graph.nodes[name - 1].word == ",",
        graph.children(noun, .apposition).isEmpty
      else { continue }
      attach(name, to: noun, as: .apposition, .title)
    }
    for name in graph.nodes.indices.dropFirst(2)
    where isSomebody(name) && graph.nodes[name - 1].word == ","
      && [.vocative, .unspecified, .parataxis, .unmarkedOblique, .list, .dislocated].contains(
        graph.nodes[name].relation)
    {
      var noun = name - 2
      while noun > 0, !isTitle(noun), graph.nodes[noun].head >= 0,
        graph.nodes[noun].head < noun || isTitle(graph.nodes[noun].head)
      {
        noun = min(graph.nodes[noun].head, noun - 1)
      }
      guard noun >= 0, isTitle(noun), graph.children(noun, .apposition).isEmpty,
        !graph.nodes[noun..<name - 1].contains(where: { $0.isVerb || $0.word == "," })
      else { continue }
      attach(name, to: noun, as: .apposition, .title)
    }
  }

  /// Gives the name what the tree hangs on the title and belongs to the whole phrase: its preposition, what follows it.
  private mutating func takeOver(from title: Int, _ name: Int) {
    for child in graph.children[title] where child != name {
      let relation = graph.nodes[child].relation
      let isBehind = child > name && relation != .flat
      if isBehind
        || [.caseMarker, .copula, .nominalSubject, .coordination, .marker].contains(relation)
      {
        attach(child, to: name, as: relation, .title)
      }
    }
  }

  private func isSomebody(_ index: Int) -> Bool {
    graph.nodes[index].mentions.contains { $0.entity.kind == "Person" && $0.form != .reference }
  }

  private func isTitle(_ index: Int) -> Bool {
    graph.nodes[index].isLemma(.position)
  }

  /// "A member of the party, Jane Doe has …": of two subjects the noun before the comma describes the name behind it.
  mutating func leadingDescriptions() {
    for name in graph.nodes.indices.dropFirst()
    where graph.nodes[name].isName && graph.nodes[name].relation == .nominalSubject
      && graph.nodes[name - 1].word == ","
    {
      for noun in graph.children(graph.nodes[name].head, .nominalSubject)
      where noun < name && graph.nodes[noun].isNoun && graph.nodes[noun].mentions.isEmpty {
        attach(noun, to: name, as: .apposition, .title)
      }
    }
  }

  /// "The permanent members of the council, France and China": the states are the members, and no second owner.
  mutating func membersBeside() {
    for noun in graph.nodes.indices
    where graph.nodes[noun].mentions.isEmpty
      && graph.nodes[noun].isLemma(.memberNoun)
      && graph.nodes[noun].word.endsIn(.pluralEnding)
    {
      for owner in graph.children(noun, .nominalModifier) where isBody(owner) {
        let states = graph.children(owner, .conjunct, .apposition).filter { isState($0) }
        guard let first = states.first, first > owner,
          [",", "–", "—", ":", "-"].contains(where: { sign in
            graph.nodes[owner..<first].contains { $0.word == sign }
          }), graph.children(owner, .conjunct).allSatisfy({ isState($0) })
        else { continue }
        attach(first, to: noun, as: .apposition, .set)
        for state in states.dropFirst() { attach(state, to: first, as: .conjunct, .set) }
      }
    }
  }

  private func isBody(_ index: Int) -> Bool {
    graph.nodes[index].isName && !isState(index) && !isSomebody(index)
  }

  private func isState(_ index: Int) -> Bool {
    graph.nodes[index].isName
      && graph.nodes[index].mentions.contains {
        $0.entity.kind == "State" || $0.entity.kind == "HistoricalState"
      }
  }

  /// "Has an embassy in Oslo", of which the parser makes a copula: who has it is not told, what is had is the object.
  mutating func possessions() {
    for verb in graph.nodes.indices
    where graph.nodes[verb].isLemma(.possession) && graph.nodes[verb].relation == .copula {
      let object = graph.nodes[verb].head
      guard object > verb else { continue }
      let (head, relation) = (graph.nodes[object].head, graph.nodes[object].relation)
      attach(object, to: -1, as: .root, .predicate)
      attach(verb, to: head, as: relation, .predicate)
      attach(object, to: verb, as: .object, .predicate)
      for child in graph.children(object, .nominalSubject, .coordination, .adverbialModifier)
      where child < verb {
        attach(child, to: verb, as: graph.nodes[child].relation, .predicate)
      }
    }
  }

  /// "Recognition of Chad by Malta dates from 1992", where the parser reads a noun.
  mutating func datings() {
    for verb in graph.nodes.indices.dropFirst()
    where graph.nodes[verb].isWord(.dating) && graph.nodes[verb].tag == .noun {
      guard let from = graph.node(verb + 1), from.isWord(.datingLink),
        let date = graph.nodes.indices.first(where: {
          $0 > verb && $0 < verb + 5 && graph.nodes[$0].date != nil
        }),
        case let subject = graph.nodes[verb].head, subject >= 0, subject < verb,
        graph.nodes[subject].isNoun
      else { continue }
      graph.retag(verb, .verb, "VBZ", lemma: Lexicon.standard.word(.dating))
      let before = graph.children(verb, .compound, .nominalModifier, .adjectivalModifier)
        .filter { $0 < verb }
      let markers = graph.children(verb, .caseMarker).filter { $0 < verb }
      let (head, relation) = (graph.nodes[subject].head, graph.nodes[subject].relation)
      attach(verb, to: head, as: relation, .predicate)
      attach(subject, to: verb, as: .nominalSubject, .predicate)
      if let last = before.last {
        attach(last, to: subject, as: .nominalModifier, .predicate)
        for marker in markers { attach(marker, to: last, as: .caseMarker, .predicate) }
      }
      attach(date, to: verb, as: .oblique, .predicate)
    }
  }
}
