internal import EntenteKnowledge

/// What words do to the clauses that they stand in or govern: `Ontology/english/signatures.tsv` and
/// `operators.tsv`.
package final class ClauseLexicon: Sendable {
  package static let standard = ClauseLexicon(
    signatures: EnglishTable(.signatures),
    operators: EnglishTable(.operators))

  /// The places in a clause where an operator may stand.
  enum Place: String {
    case adverb, determiner, argument, preconjunction, auxiliary, conjunction, preposition,
      attribute
    case question
  }

  /// What an operator does; the table says what that means.
  enum Operator: String {
    case not, ended, reported, planned, unknown, future, possible, obliged, advisable
    case pastFuture = "past-future"
    case until, instead, unlike, like, later, cited, presupposed
  }

  private struct OperatorKey: Hashable {
    var place: Place
    var word: String
  }

  private struct SignatureKey: Hashable {
    var lemma: String
    var frame: Signature.Frame
  }

  private let signatures: [SignatureKey: Signature]
  private let operators: [OperatorKey: Operator]

  init(signatures rows: EnglishTable, operators words: EnglishTable) {
    var signatures: [SignatureKey: Signature] = [:]
    var operators: [OperatorKey: Operator] = [:]
    for row in rows.rows {
      guard let frame = Signature.Frame(row[1]), let affirmed = Signature.Effect(rawValue: row[2]),
        let negated = Signature.Effect(rawValue: row[3])
      else { preconditionFailure("signatures.tsv: \(row)") }
      for lemma in row[0].split(separator: "|") {
        signatures[SignatureKey(lemma: Self.spaced(lemma), frame: frame)] = Signature(
          affirmed: affirmed, negated: negated)
      }
    }
    for row in words.rows {
      guard let place = Place(rawValue: row[1]), let operation = Operator(rawValue: row[0]) else {
        preconditionFailure("operators.tsv: \(row)")
      }
      for word in row[2].split(separator: "|") {
        operators[OperatorKey(place: place, word: Self.spaced(word))] = operation
      }
    }
    self.signatures = signatures
    self.operators = operators
  }

  private static func spaced(_ word: Substring) -> String { String(word).replacing("_", with: " ") }

  /// What a governor makes of a complement of a shape, `nil` where the table does not know it.
  func signature(of lemma: String, _ frame: Signature.Frame) -> Signature? {
    signatures[SignatureKey(lemma: lemma, frame: frame)]
  }

  /// What a word does where it stands in a place of a clause, `nil` where nothing.
  func operation(_ place: Place, _ word: String) -> Operator? {
    operators[OperatorKey(place: place, word: word)]
  }
}

extension Signature.Frame {
  /// Reads the second column of `signatures.tsv`.
  init?(_ text: String) {
    let parts = text.split(separator: " ").map(String.init)
    if let name = Signature.FrameName(rawValue: text) {
      switch name {
      case .infinitive: self = .infinitive
      case .that: self = .finite
      case .whether: self = .question
      case .subj: self = .subject
      }
      return
    }
    switch (parts.last, parts.count) {
    case ("-ing", 1): self = .gerund("")
    case ("-ing", 2): self = .gerund(parts[0])
    case ("NP", 1): self = .noun("")
    case ("NP", 2): self = .noun(parts[0])
    default: return nil
    }
  }
}
