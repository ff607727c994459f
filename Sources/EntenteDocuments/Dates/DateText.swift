internal import EntenteGraph
internal import EntenteKnowledge

/// A date as feeds, pages and people write it, read without knowing which of them wrote it.
///
/// ISO 8601, extended and basic; RFC 2822 and its older form with two digits of the year; seconds,
/// milliseconds or microseconds since 1970; what `date` and JavaScript print; and words of English.
/// What follows the day (a time, a zone, "Updated …") is left out: the day is that of the writer's
/// clock.
struct DateText {
  enum Reading: Hashable {
    case date(PartialDate)
    /// "04/05/2022", of which nobody can say which number is the month.
    case ambiguous
    case unreadable
  }

  private static let months: [String: Int] = {
    let table = String(
      decoding: EmbeddedFile.named("english/calendar.tsv")?.contents ?? [], as: UTF8.self)
    var months: [String: Int] = [:]
    for line in table.split(separator: "\n") where !line.hasPrefix("#") {
      let row = line.split(separator: "\t")
      guard row.count == 3, row[1].hasPrefix("month"), let number = Int(row[2]) else { continue }
      months[String(row[0])] = number
    }
    return months
  }()

  /// A number or a word of the text, and what stands between it and the one before.
  private struct Piece {
    var number: Int?
    var digits = 0
    var word = ""
    /// The bytes between this piece and the one before it.
    var gap: ArraySlice<UInt8>

    func isJoined(by byte: UInt8) -> Bool { gap.count == 1 && gap.first == byte }
  }

  private let pieces: [Piece]
  private let bytes: [UInt8]

  private init(_ text: some Sequence<UInt8>) {
    bytes = Array(text)
    var pieces: [Piece] = []
    var index = 0
    var gapStart = 0
    // What matters stands at the beginning.
    while index < bytes.count, pieces.count < 24 {
      let start = index
      if bytes[index].isDigit {
        var value = 0
        while index < bytes.count, bytes[index].isDigit {
          if index - start < 18 { value = value * 10 + Int(bytes[index] - Byte.zero) }
          index += 1
        }
        pieces.append(
          Piece(number: value, digits: index - start, gap: bytes[gapStart..<start]))
      } else if bytes[index].isLetter {
        while index < bytes.count, bytes[index].isLetter { index += 1 }
        let word = String(decoding: bytes[start..<index].map(\.lowercased), as: UTF8.self)
        pieces.append(Piece(word: word, gap: bytes[gapStart..<start]))
      } else {
        index += 1
        continue
      }
      gapStart = index
    }
    self.pieces = pieces
  }

  /// Reads a date from text.
  static func read(_ text: String) -> Reading { read(text.utf8) }

  /// Reads a date from text in UTF-8.
  static func read(_ text: some Sequence<UInt8>) -> Reading { DateText(text).reading }

  /// Reads a time in seconds, milliseconds or microseconds since 1970; which of them, its size tells.
  static func read(since1970 number: Double) -> Reading {
    guard number.isFinite else { return .unreadable }
    var seconds = number
    // 10¹¹ seconds are 3,000 years, and as milliseconds they are March 1973.
    while abs(seconds) >= 1e11, abs(seconds) < 1e20 { seconds /= 1000 }
    return PartialDate(secondsSince1970: seconds).map(Reading.date) ?? .unreadable
  }

  private var reading: Reading {
    guard let first = pieces.first else { return .unreadable }
    if first.digits >= 4, let date = compact(first) { return date }
    if let date = inWords { return .date(date) }
    return inNumbers
  }

  // MARK: Numbers

  /// Digits that stand together: `20220406`, `20220406T1403Z`, `1649246580`.
  private func compact(_ first: Piece) -> Reading? {
    guard let number = first.number else { return nil }
    let isAlone = pieces.count == 1 || pieces.count == 2 && pieces[1].isJoined(by: Byte.period)
    let digits = Array(bytes.drop { !$0.isDigit }.prefix(first.digits))
    func value(_ range: Range<Int>) -> Int {
      digits[range].reduce(0) { $0 * 10 + Int($1 - Byte.zero) }
    }
    switch first.digits {
    case 4: return isAlone && (1000...2999).contains(number) ? date(number, nil, nil) : nil
    case 6 where isAlone: return date(value(0..<4), value(4..<6), nil)
    case 8, 12, 14:
      let year = value(0..<4)
      if (1000...2999).contains(year), case .date(let day)? = date(year, value(4..<6), value(6..<8))
      {
        return .date(day)
      }
    default: break
    }
    guard isAlone, first.digits >= 9, first.gap.isEmpty || first.gap.last != Byte.hyphen else {
      return nil
    }
    return Self.read(since1970: Double(number))
  }

  private func date(_ year: Int, _ month: Int?, _ day: Int?) -> Reading? {
    PartialDate(year: year, month: month, day: day).map(Reading.date)
  }

