package import EntenteGraph

/// What a rule found in a document, before it becomes a ``Statement`` of the graph.
package struct Finding: Sendable {
  package enum Object: Sendable {
    case entity(Entity)
    case date(PartialDate)
    case text(String)
    case number(Int)
    /// Of an event whose recipient is not told.
    case nobody
  }

  package struct Detail: Sendable {
    package var key: String
    package var value: Object

    package init(_ key: String, _ value: Object) {
      self.key = key
      self.value = value
    }

    package init(_ key: Qualifier, _ value: Object) { self.init(key.rawValue, value) }
  }

  /// The qualifiers that code states itself, by their names in the ontology; patterns name others as well.
  package enum Qualifier: String, Sendable {
    case date, start, end, count, of, `for`, against, abstain, reason, mode, deaths, injuries,
      applied
    case signed, ratified, inForce
  }

  package var subject: Entity
  package var relation: RelationName
  package var object: Object
  package var interval: Interval
  package var status: Statement.Status
  /// The qualifiers beside the interval: `applied`, `of`, `count`, `by`, `reason` …
  package var details: [Detail]
  /// The words that say it, as a range of ``Document/text``: the clause, the row, the cell, the item.
  package var range: Range<Int>
  /// The rule that found it, such as `table.membership` or `recognizes.verb`.
  package var rule: String
  /// Where the year or the name came from that the words themselves leave open, for people.
  package var inheritedFrom: String?

  package init(
    subject: Entity, relation: RelationName, object: Object, interval: Interval = .unknown,
    status: Statement.Status = .asserted, details: [Detail] = [], range: Range<Int>, rule: String,
    inheritedFrom: String? = nil
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.interval = interval
    self.status = status
    self.details = details
    self.range = range
    self.rule = rule
    self.inheritedFrom = inheritedFrom
  }
}
