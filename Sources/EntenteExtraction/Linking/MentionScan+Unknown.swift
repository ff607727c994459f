internal import EntenteGraph
internal import EntenteLanguage

/// Names that the gazetteer does not know, as the name finder sees them.
extension MentionScan {
  mutating func findUnknownNames() {
    findAcronyms()
    for span in sentence.names where span.score >= Self.leastScore {
      guard let kind = Self.kind(of: span.kind) else { continue }
      guard span.tokens.allSatisfy({ covered[$0] < 0 }) else { continue }
      // A treaty is no body, whatever it looks like.
      guard !has(.treaty, span.tokens.upperBound - 1) else {
        continue
      }
      let range = range(of: span.tokens)
      let name = words(of: range)
      guard isCapitalized(span.tokens.upperBound - 1) || span.tokens.count > 2 else { continue }
      let entity =
        kind == "Place"
        ? linker.place(named: name, kind: kind, in: nil)
        : linker.organization(named: name, kind: kind, of: nil)
      add(range, entity, .name, "name by its form")
      rememberAcronym(of: entity, after: span.tokens.upperBound)
    }
  }

  /// Acronyms that the document gave to an organization itself.
  private mutating func findAcronyms() {
    guard !memory.acronyms.isEmpty else { return }
    for index in tokens.indices where covered[index] < 0 && isCapitalized(index) {
      if let entity = memory.acronyms[spelled(index)] {
        add(tokens[index].range, entity, .name, "acronym of \(entity.label)")
      }
    }
  }

  /// Remembers "XYC" for what stands before "(XYC)".
  mutating func rememberAcronym(of entity: Entity, after index: Int) {
    guard index + 2 < tokens.count, word(index) == "(", word(index + 2) == ")" else { return }
    let acronym = spelled(index + 1)
    let initials = Name(entity.label).words.compactMap(\.first)
    guard acronym.count > 1, acronym.count < 8, acronym.allSatisfy(\.isUppercase),
      let first = acronym.lowercased().first, initials.first == first
    else { return }
    memory.acronyms[acronym] = entity
  }

  /// Below it the name finder is wrong too often.
  private static let leastScore = 0.8

  private static func kind(of kind: NameSpan.Kind) -> ClassName? {
    switch kind {
    case .organization: "Organization"
    case .party: "PoliticalParty"
    case .place: "Place"
    case .person, .state, .event, .position, .other: nil
    }
  }
}
