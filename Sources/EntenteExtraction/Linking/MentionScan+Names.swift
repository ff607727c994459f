internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Names that the gazetteer knows.
extension MentionScan {
  mutating func findKnownNames() {
    for match in linker.gazetteer.matches(in: text, range: sentence.range) {
      let indices = tokenIndices(of: match.range)
      guard !indices.isEmpty, indices.allSatisfy({ covered[$0] < 0 }) else { continue }
      // What the document itself calls by these letters comes before what the world does.
      if indices.count == 1, let own = memory.acronyms[spelled(indices.lowerBound)] {
        add(match.range, own, .name, "acronym of \(own.label)")
        continue
      }
      guard let choice = choice(of: match, indices) else { continue }
      let form: Mention.Form =
        choice.use == .adjective || choice.use == .people ? .adjective : .name
      guard !isPartOfOtherName(match, indices, form) else { continue }
      let entity = linker.entity(at: choice.entry)
      guard form != .name || !isPieceOfBody(entity, indices) else { continue }
      // "Christian Democrats" are other ones than the Democrats.
      if entity.kind == "PoliticalParty", indices.count == 1, indices.lowerBound > 1,
        isCapitalized(indices.lowerBound - 1), covered[indices.lowerBound - 1] < 0,
        adjoins(indices.lowerBound - 1, indices.lowerBound),
        !has([.personTitle, .part], indices.lowerBound - 1)
      {
        continue
      }
      if form == .name, addOrgan(entity, indices) { continue }
      if let state = government(of: entity, at: indices) {
        add(match.range, state, .name, "the city for its government")
      } else {
        add(match.range, entity, form, choice.use.reason)
      }
    }
  }

  /// Adds "Chinese" and "Foreign Ministry" for "Chinese Foreign Ministry", so that the state is seen.
  private mutating func addOrgan(_ organ: Entity, _ indices: Range<Int>) -> Bool {
    guard indices.count > 1, Self.organs.contains(organ.kind), let state = linker.state(of: organ)
    else { return false }
    let first = linker.gazetteer.matches(
      in: text, range: range(of: indices.lowerBound..<indices.upperBound - 1)
    ).first
    guard let first, first.range.lowerBound == tokens[indices.lowerBound].range.lowerBound,
      let owner = first.candidates.first(where: {
        linker.gazetteer.id(at: $0.entry) == state.id
      })
    else { return false }
    let rest = tokenIndices(of: first.range).upperBound..<indices.upperBound
    guard !rest.isEmpty else { return false }
    add(first.range, state, owner.use == .adjective ? .adjective : .name, owner.use.reason)
    add(range(of: rest), organ, .name, "organ of \(state.label)")
    return true
  }

  /// Up to this many letters a shared name may be an acronym of something else.
  private static let longestAcronym = 5

  private static let organs: Set<ClassName> = ["GovernmentBody", "MilitaryBody", "Legislature"]

  private func choice(
    of match: GazetteerMatch, _ indices: Range<Int>
  ) -> GazetteerCandidate? {
    var name = NameContext()
    let isSure = match.candidates.count == 1 && match.candidates[0].use != .weak
    if !isSure {
      name.year = year(at: indices.lowerBound)
      name.near = near
      name.asksForRegion = asksForRegion(indices)
    }
    guard let choice = linker.choice(of: match.candidates, name) else { return nil }
    // Nobody is known by one word alone.
    if linker.gazetteer.kind(at: choice.entry) == "Person" { return nil }
    return choice.use != .weak || supports(choice, among: match.candidates, name, indices)
      ? choice : nil
  }

  /// Whether the context speaks for an entity that shares the name.
  ///
  /// The city of a name that a government goes by as well ("Washington") is decided by what it does.
  private func supports(
    _ choice: GazetteerCandidate, among candidates: [GazetteerCandidate], _ name: NameContext,
    _ indices: Range<Int>
  ) -> Bool {
    guard indices.count > 1 || tokens[indices.lowerBound].range.count > 1 else { return false }
    // "the Australian House of Representatives" is not that of the United States.
    if let owner = mention(at: indices.lowerBound - 1), owner.form == .adjective,
      let whole = linker.gazetteer.entry(at: choice.entry).partOf, owner.entity.id != whole
    {
      return false
    }
    let isNear = name.near.contains(choice.entry)
    switch linker.gazetteer.kind(at: choice.entry) {
    case "State": return isNear || candidates.count == 1
    case "HistoricalState":
      return isNear || name.year.map { linker.gazetteer.existed(choice.entry, in: $0) } ?? false
    case "City", "Region", "Place":
      return isNear || has(.placePreposition, indices.lowerBound - 1) || candidates.count > 1
    default:
      guard let whole = linker.gazetteer.whole(at: choice.entry) else {
        let isLong = range(of: indices).count > Self.longestAcronym
        return isNear || candidates.count == 1 && isLong
      }
      return isNear || linker.gazetteer.place(of: whole).map(name.near.contains) ?? false
    }
  }

