package import EntenteGraph

/// Reads the date that a source gives a document, and says what is wrong with one that is none.
package enum DocumentDates {
  /// The warning about a date that cannot be read.
  static func unreadable(_ words: String, path: String) -> Diagnostic {
    Diagnostic(
      .warning, path: path,
      message: "the date “\(shortened(words))” cannot be read, so the document has none; "
        + "write it as YYYY-MM-DD, or give one with --date")
  }

  /// The warning about a date of which month and day may be exchanged.
  static func ambiguous(_ words: String, path: String) -> Diagnostic {
    Diagnostic(
      .warning, path: path,
      message:
        "in the date “\(shortened(words))” either number may be the month, so the document has "
        + "none; write it as YYYY-MM-DD, or give one with --date")
  }

  /// Reads the date that a source gives; one without a year is no date of a document.
  ///
  /// - Returns: the date, or else the warning.
  static func read(_ words: String, path: String) -> (date: PartialDate?, warning: Diagnostic?) {
    result(DateText.read(words), words, path)
  }

  /// Reads the date that a record gives, as words or as a time since 1970.
  static func read(_ value: JSONValue, path: String) -> (date: PartialDate?, warning: Diagnostic?) {
    switch value {
    case .null: return (nil, nil)
    case .string(let bytes):
      let words = String(decoding: bytes, as: UTF8.self)
      return words.allSatisfy(\.isWhitespace) ? (nil, nil) : read(words, path: path)
    case .number(let number):
      // A year or a day in digits, as `2022` and `20220406`, is no second of 1970.
      if let whole = Int(exactly: number),
        (1000...2999).contains(whole)
          || (10_000_101...29_991_231).contains(whole),
        case .date(let date) = DateText.read(String(whole))
      {
        return (date, nil)
      }
      return result(DateText.read(since1970: number), value.words ?? "", path)
    case .object:
      // What MongoDB exports: {"$date": …}.
      if let inner = value["$date"] ?? value["$numberLong"] { return read(inner, path: path) }
      return (nil, unreadable("{…}", path: path))
    case .array(let parts):
      let numbers = parts.prefix(3).compactMap(\.number).compactMap { Int(exactly: $0) }
      if numbers.count == 3,
        let date = PartialDate(year: numbers[0], month: numbers[1], day: numbers[2])
      {
        return (date, nil)
      }
      return (nil, unreadable("[…]", path: path))
    case .boolean: return (nil, unreadable(value.words ?? "true", path: path))
    }
  }

  /// Reads a date of the command line; `nil` where it is none or leaves the year open.
  package static func parse(_ words: String) -> PartialDate? {
    guard case .date(let date) = DateText.read(words), date.hasYear else { return nil }
    return date
  }

  private static func result(
    _ reading: DateText.Reading, _ words: String, _ path: String
  ) -> (date: PartialDate?, warning: Diagnostic?) {
    switch reading {
    case .date(let date) where date.hasYear: (date, nil)
    case .ambiguous: (nil, ambiguous(words, path: path))
    case .date, .unreadable: (nil, unreadable(words, path: path))
    }
  }

  private static func shortened(_ words: String) -> String {
    words.count > 60 ? words.prefix(60) + "…" : words
  }
}
