internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Names that say by one of their words what they name: "Polish Academy of Sciences", "Green Party of
/// Maine".
extension MentionScan {
  mutating func findShapedNames() {
    findNamedEvents()
    var known: [GazetteerMatch]?
    var index = 0
    while index < tokens.count {
      guard has([.bodyHead, .partyHead], index), covered[index] < 0, isCapitalized(index),
        !has(.highGrade, index - 1), let span = shapedName(around: index)
      else {
        index += 1
        continue
      }
      index = max(index + 1, span.upperBound)
      let matches = known ?? linker.gazetteer.matches(in: text, range: sentence.range)
      known = matches
      guard !isKnown(span, matches) else { continue }
      let range = range(of: span)
      let entity = linker.organization(
        named: words(of: range), kind: isParty(span) ? "PoliticalParty" : "Organization", of: nil)
      if add(range, entity, .name, "name by its form") {
        rememberAcronym(of: entity, after: span.upperBound)
      }
    }
  }

  /// Names beside the noun for what they name: "the pop group Oslo Fish", "the Oslo Fish party".
  mutating func findDescribedNames() {
    guard isTagged else { return }
    for noun in tokens.indices where covered[noun] < 0 && !isCapitalized(noun) {
      guard has(.bodyNoun, noun) else {
        addBand(before: noun)
        continue
      }
      let kind: ClassName = has(.party, noun) ? "PoliticalParty" : "Organization"
      var span = noun + 1..<capitalizedEnd(noun + 1)
      if span.isEmpty || !adjoins(noun, noun + 1) { span = nameBefore(noun) }
      guard let first = span.first, isProper(first), !isCalendarWord(first),
        !has(.personTitle, first), !isNationality(first), !isPlaceName(first)
      else { continue }
      let entity = linker.organization(named: words(of: range(of: span)), kind: kind, of: nil)
      if add(range(of: span), entity, .name, "name beside \(word(noun))") {
        rememberAcronym(of: entity, after: span.upperBound)
      }
    }
  }

  /// "Oslo Fish drummer Jane Doe": of whom a musician is a member.
  private mutating func addBand(before noun: Int) {
    guard tokens[noun].tag == .noun, isProper(noun + 1), noun > 0, isCapitalized(noun - 1),
      has(.bandMember, noun)
    else { return }
    var start = noun
    while start > 0, noun - start < 4, covered[start - 1] < 0, isCapitalized(start - 1),
      start == noun || adjoins(start - 1, start)
    {
      start -= 1
    }
    guard start < noun, !isNationality(start), !isPlaceName(start), !has(.personTitle, start),
      noun - start > 1 || tokens[start].tag == .properNoun
    else { return }
    let name = range(of: start..<noun)
    add(
      name, linker.organization(named: words(of: name), kind: "Organization", of: nil), .name,
      "name before \(word(noun))")
  }

  /// The name before a noun for a party or a band, with what describes it between.
  private func nameBefore(_ noun: Int) -> Range<Int> {
    guard has(.partyHead, noun) || has(.band, noun) else { return noun..<noun }
    var end = noun
    while end > 0, noun - end < 3, !isCapitalized(end - 1),
      [.adjective, .noun].contains(tokens[end - 1].tag)
    {
      end -= 1
    }
    var start = end
    while start > 0, end - start < 4, covered[start - 1] < 0, isCapitalized(start - 1),
      start == end || adjoins(start - 1, start)
    {
      start -= 1
    }
    return start > 0 && has(.definiteArticle, start - 1) ? start..<end : noun..<noun
  }

  /// Named events: "World War II", "the Battle of Narvik", "2008 Summer Olympics".
  private mutating func findNamedEvents() {
    for head in tokens.indices
    where has(.eventHead, head) && covered[head] < 0 && isCapitalized(head) {
      var start = head
      while start > 0, isNamePart(start - 1), adjoins(start - 1, start) || word(start - 1) == "-" {
        start -= 1
      }
      if start > 0, isYear(start - 1), adjoins(start - 1, start) { start -= 1 }
      var end = head + 1
      if has(.eventHead, end) { end += 1 }
      if has(.eventNumeral, end), isCapitalized(end) || isNumeral(end) {
        end += 1
      }
      if isYear(end) { end += 1 }
      if has(.battle, head) { end = endOfGenitive(head + 1) }
      guard end - start > 1, !has(.definiteArticle, start) else { continue }
      let name = words(of: range(of: start..<end))
      add(
        range(of: start..<end),
        Entity(id: EntityID(minting: "Event", name: name), kind: "Event", label: name), .name,
        "name by its form")
    }
  }

  private func isYear(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    let letters = text[tokens[index].range]
    return letters.count == 4 && letters.allSatisfy { 0x30...0x39 ~= $0 }
  }

  private func isNumeral(_ index: Int) -> Bool { tokens[index].tag == .numeral }

  func isCalendarWord(_ index: Int) -> Bool {
    has([.weekday, .month], index)
  }

