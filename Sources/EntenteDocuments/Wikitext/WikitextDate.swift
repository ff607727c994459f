internal import EntenteGraph

/// A date as templates take it: in numbers, or in English words.
struct WikitextDate: Hashable {
  var year: Int
  var month: Int?
  var day: Int?
  /// Whether it was given in numbers, so that a person would not read it so.
  var isWrittenInNumbers: Bool

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// Reads year, month and day as arguments of their own; the month may be a name.
  init?(parts: [String]) {
    guard let first = parts.first, let year = Int(first), year > 0, year < 10_000,
      first.utf8.count >= 3
    else { return nil }
    self.year = year
    if parts.count > 1 {
      guard let month = Int(parts[1]) ?? Self.month(named: parts[1]), (1...12).contains(month)
      else { return nil }
      self.month = month
    }
    if parts.count > 2 {
      guard let day = Int(parts[2]), (1...31).contains(day) else { return nil }
      self.day = day
    }
    isWrittenInNumbers = parts.count > 1
  }

  /// Reads "3 June 2006", "June 3, 2006", "June 2006", "2006" or "2006-06-03".
  init?(words: String) {
    let pieces = words.split { $0 == " " || $0 == "," || $0 == "\u{A0}" }.map(String.init)
    if pieces.count == 1 {
      let parts = words.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      self.init(parts: parts)
      return
    }
    guard let last = pieces.last, last.utf8.count == 4, let year = Int(last), pieces.count <= 3
    else { return nil }
    var month: Int?
    var day: Int?
    for piece in pieces.dropLast() {
      if let named = Self.month(named: piece) {
        month = named
      } else if let number = Int(piece), (1...31).contains(number), pieces.count == 3 {
        day = number
      } else {
        return nil
      }
    }
    guard let month else { return nil }
    self.init(year: year, month: month, day: day, isWrittenInNumbers: false)
  }

  private init(year: Int, month: Int?, day: Int?, isWrittenInNumbers: Bool) {
    self.year = year
    self.month = month
    self.day = day
    self.isWrittenInNumbers = isWrittenInNumbers
  }

  private static func month(named name: String) -> Int? {
    let lowered = name.lowercased().prefix { $0 != "." }
    guard lowered.utf8.count >= 3 else { return nil }
    return months.firstIndex { $0.lowercased().hasPrefix(lowered) }.map { $0 + 1 }
  }

  /// "3 June 2006", as far as it is known.
  var words: String {
    guard let month else { return String(year) }
    let rest = "\(Self.months[month - 1]) \(year)"
    return day.map { "\($0) \(rest)" } ?? rest
  }

  /// As ISO 8601; `nil` for a day that the calendar does not have.
  var sortKey: String? {
    guard PartialDate(year: year, month: month, day: day) != nil else { return nil }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    var key = padded(year, 4)
    if let month { key += "-" + padded(month, 2) }
    if let day { key += "-" + padded(day, 2) }
    return key
  }
}
