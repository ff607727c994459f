package import EntenteGraph

/// One way in which English says a relation, with the sentences that show it.
///
/// Patterns live in `Ontology/patterns/`, one relation a file; `Ontology/patterns/README.md` explains
/// the language to people who write them, ``PatternReader`` reads it.
package struct Pattern: Sendable {
  /// The rule that evidence names, such as `recognizes.verb`.
  package var rule: String
  package var path: String
  /// The line of the file on which it begins, from 1.
  package var line: Int
  package var templates: [PatternTemplate] = []
  package var arguments: [PatternArgument] = []
  package var statements: [PatternStatement] = []
  /// What a date of the clause says of the statements.
  package var time = Time.none
  /// The status of what is said plainly; negation and the like override it.
  package var status = Statement.Status.asserted
  /// Whether what is said outlasts the words that say it: a former singer is still a citizen.
  package var isLasting = false
  /// Whether what is told without a date in dated news happened on the date of the news.
  package var isDeed = false
  package var examples: [PatternExample] = []

  /// What the date of a clause is to its statement.
  package enum Time: String, CaseIterable, Sendable {
    case none
    case date
    case start
    case end
  }
}

/// What may stand in a place of a pattern.
package struct PatternArgument: Hashable, Sendable {
  /// The name in capitals, such as `A` or `SENDER`.
  package var name: String
  /// The classes of the ontology of which it must be one.
  package var classes: [ClassName]
  /// The classes of which it must not be one.
  package var excluded: [ClassName] = []
  /// For a mission, the argument that sends it: `where M is DiplomaticMission sent by A`.
  package var sender: String?
  /// Whether a clause that leaves it out may take it from another one of the same sentence that the
  /// same pattern matches, as in "five were expelled in March, six from Oslo in May".
  package var isShared = false
  package var source = Source.words

  /// Whether the clause itself names it.
  var isInWords: Bool {
    switch source {
    case .words, .word: true
    case .subject, .counterpart, .description: false
    }
  }

  /// Whether the page or the place puts it in.
  var isGiven: Bool { source == .subject || source == .counterpart }

  /// Whether it stands for a text rather than an entity.
  var isText: Bool {
    if case .word = source { true } else { false }
  }

  /// Where an argument comes from.
  package enum Source: Hashable, Sendable {
    /// The words of the pattern.
    case words
    /// What the page is about: `where B is State subject`.
    case subject
    /// What the section or the row is about: `where B is State counterpart`.
    case counterpart
    /// What describes another argument elsewhere in the sentence: `where P is Position of A`.
    case description(of: String)
    /// A word of a group of `words.list` that stands for a text: `where I is word of ideology`.
    case word(of: String)
  }
}

/// A statement that a match of a pattern makes.
package struct PatternStatement: Hashable, Sendable {
  package var subject: Term
  package var relation: RelationName
  package var object: Term
  package var details: [Detail] = []

  package struct Detail: Hashable, Sendable {
    package var key: String
    package var value: Term
  }

  /// What stands at an end of a statement.
  package enum Term: Hashable, Sendable {
    case argument(String)
    /// The city in which a mission stands.
    case place(of: String)
    /// The state or organization to which a mission is sent.
    case host(of: String)
    /// The state or organization that sends a mission.
    case sender(of: String)
    /// The state or organization whose people a group is.
    case nation(of: String)
    /// The date of the clause.
    case date
    /// The words of the clause that tell why.
    case reason
    case text(String)

    /// The argument that it is about.
    package var argument: String? {
      switch self {
      case .argument(let name), .place(let name), .host(let name), .sender(let name),
        .nation(let name):
        name
      case .date, .reason, .text: nil
      }
    }
  }
}

/// A sentence beside a pattern: what it says, or that it says nothing.
package struct PatternExample: Hashable, Sendable {
  package var sentence: String
  /// The line of the file, from 1.
  package var line: Int
  /// The title of the page on which it is read, where that matters.
  package var page: String?
  /// The heading under which it is read, where that matters.
  package var heading: String?
  /// The statements; none in a near miss.
  package var expected: [Expectation] = []
  package var isNearMiss: Bool

  package init(
    sentence: String, line: Int, page: String? = nil, heading: String? = nil,
    isNearMiss: Bool = false
  ) {
    self.sentence = sentence
    self.line = line
    self.page = page
    self.heading = heading
    self.isNearMiss = isNearMiss
  }

  /// A statement by the labels of its ends.
  package struct Expectation: Hashable, Sendable {
    package var subject: String
    package var relation: RelationName
    package var object: String
    /// What follows the object: `start`, `end`, `date`, `status` and other qualifiers, as written.
    package var qualifiers: [String: String] = [:]
  }
}

/// The patterns of one file.
package struct PatternFile: Sendable {
  package var path: String
  package var relation: RelationName
  package var patterns: [Pattern]
}
