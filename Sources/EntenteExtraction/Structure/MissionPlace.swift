import EntenteGraph

/// What a heading or a caption says of the missions that stand under it: of which kind they are, and
/// whether the page's subject sends or receives them.
struct MissionPlace: Sendable {
  enum Direction: Sendable {
    /// "Embassies of X", "Missions abroad": the subject's, in the places that are listed.
    case sent
    /// "Embassies in X": those of the states that are listed, with the subject.
    case received
  }

  var direction: Direction
  /// The class that the title names, `nil` where it names several or none.
  var kind: ClassName?
  /// Whether the title says that they are closed: "Former embassies".
  var isOver = false

  /// Reads a title, and the titles of the sections around it where it leaves open whose missions they
  /// are; `nil` where none says it, or where the missions sit in other states.
  init?(titles: [String], subject: Entity, vocabulary: StructureVocabulary = .standard) {
    guard let first = titles.first else { return nil }
    let words = FoldedWords(first)
    guard !words.words.contains(where: { $0.isOne(of: .nonResident) }) else { return nil }
    let kinds = Set(vocabulary.missions.matches(in: words).map(\.meaning))
    kind = kinds.count == 1 ? kinds.first : nil
    isOver = vocabulary.cues.matches(in: words).contains { $0.meaning == .ends }
    let names = ([subject.label] + subject.alternativeLabels).map { FoldedWords($0).words }
    for title in titles {
      if let direction = Self.direction(of: FoldedWords(title).words, names: names) {
        self.direction = direction
        return
      }
    }
    return nil
  }

  private static func direction(of words: [String], names: [[String]]) -> Direction? {
    if words.contains(where: { $0.isOne(of: .abroad) }) { return .sent }
    for (index, word) in words.enumerated() {
      var rest = words[(index + 1)...]
      if rest.first?.isOne(of: .definiteArticle) ?? false { rest = rest.dropFirst() }
      guard names.contains(where: { !$0.isEmpty && rest.starts(with: $0) }) else { continue }
      if word.isOne(of: .originMarker) { return .sent }
      if word.isOne(of: .hostMarker) { return .received }
    }
    return nil
  }
}
