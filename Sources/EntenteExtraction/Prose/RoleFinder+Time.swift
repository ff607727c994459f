internal import EntenteGraph
internal import EntenteLanguage

/// When a clause says that something was: by its own words, or those at the head of its sentence.
extension RoleFinder {
  /// The time of what a verb says; `predicate` is the noun that a copula is for, or the verb.
  func time(ofVerb verb: Int, predicate: Int? = nil, memory: DateMemory) -> ClauseTime {
    let predicate = predicate ?? verb
    var time = ClauseTime()
    let own = (predicate..<clauseEnd(predicate)).filter {
      isTime($0) && !isInRemark($0, predicate) && !isOfOneItem($0)
    }
    for date in own { add(date, to: &time, memory: memory) }
    if time.isEmpty {
      for date in frontedDates(before: groupStart(verb))
      where isTime(date) && !isInRemark(date, verb) {
        add(date, to: &time, memory: memory)
      }
    }
    return time
  }

  /// The time of what a noun stands for: from its own phrase, or from a verb that says that it
  /// happened.
  func time(ofNoun noun: Int, memory: DateMemory) -> ClauseTime {
    var time = ClauseTime()
    for date in (noun + 1)..<max(noun + 1, clauseEnd(noun)) where isTime(date, ofNoun: true) {
      add(date, to: &time, memory: memory)
    }
    if noun > 0, let date = nodes[noun - 1].date {
      add(date, at: noun - 1, preposition: "", to: &time, memory: memory)
    }
    guard time.isEmpty, let verb = happening(of: noun) else { return time }
    return self.time(ofVerb: verb, memory: memory)
  }

  /// The verb that says that what a noun stands for came about: "the establishment … was confirmed",
  /// "which occurred".
  func happening(of noun: Int) -> Int? {
    guard
      let verb = nodes[noun...].indices.first(where: {
        $0 > noun && nodes[$0].tag == .verb && nodes[$0].mentions.isEmpty
      }), vocabulary.group("happen", contains: nodes[verb].lemma)
    else { return nil }
    let start = groupStart(verb)
    if Self.relativePronouns.contains(word(start - 1)) { return verb }
    if graph.isParsed {
      let subject = graph.children(verb, .nominalSubject, .passiveSubject).first
      return subject.map { $0 == noun || isAbove($0, noun) } ?? false ? verb : nil
    }
    return verb
  }

  private func isAbove(_ ancestor: Int, _ index: Int) -> Bool {
    var index = index
    while index >= 0 {
      if index == ancestor { return true }
      index = nodes[index].head
    }
    return false
  }

  /// A date in brackets right after a name: "the United Nations (2006)", "NATO (since 29 March 2004)".
  func bracketedDate(after index: Int, memory: DateMemory) -> ClauseTime? {
    guard word(index + 1) == "(" else { return nil }
    let date = graph.node(index + 2)?.tag == .adposition ? index + 3 : index + 2
    guard graph.node(date)?.date != nil, word(date + 1) == ")" else { return nil }
    let preposition = date == index + 2 ? "in" : word(index + 2)
    var time = ClauseTime()
    if let mention = nodes[date].date {
      add(mention, at: date, preposition: preposition, to: &time, memory: memory)
    }
    return time
  }

  /// Whether a date is that of the name before its brackets alone, where a list goes on behind them:
  /// "NATO (since 2004), the OSCE and the Council of Europe".
  private func isOfOneItem(_ date: Int) -> Bool {
    let open = nodes[max(0, date - 1)].tag == .adposition ? date - 2 : date - 1
    guard open > 0, word(open) == "(", word(date + 1) == ")", nodes[open - 1].isName else {
      return false
    }
    let next = word(date + 2)
    return next == "," || next == "and"
  }

