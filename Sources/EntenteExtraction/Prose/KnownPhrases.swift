internal import EntenteGraph

/// What phrases of a sentence were read as: making a mission, a position or a group costs a digest and many names.
struct KnownPhrases {
  /// What decides which missions a noun stands for.
  struct MissionPlace: Hashable {
    var node: Int
    var predicate: Int
    var senders: [EntityID]
  }

  var missionClasses: [ClassName??]
  var missions: [MissionPlace: [PhraseReader.Bound]] = [:]
  var groups: [PhraseReader.Bound??]
  var positions: [PhraseReader.Bound??]

  init(count: Int) {
    missionClasses = Array(repeating: nil, count: count)
    groups = Array(repeating: nil, count: count)
    positions = Array(repeating: nil, count: count)
  }
}

extension PhraseReader {
  /// The group of people at a node, read once.
  func knownGroup(at index: Int) -> Bound? {
    if let group = known.groups[index] { return group }
    let group = group(at: index)
    known.groups[index] = .some(group)
    return group
  }

  /// The position at a node, read once.
  func knownPosition(at index: Int) -> Bound? {
    if let position = known.positions[index] { return position }
    let position = position(at: index)
    known.positions[index] = .some(position)
    return position
  }
}
