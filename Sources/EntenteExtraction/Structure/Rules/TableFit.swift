import EntenteDocuments
import EntenteGraph
import EntenteOntology

/// How a rule fits a table: what its words stand for there, or what the table lacks.
struct TableFit: Sendable {
  var rule: TableRule
  /// The entities of the letters of the title.
  var slots: [String: Entity] = [:]
  /// The column of each role that the rule speaks of.
  var columns: [ColumnRole: Int] = [:]
  /// What the table lacks, for people; empty where the rule fits.
  var lacking: [String] = []
  /// How many of the conditions hold: the measure of what came nearest.
  var held = 0

  var fits: Bool { lacking.isEmpty }

  /// Compares a rule with a table, or with a list where `group` is `nil`.
  init(
    _ rule: TableRule, _ situation: TableSituation, group: TableLayout.Group?,
    keys: (ColumnRole, Int) -> Bool = { _, _ in true }
  ) {
    self.rule = rule
    func check(_ holds: Bool, _ what: @autoclosure () -> String) {
      if holds { held += 1 } else { lacking.append(what()) }
    }
    if !rule.titles.isEmpty {
      let match = Self.slots(of: rule, in: situation)
      if let match { slots = match }
      check(match != nil, "a title such as “\(rule.titles[0].source)”")
      if match != nil { held += 2 }
    }
    if !rule.pages.isEmpty {
      let kind = situation.subject?.kind
      check(
        kind.map { kind in rule.pages.contains { Ontology.standard.isSubclass(kind, of: $0) } }
          ?? false,
        "a page about \(rule.pages.map(\.rawValue).joined(separator: " or "))")
    }
    if !rule.topics.isEmpty {
      check(
        situation.topic.map { rule.topics.contains($0.rawValue) } ?? false,
        "a title about \(rule.topics.sorted().joined(separator: " or "))")
    }
    if let topic = situation.topic, rule.excludedTopics.contains(topic.rawValue) {
      lacking.append("a title that is not about \(topic.rawValue)")
    }
    if needsSubject, situation.subject == nil { lacking.append("a page whose subject is known") }
    if needsCounterpart, situation.counterpart == nil {
      lacking.append("a second state or organization that the page is about")
    }
    guard let group else {
      if !rule.readsLists { lacking.append("to be a table") }
      return
    }
    guard rule.readsTables else {
      lacking.append("to be a list")
      return
    }
    take(group, keys: keys)
  }

  private mutating func take(
    _ group: TableLayout.Group, keys: (ColumnRole, Int) -> Bool
  ) {
    var found: [ColumnRole: Int] = [:]
    func column(_ role: ColumnRole) -> Int? {
      if let known = found[role] { return known }
      let index = group.column(best: role)
      if let index { found[role] = index }
      return index
    }
    var lacking: [String] = []
    var held = 0
    if let key = rule.key {
      // The key of states, organizations and treaties is the first of them.
      let isFirst = !key.isKey || group.key?.role == key || group.key == nil || rule.checksKeys
      let index = isFirst ? column(key) : nil
      if let index {
        held += 1
        if rule.checksKeys && !keys(key, index) {
          lacking.append(
            "a column “\(key.rawValue)” whose cells name \(rule.keyClasses.map(\.rawValue).joined(separator: " or "))"
          )
        }
      } else {
        lacking.append("a column “\(key.rawValue)” that names the rows")
      }
    }
    for alternatives in rule.columns {
      if alternatives.contains(where: { column($0) != nil }) {
        held += 1
      } else {
        lacking.append("a column “\(alternatives.map(\.rawValue).joined(separator: "” or “"))”")
      }
    }
    for role in rule.excludedColumns where group.columns.contains(where: { $0.role == role }) {
      lacking.append("to have no column “\(role.rawValue)”")
    }
    if !rule.onlyColumns.isEmpty,
      let other = group.columns.first(where: { column in
        column.role.map { !rule.onlyColumns.contains($0) } ?? true
      })
    {
      lacking.append("to have no column “\(other.header)”")
    }
    for role in rolesOfClaims { _ = column(role) }
    columns = found
    self.held += held
    self.lacking += lacking
  }

  /// The columns that the statements of the rule speak of.
  private var rolesOfClaims: [ColumnRole] {
    var roles: [ColumnRole] = [rule.opened, rule.closed].compactMap(\.self)
    for claim in rule.claims {
      for term in [claim.subject, claim.object] {
        if case .column(let role) = term { roles.append(role) }
      }
      roles += claim.timing.columns
      roles += [claim.end, claim.remarks, claim.pending?.column, claim.condition?.column]
        .compactMap(\.self)
      roles += claim.details.map(\.column)
    }
    return roles
  }

  private var needsSubject: Bool {
    rule.missions != nil
      || rule.claims.contains { $0.subject == .subject || $0.object == .subject }
  }

  private var needsCounterpart: Bool {
    rule.claims.contains { $0.subject == .counterpart || $0.object == .counterpart }
  }

  /// The entities of the letters of the first title that matches.
  private static func slots(of rule: TableRule, in situation: TableSituation) -> [String: Entity]? {
    for title in situation.titles {
      for pattern in rule.titles {
        var entities: [String: Entity] = [:]
        let match = pattern.match(title.words.words) { slot, range in
          let entity = situation.entity(
            named: title.text(range), among: rule.slotClasses[slot] ?? [])
          if let entity { entities[slot] = entity }
          return entity != nil
        }
        if match != nil { return entities }
      }
    }
    return nil
  }
}
