/// The words of a pattern and the places between them, as one line of its file gives them.
///
///     clause A establish relations|ties with B
///     noun   A's recognition of B
package struct PatternTemplate: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    /// A verb with what belongs to it, in the active or the passive voice.
    case clause
    /// A noun or an adjective that is said of the subject: "A be member of B".
    case copula
    /// A noun with what belongs to it: "A's recognition of B", "member of B, A".
    case noun
    /// A phrase that describes an entity by itself: "phrase M", or one with a name beside it: "phrase P A".
    case phrase
  }

  package var shape: Shape
  /// The words that a match begins with, as a dictionary has them.
  package var trigger: [String]
  /// The particles of which a verb of the trigger needs one, as in `throw+out`.
  package var particles: [String: Set<String>] = [:]
  /// What stands before a verb; whose a noun is.
  package var subject: Slot?
  /// The verbs of which the trigger is the infinitive: `refuse` in "A refuse to extradite B".
  package var governor: [String] = []
  /// What a verb has for its object.
  package var object: Slot?
  /// What the object is made, after it: "declare A persona non grata"; none where empty.
  package var predicate: [String] = []
  /// What follows with prepositions.
  package var complements: [Complement] = []
  /// The name that stands beside a noun for the same thing: "A, a member of B".
  package var apposed: Slot?
  /// What a noun is called by, before it: the `B` of "B member A".
  package var modifier: Slot?

  /// A place of a pattern.
  package indirect enum Slot: Hashable, Sendable {
    case argument(String)
    /// Two different ones that stand together: "A and B", "both countries".
    case pair(String, String)
    /// A noun of the given words, with what belongs to it.
    case words([String], [Complement])

    /// Whether two stand in it together.
    package var isPair: Bool {
      if case .pair = self { true } else { false }
    }
  }

  /// A place that prepositions lead to.
  package struct Complement: Hashable, Sendable {
    package var prepositions: [String]
    package var slot: Slot
    package var isOptional = false
  }

  /// The names of the arguments, those that may be missing apart.
  package var arguments: (needed: Set<String>, optional: Set<String>) {
    var needed: Set<String> = []
    var optional: Set<String> = []
    func collect(_ slot: Slot?, _ isOptional: Bool) {
      switch slot {
      case .argument(let name):
        if isOptional { optional.insert(name) } else { needed.insert(name) }
      case .pair(let one, let other): needed.formUnion([one, other])
      case .words(_, let complements): collect(complements, isOptional)
      case nil: break
      }
    }
    func collect(_ complements: [Complement], _ isOptional: Bool) {
      for complement in complements {
        collect(complement.slot, isOptional || complement.isOptional)
      }
    }
    for slot in [subject, object, apposed, modifier] { collect(slot, false) }
    collect(complements, false)
    return (needed, optional.subtracting(needed))
  }
}
