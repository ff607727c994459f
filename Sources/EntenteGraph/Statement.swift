/// What one or more documents say of an entity: a relation to another one or to a value, with its
/// time, its status and the places that say so.
public struct Statement: Hashable, Sendable {
  /// What it is said of; of an event, the actor.
  public var subject: EntityID
  /// A relation of the ontology, or `event:` and a kind of event.
  public var relation: RelationName
  /// What is said: the other end of the relation, or a value; of an event, the recipient.
  public var object: Object
  /// When it holds, or when it happened.
  public var interval: Interval
  /// How the text puts it.
  public var status: Status
  /// What else the text says of it, sorted by key; see ``Qualifier``.
  public var qualifiers: [Qualifier]
  /// Every place that says it, sorted.
  public var evidence: [Evidence]
  /// The measured precision of the best rule that found it, 0 to 1.
  public var confidence: Double
  /// Whether no document says it: it is what the gazetteer knows of a thing that the documents name.
  ///
  /// Such a statement has no evidence and never merges with one that documents make.
  public var isContext = false

  /// Whether a context statement is what words imply of those whom they describe, and no gazetteer: the state of
  /// "six Russian diplomats".
  package var isImplied: Bool { isContext && subject.classPath == "person-group" }

  /// Creates a statement; qualifiers and evidence are sorted.
  public init(
    subject: EntityID, relation: RelationName, object: Object, interval: Interval = .unknown,
    status: Status = .asserted, qualifiers: [Qualifier] = [], evidence: [Evidence] = [],
    confidence: Double = 1
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.interval = interval
    self.status = status
    self.qualifiers = qualifiers.sorted()
    self.evidence = evidence.sorted()
    self.confidence = confidence
  }

  /// What a statement is about.
  public enum Object: Hashable, Sendable {
    /// A thing of the graph.
    case entity(EntityID)
    /// A date.
    case date(PartialDate)
    /// A text.
    case text(String)
    /// A number.
    case number(Int)
    /// Of an event whose recipient is not told.
    case nobody
  }

  /// How the text puts it. Only what is asserted or ended is a plain edge of the graph.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// The text says that it is so.
    case asserted
    /// It is said not to be so.
    case negated
    /// Alleged, or attributed to a source that the text does not make its own.
    case reported
    /// Approved, intended, conditional: it has not happened yet.
    case planned
    /// Asked for and not granted.
    case refused
    /// Named under a heading, with no date.
    case listed
    /// It was so and is no longer.
    case ended

    /// Whether a plain edge may say it.
    public var isFact: Bool { self == .asserted || self == .ended }
  }

  /// The identity of the statement; two that share it are one statement with more evidence.
  public var key: Key {
    Key(
      subject: subject, relation: relation, object: object, interval: interval, status: status)
  }

  /// What makes a statement that statement and not another.
  public struct Key: Hashable, Sendable {
    /// The subject of the statement.
    public var subject: EntityID
    /// Its relation.
    public var relation: RelationName
    /// Its object.
    public var object: Object
    /// Its time.
    public var interval: Interval
    /// Its status.
    public var status: Status
  }

  /// The minted identifier: a digest of the ``key``, the same in every run and on every machine.
  public var id: EntityID {
    let parts = [
      subject.path, relation.rawValue, object.description,
      interval.start?.description ?? "", interval.end?.description ?? "",
      interval.date?.description ?? "", status.rawValue,
    ]
    return EntityID(path: "statement/" + ContentDigest.long(parts.joined(separator: "\u{1F}")))
  }

  /// Takes over the evidence and the qualifiers of a statement with the same ``key``.
  ///
  /// The result does not depend on the order of merging: of two different values for a qualifier
  /// the finer date, or else the one that sorts first, stays.
  public mutating func merge(_ other: Statement) {
    precondition(key == other.key, "merging two different statements")
    adopt(other)
  }

  /// Takes over what another statement of the same fact knows beside its interval.
  mutating func adopt(_ other: Statement) {
    adoptTerms(of: other)
    adopt(evidence: other.evidence)
  }

  /// Takes over what another statement of the same fact knows besides its evidence.
  mutating func adoptTerms(of other: Statement) {
    confidence = max(confidence, other.confidence)
    guard !other.qualifiers.isEmpty, qualifiers != other.qualifiers else { return }
    let values = Dictionary(
      (qualifiers + other.qualifiers).map { ($0.key, $0.value) },
      uniquingKeysWith: Qualifier.better)
    qualifiers = values.map { Qualifier(key: $0.key, value: $0.value) }.sorted()
  }
}

extension Statement: Comparable {
  /// Graph order: subject, relation, object, interval, status.
  public static func < (a: Statement, b: Statement) -> Bool {
    if a.subject != b.subject { return a.subject < b.subject }
    if a.relation != b.relation { return a.relation < b.relation }
    if a.object != b.object { return a.object < b.object }
    if a.interval != b.interval { return a.interval < b.interval }
    return a.status.rawValue < b.status.rawValue
  }
}

extension Statement.Object: Comparable, CustomStringConvertible {
  /// The identifier of the entity, or the value in its canonical spelling.
  public var description: String {
    switch self {
    case .entity(let id): id.path
    case .date(let date): date.description
    case .text(let text): text
    case .number(let number): String(number)
    case .nobody: ""
    }
  }

  private var rank: Int {
    switch self {
    case .entity: 0
    case .date: 1
    case .number: 2
    case .text: 3
    case .nobody: 4
    }
  }

  /// Orders entities by identifier, then dates by time, numbers by size, and texts.
  public static func < (a: Statement.Object, b: Statement.Object) -> Bool {
    switch (a, b) {
    case (.entity(let x), .entity(let y)): x < y
    case (.date(let x), .date(let y)): x < y
    case (.number(let x), .number(let y)): x < y
    case (.text(let x), .text(let y)): x < y
    default: a.rank < b.rank
    }
  }
}

/// The name of a relation in the ontology, such as `memberOf`, or `event:` and a kind of event.
public struct RelationName: RawRepresentable, Hashable, Sendable, Comparable,
  ExpressibleByStringLiteral, CustomStringConvertible
{
  public var rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public init(stringLiteral value: String) { rawValue = value }
  public var description: String { rawValue }

  /// The kind of the event, such as `ACCUSE`, where the relation is one.
  public var eventKind: Substring? {
    rawValue.hasPrefix("event:") ? rawValue.dropFirst("event:".count) : nil
  }

  public static func < (a: RelationName, b: RelationName) -> Bool { a.rawValue < b.rawValue }
}
