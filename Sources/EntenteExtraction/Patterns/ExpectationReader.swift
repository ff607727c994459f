internal import EntenteGraph

/// Reads what an example is said to state, as files of patterns and of rules for tables write it behind `=`:
/// `SUBJECT relation OBJECT; start 2006-06-03; status ended`.
struct ExpectationReader {
  /// Whether there is a relation of a name.
  var isKnown: (RelationName) -> Bool

  /// What is wrong with the words, and what to do.
  struct Fault: Error {
    var message: String
  }

  func read(_ words: [String]) throws(Fault) -> PatternExample.Expectation {
    let parts = words.joined(separator: " ").split(separator: ";").map(Self.trimmed)
    let claim = (parts.first ?? "").split(separator: " ").map(String.init)
    guard let at = claim.firstIndex(where: { isKnown(RelationName(rawValue: $0)) }), at > 0,
      at + 1 < claim.count
    else { throw Fault(message: "expected '= SUBJECT relation OBJECT; date 2006-06-03; …'") }
    var expectation = PatternExample.Expectation(
      subject: claim[..<at].joined(separator: " "), relation: RelationName(rawValue: claim[at]),
      object: claim[(at + 1)...].joined(separator: " "))
    for part in parts.dropFirst() {
      guard let space = part.firstIndex(of: " ") else {
        throw Fault(message: "expected a qualifier and its value between ';'")
      }
      expectation.qualifiers[String(part[..<space])] = Self.trimmed(part[space...])
    }
    return expectation
  }

  /// A text without the spaces at its ends.
  static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(String(text))
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
