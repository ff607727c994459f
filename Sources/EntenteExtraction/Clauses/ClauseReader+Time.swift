internal import EntenteGraph
internal import EntenteLanguage

/// What a date of a sentence dates, and how.
struct TimeAnchor: Hashable, Sendable {
  /// The predicate of the clause, the noun or the member of a list that it dates.
  var node: Int
  /// Whether it says when what the clause tells was, rather than describing the noun: "in 1977" and not
  /// "the 1977 concordat".
  var isOfClause: Bool
  /// The preposition before it, empty where there is none.
  var preposition: String
}

/// Which clause, noun or member of a list each date of a sentence belongs to: by the tree, the coordination
/// and the brackets.
extension ClauseReader {
  func readAnchors() -> [Int: TimeAnchor] {
    var found: [Int: TimeAnchor] = [:]
    for index in nodes.indices where nodes[index].date != nil {
      found[index] = anchor(of: index)
    }
    return found
  }

  private func anchor(of date: Int) -> TimeAnchor? {
    let preposition = datePreposition(date)
    // "Resolution 1556 (2004)": a number before the brackets names the document.
    if date > 1, word(date - 1) == "(", nodes[date - 2].tag == .numeral {
      return TimeAnchor(node: date - 2, isOfClause: false, preposition: preposition)
    }
    if let name = bracketOwner(of: date) {
      return TimeAnchor(node: name, isOfClause: true, preposition: preposition)
    }
    var head = nodes[date].head
    guard head >= 0 else { return cleftAnchor(of: date, preposition) }
    // "14 October 1996 and 3 May 1997": the second belongs where the first does.
    var steps = 0
    while nodes[head].date != nil, nodes[head].head >= 0, steps < 20 {
      head = nodes[head].head
      steps += 1
    }
    let isBare = preposition.isEmpty
    if isBare, date < head, nodes[head].isNoun, date + 3 > head,
      ![.unmarkedOblique, .temporalOblique, .temporalNominal, .oblique].contains(
        nodes[date].relation)
    {
      return TimeAnchor(node: head, isOfClause: false, preposition: preposition)
    }
    if isPredicate(head) {
      // "the first to visit Iceland since 1971": the date says of which visits it is the first.
      let isOfRank =
        preposition.isOne(of: .durative) && isOfFirst(nodes[head].isNoun ? head : nodes[head].head)
      return TimeAnchor(node: head, isOfClause: !isOfRank, preposition: preposition)
    }
    if let outer = nominalAnchor(of: date, in: head, preposition) { return outer }
    if preposition.isOne(of: .genitive) || isDescribed(head, by: preposition) {
      return TimeAnchor(node: head, isOfClause: false, preposition: preposition)
    }
    return climb(from: head, date: date, preposition)
  }

  /// "It was in 1995 that Botswana …": the date is that of the clause behind it.
  private func cleftAnchor(of date: Int, _ preposition: String) -> TimeAnchor? {
    guard !graph.children(date, .copula).isEmpty,
      let clause = graph.children(date, .relativeClause, .adverbialRelativeClause, .clausalSubject)
        .first(where: { $0 > date })
    else { return nil }
    let isDenied = graph.children(date, .adverbialModifier).contains {
      lexicon.operation(.adverb, nodes[$0].word) == .not
    }
    let isBegin = isDenied && lexicon.operation(.preposition, preposition) == .until
    return TimeAnchor(
      node: clause, isOfClause: true,
      preposition: isBegin ? Lexicon.standard.word(.inessive) : preposition)
  }

  /// Whether a noun says who is first, last or only: "the first minister".
  private func isOfFirst(_ noun: Int) -> Bool {
    guard noun >= 0, nodes[noun].isNoun || nodes[noun].tag == .adjective else { return false }
    return ([noun] + graph.children(noun, .adjectivalModifier)).contains {
      nodes[$0].tag == .adjective
        && lexicon.signature(of: nodes[$0].lemma, .infinitive)?.affirmed == .holds
    }
  }

