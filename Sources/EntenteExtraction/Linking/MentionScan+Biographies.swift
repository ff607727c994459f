internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Persons whom a sentence is about as the first one of an article is: "Jane Doe (born 1950) is a …",
/// "Jane Doe served as …".
extension MentionScan {
  mutating func findBiographies() {
    guard isTagged, let start = subjectStart() else { return }
    guard let name = biographicName(from: start) else {
      // "Doecorp is a company": one word will do for a body.
      if isProper(start), covered[start] < 0 {
        addBody(at: start..<start + 1, endOfRemarks(start + 1))
      }
      return
    }
    let remarkEnd = endOfRemarks(name.upperBound)
    let isLife = isLifeRemark(name.upperBound..<remarkEnd)
    guard isLife || tellsOfPerson(after: remarkEnd) else { return addBody(at: name, remarkEnd) }
    let whole = range(of: name)
    // "Soviet Union (1922–1991)".
    let isOther = linker.gazetteer.matches(in: text, range: whole).contains { match in
      match.range == whole
        && match.candidates.contains { linker.gazetteer.kind(at: $0.entry) != "Person" }
    }
    guard !isOther else { return }
    guard isLife || !name.contains(where: { has([.bodyHead, .partyHead, .notPerson], $0) }) else {
      return
    }
    addPerson(at: name)
  }

  /// Where the sentence begins, after words of time: "In 2009, …".
  private func subjectStart() -> Int? {
    var index = 0
    if has(.timeOpener, 0),
      let comma = (1..<min(8, tokens.count)).first(where: { word($0) == "," })
    {
      index = comma + 1
    }
    return isCapitalized(index) ? index : nil
  }

  /// A name of two words or more: capitalised, with particles, hyphens, initials and bynames between.
  private func biographicName(from start: Int) -> Range<Int>? {
    var end = start
    var index = start
    var capitals = 0
    while index < tokens.count, index - start < 12, covered[index] < 0 {
      let text = word(index)
      if isCapitalized(index), !isTitle(index, first: start) {
        if has(.pointer, index) { return nil }
        capitals += 1
        index += 1
        end = index
      } else if index > start, word(index - 1) == "-", tokens[index].range.count > 1,
        tokens[index].tag != .adposition
      {
        index += 1
        end = index
      } else if capitals > 0, has(.particle, index) || ["-", "–", ".", "\"", "'"].contains(text) {
        index += 1
      } else if index == start, has(.personTitle, index) {
        return nil
      } else {
        break
      }
    }
    // Letters for honours are no part of it: "Jane Doe KBE".
    while capitals > 2, isHonour(end - 1) {
      end -= 1
      capitals -= 1
    }
    return capitals > 1 ? start..<end : nil
  }

  /// Adds the organization of which a sentence says what it is: "Doe Motors is a company based in …".
  private mutating func addBody(at name: Range<Int>, _ end: Int) {
    guard has(.copulaForm, end), has(.article, end + 1) else {
      return
    }
    var next = end + 2
    while next < min(tokens.count, end + 14), !has(.descriptionEnd, next),
      tokens[next].tag != .adposition, tokens[next].tag != .verb
    {
      if has(.bodyNoun, next), tokens[next].tag == .noun, covered[next] < 0,
        tokens.indices.contains(next + 1), tokens[next + 1].tag != .noun
      {
        let whole = range(of: name)
        guard linker.gazetteer.matches(in: text, range: whole).isEmpty else { return }
        let kind: ClassName = has(.party, next) ? "PoliticalParty" : "Organization"
        let entity = linker.organization(named: words(of: whole), kind: kind, of: nil)
        if add(whole, entity, .name, "called a \(word(next))") {
          rememberAcronym(of: entity, after: name.upperBound)
        }
        return
      }
      next += 1
    }
  }

