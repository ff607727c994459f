import EntenteDocuments
import EntenteGraph
import EntenteLanguage

/// Lists of missions: cities under "Liaison offices of X", states under "Missions in X".
extension ItemReader {
  /// The city that a line gives for all missions below it: "… have diplomatic offices in Hargeisa:".
  func city(ofLeadIn block: Block) -> Entity? {
    let words = FoldedWords(document.text, in: block.range)
    guard words.words.count > 2, words.words[words.words.count - 2].isOne(of: .inessive),
      let last = words.ranges.last
    else { return nil }
    return keys.entity(in: last, expecting: ["City"], at: nil)
  }

  /// Returns what the items of a list of missions state.
  ///
  /// Cities may stand below their state: "Austria", and under it "Vienna (Embassy)".
  func missions(
    of run: ListRun, place: MissionPlace, coverage: inout Coverage
  ) -> [Finding] {
    let heading = document.sections[run.section].title
    let city =
      run.leadIn.flatMap { self.city(ofLeadIn: $0) }
      ?? (place.direction == .received ? self.city(ofHeading: heading) : nil)
    let depth = run.items.first?.listDepth ?? 1
    var findings: [Finding] = []
    var host: Entity?
    for (index, item) in run.items.enumerated() {
      coverage.count("list items")
      let isParent =
        run.items.indices.contains(index + 1) && run.items[index + 1].listDepth > item.listDepth
      if item.listDepth <= depth {
        host = isParent ? keys.states(in: item.range).entities.first : nil
        if isParent, host != nil { continue }
      }
      if let host, item.listDepth > depth {
        findings += mission(item.range, place: place, with: host, coverage: &coverage)
      } else {
        findings += mission(item.range, place: place, allIn: city, coverage: &coverage)
      }
    }
    return findings
  }

  /// The city in which a heading says that all missions are: "Embassies in Valletta".
  private func city(ofHeading heading: String) -> Entity? {
    let words = heading.split(separator: " ")
    guard let at = words.lastIndex(where: { String($0).isOne(of: .inessive) }), at + 1 < words.count
    else { return nil }
    return linker.entity(named: words[(at + 1)...].joined(separator: " "), expecting: ["City"])?
      .entity
  }

  /// Returns what an item below the name of a state says: "Vienna (Embassy)".
  private func mission(
    _ range: Range<Int>, place: MissionPlace, with host: Entity, coverage: inout Coverage
  ) -> [Finding] {
    let words = FoldedWords(document.text, in: range)
    let kinds = vocabulary.missions.matches(in: words)
    guard words.words.count <= Self.longestMission, let kind = kinds.first?.meaning ?? place.kind
    else {
      coverage.passOver("list item that names no mission")
      return []
    }
    let isSent = place.direction == .sent
    guard host.id != subject.id, let city = CellNames(keys: keys).place(in: range) else {
      coverage.passOver("list item that names no place known")
      return []
    }
    var statements = MissionStatements(
      kind: kind, sender: isSent ? subject : host, host: isSent ? host : subject, city: city)
    statements.isOver = place.isOver
    return statements.findings(at: range, rule: "list.mission", linker: linker)
  }

  /// Returns what an item states; `allIn` is where missions stand that name no place of their own.
  func mission(
    _ range: Range<Int>, place: MissionPlace, allIn: Entity?, coverage: inout Coverage
  ) -> [Finding] {
    let words = FoldedWords(document.text, in: range)
    let links = document.links(in: range).filter { $0.kind != .address }
    let match = vocabulary.missions.matches(in: words).first
    let named = match?.meaning
    guard words.words.count <= Self.longestMission, let kind = named ?? place.kind else {
      coverage.passOver("list item that names no mission")
      return []
    }
    // What stands before "– Liaison office" or "(Embassy)".
    let end = match.map { words.ranges[$0.words.lowerBound].lowerBound } ?? range.upperBound
    let head = links.first?.range ?? trimmedName(range.lowerBound..<end)
    // Under "Missions in X" the first name is the sender's.
    let places =
      place.direction == .received
      ? links.dropFirst().map(\.range) : links.isEmpty ? [head] : links.map(\.range)
    let city = places.lazy.compactMap { keys.entity(in: $0, expecting: ["City"], at: nil) }.first
    let state = keys.entity(in: head, expecting: ["State"], at: nil)
    var statements = MissionStatements(kind: kind, sender: subject, host: nil, city: city)
    switch place.direction {
    case .sent:
      // The flag beside a city is that of its country.
      statements.host = city == nil ? state : nil
      // "Brussels (European Union; Permanent Mission)".
      if kind == "PermanentMission", city != nil {
        statements.host =
          links.dropFirst().lazy.compactMap {
            keys.entity(in: $0.range, expecting: ["Organization"], at: nil)
          }.first
      }
      guard city != nil || state != nil else {
        coverage.passOver("list item that names no place known")
        return []
      }
    case .received:
      guard let state, state.id != subject.id else {
        coverage.passOver("list item that names no state known")
        return []
      }
      statements.sender = state
      statements.city = city ?? allIn
      statements.host = subject
    }
    if place.isOver {
      statements.isOver = true
      statements.end = CellDates().dates(in: range, of: document).last?.date
    }
    return statements.findings(at: range, rule: "list.mission", linker: linker)
  }

  /// The longest item, in words, that lists a mission and does not tell of one.
  private static let longestMission = 16
}