  /// Whether a noun says who is the first, or the last, to do something: "the first member to recognise Chad".
  func isRanked(_ noun: Int) -> Bool {
    isOfFirst(noun) && graph.children(noun, .adjectivalClause).contains { isInfinitive($0) }
  }

  /// "until the reform of 1996": the noun stands for its date.
  private func nominalAnchor(of date: Int, in noun: Int, _ preposition: String) -> TimeAnchor? {
    let outer = self.preposition(of: noun)
    guard preposition.isOne(of: .genitive) || preposition.isOne(of: .inessive) || date < noun,
      nodes[noun].head >= 0,
      nodes[noun].mentions.isEmpty, isPredicate(nodes[noun].head),
      lexicon.operation(.preposition, outer) == .until || outer.isOne(of: .durative)
    else { return nil }
    return TimeAnchor(node: nodes[noun].head, isOfClause: true, preposition: outer)
  }

  /// From a noun to the clause of which it is an argument; a subject that the date stands within keeps it.
  private func climb(from noun: Int, date: Int, _ preposition: String) -> TimeAnchor? {
    var node = noun
    var steps = 0
    while nodes[node].head >= 0, steps < 30 {
      // "Norway, a member of NATO since 1949, …": the date is that of what stands in apposition.
      if [.apposition, .parataxis].contains(nodes[node].relation), nodes[node].isNoun,
        nodes[node].mentions.isEmpty
      {
        return TimeAnchor(node: node, isOfClause: true, preposition: preposition)
      }
      let head = nodes[node].head
      if isPredicate(head) {
        let isWithinSubject = date < head && node < head && node < date
        return isWithinSubject
          ? TimeAnchor(node: node, isOfClause: true, preposition: preposition)
          : TimeAnchor(node: head, isOfClause: true, preposition: preposition)
      }
      node = head
      steps += 1
    }
    return TimeAnchor(node: node, isOfClause: true, preposition: preposition)
  }

  /// Whether a date after a noun describes it: "the first visit since 1955".
  private func isDescribed(_ noun: Int, by preposition: String) -> Bool {
    guard nodes[noun].mentions.isEmpty, preposition.isOne(of: .temporalRelator) else {
      return false
    }
    return graph.children(noun, .adjectivalModifier).contains {
      lexicon.signature(of: nodes[$0].lemma, .infinitive)?.affirmed == .holds
    }
  }

  /// The preposition before a date, "from" for a range that begins with it.
  private func datePreposition(_ date: Int) -> String {
    let own = preposition(of: date)
    // "date back to 1975": from then on.
    if own.isOne(of: .allative),
      nodes[..<date].suffix(3).contains(where: { $0.isWord(.retrospect) })
    {
      return Lexicon.standard.word(.durative)
    }
    if !own.isEmpty { return own }
    for preposition in Lexicon.standard.words(.rangeOpener)
    where nodes[date].word.hasPrefix(preposition + " ") {
      return preposition
    }
    // The date's own words may hold more than its head: "(since 29 March 2004)".
    if date > 0,
      nodes[date - 1].tag == .adposition || nodes[date - 1].tag == .subordinatingConjunction
    {
      return nodes[date - 1].word
    }
    return ""
  }

  /// The name or noun right before the brackets that hold a date and no more than its preposition.
  private func bracketOwner(of date: Int) -> Int? {
    var open = date - 1
    while open > 0, nodes[open].tag == .adposition || nodes[open].tag == .adverb { open -= 1 }
    guard open > 0, word(open) == "(", [")", ",", ";"].contains(word(date + 1)),
      nodes[open - 1].isNoun
    else { return nil }
    return open - 1
  }

  // MARK: Asking

  /// When a clause says that something was, for what stands in its places.
  ///
  /// A date that belongs to one member of a coordination alone wins over that of the clause.
  package func time(of clause: Clause, bound: [Int], memory: DateMemory) -> ClauseTime {
    for node in bound where node >= 0 {
      if let own = memberTime(node, in: clause, memory) { return own }
    }
    return clauseTime(of: clause.predicate, link: clause.link, memory)
  }

