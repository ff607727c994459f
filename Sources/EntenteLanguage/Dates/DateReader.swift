package import EntenteGraph

/// Finds the dates in a text.
///
/// Calendar dates at every precision and order, ranges, decades, centuries, seasons; and, against
/// the date of the document or the date read before, "last Thursday", "the same year", "two days
/// later". Where the words and what they may rest upon do not settle a date there is none: nothing
/// is guessed, and nothing comes from a clock. A day and month without a year stay without
/// (`--06-12`).
package struct DateReader: Sendable {
  package init() {}

  /// Returns the dates of `text` within `range`, in order, without overlaps.
  ///
  /// "Yesterday" and "last year" rest on `reference`, the date of the document; "the same year" may
  /// rest on `antecedent`, the last date of the text before `range`.
  package func dates(
    in text: [UInt8], range: Range<Int>, reference: PartialDate? = nil,
    antecedent: PartialDate? = nil
  ) -> [DateMention] {
    let units = CalendarScanner.units(text, in: range)
    var mentions: [DateMention] = []
    var last = antecedent
    var index = 0
    while index < units.count {
      let grammar = DateGrammar(
        text: text, units: units, reference: reference?.first, antecedent: last?.first)
      if let match = grammar.match(at: index) {
        let bytes = units[index].range.lowerBound..<units[match.end - 1].range.upperBound
        mentions.append(DateMention(range: bytes, date: match.date, isRelative: match.isRelative))
        if match.date.hasYear { last = match.date }
        index = match.end
      } else {
        index += 1
      }
    }
    return mentions
  }
}
