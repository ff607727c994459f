internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Names that the gazetteer knows.
extension MentionScan {
  mutating func findKnownNames() {
    for match in linker.gazetteer.matches(in: text, range: sentence.range) {
      let indices = tokenIndices(of: match.range)
      guard !indices.isEmpty, indices.allSatisfy({ covered[$0] < 0 }) else { continue }
      guard let choice = choice(of: match, indices) else { continue }
      let form: Mention.Form =
        choice.use == .adjective || choice.use == .people ? .adjective : .name
      guard !isPartOfOtherName(match, indices, form) else { continue }
      let entity = linker.entity(at: choice.entry)
      if let state = government(of: entity, at: indices) {
        add(match.range, state, .name, "the city for its government")
      } else {
        add(match.range, entity, form, choice.use.reason)
      }
    }
  }

  private func choice(
    of match: GazetteerMatch, _ indices: Range<Int>
  ) -> GazetteerCandidate? {
    var name = NameContext()
    if match.candidates.count > 1 {
      name.year = year(at: indices.lowerBound)
      name.near = near
      if asksForRegion(indices) { name.cue = .region }
    }
    guard let choice = linker.choice(of: match.candidates, name) else { return nil }
    // A name that is shared needs someone who has it in the text, or to be alone in having it.
    if choice.use == .weak, match.candidates.count > 1, !near.contains(choice.entry) { return nil }
    // One word alone is too little for a person who was not named before.
    if linker.gazetteer.kind(at: choice.entry) == "Person" { return nil }
    return choice
  }

  /// Whether words before a name ask for a part of a state: "Senator Chambliss of Georgia",
  /// "Atlanta, Georgia".
  private func asksForRegion(_ indices: Range<Int>) -> Bool {
    let first = indices.lowerBound
    for index in max(0, first - 5)..<first where group("region-cue", contains: word(index)) {
      return true
    }
    guard word(first - 1) == ",", let city = mention(at: first - 2)?.entity, city.kind == "City",
      let country = linker.state(of: city)
    else { return false }
    // A city of that state itself: "Tbilisi, Georgia".
    return !linker.gazetteer.candidates(named: words(of: range(of: indices))).contains {
      linker.gazetteer.id(at: $0.entry) == country.id
    }
  }

  /// Whether a name is only a piece of a longer one: "Michael Jordan", "Jordan Valley".
  private func isPartOfOtherName(
    _ match: GazetteerMatch, _ indices: Range<Int>, _ form: Mention.Form
  ) -> Bool {
    let span = sentence.names.first { $0.tokens.overlaps(indices) }
    if let span, span.kind == .person, span.tokens.count > indices.count { return true }
    guard indices.count == 1, !isAllCapitals(indices.lowerBound) else { return false }
    let first = indices.lowerBound
    let last = indices.upperBound - 1
    if isProper(last + 1), adjoins(last, last + 1), covered[last + 1] < 0 {
      let next = word(last + 1)
      let isKept =
        group("office", contains: next) || group("person-title", contains: next)
        || linker.words.organ([next]) != nil || isKnownName(last + 1)
        || sentence.names.contains {
          $0.tokens.lowerBound == last + 1 && $0.kind == .person
        }
      // After an adjective, what follows is often a name of its own: "Canadian Peter MacKay".
      if !isKept && (form == .name || span.map { $0.tokens.upperBound > last + 1 } ?? false) {
        return true
      }
    }
    guard form == .name, first > 0, isProper(first - 1), adjoins(first - 1, first),
      covered[first - 1] < 0 || mention(at: first - 1)?.form == .name
    else { return false }
    let previous = word(first - 1)
    let isKept =
      group("part", contains: previous) || group("office", contains: previous)
      || group("person-title", contains: previous) || group("title-part", contains: previous)
      || mention(at: first - 1) != nil
    return !isKept && (isTagged || first > 1)
  }

  /// Whether a token is written and used as a name, as far as can be told.
  func isProper(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), isCapitalized(index) else { return false }
    return !isTagged || tokens[index].tag == .properNoun
  }

  private func isAllCapitals(_ index: Int) -> Bool {
    let letters = text[tokens[index].range].filter { $0 != UInt8(ascii: ".") }
    return letters.count > 1 && letters.allSatisfy { 0x41...0x5A ~= $0 }
  }

  private func isKnownName(_ index: Int) -> Bool {
    !linker.gazetteer.matches(in: text, range: tokens[index].range).isEmpty
  }

  // MARK: Capitals for governments

  /// The state that the name of its capital stands for: "Moscow accused …", "ties with Ankara".
  private func government(of city: Entity, at indices: Range<Int>) -> Entity? {
    guard city.kind == "City", isParsed, let state = linker.stateGoverned(from: city) else {
      return nil
    }
    guard let head = indices.first(where: { !indices.contains(tokens[$0].head) }) else {
      return nil
    }
    let governor = tokens[head].head
    guard tokens.indices.contains(governor) else { return nil }
    let cases = tokens.indices.filter {
      tokens[$0].head == head && tokens[$0].relation == .caseMarker
    }.map(word)
    let lemma = tokens[governor].lemma.isEmpty ? word(governor) : tokens[governor].lemma
    switch tokens[head].relation {
    case .nominalSubject, .agent:
      let acts = tokens[governor].tag == .verb && !group("city-verb", contains: lemma)
      return acts && (cases.isEmpty || cases == ["by"]) ? state : nil
    case .possessiveModifier:
      return group("government-noun", contains: lemma) ? state : nil
    case .nominalModifier, .conjunct, .oblique:
      guard cases.isEmpty || cases == ["with"] || cases == ["between"] else { return nil }
      var dealing = governor
      if tokens[head].relation == .conjunct { dealing = tokens[governor].head }
      guard tokens.indices.contains(dealing), tokens[head].relation == .conjunct || !cases.isEmpty
      else { return nil }
      let noun = tokens[dealing].lemma.isEmpty ? word(dealing) : tokens[dealing].lemma
      return group("dealing", contains: noun) ? state : nil
    default: return nil
    }
  }
}
