internal import EntenteGraph
internal import EntenteLanguage

/// Persons: by the names that the name finder sees, by the names after a title, by surname.
extension MentionScan {
  mutating func findPersons() {
    for span in sentence.names where span.kind == .person {
      addPerson(at: span.tokens)
    }
    findLegislators()
    findDescribedPersons()
    findCalledPersons()
    var index = 1
    while index < tokens.count {
      let title = word(index - 1)
      if covered[index] < 0,
        has(.personTitle, index - 1) || endsTitle(index - 1) || endsOffice(index - 1),
        isProper(index),
        adjoins(index - 1, index) || title.count <= 3
      {
        let name = nameEnd(from: index)
        if name > index { addPerson(at: index..<name) }
        index = max(name, index + 1)
      } else {
        index += 1
      }
    }
    findSurnames()
    findOfficeHolders()
  }

  /// Whether a title of several words ends at a token: "Secretary of State".
  private func endsTitle(_ index: Int) -> Bool {
    guard has(.titlePart, index), isCapitalized(index), covered[index] < 0 else { return false }
    var start = index
    while start > 0, index - start < 5, covered[start] < 0,
      has(.titlePart, start) || has(.titleJoiner, start)
    {
      start -= 1
    }
    return start < index && has(.personTitle, start) && has(.fieldMarker, start + 1)
  }

  /// Whether the name of what an office is of ends at a token: "Governor of Texas".
  private func endsOffice(_ index: Int) -> Bool {
    guard let body = mention(at: index), body.form == .name else { return false }
    let words = tokenIndices(of: body.range)
    return words.upperBound == index + 1 && isOfOffice(words)
  }

  /// Persons whom a comma parts from their office: "Croatia's president, Jane Doe", "the emir of Kuwait, Jane Doe".
  private mutating func findCalledPersons() {
    guard isTagged else { return }
    for comma in tokens.indices where word(comma) == "," && covered[comma] < 0 {
      guard isProper(comma + 1), covered[comma + 1] < 0, endsCalling(comma - 1) else { continue }
      let end = nameEnd(from: comma + 1)
      guard end > comma + 2, end == tokens.count || !isCapitalized(end) else { continue }
      addPerson(at: comma + 1..<end)
    }
  }

  /// Whether a title in small letters, or what it is of, ends at a token.
  private func endsCalling(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    if let body = mention(at: index), body.form == .name {
      return isTitleOf(before: tokenIndices(of: body.range).lowerBound)
    }
    return covered[index] < 0 && has(.personTitle, index)
      && tokens[index].features.number != .plural
  }

  /// Persons whose party and constituency stand in brackets: "Jane Doe (R-ME)".
  private mutating func findLegislators() {
    for open in tokens.indices where word(open) == "(" {
      guard let close = (open + 1..<min(open + 5, tokens.count)).first(where: { word($0) == ")" })
      else { continue }
      let note = text[tokens[open].range.upperBound..<tokens[close].range.lowerBound]
      guard note.count == 4, note[note.startIndex + 1] == UInt8(ascii: "-"),
        note.enumerated().allSatisfy({ $0.offset == 1 || 0x41...0x5A ~= $0.element })
      else { continue }
      let start = nameStart(before: open)
      if open - start > 1 { addPerson(at: start..<open, of: legislatorsState(before: start)) }
    }
  }

  /// The state whose legislators a sentence speaks of: "six U.S. Senators, …".
  private func legislatorsState(before index: Int) -> Entity? {
    for cue in (0..<index).reversed() where has(.regionCue, cue) {
      guard let owner = mention(at: cue - 1), isState(owner.entity) else { continue }
      return owner.entity
    }
    return nil
  }

  /// Persons whose title follows: "Jane Doe, a former Norwegian minister".
  private mutating func findDescribedPersons() {
    for comma in tokens.indices where word(comma) == "," && isTagged {
      let article = word(comma + 1)
      guard article.isOne(of: .descriptionOpener) || has(.personTitle, comma + 1),
        (comma + 1..<min(comma + 9, tokens.count)).prefix(while: { word($0) != "," })
          .contains(where: { has(.personTitle, $0) })
      else { continue }
      let start = nameStart(before: comma)
      if comma - start > 1 { addPerson(at: start..<comma) }
    }
  }

  /// The start of the sequence of capitalised words, not known as names, that ends before a token.
  private func nameStart(before end: Int) -> Int {
    var start = end
    while start > 0, end - start < 5, covered[start - 1] < 0, isProper(start - 1),
      start == end || adjoins(start - 1, start),
      !has([.personTitle, .officeWord, .notPerson], start - 1)
    {
      start -= 1
    }
    return start
  }

  /// The end of the person's name that begins at a token: capitalised words, initials, particles.
  private func nameEnd(from start: Int) -> Int {
    var end = start
    var index = start
    while index < tokens.count, index - start < 6, covered[index] < 0 {
      let isGlued = index == start || adjoins(index - 1, index)
      guard isGlued else { break }
      let text = word(index)
      if isProper(index), !has([.personTitle, .officeWord, .notPerson], index) {
        index += 1
        end = index
      } else if index > start, word(index - 1) == "-", tokens[index].range.count > 1 {
        // "Ban Ki-moon".
        index += 1
        end = index
      } else if index > start, has(.particle, index) || text == "-" || text == "." {
        index += 1
      } else {
        break
      }
    }
    return end
  }

