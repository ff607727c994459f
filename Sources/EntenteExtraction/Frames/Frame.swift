/// A predicate that, with its object, tells an event of a kind: a row of `Ontology/frames`, of which
/// `Ontology/frames/README.md` explains the columns. Many candidates of a sentence share one.
final class Frame: Sendable {
  enum Predicate: Hashable, Sendable {
    case verb
    case noun
    case adjective
  }

  /// What the object of the predicate has to be.
  enum Object: Hashable, Sendable {
    /// The recipient itself.
    case recipient
    /// A noun, by its dictionary form and the words that belong to it.
    case word([String])
    /// A noun of a class.
    case category(String)
    /// Any object.
    case any
    /// No object.
    case none
    /// Two actors joined: "talks between A and B".
    case between
  }

  /// A place in which the recipient may stand.
  struct Place: Hashable, Sendable {
    /// The prepositions that lead to it; empty for an indirect object.
    var prepositions: [String]
    /// The class of the verb of the infinitive to which it belongs.
    var infinitive: String?
    /// Whether the actor stands there: "was expelled from A", "criticism from A".
    var isOfActor = false

    /// Whether the possessor of the object counts as well.
    var isGenitive: Bool { prepositions.contains { $0.isOne(of: .genitive) } }
  }

  /// What has to follow.
  enum Clause: Hashable, Sendable {
    /// An infinitive, of a class of verbs where one is named, or a clause with "that".
    case infinitive(String?)
    case finite
  }

  /// The columns of a row as they are read.
  struct Row: Sendable {
    var kind: String
    var mode: String
    var predicate: Predicate
    /// The dictionary form of the predicate, then its particle, preposition or fixed complement.
    var parts: [String]
    var objects: [Object]
    var places: [Place]
    var isRecipientOptional = true
    var clause: Clause?
    /// Where the row stands, for messages: path and line.
    var path: String
    var line: Int
    var example: String
  }

  let row: Row
  /// The rule that evidence names.
  let rule: String

  init(_ row: Row) {
    self.row = row
    let form = row.predicate == .verb ? "" : row.predicate == .noun ? "noun-" : "adjective-"
    rule = "event.\(row.kind.lowercased()).\(form)\(row.parts.joined(separator: "-"))"
  }

  var kind: String { row.kind }
  var mode: String { row.mode }
  var predicate: Predicate { row.predicate }
  var parts: [String] { row.parts }
  var objects: [Object] { row.objects }
  var places: [Place] { row.places }
  var isRecipientOptional: Bool { row.isRecipientOptional }
  var clause: Clause? { row.clause }
  var path: String { row.path }
  var line: Int { row.line }
}
