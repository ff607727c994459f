/// What a rule must have as a whole.
extension TableRuleReader {
  /// Checks each rule as a whole.
  mutating func check() {
    for rule in file.rules {
      func problem(_ message: String) { fail("rule \(rule.name): \(message)", line: rule.line) }
      if rule.nothing == nil, rule.claims.isEmpty, rule.missions == nil {
        problem("it says nothing; 'says', 'missions' or 'nothing' is expected")
      }
      if rule.titles.isEmpty, rule.pages.isEmpty, rule.topics.isEmpty, rule.columns.isEmpty,
        rule.key == nil
      {
        problem("every table would be its; give it a title, a page, a topic, a column or a key")
      }
      let slots = Set(rule.titles.flatMap(\.slots))
      for slot in slots where rule.slotClasses[slot] == nil {
        problem("'where \(slot) is CLASS' is missing")
      }
      for claim in rule.claims {
        for term in [claim.subject, claim.object] {
          if case .slot(let name) = term, !slots.contains(name) {
            problem("no title has the letter \(name)")
          }
        }
      }
      let isShown = rule.examples.contains { !$0.isNearMiss && !$0.expected.isEmpty }
      if rule.nothing == nil, !isShown { problem("it has no example") }
      if !rule.examples.contains(where: \.isNearMiss) && rule.nothing == nil {
        problem("it has no near miss")
      }
    }
  }
}
