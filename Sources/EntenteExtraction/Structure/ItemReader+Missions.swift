import EntenteDocuments
import EntenteGraph

/// Lists of missions: cities under "Liaison offices of X", states under "Missions in X".
extension ItemReader {
  /// The city that a line gives for all missions below it: "… have diplomatic offices in Hargeisa:".
  func city(ofLeadIn block: Block) -> Entity? {
    let words = FoldedWords(document.text, in: block.range)
    guard words.words.count > 2, words.words[words.words.count - 2] == "in",
      let last = words.ranges.last
    else { return nil }
    return keys.entity(in: last, expecting: ["City"], at: nil)
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
    return statements.findings(at: range, rule: "list.mission", linker: linker)
  }

  /// The longest item, in words, that lists a mission and does not tell of one.
  private static let longestMission = 16
}
