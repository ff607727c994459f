import EntenteDocuments
import EntenteGraph
import EntenteLanguage

/// Reads lists by the rules that say `list`: each item is a row whose key is its name, and whose dates
/// are its own.
struct RuleListReader: Sendable {
  let library: TableRuleLibrary
  let linker: Linker

  /// The longest item, in words, that is a name with remarks and not a sentence.
  private static let longest = 14

  /// Returns what the items of a list state, `nil` where no rule takes it.
  func read(
    _ run: ListRun, in situation: TableSituation, coverage: inout Coverage
  ) -> [Finding]? {
    var taken: TableFit?
    for rule in library.rules where rule.readsLists {
      let fit = TableFit(rule, situation, group: nil)
      guard fit.fits, isNamed(by: fit, run, in: situation) else { continue }
      taken = fit
      break
    }
    guard let fit = taken else { return nil }
    let depth = run.items.first?.listDepth ?? 1
    var findings: [Finding] = []
    for item in run.items {
      coverage.count("list items")
      // What is nested below a name tells of it.
      guard item.listDepth == depth else {
        coverage.passOver("list item below another")
        continue
      }
      findings += self.findings(of: item.range, fit, situation, coverage: &coverage)
    }
    return findings
  }

  /// Whether most items name what the rule wants.
  private func isNamed(by fit: TableFit, _ run: ListRun, in situation: TableSituation) -> Bool {
    let keys = KeyCellReader(document: situation.document, linker: linker)
    let sample = run.items.prefix(12)
    let named = sample.filter { key(of: $0.range, fit.rule, keys, nil) != nil }
    return named.count * 5 >= sample.count * 3
  }

  /// What an item names.
  private func key(
    of range: Range<Int>, _ rule: TableRule, _ keys: KeyCellReader, _ state: Entity?
  ) -> Entity? {
    guard !rule.keyClasses.isEmpty else { return nil }
    let name = head(of: range, keys)
    guard FoldedWords(keys.document.text, in: range).words.count <= Self.longest else { return nil }
    return CellNames(keys: keys).entity(in: name, among: rule.keyClasses, of: state)
  }

  /// The name before a dash, a comma or a colon, or the whole item.
  private func head(of range: Range<Int>, _ keys: KeyCellReader) -> Range<Int> {
    let text = keys.document.text
    let name = keys.name(in: range)
    let end = name.indices.first { index in
      text[index] == UInt8(ascii: ":") || text[index] == UInt8(ascii: ",")
        || index + 2 < name.upperBound && text[index] == 0xE2 && text[index + 1] == 0x80
          && (text[index + 2] == 0x93 || text[index + 2] == 0x94)
        || index + 1 < name.upperBound && index > name.lowerBound
          && text[index] == UInt8(ascii: "-")
          && text[index - 1] == 0x20
    }
    guard let end, end > name.lowerBound else { return name.isEmpty ? range : name }
    return name.lowerBound..<end
  }

  private func findings(
    of range: Range<Int>, _ fit: TableFit, _ situation: TableSituation, coverage: inout Coverage
  ) -> [Finding] {
    let keys = KeyCellReader(document: situation.document, linker: linker)
    guard let entity = key(of: range, fit.rule, keys, fit.slots["S"]),
      entity.id != situation.subject?.id
    else {
      coverage.passOver("list item that names nothing known")
      return []
    }
    let dates = CellDates().dates(in: range, of: situation.document)
    let timeline = CellTimeline(situation.document.text, in: range, dates: dates)
    let remarks = keys.organization(in: range, minting: .nothing).status
    func entities(_ term: TableRule.Term) -> Entity? {
      switch term {
      case .subject: situation.subject
      case .counterpart: situation.counterpart
      case .slot(let name): fit.slots[name]
      case .column(let role): role == fit.rule.key ? entity : nil
      case .position(let title, let owner):
        fit.slots[owner].map { linker.position(title: title, of: $0, in: situation.document.id) }
      }
    }
    return fit.rule.claims.compactMap { claim in
      guard claim.condition == nil, let subject = entities(claim.subject),
        let object = entities(claim.object), subject.id != object.id
      else { return nil }
      var finding = Finding(
        subject: subject, relation: claim.relation, object: .entity(object),
        status: claim.status ?? .asserted, range: range, rule: fit.rule.listEvidenceName)
      if let remarks, claim.remarks != nil {
        guard let relation = remarks.relation else { return nil }
        finding.relation = relation
        if let status = remarks.status { finding.status = status }
      }
      return dated(finding, claim, timeline)
    }
  }

  private func dated(
    _ made: Finding, _ claim: TableRule.Claim, _ timeline: CellTimeline
  ) -> Finding? {
    var finding = made
    if case .none = claim.timing { return finding }
    guard timeline.content == .spells, let spell = timeline.spells.last else {
      switch claim.undated ?? .listed {
      case .nothing: return nil
      case .listed: if finding.status == .asserted { finding.status = .listed }
      case .asserted: break
      }
      return finding
    }
    if case .date = claim.timing {
      finding.interval = Interval(end: spell.end, date: spell.start)
    } else {
      finding.interval = claim.interval(of: spell)
    }
    if spell.isOver || finding.interval.end != nil { finding.status = .ended }
    return finding
  }
}
