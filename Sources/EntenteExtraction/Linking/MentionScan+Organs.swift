internal import EntenteGraph
internal import EntenteLanguage

/// Organs of a state that are described rather than named: "the Montenegrin parliament", "the
/// Foreign Ministry".
extension MentionScan {
  mutating func findOrgans() {
    var index = 0
    while index < tokens.count {
      guard covered[index] < 0, let (count, organ) = organ(at: index) else {
        index += 1
        continue
      }
      add(organ, at: index..<index + count)
      index += count
    }
  }

  /// The organ whose words begin at a token, the longest.
  private func organ(at index: Int) -> (Int, LinkingWords.Organ)? {
    guard has(.organOpener, index) else { return nil }
    for count in stride(from: min(4, tokens.count - index), to: 0, by: -1) {
      guard (index..<index + count).allSatisfy({ covered[$0] < 0 }) else { continue }
      if let organ = linker.words.organ((index..<index + count).map(word)) {
        return (count, organ)
      }
    }
    return nil
  }

  private mutating func add(_ organ: LinkingWords.Organ, at words: Range<Int>) {
    let first = words.lowerBound
    let last = words.upperBound
    if let owner = mention(at: first - 1), isState(owner.entity), adjoins(first - 1, first) {
      // "the Montenegrin parliament": the adjective keeps its mention.
      if let entity = entity(of: organ, of: owner.entity) {
        add(range(of: words), entity, .description, reason(organ, owner.entity))
        if !organ.isState { memory.organs[organ.name] = entity }
      }
      return
    }
    let next = has(.genitive, last) ? (has(.definiteArticle, last + 1) ? last + 2 : last + 1) : -1
    if next > 0, let owner = mention(at: next) {
      guard isState(owner.entity), owner.form == .name, !organ.isState else { return }
      // "the parliament of Montenegro": the state keeps its mention.
      if let entity = entity(of: organ, of: owner.entity) {
        add(range(of: words), entity, .description, reason(organ, owner.entity))
        memory.organs[organ.name] = entity
      }
      return
    }
    // "the Foreign Ministry" without a state is the one named before, or that of the page's; a small
    // "parliament" may be any.
    guard !organ.isState, organ.kind != "MilitaryBody",
      next < 0 || tokens.indices.contains(next) && tokens[next].tag == .verb,
      isCapitalized(first) || has(.definiteArticle, first - 1)
    else { return }
    if let known = memory.organs[organ.name] {
      add(range(of: words), known, .description, "\(organ.name) named before")
    } else if let subject, isState(subject), let entity = entity(of: organ, of: subject) {
      add(range(of: words), entity, .description, reason(organ, subject) + ", the page's")
    }
  }

  private func reason(_ organ: LinkingWords.Organ, _ state: Entity) -> String {
    "\(organ.isState ? "government" : "organ") of \(state.label)"
  }

  private func entity(of organ: LinkingWords.Organ, of state: Entity) -> Entity? {
    organ.isState ? state : linker.organ(kind: organ.kind, named: organ.name, of: state)
  }
}
