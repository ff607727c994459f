internal import EntenteGraph
internal import EntenteLanguage
internal import EntenteOntology

/// Texts, treaties and events that words describe: "the resolution", "a Double Taxation Convention", "Exercise Herring".
extension PhraseReader {
  /// The text that a noun speaks of: "the resolution", "a security plan".
  func text(at index: Int) -> Bound? {
    let node = nodes[index]
    guard node.mentions.isEmpty, node.isLemma(.document) else {
      return nil
    }
    var start = index
    while start > 0, nodes[start - 1].mentions.isEmpty,
      [.noun, .adjective].contains(nodes[start - 1].tag), nodes[start - 1].date == nil
    {
      start -= 1
    }
    let name = words(start...index)
    return Bound(
      entity: Entity(
        id: EntityID(minting: "Document", name: name, context: document), kind: "Document",
        label: name, alternativeLabels: start < index ? [words(index...index)] : []),
      node: index)
  }

  // MARK: Treaties

  /// The treaty that a phrase names by its capitals: "a Double Taxation Convention".
  func treaties(at head: Int, parties: [Entity]) -> [Bound] {
    let node = nodes[head]
    if let known = node.mentions.first(where: { $0.entity.kind == "Treaty" }) {
      return [Bound(entity: known.entity, node: head)]
    }
    guard node.mentions.isEmpty, node.isLemma(.treaty),
      isCapitalised(head) || parties.count > 1
    else { return [] }
    var first = head
    while first > 0, isPartOfName(first - 1, of: head) { first -= 1 }
    var last = head
    if isCapitalised(head), nodes.indices.contains(head + 1),
      nodes[head + 1].isWord(.topicMarker)
    {
      var next = head + 2
      if nodes.indices.contains(next), nodes[next].tag == .determiner { next += 1 }
      while next < nodes.count,
        isCapitalised(next) || nodes[next].isWord(.genitive) && isCapitalised(next + 1),
        nodes[next].isNoun || nodes[next].tag == .adjective || nodes[next].isWord(.genitive)
      {
        last = next
        next += 1
      }
    }
    guard first < last else { return [] }
    return [
      Bound(
        entity: linker.treaty(named: words(first...last), parties: parties), node: head, end: last)
    ]
  }

  /// Whether a word before a treaty's noun belongs to its name.
  private func isPartOfName(_ index: Int, of head: Int) -> Bool {
    let node = nodes[index]
    if isCapitalised(head) {
      if node.word == "-" || node.word == "–" { return true }
      if node.isWord(.conjunction) {
        return index > 0 && isCapitalised(index - 1) && isCapitalised(index + 1)
      }
      return isCapitalised(index) && node.tag != .determiner
        && node.mentions.allSatisfy { $0.form != .reference }
    }
    return node.mentions.isEmpty && [.noun, .adjective].contains(node.tag)
      && !node.isWord(.treatyModifier)
  }

  // MARK: Events

  /// The operation, summit or programme that a phrase names by its capitals: "the Cartagena Summit".
  func event(at index: Int) -> Bound? {
    guard isPartOfEvent(index) else { return nil }
    var first = index
    while first > 0, isPartOfEvent(first - 1) { first -= 1 }
    var last = index
    while last + 1 < nodes.count {
      if isPartOfEvent(last + 1) {
        last += 1
      } else if nodes[last + 1].isWord(.topicMarker), isPartOfEvent(last + 2) {
        last += 2
      } else {
        break
      }
    }
    guard last > first, (first...last).contains(where: { isEventNoun($0) }) else { return nil }
    let name = words(first...last)
    return Bound(
      entity: Entity(id: EntityID(minting: "Event", name: name), kind: "Event", label: name),
      node: index, end: last)
  }

  private func isEventNoun(_ index: Int) -> Bool {
    nodes[index].mentions.isEmpty && nodes[index].isLemma(.eventNoun)
  }

  private func isPartOfEvent(_ index: Int) -> Bool {
    guard nodes.indices.contains(index), isCapitalised(index), nodes[index].date == nil else {
      return false
    }
    return nodes[index].isNoun || nodes[index].tag == .adjective || !nodes[index].mentions.isEmpty
  }
}