  /// When a noun beside a name held of it: what dates the noun itself, "foreign minister from 1978 to 1981", or
  /// stands in brackets behind the name or the noun.
  func time(describing noun: Int, _ bound: [Int], _ memory: DateMemory) -> ClauseTime {
    var time = ClauseTime()
    for date in anchors.keys.sorted() {
      var node = nodes[date].head
      var steps = 0
      while node >= 0, node != noun, !isPredicate(node), steps < 20 {
        node = nodes[node].head
        steps += 1
      }
      let isOwn = node == noun && date > noun && anchors[date]?.isOfClause == true
      let isBeside = bracketOwner(of: date).map { $0 == noun || bound.contains($0) } ?? false
      if isOwn || isBeside { add(date, to: &time, memory, beginsAtUntil: false) }
    }
    return time
  }

  private func clauseTime(of predicate: Int, link: Int?, _ memory: DateMemory, depth: Int = 0)
    -> ClauseTime
  {
    var time = ClauseTime()
    let owners = Set([predicate] + [link].compactMap(\.self))
    for date in anchors.keys.sorted()
    where anchors[date].map({ owners.contains($0.node) && $0.isOfClause }) ?? false {
      add(date, to: &time, memory, beginsAtUntil: factualities[predicate].beginsAtUntil)
    }
    guard time.isEmpty, depth < 6 else { return time }
    if let source = timeSource(of: predicate) {
      let outer = clauseTime(of: source.node, link: nil, memory, depth: depth + 1)
      if !source.isFrontedOnly { return outer }
      var fronted = ClauseTime()
      for date in anchors.keys.sorted()
      where anchors[date]?.node == source.node && anchors[date]?.isOfClause == true
        && (date < source.node || date > predicate)
      {
        add(date, to: &fronted, memory, beginsAtUntil: false)
      }
      return fronted
    }
    return time
  }

  /// The clause whose time a clause without one of its own shares.
  private func timeSource(of predicate: Int) -> (node: Int, isFrontedOnly: Bool)? {
    let node = nodes[predicate]
    guard node.head >= 0 else { return nil }
    switch node.relation {
    case .openComplement: return (node.head, false)
    case .conjunct where isPredicate(node.head): return (node.head, true)
    case .adverbialClause where node.fineTag == "VBG" || isInfinitive(predicate):
      return isBackground(preposition(ofClause: predicate)) ? nil : (node.head, false)
    case .adjectivalClause where isInfinitive(predicate):
      var head = node.head
      if link(of: head) == nil,
        nodes[head].relation == .conjunct || nodes[head].relation == .openComplement,
        nodes[head].head >= 0
      {
        head = nodes[head].head
      }
      if let link = link(of: head), nodes[link].relation != .copula { return (link, false) }
      return (head, false)
    case .object, .nominalSubject, .passiveSubject, .oblique, .agent:
      // "The establishment of relations was announced in 2002."
      return node.isNoun && nodes[node.head].isLemma(.happen)
        ? (node.head, false) : nil
    default:
      // "signed and ratified the treaty in 2005": the date at the end is that of both.
      return nil
    }
  }

