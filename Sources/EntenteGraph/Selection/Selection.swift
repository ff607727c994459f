/// What part of a graph is asked for.
///
/// Every condition narrows; one that is left empty asks for nothing. The same selection is applied to
/// a graph in memory (``KnowledgeGraph/selecting(_:)``) and to one in files (``SelectedGraph``).
public struct Selection: Sendable {
  /// The relations; `event` stands for events of every kind.
  public var relations: Set<RelationName> = []
  /// The classes of which one end must be, each with all that stand below it.
  public var classes: Set<ClassName> = []
  /// Names or identifiers of entities, as people give them; see ``EntityChoice``.
  public var entities: [String] = []
  /// How many edges may lie between one of the ``entities`` and what is told; at least 1.
  public var hops = 1
  /// How the text must put it.
  public var statuses: Set<Statement.Status> = []
  /// The least ``Statement/confidence``; background has none and passes.
  public var minimumConfidence = 0.0
  /// Leaves out what had ended or happened before. What tells no time is left out as well.
  public var since: PartialDate?
  /// Leaves out what began or happened after it. What tells no time is left out as well.
  public var until: PartialDate?
  /// Asks for what holds then. Each statement says whether that is *certain* or only *possible*,
  /// as its qualifier `holds`; see ``Lifespan/Fit``.
  public var asOf: PartialDate?
  /// Leaves out what is only possible at the time of ``asOf``.
  public var isOnlyCertain = false
  /// The documents, by identifier or title, whose evidence counts.
  public var sources: Set<String> = []
  /// Whether what the gazetteer knows is there beside what documents say.
  public var includesContext = true
  /// Whether what words imply of those whom they describe stays where the background goes.
  package var includesImplied = false
  /// The relations that hold from their date until they are ended: recognition, membership. What else
  /// has a date happened then.
  public var lastingRelations: Set<RelationName> = []

  /// A selection that leaves nothing out.
  public init() {}

  /// Whether it asks for all that documents say.
  public var isEverything: Bool {
    relations.isEmpty && classes.isEmpty && entities.isEmpty && statuses.isEmpty
      && minimumConfidence <= 0 && since == nil && until == nil && asOf == nil && sources.isEmpty
  }

  /// What is wrong with a selection for the graph that it is applied to.
  public struct Problem: Error, CustomStringConvertible, Sendable {
    public var description: String

    /// Says what is wrong.
    package init(description: String) { self.description = description }
  }

  /// The qualifier by which a statement tells how it fits the time that is asked for.
  public static let fitQualifier = "holds"
}

extension Selection {
  /// Whether a statement passes what does not depend on other statements or on time.
  func passesAlone(_ statement: Statement) -> Bool {
    if !relations.isEmpty, !relations.contains(statement.relation),
      statement.relation.eventKind == nil || !relations.contains("event")
    {
      return false
    }
    if !statuses.isEmpty, !statuses.contains(statement.status) { return false }
    return statement.confidence >= minimumConfidence || statement.isContext
  }

  /// Whether a time is asked for.
  var asksForTime: Bool { since != nil || until != nil || asOf != nil }

  /// How a statement with such a life fits the time that is asked for; `nil` where it does not.
  func fit(_ life: Lifespan, of statement: Statement) -> Lifespan.Fit? {
    // What the gazetteer knows without a date follows what it is told of.
    let isBackground = statement.isContext && life.isUnknown
    if !isBackground, since != nil || until != nil {
      guard !life.isUnknown,
        life.fit(
          from: since?.earliestDay ?? .distantPast, to: until?.latestDay ?? .distantFuture) != nil
      else { return nil }
    }
    guard let asOf else { return .certain }
    // What is planned, refused or denied holds at no time.
    if statuses.isEmpty, !statement.status.isFact, statement.status != .listed { return nil }
    let fit = life.fit(
      from: asOf.earliestDay ?? .distantPast, to: asOf.latestDay ?? .distantFuture)
    return isOnlyCertain && fit == .possible ? nil : fit
  }
}

extension CalendarDate {
  /// The first and the last day of the calendar.
  fileprivate static let distantPast = CalendarDate(day: 1, of: 1, in: -9999)
  fileprivate static let distantFuture = CalendarDate(day: 31, of: 12, in: 9999)
}
