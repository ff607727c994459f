/// The spelling of the forms of regular words: `Ontology/english/inflections.tsv`.
package struct Inflections: Sendable {
  package static let standard = Inflections()

  package enum Form: String, CaseIterable, Sendable {
    case plural, past, gerund
    /// With the last letter once more: "expelled".
    case doubledPast, doubledGerund
  }

  private struct Rule {
    var form: Form
    var endings: [Substring]
    var exceptions: [Substring]
    var off: Int
    var added: String

    func fits(_ word: String) -> Bool {
      (endings.isEmpty || endings.contains(where: word.hasSuffix))
        && !exceptions.contains(where: word.hasSuffix)
    }
  }

  private var rules: [Rule] = []
  /// A word and its form, for each row.
  package private(set) var examples: [(form: Form, word: String, written: String)] = []

  private init() {
    for row in EnglishTable(.inflections).rows {
      guard let form = Form(rawValue: row[0]), let off = Int(row[3]) else {
        preconditionFailure("english/inflections.tsv: no form or no number of letters in \(row)")
      }
      rules.append(
        Rule(
          form: form, endings: row[1].split(separator: "|"),
          exceptions: row[2].split(separator: "|"), off: off, added: row[4]))
      let example = row[5].split(separator: " ").map(String.init)
      examples.append((form, example[0], example[example.count - 1]))
    }
  }

  /// A form of a word, `nil` where it has none.
  package func form(_ form: Form, of word: String) -> String? {
    guard let last = word.last, let rule = rules.first(where: { $0.form == form && $0.fits(word) })
    else { return nil }
    return word.dropLast(rule.off) + rule.added.replacing("&", with: String(last))
  }
}
