internal import EntenteKnowledge

/// How far a rule can be trusted: its precision on annotated text, from `Ontology/confidence.tsv`.
///
/// The table is written by the benchmark that measures it. A rule that it does not name takes the
/// value of the longest prefix that it does (`table` for `table.membership`), and else the one of `*`.
package struct RuleConfidence: Sendable {
  /// The table that is compiled in.
  package static let standard = RuleConfidence(
    table: EmbeddedFile.named("confidence.tsv")?.contents ?? [])

  private let precision: [String: Double]

  /// Reads lines of a rule, a tab and its precision; more columns and `#` lines are for people.
  package init(table: [UInt8]) {
    var precision: [String: Double] = [:]
    for line in table.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      let columns = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      guard columns.count >= 2, let value = Double(String(decoding: columns[1], as: UTF8.self))
      else { continue }
      precision[String(decoding: columns[0], as: UTF8.self)] = min(max(value, 0), 1)
    }
    self.precision = precision
  }

  /// The precision of a rule, 0 to 1.
  package func confidence(in rule: String) -> Double {
    var name = rule[...]
    while true {
      if let value = precision[String(name)] { return value }
      guard let dot = name.lastIndex(of: ".") else { return precision["*"] ?? 0.9 }
      name = name[..<dot]
    }
  }
}
