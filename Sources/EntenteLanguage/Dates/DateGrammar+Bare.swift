internal import EntenteGraph

/// Years and months that stand alone, and so must be told from numbers and names.
extension DateGrammar {
  /// Reads a number of four digits as a year where the words around it make it one.
  func bareYear(at index: Int) -> Point? {
    guard let year = year(at: index) else { return nil }
    let point = Point(year: year.year, month: nil, day: nil, end: year.end)
    if year.end > index + 1 { return point }
    guard 1000...2199 ~= year.year, !counts(index) else { return nil }
    return isCued(index, year: year.year) ? point : nil
  }

  /// Whether the number at `index` counts what follows: "2000 troops", "1500 km", "1200 million".
  func counts(_ index: Int) -> Bool {
    switch kind(index + 1) {
    case .word(.scale?)?, .word(.unit?)?: return true
    case .other?:
      return !units[index + 1].followsSpace
        && text[units[index + 1].range.lowerBound] == UInt8(ascii: "%")
    case .word(nil)?:
      guard !units[index + 1].isCapitalized else { return false }
      let word = text[units[index + 1].range]
      return Self.measures.contains(Array(word)) || isPlural(word) && !followsCue(index)
    default: return false
    }
  }

  private func isPlural(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 3, word.last == UInt8(ascii: "s") else { return false }
    let ending = word.suffix(2).map { $0 }
    return !["ss", "us", "is"].contains(String(decoding: ending, as: UTF8.self))
      || Array(word) == Array("troops".utf8)
  }

  /// Nouns of what is counted that do not end in "s".
  private static let measures: Set<[UInt8]> = Set(
    [
      "people", "men", "women", "children", "km", "kilometres", "kilometers", "miles", "mi", "m",
      "metres", "meters", "troops", "soldiers", "dollars", "euros", "votes", "members", "personnel",
      "square", "percent", "per", "tonnes", "tons", "mm", "kg", "ft", "feet", "civilians",
      "refugees",
      "staff", "hectares", "acres", "pounds", "inhabitants", "students", "delegates", "hours",
    ].map { Array($0.utf8) })

  /// Whether a preposition of time stands before the number.
  private func followsCue(_ index: Int) -> Bool {
    switch function(index - 1) {
    case .in, .since, .until, .till, .during, .circa: true
    default: false
    }
  }

  private func isCued(_ index: Int, year: Int) -> Bool {
    let isModern = 1700...2199 ~= year
    switch kind(index - 1) {
    case nil: return isModern && (kind(index + 1) == nil || isWord(index + 1))
    case .word(.function(let function)?)?:
      switch function {
      case .in, .since, .until, .till, .during, .circa, .before, .after, .by, .from, .of, .around,
        .between:
        return isModern || function == .in || function == .since || function == .until
      case .to, .through, .and, .or, .about, .the, .this, .that, .last, .as, .for, .on, .back:
        return isModern
      default: return false
      }
    case .word(.part?)?, .word(.season?)?, .word(.month?)?: return true
    case .word(.unit(.year)?)?: return true
    case .word(nil)?:
      // "Resolution 1929", "flight 1549" and "Euro 2012": a capital or a title before it proves nothing.
      if Self.numbered.contains(lowercase(index - 1)) { return false }
      return isModern && isWord(index + 1) && !units[index - 1].isCapitalized
    case .open?, .close?:
      return isModern
    case .dash?:
      // "mid-2008", "post-1991".
      return isModern && !units[index].followsSpace
    case .comma?, .period?, .colon?, .slash?, .other?:
      return isModern && (isEnd(index + 1) || isWord(index + 1))
    default: return false
    }
  }

  /// Nouns that numbers follow as names.
  private static let numbered: Set<[UInt8]> = Set(
    [
      "resolution", "resolutions", "no", "number", "law", "article", "section", "flight", "page",
      "pages", "room", "decree", "order", "directive", "regulation", "convention", "case", "act",
      "unscr", "unsc", "res", "document", "protocol", "chapter", "highway", "route", "channel",
    ].map { Array($0.utf8) })

  private func lowercase(_ index: Int) -> [UInt8] {
    text[units[index].range].map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
  }

  private func isWord(_ index: Int) -> Bool {
    if case .word? = kind(index) { return true }
    return false
  }

  /// Whether the text, or a clause of it, ends here.
  private func isEnd(_ index: Int) -> Bool {
    switch kind(index) {
    case nil, .comma?, .period?, .close?, .dash?, .colon?: true
    default: false
    }
  }

  /// Reads a month alone: a capital, and for names that people bear also a word of time before it.
  func bareMonth(at index: Int) -> Point? {
    guard let month = month(at: index), units[index].isCapitalized else { return nil }
    guard case .month(_, let isAbbreviated)? = meaning(index) else { return nil }
    // "30 February" is no date.
    if case .number? = kind(index - 1), units[index].followsSpace { return nil }
    let isName = isAbbreviated || [3, 4, 5, 6, 8].contains(month.month)
    if isName {
      switch meaning(index - 1) {
      case .function(let function)?:
        switch function {
        case .in, .since, .until, .till, .by, .from, .to, .of, .during, .the, .before, .after,
          .this, .that, .last, .next, .and, .through:
          break
        default: return nil
        }
      case .part?: break
      default: return nil
      }
      // "in April Smith's", "the March Movement": a name goes on.
      if isCapitalizedWord(month.end), month.month != 6 || isAbbreviated { return nil }
    }
    return Point(year: nil, month: month.month, day: nil, end: month.end)
  }

  private func isCapitalizedWord(_ index: Int) -> Bool {
    guard case .word(nil)? = kind(index) else { return false }
    return units[index].isCapitalized
  }
}