  private func isHonour(_ index: Int) -> Bool {
    let letters = text[tokens[index].range]
    return letters.count > 1 && letters.allSatisfy { 0x41...0x5A ~= $0 }
      && !letters.allSatisfy { $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") }
  }

  /// Holders of an office who are called by their surnames alone: "Doe became president of Norway".
  mutating func findOfficeHolders() {
    guard isTagged else { return }
    for index in tokens.indices
    where covered[index] < 0 && isProper(index) && tokens[index].range.count > 3
      && (index == 0 || word(index - 1) == ",") && covered[index] < 0
    {
      guard [.verb, .auxiliary].contains(tokens[min(index + 1, tokens.count - 1)].tag),
        let (title, state) = officeNamed(after: index)
      else { continue }
      let known = linker.knownPerson(
        surnamed: word(index), title: title, of: state.id, year: year(at: index))
      guard let known else { continue }
      add(tokens[index].range, known.entity, .name, known.reason)
      memory.remember(
        DiscourseMemory.KnownPerson(
          entity: known.entity, words: Name(known.entity.label).words,
          spelling: NameSpelling.keys(Name(known.entity.label).words), title: title,
          state: state.id))
    }
  }

  /// The first office of a state that a sentence names after a token: "president of Norway".
  private func officeNamed(after index: Int) -> (title: [String], of: Entity)? {
    for place in index + 1..<tokens.count where has(.personTitle, place) && covered[place] < 0 {
      let next = has(.definiteArticle, place + 2) ? place + 3 : place + 2
      guard has(.genitive, place + 1), let state = mention(at: next)?.entity, isState(state) else {
        continue
      }
      return ([word(place)], state)
    }
    return nil
  }

  private func isTitle(_ index: Int, first: Int) -> Bool {
    has(.personTitle, index) && tokens[index].range.count > 3 && index == first
  }

  /// The index after remarks in brackets and what stands between commas behind a name.
  private func endOfRemarks(_ start: Int) -> Int {
    var index = start
    while index < tokens.count {
      if word(index) == "(" || word(index) == "[" {
        var depth = 0
        var close = index
        while close < tokens.count {
          if word(close) == "(" || word(close) == "[" { depth += 1 }
          if word(close) == ")" || word(close) == "]" { depth -= 1 }
          if depth == 0 { break }
          close += 1
        }
        guard close < tokens.count else { return index }
        index = close + 1
      } else if word(index) == ",",
        let comma = (index + 1..<min(index + 12, tokens.count)).first(where: { word($0) == "," }),
        (index + 1..<comma).allSatisfy({ tokens[$0].tag != .verb || tokens[$0].fineTag == "VBN" })
      {
        index = comma + 1
      } else {
        return index
      }
    }
    return index
  }

  /// Whether a remark tells of a life: "(born 1 May 1950)", "(1 May 1910 – 2 June 1980)".
  private func isLifeRemark(_ remark: Range<Int>) -> Bool {
    if remark.contains(where: { has(.birth, $0) }) { return true }
    let years = remark.filter { index in
      tokens[index].range.count == 4 && text[tokens[index].range].allSatisfy { 0x30...0x39 ~= $0 }
    }
    guard let first = years.first, let last = years.last, first < last else { return false }
    return remark.contains { has(.month, $0) }
  }

  /// Whether what follows a name says who a person is: "was an Austrian politician", "served as mayor".
  private func tellsOfPerson(after index: Int) -> Bool {
    var next = index
    var hasVerb = false
    while next < min(tokens.count, index + 16) {
      let lemma = tokens[next].lemma.isEmpty ? word(next) : tokens[next].lemma.lowercased()
      if !hasVerb {
        guard
          tokens[next].tag == .auxiliary || tokens[next].tag == .adverb
            || lemma.isOne(of: .biographicVerb)
        else { return false }
        hasVerb = lemma.isOne(of: .biographicVerb)
      } else if [",", ".", ";"].contains(word(next)) {
        return false
      } else if covered[next] < 0, [.noun, .properNoun].contains(tokens[next].tag),
        has(.personTitle, next)
          || !Lexicon.standard.classes(of: lemma).isDisjoint(with: .person)
      {
        return true
      }
      next += 1
    }
    return false
  }
}