  /// Whether words before a name ask for a part of a state: "Senator Chambliss of Georgia",
  /// "Atlanta, Georgia".
  private func asksForRegion(_ indices: Range<Int>) -> Bool {
    let first = indices.lowerBound
    for index in max(0, first - 5)..<first where has(.regionCue, index) {
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
    if isOfOffice(indices) { return false }
    let span = sentence.names.first { $0.kind != .position && $0.tokens.overlaps(indices) }
    if let span, span.kind == .person, span.tokens.count > indices.count { return true }
    guard indices.count == 1, !isAllCapitals(indices.lowerBound) else { return false }
    let first = indices.lowerBound
    let last = indices.upperBound - 1
    if isProper(last + 1), adjoins(last, last + 1), covered[last + 1] < 0 {
      let next = word(last + 1)
      let isKept =
        has([.officeWord, .personTitle, .titlePart], last + 1)
        || linker.words.organ([next]) != nil
        || isKnownName(last + 1)
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
    let isKept =
      has([.part, .officeWord, .personTitle, .titlePart], first - 1)
      || mention(at: first - 1) != nil
    return !isKept && (isTagged || first > 1)
  }

  /// Whether the name of a body is a piece of a longer one: "European Union of Dairy Farmers", "African Union Peace
  /// and Security Council".
  private func isPieceOfBody(_ entity: Entity, _ indices: Range<Int>) -> Bool {
    guard linker.ontology.isSubclass(entity.kind, of: "Organization") else { return false }
    let end = indices.upperBound
    if has(.genitive, end), isProper(end + 1), covered[end + 1] < 0, !isKnownName(end + 1),
      tokens[end + 1].features.number == .plural || isProper(end + 2)
    {
      return true
    }
    let start = indices.lowerBound
    return start > 1 && has(.conjunction, start - 1) && isProper(start - 2)
      && covered[start - 2] < 0
      && !isKnownName(start - 2)
      && !sentence.names.contains { $0.kind == .person && $0.tokens.contains(start - 2) }
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
  ///
  /// Where an organization goes by the city as well ("Brussels"), it is the one that the text named.
  private func government(of city: Entity, at indices: Range<Int>) -> Entity? {
    guard city.kind == "City", isParsed, let state = linker.stateGoverned(from: city) else {
      return nil
    }
    guard actsAsGovernment(indices) else { return nil }
    let near = near
    if let place = linker.gazetteer.place(of: state.id), near.contains(place) { return state }
    // "Brussels" where the text speaks of an organization that sits there and not of the state.
    return near.lazy.filter { linker.gazetteer.kind(at: $0) == "InternationalOrganization" }
      .first { linker.gazetteer.entry(at: $0).seat == city.id }.map(linker.entity(at:)) ?? state
  }

  /// Whether a name does what governments do, or has what they have.
  private func actsAsGovernment(_ indices: Range<Int>) -> Bool {
    isGovernmentByTree(indices) || isGovernmentByOrder(indices)
  }

  /// Whether a finite verb stands just behind a name, or behind it and another, of which no preposition says that it is
  /// a place: "Beijing and Seoul have established".
  private func isGovernmentByOrder(_ indices: Range<Int>) -> Bool {
    if indices.lowerBound > 0, tokens[indices.lowerBound - 1].tag == .adposition { return false }
    var next = indices.upperBound
    if has(.conjunction, next), isProper(next + 1) { next += 2 }
    guard tokens.indices.contains(next),
      ["VBD", "VBZ", "VBP"].contains(tokens[next].fineTag)
    else { return false }
    if tokens[next].tag == .auxiliary, tokens.indices.contains(tokens[next].head) {
      // A city is bombed and built; what is done to it makes it no government.
      guard tokens[next].relation != .passiveAuxiliary else { return false }
      next = tokens[next].head
    }
    return tokens[next].tag == .verb
      && !Lexicon.standard.classes(ofAbbreviation: tokens[next].lemma).contains(.cityVerb)
  }

  private func isGovernmentByTree(_ indices: Range<Int>) -> Bool {
    guard
      var head = indices.first(where: { !indices.contains(tokens[$0].head) })
    else { return false }
    let cases = tokens.indices.filter {
      tokens[$0].head == head && tokens[$0].relation == .caseMarker
    }.map(word)
    // "Ankara and Moscow agreed": the second does what the first does.
    var steps = 0
    while tokens[head].relation == .conjunct, tokens.indices.contains(tokens[head].head), steps < 8
    {
      head = tokens[head].head
      steps += 1
    }
    guard tokens.indices.contains(tokens[head].head) else { return false }
    let governor = tokens[tokens[head].head]
    let lemma = governor.lemma.isEmpty ? word(tokens[head].head) : governor.lemma
    let flags = Lexicon.standard.classes(ofAbbreviation: lemma)
    switch tokens[head].relation {
    case .nominalSubject, .agent:
      return governor.tag == .verb && !flags.contains(.cityVerb)
        && (cases.isEmpty || cases.count == 1 && cases[0].isOne(of: .agentive))
    case .possessiveModifier:
      return flags.contains(.governmentNoun)
    case .nominalModifier, .oblique:
      let isDealing =
        steps > 0 && cases.isEmpty
        || cases.count == 1
          && !Lexicon.standard.classes(of: cases[0]).isDisjoint(
            with: [.comitative, .between])
      return isDealing && flags.contains(.dealing)
    default: return false
    }
  }
}
