package import EntenteGraph
import EntenteLanguage

/// What a date cell says: when something began, ended and began again.
///
/// `30 September 1960, severed 21 February 1978, restored 30 May 1984` is two spells, the first with
/// an end. `Before 1995` is a spell whose beginning is not known.
package struct CellTimeline: Sendable {
  /// A time in which it was so.
  package struct Spell: Hashable, Sendable {
    package var start: PartialDate?
    package var end: PartialDate?
    /// Whether it is said to be over, even where no end is given.
    package var isOver = false
    /// The words in brackets beside the date that say whom it was with: "(East Germany)".
    package var qualification: Range<Int>?
  }

  /// What the cell says as a whole.
  package enum Content: Hashable, Sendable {
    /// Nothing, or a dash.
    case empty
    /// That there are none: "no diplomatic relations", "n/a".
    case none
    /// That it was asked for in vain.
    case refused
    /// That it has not come about yet.
    case pending
    /// That it is so, at times that may be unknown.
    case spells
    /// Words that are not understood.
    case unread
  }

  package private(set) var content: Content = .empty
  package private(set) var spells: [Spell] = []

  /// Reads the words of a cell that stand by themselves.
  package init(_ words: String) {
    let text = Array(words.utf8)
    let dates = CellDates.dates(in: text, range: 0..<text.count)
    self.init(text, in: 0..<text.count, dates: dates)
  }

  /// Reads the words of a cell, a range of `text`, with the `dates` that stand in it, in order.
  init(
    _ text: [UInt8], in range: Range<Int>, dates: [DateMention],
    vocabulary: StructureVocabulary = .standard
  ) {
    let words = FoldedWords(text, in: range)
    let cues = Self.cues(among: words, outside: dates, vocabulary: vocabulary)
    if dates.isEmpty {
      readDateless(text, range, words, cues)
      return
    }
    let brackets = Brackets(text, in: range)
    let joined = Self.joined(dates, text)
    let marks = Self.marks(dates: joined, cues: cues, brackets: brackets, text)
    read(marks, brackets: brackets, cues: cues)
    if spells.isEmpty {
      content = cues.contains { $0.cue == .refused } ? .refused : .unread
    } else {
      content = .spells
    }
  }

  private struct Cue {
    var cue: CellCue
    var range: Range<Int>
  }

  /// A date with the cue that speaks of it.
  private struct Mark {
    var date: DateMention
    var cue: CellCue?
  }

  private static func cues(
    among words: FoldedWords, outside dates: [DateMention], vocabulary: StructureVocabulary
  ) -> [Cue] {
    vocabulary.cues.matches(in: words).compactMap { match in
      let range =
        words.ranges[match.words.lowerBound]
        .lowerBound..<words.ranges[match.words.upperBound - 1]
        .upperBound
      // "second" and the like inside the words of a date belong to the date.
      return dates.contains { $0.range.overlaps(range) }
        ? nil : Cue(cue: match.meaning, range: range)
    }
  }

  private mutating func readDateless(
    _ text: [UInt8], _ range: Range<Int>, _ words: FoldedWords, _ cues: [Cue]
  ) {
    let kinds = Set(cues.map(\.cue))
    if words.words.isEmpty {
      if text[range].contains(UInt8(ascii: "?")) {
        content = .spells
        spells = [Spell()]
      }
    } else if kinds.contains(.refused) {
      content = .refused
    } else if kinds.contains(.none) {
      content = .none
    } else if kinds.contains(.pending) {
      content = .pending
    } else if kinds.contains(.other) {
      content = .unread
    } else if kinds.contains(.ends) {
      content = .spells
      spells = [Spell(isOver: true)]
    } else if kinds.contains(.unknown) {
      content = .spells
      spells = [Spell()]
    } else {
      content = .unread
    }
  }

  /// Gives each date the cue that speaks of it: the last one before it, or the first one in brackets
  /// after it, or at the end of the cell.
  private static func marks(
    dates: [DateMention], cues: [Cue], brackets: Brackets, _ text: [UInt8]
  ) -> [Mark] {
    var marks: [Mark] = []
    var used = Set<Int>()
    for (index, date) in dates.enumerated() {
      let before = index == 0 ? Int.min : dates[index - 1].range.upperBound
      let next = index + 1 < dates.count ? dates[index + 1].range.lowerBound : Int.max
      var cue: CellCue?
      for (place, candidate) in cues.enumerated()
      where candidate.range.lowerBound >= before
        && candidate.range.upperBound <= date.range.lowerBound && !used.contains(place)
      {
        // "broken from 1954": the "from" does not make it a beginning.
        if candidate.cue != .begins || cue == nil { cue = candidate.cue }
        used.insert(place)
      }
      let trailing = cues.indices.filter { place in
        let range = cues[place].range
        guard range.lowerBound >= date.range.upperBound, range.upperBound <= next else {
          return false
        }
        if next == Int.max { return true }
        guard let bracket = brackets.innermost(around: range) else { return false }
        return bracket.lowerBound >= date.range.upperBound && bracket.upperBound <= next
          && isBlank(text, date.range.upperBound..<bracket.lowerBound)
      }
      if let first = trailing.first {
        let after = cues[first].cue
        // A date that is already told apart keeps what was said before it; at the end of the cell
        // the words may tell of a later end: "1960 (suspended)".
        if cue == nil || (cue == .begins && after != .ends) || after == .before || after == .other {
          if !(next == Int.max && after == .ends && cue == nil) {
            cue = after
            used.formUnion(trailing)
          }
        }
      }
      marks.append(Mark(date: date, cue: cue))
    }
    return marks
  }

  private mutating func read(_ marks: [Mark], brackets: Brackets, cues: [Cue]) {
    var current: Spell?
    func closed(_ spell: Spell, at end: PartialDate?) -> Spell {
      var spell = spell
      spell.end = end
      spell.isOver = true
      return spell
    }
    var previousCue: CellCue?
    for mark in marks {
      let date = mark.date.date
      let isPeriod = Self.isPeriod(date)
      var cue = mark.cue ?? .begins
      if cue == .to { cue = previousCue == .ends ? .resumes : .ends }
      let qualification = brackets.qualification(after: mark.date.range)
      switch cue {
      case .ends:
        let end = isPeriod ? PartialDate(date.first) : date
        spells.append(closed(current ?? Spell(), at: end))
        current = isPeriod ? date.last.map { Spell(start: PartialDate($0)) } : nil
      case .resumes:
        if let spell = current { spells.append(closed(spell, at: nil)) }
        current = Spell(start: date, qualification: qualification)
      case .before, .after, .unknown:
        if let spell = current { spells.append(spell) }
        let bound: PartialDate? =
          switch cue {
          case .before where !date.isRange: PartialDate(.before, date.first)
          case .after where !date.isRange: PartialDate(.after, date.first)
          default: nil
          }
        current = Spell(start: bound, qualification: qualification)
      case .about:
        if let spell = current { spells.append(spell) }
        current = Spell(
          start: date.isRange ? date : date.told(.about), qualification: qualification)
      case .other, .none, .refused, .pending: break
      case .begins, .to:
        if let spell = current { spells.append(spell) }
        if isPeriod {
          spells.append(
            Spell(
              start: PartialDate(date.first), end: date.last.map { PartialDate($0) }, isOver: true,
              qualification: qualification))
          current = nil
        } else {
          current = Spell(start: date, qualification: qualification)
        }
      }
      previousCue = cue
    }
    if let last = marks.last {
      let after = cues.filter { $0.range.lowerBound >= last.date.range.upperBound }.map(\.cue)
      if after.contains(.ends), var spell = current {
        spell.isOver = true
        current = spell
      }
      if after.contains(.resumes), last.cue == .ends { current = Spell() }
    }
    if let current { spells.append(current) }
  }

  /// Whether a range of dates tells of a time from the one to the other, rather than of one date that
  /// is known no better: "2001-02-06 to 2010-03-26" but not "1990–1992" or "the 1950s".
  private static func isPeriod(_ date: PartialDate) -> Bool {
    guard let last = date.last else { return false }
    if date.first.precision == .day && last.precision == .day { return true }
    guard let from = date.first.year, let to = last.year else { return false }
    // A decade or a century is one coarse date.
    if date.first.precision == .year && (to - from == 9 || to - from == 99) { return false }
    return to - from > 3
  }

  /// Makes two dates with a dash between them one range.
  private static func joined(_ dates: [DateMention], _ text: [UInt8]) -> [DateMention] {
    var joined: [DateMention] = []
    for date in dates {
      if let last = joined.last, !last.date.isRange, !date.date.isRange,
        isDash(text, last.range.upperBound..<max(last.range.upperBound, date.range.lowerBound)),
        let range = PartialDate(from: last.date.first, to: date.date.first)
      {
        joined[joined.count - 1] = DateMention(
          range: last.range.lowerBound..<date.range.upperBound, date: range)
      } else {
        joined.append(date)
      }
    }
    return joined
  }

  /// Whether there is a dash and nothing else but spaces.
  private static func isDash(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    let words = String(decoding: text[range], as: UTF8.self).split(separator: " ")
    return words.count == 1 && ["-", "–", "—", "−"].contains(words[0])
  }

  private static func isBlank(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    text[range].allSatisfy { $0 <= 0x20 }
  }
}
