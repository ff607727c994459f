internal import EntenteLanguage

/// How far the text commits itself to each clause, composed from the root of the sentence down.
///
/// A clause is worth what its governor makes of it (a ``Signature``), changed by the operators in it.
extension ClauseReader {
  /// The factuality of each node: that of its clause for a predicate, of what governs it for the others.
  func readFactualities(isHeading: Bool) -> [Factuality] {
    var composer = FactualityComposer(reader: self, isHeading: isHeading)
    for index in nodes.indices { _ = composer.whole(index, depth: 0) }
    return composer.wholes.map { $0 ?? .asserted }
  }

  /// What the words of a noun phrase make of what it describes, whatever is said of it: "the former minister".
  func described(_ noun: Int) -> Factuality {
    var result = Factuality.asserted
    applyAttributes(of: noun, to: &result)
    applyAttributesOfTitle(noun, to: &result)
    return result
  }

  /// What stands before a title and belongs to it, though the tree hangs it on the name or the verb: "former Vice
  /// President Joe Biden", "then Mexican President Ernesto Zedillo".
  private func applyAttributesOfTitle(_ title: Int, to result: inout Factuality) {
    let name = nodes[title].head
    guard name > title, nodes[title].mentions.isEmpty,
      nodes[title].isPerson || nodes[name].isName,
      [.nominalDescription, .compound, .flat, .adjectivalModifier].contains(nodes[title].relation)
    else { return }
    var index = phraseStart(title) - 1
    while index >= 0, nodes[index].mentions.isEmpty {
      let node = nodes[index]
      let isBefore =
        node.head == name || node.head == title || index == 0
        || lexicon.operation(.attribute, node.word) == .ended && node.tag == .adverb
      guard isBefore || node.word == "-" else { return }
      if !apply(attribute: index, to: &result) {
        guard node.word == "-" || node.tag == .adjective || node.tag == .adverb else { return }
      }
      index -= 1
    }
  }

  /// What words before a noun or a name make of it: "former", "alleged", "future".
  func applyAttributes(of index: Int, to result: inout Factuality) {
    guard nodes[index].isNoun else { return }
    for child in graph.children[index]
    where [.adjectivalModifier, .compound, .adverbialModifier].contains(
      nodes[child].relation)
      && (child < index || nodes[child].isWord(.postpositive))
    {
      guard nodes[child].mentions.isEmpty else { continue }
      if lexicon.operation(.attribute, nodes[child].word) == .not {
        guard !isPredicate(index) else { continue }
        result.negate()
        result.reasons.append(nodes[child].word)
      } else {
        apply(attribute: child, to: &result)
      }
    }
  }

  /// What one such word makes of what it describes; whether it is one.
  @discardableResult
  private func apply(attribute index: Int, to result: inout Factuality) -> Bool {
    switch lexicon.operation(.attribute, nodes[index].word) {
    case .ended: result.isEnded = true
    case .planned: result.isPlanned = true
    case .reported: result.isReported = true
    default: return false
    }
    result.reasons.append(nodes[index].word)
    return true
  }
}
