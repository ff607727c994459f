/// The words of dates and numbers, from `Ontology/english/calendar.tsv` and `numbers.tsv`.
struct CalendarWords: Sendable {
  /// What a word does in a date or a numeral.
  enum Meaning: Sendable {
    case month(Int, isAbbreviated: Bool)
    case weekday(Int)
    /// A season, by its first month.
    case season(Int)
    case unit(TimeUnit)
    /// A part of a period: "early", "mid", "end".
    case part
    case function(Function)
    case cardinal(Int)
    case ten(Int)
    case scale(Int)
    case ordinal(Int)
  }

  /// A unit of time.
  enum TimeUnit: Int, Sendable {
    case day = 1
    case week
    case month
    case year
    case decade
    case century
  }

  /// A word that the grammar of dates knows by itself.
  enum Function: String, Sendable {
    case `in`, on, by, since, until, till, from, to, through, during, of, before, after, around
    case circa, about, between, and, or, the, a, an, this, last, next, past, previous, preceding
    case following, same, that, later, earlier, ago, prior, subsequent, current, coming, yesterday
    case today, tomorrow, tonight, quarter, half, bc, bce, ad, ce, at, `as`, `for`, back, than
    case over, under, approximately
  }

  /// Up to 16 letters in lower case, packed; every word of the tables fits.
  typealias Key = UInt128

  private let meanings: [Key: Meaning]

  static let shared = CalendarWords()

  private init() {
    var meanings: [Key: Meaning] = [:]
    for row in EnglishWords.table("calendar") + EnglishWords.table("numbers") where row.count > 2 {
      guard let key = Self.key(Array(row[0].utf8)[...]) else { continue }
      let number = Int(row[2])
      let meaning: Meaning? =
        switch row[1] {
        case "month": number.map { .month($0, isAbbreviated: false) }
        case "month-abbreviation": number.map { .month($0, isAbbreviated: true) }
        case "weekday": number.map { .weekday($0) }
        case "season": number.map { .season($0) }
        case "unit": number.flatMap(TimeUnit.init).map { .unit($0) }
        case "part": .part
        case "function": Function(rawValue: String(row[2])).map { .function($0) }
        case "cardinal": number.map { .cardinal($0) }
        case "ten": number.map { .ten($0) }
        case "scale": number.map { .scale($0) }
        case "ordinal": number.map { .ordinal($0) }
        default: nil
        }
      meanings[key] = meanings[key] ?? meaning
    }
    self.meanings = meanings
  }

  /// What the word of these letters means in dates and numerals, `nil` for other words.
  func meaning(of letters: ArraySlice<UInt8>) -> Meaning? {
    Self.key(letters).flatMap { meanings[$0] }
  }

  private static func key(_ letters: ArraySlice<UInt8>) -> Key? {
    guard letters.count <= 16 else { return nil }
    var key: Key = 0
    for byte in letters {
      guard byte < 0x80 else { return nil }
      key = key << 8 | Key(UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte ? byte | 0x20 : byte)
    }
    return key
  }
}
