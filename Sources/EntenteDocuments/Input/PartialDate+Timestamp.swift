package import EntenteGraph

extension PartialDate {
  /// The day of a time in seconds since 1970, in UTC; `nil` outside the years 1 to 9999.
  package init?(secondsSince1970 seconds: Double) {
    guard seconds.isFinite, abs(seconds) < 1e13 else { return nil }
    // Days to a date of the Gregorian calendar by eras of 400 years, each of 146,097 days, counted
    // from 1 March of the year 0. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    let days = Int((seconds / 86_400).rounded(.down)) + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    guard year >= 1, year <= 9999 else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day of a time as ISO 8601 writes it; what follows the day is left out.
  package init?(timestamp: String) {
    var numbers: [Int] = []
    for part in timestamp.prefix(10).split(separator: "-", omittingEmptySubsequences: false) {
      let digits = part.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits) else { return nil }
      numbers.append(number)
      if digits.count < part.count { break }
    }
    guard let year = numbers.first, timestamp.prefix(4).count == 4, year >= 1 else { return nil }
    self.init(
      year: year, month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }
}
