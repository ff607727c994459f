internal import EntenteGraph

/// Finds the dateline that a paragraph begins with.
///
///     WARSAW, 6 April 2022 (Reuters) – Poland …
///     PRISTINA, Kosovo (AP) — …      KYIV/WARSAW, April 6 -- …      (Reuters) - …
///
/// A place in capitals or small letters needs a date or an agency that is known; one in capitals alone
/// must be a place that is known.
struct DatelineReader {
  /// The longest dateline, in bytes.
  private static let reach = 140

  private let text: [UInt8]
  /// The document's own date, whose year completes one without.
  private let date: PartialDate?
  private let words = FrameWords.shared

  init(_ text: [UInt8], date: PartialDate?) {
    self.text = text
    self.date = date
  }

  /// Returns the dateline at the beginning of a range of the text.
  func dateline(in range: Range<Int>) -> Dateline? {
    guard let first = range.first,
      text[first].isUppercase || text[first] >= 0x80 || text[first] == UInt8(ascii: "(")
    else { return nil }
    for stop in stops(in: range) {
      let head = text.trimmed(range.lowerBound..<stop.sign.lowerBound)
      guard !head.isEmpty else { return nil }
      if let dateline = read(head, stop: stop, of: range) { return dateline }
    }
    return nil
  }

  private struct Stop {
    /// The dash or the colon.
    var sign: Range<Int>
    var isColon: Bool
    /// Where the text goes on.
    var next: Int
  }

  /// The dashes and colons that may end a dateline.
  private func stops(in range: Range<Int>) -> [Stop] {
    var stops: [Stop] = []
    var index = range.lowerBound
    let end = min(range.upperBound, range.lowerBound + Self.reach)
    while index < end, stops.count < 3 {
      let start = index
      var isColon = false
      if text.holds("–", at: index) || text.holds("—", at: index) || text.holds("―", at: index) {
        index += 3
      } else if text[index] == Byte.hyphen, isDash(at: index, in: range) {
        while index < end, text[index] == Byte.hyphen { index += 1 }
      } else if text[index] == Byte.colon, index + 1 < end, text[index + 1].isSpace {
        isColon = true
        index += 1
      } else {
        index += 1
        continue
      }
      var next = index
      while next < range.upperBound, text[next].isSpace { next += 1 }
      if next < range.upperBound {
        stops.append(Stop(sign: start..<index, isColon: isColon, next: next))
      }
    }
    return stops
  }

  /// Whether a hyphen stands for a dash: between spaces, doubled, or behind a bracket.
  private func isDash(at index: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound, index + 1 < range.upperBound else { return false }
    if text[index + 1] == Byte.hyphen { return true }
    return (text[index - 1].isSpace || text[index - 1] == UInt8(ascii: ")"))
      && text[index + 1].isSpace
  }

  /// Reads what stands before a dash.
  private func read(_ head: Range<Int>, stop: Stop, of range: Range<Int>) -> Dateline? {
    var dateline = Dateline(range: range.lowerBound..<stop.next)
    var rest = head
    var isAgencyKnown = false
    if text[rest.upperBound - 1] == UInt8(ascii: ")") {
      guard let open = text[rest].lastIndex(of: UInt8(ascii: "(")) else { return nil }
      let inner = text.trimmed(open + 1..<rest.upperBound - 1)
      guard let known = agency(inner) else { return nil }
      isAgencyKnown = known
      dateline.agency = inner
      rest = text.trimmed(rest.lowerBound..<open)
      if rest.isEmpty {
        guard isAgencyKnown, !stop.isColon else { return nil }
        return dateline
      }
    }
    while rest.count > 1,
      text[rest.upperBound - 1] == Byte.comma || text[rest.upperBound - 1] == Byte.period
    {
      // The point of "Nov." is the date's own, and does no harm.
      rest = text.trimmed(rest.lowerBound..<rest.upperBound - 1)
    }
    guard let parts = divide(rest) else { return nil }
    dateline.place = parts.place
    if let words = parts.date {
      dateline.date = dateOfWords(words)
      guard dateline.date != nil || isWeekday(words) else { return nil }
    }
    let isCertain = parts.date != nil || isAgencyKnown
    let isKnown = names(of: parts.place).allSatisfy(FrameWords.places.contains)
    if isCertain { return isCapital(parts.place) || isKnown ? dateline : nil }
    guard isCapital(parts.place), isKnown else { return nil }
    // "KOSOVO: …" opens a report where a sentence follows.
    return stop.isColon && range.upperBound - stop.next < 40 ? nil : dateline
  }

