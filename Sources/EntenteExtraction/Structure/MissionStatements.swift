import EntenteDocuments
import EntenteGraph

/// A mission as tables and lists tell of it, and what that states.
struct MissionStatements: Sendable {
  var kind: ClassName
  var sender: Entity
  /// The state or organization it is with.
  var host: Entity?
  /// Where it stands, where that is said.
  var city: Entity?
  /// Whether it stands in the host's territory.
  var isResident = true
  var isOver = false
  /// When it was opened and closed.
  var start: PartialDate?
  var end: PartialDate?

  /// Classes whose missions are accredited to the host by being there.
  private static let accredited: Set<ClassName> = ["Embassy", "HighCommission", "Legation"]

  /// Returns who sent it, where it stands and to whom it is accredited.
  func findings(at range: Range<Int>, rule: String, linker: Linker) -> [Finding] {
    let mission = linker.mission(
      kind: kind, sender: sender, city: city, host: isResident ? host : nil)
    func finding(_ relation: RelationName, _ object: Entity) -> Finding {
      Finding(
        subject: mission, relation: relation, object: .entity(object),
        interval: Interval(start: start, end: end), status: isOver ? .ended : .asserted,
        range: range, rule: rule)
    }
    var findings = [finding("sentBy", sender)]
    if let place = city ?? (isResident ? host : nil) {
      findings.append(finding("locatedIn", place))
    }
    if let host, !isResident || Self.accredited.contains(kind) || host.kind != "State" {
      findings.append(finding("accreditedTo", host))
    }
    return findings
  }
}
