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
  init?(parts: [ArraySlice<UInt8>]) {
    guard let first = parts.first, first.count >= 3, let year = Self.number(first), year > 0
    else { return nil }
    self.year = year
    if parts.count > 1 {
      guard let month = Self.number(parts[1]) ?? Self.month(named: parts[1]),
        (1...12).contains(month)
      else { return nil }
      self.month = month
    }
    if parts.count > 2 {
      guard let day = Self.number(parts[2]), (1...31).contains(day) else { return nil }
      self.day = day
    }
    isWrittenInNumbers = parts.count > 1
  }

  /// Reads "3 June 2006", "June 3, 2006", "June 2006", "2006" or "2006-06-03".
  init?(words: ArraySlice<UInt8>) {
    let pieces = words.split(maxSplits: 4) { $0 == Byte.space || $0 == Byte.comma }
    if pieces.count == 1 {
      self.init(parts: words.split(separator: Byte.hyphen, omittingEmptySubsequences: false))
      return
    }
    guard let last = pieces.last, last.count == 4, let year = Self.number(last), pieces.count <= 3
    else { return nil }
    var month: Int?
    var day: Int?
    for piece in pieces.dropLast() {
      if let number = Self.number(piece), (1...31).contains(number), pieces.count == 3 {
        day = number
      } else if let named = Self.month(named: piece) {
        month = named
      } else {
        return nil
      }
    }
    guard let month else { return nil }
    self.init(year: year, month: month, day: day, isWrittenInNumbers: false)
  }

  /// A number of up to four digits.
  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    var number = 0
    for digit in digits {
      guard digit.isDigit else { return nil }
      number = number * 10 + Int(digit - Byte.zero)
    }
    return number
  }

  /// The month that a name, or its first three letters or more, stands for.
  private static func month(named name: ArraySlice<UInt8>) -> Int? {
    let letters = name.last == Byte.period ? name.dropLast() : name
    guard letters.count >= 3 else { return nil }
    for (index, month) in monthNames.enumerated() where letters.count <= month.count {
      if zip(letters, month).allSatisfy({ $0.lowercased == $1 }) { return index + 1 }
    }
    return nil
  }

  private static let monthNames = months.map { Array($0.lowercased().utf8) }

  private init(year: Int, month: Int?, day: Int?, isWrittenInNumbers: Bool) {
    self.year = year
    self.month = month
    self.day = day
    self.isWrittenInNumbers = isWrittenInNumbers
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
