import EntenteGraph

/// What the rows of a table state, as its columns and its place say.
enum TableKind: Sendable {
  /// Diplomatic relations of the page's subject with the state of the row.
  ///
  /// `assertsUndated` where the table lists relations, so that a row without a date states one too;
  /// `isOver` where it lists those of the past.
  case relations(assertsUndated: Bool, isOver: Bool)
  /// Recognition of the page's subject by the state of the row, or of the state by the subject.
  case recognitions(isWithdrawn: Bool)
  /// States that recognize the page's subject, named without more.
  case recognizers
  /// Memberships of the page's subject.
  case memberships
  /// Treaties of the page's subject.
  case treaties
  /// Missions that the page's subject sends or receives, as the place of the table says.
  case missions(MissionPlace?)
  /// Nothing of the catalogue, for a reason that people understand.
  case nothing(String)

  /// Tells the kind of a table from the roles of its columns first, from its topic where they leave
  /// it open.
  init(_ group: TableLayout.Group, topic: Topic?, missions: MissionPlace?) {
    guard !group.has(.figure) else {
      self = .nothing("table of figures")
      return
    }
    guard let key = group.key else {
      self = .nothing("table that names no states or organizations")
      return
    }
    if group.has(.treaty), group.has(.signed) || group.has(.ratified) || group.has(.inForce) {
      self = .treaties
    } else if topic == .recognizers, key.role == .state,
      group.columns.allSatisfy({ $0.role == .number || $0.role == .state || $0.role == .notes })
    {
      self = .recognizers
    } else if topic == .noRelations || topic == .apparatus {
      self = .nothing("table of states without relations")
    } else if key.role == .organization, Self.tellsMembership(group) {
      self = .memberships
    } else if group.has(.recognition) || group.has(.recognizedBy) {
      self = .recognitions(isWithdrawn: topic == .recognitionWithdrawn)
    } else if topic == .otherRelations {
      self = .nothing("table of consular or unofficial relations")
    } else if group.has(.began) || group.has(.ended) {
      let isList = !group.has(.notes) || group.has(.number)
      self = .relations(
        assertsUndated: isList && (topic == .relations || topic == .formerRelations),
        isOver: topic == .formerRelations)
    } else if group.has(.date), key.role == .state,
      topic == .relations || topic == .formerRelations
    {
      self = .relations(assertsUndated: true, isOver: topic == .formerRelations)
    } else if group.has(.sentMission) || group.has(.receivedMission)
      || (key.role == .state && missions != nil && topic == .missions)
    {
      self = .missions(missions)
    } else if key.role == .organization, topic == .membership, group.has(.date) {
      self = .memberships
    } else {
      self = .nothing("table of another kind")
    }
  }

  private static func tellsMembership(_ group: TableLayout.Group) -> Bool {
    let roles: [ColumnRole] = [.applied, .admitted, .left, .observerSince, .participantSince]
    return roles.contains(where: group.has) || (group.has(.status) && !group.has(.began))
  }
}