  /// The dates at the head of a clause: "In 2006, Montenegro …".
  private func frontedDates(before start: Int) -> [Int] {
    var found: [Int] = []
    var index = start - 1
    var sawVerb = false
    while index >= 0 {
      let node = nodes[index]
      if node.isVerb { sawVerb = true }
      if node.word == ";" { break }
      if node.date != nil {
        let begin = index > 0 && nodes[index - 1].tag == .adposition ? index - 1 : index
        let before = word(begin - 1)
        let isFronted = begin == 0 || ["and", ";", ":", "that", "when"].contains(before)
        let isFirst = !nodes[..<begin].contains(where: \.isVerb)
        if (!sawVerb && (isFirst || isFronted)) || begin == 0 {
          found.append(index)
        }
      }
      index -= 1
    }
    return found.reversed()
  }

  private static let pastPrepositions: Set<String> = [
    "before", "after", "by", "of", "for", "within", "following", "prior", "about", "over",
  ]

  /// Whether a node is a date that says when its clause was, not one that describes a noun.
  private func isTime(_ index: Int, ofNoun: Bool = false) -> Bool {
    guard nodes[index].date != nil else { return false }
    if let next = graph.node(index + 1), next.isNoun, next.mentions.isEmpty { return false }
    let before = word(index - 1)
    if ["early", "late", "mid", "later", "around"].contains(before) { return true }
    if before == "of" { return ofNoun || Self.months.contains(word(index - 2)) }
    if Self.pastPrepositions.contains(before) { return false }
    if before == "(" { return word(index + 1) == ")" }
    return true
  }

  /// Whether a date stands in a remark in brackets that says more than when, and does not hold the
  /// words that it is asked for: "(born 1 May 1950 in Oslo)".
  private func isInRemark(_ date: Int, _ predicate: Int) -> Bool {
    let near = max(0, date - Self.remarkLimit)..<date
    guard let open = nodes[near].lastIndex(where: { $0.word == "(" }),
      !nodes[open..<date].contains(where: { $0.word == ")" }), !(open..<date).contains(predicate)
    else { return false }
    let close = nodes[date...].firstIndex { $0.word == ")" } ?? date
    return nodes[open + 1..<close].contains {
      $0.date == nil && ![.adposition, .punctuation, .symbol].contains($0.tag)
    } || nodes[open + 1..<close].count(where: { $0.date != nil }) > 1
  }

  private static let months: Set<String> = [
    "end", "beginning", "start", "summer", "spring", "autumn",
  ]

  private func add(_ index: Int, to time: inout ClauseTime, memory: DateMemory) {
    guard let date = nodes[index].date else { return }
    var position = index - 1
    while position >= 0,
      ["early", "late", "mid", "mid-", "-", "around", "later", "the", "about"]
        .contains(nodes[position].word)
    {
      position -= 1
    }
    add(date, at: index, preposition: word(position), to: &time, memory: memory)
  }

  private func add(
    _ mention: DateMention, at index: Int, preposition: String, to time: inout ClauseTime,
    memory: DateMemory
  ) {
    // "(24–26 March) in 1972": the year may follow.
    let after =
      mention.date.hasYear
      ? nil
      : nodes[(index + 1)..<min(nodes.count, index + 5)].first {
        $0.date?.date.hasYear == true || $0.isVerb
      }?.date?.date
    let before =
      after ?? nodes[..<index].last { $0.date?.date.hasYear == true }?.date?.date
    let (date, inheritedFrom) = memory.resolve(mention.date, before: before)
    // "from 2005 to 2021" is a span; "in March/April" is a time of which only so much is known.
    if let last = date.last, nodes[index].word.hasPrefix("from ") || preposition == "from" {
      time.start = time.start ?? PartialDate(date.first)
      time.end = time.end ?? PartialDate(last)
      time.inheritedFrom = time.inheritedFrom ?? inheritedFrom
      return
    }
    switch preposition {
    case "since", "from", "starting", "beginning":
      guard time.start == nil else { return }
      time.start = date
    case "to" where time.start == nil, "by", "before", "after": return
    case "until", "till": time.end = time.end ?? date
    case "to" where time.start != nil, "and" where time.start != nil: time.end = time.end ?? date
    case "between": time.start = date
    default:
      guard time.point == nil else { return }
      time.point = date
    }
    time.inheritedFrom = time.inheritedFrom ?? inheritedFrom
  }
}