  /// The time of one member of a coordination: in brackets behind it, or the date that follows it where the
  /// coordination has several.
  private func memberTime(_ node: Int, in clause: Clause, _ memory: DateMemory) -> ClauseTime? {
    let own = anchors.keys.sorted().filter {
      anchors[$0]?.node == node && anchors[$0]?.isOfClause == true
    }
    if !own.isEmpty, !isPredicate(node), node != clause.predicate {
      var time = ClauseTime()
      for date in own { add(date, to: &time, memory, beginsAtUntil: false) }
      return time
    }
    guard let argument = clause.arguments.first(where: { $0.node == node }) else { return nil }
    let members = clause.arguments.filter { $0.first == argument.first }.map(\.node).sorted()
    guard members.count > 1, let place = members.firstIndex(of: node) else { return nil }
    let dates = anchors.keys.sorted().filter {
      anchors[$0]?.node == clause.predicate && $0 > members[0] && nodes[$0].date != nil
    }
    // The spans between members in which a date stands.
    var dated: [Int?] = []
    for (index, member) in members.enumerated() {
      let next = index + 1 < members.count ? members[index + 1] : nodes.count
      dated.append(dates.first { $0 > member && $0 < next })
    }
    guard dated.compactMap(\.self).count > 1 else {
      return pairedTime(place, of: members.count, dates, clause, memory)
    }
    guard let date = dated[place...].compactMap(\.self).first else { return nil }
    var time = ClauseTime()
    add(date, to: &time, memory, beginsAtUntil: false)
    return time
  }

  /// The time of a member where "respectively" pairs as many dates with as many members.
  private func pairedTime(
    _ place: Int, of count: Int, _ dates: [Int], _ clause: Clause, _ memory: DateMemory
  ) -> ClauseTime? {
    guard isRespective, dates.count > 1 else { return nil }
    guard dates.count == count else { return ClauseTime() }
    var time = ClauseTime()
    add(dates[place], to: &time, memory, beginsAtUntil: false)
    return time
  }

  /// Whether the sentence pairs its lists.
  var isRespective: Bool { nodes.contains { $0.isLemma(.distributive) } }

  private func add(
    _ index: Int, to time: inout ClauseTime, _ memory: DateMemory, beginsAtUntil: Bool
  ) {
    guard let mention = nodes[index].date, let anchor = anchors[index] else { return }
    var preposition = anchor.preposition
    if beginsAtUntil, preposition.isOne(of: .limit) {
      preposition = Lexicon.standard.word(.inessive)
    }
    let after =
      mention.date.hasYear
      ? nil
      : nodes[(index + 1)..<min(nodes.count, index + 9)].first {
        $0.date?.date.hasYear == true || $0.isVerb
      }?.date?.date
    let before = after ?? nodes[..<index].last { $0.date?.date.hasYear == true }?.date?.date
    let (date, inheritedFrom) = memory.resolve(
      mention.date, before: before, isToCome: factualities[anchor.node].isPlanned)
    time.add(date, preposition: preposition, isRange: mention.date.isRange)
    if !time.isEmpty { time.inheritedFrom = time.inheritedFrom ?? inheritedFrom }
  }
}

extension ClauseReader {
  /// Whether a verb is finite and in the present.
  func isPresent(_ verb: Int) -> Bool { ["VBZ", "VBP"].contains(nodes[verb].fineTag) }

  /// Whether a preposition leads to what came about before, or stands behind what is told.
  private func isBackground(_ preposition: String) -> Bool {
    preposition.isOne(of: .background)
  }

  /// Whether a clause belongs to the main line of what is told: the root, what is coordinated with it and the
  /// participles beside it, in the present or the simple past.
  func isNarrated(_ predicate: Int) -> Bool {
    var index = predicate
    var steps = 0
    while steps < 20 {
      let node = nodes[index]
      if graph.children(index, .auxiliary).contains(where: { nodes[$0].isWord(.perfectPast) }) {
        return false
      }
      if node.head < 0 { return true }
      switch node.relation {
      case .conjunct, .openComplement, .parataxis: break
      case .adverbialClause where node.fineTag == "VBG" || node.fineTag == "VBN":
        if isBackground(preposition(ofClause: index)) { return false }
      case .clausalComplement where nodes[node.head].isVerb: break
      case .object, .nominalSubject, .passiveSubject, .oblique, .nominalModifier, .agent:
        guard node.isNoun, !isBackground(preposition(of: index)) else { return false }
        // "in retaliation for the closing", "in response to the ban".
        if node.relation == .nominalModifier,
          nodes[node.head].isLemma(.backgroundNoun)
        {
          return false
        }
      default: return false
      }
      index = node.head
      steps += 1
    }
    return false
  }
}
