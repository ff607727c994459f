import EntenteGraph

/// What a statement tells of somebody's doing: an event, or a relation that is a deed.
struct Telling {
  /// The identifier of the statement.
  var statement: EntityID
  var kind: String
  var mode: String
  var actor: EntityID
  var recipient: EntityID?
  var date: PartialDate?
  var status: Statement.Status
  /// Which date of a relation tells the deed; `nil` for an event.
  var moment: String?

  /// The event of a statement, or the deeds of its relation, in one order.
  static func all(of statement: Statement) -> [Telling] {
    guard !statement.isContext else { return [] }
    if let kind = statement.relation.eventKind {
      var recipient: EntityID?
      if case .entity(let id) = statement.object { recipient = id }
      return [
        Telling(
          statement: statement.id, kind: String(kind),
          mode: statement.qualifier("mode")?.description ?? "", actor: statement.subject,
          recipient: recipient, date: statement.interval.date ?? statement.interval.start,
          status: statement.status, moment: nil)
      ]
    }
    return (Deed.all[statement.relation] ?? []).compactMap { Telling($0, of: statement) }
  }

  /// A deed of a relation; `nil` where the statement does not tell it.
  private init?(_ deed: Deed, of statement: Statement) {
    var date: PartialDate?
    var moment = deed.moments[0]
    for name in deed.moments {
      if let told = statement.date(named: name) {
        (date, moment) = (told, name)
        break
      }
    }
    let isEnd = deed.moments == ["end"]
    guard date != nil || !deed.needsDate || isEnd && statement.status == .ended,
      let actor = statement.end(of: deed.actor)
    else { return nil }
    self.statement = statement.id
    kind = deed.kind
    mode = deed.mode
    self.actor = actor
    recipient = statement.end(of: deed.recipient)
    self.date = date
    // What was so and is no longer has happened.
    status = statement.status == .ended ? .asserted : statement.status
    self.moment = moment
  }

  private init(
    statement: EntityID, kind: String, mode: String, actor: EntityID, recipient: EntityID?,
    date: PartialDate?, status: Statement.Status, moment: String?
  ) {
    self.statement = statement
    self.kind = kind
    self.mode = mode
    self.actor = actor
    self.recipient = recipient
    self.date = date
    self.status = status
    self.moment = moment
  }
}

extension Statement {
  /// The value of a qualifier.
  func qualifier(_ key: String) -> Qualifier.Value? {
    qualifiers.first { $0.key == key }?.value
  }

  /// A date of the interval, or of a qualifier.
  fileprivate func date(named name: String) -> PartialDate? {
    switch name {
    case "start": return interval.start
    case "end": return interval.end
    case "date": return interval.date
    default:
      guard case .date(let date)? = qualifier(name) else { return nil }
      return date
    }
  }

  /// The entity that stands at the first of some places: subject, object, or a qualifier.
  fileprivate func end(of places: [String]) -> EntityID? {
    for place in places {
      switch place {
      case "subject": return subject
      case "object": if case .entity(let id) = object { return id }
      default: if case .entity(let id)? = qualifier(place) { return id }
      }
    }
    return nil
  }
}