  /// The name of which a word says what it names: capitalised words before it, and what it is of.
  private func shapedName(around head: Int) -> Range<Int>? {
    var start = head
    while start > 0 {
      if isNamePart(start - 1), adjoins(start - 1, start) || word(start - 1) == "-" {
        start -= 1
      } else if start > 1, has(.possessiveMarker, start - 1), covered[start - 1] < 0,
        has(.namedPeople, start - 2), isCapitalized(start - 2)
      {
        // "People's Freedom Party".
        start -= 2
      } else {
        break
      }
    }
    var end = head + 1
    while has([.bodyHead, .partyHead], end), isCapitalized(end), adjoins(end - 1, end) { end += 1 }
    if has(.partyHead, head), isPlaceName(end), adjoins(end - 1, end), !isCapitalized(end + 1) {
      end += 1
    }
    end = endOfGenitive(end)
    // "the Dutch Labour Party": a nationality before a party's name is no part of it.
    if has(.partyHead, head), head - start > 1, isNationality(start) { start += 1 }
    return end - start > 1 ? start..<end : nil
  }

  /// The end of what a name is of or for, with what that is beside in a list: "of Arts and Sciences".
  private func endOfGenitive(_ start: Int) -> Int {
    var end = start
    while has(.topicMarker, end) {
      let first = has(.definiteArticle, end + 1) ? end + 2 : end + 1
      var next = capitalizedEnd(first)
      guard next > first, !has(.personTitle, first) else { break }
      // "Council of Sudan Jane Doe": behind a place the name of somebody begins.
      if next - first > 2, let place = placeName(from: first, to: next), next - place > 1 {
        return place
      }
      let isList = word(next) == "," && isCapitalized(next + 1) && has(.conjunction, next + 2)
      if isList { next = capitalizedEnd(next + 1) }
      if has(.conjunction, next), case let last = capitalizedEnd(next + 1), last > next + 1,
        !(next + 1..<last).contains(where: { has([.bodyHead, .partyHead], $0) || isAcronym($0) })
      {
        next = last
      }
      end = next
    }
    return end
  }

  /// The end of the name of a state, region or city that begins at a token.
  private func placeName(
    from start: Int, to end: Int, of kinds: [ClassName] = ["State", "City", "Region"]
  ) -> Int? {
    let match = linker.gazetteer.matches(in: text, range: range(of: start..<end)).first { match in
      tokenIndices(of: match.range).lowerBound == start
        && match.candidates.contains {
          $0.use != .adjective
            && kinds.contains(linker.gazetteer.kind(at: $0.entry))
        }
    }
    return match.map { tokenIndices(of: $0.range).upperBound }
  }

  private func capitalizedEnd(_ start: Int) -> Int {
    var end = start
    while end < tokens.count, end - start < 5, covered[end] < 0, isCapitalized(end),
      end == start || adjoins(end - 1, end)
    {
      end += 1
    }
    return end
  }

  private func isNamePart(_ index: Int) -> Bool {
    guard covered[index] < 0 else { return false }
    if word(index) == "-" { return index > 0 && isCapitalized(index - 1) }
    guard isCapitalized(index), !has(.personTitle, index), !has(.otherBody, index)
    else { return false }
    let tag = tokens[index].tag
    return tag == .properNoun || index > 0 && [.adjective, .noun].contains(tag)
      || index == 0 && tag == .adjective && !has(.genitive, 1)
  }

  private func isAcronym(_ index: Int) -> Bool {
    let letters = text[tokens[index].range]
    return letters.count > 1 && letters.allSatisfy { 0x41...0x5A ~= $0 }
  }

  private func uses(of index: Int) -> [GazetteerCandidate] {
    guard tokens.indices.contains(index) else { return [] }
    return linker.gazetteer.matches(in: text, range: tokens[index].range)
      .filter { $0.range == tokens[index].range }.flatMap(\.candidates)
  }

  private func isNationality(_ index: Int) -> Bool {
    uses(of: index).contains { $0.use == .adjective }
  }

  private func isPlaceName(_ index: Int) -> Bool {
    uses(of: index).contains {
      $0.use != .adjective
        && ["State", "City", "Region"].contains(linker.gazetteer.kind(at: $0.entry))
    }
  }

  private func isParty(_ span: Range<Int>) -> Bool {
    span.contains { has(.partyName, $0) }
      || span.contains { has(.partyHead, $0) } && span.contains { has(.partyWord, $0) }
  }

  /// Whether the gazetteer knows a name, or so much of it that no other one is meant.
  ///
  /// A shared word at its end, "League" for "Green League", and a party's name without what it is of,
  /// "Democratic Party" for "Democratic Party of Maine", mean something else.
  private func isKnown(_ span: Range<Int>, _ matches: [GazetteerMatch]) -> Bool {
    let whole = range(of: span)
    for match in matches where match.range.overlaps(whole) {
      if match.range.lowerBound <= whole.lowerBound, match.range.upperBound >= whole.upperBound {
        return true
      }
      let indices = tokenIndices(of: match.range)
      guard indices.contains(where: { has([.bodyHead, .partyHead], $0) }) else { continue }
      if match.range.upperBound >= whole.upperBound {
        // "California Democratic Party" is not the nation's.
        let isRegional =
          indices.lowerBound > span.lowerBound
          && placeName(from: span.lowerBound, to: indices.lowerBound, of: ["City", "Region"])
            == indices.lowerBound
        if indices.count > 1, !isRegional { return true }
      } else if !match.candidates.allSatisfy({
        linker.gazetteer.kind(at: $0.entry) == "PoliticalParty" || $0.use == .weak
      }) {
        return true
      }
    }
    return false
  }
}
