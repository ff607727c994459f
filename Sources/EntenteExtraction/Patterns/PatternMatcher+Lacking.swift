internal import EntenteGraph
internal import EntenteLanguage

/// What a template lacks where its words stand, for people who mend patterns.
extension PatternMatcher {
  /// Returns what keeps a template from holding at a word; empty where nothing is missing by itself,
  /// so that the places exclude each other or the clause is no such claim.
  func lacking(
    _ template: PatternTemplate, of pattern: Pattern, at index: Int
  ) -> [String] {
    var missing: [String] = []
    func ask(
      _ slot: PatternTemplate.Slot?, _ candidates: @autoclosure () -> [Int], isSubject: Bool
    ) {
      guard let slot else { return }
      if fill(slot, candidates(), pattern, into: [[:]], isSubject: isSubject, all: true).isEmpty {
        missing.append(Self.describe(slot))
      }
    }
    switch template.shape {
    case .clause:
      guard roles.isVerb(index) else { return ["“\(nodes[index].word)” is not read as a verb"] }
      let governor = template.governor.isEmpty ? nil : roles.governor(ofInfinitive: index)
      if !template.governor.isEmpty, governor.map({ !stands($0, for: template.governor) }) ?? true {
        missing.append(template.governor.joined(separator: " or ") + " before it")
      }
      ask(template.subject, roles.subjects(governor ?? index), isSubject: true)
      ask(template.object, roles.objects(index), isSubject: false)
    case .copula:
      ask(template.subject, roles.surfaceSubjects(index), isSubject: true)
    case .noun, .phrase:
      guard nodes[index].isNoun else { return ["“\(nodes[index].word)” is not read as a noun"] }
      for slot in [template.subject, template.modifier].compactMap(\.self)
      where template.shape == .noun {
        if fillModifier(slot, roles.modifiers(index), pattern, into: [[:]]).isEmpty {
          missing.append(Self.describe(slot))
        }
      }
    }
    for complement in template.complements where !complement.isOptional {
      let filled = fill(
        complement.slot, roles.complements(index, complement.prepositions), pattern, into: [[:]],
        isSubject: false, all: true)
      if filled.isEmpty {
        missing.append(
          "\(complement.prepositions.joined(separator: " or ")) \(Self.describe(complement.slot))")
      }
    }
    for argument in pattern.arguments where argument.source != .words {
      let entity = argument.source == .subject ? phrases.subject : phrases.counterpart
      if !(entity.map { phrases.accepts($0, argument) } ?? false) {
        missing.append("\(argument.name) from page or section")
      }
    }
    return missing
  }

  private static func describe(_ slot: PatternTemplate.Slot) -> String {
    switch slot {
    case .argument(let name): name
    case .pair(let one, let other): "\(one) and \(other)"
    case .words(let words, _): words.prefix(4).joined(separator: " or ")
    }
  }
}