  // MARK: Parts

  /// Divides the place from the date behind it; `nil` where the words are neither.
  private func divide(_ range: Range<Int>) -> (place: Range<Int>, date: Range<Int>?)? {
    var index = range.lowerBound
    var wordStart = index
    var placeEnd = index
    var count = 0
    func divided(at start: Int) -> (place: Range<Int>, date: Range<Int>?)? {
      var end = placeEnd
      while end > range.lowerBound, text[end - 1].isSpace || text[end - 1] == Byte.comma {
        end -= 1
      }
      guard end > range.lowerBound, range.upperBound - start <= 40 else { return nil }
      return (range.lowerBound..<end, start..<range.upperBound)
    }
    while index <= range.upperBound {
      let isEnd = index == range.upperBound
      if isEnd || text[index].isSpace || text[index] == Byte.comma || text[index] == Byte.slash {
        let word = wordStart..<index
        if !word.isEmpty {
          if text[word.lowerBound].isDigit || isCalendar(word) {
            return placeEnd > range.lowerBound ? divided(at: word.lowerBound) : nil
          }
          guard isNameWord(word) else { return nil }
          count += 1
          guard count <= 8 else { return nil }
          placeEnd = index
        }
        wordStart = index + 1
      }
      index += 1
    }
    return (range, nil)
  }

  private func isNameWord(_ word: Range<Int>) -> Bool {
    let first = text[word.lowerBound]
    if first.isUppercase || first >= 0x80 {
      return text[word].allSatisfy {
        $0.isLetter || $0 >= 0x80 || $0 == Byte.hyphen || $0 == Byte.apostrophe || $0 == Byte.period
      }
    }
    return words.holds(.joiner, text.string(word))
  }

  /// Whether a word is a month or a weekday.
  private func isCalendar(_ word: Range<Int>) -> Bool {
    if case .date = DateText.read(text[word]) { return true }
    return isWeekday(word)
  }

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private func isWeekday(_ range: Range<Int>) -> Bool {
    let word = text.string(range).lowercased()
    return word.utf8.count >= 3 && Self.weekdays.contains { word.hasPrefix($0) }
      && (word.hasSuffix("day") || word.utf8.count <= 4)
  }

  private func dateOfWords(_ range: Range<Int>) -> PartialDate? {
    guard case .date(let date) = DateText.read(text[range]) else { return nil }
    guard !date.hasYear, let year = self.date?.year else { return date }
    return date.inYear(year)
  }

  /// Whether bracketed words are an agency's name that is known; `nil` where they are no name at all.
  private func agency(_ range: Range<Int>) -> Bool? {
    guard !range.isEmpty, range.count <= 48 else { return nil }
    let name = text.string(range)
    if words.holds(.agency, name.lowercased()) { return true }
    let parts = name.split(whereSeparator: { $0 == " " || $0 == "/" || $0 == "," })
    guard parts.count <= 5 else { return nil }
    if parts.contains(where: { words.holds(.agency, $0.lowercased()) }) { return true }
    return parts.allSatisfy { $0.first?.isUppercase ?? false } ? false : nil
  }

  /// Whether the first name of a place is written in capitals.
  private func isCapital(_ place: Range<Int>) -> Bool {
    let first = text[place].prefix { $0 != Byte.comma && $0 != Byte.slash }
    let letters = first.filter(\.isLetter)
    return letters.count >= 2 && letters.allSatisfy(\.isUppercase)
  }

  /// The names of the towns in capitals, without the state behind the comma.
  private func names(of place: Range<Int>) -> [String] {
    let towns = text[place].prefix { $0 != Byte.comma }
    return String(decoding: towns, as: UTF8.self).split(separator: "/").map {
      $0.uppercased().trimmingSpaces
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    split(separator: " ").joined(separator: " ")
  }
}
