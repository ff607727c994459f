/// A predicate with its arguments, whatever the voice and the construction that the sentence gives them:
/// what lies between a dependency tree and a statement.
///
/// After PredPatt (White et al. 2016) and Enhanced Universal Dependencies (Schuster & Manning 2016).
package struct Clause: Sendable {
  package enum Kind: Hashable, Sendable {
    /// A verb: "recognised".
    case verbal
    /// A noun or adjective that is said of its subject by a copula or a verb like one: "is a member",
    /// "was elected president", "served as envoy".
    case copular
    /// A noun that stands for a deed, a state or a person by itself: "recognition", "president".
    case nominal
  }

  /// What an argument is to its predicate.
  package enum Role: Hashable, Sendable {
    case agent
    case patient
    case recipient
    /// The grammatical subject of a copular clause.
    case subject
    /// A complement by a preposition, as written in small letters: "with", "because of".
    case oblique(String)
  }

  /// A place of a clause, with one member of what stands coordinated in it.
  package struct Argument: Hashable, Sendable {
    package var role: Role
    /// The node that heads it.
    package var node: Int
    /// The node that heads the whole coordination.
    package var first: Int
    /// Whether the clause is denied of this member alone: "Taiwan rather than China".
    package var isNegated = false
    /// Whether it belongs to the object or the subject of the predicate rather than to the predicate:
    /// "relations with Chile".
    package var isOfNoun = false
  }

  /// The node of the verb, noun or adjective.
  package var predicate: Int
  package var kind: Kind
  /// The copula, or the verb that does as much.
  package var link: Int?
  package var isPassive = false
  package var arguments: [Argument] = []
  package var factuality: Factuality

  /// The arguments in a role, in the order of their words.
  package func arguments(_ role: Role) -> [Argument] { arguments.filter { $0.role == role } }

  /// The complements that one of the prepositions leads to, in the order of their words.
  package func obliques(_ prepositions: [String]) -> [Argument] {
    arguments.filter {
      if case .oblique(let preposition) = $0.role {
        prepositions.contains(preposition)
      } else {
        false
      }
    }
  }
}

extension Clause {
  /// The complements that a preposition of a class leads to, in the order of their words.
  func obliques(_ prepositions: WordClass) -> [Argument] {
    obliques(Lexicon.standard.words(prepositions))
  }
}

extension Clause.Role: CustomStringConvertible {
  package var description: String {
    switch self {
    case .agent: "agent"
    case .patient: "patient"
    case .recipient: "recipient"
    case .subject: "subject"
    case .oblique(let preposition): preposition
    }
  }
}