  mutating func addPerson(at span: Range<Int>, of given: Entity? = nil) {
    var span = span
    // The name finder may take a title into the name.
    while span.count > 1,
      has(.personTitle, span.lowerBound)
        || has(.titlePart, span.lowerBound)
          && span.dropFirst().prefix(3).contains(where: { has(.personTitle, $0) })
    {
      span = span.lowerBound + 1..<span.upperBound
    }
    // "President-elect Jane Doe"
    while span.count > 1, has(.postpositiveLink, span.lowerBound) {
      span = span.lowerBound + 1..<span.upperBound
    }
    while let last = span.last, has(.nameEnd, last) {
      span = span.lowerBound..<last
    }
    // The name finder may stop early: "Marie-Louise Coleiro Preca".
    while let last = span.last, isProper(last + 1), covered[last + 1] < 0, adjoins(last, last + 1),
      span.count < 6, tokens[last + 1].range.count > 1,
      !has([.personTitle, .officeWord, .notPerson, .bodyHead, .partyHead], last + 1),
      !isCalendarWord(last + 1),
      !sentence.names.contains(where: { $0.tokens.contains(last + 1) })
    {
      span = span.lowerBound..<last + 2
    }
    // "Choi Sang-mok": what clings to the name by a hyphen.
    if let last = span.last, word(last + 1) == "-", tokens.indices.contains(last + 2),
      covered[last + 1] < 0,
      covered[last + 2] < 0, tokens[last].range.upperBound == tokens[last + 1].range.lowerBound,
      tokens[last + 1].range.upperBound == tokens[last + 2].range.lowerBound
    {
      span = span.lowerBound..<last + 3
    }
    // "John Paul II".
    if !span.isEmpty, isOrdinal(span.upperBound), adjoins(span.upperBound - 1, span.upperBound) {
      span = span.lowerBound..<span.upperBound + 1
    }
    guard !span.isEmpty, span.allSatisfy({ covered[$0] < 0 }) else { return }
    let range = range(of: span)
    let words = Name(words(of: range)).words
    guard !words.isEmpty, words.contains(where: { $0.count > 1 }) else { return }
    let (title, titled) = titleBefore(span.lowerBound)
    let state = given ?? titled
    guard let linked = person(words, range, title: title, state: state) else { return }
    guard add(range, linked.entity, .name, linked.reason) else { return }
    memory.remember(
      DiscourseMemory.KnownPerson(
        entity: linked.entity, words: words, spelling: NameSpelling.keys(words), title: title,
        state: state?.id))
  }

  /// Whether a token is a numeral after a ruler's name: "VI".
  private func isOrdinal(_ index: Int) -> Bool {
    guard tokens.indices.contains(index), covered[index] < 0 else { return false }
    let letters = text[tokens[index].range]
    return letters.count < 6 && letters.allSatisfy { "IVX".utf8.contains($0) }
  }

  /// The person that a name stands for in this document.
  private func person(
    _ words: [String], _ range: Range<Int>, title: [String], state: Entity?
  ) -> LinkedEntity? {
    let spelling = NameSpelling.keys(words)
    if words.count == 1 {
      if let known = memory.person(surnamed: words[0], title: title) {
        return LinkedEntity(known.entity, reason: "surname of \(known.entity.label)")
      }
      guard !title.isEmpty else { return nil }
      for state in [state, subject, counterpart].compactMap(\.self) {
        if let known = linker.knownPerson(
          surnamed: words[0], title: title, of: state.id,
          year: year(at: tokenIndices(of: range).lowerBound))
        {
          return known
        }
      }
      guard state != nil || !title.isEmpty else { return nil }
    } else if let known = memory.persons.last(where: {
      $0.words == words || $0.words.count > 1 && $0.spelling == spelling
    }) {
      return LinkedEntity(known.entity, reason: "named before")
    } else if let known = linker.knownPerson(
      named: words, of: state?.id, near: near, year: year(at: tokenIndices(of: range).lowerBound))
    {
      return known
    }
    let name = self.words(of: range)
    return LinkedEntity(
      linker.person(named: name, of: state, in: document),
      reason: title.isEmpty ? "name of a person" : "name after \(title.joined(separator: " "))")
  }

  /// The words of the title before a name, and the state that they give.
  private func titleBefore(_ start: Int) -> ([String], Entity?) {
    var title: [String] = []
    var index = start - 1
    var state: Entity?
    while index >= 0, start - index < 10 {
      let text = word(index)
      if let mention = mention(at: index) {
        guard !title.isEmpty || mention.form == .adjective else { break }
        if state == nil {
          state = isState(mention.entity) ? mention.entity : linker.state(of: mention.entity)
        }
        // "Minister of Foreign Affairs of Canada": the title goes on before the state.
        guard title.isEmpty, mention.form == .name else { break }
      } else if has([.personTitle, .titlePart], index) {
        title.insert(text, at: 0)
      } else if !title.isEmpty
        && (text.isOne(of: .genitive) || text.isOne(of: .definiteArticle) || text == "-")
        || title.isEmpty && text.isOne(of: .genitive)
      {
        // Within a title.
      } else {
        break
      }
      index -= 1
    }
    return (title, state)
  }

  /// Surnames of persons that the document named before.
  private mutating func findSurnames() {
    guard !memory.persons.isEmpty else { return }
    for index in tokens.indices where covered[index] < 0 && isProper(index) {
      guard tokens[index].range.count > 2, let known = memory.person(surnamed: word(index)) else {
        continue
      }
      // A namesake: "Jill Biden" where the text knows Joe.
      if index > 0, isProper(index - 1), adjoins(index - 1, index), covered[index - 1] < 0,
        !has(.personTitle, index - 1)
      {
        continue
      }
      add(
        tokens[index].range, known.entity, .reference, "surname of \(known.entity.label)")
    }
  }
}
