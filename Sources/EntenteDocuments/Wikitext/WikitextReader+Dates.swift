extension WikitextReader {
  /// Remembers what sorts the cell; the first key counts.
  mutating func setSortKey(_ piece: WikitextPiece?) {
    guard sortKey == nil, let piece else { return }
    let key = plainText(piece)
    if !key.isEmpty { sortKey = key }
  }

  /// Writes a date as a person reads it: `{{dts|2006|6|3}}` is "3 June 2006".
  mutating func readDate(_ rule: TemplateRule, _ template: WikitextTemplate) {
    let values = template.trimmedValues
    guard let first = values.first else { return }
    let parts = values.prefix(3).map { source[$0.range] }
    let date =
      WikitextDate(parts: parts) ?? (parts.count == 1 ? WikitextDate(words: parts[0]) : nil)
    builder.make(rule.before, for: template.range)
    if let date, date.isWrittenInNumbers {
      builder.make(date.words, for: template.range)
    } else {
      readInline(first)
    }
    if sortKey == nil, let key = date?.sortKey { sortKey = key }
  }

  /// Writes two dates with a dash between; the second may be open.
  mutating func readDateRange(_ template: WikitextTemplate) {
    let values = template.positional
    guard let first = values.first else { return }
    let date = WikitextDate(words: source[source.trimmed(first.range)])
    if let date, date.isWrittenInNumbers {
      builder.make(date.words, for: template.range)
    } else {
      readInline(trimmed(first))
    }
    if sortKey == nil { sortKey = date?.sortKey }
    guard values.count > 1 else { return }
    builder.make("–", for: template.range)
    readInline(trimmed(values[1]))
  }
}