  /// `2022-04-06`, `2022/4/6`, `6.4.2022`, `2022年4月6日`, `2022-096`, `2022-04`.
  private var inNumbers: Reading {
    let numbers = pieces.prefix { $0.number != nil }
    guard let first = numbers.first, let a = first.number else { return .unreadable }
    let joint = numbers.dropFirst().first?.gap
    guard let joint, isJoint(joint), let b = numbers[1].number else { return .unreadable }
    let c =
      numbers.count > 2 && numbers[2].gap == joint || joint.count == 3 && numbers.count > 2
      ? numbers[2].number : nil
    if first.digits == 4 {
      if numbers[1].digits == 3 {
        return PartialDate(year: a, dayOfYear: b).map(Reading.date) ?? .unreadable
      }
      return date(a, b, c) ?? .unreadable
    }
    guard let c, numbers[2].digits == 4 else { return .unreadable }
    // Points stand between day, month and year wherever they are used.
    if joint.first == Byte.period || a > 12 || a == b { return date(c, b, a) ?? .unreadable }
    if b > 12 { return date(c, a, b) ?? .unreadable }
    return .ambiguous
  }

  private func isJoint(_ gap: ArraySlice<UInt8>) -> Bool {
    if gap.count == 1, let byte = gap.first {
      return byte == Byte.hyphen || byte == Byte.slash || byte == Byte.period
    }
    // 年 and 月, or a point and a space.
    return gap.count == 3 && gap.first == 0xE5 || gap.elementsEqual(". ".utf8)
  }

  // MARK: Words

  /// `Wed, 06 Apr 2022 14:03:00 +0200`, `April 6th, 2022`, `6-Apr-22`, `Wed Apr 6 14:03:00 UTC 2022`.
  private var inWords: PartialDate? {
    guard let place = pieces.firstIndex(where: { Self.months[$0.word] != nil }),
      let month = Self.months[pieces[place].word]
    else { return nil }
    var day: Int?
    var yearFrom = place + 1
    if let before = dayPlace(before: place) {
      day = pieces[before].number
    } else if place + 1 < pieces.count, pieces[place + 1].digits <= 2,
      let number = pieces[place + 1].number, !isTime(place + 1)
    {
      day = number
      yearFrom = place + 2
    }
    return PartialDate(
      year: year(from: yearFrom, hasDay: day != nil), month: month, day: day)
  }

  /// The place of the day that stands before the month, over "th" and "of".
  private func dayPlace(before place: Int) -> Int? {
    var index = place - 1
    while index >= 0, ["st", "nd", "rd", "th", "of"].contains(pieces[index].word) { index -= 1 }
    guard index >= 0, pieces[index].number != nil, pieces[index].digits <= 2, !isTime(index) else {
      return nil
    }
    return index
  }

  /// Whether a number is a part of a time of the day.
  private func isTime(_ place: Int) -> Bool {
    if pieces[place].gap.last == Byte.colon { return true }
    guard place + 1 < pieces.count else { return false }
    let next = pieces[place + 1]
    return next.number != nil && next.isJoined(by: Byte.colon)
      || ["am", "pm", "h"].contains(next.word)
  }

  private func year(from place: Int, hasDay: Bool) -> Int? {
    for index in place..<max(place, pieces.count) {
      let piece = pieces[index]
      // Another month begins another date.
      if Self.months[piece.word] != nil { break }
      guard let number = piece.number else { continue }
      if piece.digits == 4, (1000...2999).contains(number), !isZone(piece) { return number }
      // RFC 2822, section 4.3: two digits from 50 on are of the last century.
      if piece.digits == 2, hasDay, index == place, !isTime(index), piece.gap.count == 1 {
        return number < 50 ? 2000 + number : 1900 + number
      }
    }
    // "2022, 6 April"; "2022 April 6".
    for piece in pieces.prefix(max(0, place - 1)) where piece.digits == 4 {
      if let number = piece.number, (1000...2999).contains(number) { return number }
    }
    return nil
  }

  /// Whether a number is the distance from UTC, as in "+0200".
  private func isZone(_ piece: Piece) -> Bool {
    guard let sign = piece.gap.last, piece.gap.count > 1 else { return false }
    return sign == Byte.plus || sign == Byte.hyphen
  }
}

extension PartialDate {
  /// The day of a year by its number, as ISO 8601 counts them.
  fileprivate init?(year: Int, dayOfYear: Int) {
    guard (1...366).contains(dayOfYear) else { return nil }
    var rest = dayOfYear
    for month in 1...12 {
      var length = 31
      while PartialDate(year: year, month: month, day: length) == nil, length > 0 { length -= 1 }
      if rest <= length {
        self.init(year: year, month: month, day: rest)
        return
      }
      rest -= length
    }
    return nil
  }
}
